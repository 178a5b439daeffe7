"""Decomposable (chordal) graphs on a few lists, and how each splits the likelihood.

Taking a graph apart by simplicial vertices v, each with its neighbours S among those left, the likelihood is the
product of h(S + v) / h(S) (Lauritzen 1996, 4.4): what remains after cancelling are cliques over separators. So a graph
is a row of whole numbers, one a set of lists: +1 for a clique, minus its multiplicity for a separator. A set of lists
is a bit mask, list i being bit i.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

FEWEST_LISTS = 3
# Seven lists have 617,675 graphs and need the streamed evaluation that is not built yet.
MOST_LISTS = 6


@dataclass(frozen=True)
class Graphs:
    """All decomposable graphs on ``lists`` lists. ``coefficients[g, mask]`` as above, summing to 1 in each row with
    the empty set; ``edges[g, e]`` says whether the e-th pair of ``pairs`` is joined; ``complete`` is the row of
    the graph that has every edge."""

    lists: int
    pairs: tuple[tuple[int, int], ...]
    coefficients: NDArray[np.float64]
    edges: NDArray[np.bool_]
    complete: int

    def __len__(self) -> int:
        return len(self.coefficients)

    def cliques(self, graph: int) -> tuple[int, ...]:
        """The masks of one graph's cliques."""
        return tuple(int(mask) for mask in np.flatnonzero(self.coefficients[graph] > 0) if mask)


@lru_cache(maxsize=8)
def decomposable_graphs(lists: int) -> Graphs:
    """The graphs, enumerated once a process. Raises ValueError outside FEWEST_LISTS to MOST_LISTS."""
    if not FEWEST_LISTS <= lists <= MOST_LISTS:
        raise ValueError(f"graphs are enumerated for {FEWEST_LISTS} to {MOST_LISTS} lists, not {lists}")
    pairs = tuple(combinations(range(lists), 2))
    sets = np.arange(1 << len(pairs), dtype=np.int64)
    edges = (sets[:, None] >> np.arange(len(pairs)) & 1).astype(bool)
    neighbours = np.zeros((len(sets), lists), dtype=np.int64)
    for edge, (a, b) in enumerate(pairs):
        neighbours[:, a] |= edges[:, edge].astype(np.int64) << b
        neighbours[:, b] |= edges[:, edge].astype(np.int64) << a
    coefficients, chordal = _taken_apart(neighbours, lists)
    kept = edges[chordal]
    complete = int(np.flatnonzero(kept.all(axis=1))[0])
    return Graphs(lists, pairs, coefficients[chordal].astype(np.float64), kept, complete)


def _taken_apart(neighbours: NDArray[np.int64], lists: int) -> tuple[NDArray[np.int8], NDArray[np.bool_]]:
    """Coefficients of every graph at once, and which graphs came apart to the end: those are the chordal ones
    (Fulkerson & Gross 1965)."""
    rows = np.arange(len(neighbours))
    left = np.full(len(neighbours), (1 << lists) - 1, dtype=np.int64)
    coefficients = np.zeros((len(neighbours), 1 << lists), dtype=np.int8)
    for _ in range(lists):
        chosen = np.full(len(neighbours), -1)
        for vertex in range(lists):
            chosen[_simplicial(neighbours, left, vertex) & (chosen < 0)] = vertex
        found = rows[chosen >= 0]
        bit = np.int64(1) << chosen[found]
        around = neighbours[found, chosen[found]] & left[found]
        coefficients[found, around | bit] += 1
        coefficients[found, around] -= 1
        left[found] &= ~bit
    coefficients[:, 0] += 1  # h of the empty set is 1 and stands for the table's total mass
    return coefficients, left == 0


def _simplicial(neighbours: NDArray[np.int64], left: NDArray[np.int64], vertex: int) -> NDArray[np.bool_]:
    """Where ``vertex`` is left and its neighbours that are left are all joined to each other."""
    around = neighbours[:, vertex] & left
    good = (left >> vertex & 1).astype(bool)
    for other in range(neighbours.shape[1]):
        joined = (around >> other & 1).astype(bool)
        good &= ~joined | (around & ~(neighbours[:, other] | (1 << other)) == 0)
    return good
