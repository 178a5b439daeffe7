"""Times that lean on what the story told before: "election day", "the next day", "the same month", "the three days of protests".

What leans on nothing that was told has ``when=None``: known to be a time, not known which.
"""

import datetime as dt
import re
from dataclasses import dataclass, field, replace

from khronika.nouns import PartialDate, Precision, Span, When
from khronika.reading.english.date_anchor import COUNT, ORDINAL, number_of
from khronika.reading.english.date_units import MONTH_OF_YEAR, UNITS, month_of_year, unit
from khronika.reading.english.polling_day import election_day
from khronika.reading.mentions import DateMention

# Words that lean on the story.
_POLLING = re.compile(
    r"\b(?:on\s+)?(?:the\s+)?(?:(?:election|polling|voting|vote)\s+day|day\s+of\s+the\s+(?:[a-z]+\s+)?(?:election|vote|poll))\b",
    re.I,
)
_NEXT = re.compile(
    r"\b(?:the\s+)?(?:next|following)\s+(?:day|morning|afternoon|evening|night)\b(?!\s+of\b)|\bthe\s+(?:day|morning)\s+after\b|\ba\s+day\s+later\b",
    re.I,
)
_BEFORE = re.compile(
    r"\bthe\s+(?:previous\s+(?:day|evening|night)(?!\s+of\b)|(?:day|evening|night)\s+before(?!\s+(?:the|an?|its|their|his|her|that|\w+['\u2019]s)\b))\b|\ba\s+day\s+earlier\b",
    re.I,
)
_EVE = re.compile(
    r"\b(?:on\s+)?the\s+eve\s+of\s+(?:the\s+)?(?:[a-z]+\s+)?(?:polls?|elections?|vote|voting|ballot)\b", re.I
)
# "Two days after the vote, 60 were held".
_FROM_VOTE = re.compile(
    rf"\b(?P<count>{COUNT})\s+(?P<unit>days?|weeks?)\s+(?P<way>after|before)\s+(?:the\s+)?(?:[a-z]+\s+)?(?:polls?|elections?|vote|voting|ballot|referendum|run-?off)\b",
    re.I,
)
_SAME = re.compile(
    r"\b(?:on\s+)?(?:the\s+same|that)\s+(?:day|evening|night)\b|\b(?:earlier|later)\s+(?:in|on)\s+the\s+day\b"
    r"|\bby\s+(?:late\s+|early\s+)?(?:evening|nightfall|midday|noon|dusk|mid-?afternoon|afternoon)\b"
    r"|\b(?:(?:half\s+an|an)\s+hour|minutes)\s+later\b",
    re.I,
)
# "By 8 p.m. 65 had been held": of the day told last, else of the report's.
_BY_CLOCK = re.compile(r"\bby\s+\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\b\.?", re.I)
_NTH = re.compile(
    rf"\b(?:on\s+|during\s+)?the\s+(?P<nth>{'|'.join(ORDINAL)})\s+day\b|\bday\s+(?P<n>one|two|three|four|five)\b",
    re.I,
)
_FIRST = re.compile(r"\b(?:first|opening|1st)\b", re.I)
_DAY_BEHIND = re.compile(
    r"[^.;:\n]{0,50}?(?:\bon\s|,\s)(?:\w+day\b|\d{1,2}\s[A-Z]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d)"
)
_OF_UNREST = re.compile(
    r"\s+of\s+(?:the\s+|mass\s+|nationwide\s+)?(?:[a-z-]+\s+)?(?:protests?|march(?:es)?|demonstrations|rallies|unrest|strikes?|riots|clashes|violence)\b"
)
_STRETCH = re.compile(
    rf"\b(?:over|during|in|within|for|on)?\s*(?:the\s+)?(?:course\s+of\s+)?(?:the\s+)?(?P<count>{COUNT})\s+days\b",
    re.I,
)
# "In the same period of last year": the period named before, a year earlier.
_YEAR_BEFORE = re.compile(
    r"\b(?:in\s+|for\s+|over\s+)?the\s+(?:same|corresponding)\s+(?:period|months?|weeks?|days?|time|quarter)\s+(?:(?:of|in)\s+)?"
    r"(?:the\s+)?(?:last\s+year|a\s+year\s+(?:earlier|before|ago)|previous\s+year|year\s+before)\b",
    re.I,
)
_SHIFT = re.compile(
    rf"\b(?P<count>{COUNT})\s+(?P<unit>days?|weeks?)\s+(?P<way>earlier|later|before|afterwards?)\b(?!\s+(?:the|that|a|an|than)\b)",
    re.I,
)
_FROM_AFTER = re.compile(
    r"^(?:\s+of\s+(?:[\w-]+\s+){0,2}[\w-]+)?\W*(?:starting|beginning|since|from|starting\s+from|beginning\s+on|starting\s+on)\b(?:\s+(?:from|on))?\W*$",
    re.I,
)


