"""Days that lie before what is told, or from which it goes on; and numbers that stand beside a day."""

import pytest

from khronika.nouns import Kind
from tests.reading.english.figures_of import figures_of
from tests.reading.english.test_timing import times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what had been before is of no day told now
        ("Police held 40 dockers in Mali on Monday. Six of them were previously jailed.", [("40", "2023-05-08..2023-05-08"), ("six", None)]),
        ("Police held 40 dockers in Mali on Monday. Earlier, two were hurt.", [("40", "2023-05-08..2023-05-08"), ("two", "2023-05-08..2023-05-08")]),
        # who serves a term now
        ("A court in Mali sat on Monday. Six of the dockers are currently serving terms in prison.", [("six", "None..2023-05-10")]),
        # what followed a vote is not of its day
        ("In Mali, rallies that followed the April 28 elections left 25 people dead.", [("25", None)]),
        # weeks of a month, and days of a week
        ("Prosecutors in Mali charged 35 people in the last week of January.", [("35", "2023-01-25..2023-01-31")]),
        ("As of Friday of last week, 12 people were held in Mali.", [("12", "None..2023-05-05")]),
    ],
)  # fmt: skip
def test_what_lies_before_and_what_goes_on(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert times(text) == expected


def test_a_day_of_a_month_opens_no_range() -> None:
    text = "The court handed down sentences on Sep. 1 to seven activists."
    assert figures_of(text) == [("seven", Kind.SENTENCE)]


def test_relatives_of_the_held_are_not_held() -> None:
    assert figures_of("Several relatives of detainees have denounced the trial.") == []
