"""Where a smooth function of the number missing is looked at, and how it is filled in between.

Every whole number below FIRST is looked at. Beyond, each octave [k, 2k) has NODES Chebyshev nodes in log m, and values
between them come by barycentric interpolation (Berrut & Trefethen 2004).
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FIRST = 64  # a power of two; below it the weights bend too sharply for interpolation in log m
# Chosen on the eleven tables of the oracle: total variation from R 5e-3 at 12, 8e-5 at 24, 4e-6 at 32, 4e-8 at 48.
NODES = 48
# Of log weights; a kink leaves an error about NODES times as large, 5e-7. Total variation on eight drawn tables of up to 36,000 people seen:
# up to 2.8e-3 without a look, below 1e-10 with it (2026-11-26).
UNRESOLVED = 1e-8
# The last octave whose whole numbers are looked at one by one, so N is exact to 131,071 missing.
LAST_EXACT = 1 << 16
# Longer octaves are cut into bins of 0.02 % of m or less, each standing for its whole numbers (midpoint rule: the
# error in a bin's mass is below 1e-8 of it for a weight falling like m^-2).
BINS = 1 << 12


@dataclass(frozen=True)
class Panel:
    """The numbers of one octave (``missing``, each standing for ``width`` whole numbers) and its ``nodes``."""

    nodes: Floats
    missing: NDArray[np.int64]
    width: NDArray[np.int64]

    @cached_property
    def between(self) -> Floats:
        """The matrix that takes values at the nodes to values at ``missing``: 25 MB for the longest exact octave."""
        return _interpolation(np.log(self.nodes), np.log(self.missing.astype(np.float64)))


def resolved(logs: Floats) -> bool:
    """Whether NODES tell a function known at the nodes of a panel: its last Chebyshev coefficients are below UNRESOLVED. Where many people
    were seen, graphs overtake each other between two nodes, and they are not."""
    signs = np.cos(np.pi * np.outer(np.arange(NODES - 4, NODES - 1), np.arange(NODES)) / (NODES - 1))
    signs[:, [0, -1]] *= 0.5
    return bool(np.abs(signs @ logs).max() * 2 / (NODES - 1) < UNRESOLVED)


@lru_cache(maxsize=64)
def octave(start: int) -> Panel:
    """The panel of [start, 2 start)."""
    angles = np.cos(np.pi * np.arange(NODES) / (NODES - 1))
    nodes = np.exp(np.log(start) + (1 - angles) / 2 * np.log(2.0))
    if start <= LAST_EXACT:
        missing = np.arange(start, 2 * start, dtype=np.int64)
        return Panel(nodes, missing, np.ones_like(missing))
    width = np.full(BINS, start // BINS, dtype=np.int64)  # both are powers of two
    missing = start + width[0] * np.arange(BINS, dtype=np.int64) + width[0] // 2
    return Panel(nodes, missing, width)


def _interpolation(nodes: Floats, points: Floats) -> Floats:
    """In place and without a look at every cell for a hit: the only point on a node is an octave's first, for no other node is a
    rational number of people. That halves what a process's first table costs."""
    weights = np.where(np.arange(len(nodes)) % 2, -1.0, 1.0)
    weights[[0, -1]] *= 0.5
    matrix: Floats = points[:, None] - nodes[None, :]
    on_node = abs(matrix[0, 0]) < 1e-14
    if on_node:
        matrix[0, 0] = 1.0
    np.divide(weights, matrix, out=matrix)
    if on_node:
        matrix[0] = 0.0
        matrix[0, 0] = 1.0
    matrix /= (matrix @ np.ones(len(nodes)))[:, None]
    return matrix
