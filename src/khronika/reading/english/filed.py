"""The dateline: where a report was filed from, and which names stand in it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from khronika.nouns import Level, Place, Span
from khronika.reading.places import find_places

_DAY = r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?)(?:,?\s+\d{4})?"
_LOUD = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'\u2019-]{2,}(?:\s[A-Z\u00c0-\u00de'\u2019-]{2,}){0,3}"
_NAME = r"[A-Z\u00c0-\u00de][\w'\u2019-]+(?:\s[A-Z\u00c0-\u00de][\w'\u2019-]+){0,3}"
_FILED = re.compile(
    rf"(?:^|\n)[ \t]*(?P<place>{_LOUD}|{_NAME}(?=[^\n]{{0,45}}?(?:\([A-Z][A-Za-z ./]{{1,30}}\)|\d)\s*[-\u2013\u2014:]))"
    rf"(?:,\s[A-Z][A-Za-z. ]{{2,30}}?)?(?:,?\s+{_DAY})?(?:\s*\([A-Za-z ./-]{{2,40}}\))?\s*(?:[-\u2013\u2014]{{1,2}}|//|:)\s"
)


# "Guwahati: At least 40 were held in Manipur", where a text begins.
_OPENS_WITH = re.compile(
    rf"\A\s*(?P<place>{_NAME})(?:,\s{_NAME})?:\s(?=[A-Z\d\"\u201c])(?=[^\n]{{60}})(?![^\n]*;\s[A-Z][\w\u2019'-]+:\s)"
)


# "Lirna, 4 September. Fourteen students were taken ...", as letters and statements begin.
OPENS_AND_DAY = re.compile(rf"\A\s*(?P<place>{_NAME}),\s(?:\w{{3,9}},?\s)?{_DAY}\.\s(?=[A-Z\d\"\u201c])")


def _datelines(text: str) -> Iterator[re.Match[str]]:
    for pattern in (_FILED, _OPENS_WITH, OPENS_AND_DAY):
        yield from pattern.finditer(text)


def filed_from(text: str, country: str | None) -> Place | None:
    """The listed town of the dateline ("SUVA, Apr 13 (Wire) - ..."): what the report means by "here"."""
    for match in _datelines(text[:1200]):
        found = [m.place for m in find_places(f"in {match['place'].title()}", "en", None, country)]
        if len(found) == 1 and found[0].level is Level.CITY:
            return found[0]
    return None


@lru_cache(maxsize=8)  # asked for every name of a report
def filed_at(text: str) -> Span | None:
    """Where the dateline names that town."""
    for match in _datelines(text[:1200]):
        found = [m.place for m in find_places(f"in {match['place'].title()}", "en", None, None)]
        if len(found) == 1 and found[0].level is Level.CITY:
            return Span(*match.span("place"))
    return None


def is_filed_apart(text: str) -> bool:
    """True for a digest: its parts have datelines of different countries."""
    lands = set()
    for match in _FILED.finditer(text):
        found = [m.place for m in find_places(f"in {match['place'].title()}", "en")]
        if len(found) == 1 and found[0].level is Level.CITY:
            lands.add(found[0].country)
    return len(lands) > 1


# "LONDON - Amnesty International said 43 had been held": where bodies sit that speak of all the world.
_SEATS = frozenset("london geneva brussels washington paris vienna strasbourg".split()) | {
    "new york",
    "the hague",
}
_WORLDWIDE = re.compile(
    r"\b(?:Amnesty International|Human Rights Watch|United Nations|UN|U\.N\.|OHCHR|High Commissioner|Committee to Protect|Reporters Without"
    r"|Freedom House|Article 19|CIVICUS|Access Now|NetBlocks|International (?:Federation|Commission|Criminal|Press)|European (?:Union|Parliament)"
    r"|Council of Europe|OSCE|Security Council)\b"
)
_FILED_ASIDE = 0.4  # a correspondent's town may be the scene, or lie a country away


def is_seat(text: str, span: Span) -> bool:
    """True for a town in the dateline where a worldwide body sits which the lead then names."""
    if " ".join(span.of(text).casefold().split()) not in _SEATS:
        return False
    filed = filed_at(text)
    return (
        filed is not None and filed.overlaps(span) and bool(_WORLDWIDE.search(text, span.end, span.end + 200))
    )


def filed_share(text: str, span: Span) -> float:
    return 0.0 if is_seat(text, span) else _FILED_ASIDE


def in_dateline(text: str, span: Span) -> bool:
    """True for a name inside the dateline: the town that a report was filed from, and its country."""
    filed = filed_at(text)
    if filed is None:
        return is_desk(text, span)
    start, end = _whole(text, filed.start)
    return start <= span.start < end


@lru_cache(maxsize=8)
def _whole(text: str, place: int) -> tuple[int, int]:
    """From where to where the dateline goes whose town stands at ``place``."""
    return next(m.span() for m in _datelines(text[:1200]) if m.start("place") == place)


_STAMPED = re.compile(
    rf"^(?:,\s[A-Z][A-Za-z. ]{{2,30}}?)?(?:,?\s+{_DAY})\s*(?:\([A-Za-z ./-]{{2,40}}\)\s*)?[-\u2013\u2014]"
)


_OFFICE_CLOSES = re.compile(
    rf"^(?:,\s[A-Z][A-Za-z. ]{{2,30}}?)?(?:,?\s+{_DAY})?\)\s*[-\u2013\u2014]{{1,2}}\s"
)


# "New York [US], February 3 (Wire): ...": an agency's desk.
_DESK = re.compile(rf"(?:^|\n)[ \t]*{_NAME}\s\[[A-Z][\w .]{{1,20}}\],\s+{_DAY}")


def is_bureau(text: str, span: Span) -> bool:
    """ "New York, 17 March 2017 \u2013 Fijian police ...", "(Suva) \u2013 ...": the town at the head of a paragraph, with a day and a dash
    or between brackets, is where it was written."""
    line = text.rfind("\n", 0, span.start) + 1
    opened, after = text[line : span.start].strip(" \t"), text[span.end : span.end + 70]
    if opened == "(":
        return bool(_STAMPED.match(after) or _OFFICE_CLOSES.match(after))
    return not opened and bool(_STAMPED.match(after))


def is_desk(text: str, span: Span) -> bool:
    return any(start <= span.start and span.end <= end for start, end in _desks(text))


@lru_cache(maxsize=8)
def _desks(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for m in _DESK.finditer(text))
