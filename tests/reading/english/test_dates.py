"""English dates against the day of publication, and unknown without one."""

import pytest

from khronika.nouns import PartialDate, Precision
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
        ("over 9, 10 and 11 June", "2019-06-14", [("9, 10 and 11 June", "2019-06-09", "2019-06-11")]),
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
        # a month or day far ahead only where the words look ahead
        ("tried in Port Imar since January", "2020-09-10", [("since January", "2020-01", "2020-09-10")]),
        ("protests on July 11", "2022-03-17", [("July 11", "2021-07-11", "2021-07-11")]),
        ("a trial held between December 14 and February 3", "2022-03-17", [("December 14 and February 3", "2021-12-14", "2022-02-03")]),
        ("The court will rule on Friday", "2019-06-19", [("on Friday", "2019-06-21", "2019-06-21")]),
        ("They will march, he said on Monday", "2019-06-19", [("on Monday", "2019-06-17", "2019-06-17")]),
        # stretches
        ("in each of the last four nights", "2019-12-18", [("each of the last four nights", "2019-12-14", "2019-12-18")]),
        ("in the past 24 hours", "2023-06-13", [("in the past 24 hours", "2023-06-12", "2023-06-13")]),
        ("after three weeks of street protests", "2020-08-10", [("three weeks of street protests", "2020-07-20", "2020-08-10")]),
        ("from Friday to Sunday", "2021-09-08", [("from Friday to Sunday", "2021-09-03", "2021-09-05")]),
        ("on Saturday and Sunday", "2021-09-08", [("on Saturday and Sunday", "2021-09-04", "2021-09-05")]),
        ("over the weekend", "2021-09-08", [("the weekend", "2021-09-04", "2021-09-05")]),
        ("this week", "2023-06-13", [("this week", "2023-06-12", "2023-06-13")]),
        ("in January & February 2022", "2023-03-02", [("January & February 2022", "2022-01", "2022-02")]),
        ("in the second half of last year", "2023-09-02", [("second half of last year", "2022-07", "2022-12")]),
        ("overnight into Monday", "2020-08-10", [("overnight into Monday", "2020-08-09", "2020-08-10")]),
        ("shot during the night", "2020-05-31", [("during the night", "2020-05-30", "2020-05-31")]),
        (
            "In the first five months of 2023 there were 90 arrests. In the same period of last year there were 31.",
            "2023-06-22",
            [("first five months of 2023", "2023-01", "2023-05"), ("In the same period of last year", "2022-01", "2022-05")],
        ),
        # leaning on the story
        ("On 9 June, 40 were held. Three days later it was ten.", "2019-06-20", [("9 June", "2019-06-09", "2019-06-09"), ("Three days later", "2019-06-12", "2019-06-12")]),
        ("shot on June 12 after an overnight standoff", "2019-10-30", [("June 12", "2019-06-12", "2019-06-12"), ("overnight", "2019-06-11", "2019-06-12")]),
        (
            "30 have died since the coup. The Feb. 1 coup came early.",
            "2021-03-02",
            [("since the coup", "2021-02-01", "2021-03-02"), ("Feb. 1", "2021-02-01", "2021-02-01")],
        ),
        (
            "Eight have died since the protests began. They began on 3 May.",
            "2021-05-20",
            [("since the protests began", "2021-05-03", "2021-05-20"), ("3 May", "2021-05-03", "2021-05-03")],
        ),
        ("people were held until April 5, 2021", "2021-04-06", [("April 5, 2021", None, "2021-04-05")]),
        ("in the first week of November", "2021-11-10", [("first week of November", "2021-11-01", "2021-11-07")]),
        ("since the start of the week", "2023-06-08", [("since the start of the week", "2023-06-05", "2023-06-08")]),
        ("since the beginning of the year", "2023-06-08", [("since the beginning of the year", "2023-01", "2023-06-08")]),
        ("between 2015 and 2019", "2021-11-10", [("between 2015 and 2019", "2015", "2019")]),
        ("the 2020-21 protests", "2021-11-10", [("2020-21", "2020", "2021")]),
        ("next week", "2021-11-10", [("next week", "2021-11-15", "2021-11-21")]),
        ("on 7.11.2021", "2021-11-10", [("7.11.2021", "2021-11-07", "2021-11-07")]),
        ("on 07/11/2021", "2021-11-10", [("07/11/2021", "2021-11-07", "2021-11-07")]),
        ("on 05/06/2021", "2021-11-10", [("05/06/2021", None, None)]),  # 5 June or 6 May
        ("on the night of 5 November", "2021-11-10", [("5 November", "2021-11-05", "2021-11-06")]),
        ("Organisers expect 20,000 people on Saturday", "2021-11-10", [("on Saturday", "2021-11-13", "2021-11-13")]),
        ("during three days of protests from 5 November", "2021-11-10", [("during three days of protests from 5 November", "2021-11-05", "2021-11-07")]),
        # no day in particular
        ("a photographer with a Sunday paper", "2023-06-22", [("Sunday", None, None)]),
        ("on Good Friday", "2023-06-22", [("Friday", None, None)]),
        ("every Saturday", "2023-06-22", [("every Saturday", None, None)]),
        ("as of 13:30", "2024-05-13", [("13:30", "2024-05-13", "2024-05-13")]),
        ("since Christmas", "2020-02-01", [("since Christmas", "2019-12-25", "2020-02-01")]),
        ("on Sunday", None, [("on Sunday", None, None)]),
        ("on June 9", None, [("June 9", None, None)]),
        (
            "June 9, 2019, and June 10",
            None,
            [("June 9, 2019", "2019-06-09", "2019-06-09"), ("June 10", "2019-06-10", "2019-06-10")],
        ),
    ],
)  # fmt: skip
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


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("They were held on the 7th.", "2022-11-09", "2022-11-07"),
        ("They were held on the 28th and freed.", "2022-11-09", "2022-10-28"),
        ("Nine were fined on All Souls' Day.", "2022-11-03", "2022-11-02"),
        ("The fast began on Human Rights Day.", "2025-05-03", "2024-12-10"),
        ("Polling day was 12 May. He was shot on the eve of the polls.", "2025-05-13", "2025-05-11"),
        (
            "It rained on Thursday, 1 August. The evening before, a curfew was declared.",
            "2024-08-02",
            "2024-07-31",
        ),
    ],
)
def test_days_by_number_by_feast_and_by_the_day_after(text: str, published: str, day: str) -> None:
    assert read(text, published)[-1][1:] == (day, day)


