"""English dates and times of day, resolved against the published date and left unknown without one.

Two passes. The first finds expressions that carry their own date or lean on the published one; the second resolves
what leans on the story itself: "election day", "the next day", "the first day of protests", "the three days of
protests". What still leans on nothing has ``when=None``: known to be a time, not known which.
"""

import datetime as dt
import re
from collections.abc import Iterable

from khronika.nouns import PartialDate, Precision, Span, When
from khronika.reading.english.date_words import COUNT, ORDINAL, Anchor, number_of, stated
from khronika.reading.mentions import DateMention

# Words that lean on the story.
_POLLING = re.compile(
    r"\b(?:on\s+)?(?:the\s+)?(?:(?:election|polling|voting|vote)\s+day|day\s+of\s+the\s+(?:[a-z]+\s+)?(?:election|vote|poll))\b",
    re.I,
)
_NEXT = re.compile(r"\b(?:the\s+)?(?:next|following)\s+day\b|\bthe\s+day\s+after\b|\ba\s+day\s+later\b", re.I)
_BEFORE = re.compile(r"\bthe\s+(?:previous\s+day|day\s+before)\b|\ba\s+day\s+earlier\b", re.I)
_SAME = re.compile(r"\b(?:on\s+)?(?:the\s+same|that)\s+(?:day|evening|night)\b", re.I)
_NTH = re.compile(
    rf"\b(?:on\s+|during\s+)?the\s+(?P<nth>{'|'.join(ORDINAL)})\s+day\b|\bday\s+(?P<n>one|two|three|four|five)\b",
    re.I,
)
_STRETCH = re.compile(
    rf"\b(?:over|during|in|within|for|on)?\s*(?:the\s+)?(?:course\s+of\s+)?(?:the\s+)?(?P<count>{COUNT})\s+days\b",
    re.I,
)
_FROM_AFTER = re.compile(
    r"^\W*(?:starting|beginning|since|from|starting\s+from|beginning\s+on|starting\s+on)\b(?:\s+(?:from|on))?\W*$",
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
            ("same", _SAME),
            ("nth", _NTH),
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
    out: list[DateMention] = []
    for span, kind, match, mention in story:
        if mention is not None:
            if mention.when and mention.when.precision in (Precision.DAY, Precision.DAYS):
                current = mention.when.earliest
                period = mention.when if mention.when.precision is Precision.DAYS else period
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
        day = _lean(kind, match, voting, current, period)
        when = When.on(day, span.of(text), f"when.{kind}") if day else None
        current = day or current
        out.append(DateMention(span, when, f"when.{kind}"))
    return out


def _lean(
    kind: str,
    match: re.Match[str] | None,
    voting: dt.date | None,
    current: dt.date | None,
    period: When | None,
) -> dt.date | None:
    if kind == "poll":
        return voting
    if kind == "nth" and match is not None:
        number = ORDINAL.get((match["nth"] or "").casefold()) or number_of(match["n"] or "")
        start = period.earliest if period else voting
        return start + dt.timedelta(number - 1) if start and number else None
    if current is None:
        return None
    return current + dt.timedelta({"next": 1, "before": -1}.get(kind, 0))


def _since(text: str, mentions: list[DateMention], anchor: Anchor) -> list[DateMention]:
    """ "since Wednesday", "since the protests began last week": open until the day of the report."""
    out = []
    for mention in mentions:
        before = text[max(0, mention.span.start - 60) : mention.span.start]
        before = re.split(r"[.;,]", before)[-1]
        opened = re.search(r"\bsince\b(?!.*\b(?:when|and|but)\b)", before, re.I)
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


def find_dates(text: str, published: PartialDate | None) -> list[DateMention]:
    """Every expression of time in ``text``, in order, not overlapping."""
    anchor = Anchor(published, text)
    direct = stated(text, anchor)
    stretches = _stretches(text, direct)
    kept = [m for m in direct if not any(m.span.overlaps(s.span) for s in stretches)]
    settled = sorted([*kept, *stretches], key=lambda m: m.span)
    return _since(text, _leaning(text, settled), anchor)
