"""How two scopes lie to each other: places, days, and both together.

Unknown is an answer of its own. "Kazakhstan" with no city named is the country; no place at all is ``UNKNOWN``, and
so is a place the gazetteer does not know set against one that it does: neither inside it nor apart from it.
"""

from collections.abc import Iterable
from enum import StrEnum

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


def nest_places(a: tuple[Place, ...], b: tuple[Place, ...]) -> Nest:
    """How the places of ``a`` lie to those of ``b``; both as ``narrowest`` gives them."""
    if not a or not b:
        return Nest.UNKNOWN
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


def _nest_loose(a: When, b: When) -> Nest:
    """For periods that meet, of which one at least is loose. Some day of June lies in the year; but a day of June
    may or may not be among the days that somebody counted in June."""
    if a.bounds() == b.bounds() and not is_unbounded(a) and not is_unbounded(b):
        return Nest.SAME
    if not is_loose(b) and a.within(b):
        return Nest.INSIDE
    if not is_loose(a) and b.within(a):
        return Nest.AROUND
    return Nest.UNKNOWN


def nest_periods(a: When | None, b: When | None) -> Nest:
    """How the days of ``a`` lie to those of ``b``; ``UNKNOWN`` also where one of them is loose and they may meet."""
    if a is None or b is None:
        return Nest.UNKNOWN
    if a.meets(b) and (is_loose(a) or is_loose(b)):
        return _nest_loose(a, b)
    (a_first, a_last), (b_first, b_last) = a.bounds(), b.bounds()
    if (a_first, a_last) == (b_first, b_last):
        return Nest.SAME
    if a_last < b_first or b_last < a_first:
        return Nest.APART
    if b_first <= a_first and a_last <= b_last:
        return Nest.INSIDE
    if a_first <= b_first and b_last <= a_last:
        return Nest.AROUND
    return Nest.CROSSING


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
