"""The 617,675 decomposable graphs on seven lists: taken apart and weighed without a row of 128 numbers for each. Compiled.

A graph is its vertices as they come off: each with its neighbours S among those left gives h(S + v) / h(S) (see ``graphs``), so
seven pairs of sets say it all, 14 bytes a graph.
"""

import numpy as np
from numpy.typing import NDArray

from khronika.estimating.sticks import Floats, compiled

Bytes = NDArray[np.uint8]


@compiled
def taken_off(edges: int, lists: int, around: NDArray[np.int64], terms: Bytes) -> bool:
    """Fills ``terms`` (lists x 2) with S + v and S for each vertex; False where the graph is not decomposable."""
    around[:] = 0
    bit = 0
    for a in range(lists):
        for b in range(a + 1, lists):
            if edges >> bit & 1:
                around[a] |= 1 << b
                around[b] |= 1 << a
            bit += 1
    left = (1 << lists) - 1
    for step in range(lists):
        found = -1
        for vertex in range(lists):
            if not left >> vertex & 1:
                continue
            near = around[vertex] & left
            good = True
            for other in range(lists):
                if near >> other & 1 and near & ~(around[other] | 1 << other):
                    good = False
                    break
            if good:
                found = vertex
                break
        if found < 0:
            return False
        near = around[found] & left
        terms[step, 0] = near | 1 << found
        terms[step, 1] = near
        left &= ~(1 << found)
    return True


@compiled
def all_terms(lists: int, number: int) -> tuple[Bytes, NDArray[np.int64]]:
    """The terms of all ``number`` graphs, and each one's edges as bits of the pairs in order."""
    terms, edges = np.empty((number, lists, 2), dtype=np.uint8), np.empty(number, dtype=np.int64)
    around, one = np.empty(lists, dtype=np.int64), np.empty((lists, 2), dtype=np.uint8)
    found = 0
    for each in range(1 << (lists * (lists - 1) // 2)):
        if taken_off(each, lists, around, one):
            terms[found] = one
            edges[found] = each
            found += 1
    return terms[:found], edges[:found]


@compiled
def weighed(terms: Bytes, values: Floats) -> Floats:
    """Graphs x columns of ``values`` (sets x columns): of the empty set once, plus S + v, minus S, for every vertex."""
    out = np.empty((len(terms), values.shape[1]))
    for graph in range(len(terms)):
        for column in range(values.shape[1]):
            out[graph, column] = values[0, column]
        for step in range(terms.shape[1]):
            more, less = terms[graph, step, 0], terms[graph, step, 1]
            for column in range(values.shape[1]):
                out[graph, column] += values[more, column] - values[less, column]
    return out
