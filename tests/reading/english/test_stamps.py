"""The day a report bears itself, where nobody gave the day of publication."""

import pytest

from khronika.nouns import PartialDate, Report, make_id
from khronika.reading.english import read
from khronika.reading.english.stamps import live_day, own_day


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7.05am: First buses arrive.\n\n8.20am: Police confirm 12 people in custody.", "2024-03-02"),
        ("LIVE 15:42 - Water cannon in action.", "2024-03-02"),
        ("UPDATE 6:10 p.m.: Route 9 is open again.", "2024-03-02"),
        ("Police confirm 12 people in custody at 8.20am.", None),
        ("15:42 - Water cannon in action.", None),  # one time alone may be a programme's
    ],
)
def test_a_page_by_the_clock_tells_its_own_day(text: str, expected: str | None) -> None:
    found = live_day(text, PartialDate(2024, 3, 2))
    assert (None if found is None else str(found.start)) == expected
    assert live_day(text, None) is None
    assert live_day(text, PartialDate(2024, 3)) is None


def test_what_a_page_by_the_clock_counts_is_of_its_day() -> None:
    text = "7.05am: First buses arrive.\n\n8.20am: Police confirm 12 people in custody.\n\n11am: On Friday three people were hurt."
    report = Report(
        make_id("r", text), "0", text, "text/plain", "-", lang="en", published=PartialDate(2024, 3, 2)
    )
    reading = read(report)
    days = {c.figure.text: str(c.when.start) for c in reading.claims if c.figure and c.when}
    assert days == {"12": "2024-03-02", "three": "2024-03-01"}
