"""Places of lists of people, known by any of their names: the gazetteer's key, so that Өскемен is Усть-Каменогорск."""

import re
from functools import lru_cache

_KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)


@lru_cache(maxsize=50_000)
def place_key(name: str) -> str | None:
    """The key of the one place a name means; ``None`` for a name that is not known, or of several places."""
    from khronika.reading.places import places_from_name

    langs = "kk ru" if _KAZAKH.search(name) else "ru kk" if _CYRILLIC.search(name) else "en"
    for lang in langs.split():
        found = places_from_name(name, lang)
        if len(found) == 1 and found[0].key:
            return found[0].key
    return None
