"""What a day of remembrance looks back on: "marked on May 3 the eighth anniversary of the shooting, in which 14 died", "ten years
after the massacre", "to remember the 40 killed".

The dead are of the year counted back, and of its day where the words say that the anniversary falls on it; never of the day on
which people gather for them. What stands in such words is told of a time before all else in the report.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from khronika.nouns import PartialDate, Precision, Span, When
from khronika.reading.english.date_anchor import ORDINAL, number_of
from khronika.reading.mentions import DateMention

_NTHS = "eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
_NTH = ORDINAL | {word: n for n, word in enumerate(_NTHS, 8)}
_NTH |= {"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "centenary": 100}
_TENS = {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_LONG = {"decade": 10, "quarter-century": 25, "quarter century": 25, "half-century": 50, "half century": 50}
_COUNT = (
    rf"(?:\d{{1,3}}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|an?|{'|'.join(_TENS)})"
)
_ANNIVERSARY = re.compile(
    rf"(?:\b(?:(?P<nth>{'|'.join(_NTH)}|\d{{1,3}}(?:st|nd|rd|th))|(?P<count>{_COUNT})[-\s]years?)\s+)?\banniversar(?:y|ies)\s+of\b",
    re.I,
)
# "Ten years after the massacre", "50 years since soldiers fired", "three years to the day after 11 were killed".
_YEARS_AFTER = re.compile(
    rf"\b(?:(?P<count>{_COUNT})\s+years?|(?P<decades>two|three|four|five)\s+decades|an?\s+(?P<long>{'|'.join(_LONG)}))"
    r"\s+(?P<exact>to\s+the\s+day\s+)?(?:after|since)\b",
    re.I,
)
# "Jailed for nine years after a rally", "in the two years since the coup", "more than a year after": a term, a stretch, or no count.
_NO_COUNT = re.compile(
    r"\b(?:the|to|for|of|over|within|in|past|last|next|first|another|further|additional|than|nearly|almost|about|around|some|up|given|got|gets"
    r"|received?|serv\w+|spen[dt]\w*|jailed|every|each|until|by)\s+$",
    re.I,
)
_REMEMBERS = re.compile(
    r"\b(?:remember|commemorat|memoriali[sz])(?:s|ed|e|es|ing)?\b|\brecall(?:s|ed|ing)?\b(?=\s+the\s+(?:[a-z-]+\s+){0,2}"
    r"(?:events?|day|night|time|massacre|killings?|shootings?|crackdown|deaths?|victims?|dead|tragedy|violence|uprising|protests?|attack|riots?)\b)|\bhonou?r(?:s|ed|ing)?\b(?=\s+(?:the|those|all|some|about|at|more|over|\d))"
    r"|\bin\s+(?:loving\s+)?(?:memory|remembrance|honou?r)\s+of\b|\b(?:pay|pays|paid|paying)\s+(?:tribute|homage|(?:their\s+)?(?:last\s+)?respects)(?:\s+(?:on\s+)?\w+)?\s+to\b"
    r"|\b(?:flowers|wreaths?|candles?|vigils?|silence|memorials?|mass|requiem)(?:\s+(?:service|ceremony|mass))?(?:\s+(?:on\s+)?[A-Z]\w+)?\s+for\b"
    r"(?=\s+(?:the\s+)?(?:victims|those|dead|fallen|slain|people|more|at\s+least|about|some|dozens|hundreds|\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten)\b)",
    re.I,
)
_CUES = re.compile(
    r"anniversar|\byears?\s+(?:to\s+the\s+day\s+)?(?:after|since)\b|\b(?:decades?|century)\s+(?:after|since)\b|remember|commemorat|memoriali|\brecall"
    r"|\b(?:memory|remembrance)\s+of\b|\bhonou?r|\b(?:tribute|homage|respects)\s"
    r"|\b(?:flowers|wreaths?|candles?|vigils?|silence|memorials?|mass|requiem)\s",
    re.I,
)
# What such words take with them: up to a comma, and the clauses of its own behind commas.
_WORDS = r"(?:[^.;:,\n\u201c\u201d\"()]|(?<=\d)[.,](?=\d))*"
_CLAUSE = r"(?:(?:in|during|at|of)\s+(?:which|whom)|which|who|whose|where|when|that|(?:and\s+)?(?:killing|leaving|injuring|wounding|claiming))\b"
_MORE = r"(?:and\s+)?(?:at\s+least\s+|more\s+than\s+|about\s+|some\s+|another\s+)?\d"
_TOLD = re.compile(rf"{_WORDS}(?:,\s+{_CLAUSE}{_WORDS}(?:,\s+{_MORE}{_WORDS})*)*")
_TOLD_FIRST = re.compile(
    rf"{_WORDS}(?:,\s+{_CLAUSE}{_WORDS})?"
)  # "On the anniversary of the riot, in which two died, 60 were held"
_FIRST = 30  # characters: what stands no further into its sentence leads it
_FALLS = r"(?:is|was|marks|marked|falls\s+on|fell\s+on|coincide[sd]?\s+with|(?:is|was|falls|fell)\s+also)"
_THE = r"(?:the|its|their|a|our)\s+(?:(?:two|three|twin|double)\s+)?(?:[a-z]+\s+)?"
# "Is also the", "on the", "Tuesday, the": the day is the anniversary; "gathered for", "ahead of", "a rally marking": of about that time.
_ON_THE_DAY = re.compile(rf"(?:\bon|,|\b{_FALLS})\s+{_THE}$", re.I)
_BESIDE = re.compile(rf"\s+{_THE}", re.I)
_FALLS_ON = re.compile(rf"\b(?:{_FALLS}|observed|commemorated)\b", re.I)
_LISTED = re.compile(r"\banniversar(?:y|ies)\b(?:\s+of\b|[^.;:\n]{0,40}:)", re.I)
_FROM_THEN = re.compile(r"\b(?:in|since|until|to|from|by|during)\s+(?:early\s+|late\s+)?$", re.I)
_EDGE = 15  # days: so near to the new year a year counted back may be either
_HARM = re.compile(
    r"\b(?:died|dead|killed|killing|shot|perished|massacred|wounded|injured|lost\s+their\s+lives)\b", re.I
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
OF_NOW = ("when.weekday", "when.today", "when.holiday")
RULE = "when.anniversary"


@dataclass(frozen=True, slots=True)
class Recalled:
    """Words that tell of what is remembered (``span``), and when it was, if that can be told. ``opened`` are those that look back."""

    span: Span
    when: When | None
    opened: Span
    counts: bool = True  # they count years back, or speak of an anniversary
    day: DateMention | None = None  # which is the anniversary


def recalled_in(
    text: str, dates: Sequence[DateMention], published: PartialDate | None
) -> tuple[Recalled, ...]:
    """All that ``text`` looks back on, in order."""
    if _CUES.search(text) is None:
        return ()
    found: list[Recalled] = []
    for match in (*_ANNIVERSARY.finditer(text), *_YEARS_AFTER.finditer(text)):
        told = _told(text, match)
        if told is not None and not _is_no_count(text, match):
            day = day_of(text, dates, match.start(), told)
            falls = day if is_on_the_day(text, day, match) else None
            found.append(
                Recalled(
                    told,
                    _when(text, published, match, day, _own(dates, told)),
                    Span(*match.span()),
                    day=falls,
                )
            )
    for match in _REMEMBERS.finditer(text):
        told = _told(text, match)
        if told is None or any(one.opened.overlaps(told) for one in found):
            continue  # "commemorated the tenth anniversary of"
        inside = _sentence(text, match.start())
        own = _own(dates, told)
        counted = next((one.when for one in found if inside.contains(one.opened)), None)
        found.append(
            Recalled(told, own.when if own is not None else counted, Span(*match.span()), counts=False)
        )
    return tuple(sorted(found, key=lambda one: one.span))


def _told(text: str, match: re.Match[str]) -> Span | None:
    leads = match.start() - _sentence(text, match.start()).start < _FIRST
    told = (_TOLD_FIRST if leads else _TOLD).match(text, match.end())
    return Span(*told.span()) if told is not None and told[0].strip() else None


def _is_no_count(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 20) : match.start()]
    return match.re is _YEARS_AFTER and _NO_COUNT.search(before) is not None


def _sentence(text: str, at: int) -> Span:
    start = max(text.rfind(". ", 0, at), text.rfind("\n", 0, at)) + 1
    ends = [n for mark in (". ", "\n") if (n := text.find(mark, at)) >= 0]
    return Span(start, max(at + 1, min(ends, default=len(text))))


def _years(match: re.Match[str]) -> int:
    """How many years back; 0 where nothing says so."""
    told = match.groupdict()
    if (nth := told.get("nth")) is not None:
        return _NTH.get(nth.casefold()) or int(re.sub(r"\D", "", nth) or 0)
    if (count := told.get("count")) is not None:
        return _TENS.get(count.casefold()) or number_of(count)
    if (decades := told.get("decades")) is not None:
        return 10 * number_of(decades)
    return _LONG.get((told.get("long") or "").casefold(), 0)


def _when(
    text: str,
    published: PartialDate | None,
    match: re.Match[str],
    day: DateMention | None,
    own: DateMention | None,
) -> When | None:
    """When what is remembered was: as its ``own`` words say it, else counted back from the ``day`` of the sentence or the report's."""
    years = _years(match)
    base = day.when.start if day is not None and day.when is not None else published
    if own is not None and own.when is not None:
        stated = _YEAR.search(own.span.of(text)) is not None or own.when.precision is Precision.YEAR
        return own.when if stated or not years or base is None else _in_year(own.when, base.year - years)
    if not years or base is None:
        return None
    exact = match.groupdict().get("exact") is not None or is_on_the_day(text, day, match)
    if exact and day is not None:
        return _in_year(day.when, base.year - years)
    if base.month is None or _is_at_new_year(base):
        return None
    year = PartialDate(base.year - years)
    return When(year, year, Precision.YEAR, match[0], rule=RULE)


