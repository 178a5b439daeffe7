"""What the gazetteer calls a place in a language, at a time: cities, regions, countries, and the squares of our table."""

import datetime as dt
from functools import cache

from khronika.nouns import PartialDate, Place
from khronika.reading.gazetteer.lookup import LANGS, entry_of, name_on
from khronika.reading.gazetteer.sites import known_sites


def known_name(lang: str, place: Place, on: PartialDate | None) -> str | None:
    """The place's name in ``lang``; ``None`` where no table has it. The English one where a table has no other."""
    entry = entry_of(place.identity)
    if entry is not None:
        return name_on(entry, lang, on, place.words or place.name)
    if known := _sites().get(place.identity):
        names = next(
            (each for each in known if place.name in each), known[0]
        )  # "Old Square" is Astana Square too
        return names[LANGS.index(lang)] or names[0]
    return None


def english_name(place: Place, day: dt.date | None) -> str | None:
    """For what is told in English of reports in other languages."""
    return known_name("en", place, PartialDate.of(day) if day is not None else None)


@cache
def _sites() -> dict[str, list[tuple[str, str, str]]]:
    """The names of our table's squares and buildings by key, in the order of LANGS; a place may have two."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for sites in known_sites().values():
        for site in sites:
            rows = found.setdefault(site.key, [])
            if site.names not in rows:
                rows.append(site.names)
    return found
