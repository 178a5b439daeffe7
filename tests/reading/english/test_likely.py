"""What a number most likely counts where no rule knows: sentences that stand in no training file."""

import pytest

from khronika.nouns import Kind, Report, Unread, digest, make_id
from khronika.reading import read
from khronika.reading.english.likely import chances, guess, weights


def _claims(text: str) -> list[tuple[str, Kind, str]]:
    data = text.encode()
    reading = read(Report(make_id("r", digest(data)), digest(data), text, "text/plain", "-", lang="en"))
    assert not isinstance(reading, Unread)
    return [(c.figure.text, c.kind, c.rule) for c in reading.claims if c.figure is not None]


def test_chances_are_of_one_whole() -> None:
    found = chances(frozenset({"noun=student", "verb=drag"}))
    assert set(found) == set(weights().labels)
    assert sum(found.values()) == pytest.approx(1.0, abs=1e-5)


def test_nothing_known_is_most_likely_nothing() -> None:
    assert guess(frozenset({"noun=never-met"})).kind is None


NO_RULE_HAS = (
    ("Men in masks bundled 14 trainees into two vans outside the depot.", Kind.DETENTION),
    ("Some 600 women knelt in front of the courthouse of Orlo, holding candles.", Kind.PROTEST),
    ("By nightfall the list of those in the cells ran to 212 names.", Kind.DETENTION),
    ("About 3,000 people filed past the gates in silence.", Kind.PROTEST),
    ("The judge let 23 of the strikers go home.", Kind.RELEASE),
    ("Thirty-one marchers lost teeth or had ribs broken.", Kind.INJURY),
    ("The square swelled with 40,000 people by noon.", Kind.PROTEST),
    ("Doctors bandaged 19 men whom the horses had trampled.", Kind.INJURY),
)


def test_most_wordings_that_no_rule_has_are_understood() -> None:
    """Not each: the score changes with every sentence it learns from."""
    read_so = [kind in [k for _, k, _ in _claims(text)] for text, kind in NO_RULE_HAS]
    assert sum(read_so) >= 5, read_so


@pytest.mark.parametrize(
    "text",
    [
        "The factory outside Tarsk employs 2,300 people and makes tractors.",
        "About 40 tourists were on the ferry when its engine failed.",
        "The new library has places for 120 readers.",
        "The wounded were carried to several hospitals around Tarsk.",
        "Soldiers fired on the crowd at two locations in Tarsk.",
        "Around 150 tear gas canisters were fired at the marchers.",
        "Twelve teams and 300 athletes will take part in the games of Orlo.",
    ],
)
def test_people_of_other_affairs_stay_out(text: str) -> None:
    assert _claims(text) == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Police held 20 people in Tarsk. A collection for the 80 families will be taken on Sunday.", ["20"]),
        ("Two people died in Tarsk and their coffins were carried home. The families were given six flags.", ["Two"]),
    ],
)  # fmt: skip
def test_what_befalls_people_befalls_no_things(text: str, due: list[str]) -> None:
    assert [figure for figure, _, _ in _claims(text)] == due