def stretches(text: str, direct: list[DateMention]) -> list[DateMention]:
    """ "over three days, starting from June 9": the count and the start together."""
    found = []
    for match in _STRETCH.finditer(text) if "days" in text.casefold() else ():
        span = Span(*match.span())
        if any(span.overlaps(m.span) for m in direct):
            continue
        count = number_of(match["count"])
        when = None
        for mention in direct:
            gap = text[span.end : mention.span.start] if 0 <= mention.span.start - span.end < 30 else None
            if (
                gap is not None
                and _FROM_AFTER.match(gap)
                and mention.when
                and mention.when.earliest
                and count
            ):
                first = mention.when.earliest
                when = When.days(
                    first,
                    first + dt.timedelta(count - 1),
                    text[span.start : mention.span.end],
                    "when.days-from",
                )
                span = Span(span.start, mention.span.end)
        if when or re.match(r"(?:over|during|in|within|the|both)\b", match[0].strip(), re.I):
            found.append(DateMention(span, when, "when.days-from"))
    return found


def leans_whole(text: str) -> list[Span]:
    """Where words stand that lean on the story although a part of them, alone, would not ("March of the year before")."""
    patterns = (_YEAR_BEFORE, MONTH_OF_YEAR, UNITS)
    return [Span(*m.span()) for pattern in patterns for m in pattern.finditer(text)]


# Each with what a text must have for it to find anything: to look for a word is cheap.
_LEANING = (
    ("poll", _POLLING, ("day",)),
    ("next", _NEXT, ("next", "following", "after", "later")),
    ("before", _BEFORE, ("previous", "before", "earlier")),
    ("eve", _EVE, ("eve",)),
    ("from-vote", _FROM_VOTE, ("after", "before")),
    ("year-after", MONTH_OF_YEAR, ("year",)),
    ("same", _SAME, ("same", "that", "earlier", "later", "by")),
    ("by-clock", _BY_CLOCK, ("by",)),
    ("nth", _NTH, ("day",)),
    ("year-before", _YEAR_BEFORE, ("year",)),
    ("shift", _SHIFT, ("earlier", "later", "before", "afterward")),
    ("unit", UNITS, ("week", "month", "year")),
)


def leaning(text: str, settled: list[DateMention], published: PartialDate | None) -> list[DateMention]:
    """Resolve what leans on the story, in reading order."""
    story = _Story(text, published, election_day(text, settled, published))
    told: list[DateMention | _Leaning] = [*settled, *_leaning(text, settled)]
    for one in sorted(told, key=lambda one: one.span):
        story.go_on(one)
    return story.out


@dataclass(frozen=True, slots=True)
class _Leaning:
    """Words that lean on what was told before, and how."""

    kind: str
    match: re.Match[str]

    @property
    def span(self) -> Span:
        return Span(*self.match.span())


def _leaning(text: str, settled: list[DateMention]) -> list[_Leaning]:
    """What leans in ``text``, in order, beside what is settled; of two that overlap, the first reading stands: "on election day
    two men were held" tells of no day two."""
    folded = text.casefold()
    found = [
        one
        for kind, pattern, needs in _LEANING
        if any(word in folded for word in needs)
        for one in (_Leaning(kind, m) for m in pattern.finditer(text))
        if not any(one.span.overlaps(s.span) for s in settled)
    ]
    found.sort(key=lambda one: (one.span.start, -one.span.end))
    return [one for n, one in enumerate(found) if not any(one.span.overlaps(f.span) for f in found[:n])]


