"""Linkages drawn: who may be whom, as often as the probabilities say, so that an estimate can carry that doubt.

Linkages are drawn in the manner of Gibbs sampling, a record at a time moving to a group or to one of its own. The odds of a pair already
heed what all their fellows say (``together``), so a group draws a record by the mean of the odds it has with its members: to add them up
would count that once for each member. For two records that is exactly their probability. Decisions hold in every draw.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from khronika.linking.clusters import MOST, UNSEEN, Pair
from khronika.nouns import Bond

_SWEEPS = 5  # between draws: most doubtful groups have two to four records and forget their state in one
_CERTAIN = 60.0  # log2 odds that stand for a decision


def drawn_linkages(
    start: Sequence[int], odds: Mapping[Pair, float], rulings: Mapping[Pair, Bond], *, draws: int, seed: int
) -> Iterator[list[int]]:
    """``draws`` times each record's group. ``start`` is where sampling begins. Equal seeds give equal draws."""
    rng = np.random.default_rng(seed)
    near: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), weight in odds.items():
        near[a][b] = near[b][a] = max(-MOST, min(MOST, weight))
    for (a, b), ruling in rulings.items():
        if ruling is not Bond.UNSURE:
            near[a][b] = near[b][a] = _CERTAIN if ruling is Bond.SAME else -_CERTAIN
    of = list(start)
    members: defaultdict[int, set[int]] = defaultdict(set)
    for record, group in enumerate(of):
        members[group].add(record)
    fresh = max(of, default=0) + 1
    for _ in range(draws):
        for _ in range(_SWEEPS):
            for record in sorted(near):
                fresh += 1
                _move(record, near, of, members, fresh, float(rng.random()))
        yield list(of)


def _move(
    record: int,
    near: Mapping[int, Mapping[int, float]],
    of: list[int],
    members: defaultdict[int, set[int]],
    fresh: int,
    chance: float,
) -> None:
    members[of[record]].discard(record)
    known = near[record]
    groups = sorted({of[other] for other in known if other in members[of[other]]})
    weights = [0.0] + [_drawn_by([known.get(other, UNSEEN) for other in members[group]]) for group in groups]
    top = max(weights)
    shares = np.cumsum([2.0 ** max(weight - top, -200.0) for weight in weights])
    place = int(np.searchsorted(shares, chance * shares[-1], side="right"))
    group = fresh if place == 0 else groups[min(place, len(groups)) - 1]
    of[record] = group
    members[group].add(record)


def _drawn_by(odds: Sequence[float]) -> float:
    decided = sum(each for each in odds if abs(each) >= _CERTAIN)
    return decided or sum(odds) / len(odds)


def overlap(groups: Sequence[int], lists: Sequence[int]) -> dict[int, int]:
    """How many people stand on exactly which lists: mask (list i is bit i) -> people. A person twice on one list counts once."""
    on: dict[int, int] = defaultdict(int)
    for group, place in zip(groups, lists, strict=True):
        on[group] |= 1 << place
    return dict(sorted(Counter(on.values()).items()))
