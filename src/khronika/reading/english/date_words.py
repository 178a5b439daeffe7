"""English expressions of time that carry their own date or lean on the day of publication, each with its resolver.

What they cannot resolve they still find: a mention with ``when=None`` is known to be a time, not known which.
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable

from khronika.nouns import PartialDate, Precision, Span, When
from khronika.reading.mentions import DateMention

_MONTHS = {name.casefold(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3].casefold(): n for name, n in list(_MONTHS.items())} | {"sept": 9}
_WEEKDAYS = {name.casefold(): n for n, name in enumerate(calendar.day_name)}
_SMALL = {
    w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
_SMALL |= {"a": 1, "an": 1, "several": 0, "a few": 0, "a couple of": 2, "both": 2}
ORDINAL = {w: n for n, w in enumerate("first second third fourth fifth sixth seventh".split(), 1)}

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_JOIN = r"(?:\s*[-\u2013\u2014]\s*|\s+(?:to|and|through|until|till|or)\s+)"
COUNT = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|an?|several|both)"
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_PART = r"(?:\s+(?:early\s+)?(?:morning|afternoon|evening|night)s?)?"

Resolver = Callable[[re.Match[str], "Anchor"], When | None]


class Anchor:
    """What relative words lean on: the published date and, failing that, the first fully dated day in the text."""

    def __init__(self, published: PartialDate | None, text: str) -> None:
        self.published = published
        self.day = published.earliest if published and published.day else None
        self.year: int | None = published.year if published else None
        if self.year is None:
            years = re.findall(rf"\b{_MONTH}\s+(?:{_DAY},?\s+)?({_YEAR})\b|\b({_YEAR})-\d\d-\d\d\b", text)
            stated = {int(a or b) for a, b in years}
            self.year = stated.pop() if len(stated) == 1 else None

    def nearest(self, month: int, day: int | None) -> int | None:
        """The year that puts a date without one nearest to publication; the text's only year where there is none."""
        if self.published is None:
            return self.year
        pivot = self.day or dt.date(self.published.year, self.published.month or 7, 15)
        best: tuple[int, int] | None = None
        for year in (pivot.year - 1, pivot.year, pivot.year + 1):
            try:
                gap = (dt.date(year, month, day or 15) - pivot).days
            except ValueError:
                continue
            # Reports look back more than ahead: a date 7 months ahead loses to one 5 months ago.
            cost = -gap if gap <= 0 else int(gap * 1.5)
            if best is None or cost < best[0]:
                best = (cost, year)
        return best[1] if best else None


def _month(word: str) -> int:
    return _MONTHS[word.rstrip(".").casefold()]


def number_of(word: str) -> int:
    """The number a count word stands for; 0 for one that tells none ("several")."""
    return int(word) if word.isdigit() else _SMALL.get(word.casefold(), 0)


def _dated(year: int | None, month: int, day: str | None) -> PartialDate | None:
    if year is None:
        return None
    try:
        return PartialDate(year, month, int(re.sub(r"\D", "", day)) if day else None)
    except ValueError:
        return None


def _span_of(first: PartialDate | None, last: PartialDate | None, words: str, rule: str) -> When | None:
    if first is None or last is None or last.latest < first.earliest:
        return None
    precision = Precision.MONTH if first.day is None else Precision.DAY if first == last else Precision.DAYS
    return When(first, last, precision, words, rule=rule)


def _day(match: re.Match[str], anchor: Anchor) -> When | None:
    month = _month(match["month"])
    year = int(match["year"]) if match["year"] else anchor.nearest(month, int(re.sub(r"\D", "", match["d1"])))
    first = _dated(year, month, match["d1"])
    month2 = _month(match["month2"]) if match.groupdict().get("month2") else month
    last = _dated(year, month2, match["d2"]) if match["d2"] else first
    return _span_of(first, last, match[0], "when.date")


def _month_alone(match: re.Match[str], anchor: Anchor) -> When | None:
    month = _month(match["month"])
    year = int(match["year"]) if match["year"] else anchor.nearest(month, None)
    date = _dated(year, month, None)
    return When(date, date, Precision.MONTH, match[0], rule="when.month") if date else None


def _iso(match: re.Match[str], anchor: Anchor) -> When | None:
    del anchor
    try:
        date = PartialDate.parse(match[0])
    except ValueError:
        return None
    return When(date, date, Precision.DAY, match[0], rule="when.iso")


