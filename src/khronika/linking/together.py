"""Entries weighed together: pairs that each may be one person's make knots, and in a knot all is said by all of its entries.

Three entries that share a rare surname share it once, not three times over; and where two entries tell one birth year and two
another, one year is wrong, or two. So a group of entries is weighed part by part: each part has a centre, the entry that the others
differ from least, and the group's bits are those of the others beside it; a birth has a year that nobody knows
(``births``); days go along a chain, since who is detained twice has two. The likeliest grouping is looked for by joining and moving. The odds
of a pair are then those of that grouping against the next best in which the two stand otherwise.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Group = tuple[int, ...]
Bits = Sequence[Sequence[float]]

# What ties a knot, the second where the first makes one too large, and so on: probabilities. Larger ones stay as their pairs are. On
# invented lists that no figure in docs comes from, pairs of 0.03 tied more wrongly than rightly, and took twice the time (November 2026).
_TIES = (0.2, 0.4, 0.6, 0.9)
_SURE = 0.9
MOST_ENTRIES = 30  # a knot of so many takes a tenth of a second
# A group's prior is that of its pairs, each entry having any other for its fellow, and by now most of these are spoken for. Chosen
# on invented lists that no figure in docs comes from, where between nought and one did equally well (November 2026).
RAISED = 0.5
_ROUNDS = 6  # of moving entries; nearly all knots are still after two


def knots(a: Ints, b: Ints, probability: Floats, number: int) -> list[list[int]]:
    """Entries that pairs tie together, two or more. Not those where there is nothing to weigh, since every pair is as good as certain."""
    found: list[list[int]] = []
    left = np.ones(number, dtype=bool)
    for tie in _TIES:
        tied = (probability >= tie) & left[a] & left[b]
        first = _first(a[tied], b[tied], number)
        size = np.bincount(first, minlength=number)
        sure = np.bincount(first[a[tied & (probability > _SURE)]], minlength=number)  # pairs of each knot
        taken = (size > 1) & (size <= MOST_ENTRIES)
        left[taken[first]] = False
        weighed = np.flatnonzero((taken & (sure < size * (size - 1) // 2))[first])
        weighed = weighed[np.argsort(first[weighed], kind="stable")]
        ends = np.flatnonzero(np.diff(first[weighed])) + 1
        found += [knot.tolist() for knot in np.split(weighed, ends) if len(knot)]
    return found


def _first(a: Ints, b: Ints, number: int) -> Ints:
    """Of each of ``number`` entries the first that the pairs tie it to, directly or not; itself where none comes before it."""
    first = np.arange(number)
    while True:
        one, other = first[a], first[b]
        if np.array_equal(one, other):
            return first
        np.minimum.at(first, np.maximum(one, other), np.minimum(one, other))
        while not np.array_equal(further := first[first], first):
            first = further


@dataclass(frozen=True, slots=True)
class Said:
    """What the pairs of a knot say, entry by entry of it: ``centred`` are the parts that have a centre, each with the entries that tell it;
    ``chained`` the one that goes along a chain; ``born`` the bits of a group's births; ``lists`` where each entry stands, ``twice`` what
    it costs that a list has a person once more, ``each`` what every further entry of a group brings before it is looked at. ``two`` are the
    bits of groups of two, where these have been added up beforehand: they are more than half of all that is asked."""

    centred: Sequence[tuple[Bits, Sequence[bool]]]
    chained: tuple[Bits, Sequence[bool]]
    born: Callable[[Group], float]
    lists: Sequence[int]
    twice: float
    each: float
    two: Mapping[Group, float] = field(default_factory=dict)


class Knot:
    """A knot of ``size`` entries, numbered from 0, and its likeliest grouping."""

    def __init__(self, size: int, said: Said) -> None:
        self._said = said
        self._known: dict[Group, float] = {(): 0.0, **said.two}
        self._gains: dict[tuple[Group, Group], float] = {}
        self.groups: list[Group] = [(each,) for each in range(size)]
        self._join()
        for _ in range(_ROUNDS):
            moved = [
                self._moved(each) for each in range(size)
            ]  # all are tried before it is asked whether any did
            if not any(moved):
                break

    def bits(self, group: Group) -> float:
        """How many bits speak for one person rather than as many as there are entries. ``group`` is sorted."""
        known = self._known.get(group)
        if known is None:
            known = self._known[group] = self._weighed(group) if len(group) > 1 else 0.0
        return known

    def _weighed(self, group: Group) -> float:
        said = self._said
        bits = (len(group) - 1) * said.each + said.born(group)
        of_all = itemgetter(*group)
        for table, told in said.centred:
            if all(of_all(told)):
                bits += max([sum(of_all(centre)) for centre in of_all(table)])
            elif len(known := [each for each in group if told[each]]) > 1:
                some = itemgetter(*known)
                bits += max([sum(some(centre)) for centre in some(table)])
        table, told = said.chained
        bits += _chain([each for each in group if told[each]], table)
        lists = of_all(said.lists)
        if len(set(lists)) < len(lists):
            bits += said.twice * (max(Counter(lists).values()) - 1)
        return bits

    def _join(self) -> None:
        """The two groups that gain most by it, again and again."""
        while len(self.groups) > 1:
            gains = [
                (self._gain(one, other), -i, -j)
                for i, one in enumerate(self.groups)
                for j, other in enumerate(self.groups[:i])
            ]
            best, i, j = max(gains)
            if best <= 0:
                return
            self.groups[-j] = _both(self.groups[-i], self.groups[-j])
            del self.groups[-i]

    def _gain(self, one: Group, other: Group) -> float:
        gain = self._gains.get((one, other))
        if gain is None:
            gain = self.bits(_both(one, other)) - self.bits(one) - self.bits(other)
            self._gains[one, other] = gain
        return gain

    def _moved(self, entry: int) -> bool:
        """Whether the entry stands better elsewhere; then it does."""
        here = next(group for group in self.groups if entry in group)
        rest = _without(here, entry)
        others = [group for group in self.groups if group != here]
        gain, best = max(
            ((self._gain(each, (entry,)), each) for each in (*others, ())), key=lambda both: both[0]
        )
        if gain <= self._gain(rest, (entry,)) + 1e-9:
            return False
        self.groups = [each for each in (*others, rest) if each and each != best] + [_both(best, (entry,))]
        return True

    def odds(self) -> Mapping[tuple[int, int], float]:
        """Of each pair the bits by which this grouping is better than the best in which one of the two stands otherwise, all others staying:
        above nought for two of one group, below for others."""
        of = {each: group for group in self.groups for each in group}
        held = {each: self._gain(_without(group, each), (each,)) for each, group in of.items()}
        best = {each: max(0.0, *(self._gain(group, (each,)) for group in self.groups if group != mine)) if len(self.groups) > 1 else 0.0
                for each, mine in of.items()}  # fmt: skip
        found = {}
        for a in sorted(of):
            for b in range(a + 1, len(of)):
                if of[a] == of[b]:
                    found[a, b] = min(held[each] - best[each] for each in (a, b))
                else:
                    to_b = self._gain(of[b], (a,)) - held[a]
                    to_a = self._gain(of[a], (b,)) - held[b]
                    found[a, b] = max(to_a, to_b, self._gain(of[a], of[b]))
        return found


def _chain(told: Sequence[int], table: Bits) -> float:
    """The bits of the heaviest tree that joins those who tell it (Prim 1957)."""
    bits = 0.0
    best = {each: table[told[0]][each] for each in told[1:]}
    while best:
        nearest = max(best, key=best.__getitem__)
        bits += best.pop(nearest)
        for each in best:
            best[each] = max(best[each], table[nearest][each])
    return bits


def _both(one: Group, other: Group) -> Group:
    return tuple(sorted((*one, *other)))


def _without(group: Group, entry: int) -> Group:
    return tuple(each for each in group if each != entry)
