"""When one person was born whom several entries tell of: a year that is not known, and what each entry makes of it.

Years and ages asked of two entries at a time miss what they say together: an age fits 1985 and 1986, and so two entries that
disagree would both seem to agree with a third.
"""

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_Rows = tuple[tuple[int, ...], ...]

_FIRST, _AFTER = 1880, 2040  # years in which people on such lists were born; others are not weighed
_FAR = 20  # years that a wrong year lies off at the most, as often as the last level of ``BORN`` says, spread evenly
_DAYS = 365.25
_OFF_DAY = 0.02  # of two birth dates of one person this share differ in the day
_SAME_DAY, _OTHER_DAY = math.log2((1 - _OFF_DAY) * _DAYS), math.log2(_OFF_DAY)
_EDGE = 0.01  # an age that does not fit a birth date may still be counted otherwise, by a day


class Births:
    """``chances`` are how often two entries of one person reach the levels of ``BORN`` that tell years one, two and ten apart, and
    the last; either of the two may be the wrong one, on either side."""

    def __init__(self, table: pa.Table, chances: tuple[float, float, float, float]) -> None:
        one, two, ten, other = chances
        self._off = np.full(2 * _FAR + 1, other / (4 * _FAR))
        for years, chance in ((1, one), (2, two), (10, ten)):
            self._off[[_FAR - years, _FAR + years]] += chance / 4
        self._off[_FAR] = 0.0
        self._off[_FAR] = 1.0 - self._off.sum()
        told = ("born_low", "born_high", "born_day", "born_from", "born_to")
        rows = zip(*(table.column(name).to_pylist() for name in told), strict=True)
        self._told = [row if row[0] is not None and _FIRST <= row[0] < _AFTER else None for row in rows]
        often = Counter(row[0] for row in self._told if row and row[0] == row[1])
        shares = np.array([often[year] + 0.5 for year in range(_FIRST, _AFTER)])
        self._shares = shares / shares.sum()
        self._starts = np.array([dt.date(year, 1, 1).toordinal() for year in range(_FIRST, _AFTER + 1)])
        self._known: dict[object, tuple[Floats, float]] = {}
        self._plain: dict[tuple[int, ...], tuple[Floats, float]] = {}  # the year unknown, and the birthday
        self._asked: dict[_Rows, float] = {}

    def bits(self, group: Iterable[int]) -> float:
        """How many bits speak for one birth rather than as many as there are entries; those that tell none say nothing."""
        told = tuple([row for each in group if (row := self._told[each])])
        if len(told) < 2:
            return 0.0
        if told not in self._asked:  # nearly half the groups tell what another did
            self._asked[told] = self._weighed(told)
        return self._asked[told]

    def _weighed(self, told: _Rows) -> float:
        day, bits = _birthday([row[2] for row in told if row[2] is not None])
        together = self._shares
        for row in told:
            chance, alone = self._plain.get(row) or self._plain.setdefault(row, self._chance(row, None))
            together = together * (chance if day is None or row[0] == row[1] else self._chance(row, day)[0])
            bits -= alone
        return bits + math.log2(max(float(np.add.reduce(together)), 1e-300))

    def _chance(self, row: tuple[int, ...], day: int | None) -> tuple[Floats, float]:
        """For each year of birth the chance that an entry says this, for a birthday that is known or not, and the log2 of that chance with
        the year unknown."""
        low, high, _, first, last = row
        key = (first, last, day) if low != high else low
        if key not in self._known:
            fits: Floats = np.zeros(len(self._shares))
            if low == high:
                fits[low - _FIRST] = 1.0
            elif day is None:
                within = np.minimum(last + 1, self._starts[1:]) - np.maximum(first, self._starts[:-1])
                fits = np.clip(within / np.diff(self._starts), 0.0, 1.0)
            else:
                fits += _EDGE
                fits[[year - _FIRST for year in range(low, high + 1) if _within(year, day, first, last)]] = (
                    1.0
                )
            chance = np.convolve(fits, self._off, "same")
            self._known[key] = chance, math.log2(float(self._shares @ chance))
        return self._known[key]


def _birthday(days: Sequence[int]) -> tuple[int | None, float]:
    """The day that most tell, if any does, and what all say by theirs, in bits."""
    if not days:
        return None, 0.0
    day, same = Counter(days).most_common(1)[0]
    return day, (same - 1) * _SAME_DAY + (len(days) - same) * _OTHER_DAY


def _within(year: int, day: int, first: int, last: int) -> bool:
    birthday = dt.date(year, day // 100, min(day % 100, 28)).toordinal()  # the 29th of February is not in all
    return first - 1 <= birthday <= last + 1