def _own(dates: Sequence[DateMention], told: Span) -> DateMention | None:
    return next(
        (d for d in dates if told.contains(d.span) and d.when is not None and d.rule not in OF_NOW), None
    )


def _is_at_new_year(day: PartialDate) -> bool:
    return day.day is not None and (
        (day.month == 1 and day.day <= _EDGE) or (day.month == 12 and day.day > 31 - _EDGE)
    )


def _in_year(when: When | None, year: int) -> When | None:
    """The same days of another year."""
    if when is None or when.start is None or when.end is None:
        return None
    try:
        start, end = (PartialDate(year, d.month, d.day) for d in (when.start, when.end))
    except ValueError:
        return None  # a 29 February
    return replace(when, start=start, end=end, rule=RULE)


def day_of(
    text: str, dates: Sequence[DateMention], opened: int, told: Span | None = None
) -> DateMention | None:
    """The day of the sentence that what stands at ``opened`` is counted from: the last before it, else the next."""
    inside = _sentence(text, opened)
    days = [
        d
        for d in dates
        if inside.contains(d.span) and d.when is not None and d.when.precision is Precision.DAY
    ]
    before = [d for d in days if d.span.end <= opened]
    behind = [
        d
        for d in days
        if d.span.start > opened and (told is None or not told.contains(d.span) or d.rule in OF_NOW)
    ]
    return before[-1] if before else behind[0] if behind else None