@dataclass(slots=True)
class _Story:
    """Where the story stands: its day, its stretch of days and the time told last, as its expressions are gone through."""

    text: str
    published: PartialDate | None
    voting: dt.date | None
    current: dt.date | None = None
    period: When | None = None
    latest: When | None = None
    out: list[DateMention] = field(default_factory=list)

    def go_on(self, one: DateMention | _Leaning) -> None:
        self.out.append(self._settled(one) if isinstance(one, DateMention) else self._resolved(one))

    def _settled(self, mention: DateMention) -> DateMention:
        mention = _night_of(self.text, mention, self.current, self.out[-1].span.end if self.out else 0)
        self.latest = mention.when or self.latest
        if mention.when and mention.when.precision in (Precision.DAY, Precision.DAYS):
            self.current = mention.when.earliest
            stated = mention.rule in ("when.date", "when.days-from", "when.weekdays")
            if mention.when.precision is Precision.DAYS and stated:
                self.period = mention.when
        if mention.when is None and mention.rule == "when.days-from":
            return replace(mention, when=self._same_days(mention.span.of(self.text)))
        return mention

    def _same_days(self, words: str) -> When | None:
        """ "Over the three days": those of the stretch told before, if it had as many."""
        period, count = self.period, _STRETCH.search(words)
        if period is None or count is None or number_of(count["count"]) is None:
            return None
        length = (period.latest or dt.date.max) - (period.earliest or dt.date.min)
        if number_of(count["count"]) != length.days + 1:
            return None
        return When(period.start, period.end, period.precision, words, rule="when.same-days")

    def _resolved(self, one: _Leaning) -> DateMention:
        span, kind, words = one.span, one.kind, one.match[0]
        if kind == "year-before":
            return DateMention(span, _year_before(self.latest, words), "when.year-before")
        if kind in ("year-after", "unit"):
            when = (
                unit(self.latest, self.published, one.match)
                if kind == "unit"
                else month_of_year(self.latest, one.match)
            )
            self.latest = when or self.latest
            return DateMention(span, when, f"when.{kind}")
        day = self._day(one)
        if day is None and kind == "nth" and (when := self._lately(one)) is not None:
            return DateMention(span, when, "when.nth")
        self.current = day or self.current
        return DateMention(span, When.on(day, words, f"when.{kind}") if day else None, f"when.{kind}")

    def _lately(self, one: _Leaning) -> When | None:
        """ "On the third day of the marches", of which nothing more is told: the day of the report or the one before it."""
        last = self.published
        if last is None or last.day is None or not _OF_UNREST.match(self.text, one.span.end):
            return None
        if _FIRST.search(one.match[0]) or _DAY_BEHIND.match(self.text, one.span.end):
            return None  # a first day may be long ago; "of the protest on 1 April" says which
        return When.days(last.earliest - dt.timedelta(1), last.earliest, one.match[0], "when.nth")

    def _day(self, one: _Leaning) -> dt.date | None:
        day = _lean(one.kind, one.match, self.voting, self.current, self.period)
        if self.published is None:
            return day
        if one.kind == "by-clock" and self.published.day and day is None:
            return self.published.earliest
        if day is not None and one.kind == "same" and day > self.published.latest:
            return None  # "earlier in the day", after a holiday that is to come
        return day


def _night_of(text: str, mention: DateMention, current: dt.date | None, last: int) -> DateMention:
    """ "The next day one was beaten during the night", "on June 12 after an overnight standoff": the night of the day
    just named in the sentence, not that before publication."""
    if mention.rule != "when.overnight" or current is None:
        return mention
    if mention.span.start - last > 150 or re.search(r"[.!?]\s|\n", text[last : mention.span.start]):
        return mention
    if mention.when is not None and mention.when.latest is not None and current >= mention.when.latest:
        return mention  # told on the morning after: "police said on Monday that 23 were held overnight"
    before = re.search(r"\ban?\s+$", text[max(0, mention.span.start - 4) : mention.span.start])
    first = current - dt.timedelta(1) if before else current
    when = When.days(first, first + dt.timedelta(1), mention.span.of(text), "when.overnight")
    return replace(mention, when=when)


def _lean(
    kind: str,
    match: re.Match[str] | None,
    voting: dt.date | None,
    current: dt.date | None,
    period: When | None,
) -> dt.date | None:
    if kind == "poll":
        return voting
    if kind == "eve":
        return voting - dt.timedelta(1) if voting else None
    if kind == "from-vote" and match is not None:
        return _shifted(voting, match)
    if kind == "nth" and match is not None:
        number = ORDINAL.get((match["nth"] or "").casefold()) or number_of(match["n"] or "")
        start = period.earliest if period else voting
        return start + dt.timedelta(number - 1) if start and number else None
    if current is None:
        return None
    if kind == "shift" and match is not None:
        return _shifted(current, match)
    return current + dt.timedelta({"next": 1, "before": -1}.get(kind, 0))


def from_vote(words: str, day: dt.date) -> dt.date | None:
    """ "Two days after the vote", where ``day`` was that of the vote."""
    match = _FROM_VOTE.search(words)
    return _shifted(day, match) if match is not None else None


def _shifted(day: dt.date | None, match: re.Match[str]) -> dt.date | None:
    """So many days or weeks before or after ``day``."""
    days = number_of(match["count"]) * (7 if match["unit"].casefold().startswith("week") else 1)
    back = match["way"].casefold() in ("earlier", "before")
    return day + dt.timedelta(-days if back else days) if days and day is not None else None


def _year_before(period: When | None, words: str) -> When | None:
    if period is None or period.start is None or period.end is None:
        return None
    first, last = (
        PartialDate(d.year - 1, d.month, d.day if d.day != 29 else 28) for d in (period.start, period.end)
    )
    return When(first, last, period.precision, words, rule="when.year-before")
