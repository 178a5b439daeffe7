"""Entries weighed together: pairs that each may be one person's make knots, and in a knot all is said by all of its entries.

Three entries that share a rare surname share it once, not three times over; and where two entries tell one birth year and two
another, one year is wrong, or two. So a group of entries is weighed part by part: each part has a centre, the entry that the others
differ from least, and the group's bits are those of the others beside it; a birth has a year that nobody knows
(``births``); days go along a chain, since who is detained twice has two. The likeliest grouping is looked for by joining and moving. The odds
of a pair are then those of that grouping against the next best in which the two stand otherwise.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

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
    ends = zip(a.tolist(), b.tolist(), probability.tolist(), strict=True)
    sure = {(one, other) for one, other, chance in ends if chance > _SURE}
    left = np.ones(number, dtype=bool)
    for tie in _TIES:
        tied = (probability >= tie) & left[a] & left[b]
        for knot in _joined(a[tied], b[tied]):
            if len(knot) <= MOST_ENTRIES:
                left[knot] = False
                if not sure.issuperset(itertools.combinations(knot, 2)):
                    found.append(knot)
    return found


def _joined(a: Ints, b: Ints) -> Iterator[list[int]]:
    above: dict[int, int] = {}

    def top(each: int) -> int:
        while (higher := above.setdefault(each, each)) != each:
            above[each] = each = above[higher]
        return each

    for one, other in zip(a.tolist(), b.tolist(), strict=True):
        above[top(one)] = top(other)
    members: defaultdict[int, list[int]] = defaultdict(list)
    for each in list(above):
        members[top(each)].append(each)
    yield from (sorted(knot) for knot in members.values())


@dataclass(frozen=True, slots=True)
class Said:
    """What the pairs of a knot say, entry by entry of it: ``centred`` are the parts that have a centre, each with the entries that tell it;
    ``chained`` the one that goes along a chain; ``born`` the bits of a group's births; ``lists`` where each entry stands, ``twice`` what
    it costs that a list has a person once more, ``each`` what every further entry of a group brings before it is looked at."""

    centred: Sequence[tuple[Bits, Sequence[bool]]]
    chained: tuple[Bits, Sequence[bool]]
    born: Callable[[Group], float]
    lists: Sequence[int]
    twice: float
    each: float


class Knot:
    """A knot of ``size`` entries, numbered from 0, and its likeliest grouping."""

    def __init__(self, size: int, said: Said) -> None:
        self._said = said
        self._known: dict[Group, float] = {(): 0.0}
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
        if group not in self._known:
            self._known[group] = self._weighed(group) if len(group) > 1 else 0.0
        return self._known[group]

    def _weighed(self, group: Group) -> float:
        said = self._said
        bits = (len(group) - 1) * said.each + said.born(group)
        for table, told in said.centred:
            known = [each for each in group if told[each]]
            if len(known) > 1:
                bits += max(sum(table[centre][each] for each in known) for centre in known)
        table, told = said.chained
        bits += _chain([each for each in group if told[each]], table)
        lists = [said.lists[each] for each in group]
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
        return self.bits(_both(one, other)) - self.bits(one) - self.bits(other)

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
