"""English dates and times of day, resolved against the published date and left unknown without one.

Two passes. The first finds expressions that carry their own date or lean on the published one; the second resolves
what leans on the story itself (``date_leaning``). What still leans on nothing has ``when=None``.
"""

import datetime as dt
import re
from dataclasses import replace

from khronika.nouns import PartialDate, Precision, Span, When
from khronika.reading.english.anniversaries import named, with_days
from khronika.reading.english.date_anchor import Anchor
from khronika.reading.english.date_leaning import leaning, leans_whole, stretches
from khronika.reading.english.date_words import stated
from khronika.reading.english.event_days import with_events
from khronika.reading.mentions import DateMention

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
    r"\bsince\s+(?:the|a|an|its|his|her|their|mass|anti-\w+|protests|demonstrations|rallies|clashes|riots|strikes)\s[^;:\n\u201c\u201d\"]*$",
    re.I,
)


_STOP = re.compile(r"\b(?!Gen\.|Col\.|Maj\.|Sgt\.|Capt\.)\w{3,}\.\s")
_JOINS = r"and(?!\s+[\w-]+\s+(?:began|begun|started|erupted|broke\s+out)\b)"  # "since the strikes and marches began"
_OTHER_CLAUSE = re.compile(rf"\b(?:when|{_JOINS}|but|who|which)\b")
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
        taken = opened and out and out[-1].span.start == mention.span.start - len(before) + opened.start()
        if taken or (opened and re.match(r"since\s+\d{4}\s\w", before[opened.start() :], re.I)):
            opened = None  # "held since March were freed on Tuesday": it has its day
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


_UNTIL = re.compile(
    r"(?<!run-)(?<!run\s)(?<!lead-)\b(?:until|till|up\s+to)\s+(?:(?:the|late|early|on)\s+)?$|\b(?:has|have)\s+been\s+\w+\s(?:[^.;,\d]{0,60}\s)?by\s+$",
    re.I,
)


def _until(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """ "Until 5 April": the count's last day, its first unknown."""
    out = []
    for mention in mentions:
        when = mention.when
        opened = _UNTIL.search(text[max(0, mention.span.start - 90) : mention.span.start])
        if opened and when is not None and when.end is not None and when.precision is Precision.DAY:
            when = When(None, when.end, Precision.VAGUE, mention.span.of(text), rule="when.until")
            mention = DateMention(mention.span, when, "when.until")
        out.append(mention)
    return out


def find_dates(text: str, published: PartialDate | None) -> list[DateMention]:
    """Every expression of time in ``text``, in order, not overlapping."""
    anchor = Anchor(published, text)
    whole = leans_whole(text)
    direct = [m for m in stated(text, anchor) if not any(m.span.overlaps(s) for s in whole)]
    lengths = stretches(text, direct)
    kept = [m for m in direct if not any(m.span.overlaps(s.span) for s in lengths)]
    settled = sorted([*kept, *lengths], key=lambda m: m.span)
    told = leaning(text, settled, published)
    since = _since_events(text, _since(text, _until(text, _nights(text, told)), anchor), anchor)
    dates = with_days(text, since, published)
    return with_events(text, dates, named(text, dates, published))
