"""What others are asked to do has not happened, and is not what they plan; what had befallen those named has."""

import pytest

from khronika.nouns import Certainty, Claim, Kind
from khronika.reading.english import read
from tests.reading.told_claims import told as told_in


def claims(text: str) -> list[Claim]:
    return told_in(read, text, "en", "2031-05-06")


@pytest.mark.parametrize(
    "text",
    [
        "The forum called on the authorities to immediately release five people who were detained on Monday in Tarsk.",
        "The union urged police to free five students arrested on Monday.",
        "The mission appealed to the army to release five men held since Monday.",
    ],
)
def test_whoever_should_be_freed_is_held(text: str) -> None:
    figures = [(c.kind, c.certainty) for c in claims(text) if c.figure is not None]
    assert figures == [(Kind.DETENTION, Certainty.HAPPENED)]


def test_what_prosecutors_are_asked_to_do_is_no_plan() -> None:
    (claim,) = [c for c in claims("The minister asked prosecutors to charge 40 marchers.") if c.figure]
    assert claim.certainty is Certainty.HYPOTHETICAL


def test_what_a_court_orders_is_planned() -> None:
    (claim,) = [c for c in claims("The court ordered police to release 12 students.") if c.figure]
    assert claim.certainty is Certainty.PLANNED
