"""What is named, and what shows something, tells nothing: "dubbed the March of Salt", "the raid showed how afraid they are"."""

import pytest

from khronika.nouns import Claim, PartialDate, Report, Unread, digest, make_id
from khronika.reading import read
from khronika.reading.english.dates import find_dates
from tests.reading.english.source_of import source


def claims(text: str) -> tuple[Claim, ...]:
    reading = read(
        Report(make_id("r", text), digest(text.encode()), text, "text/plain", "-", lang="en", published=PartialDate(2021, 5, 5))
    )  # fmt: skip
    assert not isinstance(reading, Unread)
    return reading.claims


@pytest.mark.parametrize(
    "text",
    [
        "Protesters held a short rally, dubbed the March of Salt, near the square.",
        "Nurses in Lirna staged a vigil -- called the Walk of Lamps -- outside the ministry.",
    ],
)
def test_a_name_is_no_judgement(text: str) -> None:
    assert [
        c.attribution.source_name for c in claims(text) if c.attribution.source_name not in (None, "author")
    ] == []


def test_an_action_that_shows_something_does_not_speak() -> None:
    (said,) = claims(
        "Sela Maro of the Orlo Institute said the police action showed how afraid the government was."
    )
    assert said.attribution.source_name == "Sela Maro of the Orlo Institute"
    assert claims("The arrests show that the government fears the vote.") == ()


def test_figures_that_show_something_do() -> None:
    assert source("Hospital records show that 12 people died in Lirna.", "12") == "Hospital records"


def test_the_march_of_somebody_is_no_month() -> None:
    assert find_dates("They joined the March of Salt in Lirna.", PartialDate(2021, 5, 5)) == []
    assert len(find_dates("They were held in March of last year.", PartialDate(2021, 5, 5))) == 1


def test_the_lead_s_dozens_are_not_those_of_another_town_and_month() -> None:
    text = (
        "KISUMU, Kenya - Police broke up a rally in Kisumu on Monday, detaining dozens of students. Shops were shut. In December, "
        "police broke up a rally in Nairobi, and organizers said dozens of students were detained."
    )
    assert source(text, "dozens") == "author"
