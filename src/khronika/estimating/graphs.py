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
MOST_LISTS = 7  # eight lists have 30,888,596 graphs, which no laptop holds
# Up to here a graph is a row of coefficients and all are weighed by one product of matrices; beyond, see ``many_graphs``.
_MOST_AS_ROWS = 6
_NUMBER = {7: 617_675}
_ONE_THREAD = 1 << 18  # multiplications; OpenBLAS takes threads above it

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Graphs:
    """Decomposable graphs on ``lists`` lists. ``edges[g, e]`` says whether the e-th pair of ``pairs`` is joined; ``complete`` is the
    row of the graph that has every edge. ``coefficients[g, mask]`` as above, summing to 1 in each row with the empty set,
    or, for more lists, ``terms[g]``, the sets S + v and S of each vertex as it comes off."""

    lists: int
    pairs: tuple[tuple[int, int], ...]
    edges: NDArray[np.bool_]
    complete: int
    coefficients: Floats | None = None
    terms: NDArray[np.uint8] | None = None

    def __len__(self) -> int:
        return len(self.edges)

    def weigh(self, values: Floats, rows: slice = slice(None)) -> Floats:
        """Graphs x columns: the sum of ``values`` (sets x columns) over each graph's cliques less its separators."""
        if self.coefficients is not None:
            return _product(self.coefficients[rows], values)
        from khronika.estimating.many_graphs import weighed  # compiling or loading it takes seconds

        assert self.terms is not None
        return weighed(self.terms[rows], np.ascontiguousarray(values))

    def some(self, rows: NDArray[np.int64]) -> "Graphs":
        """These graphs alone, in order; ``rows`` holds the complete one."""
        complete = int(np.flatnonzero(rows == self.complete)[0])
        coefficients = None if self.coefficients is None else self.coefficients[rows]
        terms = None if self.terms is None else self.terms[rows]
        return Graphs(self.lists, self.pairs, self.edges[rows], complete, coefficients, terms)

    def cliques(self, graph: int) -> tuple[int, ...]:
        """The masks of one graph's cliques, rising."""
        one = self.weigh(np.eye(1 << self.lists), slice(graph, graph + 1))[0]
        return tuple(int(mask) for mask in np.flatnonzero(one > 0) if mask)


def _product(a: Floats, b: Floats) -> Floats:
    """a @ b in blocks so small that the library of numpy works on each alone: its threads wait for each other by spinning, which
    takes four times the CPU where other processes run."""
    wide = min(b.shape[1], 128)
    high = max(1, _ONE_THREAD // (a.shape[1] * max(wide, 1)))
    out = np.empty((len(a), b.shape[1]))
    for row in range(0, len(a), high):
        for column in range(0, b.shape[1], wide):
            np.matmul(
                a[row : row + high],
                b[:, column : column + wide],
                out=out[row : row + high, column : column + wide],
            )
    return out


@lru_cache(maxsize=8)
def decomposable_graphs(lists: int) -> Graphs:
    """The graphs, enumerated once a process. Raises ValueError outside FEWEST_LISTS to MOST_LISTS."""
    if not FEWEST_LISTS <= lists <= MOST_LISTS:
        raise ValueError(f"graphs are enumerated for {FEWEST_LISTS} to {MOST_LISTS} lists, not {lists}")
    pairs = tuple(combinations(range(lists), 2))
    if lists > _MOST_AS_ROWS:
        return _many(lists, pairs)
    sets = np.arange(1 << len(pairs), dtype=np.int64)
    edges = (sets[:, None] >> np.arange(len(pairs)) & 1).astype(bool)
    neighbours = np.zeros((len(sets), lists), dtype=np.int64)
    for edge, (a, b) in enumerate(pairs):
        neighbours[:, a] |= edges[:, edge].astype(np.int64) << b
        neighbours[:, b] |= edges[:, edge].astype(np.int64) << a
    coefficients, chordal = _taken_apart(neighbours, lists)
    kept = edges[chordal]
    complete = int(np.flatnonzero(kept.all(axis=1))[0])
    return Graphs(lists, pairs, kept, complete, coefficients[chordal].astype(np.float64))


def _many(lists: int, pairs: tuple[tuple[int, int], ...]) -> Graphs:
    from khronika.estimating.many_graphs import all_terms

    terms, joined = all_terms(lists, _NUMBER[lists])
    # A pair at a time: all at once would be 200 MB of whole numbers on the way to 13 MB.
    edges = np.stack([(joined >> pair & 1).astype(bool) for pair in range(len(pairs))], axis=1)
    return Graphs(lists, pairs, edges, len(edges) - 1, terms=terms)


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