def is_on_the_day(text: str, day: DateMention | None, match: re.Match[str]) -> bool:
    """ "Tuesday, the fourth anniversary", "on the first anniversary ... on Friday", "marked on May 3 the", "May 3 is the"."""
    if day is None:
        return False
    before = text[max(0, match.start() - 60) : match.start()]
    gap = text[day.span.end : match.start()] if day.span.end <= match.start() else None
    beside = gap is not None and _BESIDE.fullmatch(gap) is not None
    return _ON_THE_DAY.search(before) is not None or beside


_AGO_GAP = re.compile(r",?\s+(?:on\s+|this\s+|this\s+past\s+|last\s+)?", re.I)
_DAYS = ("when.weekday", "when.date", "when.today", "when.holiday", "when.calendar")


def of_years_ago(text: str, last: DateMention, mention: DateMention) -> DateMention | None:
    """ "Five years ago on Friday", "on 14 August three years ago", "ten years ago this week": such a day of that year."""
    ago, day = (last, mention) if last.rule == "when.ago" else (mention, last)
    year, when = ago.when, day.when
    if (
        ago.rule != "when.ago"
        or year is None
        or year.precision is not Precision.YEAR
        or year.start is None
        or when is None
    ):
        return None
    if last is day and day.rule not in ("when.date", "when.month"):
        return None  # "said on Friday, five years ago ..."
    plain = day.rule in (*_DAYS, "when.month") and when.precision is not Precision.YEAR
    if (
        not plain
        or _YEAR.search(day.span.of(text))
        or not _AGO_GAP.fullmatch(text, last.span.end, mention.span.start)
    ):
        return None
    moved = _in_year(when, year.start.year)
    return (
        DateMention(Span(last.span.start, mention.span.end), moved, "when.date")
        if moved is not None
        else None
    )


