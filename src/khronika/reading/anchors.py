"""Resolving partial words of time against an anchor: the report's date, or a year the text itself states.

Nothing is filled in: without an anchor the answer is ``None``.
"""

import datetime as dt

from khronika.nouns import PartialDate, Precision, When

# A day without a year may lie this far after publication (an announced rally) before the year before is likelier.
# Chosen by reasoning: announcements beyond two months state their year. Re-choose on annotated announcements.
AHEAD = dt.timedelta(days=60)


def year_for(month: int, day: int | None, published: PartialDate | None, stated: int | None) -> int | None:
    """The year a day and month belong to: the one nearest publication, looking back rather than far ahead; without
    a date of publication the one year the text states; otherwise ``None``."""
    if published is None:
        return stated
    if published.month is None:
        return published.year
    anchor = published.latest
    best: tuple[int, int] | None = None
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            day_then = PartialDate(year, month, day).earliest
        except ValueError:
            continue
        if day_then - anchor > AHEAD:
            continue
        distance = abs((day_then - anchor).days)
        if best is None or distance < best[0]:
            best = (distance, year)
    return best[1] if best else None


def weekday_before(weekday: int, published: PartialDate | None, weeks: int = 0) -> dt.date | None:
    """The latest such weekday (Monday is 0) on or before publication, ``weeks`` further back; ``None`` when the day
    of publication is not known."""
    if published is None or published.day is None:
        return None
    back = (published.earliest.weekday() - weekday) % 7 + 7 * weeks
    return published.earliest - dt.timedelta(days=back)


def day_from(published: PartialDate | None, shift: int) -> dt.date | None:
    """The day of publication moved by ``shift`` days; ``None`` when it is not known."""
    if published is None or published.day is None:
        return None
    return published.earliest + dt.timedelta(days=shift)


def interval(
    first: PartialDate | None,
    last: PartialDate | None,
    words: str,
    rule: str,
    precision: Precision | None = None,
) -> When | None:
    """A When from two partial dates; ``None`` when an end is missing or they are reversed."""
    if first is None or last is None or last.latest < first.earliest:
        return None
    if precision is None:
        if first.day is None:
            precision = Precision.MONTH if first.month else Precision.YEAR
        else:
            precision = Precision.DAY if first == last else Precision.DAYS
    return When(first, last, precision, words, rule=rule)


def partial(year: int | None, month: int | None = None, day: int | None = None) -> PartialDate | None:
    """A partial date, or ``None`` when the year is unknown or the day does not exist."""
    if year is None:
        return None
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None
