"""Words of time by a table of patterns, whatever the language."""

import re

from khronika.nouns import PartialDate, When
from khronika.reading.anchors import interval
from khronika.reading.spotting import Anchor, spot, the_one_year

FULL = re.compile(r"(\d{4})-\d\d|\d\d\.((?:19|20)\d\d)")


def _day(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    day = anchor.day(int(match[1]), 6, None)
    return interval(day, day, match[0], rule)


def _open(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    return None


TABLE = [("day", re.compile(r"(\d+) июня"), _day), ("weekday", re.compile(r"в среду|июня"), _open)]


def found(text: str, void: re.Pattern[str] | None = None) -> list[str]:
    anchor = Anchor(PartialDate(2019, 6, 14), None)
    return [m.rule for m in spot(text, TABLE, anchor, yielding=frozenset({"weekday"}), void=void)]


def test_an_earlier_pattern_wins() -> None:
    assert found("12 июня") == ["day"]


def test_what_yields_is_dropped_beside_a_date_only() -> None:
    assert found("в среду, 12 июня") == ["day"]
    assert found("12 июня, в среду") == ["day"]
    assert found("в среду прошла акция, 12 июня вторая") == ["weekday", "day"]


def test_what_makes_a_hit_void_drops_it() -> None:
    assert found("12 июня рождён, 13 июня вышел", re.compile(r"\s+рождён")) == ["day"]


def test_the_year_is_stated_only_where_all_full_dates_agree() -> None:
    assert the_one_year(FULL, "2019-06 и 09.2019") == 2019
    assert the_one_year(FULL, "2019-06 и 09.2018") is None
    assert the_one_year(FULL, "июнь") is None
