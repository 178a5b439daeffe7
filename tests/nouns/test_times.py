"""Partial dates and intervals of days."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.nouns import PartialDate, When
from tests import strategies


@given(strategies.partial_dates())
def test_a_date_comes_back_from_its_short_form(date: PartialDate) -> None:
    assert PartialDate.parse(date.short()) == date
    assert str(date) == date.short()


@given(strategies.partial_dates())
def test_a_partial_date_is_an_interval_of_itself(date: PartialDate) -> None:
    assert date.earliest <= date.latest
    for day in (date.earliest, date.latest):
        assert PartialDate(*(day.year, day.month, day.day)[: len(date.short().split("-"))]) == date
    before, after = date.earliest - dt.timedelta(1), date.latest + dt.timedelta(1)
    assert not PartialDate.of(before).short().startswith(date.short())
    assert not PartialDate.of(after).short().startswith(date.short())


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("2019", "2019"),
        ("2019-06", "2019-06"),
        (" 2019-06-09 ", "2019-06-09"),
        ("2019-06-09T23:30:00+06:00", "2019-06-09"),
        ("2019-06-09 23:30", "2019-06-09"),
        ("2020-02-29", "2020-02-29"),
    ],
)
def test_parse(words: str, short: str) -> None:
    assert PartialDate.parse(words).short() == short


@pytest.mark.parametrize(
    "words",
    "|19|2019-6-9|2019-02-29|2019-13|2019-00|2019-06-00|2019-06-31|0000|9 June 2019|2019-06T10:00|2019/06/09"
    "|2019-06-09x|20190609".split("|"),
)
def test_what_is_no_date_is_refused_with_its_words(words: str) -> None:
    with pytest.raises(ValueError, match="date"):
        PartialDate.parse(words)


def test_a_day_needs_a_month() -> None:
    with pytest.raises(ValueError, match="month"):
        PartialDate(2019, None, 9)


def test_a_period_needs_an_end_and_runs_forward() -> None:
    with pytest.raises(ValueError, match="unknown"):
        When(None, None)
    with pytest.raises(ValueError, match="before it begins"):
        When(PartialDate(2019, 6), PartialDate(2019, 5))
    # A month that holds the day is not before it: partial dates overlap.
    When(PartialDate(2019, 6, 9), PartialDate(2019, 6))


@given(strategies.whens(), strategies.whens())
def test_meeting_is_mutual_and_being_within_is_meeting(a: When, b: When) -> None:
    assert a.meets(b) == b.meets(a)
    assert a.meets(a)
    assert a.within(a)
    if a.within(b):
        assert a.meets(b)


@given(strategies.whens(), strategies.whens(), strategies.whens())
def test_being_within_is_handed_down(a: When, b: When, c: When) -> None:
    if a.within(b) and b.within(c):
        assert a.within(c)


@given(st.dates(), st.dates())
def test_days(one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))
    period = When.days(first, last)
    assert period.bounds() == (first, last)
    assert When.on(first).within(period)
    assert When.on(last).within(period)


def test_an_open_end_reaches_all_days() -> None:
    since = When(PartialDate(2019, 6), None)
    assert since.latest is None
    assert When.on(dt.date(2030, 1, 1)).within(since)
    assert not since.within(When.days(dt.date(2019, 6, 1), dt.date(2030, 1, 1)))
