"""The day a report bears itself, where nobody gave the day of publication."""

import pytest

from khronika.nouns import PartialDate, Report, make_id
from khronika.reading.english import read
from khronika.reading.english.stamps import own_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("March 25, 2019\n\nPolice used tear gas on Monday.", PartialDate(2019, 3, 25)),
        (
            "Vote called flawed\n\nPublished on Monday, 25 March 2019, 14:05 GMT\n\nText.",
            PartialDate(2019, 3, 25),
        ),
        ("Suva, 16 July 2033 \u2013 Officers held 17 people.", PartialDate(2033, 7, 16)),
        ("(Suva, July 16, 2033) \u2013 Officers held 17 people.", PartialDate(2033, 7, 16)),
        ("Officers held 17 people on 16 July 2033.", None),
        ("On March 25, 2019, police used tear gas.", None),
        ("July 2033\n\nOfficers held 17 people.", None),
    ],
)
def test_the_day_a_report_bears(text: str, day: PartialDate | None) -> None:
    assert own_day(text) == day


def whens(text: str, published: str | None = None) -> list[tuple[str, ...]]:
    day = PartialDate.parse(published) if published else None
    report = Report(make_id("r", text), "0", text, "text/plain", "-", lang="en", published=day)
    return [
        (str(c.when.start), str(c.when.end)) for c in read(report).claims if c.when is not None and c.figure
    ]


def test_words_of_time_lean_on_it_and_on_a_given_day_before_it() -> None:
    text = "July 17, 2033\n\nPolice beat 30 students yesterday."
    assert whens(text) == [("2033-07-16", "2033-07-16")]
    assert whens(text, "2033-07-19") == [("2033-07-18", "2033-07-18")]


def test_it_is_no_day_of_an_event() -> None:
    assert whens("July 17, 2033\n\nPolice beat 30 students in Suva.") == []
