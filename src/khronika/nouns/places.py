"""Places as named, with what the gazetteer knows of them."""

from dataclasses import dataclass

from khronika.nouns.vocabulary import Level

_LONGEST = 180  # characters of a name that tell it from others; what is longer is text that was taken for one


@dataclass(frozen=True, slots=True)
class Place:
    """A place a text names.

    ``name`` is the canonical name at the time of the event, ``words`` the text's own. ``key`` is the gazetteer's
    stable key (``country:KZ``, ``geonames:1526384``, ``site:kz/almaty/old-square``) or ``None`` when the
    gazetteer does not know the place. ``path`` holds the keys of the wider places, nearest first.
    ``alternatives`` are other keys the words could mean; not empty says: unresolved.
    """

    name: str
    level: Level = Level.UNKNOWN
    key: str | None = None
    country: str | None = None
    path: tuple[str, ...] = ()
    words: str = ""
    alternatives: tuple[str, ...] = ()

    @property
    def identity(self) -> str:
        """The key, or the case-folded name for a place the gazetteer does not know; of a name that is none, its beginning."""
        return self.key or f"name:{self.name.casefold()[:_LONGEST]}"

    def within(self, other: "Place") -> bool:
        """True when this place is the other or lies inside it, as far as the gazetteer knows."""
        return other.identity in (self.identity, *self.path)
