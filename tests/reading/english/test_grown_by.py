"""What a toll grew by, a law that punishes nobody yet, days of a march counted on, and others beside those held."""

import pytest

from khronika.nouns import Kind
from tests.reading.english.source_of import claims, figures


def told(text: str) -> list[tuple[str, str]]:
    return [(c.kind.value, c.figure.text) for c in figures(text) if c.figure is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The death toll had risen by 11 to 187, a prosecutor said.", [("death", "187")]),
        ("The number of wounded rose by 40 to 310, hospitals said.", [("injury", "310")]),
        ("Arrests went up by 12 to 60 on Friday.", [("detention", "60")]),
        ("Between 11 and 187 people died.", [("death", "Between 11 and 187")]),
        ("From 20 to 30 people were hurt.", [("injury", "From 20 to 30")]),
    ],
)
def test_what_a_toll_grew_by_is_no_end_of_a_range(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Riots left four drivers and six security personnel with injuries.",
            [("injury", "four"), ("injury", "six")],
        ),
        (
            "Dozens of people were detained and several injured when guards broke up a rally.",
            [("detention", "Dozens"), ("injury", "several")],
        ),
        ("Forty dockers were held and six hurt on Friday.", [("detention", "Forty"), ("injury", "six")]),
        (
            "Forty dockers were arrested and charged on Friday.",
            [("charge", "Forty"), ("detention", "Forty")],
        ),
    ],
)
def test_others_have_a_word_of_their_own(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(told(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The crowd protested in Velm on Friday against a law that fines jobless people $250.",
        "The crowd protested in Velm on Friday against a decree that jails critics for ten years.",
    ],
)
def test_what_a_law_does_has_been_done_to_nobody(text: str) -> None:
    kinds = {c.kind for c in claims(text)}
    assert Kind.PROTEST in kinds
    assert Kind.SENTENCE not in kinds


def test_a_vote_in_parliament_is_no_election() -> None:
    text = "After the vote was announced in parliament on Friday, crowds ransacked the building in Velm."
    kinds = {c.kind for c in claims(text)}
    assert Kind.DAMAGE in kinds
    assert Kind.ELECTION not in kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The centre said 13 people were killed on the first day of the march on April 1.", "2021-04-01"),
        ("The centre said 13 people were killed on the second day of the strike, April 2.", "2021-04-02"),
        ("Guards killed 13 people on the third day of protests.", "2021-05-04"),
    ],
)
def test_a_day_that_is_counted_on_is_the_one_that_is_named(text: str, expected: str) -> None:
    (claim,) = figures(text)
    assert claim.when is not None
    assert str(claim.when.start) == expected


def test_a_first_day_that_is_not_named_is_not_guessed() -> None:
    (claim,) = figures("Thirteen people were killed on the first day of the march.")
    assert claim.when is None


def test_what_one_is_told_by_is_not_told_of_those_beside() -> None:
    text = "Police detained up to 10 people, including one candidate who was later freed and two sons of the chairman."
    assert sorted(told(text)) == [("detention", "two"), ("detention", "up to 10"), ("release", "one")]
