"""Places under their names in the language of a page or an answer, at the time spoken of."""

import re
from functools import lru_cache

from anyascii import anyascii

from khronika.nouns import PartialDate, Place
from khronika.place_names import known_name

_CYRILLIC = re.compile("[\u0400-\u052f]")


@lru_cache(maxsize=4096)
def name_in(lang: str, place: Place, on: PartialDate | None) -> str:
    """The place's name in ``lang``, where the gazetteer has one. Where it has none, the name it bears: for English, if that
    is Cyrillic, in Latin letters with the printed name in brackets, so that a reader sees that nobody translated it."""
    known = known_name(lang, place, on)
    if known is not None:
        return known
    if lang == "en" and _CYRILLIC.search(place.name):
        latin = anyascii(place.name).replace("'", "")
        return f"{latin} ({place.name})"
    return place.name
