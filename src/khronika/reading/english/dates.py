"""English dates and times of day, resolved against the published date and left unknown without one.

Two passes. The first finds expressions that carry their own date or lean on the published one; the second resolves
what leans on the story itself: "election day", "the next day", "the first day of protests", "the three days of
protests". What still leans on nothing has ``when=None``: known to be a time, not known which.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace

from khronika.nouns import PartialDate, Precision, Span, When
from khronika.reading.english.date_anchor import COUNT, MONTH, ORDINAL, Anchor, month_of, number_of
from khronika.reading.english.date_words import stated
from khronika.reading.mentions import DateMention

# Words that lean on the story.
_POLLING = re.compile(
    r"\b(?:on\s+)?(?:the\s+)?(?:(?:election|polling|voting|vote)\s+day|day\s+of\s+the\s+(?:[a-z]+\s+)?(?:election|vote|poll))\b",
    re.I,
)
_NEXT = re.compile(r"\b(?:the\s+)?(?:next|following)\s+day\b|\bthe\s+day\s+after\b|\ba\s+day\s+later\b", re.I)
_BEFORE = re.compile(
    r"\bthe\s+(?:previous\s+(?:day|evening|night)|(?:day|evening|night)\s+before)\b|\ba\s+day\s+earlier\b",
    re.I,
)
_EVE = re.compile(
    r"\b(?:on\s+)?the\s+eve\s+of\s+(?:the\s+)?(?:[a-z]+\s+)?(?:polls?|elections?|vote|voting|ballot)\b", re.I
)
# "In May of the following year": the year named before, and one more or less.
_YEAR_AFTER = re.compile(
    rf"\b(?P<month>{MONTH})\s+(?:of\s+)?the\s+(?P<way>following|next|same|previous)\s+year\b", re.I
)
_SAME = re.compile(r"\b(?:on\s+)?(?:the\s+same|that)\s+(?:day|evening|night)\b", re.I)
_NTH = re.compile(
    rf"\b(?:on\s+|during\s+)?the\s+(?P<nth>{'|'.join(ORDINAL)})\s+day\b|\bday\s+(?P<n>one|two|three|four|five)\b",
    re.I,
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
_EVENT = r"(?:coup|elections?|vote|referendum|takeover|uprising|revolution|war|invasion|massacre|earthquake|ceasefire|blackout|shutdown)"
_EVENT_DATED = re.compile(rf"^(?:['\u2019]s)?\s+(?:[\w-]+\s+){{0,2}}?(?P<event>{_EVENT})\b", re.I)
_EVENT_BEFORE = re.compile(rf"\b(?P<event>{_EVENT})\s+(?:(?:on|of|in)\s+)?$", re.I)
_SINCE_EVENT = re.compile(
    rf"\bsince\s+(?:the\s+|last\s+\w+['\u2019]s\s+)?(?:[\w-]+\s+){{0,2}}?(?P<event>{_EVENT})\b", re.I
)
_BEGAN = re.compile(r"\b(?:began|begun|started|erupted|broke\s+out)\s+(?:(?:on|in|late|early)\s+)*$", re.I)
_SINCE_BEGAN = re.compile(
    r"\bsince\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?(?:protests?|unrest|demonstrations?|rallies|strikes?|crackdown|violence|clashes|revolt|marches)"
    r"\s+(?:began|started|erupted|broke\s+out)\b"
    r"|\bsince\s+the\s+(?:start|beginning|outbreak|onset)\s+of\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?:protests?|unrest|demonstrations?|rallies|strikes?|crackdown|violence)\b",
    re.I,
)
_FROM_AFTER = re.compile(
    r"^(?:\s+of\s+(?:[\w-]+\s+){0,2}[\w-]+)?\W*(?:starting|beginning|since|from|starting\s+from|beginning\s+on|starting\s+on)\b(?:\s+(?:from|on))?\W*$",
    re.I,
)
_VOTE_NEAR = re.compile(r"\b(?:elections?|vote|voted|voting|polls?|polling|ballot|elected)\b", re.I)
_OPEN_START = re.compile(
    r"\b(?:since|from|starting(?:\s+from)?|beginning)\s+(?:the\s+)?(?:\w+\s+){0,5}?$", re.I
)


def election_day(text: str, dated: Iterable[DateMention]) -> dt.date | None:
    """The single day that the text puts nearest to a word for voting; ``None`` if it names none."""
    best: tuple[int, dt.date] | None = None
    for mention in dated:
        if not mention.when or mention.when.precision is not Precision.DAY or mention.rule == "when.today":
            continue
        for word in _VOTE_NEAR.finditer(text, max(0, mention.span.start - 80), mention.span.end + 60):
            gap = max(mention.span.start - word.end(), word.start() - mention.span.end)
            between = text[min(word.end(), mention.span.end) : max(word.start(), mention.span.start)]
            if "." in between.replace("U.S.", ""):
                continue
            day = mention.when.earliest
            gap -= (
                30 if re.fullmatch(r"\s*day,?\s*(?:on\s+)?(?:\w+day,?\s+)?", between) else 0
            )  # "voting day, 9 June" is plainest
            if day and (best is None or gap < best[0]):
                best = (gap, day)
    return best[1] if best else None


def _stretches(text: str, direct: list[DateMention]) -> list[DateMention]:
    """ "over three days, starting from June 9": the count and the start together."""
    found = []
    for match in _STRETCH.finditer(text):
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


def _leaning(text: str, settled: list[DateMention]) -> list[DateMention]:
    """Resolve what leans on the story, in reading order."""
    voting = election_day(text, settled)
    leaning = [
        (Span(*m.span()), kind, m)
        for kind, pattern in (
            ("poll", _POLLING),
            ("next", _NEXT),
            ("before", _BEFORE),
            ("eve", _EVE),
            ("year-after", _YEAR_AFTER),
            ("same", _SAME),
            ("nth", _NTH),
            ("year-before", _YEAR_BEFORE),
            ("shift", _SHIFT),
        )
        for m in pattern.finditer(text)
        if not any(Span(*m.span()).overlaps(s.span) for s in settled)
    ]
    leaning.sort(key=lambda row: (row[0].start, -row[0].end))
    # "On election day two men were held": the first reading stands, "day two" is none.
    leaning = [
        row for n, row in enumerate(leaning) if not any(row[0].overlaps(before[0]) for before in leaning[:n])
    ]
    story = sorted(
        [*((s.span, "", None, s) for s in settled), *((s, k, m, None) for s, k, m in leaning)],
        key=lambda row: row[0],
    )
    current: dt.date | None = None
    period: When | None = None
    latest: When | None = None
    out: list[DateMention] = []
    for span, kind, match, mention in story:
        if mention is not None:
            mention = _night_of(text, mention, current, out[-1].span.end if out else 0)
            latest = mention.when or latest
            if mention.when and mention.when.precision in (Precision.DAY, Precision.DAYS):
                current = mention.when.earliest
                stated = mention.rule in ("when.date", "when.days-from", "when.weekdays")
                period = mention.when if mention.when.precision is Precision.DAYS and stated else period
            if mention.when is None and mention.rule == "when.days-from" and period is not None:
                count = _STRETCH.search(span.of(text))
                length = (period.latest or dt.date.max) - (period.earliest or dt.date.min)
                if count and number_of(count["count"]) == length.days + 1:
                    mention = DateMention(
                        span,
                        When(
                            period.start, period.end, period.precision, span.of(text), rule="when.same-days"
                        ),
                        mention.rule,
                    )
            out.append(mention)
            continue
        if kind == "year-before":
            out.append(DateMention(span, _year_before(latest, span.of(text)), "when.year-before"))
            continue
        if kind == "year-after" and match is not None:
            out.append(DateMention(span, _in_year_after(latest, match), "when.year-after"))
            continue
        day = _lean(kind, match, voting, current, period)
        when = When.on(day, span.of(text), f"when.{kind}") if day else None
        current = day or current
        out.append(DateMention(span, when, f"when.{kind}"))
    return out


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
    if kind == "nth" and match is not None:
        number = ORDINAL.get((match["nth"] or "").casefold()) or number_of(match["n"] or "")
        start = period.earliest if period else voting
        return start + dt.timedelta(number - 1) if start and number else None
    if current is None:
        return None
    if kind == "shift" and match is not None:
        days = number_of(match["count"]) * (7 if match["unit"].casefold().startswith("week") else 1)
        back = match["way"].casefold() in ("earlier", "before")
        return current + dt.timedelta(-days if back else days) if days else None
    return current + dt.timedelta({"next": 1, "before": -1}.get(kind, 0))


def _in_year_after(period: When | None, match: re.Match[str]) -> When | None:
    if period is None or period.start is None:
        return None
    step = {"same": 0, "previous": -1}.get(match["way"].casefold(), 1)
    month = PartialDate(period.start.year + step, month_of(match["month"]))
    return When(month, month, Precision.MONTH, match[0], rule="when.year-after")


def _year_before(period: When | None, words: str) -> When | None:
    if period is None or period.start is None or period.end is None:
        return None
    first, last = (
        PartialDate(d.year - 1, d.month, d.day if d.day != 29 else 28) for d in (period.start, period.end)
    )
    return When(first, last, period.precision, words, rule="when.year-before")


def _back(mention: DateMention, anchor: Anchor) -> DateMention:
    """ "Since January", told in December or in September, began in a January before."""
    when, published = mention.when, anchor.published
    if when is None or when.start is None or published is None or when.start.earliest <= published.latest:
        return mention
    if re.search(r"\b(?:19|20)\d\d\b", when.words):
        return mention
    earlier = PartialDate(when.start.year - 1, when.start.month, when.start.day)
    return replace(mention, when=When(earlier, earlier, when.precision, when.words, rule=when.rule))


_FAR = 170  # characters a clause behind "since" may be long
_SINCE_CLAUSE = re.compile(
    r"\bsince\s+(?:the|a|an|its|his|her|their|mass|anti-\w+)\s[^;:\n\u201c\u201d\"]*$", re.I
)


_STOP = re.compile(r"\b(?!Gen\.|Col\.|Maj\.|Sgt\.|Capt\.)\w{3,}\.\s")
_OTHER_CLAUSE = re.compile(r"\b(?:when|and|but|who|which)\b")
_START_OF = re.compile(r"since\s+the\s+(?:start|beginning|outbreak|onset)\s+of\b[^,]*$", re.I)


def _far_since(text: str, mention: DateMention, before: list[DateMention]) -> str | None:
    """ "Since the army, led by a general, arrested the premier on 25 October": from "since" to the day, if nothing ends the
    clause in between; ``None`` where something does."""
    start = max(mention.span.start - _FAR, before[-1].span.end if before else 0)
    found = _SINCE_CLAUSE.search(text[start : mention.span.start])
    if found is None or found[0].count(",") % 2 or _STOP.search(found[0]):
        return None
    ended = _OTHER_CLAUSE.search(found[0]) and not _START_OF.match(found[0])
    return None if ended else found[0]


def _since(text: str, mentions: list[DateMention], anchor: Anchor) -> list[DateMention]:
    """ "since Wednesday", "since the protests began last week": open until the day of the report."""
    out: list[DateMention] = []
    for mention in mentions:
        before = text[max(0, mention.span.start - 60) : mention.span.start]
        far = _far_since(text, mention, out)
        before = far or re.split(r"[.;,]", before)[-1]
        opened = re.search(r"\bsince\b" if far else r"\bsince\b(?!.*\b(?:when|and|but)\b)", before, re.I)
        if opened and mention.when and mention.when.start:
            mention = _back(mention, anchor)
        if opened and mention.when and mention.when.start:
            end = (
                anchor.published
                if anchor.published and anchor.published.latest >= mention.when.start.earliest
                else None
            )
            start = mention.span.start - len(before) + opened.start()
            words = text[start : mention.span.end]
            # "since 1986" is a stretch of history, not the days of a tally.
            exact = end is not None and mention.when.precision is not Precision.YEAR
            when = When(
                mention.when.start,
                end,
                Precision.DAYS if exact else Precision.VAGUE,
                words,
                rule="when.since",
            )
            mention = DateMention(Span(start, mention.span.end), when, "when.since")
        out.append(mention)
    return out


def _since_events(text: str, mentions: list[DateMention], anchor: Anchor) -> list[DateMention]:
    """ "Since the coup", "since the protests began": from the day that the text gives it anywhere."""
    days: dict[str, When] = {}
    for mention in mentions:
        if mention.when is None or mention.when.start is None or mention.when.precision is Precision.YEAR:
            continue
        after = _EVENT_DATED.match(text[mention.span.end : mention.span.end + 40])
        before = _EVENT_BEFORE.search(text[max(0, mention.span.start - 40) : mention.span.start])
        for found in (after, before):
            if found:
                days.setdefault(found["event"].casefold().rstrip("s"), mention.when)
        if _BEGAN.search(text[max(0, mention.span.start - 30) : mention.span.start]):
            days.setdefault("began", mention.when)
    out = list(mentions)
    for pattern in (_SINCE_EVENT, _SINCE_BEGAN):
        for match in pattern.finditer(text):
            span = Span(*match.span())
            name = match["event"].casefold().rstrip("s") if pattern is _SINCE_EVENT else "began"
            if any(span.overlaps(m.span) for m in out):
                continue
            out.append(
                DateMention(span, _open_until(days.get(name), anchor.published, match[0]), "when.since")
            )
    return sorted(out, key=lambda m: m.span)


def _open_until(start: When | None, published: PartialDate | None, words: str) -> When | None:
    if start is None or start.start is None or published is None:
        return None
    if published.latest < start.start.earliest:
        return None
    return When(start.start, published, Precision.DAYS, words, rule="when.since")


_NIGHT_OF = re.compile(r"\bnight\s+of\s+(?:the\s+)?$", re.I)


def _nights(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """ "On the night of 5 November": that day and the next."""
    out = []
    for mention in mentions:
        when = mention.when
        of = _NIGHT_OF.search(text[max(0, mention.span.start - 14) : mention.span.start])
        if of and when is not None and when.precision is Precision.DAY and when.earliest is not None:
            first = when.earliest
            when = When.days(first, first + dt.timedelta(1), mention.span.of(text), "when.night-of")
            mention = replace(mention, when=when)
        out.append(mention)
    return out


_UNTIL = re.compile(r"\b(?:until|till|up\s+to)\s+(?:(?:the|late|early|on)\s+)?$", re.I)


def _until(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """ "Until 5 April": the count's last day, its first unknown."""
    out = []
    for mention in mentions:
        when = mention.when
        opened = _UNTIL.search(text[max(0, mention.span.start - 20) : mention.span.start])
        if opened and when is not None and when.end is not None and when.precision is Precision.DAY:
            when = When(None, when.end, Precision.VAGUE, mention.span.of(text), rule="when.until")
            mention = DateMention(mention.span, when, "when.until")
        out.append(mention)
    return out


def find_dates(text: str, published: PartialDate | None) -> list[DateMention]:
    """Every expression of time in ``text``, in order, not overlapping."""
    anchor = Anchor(published, text)
    same = [Span(*m.span()) for pattern in (_YEAR_BEFORE, _YEAR_AFTER) for m in pattern.finditer(text)]
    direct = [m for m in stated(text, anchor) if not any(m.span.overlaps(s) for s in same)]
    stretches = _stretches(text, direct)
    kept = [m for m in direct if not any(m.span.overlaps(s.span) for s in stretches)]
    settled = sorted([*kept, *stretches], key=lambda m: m.span)
    return _since_events(
        text, _since(text, _until(text, _nights(text, _leaning(text, settled))), anchor), anchor
    )
