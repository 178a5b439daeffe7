"""Partial dates and intervals of days. A year alone stays a year; nothing is filled in."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from khronika.nouns.vocabulary import Precision

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day. Raises ValueError for a date that does not exist."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs a month")
        dt.date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    @classmethod
    def parse(cls, words: str) -> "PartialDate":
        """From ``2019``, ``2019-06`` or ``2019-06-09``; anything after the day (a time) is dropped."""
        return _parsed(words)

    @classmethod
    def of(cls, day: dt.date) -> "PartialDate":
        return cls(day.year, day.month, day.day)

    @property
    def earliest(self) -> dt.date:
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> dt.date:
        if self.day is not None:
            return self.earliest
        month = self.month or 12
        return dt.date(self.year, month, calendar.monthrange(self.year, month)[1])

    def short(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    __str__ = short


@lru_cache(maxsize=8192)  # a page takes thousands of dates from rows, of a few hundred days
def _parsed(words: str) -> PartialDate:
    found = _FORM.match(words.strip())
    rest = words.strip()[found.end() :] if found else words
    if not found or (rest and not (found[3] and rest[0] in "T ")):
        raise ValueError(f"{words!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD")
    try:
        return PartialDate(int(found[1]), *(int(part) if part else None for part in found.groups()[1:]))
    except ValueError as error:
        raise ValueError(f"{words!r} is a date that does not exist ({error})") from error


@dataclass(frozen=True, slots=True)
class When:
    """Days within which something happened; ``None`` at an end means the words leave it open.

    ``words`` are the source's; ``rule`` says how they were resolved. ``recurring`` keeps words such as
    "each evening". Raises ValueError when both ends are open or the end lies before the start.
    """

    start: PartialDate | None
    end: PartialDate | None
    precision: Precision = Precision.UNKNOWN
    words: str = ""
    recurring: str | None = None
    rule: str = ""

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("a time with neither end is unknown; use None instead of a When")
        if self.start and self.end and self.end.latest < self.start.earliest:
            raise ValueError(f"the period ends ({self.end}) before it begins ({self.start})")

    @classmethod
    def on(cls, day: dt.date, words: str = "", rule: str = "") -> "When":
        date = PartialDate.of(day)
        return cls(date, date, Precision.DAY, words, rule=rule)

    @classmethod
    def days(cls, first: dt.date, last: dt.date, words: str = "", rule: str = "") -> "When":
        precision = Precision.DAY if first == last else Precision.DAYS
        return cls(PartialDate.of(first), PartialDate.of(last), precision, words, rule=rule)

    @property
    def earliest(self) -> dt.date | None:
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> dt.date | None:
        return self.end.latest if self.end else None

    def bounds(self) -> tuple[dt.date, dt.date]:
        """First and last possible day; an open end becomes the calendar's own."""
        return self.earliest or dt.date.min, self.latest or dt.date.max

    def meets(self, other: "When") -> bool:
        (a, b), (c, d) = self.bounds(), other.bounds()
        return a <= d and c <= b

    def within(self, other: "When") -> bool:
        (a, b), (c, d) = self.bounds(), other.bounds()
        return c <= a and b <= d
