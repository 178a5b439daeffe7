"""Which time is an English figure's: its own clause's, not a neighbour's, not the day of speaking, never the future."""

import pytest

from khronika.nouns import Kind, PartialDate, Report, make_id
from khronika.reading.english import read
from tests.reading.told_claims import told


def times(text: str, published: str | None = "2023-05-10") -> list[tuple[str, str | None]]:
    report = Report(
        make_id("r", text),
        "0",
        text,
        "text/plain",
        "-",
        lang="en",
        published=PartialDate.parse(published) if published else None,
    )
    claims = [c for c in read(report).claims if c.figure is not None and c.kind is not Kind.ELECTION]
    claims.sort(key=lambda c: c.figure.span if c.figure and c.figure.span else c.span)
    return [
        (c.figure.text.casefold(), f"{c.when.start}..{c.when.end}" if c.when else None)
        for c in claims
        if c.figure is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # each number takes its own day
        (
            "Eight people were killed in Tarsk on April 15, and 18 in Orlivka, in the Wend region, on May 9, the ombudsman said.",
            [("eight", "2023-04-15..2023-04-15"), ("18", "2023-05-09..2023-05-09")],
        ),
        # a day beside the verb of saying is the saying's
        (
            "The unrest of May 1 went on for hours. The party reported Monday 26 deaths.",
            [("26", "2023-05-01..2023-05-01")],
        ),
        (
            "Speaking at a hearing on Monday, the minister said five people had been arrested at a rally on May 2.",
            [("five", "2023-05-02..2023-05-02")],
        ),
        # "the February 1 takeover" dates the takeover
        ("In protests against the February 1 takeover 857 people have died, the group said.", [("857", "None..2023-05-10")]),
        # the nearest day before, not the passage's first
        (
            "About 300 people marched on April 20. Clashes with the police came on May 1 and 2. As a result, ten people were killed.",
            [("about 300", "2023-04-20..2023-04-20"), ("ten", "2023-05-01..2023-05-02")],
        ),
        # a day compared with, a day far back, a day to come
        ("On Saturday clashes broke out. There were two injuries, fewer than on April 29.", [("two", "2023-05-06..2023-05-06")]),
        ("Sunday was the deadliest day since February, with 44 people killed.", [("44", "2023-05-07..2023-05-07")]),
        ("On Monday 37 people were arrested, with some due to appear in court on Wednesday.", [("37", "2023-05-08..2023-05-08")]),
        ("Last Saturday, as on every Saturday since February, about 70 women protested.", [("about 70", "2023-05-06..2023-05-06")]),
        ("A court will try 12 people on 20 May.", [("12", "2023-05-20..2023-05-20")]),
        # a total as of a day does not happen on the day told before
        (
            "On Monday two people were killed. According to the group, a total of 83 people have died as of Tuesday.",
            [("two", "2023-05-08..2023-05-08"), ("83", "None..2023-05-09")],
        ),
        # what happened never lies ahead
        ("Ahead of the June 4 vote, 12 activists were arrested.", [("12", None)]),
    ],
)  # fmt: skip
def test_the_day_is_the_figures_own(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert times(text) == expected


def test_a_pages_stamp_is_no_days_event() -> None:
    text = " date 2023-05-10 In Orland, two people died in clashes.\n\nDemonstrations were held on Monday, and 40 people were arrested."
    assert times(text) == [("two", "2023-05-08..2023-05-10"), ("40", "2023-05-08..2023-05-08")]


def test_headings_of_days_date_what_stands_under_them() -> None:
    text = (
        "April 2\n\nSome 700 people gathered in Tarsk.\n\nApril 4\n\nAbout 5,000 people gathered in Orlivka."
    )
    assert times(text) == [
        ("some 700", "2023-04-02..2023-04-02"),
        ("about 5,000", "2023-04-04..2023-04-04"),
    ]


def test_the_openings_day_dates_what_follows() -> None:
    text = "Clashes broke out this Saturday in Tarsk and Orlivka.\n\nThere were two injuries in Tarsk, and 12 arrests."
    assert times(text) == [("two", "2023-05-06..2023-05-06"), ("12", "2023-05-06..2023-05-06")]


def test_a_long_stretch_is_carried_to_running_totals_only() -> None:
    text = "A group said that 857 people had been killed since January. Two men were shot dead in Tarsk."
    assert times(text)[1] == ("two", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Guards arrested 40 dockers on Friday, up from 12 the week before.",
            [("40", "2023-05-05..2023-05-05"), ("12", "2023-04-24..2023-04-30")],
        ),
        (
            "The death toll rose to 31, up from 12 on Monday.",
            [("31", None), ("12", "2023-05-08..2023-05-08")],
        ),
        (
            "The toll rose from 12 on Monday to 31 on Tuesday.",
            [("31", "None..2023-05-09"), ("12", "2023-05-08..2023-05-08")],
        ),
    ],
)
def test_what_a_number_is_set_against_is_of_a_time_before(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert sorted(times(text)) == sorted(expected)


def test_the_night_told_of_on_the_morning_after_is_the_one_before() -> None:
    text = "Police said on Wednesday that 23 people were arrested overnight."
    assert times(text) == [("23", "2023-05-09..2023-05-10")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The committee said on Monday that Rul had won the May 3 vote.\n\nGuards arrested 40 dockers in Tarsk.",
            [("40", None)],
        ),
        (
            "On Monday the senate opened its inquiry into the May 3 dispersal of dockers.\n\nTwo dockers died, the mayor said.",
            [("two", "2023-05-03..2023-05-03")],
        ),
        (
            "Scores died as troops put down protests that began on May 3, the league said.",
            [("scores", "2023-05-03..2023-05-10")],
        ),
        ("The chief, who led rebels until 2005, said 12 dockers were arrested.", [("12", None)]),
    ],
)
def test_the_day_of_something_else_is_not_the_days_event(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert times(text) == expected


def test_a_day_that_cannot_be_told_is_not_another_that_the_story_tells() -> None:
    text = "Guards arrested 40 dockers in Tarsk on Thursday.\n\nTheir leader was held on 3 May 2021, and 12 others."
    assert times(text, None)[0] == ("40", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dockers rallied on Tuesday, a day after clashes at a march left 38 guards and one docker hurt.",
            [("38", "2023-05-08..2023-05-08"), ("one", "2023-05-08..2023-05-08")],
        ),
        ("Three dockers were jailed for leading a march in March 2021.", [("three", None)]),
        (
            "Guards were posted for polling day, 7 May, the ministry said, and 12 dockers were held.",
            [("12", "2023-05-07..2023-05-07")],
        ),
    ],
)
def test_the_day_after_and_the_day_of_the_deed(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert times(text) == expected


def test_last_week_on_a_sunday_may_be_either() -> None:
    assert times("Guards held 12 dockers last week.", "2023-05-14") == [("12", "2023-05-01..2023-05-14")]


def test_a_year_of_long_ago_does_not_date_a_story_without_a_day() -> None:
    text = "Guards arrested 24 dockers in Tarsk. The islands joined the mainland in 1964."
    assert times(text, None) == [("24", None)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The union urged dockers to gather on Saturday in Lirna.", "2023-05-13"),  # published on a Wednesday
        ("The union urged dockers to gather on Tuesday in Lirna.", "2023-05-09"),
    ],
)
def test_people_are_called_to_the_nearer_of_two_days(text: str, day: str) -> None:
    found = told(read, text, "en", "2023-05-10")
    assert [str(c.when.start) for c in found if c.kind is Kind.PROTEST and c.when] == [day]


def test_what_had_been_called_for_is_past() -> None:
    found = told(read, "The union had urged dockers to gather on Saturday in Lirna.", "en", "2023-05-10")
    assert {str(c.when.start) for c in found if c.when} <= {"2023-05-06"}
