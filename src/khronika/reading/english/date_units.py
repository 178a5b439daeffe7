"""Weeks, months and years that lean on the time told last: "the same month", "later that week", "in March the year before".

"Last month" and "this week" lean on publication and are ``date_stretches``'.
"""

import datetime as dt
import re

from khronika.nouns import PartialDate, Precision, When
from khronika.reading.english.date_anchor import MONTH, month_of, number_of

# "The week before the vote", "the month before Ramadan": of what follows, and of nothing told.
_OF_WHAT_FOLLOWS = (
    r"(?!\s+(?:(?:last|the|that|a|an|his|her|its|their|this|it|they|he|she|when)\b|(?-i:[A-Z])))"
)
# "In May of the following year", "in March the year before", "in June of that year".
MONTH_OF_YEAR = re.compile(
    rf"\b(?P<month>{MONTH}),?\s+(?:of\s+|in\s+)?(?:the\s+(?P<way>following|next|same|previous|preceding)\s+year"
    rf"|the\s+year\s+(?P<way2>before|earlier|after){_OF_WHAT_FOLLOWS}|(?P<way3>that)\s+year)\b",
    re.I,
)
UNITS = re.compile(
    r"\b(?:(?P<part>earlier|later)\s+)?(?:(?:in|during)\s+)?(?:the\s+(?P<way>same)|(?P<way1>that))\s+(?P<unit>week|month|year)\b"
    r"|\bthe\s+(?P<way2>following|previous|preceding)\s+(?P<unit2>week|month|year)\b"
    rf"|\bthe\s+(?P<unit3>week|month|year)\s+(?P<way3>before|after|earlier)\b{_OF_WHAT_FOLLOWS}"
    rf"|\b(?P<count>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|\d\d?)\s+(?P<unit4>months?|years?)\s+(?P<way4>earlier|later|before)\b{_OF_WHAT_FOLLOWS}",
    re.I,
)
_NEWS = 45  # days: beside what is told of lately, "the previous week" is the one before the report's
_STEP = {"same": 0, "that": 0, "following": 1, "next": 1, "after": 1, "later": 1}  # any other goes back


def _first(match: re.Match[str], name: str) -> str:
    """The one of the groups ``name``, ``name1`` ... that took part; "" without one."""
    found = (match[group] for group in match.re.groupindex if group.rstrip("1234") == name and match[group])
    return next(found, "").casefold()


def month_of_year(period: When | None, match: re.Match[str]) -> When | None:
    """The month that ``MONTH_OF_YEAR`` found, of the year told last or of one beside it."""
    if period is None or period.start is None:
        return None
    year = period.start.year + _STEP.get(_first(match, "way"), -1)
    month = PartialDate(year, month_of(match["month"]))
    return When(month, month, Precision.MONTH, match[0], rule="when.year-after")


def unit(period: When | None, published: PartialDate | None, match: re.Match[str]) -> When | None:
    """The week, month or year that ``UNITS`` found, counted from the time told last; "the previous month" from the day of
    publication, where none has been told. ``None`` where what was told is too wide to count from."""
    base = period.start if period is not None else None
    way = _first(match, "way")
    if way in ("previous", "preceding") and published is not None:
        recent = base is not None and (published.latest - base.earliest).days <= _NEWS
        base = published if base is None or recent else base
    if base is None:
        return None
    step = _STEP.get(way, -1) * (number_of(match["count"]) if match["count"] else 1)
    name = _first(match, "unit").rstrip("s")
    if name == "year":
        year = PartialDate(base.year + step)
        return When(year, year, Precision.YEAR, match[0], rule="when.unit")
    if base.month is None:
        return None
    if name == "month":
        months = base.year * 12 + base.month - 1 + step
        month = PartialDate(months // 12, months % 12 + 1)
        return When(month, month, Precision.MONTH, match[0], rule="when.unit")
    return _week(base, step, match) if base.day is not None else None


def _week(base: PartialDate, step: int, match: re.Match[str]) -> When:
    """Monday to Sunday; "earlier that week" ends with the day told, "later that week" begins with it."""
    day = base.earliest
    monday = day - dt.timedelta(day.weekday() - 7 * step)
    part = (match["part"] or "").casefold()
    first = day if part == "later" else monday
    last = day if part == "earlier" else monday + dt.timedelta(6)
    return When.days(first, last, match[0], "when.unit")
