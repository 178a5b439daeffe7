"""A bootstrap that repeats the whole choice of the model, with intervals corrected for bias and skew (BCa; Efron 1987)."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from khronika.estimating.hierarchy import MOST_LISTED, hierarchical_models
from khronika.estimating.tables import Table

Floats = NDArray[np.float64]

# The ends then rest on the ten lowest and ten highest. With five lists, of 1,024 models, half as many: they take 5 seconds.
REPLICATES = {3: 400, 4: 400, 5: 200, 6: 200, 7: 200}


@dataclass(frozen=True)
class Bootstrapped:
    """``low`` to ``high``; ``high`` is infinite where too many resampled tables have no bound. ``bias`` is z0, ``skew`` the
    acceleration, ``unbounded`` how many of the ``replicates`` gave no number."""

    low: float
    high: float
    bias: float
    skew: float
    unbounded: int
    replicates: int


def stepwise(table: Table) -> tuple[float, tuple[int, ...]]:
    """People in all by forward steps over pairs, and the sets of lists chosen. Infinite where the model has no maximum."""
    from khronika.estimating.refitting import stepped

    cells = len(table.counts)
    model = np.empty(cells + 1, dtype=np.int64)
    room, floats = np.empty((2, cells), dtype=np.int64), np.empty((cells + 2, cells))
    missing, size = stepped(table.counts.astype(np.float64), len(table.lists), room, floats, model)
    return table.observed + missing, tuple(int(each) for each in model[:size])


def bootstrap(
    table: Table,
    *,
    order: int | None,
    price: float = 0.0,
    seed: int = 0,
    level: float = 0.95,
    replicates: int | None = None,
) -> Bootstrapped:
    """Resamples the people seen; each time the model is chosen anew: by least -2 log L + ``price`` times the sets, among
    hierarchical models of ``order`` (with six lists or more by the same search as ``loglinear``), or by forward steps where ``order`` is
    ``None``. The acceleration is the jackknife's, each
    person left out in turn. A resampled table without a bound counts as the largest. ``replicates`` are ``REPLICATES`` unless given.
    """
    replicates = replicates or REPLICATES.get(len(table.lists), min(REPLICATES.values()))
    counts = table.counts.astype(np.float64)
    drawn = np.random.default_rng(seed).multinomial(table.observed, counts / counts.sum(), replicates)
    cells = np.flatnonzero(table.counts)
    fewer = counts[None, :] - np.eye(len(counts))[cells]
    numbers = _chosen(np.concatenate([counts[None, :], fewer, drawn]), len(table.lists), order, price)
    point, one_less, again = numbers[0], numbers[1 : len(cells) + 1], numbers[len(cells) + 1 :]
    below = (np.sum(again < point - 1e-6) + np.sum(np.abs(again - point) <= 1e-6) / 2) / replicates
    bias = NormalDist().inv_cdf(min(max(float(below), 0.5 / replicates), 1 - 0.5 / replicates))
    skew = _acceleration(one_less, counts[cells])
    ends = [_end(again, bias, skew, tail) for tail in ((1 - level) / 2, (1 + level) / 2)]
    return Bootstrapped(ends[0], ends[1], bias, skew, int(np.isinf(again).sum()), replicates)


def _chosen(tables: Floats, lists: int, order: int | None, price: float) -> Floats:
    from khronika.estimating.refitting import refitted  # compiling or loading it takes seconds

    sizes = np.empty(0, dtype=np.int64)
    rows = np.empty((0, 0), dtype=np.int64)
    if order is not None and lists <= MOST_LISTED:
        models = hierarchical_models(lists, order)
        sizes = models.sum(axis=1).astype(np.int64)
        rows = np.zeros((len(models), int(sizes.max())), dtype=np.int64)
        for row, model in enumerate(models):
            rows[row, : sizes[row]] = np.flatnonzero(model)
    numbers: Floats = tables.sum(axis=1) + refitted(tables, lists, rows, sizes, price, order or 0)
    return numbers


def _acceleration(one_less: Floats, times: Floats) -> float:
    finite = np.isfinite(one_less)
    if not finite.any():
        return 0.0
    values, weights = one_less[finite], times[finite]
    away = np.average(values, weights=weights) - values
    spread = float(weights @ away**2)
    return float(weights @ away**3) / (6 * spread**1.5) if spread > 0 else 0.0


def _end(again: Floats, bias: float, skew: float, tail: float) -> float:
    z = bias + NormalDist().inv_cdf(tail)
    share = NormalDist().cdf(bias + z / max(1 - skew * z, 1e-3))
    return float(np.quantile(again, share, method="higher" if tail > 0.5 else "lower"))
