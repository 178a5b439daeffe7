"""An event that the text gives its day, spoken of again by name: "yesterday's protest ... were hurt during the protest".

What happened "in the crackdown" happened when the crackdown did. Only for an event that has been dated before by words of its own, and
not where the count runs on ("has risen", "so far"), since the event may too.
"""

import re
from collections.abc import Sequence

from khronika.nouns import PartialDate, Precision, Span, When
from khronika.reading.mentions import DateMention

_EVENT = (
    r"(?P<event>protests?|demonstrations?|rall(?:y|ies)|march(?:es)?|clash(?:es)?|riots?|rioting|unrest|violence|crackdowns?|massacres?"
    r"|shootings?|raids?|dispersals?|sit-ins?|uprisings?|revolts?|attacks?|vigils?|processions?|disturbances|disorder|strikes?|stampede)"
)
_DATED_BEHIND = re.compile(rf"(?:['\u2019]s)?\s+(?:[\w-]+\s+){{0,2}}?{_EVENT}\b", re.I)
_DATED_BEFORE = re.compile(
    rf"\b{_EVENT}\s+(?:(?:held|staged|that\s+took\s+place|which\s+took\s+place|took\s+place)\s+)?(?:(?:on|of|in|late|early)\s+)*$",
    re.I,
)
_AGAIN = re.compile(
    rf"\b(?:during|in|at|amid|throughout)\s+(?:the|that|those)\s+(?:same\s+)?(?:(?P<sort>[a-z-]+)\s+)?{_EVENT}\b",
    re.I,
)
_OTHER = frozenset(
    "first second third previous earlier last latest next recent other past ongoing current subsequent following".split()
)
# "In the protests of May", "the march in Lirna", "the riots that began on Friday": told by words of their own.
_TOLD_ITSELF = re.compile(
    r"\s+(?:of|on|in|at|near|outside|over|against|that|which|for|since|between|from|last|this|by)\b", re.I
)
_RUNS_ON = re.compile(r"\b(?:has|have|so\s+far|toll|total|to\s+date)\b", re.I)
_SHORT = (Precision.DAY, Precision.DAYS, Precision.MONTH, Precision.YEAR)
_OPEN = ("when.since", "when.until", "when.recurring", "when.past-stretch")
_NAMES = tuple(
    "protest demonstration rall march clash riot unrest violence crackdown massacre shooting raid dispersal sit-in uprising revolt attack vigil procession disturbance disorder strike stampede".split()
)


def _stem(word: str) -> str:
    return next(name for name in _NAMES if word.casefold().startswith(name))


def with_events(
    text: str, dates: Sequence[DateMention], naming: Sequence[DateMention] = ()
) -> list[DateMention]:
    """``dates``, and every event spoken of again whose day they, or ``naming`` besides, tell before; in order."""
    dated = sorted([*_dated(text, dates), *_dated(text, naming)], key=lambda row: row[0])
    if not dated:
        return list(dates)
    out = list(dates)
    for match in _AGAIN.finditer(text):
        span = Span(*match.span())
        if (match["sort"] or "").casefold() in _OTHER or _TOLD_ITSELF.match(text, span.end):
            continue
        told = [(at, when) for at, name, when in dated if name == _stem(match["event"]) and at < span.start]
        inside = _sentence(text, span)
        if (
            not told
            or any(span.overlaps(d.span) for d in dates)
            or _RUNS_ON.search(text, inside.start, inside.end)
        ):
            continue
        if any(
            inside.contains(d.span) and d.when is not None and d.when.precision is not Precision.DAY
            for d in dates
        ):
            continue  # "this week it was learned that 28 deaths in the protests are looked into"
        when = told[-1][1]
        near = [w for at, w in told if text.find("\n\n", at, told[-1][0]) < 0]
        if all(w.bounds() == when.bounds() for w in near):
            again = When(when.start, when.end, when.precision, match[0], rule="when.event")
            out.append(DateMention(span, again, "when.event"))
    return sorted(out, key=lambda m: m.span)


def _dated(text: str, dates: Sequence[DateMention]) -> list[tuple[int, str, When]]:
    """Where an event is dated, its stem, and when it was."""
    out = []
    for mention in dates:
        when = mention.when
        if (
            when is None
            or when.precision not in _SHORT
            or mention.rule in _OPEN
            or when.start is None
            or when.end is None
        ):
            continue
        found = _DATED_BEHIND.match(text, mention.span.end) or _DATED_BEFORE.search(
            text, max(0, mention.span.start - 60), mention.span.start
        )
        if found is not None:
            out.append((mention.span.start, _stem(found["event"]), when))
    return out


def _sentence(text: str, span: Span) -> Span:
    start = max(text.rfind(". ", 0, span.start), text.rfind("\n", 0, span.start)) + 1
    ends = [n for mark in (". ", "\n") if (n := text.find(mark, span.end)) >= 0]
    return Span(start, min(ends, default=len(text)))


_UNREST = r"(?:violence|clashes|protests?|unrest|riots?|rioting|demonstrations?|march(?:es)?|rallies|strikes?|fighting|disturbances|disorder|trouble|uprising|revolt|crackdown)"
_BEGUN = re.compile(
    rf"\b(?:the|these|those)\s+(?:[\w-]+\s+)?{_UNREST}\s+(?:first\s+)?(?:began|started|erupted|broke\s+out|flared(?:\s+up)?)\s+(?:(?:on|late|early|in)\s+)*$",
    re.I,
)
_GOES_ON = 31  # days


def begun(text: str, dates: Sequence[DateMention], published: PartialDate | None) -> list[tuple[int, When]]:
    """Where the text says on which day its unrest began ("The violence erupted on Thursday"), each with the days since, up to the
    report. Empty without a day of publication."""
    out: list[tuple[int, When]] = []
    for mention in dates if published is not None else ():
        when = mention.when
        if when is None or when.precision is not Precision.DAY or when.start is None or published is None:
            continue
        opened = _BEGUN.search(text, max(0, mention.span.start - 80), mention.span.start)
        if opened is not None and 0 <= (published.latest - when.start.earliest).days <= _GOES_ON:
            out.append(
                (opened.start(), When(when.start, published, Precision.DAYS, when.words, rule="when.since"))
            )
    return out
