"""What reading's tables know in public, for the mask: bodies, officials and places. Nothing of any folder is in them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from khronika.drawing.maps.outlines import position
from khronika.nouns import Claim, Level, PartialDate, Source, Span, Words
from khronika.publishing.drawn import Known
from khronika.reading.gazetteer.lookup import entry_of
from khronika.reading.places import find_places
from khronika.reading.speakers.matching import kinds, named_bodies, plain, rows
from khronika.reading.speakers.organisations import organisation
from khronika.reconciling.measures import measure_of

_IN_TABLES = ("body:", "country:")
_CAPITAL = re.compile(r"\b[^\W\d_a-zа-яёәғқңөұүһі]\w*")


class PublicFacts:
    """``publishing.drawn.Facts`` over the tables of reading."""

    def body(self, source: Source) -> str | None:
        """By its key where reading gave it a body's, else by a name that a table has whole, or that has a body's shape
        ("Association of ...", "Arasha.kz")."""
        key = source.key
        if key in _names():
            return _names()[key]
        if key is not None and key.startswith(_IN_TABLES):
            return key.partition(":")[2].partition("/")[0].replace("-", " ")
        if key is not None and not key.startswith(("org:", "media:")):
            return None
        return source.name if _is_named_whole(source.name) or _has_shape(source.name) else None

    def official(self, words: str, on: PartialDate | None) -> str | None:
        """As the words spell it. Out of office nobody is an official any longer, and is a private person like others."""
        return _official(words, on)

    def named(self, text: str, lang: str) -> list[Span]:
        """Bodies, and officials of whatever time."""
        return list(_named(text))

    def places(self, text: str, lang: str) -> list[tuple[Span, str]]:
        return list(_places(text, lang))

    def place(self, key: str) -> Known | None:
        return _place(key)

    def counts(self, claim: Claim) -> object:
        """But for whom by name (``of``): that is what a mask takes out."""
        return replace(measure_of(claim), of=None)


@cache
def _names() -> dict[str | None, str]:
    """The names of bodies known by name, by their keys."""
    return {row.key: row.name for row in named_bodies().rows}


@lru_cache(maxsize=20_000)
def _is_named_whole(name: str) -> bool:
    found = named_bodies().earliest(plain(name))
    return found is not None and found.start == 0 and found.end == len(name)


@lru_cache(maxsize=20_000)
def _has_shape(name: str) -> bool:
    """Whether all that bears a capital belongs to a name of a body's shape."""
    for lang in ("en", "ru", "kk"):
        found = organisation(name, lang)
        if found is not None:
            outside = name[: found.start] + name[found.end :]
            return not _CAPITAL.search(outside)
    return False


@lru_cache(maxsize=20_000)
def _official(words: str, on: PartialDate | None) -> str | None:
    flat = plain(words)
    for name, first, last in _officials():
        if name.casefold() not in flat.casefold():
            continue
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", flat, re.IGNORECASE)
        if found and _in_office(first, last, on):
            return words[found.start() : found.end()]
    return None


@lru_cache(maxsize=20_000)
def _places(text: str, lang: str) -> tuple[tuple[Span, str], ...]:
    return tuple((found.span, found.place.identity) for found in find_places(text, lang))


@cache
def _officials() -> tuple[tuple[str, str, str], ...]:
    """Each name of each official with the first and last day."""
    return tuple(
        (plain(name), first, last)
        for names, _, _, first, last in rows("officials.tsv")
        for name in names.split(";")
        if name
    )


def _in_office(first: str, last: str, on: PartialDate | None) -> bool:
    if on is None:
        return True
    return not (
        (first and on.latest < PartialDate.parse(first).earliest)
        or (last and on.earliest > PartialDate.parse(last).latest)
    )


@lru_cache(maxsize=20_000)
def _named(text: str) -> tuple[Span, ...]:
    flat = plain(text)
    found = [Span(each.start, each.end) for each in named_bodies().matches(flat)]
    found += [Span(each.start, each.end) for each in kinds("1").matches(flat)]
    return (*found, *_officials_in(flat))


def _officials_in(flat: str) -> Iterator[Span]:
    for name, _, _ in _officials():
        if name in flat:
            yield from (Span(*m.span()) for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", flat))


@lru_cache(maxsize=20_000)
def _place(key: str) -> Known | None:
    found = entry_of(key)
    if found is None:
        return None
    where = position(key) if found.level is Level.CITY else None
    return Known(
        key=found.key,
        level=found.level,
        country=found.country or None,
        path=found.path,
        name=Words(*(found.name(lang) for lang in ("en", "ru", "kk"))),
        inhabitants=found.population,
        latitude=where[1] if where else None,
        longitude=where[0] if where else None,
    )
