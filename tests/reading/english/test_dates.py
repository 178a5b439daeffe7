"""English dates against the day of publication, and unknown without one."""

import pytest

from khronika.nouns import PartialDate
from khronika.reading.english.dates import find_dates


def read(text: str, published: str | None) -> list[tuple[str, str | None, str | None]]:
    found = find_dates(text, PartialDate.parse(published) if published else None)
    return [
        (
            m.span.of(text),
            m.when and str(m.when.start) if m.when and m.when.start else None,
            m.when and str(m.when.end) if m.when and m.when.end else None,
        )
        for m in found
    ]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("on 9 June", "2019-06-14", [("9 June", "2019-06-09", "2019-06-09")]),
        ("on June 9-13", "2019-06-14", [("June 9-13", "2019-06-09", "2019-06-13")]),
        ("on 9 and 10 June", "2019-06-14", [("9 and 10 June", "2019-06-09", "2019-06-10")]),
        ("30 June - 2 July", "2019-07-05", [("30 June - 2 July", "2019-06-30", "2019-07-02")]),
        ("on December 16", "2021-01-10", [("December 16", "2020-12-16", "2020-12-16")]),
        ("on January 10", "2020-12-16", [("January 10", "2021-01-10", "2021-01-10")]),
        ("on Sunday", "2019-06-11", [("on Sunday", "2019-06-09", "2019-06-09")]),
        ("last Wednesday", "2025-03-27", [("last Wednesday", "2025-03-19", "2025-03-19")]),
        ("Saturday, December 1", "2018-12-08", [("Saturday, December 1", "2018-12-01", "2018-12-01")]),
        ("three days ago", "2019-06-06", [("three days ago", "2019-06-03", "2019-06-03")]),
        ("overnight", "2019-06-06", [("overnight", "2019-06-05", "2019-06-06")]),
        (
            "over three days, starting from June 9,",
            "2019-06-14",
            [("over three days, starting from June 9", "2019-06-09", "2019-06-11")],
        ),
        ("in the last 10 days", "2024-07-27", [("in the last 10 days", "2024-07-17", "2024-07-27")]),
        (
            "since the strike began on 3 May",
            "2020-05-09",
            [("since the strike began on 3 May", "2020-05-03", "2020-05-09")],
        ),
        ("in June 2019", "2019-07-01", [("June 2019", "2019-06", "2019-06")]),
        ("in 2011", "2019-07-01", [("2011", "2011", "2011")]),
        ("on Sunday", None, [("on Sunday", None, None)]),
        ("on June 9", None, [("June 9", None, None)]),
        (
            "June 9, 2019, and June 10",
            None,
            [("June 9, 2019", "2019-06-09", "2019-06-09"), ("June 10", "2019-06-10", "2019-06-10")],
        ),
    ],
)
def test_resolution(
    text: str, published: str | None, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert read(text, published) == expected


def test_the_story_gives_election_day_and_the_day_after() -> None:
    text = "The town voted on 4 May. On election day two men were held. The next day more followed."
    assert read(text, "2020-05-20")[1:] == [
        ("On election day", "2020-05-04", "2020-05-04"),
        ("The next day", "2020-05-05", "2020-05-05"),
    ]


def test_a_day_that_does_not_exist_stays_unknown() -> None:
    assert read("on February 30, 2019", "2019-06-14") == [("February 30, 2019", None, None)]


def test_a_count_of_people_is_no_day() -> None:
    assert read("on Sunday 15 people came", "2019-06-11") == [("on Sunday", "2019-06-09", "2019-06-09")]