def _year_alone(match: re.Match[str], anchor: Anchor) -> When | None:
    del anchor
    date = PartialDate(int(match["year"]))
    return When(date, date, Precision.YEAR, match[0], rule="when.year")


def _weekday(match: re.Match[str], anchor: Anchor) -> When | None:
    if anchor.day is None:
        return None
    wanted = _WEEKDAYS[match["weekday"].casefold()]
    words = match[0].casefold()
    back = (anchor.day.weekday() - wanted) % 7
    if words.startswith(("next", "this coming", "coming")):
        day = anchor.day + dt.timedelta(7 - back if back else 7)
    else:
        # "last Wednesday" said on a Wednesday or a Thursday is a week back ("yesterday" was at hand); "on Wednesday" is not.
        day = anchor.day - dt.timedelta(back + 7 if back <= 1 and words.startswith("last") else back)
    return When.on(day, match[0], "when.weekday")


def _offset(match: re.Match[str], anchor: Anchor) -> When | None:
    if anchor.day is None:
        return None
    words = match[0].casefold()
    step = {"yesterday": -1, "tomorrow": 1, "last night": -1}
    shift = next((n for key, n in step.items() if key in words), 0)
    return When.on(anchor.day + dt.timedelta(shift), match[0], "when.today")


def _overnight(match: re.Match[str], anchor: Anchor) -> When | None:
    if anchor.day is None:
        return None
    return When.days(anchor.day - dt.timedelta(1), anchor.day, match[0], "when.overnight")


