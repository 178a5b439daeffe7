"""The places one sentence names: by a listed name, by one that no list has, by words ("the capital", "across the country")."""

import re
from dataclasses import dataclass

from khronika.nouns import Level, Place, Span
from khronika.reading.english.homeland import the_capital
from khronika.reading.english.parsing import Sentence
from khronika.reading.english.pointing_back import pointed
from khronika.reading.english.scope import Story
from khronika.reading.english.unlisted import FAITHS, apposed, in_sentence
from khronika.reading.mentions import PlaceMention
from khronika.reading.places import capital_of, country_of_demonym, places_from_name

_RANK = {Level.SITE: 0.0, Level.CITY: 1.0, Level.ADMIN1: 2.0, Level.UNKNOWN: 3.0, Level.COUNTRY: 5.0}
_SOME = (
    r"(?:at\s+least\s+|more\s+than\s+|some\s+|about\s+|over\s+|around\s+)?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty|dozens\s+of"
    r"|scores\s+of|several|many|various|different|a\s+dozen|other|most|all)"
)
_WIDE = re.compile(
    r"\b(?i:nationwide|nationally|countrywide|country-wide|the\s+whole\s+territory|(?:across|throughout)\s+country|(?:across|throughout|around|in|all\s+over|elsewhere\s+in)\s+(?:the|this)\s+(?:whole\s+|entire\s+|rest\s+of\s+the\s+)?(?:country|nation)"
    r"|(?:in|across)\s+(?:(?:all|most|many|several|some|various|different|other|large)\s+)?(?:parts|regions|areas|corners)\s+of\s+the\s+(?:country|nation)"
    rf"|(?:in|across|to)\s+{_SOME}\s+(?:(?:other|different|separate|more|major|[A-Z][a-z]+)\s+)?(?:cities|towns|provinces|states|regions|governorates|counties)"
    r"|(?:in|across)\s+(?:the\s+)?(?:central|(?:north|south|east|west)(?:east|west)?ern)(?:,\s+\w+)?\s+and\s+(?:central|(?:north|south|east|west)(?:east|west)?ern)\s+(?:cities|towns|provinces|states|regions|governorates))\b"
    r"(?!['\u2019]s|\s+(?:of|in|across)\s+(?:the\s+)?[A-Z])"
    # "Another 43 in the provinces", "233 outside the capital".
    r"|\bThe\s+provinces\s+(?:were|had|saw)\b|\b(?:[Ii]n|[Ff]or|[Aa]cross)\s+the\s+(?:provinces|regions)\b(?!\s+(?:of|around)\b)|\b[Oo]utside\s+the\s+capital\b(?!,?\s+[A-Z])"
    r"|\b(?:(?i:nationwide|national|country-?wide|overall)|(?:country|nation)['\u2019]s)\s+(?:death\s+|overall\s+|official\s+)*(?:toll|count|tally)\b"
    # "Across the West African country", "in the Central Asian nation": the one told of.
    r"|\b(?:[Aa]cross|[Tt]hroughout|[Aa]round|[Ii]n|[Aa]ll\s+over)\s+the\s+(?:[A-Z]\w+[\s-]){0,2}[A-Z]\w+\s+(?:country|nation|kingdom|republic|island)\b"
)
# "Here", "in this central Orlan city".
_HERE = re.compile(
    r"\bhere\b(?!['\u2019]s|\s+(?:is|are|was|were|comes?|to\s+stay)\b)"
    r"|\b(?:in|across|around|throughout|outside|near|into|at|through|of)\s+this\s+(?:[\w-]+\s){0,4}?(?:city|town|village|port|suburb|township|capital)\b(?!['\u2019]s)"
)
# "Marchers from across the country": where they came from.
_FROM = re.compile(r"\b(?:from|drawn)\s+(?:all\s+|right\s+)?$", re.I)
_ACROSS = re.compile(r"\b(?:across|throughout|all\s+over)\s+(?:the\s+whole\s+of\s+)?$", re.I)


@dataclass(frozen=True, slots=True)
class Named:
    """A place as one sentence names it, and how wide it is."""

    span: Span
    place: Place
    rank: float
    described: bool = False  # by words for it: "the capital", "the city", "across the country"
    likely: bool = False  # by a name that no rule takes for a place (likely_places.py)

    @property
    def nameless(self) -> bool:
        """A name that no list has."""
        return _is_small(self.place)