def with_days(text: str, dates: Sequence[DateMention], published: PartialDate | None) -> list[DateMention]:
    """``dates``, where the year of what a day is the anniversary of ("the 2004 shooting") has that day, and "that day", on which
    people died, is the one looked back on in the sentence before."""
    if _CUES.search(text) is None:
        return list(dates)
    out = {d.span: d for d in dates}
    for match in _LISTED.finditer(text):
        inside, day = _sentence(text, match.start()), day_of(text, dates, match.start())
        if day is None or not _is_that_day(text, day, match):
            continue
        for named_year in dates:
            at, when = named_year.span, named_year.when
            from_then = _FROM_THEN.search(text[max(0, at.start - 20) : at.start])
            if named_year.rule != "when.year" or when is None or when.start is None or from_then:
                continue
            if inside.contains(at) and at.start > match.end():
                out[at] = DateMention(at, _in_year(day.when, when.start.year), RULE)
    for one in recalled_in(text, dates, published):
        for same in dates:
            if one.when is not None and same.rule == "when.same" and _is_same_day(text, one, same):
                out[same.span] = DateMention(same.span, one.when, RULE)
    return list(out.values())


def _is_same_day(text: str, one: Recalled, same: DateMention) -> bool:
    """ "... the anniversary of the shooting. Fourteen people died that day"."""
    gap = text[one.span.end : same.span.start] if 0 <= same.span.start - one.span.end < _NEXT else "\n"
    if "\n" in gap or len(re.findall(r"[.!?]\s", gap)) != 1 or not _THAT_DAY.search(same.span.of(text)):
        return False
    return _HARM.search(_sentence(text, same.span.start).of(text)) is not None


_NEXT = 200  # characters
_THAT_DAY = re.compile(r"\bthat\s", re.I)


def _is_that_day(text: str, day: DateMention, match: re.Match[str]) -> bool:
    """True where the sentence says that ``day`` is the anniversary: "coincides with", "is the", "marked on the"."""
    if day.span.end <= match.start():
        return _FALLS_ON.search(text, day.span.end, match.start()) is not None or is_on_the_day(
            text, day, match
        )
    return is_on_the_day(text, day, match)


def named(text: str, dates: Sequence[DateMention], published: PartialDate | None) -> list[DateMention]:
    """Words that date the event named right behind them: "the eighth anniversary of the" shooting."""
    out = []
    for one in recalled_in(text, dates, published):
        article = _ARTICLE.match(text, one.opened.end)
        if one.when is not None and article is not None:
            out.append(DateMention(Span(one.opened.start, article.end()), one.when, RULE))
    return out


_ARTICLE = re.compile(r"(?:\s+(?:the|an?|its|that)\b)?", re.I)
