"""Months, weeks and years that lean on the time told before, and months of a year that is only called."""

import pytest

from tests.reading.english.test_timing import times


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("In August last year", "2022-08..2022-08"),
        ("In August of last year", "2022-08..2022-08"),
        ("On 12 August last year", "2022-08-12..2022-08-12"),
        ("On August 12 of last year", "2022-08-12..2022-08-12"),
        ("Last August", "2022-08..2022-08"),
        ("Last June", "2022-06..2022-06"),  # not the June ahead
        ("In March this year", "2023-03..2023-03"),
        ("Earlier this month", "2023-05..2023-05"),
        ("The previous month", "2023-04..2023-04"),  # nothing told before
    ],
)
def test_a_month_of_a_year_that_is_called(words: str, expected: str) -> None:
    assert times(f"{words}, guards killed four farmers.") == [("four", expected)]


@pytest.mark.parametrize(
    ("first", "words", "expected"),
    [
        ("in June 2021", "In March the year before", "2020-03..2020-03"),
        ("in June 2021", "In March of that year", "2021-03..2021-03"),
        ("in June 2021", "In the same month", "2021-06..2021-06"),
        ("in June 2021", "Later that month", "2021-06..2021-06"),
        ("in June 2021", "The following month", "2021-07..2021-07"),
        ("in June 2021", "The month before", "2021-05..2021-05"),
        ("in June 2021", "The previous year", "2020..2020"),
        ("in June 2021", "A year later", "2022..2022"),
        ("on 3 March", "Two months earlier", "2023-01..2023-01"),
        ("on 3 March", "Earlier that week", "2023-02-27..2023-03-03"),
        ("on 3 March", "Later that week", "2023-03-03..2023-03-05"),
        ("on 3 March", "The following week", "2023-03-06..2023-03-12"),
        ("in June 2021", "Earlier that week", None),  # which week of June, nobody says
    ],
)
def test_a_unit_beside_the_time_told_before(first: str, words: str, expected: str | None) -> None:
    text = f"Guards killed nine farmers {first}. {words}, 30 students were arrested."
    assert times(text)[1] == ("30", expected)


def test_the_week_before_something_is_that_things() -> None:
    text = "Guards killed nine farmers on 3 March. In the week before the vote 30 students were arrested."
    assert times(text)[1][1] != "2023-02-20..2023-02-26"