def named_in(story: Story, sentence: Sentence) -> list[Named]:
    """Places by name, names that no list has, and "the capital", "the city", "across the country"."""
    known = [m for m in story.places if sentence.span.contains(m.span) and not is_no_name(m.place)]
    likely = {m.span for m in story.likely}
    out = [Named(m.span, m.place, _width(story, m), likely=m.span in likely) for m in known]
    out += [
        Named(m.span, m.place, 0.5, likely=any(m is k for k in story.likely))
        for m in names_without_list(story, sentence)
        if not any(m.span.overlaps(k.span) for k in known)
    ]
    by_words = _by_description(story, sentence, known)
    out = [
        n for n in out if not any(n.span.overlaps(d.span) for d in by_words)
    ]  # "the capital of Togo" is no Togo
    return sorted([*out, *by_words], key=lambda n: n.span)


_COMMON = re.compile(
    r"(?P<of>[\w\u2019'-]+) (?:district|campus|region|area|quarter|neighbou?rhood|[Cc]hurch)"
)


def is_no_name(place: Place) -> bool:
    """ "A Muslim region", "the London district of ...": a common noun beside what says only whose it is."""
    found = _COMMON.fullmatch(place.name) if (place.key or "site:").startswith("site:") else None
    if found is None:
        return False
    whose = places_from_name(found["of"]) or places_from_name("the " + found["of"])
    capitals = [capital_of(w.country) for w in whose if w.country]
    wide = any(w.level is Level.COUNTRY for w in whose) or any(
        c is not None and c.identity == w.identity for c in capitals for w in whose
    )
    return wide or found["of"] in FAITHS or country_of_demonym(found["of"]) is not None


def names_without_list(story: Story, sentence: Sentence) -> list[PlaceMention]:
    """Names that no list has, after a preposition or called a town beside them."""
    kept = story.unlisted.get(sentence.span.start)
    if kept is None:
        found = in_sentence(story.text, sentence, story.country)
        likely = [m for m in story.likely if sentence.span.contains(m.span)]
        more = [*apposed(story.text, sentence.span, story.country), *likely]
        kept = [*found, *(m for m in more if not any(m.span.overlaps(f.span) for f in found))]
        story.unlisted[sentence.span.start] = kept
    return kept


def tells_no_scene(story: Story, sentence: Sentence, places: tuple[Place, ...], said: Span | None) -> bool:
    """ "Said its director for Central Asia", "Europe will not help us"; "a demand of Maro", inside what was ``said``."""
    if not places or all((p.key or "").startswith("area:") for p in places):
        return bool(places)
    likely = [m for m in names_without_list(story, sentence) if any(m is k for k in story.likely)]
    return said is not None and any(m.place in places and said.contains(m.span) for m in likely)


def _width(story: Story, mention: PlaceMention) -> float:
    """ "Across Russia 2,100" is meant as wide as it is said."""
    before = story.text[max(0, mention.span.start - 30) : mention.span.start]
    if _ACROSS.search(before):
        return 0.0
    return 0.5 if _is_small(mention.place) else _RANK[mention.place.level]


def _is_small(place: Place) -> bool:
    """A district or a name no list has; a part of the world has a key and is as wide as a country."""
    return place.level is Level.UNKNOWN and place.key is None


def _by_description(story: Story, sentence: Sentence, known: list[PlaceMention]) -> list[Named]:
    out = []
    words = sentence.span.of(story.text)
    start = sentence.span.start
    for pattern, place in ((_WIDE, story.home), (_HERE, story.filed)):
        for match in pattern.finditer(words) if place else ():
            quoted = pattern is _HERE and _in_quotes(words, match.start())
            if place is not None and not quoted and not _FROM.search(words[: match.start()]):
                out.append(
                    Named(Span(start + match.start(), start + match.end()), place, 0.0, described=True)
                )
    for first, last, town in the_capital(words, story.country, story.capital, story.published):
        out.append(Named(Span(start + first, start + last), town, 0.0, described=True))
    out += [Named(span, place, rank, described=True) for span, place, rank in pointed(story, sentence)]
    return [
        n
        for n in out
        if not any(n.span.overlaps(k.span) and k.place.level is not Level.COUNTRY for k in known)
    ]


def _in_quotes(words: str, at: int) -> bool:
    """ "We are here": no reporter's word."""
    before = words[:at]
    return before.count('"') % 2 == 1 or before.count("\u201c") > before.count("\u201d")