@pytest.mark.parametrize(
    ("text", "published", "first", "last"),
    [
        ("Fourteen arrests in the first quarter of the year.", "2025-05-03", "2025-01", "2025-03"),
        ("It was cut in December 2015 and in May of the following year.", "2022-11-03", "2016-05", "2016-05"),
        ("It was cut in June 2019 and in August of the same year.", "2022-11-03", "2019-08", "2019-08"),
    ],
)
def test_months_of_a_year_named_before(text: str, published: str, first: str, last: str) -> None:
    assert read(text, published)[-1][1:] == (first, last)


@pytest.mark.parametrize("text", ["a flat on the 7th floor", "on the 5th Avenue", "the 2nd of four"])
def test_ordinals_that_are_no_days(text: str) -> None:
    assert read(text, "2022-11-09") == []


def test_without_publication_a_month_after_the_last_dated_day_is_of_the_year_before() -> None:
    text = "Police shot six people in Puno on January 9, 2033. The marches began in early December."
    (month,) = [
        m.when for m in find_dates(text, None) if m.when is not None and "December" in m.span.of(text)
    ]
    assert (str(month.start), month.precision) == ("2032-12", Precision.MONTH)
    ahead = "Police shot six people in Puno on January 9, 2033. A march is planned for December."
    (month,) = [
        m.when for m in find_dates(ahead, None) if m.when is not None and "December" in m.span.of(ahead)
    ]
    assert str(month.start) == "2033-12"
