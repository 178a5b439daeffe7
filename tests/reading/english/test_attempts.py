"""What was tried: people who tried to march were in the street; whoever tried to arrest somebody did not by that. Sentences are invented."""

import pytest

from khronika.nouns import Certainty, Claim, Kind
from khronika.reading.english import read
from tests.reading.told_claims import told


def claims(text: str, kind: Kind) -> list[Claim]:
    return [c for c in told(read, text, "en", "2016-06-15") if c.kind is kind]


@pytest.mark.parametrize(
    "text",
    [
        "Around 400 students tried to march on the palace in Banda on Monday but were stopped by riot police.",
        "Some 60 women attempted to gather outside the ministry in Sana on Sunday; 14 of them were arrested.",
        "Protesters sought to gather at Independence Square on Saturday but were blocked by soldiers.",
        "Dozens of teachers were detained as they tried to protest outside parliament in Kigombo on Friday.",
        "Guards dispersed about 300 people trying to hold a rally in Tashir on Sunday.",
        "The strikers vainly tried to rally in front of the town hall in Porto Rei on 10 June.",
        "On Saturday security forces tried to break up a sit-in by 500 nurses in Kampong Thom.",
    ],
)
def test_who_tried_to_march_was_in_the_street(text: str) -> None:
    assert [c.certainty for c in claims(text, Kind.PROTEST)] == [Certainty.HAPPENED]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen tried to kidnap two aid workers in Bor on Thursday.", Kind.DETENTION),
        ("Officers attempted to arrest 12 squatters on Friday, but a crowd drove them off.", Kind.DETENTION),
        (
            "Police tried to push back 2,000 marchers in Nador on Monday; seven officers were hurt.",
            Kind.DISPERSAL,
        ),
    ],
)
def test_what_was_tried_on_others_was_not_done(text: str, kind: Kind) -> None:
    assert [c.certainty for c in claims(text, kind)] == [Certainty.HYPOTHETICAL]


@pytest.mark.parametrize(
    "text",
    [
        "Activists are trying to organise a rally for 10,000 people in August.",
        "About 300 students will try to march to the square on Saturday.",
    ],
)
def test_what_will_be_tried_is_planned(text: str) -> None:
    assert [c.certainty for c in claims(text, Kind.PROTEST)] == [Certainty.PLANNED]


def test_an_attempt_that_was_thwarted_is_no_protest() -> None:
    text = "Attempts to hold a demonstration in Biel on Friday were thwarted and 16 people were detained."
    assert all(c.certainty is not Certainty.HAPPENED for c in claims(text, Kind.PROTEST))
    assert [c.certainty for c in claims(text, Kind.DETENTION)] == [Certainty.HAPPENED]
