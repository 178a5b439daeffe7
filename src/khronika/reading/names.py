"""Who speaks: a speaker's words become a Source whose key names the body, not the person or the wording.

First cut: the interface and a few bodies. The interface is what stays.
"""

import re

from anyascii import anyascii

from khronika.nouns import PartialDate, Source, SourceType


def source_of(
    words: str, *, lang: str, on: PartialDate | None = None, country: str | None = None
) -> Source:
    """The source behind a speaker's words.

    ``key`` is one per body: a ministry, its minister, deputies and spokesmen share ``body:interior-ministry/KZ``;
    ``/?`` stands for a country that neither the words nor ``country`` tell. ``None`` for speakers that cannot be
    told from others ("experts", "residents"). ``on`` decides who held an office that day.
    """
    clean = re.sub(r"^(?:the|a|an)\s+", "", words.strip(), flags=re.IGNORECASE)
    folded = clean.casefold()
    where = country or "?"
    if "interior minist" in folded or "мвд" in folded or "ішкі істер" in folded:
        return Source(clean, SourceType.STATE, f"body:interior-ministry/{where}")
    if "police" in folded or "полици" in folded:
        return Source(clean, SourceType.POLICE, f"body:police/{where}")
    person, _ = split_voice(clean, lang)
    return Source(clean, SourceType.UNKNOWN, f"person:{name_key(person)}" if person else None)


def split_voice(words: str, lang: str) -> tuple[str | None, str | None]:
    """The person and the role in a speaker's words: "interior minister Marat Kozhayev" gives both, "police" neither
    person, "Marat Kozhayev" no role."""
    found = re.search(r"[^\W\d_a-zа-я][\w'’-]+(?:\s+[^\W\d_a-zа-я][\w'’-]+)+$", words.strip())
    if not found:
        return None, words.strip() or None
    return found[0], words.strip()[: found.start()].strip(" ,") or None


def name_key(name: str) -> str:
    """A romanised skeleton of a person's name: equal for spellings of one name across scripts and romanisations."""
    return re.sub(r"[^a-z]+", " ", anyascii(name).casefold()).strip()


_POPULATION = {"protester": "protesters", "journalist": "journalists", "police": "police", "people": "people"}


def population_of(words: str, lang: str) -> str | None:
    """Whom a noun phrase counts, as one of our words (``people``, ``protesters``, ``police`` ...); ``None`` when
    it names no persons."""
    folded = words.casefold()
    return next((ours for word, ours in _POPULATION.items() if word in folded), None)
