"""Who tells a number and who does not: rivals in the sentence before, a speaker right behind "and", a poll, whoever did it. Invented."""

import pytest

from tests.reading.english.source_of import figures


def tellers(text: str) -> dict[str, str]:
    return {c.figure.text: c.attribution.source_name for c in figures(text) if c.figure is not None}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Some 2,000 Kurds, according to the police, and 8,000, according to themselves, marched. Two officers were hurt.",
            {"Two": "author"},
        ),
        ("Police put the crowd at 3,000 and organisers at 9,000. Two officers were hurt.", {"Two": "author"}),
        ("Police put the crowd at 3,000. Two officers were hurt.", {"Two": "Police"}),
        (
            "Guards cleared the camp, detaining 27 people and, witnesses said, pushing some down a slope.",
            {"27": "author"},
        ),
        ("Guards detained 27 people and, the union said, beat four of them.", {"27": "author", "four": "union"}),
        (
            "Sixty miners marched between two walls of people that the unions reckoned at 90,000.",
            {"90,000": "unions"},
        ),
        ("In Tarsk the army put nine people in their graves in three days.", {"nine": "author"}),
    ],
)  # fmt: skip
def test_who_tells_and_who_does_not(text: str, told: dict[str, str]) -> None:
    found = tellers(text)
    assert {words: found.get(words) for words in told} == told


def test_a_poll_tells_its_own_shares() -> None:
    text = (
        "After the mayoral election the commission counted 8,310 votes for Ada Rul. "
        "An exit poll on Saturday evening had Ben Dolo ahead, 51.5 to 48.5."
    )
    found = tellers(text)
    assert (found["8,310"], found["51.5"], found["48.5"]) == ("commission", "exit poll", "exit poll")