def _ago(match: re.Match[str], anchor: Anchor) -> When | None:
    count = number_of(match["count"])
    if anchor.day is None or not count:
        return None
    unit = match["unit"].casefold()
    if unit.startswith("year"):
        year = PartialDate(anchor.day.year - count)
        return When(year, year, Precision.YEAR, match[0], rule="when.ago")
    if unit.startswith("month"):
        months = anchor.day.year * 12 + anchor.day.month - 1 - count
        month = PartialDate(months // 12, months % 12 + 1)
        return When(month, month, Precision.MONTH, match[0], rule="when.ago")
    return When.on(
        anchor.day - dt.timedelta(count * (7 if unit.startswith("week") else 1)), match[0], "when.ago"
    )


def _past_stretch(match: re.Match[str], anchor: Anchor) -> When | None:
    """ "in the last 10 days", "over the past year": ends on the day of publication."""
    count = number_of(match["count"]) if match["count"] else 1
    if anchor.day is None or not count:
        return None
    days = count * {"day": 1, "week": 7, "month": 30, "year": 365}[match["unit"].casefold().rstrip("s")]
    return When.days(anchor.day - dt.timedelta(days), anchor.day, match[0], "when.past-stretch")


def _calendar_stretch(match: re.Match[str], anchor: Anchor) -> When | None:
    """ "last month", "this year", "last week": the calendar's own unit."""
    if anchor.day is None:
        return None
    back = 1 if match["which"].casefold() in ("last", "previous") else 0
    unit = match["unit"].casefold()
    if unit == "year":
        year = PartialDate(anchor.day.year - back)
        return When(year, year, Precision.YEAR, match[0], rule="when.calendar")
    if unit == "month":
        months = anchor.day.year * 12 + anchor.day.month - 1 - back
        month = PartialDate(months // 12, months % 12 + 1)
        return When(month, month, Precision.MONTH, match[0], rule="when.calendar")
    monday = anchor.day - dt.timedelta(anchor.day.weekday() + 7 * back)
    return When.days(monday, monday + dt.timedelta(6), match[0], "when.calendar")


_TWO_MONTHS = rf"(?P<month>{_MONTH})\s+(?P<d1>{_DAY}){_JOIN}(?P<month2>{_MONTH})\s+(?P<d2>{_DAY})(?:,?\s+(?P<year>{_YEAR}))?\b"
_DAYS_MONTHS = rf"(?P<d1>{_DAY})\s+(?P<month>{_MONTH}){_JOIN}(?P<d2>{_DAY})\s+(?P<month2>{_MONTH})(?:,?\s+(?P<year>{_YEAR}))?\b"
_PATTERNS: list[tuple[str, Resolver, str]] = [
    ("when.iso", _iso, rf"{_YEAR}-\d\d-\d\d"),
    ("when.date", _day, _TWO_MONTHS),
    ("when.date", _day, _DAYS_MONTHS),
    ("when.date", _day, rf"(?P<month>{_MONTH})\s*(?P<d1>{_DAY})(?:{_JOIN}(?P<d2>{_DAY})(?!\s*(?:%|percent|people|[a-z]+ed\b)))?(?!\d|[,.]\d)(?:,?\s+(?P<year>{_YEAR}))?\b"),
    ("when.date", _day, rf"(?P<d1>{_DAY})(?:{_JOIN}(?P<d2>{_DAY}))?(?:\s+of)?\s+(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR}))?\b"),
    ("when.month", _month_alone, rf"(?P<month>(?!May\b|Mar\b|Sep\b|Dec\b|Jan\b)(?:{_MONTH})|May(?=\s+{_YEAR})|(?<=\bin\s)May\b(?!\s+be)|March|May(?=\s+\d))(?:\s+(?P<year>{_YEAR}))?\b"),
    ("when.weekday", _weekday, rf"(?:(?:last|next|this|late|early|coming|on)\s+)*(?P<weekday>{_WEEKDAY}){_PART}"),
    ("when.overnight", _overnight, r"overnight"),
    ("when.today", _offset, r"(?:late\s+|early\s+)?(?:yesterday(?:\s+(?:morning|afternoon|evening|night))?|today|tonight|last\s+night|this\s+(?:morning|afternoon|evening)|tomorrow)"),
    ("when.ago", _ago, rf"(?P<count>{COUNT})\s+(?P<unit>days?|weeks?|months?|years?)\s+(?:ago|earlier)"),
    ("when.past-stretch", _past_stretch, rf"(?:in|over|during|within|for|throughout)\s+the\s+(?:last|past)\s+(?:(?P<count>{COUNT})\s+)?(?P<unit>days?|weeks?|months?|years?)"),
    ("when.calendar", _calendar_stretch, r"(?P<which>last|this|previous)\s+(?P<unit>week|month|year)\b"),
    ("when.year", _year_alone, rf"(?:(?<=\bin\s)|(?<=\bof\s)|(?<=\bsince\s)|(?<=\bthe\s)|(?<=\bduring\s)|(?<=\bfrom\s)|(?<=\bfor\s)|(?<=\bduring\s)|(?<=and\s)|(?<=\bto\s)|(?=(?:19|20)\d\d\s+(?:[a-z]+\s+){0,2}(?:protests?|crackdown|revolution|uprising|riots?|unrest|massacre|elections?|demonstrations?|events|vote|war|referendum|report)\b))(?P<year>{_YEAR})(?!\s+(?:people|persons|protesters|were|detain|demonstr|arrests))"),
]  # fmt: skip
_COMPILED = [
    (rule, resolve, re.compile(rf"\b{pattern}", re.I if rule != "when.month" else 0))
    for rule, resolve, pattern in _PATTERNS
]


def stated(text: str, anchor: Anchor) -> list[DateMention]:
    """Every such expression in order, not overlapping."""
    found: list[DateMention] = []
    for rule, resolve, pattern in _COMPILED:
        for match in pattern.finditer(text):
            span = Span(*match.span())
            if any(span.overlaps(other.span) for other in found):
                continue
            found.append(DateMention(span, resolve(match, anchor), rule))
    return _joined(text, sorted(found, key=lambda m: m.span))


def _joined(text: str, found: list[DateMention]) -> list[DateMention]:
    """ "Saturday, December 1" is one expression, and the date rules over the weekday."""
    out: list[DateMention] = []
    for mention in found:
        last = out[-1] if out else None
        joined = last is not None and re.fullmatch(
            r",?\s+(?:the\s+)?\(?", text[last.span.end : mention.span.start]
        )
        rules = (last.rule if last else "", mention.rule)
        if last and joined and rules in (("when.weekday", "when.date"), ("when.weekday", "when.iso")):
            out[-1] = DateMention(Span(last.span.start, mention.span.end), mention.when, mention.rule)
        elif last and joined and rules == ("when.date", "when.weekday"):
            out[-1] = DateMention(Span(last.span.start, mention.span.end), last.when, last.rule)
        else:
            out.append(mention)
    return out
