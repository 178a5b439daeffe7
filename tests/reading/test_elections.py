"""The table of elections, and which poll of it a report can mean. Days are facts told at the addresses beside the table."""

import datetime as dt
from collections import Counter

import pytest

from khronika.reading.elections import pollings as polls
from khronika.reading.elections.pollings import (
    GENERAL,
    PARLIAMENTARY,
    PRESIDENTIAL,
    REFERENDUM,
    Called,
    pollings,
    shortly_after,
    shortly_before,
    within,
)
from khronika.reading.gazetteer.lookup import rows

PRESIDENT = Called(frozenset({PRESIDENTIAL}))
ANY = Called()


def _lines(name: str) -> list[list[str]]:
    text = (polls.HERE / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_every_row_names_a_country_days_in_order_kinds_and_an_address() -> None:
    countries = {row[0] for row in rows("countries.tsv")}
    addresses = {row[0] for row in _lines("addresses.tsv")}
    for country, first, last, kinds, told_at in _lines("elections.tsv"):
        assert country in countries
        assert _day(first) <= _day(last)
        assert (_day(last) - _day(first)).days < 60
        assert set(kinds.split()) <= GENERAL | {REFERENDUM}
        assert kinds
        assert told_at in addresses


def test_every_address_is_one_and_is_used() -> None:
    addresses = _lines("addresses.tsv")
    assert all(row[1].startswith("https://") for row in addresses)
    assert {row[0] for row in addresses} == {row[4] for row in _lines("elections.tsv")}


def test_a_poll_stands_there_once_and_rows_are_in_order() -> None:
    told = [(row[0], row[1]) for row in _lines("elections.tsv")]
    assert told == sorted(told)
    assert max(Counter(told).values()) == 1


def test_it_covers_what_its_description_says() -> None:
    table = _lines("elections.tsv")
    assert len({row[0] for row in table}) >= 180
    years = Counter(row[1][:4] for row in table)
    assert all(years[str(year)] >= 45 for year in range(1998, 2021))


def test_the_latest_round_of_the_last_weeks_is_meant() -> None:
    second = shortly_before("ML", PRESIDENT, _day("2013-08-15"))
    assert second is not None
    assert (second.first, second.further) == (_day("2013-08-11"), True)
    first = shortly_before("ML", Called(PRESIDENT.kinds, 1), _day("2013-08-15"))
    assert first is not None
    assert (first.first, first.further) == (_day("2013-07-28"), False)


@pytest.mark.parametrize(
    ("called", "day"),
    [
        (PRESIDENT, "2013-10-15"),  # nine weeks later
        (PRESIDENT, "2013-07-20"),  # before it
        (Called(frozenset({REFERENDUM})), "2013-08-15"),
    ],
)
def test_no_poll_fits(called: Called, day: str) -> None:
    assert shortly_before("ML", called, _day(day)) is None


def test_two_polls_that_are_no_rounds_of_one_are_not_told_apart() -> None:
    # Tunisia chose a president on 15 September and a parliament on 6 October 2019.
    assert shortly_before("TN", ANY, _day("2019-10-08")) is None
    parliament = shortly_before("TN", Called(frozenset({PARLIAMENTARY})), _day("2019-10-08"))
    assert parliament is not None
    assert parliament.first == _day("2019-10-06")


def test_what_is_to_come_and_what_lies_in_a_year() -> None:
    coming = shortly_after("AM", ANY, _day("2017-03-10"))
    assert coming is not None
    assert coming.first == _day("2017-04-02")
    assert shortly_after("AM", ANY, _day("2017-01-10")) is None
    whole = (_day("2015-01-01"), _day("2015-12-31"))
    of_year = within("ZM", PRESIDENT, *whole)
    assert of_year is not None
    assert of_year.first == _day("2015-01-20")
    assert within("PL", PRESIDENT, *whole) is None  # it polled twice


def test_a_country_that_the_table_has_not_got_has_no_polls() -> None:
    assert pollings("VA") == ()
    assert shortly_before("VA", ANY, _day("2013-08-15")) is None
