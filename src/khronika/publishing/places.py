"""Places, as coarse as they may be told: no home, hospital, prison or address, no place so small that it tells who."""

import re
from dataclasses import dataclass, replace

from khronika.nouns import Level, Place, Span
from khronika.publishing.drawn import Facts, Known
from khronika.publishing.rules import Rules

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Coarse:
    """A place as it is told, ``None`` for not at all, and the words that must not be read elsewhere: those of the place itself."""

    place: Place | None
    hidden: tuple[str, ...] = ()


class Coarsening:
    def __init__(self, rules: Rules, facts: Facts) -> None:
        self._rules, self._facts = rules, facts

    def place(self, place: Place) -> Coarse:
        """The nearest place around it, itself included, that may be shown."""
        if self._is_open(place):
            return Coarse(self._plain(place))
        wider = next((found for key in (place.identity, *place.path) if (found := self._shown(key))), None)
        if wider is None and place.country:
            wider = self._shown(f"country:{place.country}")
        if wider is not None and wider.key == place.key:
            return Coarse(self._at_the_time(place, self._told(wider)))
        hidden = (place.name, place.words)
        return Coarse(self._told(wider) if wider else None, tuple(word for word in hidden if word.strip()))

    def places(self, places: tuple[Place, ...]) -> tuple[tuple[Place, ...], tuple[str, ...]]:
        """Each coarsened, once, in their order; and all words that must not be read elsewhere."""
        found = [self.place(place) for place in places]
        told = {each.place.identity: each.place for each in found if each.place is not None}
        return tuple(told.values()), tuple(word for each in found for word in each.hidden)

    def may_show(self, key: str) -> bool:
        """Whether a place of the gazetteer may be told as itself."""
        return self._shown(key) is not None

    def _is_open(self, place: Place) -> bool:
        """A square or a street, of a city that may be shown, and no number of a house."""
        if place.level is not Level.SITE or place.key is None or not place.path:
            return False
        words = _WORD.findall(f"{place.name} {place.words}".casefold())
        is_numbered = any(char.isdigit() for char in f"{place.name} {place.words}")
        opens = any(word.startswith(self._rules.open_sites) for word in words)
        return opens and not is_numbered and self._shown(place.path[0]) is not None

    def _shown(self, key: str) -> Known | None:
        found = self._facts.place(key)
        if found is None or found.level is Level.SITE:
            return None
        if found.level is Level.CITY and found.inhabitants < self._rules.smallest_place:
            return None
        return found

    def _told(self, known: Known) -> Place:
        return Place(known.name.en, known.level, known.key, known.country or None, known.path, known.name.en)

    def _at_the_time(self, place: Place, told: Place) -> Place:
        """Under the name that it bore then, where that is a name of it and nothing else (Nur-Sultan)."""
        whole = Span(0, len(place.name)) if place.name else None
        if (whole, place.key) in [
            *self._facts.places(place.name, "en"),
            *self._facts.places(place.name, "ru"),
        ]:
            return replace(told, name=place.name, words=place.name)
        return told

    def _plain(self, place: Place) -> Place:
        """A site as it is, in no report's words, and of nothing that the text may have meant besides."""
        return Place(place.name, place.level, place.key, place.country, place.path, place.name)
