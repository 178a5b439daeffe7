"""When it was said, across: one equal column a day, empty days cut out and counted, last the figures without a date.

When the days are too many for a page, columns are months, then years: the finest unit that gives at most
``MOST_COLUMNS`` columns. A column with nothing in it is never drawn.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from khronika.drawing.chart.wording import day_words, gettext, month_words, ngettext

# Eight columns of 1,100 units leave each about 120: room for a mark and most of a label. Chosen by looking at
# the demo's questions in November 2026.
MOST_COLUMNS = 8
CUT = 44.0
MOST_UNDATED = 2.5
_UNITS = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class Column:
    """``key`` orders columns and is ``None`` for the last one, no date given. ``skipped`` counts the empty days (months,
    years) cut out before it, in ``unit``. ``x0`` and ``x1`` are its edges."""

    key: int | None
    label: str
    x0: float
    x1: float
    skipped: int = 0
    unit: str = "day"

    @property
    def cut_words(self) -> str:
        """ "4 days": what was cut out before this column, or nothing."""
        if not self.skipped:
            return ""
        if self.unit == "day":
            words = ngettext("{n} day", "{n} days", self.skipped)
        elif self.unit == "month":
            words = ngettext("{n} month", "{n} months", self.skipped)
        else:
            words = ngettext("{n} year", "{n} years", self.skipped)
        return words.format(n=self.skipped)


def _key(day: dt.date, unit: str) -> int:
    if unit == "day":
        return day.toordinal()
    return day.year * 12 + day.month - 1 if unit == "month" else day.year


def _label(key: int, unit: str, with_year: bool) -> str:
    if unit == "year":
        return str(key)
    if unit == "month":
        return month_words(key // 12, key % 12 + 1)
    return day_words(dt.date.fromordinal(key), year=with_year)


@dataclass(frozen=True, slots=True)
class Days:
    """The columns' contents before they have a width: unit, occupied keys in order, labels, empty ones before each."""

    unit: str
    keys: tuple[int, ...]
    labels: tuple[str, ...]
    skipped: tuple[int, ...]

    def key_of(self, day: dt.date) -> int:
        return _key(day, self.unit)


def days_of(dates: Iterable[dt.date]) -> Days:
    """Group ``dates`` into columns of the finest unit that fits a page."""
    held = sorted(set(dates))
    unit = next((u for u in _UNITS if len({_key(day, u) for day in held}) <= MOST_COLUMNS), "year")
    keys = tuple(sorted({_key(day, unit) for day in held}))
    years = len({day.year for day in held}) > 1
    skipped = (0, *(after - before - 1 for before, after in pairwise(keys)))[: len(keys)]
    return Days(unit, keys, tuple(_label(key, unit, years) for key in keys), skipped)


def _undated_weight(held: Sequence[dt.date | None]) -> float:
    """How many days' width the last column gets: days are equal, but what has no day is often most of the figures."""
    per_day = Counter(held)
    bare = per_day.pop(None)
    return min(max(bare / max(per_day.values(), default=bare), 1.0), MOST_UNDATED)


def columns_for(dates: Iterable[dt.date | None], left: float, right: float) -> tuple[Column, ...]:
    """Columns between ``left`` and ``right`` that hold every date; ``None`` among them asks for the last column."""
    held = list(dates)
    days = days_of(day for day in held if day is not None)
    undated = any(day is None for day in held)
    cuts = sum(1 for count in days.skipped if count)
    if not days.keys and not undated:
        return ()
    many = len(days.keys) + (_undated_weight(held) if undated else 0.0)
    # With very many columns the cuts shrink before the columns do.
    cut = min(CUT, (right - left) * 0.3 / cuts) if cuts else 0.0
    width = (right - left - cut * cuts) / many
    columns, x = [], left
    for key, label, skipped in zip(days.keys, days.labels, days.skipped, strict=True):
        x += cut if skipped else 0
        columns.append(Column(key, label, x, x + width, skipped, days.unit))
        x += width
    if undated:
        columns.append(Column(None, gettext("no date given"), x, right, 0, days.unit))
    return tuple(columns)
