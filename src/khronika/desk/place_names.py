"""Places under their names in the language of a page or an answer, at the time spoken of."""

import re
from functools import cache, lru_cache

from anyascii import anyascii

from khronika.nouns import PartialDate, Place
from khronika.reading.gazetteer.lookup import LANGS, entry_of, name_on
from khronika.reading.gazetteer.sites import known_sites

_CYRILLIC = re.compile("[\u0400-\u052f]")


@lru_cache(maxsize=4096)
def name_in(lang: str, place: Place, on: PartialDate | None) -> str:
    """The place's name in ``lang``, where the gazetteer has one. Where it has none, the name it bears: for English, if that
    is Cyrillic, in Latin letters with the printed name in brackets, so that a reader sees that nobody translated it."""
    entry = entry_of(place.identity)
    if entry is not None:
        return name_on(entry, lang, on, place.words or place.name)
    if known := _sites().get(place.identity):
        names = next(
            (each for each in known if place.name in each), known[0]
        )  # "Old Square" is Astana Square too
        return names[LANGS.index(lang)] or names[0]
    if lang == "en" and _CYRILLIC.search(place.name):
        latin = anyascii(place.name).replace("'", "")
        return f"{latin} ({place.name})"
    return place.name


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
