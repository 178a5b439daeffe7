"""The day that a report itself bears: of a line that is only a date, or of a dateline ("Suva, 16 July 2033 - ...").

It says which Monday "on Monday" is where nobody gave the day of publication. It is never the day of an event by itself, but for
a page that tells a day by the clock.
"""

import re

from khronika.nouns import PartialDate, Precision, When
from khronika.reading.english.date_anchor import DAY, MONTH, YEAR, dated, month_of

_HEAD = 600  # characters: a title, a subtitle, a byline and a dateline
_LINE = r"(?:(?:published|updated|posted|date)\s*(?:on)?\s*:?\s*)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_FULL = rf"(?:(?P<month>{MONTH})\s+(?P<day>{DAY}),?\s+(?P<year>{YEAR})|(?P<day2>{DAY})\s+(?P<month2>{MONTH}),?\s+(?P<year2>{YEAR}))"
_CLOCK = r"(?:[\s,/|@-]*(?:at\s+)?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:GMT|UTC|[A-Z]{2,4})?)?"
_ALONE = re.compile(rf"^\W*{_LINE}{_FULL}{_CLOCK}\W*$", re.I | re.M)
_DATELINE = re.compile(
    rf"^\W{{0,2}}[A-Z\u00c0-\u00de][\w'\u2019.-]+(?:,?\s[A-Z\u00c0-\u00de][\w'\u2019.-]+){{0,4}},?\s+{_FULL}\s*\)?\s*(?:\([A-Za-z ./-]+\)\s*)?(?:[\u2013\u2014-]{{1,2}}|:)\s",
    re.M,
)


def own_day(text: str) -> PartialDate | None:
    """The first full date in the text's head that stands alone on its line or in a dateline; ``None`` without one."""
    found = [m for pattern in (_ALONE, _DATELINE) if (m := pattern.search(text[:_HEAD]))]
    if not found:
        return None
    first = min(found, key=lambda m: m.start())
    month, day, year = (first[n] or first[f"{n}2"] for n in ("month", "day", "year"))
    return dated(int(year), month_of(month), day)


_BY_THE_CLOCK = re.compile(
    r"^\W{0,3}(?P<live>(?:LIVE|UPDATED?|Live|Updated?)\W{0,3}(?:at\s+)?)?(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d(?:\s*[ap]\.?m\b\.?)?|\s*[ap]\.?m\b\.?)"
    r"(?:\s*(?:GMT|UTC|[A-Z]{3,4}|local\s+time))?\s*(?:[-\u2013\u2014:|]|\n)",
    re.M,
)


def live_day(text: str, published: PartialDate | None) -> When | None:
    """The day of a page that goes by the clock ("7.05am: ...", "LIVE 15:42 - ..."): that of its publication. ``None`` for other
    pages, and for one entry alone unless it is called live or an update."""
    if published is None or not published.day:
        return None
    entries = list(_BY_THE_CLOCK.finditer(text))
    if len(entries) > 1 or any(m["live"] for m in entries):
        return When(published, published, Precision.DAY, entries[0][0].strip(), rule="when.live")
    return None
