"""Places and days."""

import datetime as dt

import pytest

from khronika.nouns import Level, PartialDate, Place, Precision, When
from khronika.reconciling.scope import Nest, combined, narrowest, nest_periods, nest_places
from tests.invented_claims import ABROAD, COUNTRY, NORTH, SOUTH, SQUARE, day

UNKNOWN = Place("Nowheresk", Level.UNKNOWN)


@pytest.mark.parametrize(
    ("one", "other", "nest"),
    [
        ((NORTH,), (NORTH,), Nest.SAME),
        ((NORTH, SOUTH), (SOUTH, NORTH), Nest.SAME),
        ((NORTH,), (NORTH, SOUTH), Nest.INSIDE),
        ((NORTH, SOUTH), (COUNTRY,), Nest.INSIDE),
        ((SQUARE,), (NORTH,), Nest.INSIDE),
        ((SQUARE, SOUTH), (NORTH,), Nest.CROSSING),
        ((NORTH,), (SOUTH,), Nest.APART),
        ((NORTH,), (ABROAD,), Nest.APART),
        ((), (NORTH,), Nest.UNKNOWN),
        ((), (), Nest.UNKNOWN),
        ((UNKNOWN,), (NORTH,), Nest.UNKNOWN),
        ((UNKNOWN,), (UNKNOWN,), Nest.SAME),
    ],
)
def test_places(one, other, nest):
    assert nest_places(narrowest(one), narrowest(other)) is nest
    assert nest_places(narrowest(other), narrowest(one)) is nest.reversed


def test_a_wider_place_that_only_says_where_is_left_out():
    assert narrowest((NORTH, COUNTRY)) == (NORTH,)
    assert narrowest((COUNTRY,)) == (COUNTRY,)
    assert narrowest((SOUTH, NORTH, SOUTH)) == (NORTH, SOUTH)


@pytest.mark.parametrize(
    ("one", "other", "nest"),
    [
        ((9, 9), (9, 9), Nest.SAME),
        ((9, 9), (9, 13), Nest.INSIDE),
        ((9, 10), (10, 11), Nest.CROSSING),
        ((9, 9), (10, 10), Nest.APART),
    ],
)
def test_periods(one, other, nest):
    a, b = (When.days(day(first), day(last)) for first, last in (one, other))
    assert nest_periods(a, b) is nest
    assert nest_periods(b, a) is nest.reversed


def test_a_day_lies_in_its_month_and_unknown_days_in_nothing():
    month = When(PartialDate(2031, 5), PartialDate(2031, 5))
    assert nest_periods(When.on(day(9)), month) is Nest.INSIDE
    assert nest_periods(None, month) is Nest.UNKNOWN


def test_several_dimensions_make_one_answer():
    assert combined(Nest.SAME, Nest.SAME) is Nest.SAME
    assert combined(Nest.SAME, Nest.INSIDE) is Nest.INSIDE
    assert combined(Nest.AROUND, Nest.INSIDE) is Nest.CROSSING
    assert combined(Nest.UNKNOWN, Nest.APART) is Nest.APART
    assert combined(Nest.UNKNOWN, Nest.INSIDE) is Nest.UNKNOWN


# periods that are only "some time within"

_JUNE = When(PartialDate(2019, 6), PartialDate(2019, 6), Precision.MONTH)
_BY_18 = When(None, PartialDate(2019, 6, 18), Precision.VAGUE, rule="when.not-after-said")
_STORY = When(PartialDate(2019), PartialDate(2019), Precision.YEAR, rule="when.story-year")


@pytest.mark.parametrize("loose", [_JUNE, _BY_18, _STORY])
def test_a_day_is_no_part_of_a_loose_period(loose):
    day = When.on(dt.date(2019, 6, 9))
    assert nest_periods(day, loose) is Nest.UNKNOWN
    assert nest_periods(loose, day) is Nest.UNKNOWN


def test_some_time_in_june_lies_in_the_half_year():
    half = When.days(dt.date(2019, 1, 1), dt.date(2019, 6, 30))
    assert nest_periods(_JUNE, half) is Nest.INSIDE
    assert nest_periods(half, _JUNE) is Nest.AROUND


def test_two_counts_of_one_month_are_of_one_period_but_two_with_an_open_start_may_not_be():
    assert nest_periods(_JUNE, _JUNE) is Nest.SAME
    assert nest_periods(_BY_18, _BY_18) is Nest.UNKNOWN
    assert nest_periods(_STORY, _STORY) is Nest.UNKNOWN


def test_loose_periods_that_do_not_meet_are_apart():
    assert nest_periods(When.on(dt.date(2019, 7, 1)), _BY_18) is Nest.APART
    assert nest_periods(When.on(dt.date(2018, 7, 1)), _STORY) is Nest.APART
