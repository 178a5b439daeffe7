"""Places under their names in the language of a page or an answer, at the time spoken of."""

from functools import lru_cache

from khronika.nouns import PartialDate, Place
from khronika.reading.gazetteer.lookup import entry_of, name_on


@lru_cache(maxsize=4096)
def name_in(lang: str, place: Place, on: PartialDate | None) -> str:
    """The place's name in ``lang``; the name it bears where the gazetteer has none."""
    entry = entry_of(place.identity)
    return name_on(entry, lang, on, place.words or place.name) if entry is not None else place.name
