import datetime as dt

from khronika.nouns import PartialDate
from khronika.reading.anchors import day_from, interval, partial, weekday_before, year_for

DAY = PartialDate(2020, 1, 10)


def test_a_day_takes_the_year_nearest_before() -> None:
    assert year_for(12, 25, DAY, None) == 2019
    assert year_for(1, 9, DAY, None) == 2020


def test_an_announced_day_may_lie_ahead_but_not_far() -> None:
    assert year_for(2, 1, DAY, None) == 2020
    assert year_for(9, 1, DAY, None) == 2019


def test_without_publication_the_stated_year_or_none() -> None:
    assert year_for(6, 9, None, 2019) == 2019
    assert year_for(6, 9, None, None) is None


def test_a_weekday_is_the_latest_on_or_before() -> None:
    assert weekday_before(4, DAY) == dt.date(2020, 1, 10)
    assert weekday_before(6, DAY) == dt.date(2020, 1, 5)
    assert weekday_before(6, PartialDate(2020, 1)) is None


def test_a_month_of_publication_gives_no_yesterday() -> None:
    assert day_from(DAY, -1) == dt.date(2020, 1, 9)
    assert day_from(PartialDate(2020, 1), -1) is None


def test_days_that_do_not_exist_and_reversed_ends_give_nothing() -> None:
    assert partial(2019, 2, 30) is None
    assert interval(PartialDate(2019, 6, 9), PartialDate(2019, 6, 8), "", "t") is None
