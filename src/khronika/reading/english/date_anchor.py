"""What English words of time lean on: the day of publication, the year a text states, and whether they look ahead."""

import calendar
import datetime as dt
import re
from collections.abc import Callable

from khronika.nouns import PartialDate, When

MONTHS = {name.casefold(): n for n, name in enumerate(calendar.month_name) if name}
MONTHS |= {name[:3].casefold(): n for name, n in list(MONTHS.items())} | {"sept": 9}
WEEKDAYS = {name.casefold(): n for n, name in enumerate(calendar.day_name)}
_SMALL = {
    w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
_SMALL |= {"a": 1, "an": 1, "several": 0, "a few": 0, "a couple of": 2, "both": 2}
ORDINAL = {w: n for n, w in enumerate("first second third fourth fifth sixth seventh".split(), 1)}

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d\d"
JOIN = r"(?:\s*[-\u2013\u2014]\s*|\s+(?:to|and|through|until|till|or)\s+)"
COUNT = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|an?|several|both)"
WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
PART = r"(?:\s+(?:early\s+)?(?:morning|afternoon|evening|night)s?)?"

Resolver = Callable[[re.Match[str], "Anchor"], When | None]


# Reports look back more than ahead: further ahead than this, only words such as "will" or "planned" put a day there.
AHEAD = dt.timedelta(60)
_LOOKS_AHEAD = re.compile(
    r"\b(?:will|would|shall|plans?|planned|planning|scheduled|due|expected|set|to\s+be\s+held|upcoming|next|intends?|postponed|slated)\b"
    r"|\bto\s+hold\s+(?:[\w\u2019'-]+\s+){0,4}(?:elections?|polls?|vote|referendum)\b",
    re.I,
)
_SAYS = re.compile(r"\b(?:said|says|told|announced|reported|added|stated|wrote)\b", re.I)


class Anchor:
    """What relative words lean on: the published date and, failing that, the year that the text states, with the last
    day of it that is fully dated there."""

    def __init__(self, published: PartialDate | None, text: str) -> None:
        self.published = published
        self.day = published.earliest if published and published.day else None
        self.year: int | None = published.year if published else None
        if self.year is None:
            years = re.findall(rf"\b{MONTH}\s+(?:{DAY},?\s+)?({YEAR})\b|\b({YEAR})-\d\d-\d\d\b", text)
            stated = {int(a or b) for a, b in years}
            self.year = stated.pop() if len(stated) == 1 else None
        self.last = _last_dated(text, self.year) if published is None and self.year is not None else None

    def nearest(self, month: int, day: int | None, *, ahead: bool = True) -> int | None:
        """The year that puts a date without one nearest to publication; the text's only year where there is none.
        More than ``AHEAD`` after publication only where the words look ahead."""
        if self.published is None:
            later = self.last is not None and (month, day or 1) > ((self.last + AHEAD).month, 31)
            same = self.last is not None and (self.last + AHEAD).year == self.last.year
            return self.year - 1 if self.year is not None and later and same and not ahead else self.year
        pivot = self.day or dt.date(self.published.year, self.published.month or 7, 15)
        best: tuple[int, int] | None = None
        for year in (pivot.year - 1, pivot.year, pivot.year + 1):
            try:
                gap = (dt.date(year, month, day or 15) - pivot).days
            except ValueError:
                continue
            if gap > AHEAD.days and not ahead and self.published.month:
                continue
            # A date 7 months ahead loses to one 5 months ago.
            cost = -gap if gap <= 0 else int(gap * 1.5)
            if best is None or cost < best[0]:
                best = (cost, year)
        return best[1] if best else None


def _last_dated(text: str, year: int | None) -> dt.date | None:
    """The last fully dated day of the year in the text: "on January 9, 2033", "9 January 2033"."""
    found = [(m["month"], m["day"]) for m in _FULL.finditer(text) if int(m["year"]) == year]
    found += [(m["month2"], m["day2"]) for m in _FULL2.finditer(text) if int(m["year2"]) == year]
    days = [
        day.earliest for month, number in found if (day := dated(year, month_of(month), number)) is not None
    ]
    return max(days, default=None)


_FULL = re.compile(rf"\b(?P<month>{MONTH})\s+(?P<day>{DAY}),?\s+(?P<year>{YEAR})\b")
_FULL2 = re.compile(rf"\b(?P<day2>{DAY})\s+(?:of\s+)?(?P<month2>{MONTH}),?\s+(?P<year2>{YEAR})\b")


