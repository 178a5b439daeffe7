"""How two scopes lie to each other: places, days, and both together.

Unknown is an answer of its own. "Kazakhstan" with no city named is the country; no place at all is ``UNKNOWN``, and
so is a place the gazetteer does not know set against one that it does: neither inside it nor apart from it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from khronika.nouns import Level, Place, Precision, When


class Nest(StrEnum):
    """How the first of two scopes lies to the second."""

    SAME = "same"
    INSIDE = "inside"
    AROUND = "around"
    CROSSING = "crossing"
    APART = "apart"
    UNKNOWN = "unknown"

    @property
    def reversed(self) -> "Nest":
        """The same relation seen from the second."""
        return {Nest.INSIDE: Nest.AROUND, Nest.AROUND: Nest.INSIDE}.get(self, self)


def inside(place: Place, wide: Place) -> bool:
    """True when ``place`` is ``wide`` or lies in it, by the gazetteer's path or by the country it names."""
    if place.within(wide):
        return True
    return wide.level is Level.COUNTRY and wide.country is not None and place.country == wide.country


def narrowest(places: Iterable[Place]) -> tuple[Place, ...]:
    """The places without those that only say where another one lies ("Almaty, Kazakhstan" is Almaty), sorted by
    identity, each once."""
    once = {place.identity: place for place in places}
    kept = [
        place
        for place in once.values()
        if not any(other is not place and inside(other, place) for other in once.values())
    ]
    return tuple(sorted(kept, key=lambda place: place.identity))


def _unplaced(place: Place) -> bool:
    return place.key is None and place.country is None


def _nest_two(a: Place, b: Place) -> Nest:
    a_in_b, b_in_a = inside(a, b), inside(b, a)
    if a_in_b or b_in_a:
        return Nest.SAME if a_in_b and b_in_a else Nest.INSIDE if a_in_b else Nest.AROUND
    return Nest.UNKNOWN if _unplaced(a) or _unplaced(b) else Nest.APART


def nest_places(a: tuple[Place, ...], b: tuple[Place, ...]) -> Nest:
    """How the places of ``a`` lie to those of ``b``; both as ``narrowest`` gives them."""
    if not a or not b:
        return Nest.UNKNOWN
    if a is b or a == b:
        return Nest.SAME
    if len(a) == 1 and len(b) == 1:
        return _nest_two(a[0], b[0])
    a_in_b = [any(inside(x, y) for y in b) for x in a]
    b_in_a = [any(inside(y, x) for x in a) for y in b]
    if all(a_in_b) and all(b_in_a):
        return Nest.SAME
    if all(a_in_b):
        return Nest.INSIDE
    if all(b_in_a):
        return Nest.AROUND
    if any(a_in_b) or any(b_in_a):
        return Nest.CROSSING
    if any(map(_unplaced, (*a, *b))):
        return Nest.UNKNOWN
    return Nest.APART


def is_unbounded(when: When) -> bool:
    """True where the words only bound the days from outside: "by 18 June", an open end, the year the story is of.
    Two such periods with equal ends need not be one period."""
    ends_open = when.start is None or when.end is None
    return ends_open or when.precision is Precision.VAGUE or when.rule == "when.story-year"


def is_loose(when: When) -> bool:
    """True where it happened some time within the days given, nobody says on which: what is unbounded, and a bare
    month or year. Such a period is no whole that days of it are parts of."""
    return is_unbounded(when) or when.precision in (Precision.MONTH, Precision.YEAR)


def lies_within(a: When, b: When) -> bool:
    """True when every day that ``a`` may mean is a day that ``b`` may mean, and ``b`` allows more."""
    return a.bounds() != b.bounds() and a.within(b)


@dataclass(frozen=True, slots=True)
class Days:
    """A period as numbers of days, worked out once: first and last possible day, and how loose the words are."""

    first: int
    last: int
    loose: bool
    unbounded: bool

    def within(self, other: "Days") -> bool:
        return other.first <= self.first and self.last <= other.last


def days_of(when: When | None) -> Days | None:
    """The period in numbers; ``None`` where the text does not say."""
    if when is None:
        return None
    first, last = when.bounds()
    return _one(first.toordinal(), last.toordinal(), is_loose(when), is_unbounded(when))


@lru_cache(maxsize=65_536)
def _one(first: int, last: int, loose: bool, unbounded: bool) -> Days:
    """The one value that stands for all its equals: a record has few, on very many cards."""
    return Days(first, last, loose, unbounded)


def _nest_loose(a: Days, b: Days) -> Nest:
    """For periods that meet, of which one at least is loose. Some day of June lies in the year; but a day of June
    may or may not be among the days that somebody counted in June."""
    if (a.first, a.last) == (b.first, b.last) and not a.unbounded and not b.unbounded:
        return Nest.SAME
    if not b.loose and a.within(b):
        return Nest.INSIDE
    if not a.loose and b.within(a):
        return Nest.AROUND
    return Nest.UNKNOWN


def nest_days(a: Days | None, b: Days | None) -> Nest:
    """How the days of ``a`` lie to those of ``b``; ``UNKNOWN`` also where one of them is loose and they may meet. An
    open end reaches to the end of the calendar."""
    if a is None or b is None:
        return Nest.UNKNOWN
    if a is b and not a.loose:
        return Nest.SAME
    if a.last < b.first or b.last < a.first:
        return Nest.APART
    if a.loose or b.loose:
        return _nest_loose(a, b)
    if a.first == b.first and a.last == b.last:
        return Nest.SAME
    if a.within(b):
        return Nest.INSIDE
    return Nest.AROUND if b.within(a) else Nest.CROSSING


def nest_periods(a: When | None, b: When | None) -> Nest:
    """``nest_days`` of two periods."""
    return nest_days(days_of(a), days_of(b))


@cache
def combined(*nests: Nest) -> Nest:
    """One answer from several dimensions: apart in one is apart; unknown in one leaves the whole unknown; inside in
    one and around in another is crossing."""
    found = set(nests)
    for decisive in (Nest.APART, Nest.UNKNOWN, Nest.CROSSING):
        if decisive in found:
            return decisive
    found.discard(Nest.SAME)
    if not found:
        return Nest.SAME
    return found.pop() if len(found) == 1 else Nest.CROSSING
