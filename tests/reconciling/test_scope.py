"""Places and days."""

import pytest

from khronika.nouns import Level, PartialDate, Place, When
from khronika.reconciling.scope import Nest, combined, narrowest, nest_periods, nest_places
from tests.reconciling.make import ABROAD, COUNTRY, NORTH, SOUTH, SQUARE, day

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