def looks_ahead(text: str, start: int, end: int) -> bool:
    """True when the words around, in the same sentence, speak of what is to come."""
    first = max(text.rfind(mark, 0, start) for mark in (". ", "\n", "! ", "? ")) + 1
    last = min(
        (n for mark in (". ", "\n", "! ", "? ") if (n := text.find(mark, end)) >= 0), default=len(text)
    )
    return bool(_LOOKS_AHEAD.search(text, max(first, start - 120), min(last, end + 120)))


def awaits(text: str, start: int) -> bool:
    """ "Will be on standby for Monday's rally": the verb before the day, in its own clause, speaks of what is to come."""
    clause = re.split(r"[.;!?\n\u201c\u201d\"]", text[max(0, start - 90) : start])[-1]
    found = list(
        re.finditer(
            r"\b(?:will|shall|(?:is|are)\s+(?:due|set|to|expected|scheduled)|scheduled|planned|plans?|expects?|hopes?\s+(?:to|for)|vow(?:s|ed)\s+to|threaten(?:s|ed)\s+to)\b",
            clause,
            re.I,
        )
    )
    return (bool(found) and not _SAYS.search(clause, found[-1].end())) or _votes_on(clause)


def would_be(text: str, start: int) -> bool:
    """ "Announced that she would meet the students on Friday": what is still to be, where the Friday ahead is the nearer one."""
    clause = re.split(r"[.;!?\n\u201c\u201d\"]", text[max(0, start - 90) : start])[-1]
    return re.search(r"\bwould\s+(?!have\b)\w+[^,]*$", clause) is not None


# "Holds elections on Wednesday", "goes to the polls on Sunday", in the present tense.
_VOTES = re.compile(
    r"\b(?:(?:holds?|(?:is|are)\s+holding)\s(?:[\w-]+\s+){0,4}?(?:elections?|polls?|vote|referendum|run-?off|ballot)"
    r"|(?:goes|go|heads?|(?:is|are)\s+(?:heading|going))\s+to\s+the\s+polls|votes?\s+in\s(?:[\w-]+\s+){0,4}?(?:elections?|polls?|referendum|run-?off))"
    r"\s+(?:(?:on|this|next)\s+)*$"
)


def _votes_on(clause: str) -> bool:
    found = _VOTES.search(clause)
    return found is not None and not re.search(r"\b(?:to|did|in\s+the|of\s+the)\s+$", clause[: found.start()])


_CALLS_FOR = re.compile(
    r"\b(call(?:s|ed|ing)?|appeal(?:s|ed|ing)?|urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|invit(?:e|es|ed|ing)|summon(?:s|ed|ing)?)\b"
    r"(?:\s+[\w\u2019'-]+){0,8}?\s+(?:for|to)\s(?:[\w\u2019'-]+\s+){0,8}$"
)


# "Had called for", and "dispersed a rally calling for elections on Friday": the rally's day.
_HAS_BEEN = re.compile(
    r"\bhad\s+(?:\w+ly\s+)?\w+$|\b(?:rall(?:y|ies)|march(?:es)?|protests?|demonstrations?|vigils?|sit-ins?|pickets?|crowds?|protesters|demonstrators|marchers)"
    r"\s+(?:calling|appealing|urging|asking)$"
)


def calls_for(text: str, start: int) -> bool:
    """ "Called for a fresh rally on Monday", "urged supporters to gather on Monday": what is called for has not been yet where the
    call is news; "had called for" is not."""
    clause = re.split(r"[.;!?\n\u201c\u201d\",]", text[max(0, start - 120) : start])[-1]
    found = _CALLS_FOR.search(clause)
    return found is not None and not _HAS_BEEN.search(clause[: found.end(1)])


def month_of(word: str) -> int:
    return MONTHS[word.rstrip(".").casefold()]


def number_of(word: str) -> int:
    """The number a count word stands for; 0 for one that tells none ("several")."""
    return int(word) if word.isdigit() else _SMALL.get(word.casefold(), 0)


def dated(year: int | None, month: int, day: str | None) -> PartialDate | None:
    """The partial date; ``None`` without a year or where there is no such day."""
    if year is None or not 1 <= month <= 12:
        return None
    try:
        return PartialDate(year, month, int(re.sub(r"\D", "", day)) if day else None)
    except ValueError:
        return None
