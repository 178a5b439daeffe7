"""Words that point back to a place told before: "there", "where", "across the state", "in the same town".

Each is read as the place it stands for, at the word's own position, so that it is weighed as a name there would be.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from khronika.nouns import Level, Place, Span
from khronika.reading.english.homeland import only_at_home
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.scope import Story, token_at
from khronika.reading.english.unlisted import apposed, in_sentence
from khronika.reading.mentions import PlaceMention
from khronika.reading.places import translate

_POINTS = re.compile(
    r"\b(?:there|where|which|first|former|second|latter|city|town|village|port|capital|state|province|region|governorate|county|department|prefecture|island)\b"
)
_DIVISION = re.compile(
    r"\b(?i:in|across|throughout|around|within|over)\s+(?:the\s+rest\s+of\s+)?(?:the|that)\s+(?:same\s+|whole\s+|entire\s+)?"
    r"(?:state|province|region|governorate|county|department|prefecture)\b(?!['\u2019]s|\s+(?:of\b|[A-Z]|government|capital|court|council|hospital|authorit))"
)
_TOWN = re.compile(
    r"\b(?:(?i:in|to|across|around|throughout|outside|near|into|at)\s+the\s+(?:same\s+)?(?:city|town|village|port)\b(?!\s+of\b)"
    r"(?!['\u2019]s|\s+(?:centre|center|hall|council|court|administration|government))"
    r"|(?:in|at|outside|near|around)\s+the\s+(?:city|town|village)['\u2019]s\s(?!own\b)|\b(?i:in|to|outside|near|at)\s+that\s+(?:same\s+)?(?:city|town|village|port)\b)"
)
_OF_A_TOWN = re.compile(
    r"\b(?:towns?|city|cities|villages?|ports?|capital|seat|one|largest|biggest)\s+$"
)  # "the largest town in the province"
_COMES_FROM = re.compile(r"\b(?:from|of)\s+(?:[A-Z][\w\u2019'-]+(?:,\s|\s+and\s))*$")
# "A poor town near Algeria", "south of Paris", "30 km from Gao".
_LANDMARK = re.compile(
    r"\b(?:town|city|village|suburb|port|island|camp)\s(?:near|outside|off|beside|by|close\s+to)\s(?:the\s)?$"
    r"|\b(?:north|south|east|west)[a-z-]*\s(?:of|from)\s(?:the\s)?$|\b(?:km|kilomet\w+|miles?)\s(?:from|of|away\s+from)\s$|\bborder\s(?:with|to)\s$",
    re.I,
)
_NAMES_A_SITE = re.compile(
    r"\s(?:crossroads|roundabout|square|street|avenue|stadium|bridge|junction|hotel|cinema|restaurant)\b"
)
_RIGHT_BEFORE = re.compile(r",?\s")
_BY_WHICH = re.compile(r"(?:['\u2019]s)?(?:\s[a-z]+){0,2}(?:\s\d+)?,?\s[a-z]+\s")
_IN = frozenset("in at outside near around inside before".split())
_ORDINAL = re.compile(
    r"\b[Ii]n\s+the\s+(?P<which>first|former|second|latter)(?:(?=,)|\s+of\s+(?:the|these|those)\s+(?:two\s+)?(?:towns|cities|places|provinces|villages|districts))\b"
)
_FAR = 600  # characters behind which a province is no longer "the province"
_NEAR = 240  # and a place no longer "there"


def is_landmark(text: str, span: Span) -> bool:
    """True for a name that only says where another place lies."""
    return _LANDMARK.search(text[max(0, span.start - 40) : span.start]) is not None


def pointed(story: Story, sentence: Sentence) -> Iterator[tuple[Span, Place, float]]:
    """The words of ``sentence`` that point back: where they stand, the place meant, and how wide it is."""
    words = sentence.span.of(story.text)
    if not _POINTS.search(words):
        return
    start = sentence.span.start
    for match in _TOWN.finditer(words):
        town = _town(story, start + match.start(), last_of_all="that" in match[0])
        if town is not None:
            yield Span(start + match.start(), start + match.end()), town, 1.0
    for match in _ORDINAL.finditer(words):
        if (one := _in_order(story, start + match.start(), match["which"])) is not None:
            yield Span(start + match.start(), start + match.end()), one, 0.0
    for match in _DIVISION.finditer(words):
        land = _land(story, start + match.start())
        if land is not None and not _OF_A_TOWN.search(words[: match.start()]):
            yield Span(start + match.start(), start + match.end()), land, 1.0
    for token in sentence.tokens:
        which = token.lower_ == "which" and token.dep_ == "pobj" and token.head.lower_ in _IN
        if not which and (token.lower_ not in ("there", "where") or token.dep_ != "advmod"):
            continue
        at = Span(start_of := sentence.base + token.idx, start_of + len(token.text))
        found = (
            place_told_last(story, at.start, sentence)
            if token.lower_ == "there"
            else _where(story, sentence, token)
        )
        if found is not None:
            yield at, found.place, 0.0


def _before(story: Story, end: int, reach: int) -> list[PlaceMention]:
    """The places named in the ``reach`` characters up to there, with those no list has, in order."""
    if end == 0:
        return []  # a text that opens with "there" or "where"
    listed = [m for m in story.places if end - reach <= m.span.start and m.span.end <= end]
    met = [
        m
        for m in story.met
        if end - reach <= m.span.start
        and m.span.end <= end
        and not any(m.span.overlaps(k.span) for k in listed)
    ]
    called = [
        m
        for m in apposed(story.text, Span(max(0, end - reach), end), story.country)
        if not any(m.span.overlaps(k.span) for k in (*listed, *met))
    ]
    found = sorted([*listed, *met, *called], key=lambda m: m.span)
    return [
        m
        for m in found
        if not only_at_home(story.text, m.span)
        and not _NAMES_A_SITE.match(story.text, m.span.end)
        and not is_landmark(story.text, m.span)
    ]


def _land(story: Story, end: int) -> Place | None:
    """ "The province": the one named last, or else the one that the town named last lies in."""
    found = _before(story, end, _FAR)
    named = next((m.place for m in reversed(found) if m.place.level is Level.ADMIN1), None)
    town = next((m.place for m in reversed(found) if m.place.level is Level.CITY), None)
    if named is not None or town is None:
        return named
    key = next((k for k in town.path if k.startswith("admin1:")), None)
    if key is None:
        return None
    bare = Place(town.name, Level.ADMIN1, key, town.country, (f"country:{town.country}",))
    return replace(bare, name=translate(bare, "en"))


def _town(story: Story, end: int, *, last_of_all: bool) -> Place | None:
    """ "In the city": the town named last but for those people came from; where the last sentence names several, the one the
    story leads with."""
    towns = [
        m
        for m in story.places
        if m.span.end <= end
        and m.place.level is Level.CITY
        and not _COMES_FROM.search(story.text[max(0, m.span.start - 60) : m.span.start])
    ] or [m for m in story.places if m.span.end <= end and m.place.level is Level.CITY]
    if not towns:
        return None
    last = towns[-1]
    if last_of_all:
        return last.place
    since = max(story.text.rfind(". ", 0, last.span.start), story.text.rfind("\n", 0, last.span.start))
    several = {m.place.identity for m in towns if m.span.start > since}
    leads = next(
        (p for p in (*story.lead_place, story.filed) if p is not None and p.identity in several), None
    )
    return leads if leads is not None and len(several) > 1 else last.place


def _in_order(story: Story, end: int, which: str) -> Place | None:
    """The first or the second of the towns that the text named last before its sentence, where they are told apart."""
    towns = [
        m for m in _before(story, end, _FAR) if m.place.level in (Level.CITY, Level.ADMIN1, Level.UNKNOWN)
    ]
    places = list({m.place.identity: m.place for m in towns}.values())
    two = places[-2:]
    return two[which in ("second", "latter")] if len(two) > 1 else None


def place_told_last(story: Story, end: int, sentence: Sentence | None = None) -> PlaceMention | None:
    """The narrowest of the places that the nearest sentence with a name tells last; ``sentence`` is the one that asks."""
    found = _before(story, end, _NEAR)
    if sentence is not None:
        own = [m for m in in_sentence(story.text, sentence, story.country) if m.span.end <= end]
        more = [m for m in own if not any(m.span.overlaps(k.span) for k in found)]
        found = sorted([*found, *more], key=lambda m: m.span)
    found = [
        m for m in found if not _WIDELY.search(story.text[max(0, m.span.start - 24) : m.span.start])
    ] or found
    if not found:
        return None
    last = found[-1]
    if last.place.level is Level.COUNTRY and len(found) > 1 and found[-2].place.within(last.place):
        between = story.text[found[-2].span.end : last.span.start]
        return found[-2] if re.fullmatch(r",?\s(?:in\s)?", between) else last
    return last


# "Officers from forces across Ghana were there": where they came from.
_WIDELY = re.compile(
    r"\bfrom\s+(?:[a-z]+\s+){0,2}(?:across|throughout|around|all\s+over)\s+(?:the\s+)?$", re.I
)
_CALLED = 60  # characters of "Ayaviri, the market town in the hills where"


def _where(story: Story, sentence: Sentence, token: Token) -> PlaceMention | None:
    """ "From Luuka, where he was held with twelve aides": the place right before, or the one whose apposition it ends."""
    at = sentence.base + token.idx
    found = [m for m in _before(story, at, _CALLED) if m.span.start >= sentence.span.start]
    if not found:
        return None
    last = found[-1]
    if (_BY_WHICH if token.lower_ == "which" else _RIGHT_BEFORE).fullmatch(story.text[last.span.end : at]):
        return last
    if token.lower_ == "which":
        return None
    head = next((a.head for a in token.ancestors if a.dep_ == "relcl"), None)
    named = token_at(sentence, last.span)
    return (
        last
        if head is not None and named is not None and head.dep_ == "appos" and head.head.i == named.i
        else None
    )
