"""Poisson regression of many log-linear models at once, by iterated weighted least squares (McCullagh & Nelder 1989, 2.5).

Every model has the same columns, one a set of lists, of which it uses some; unused ones get the identity in the normal
equations, so that one batched solve serves all models.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from khronika.estimating.gammas import log_gamma

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_STEPS = (
    60  # ordinary tables need 5 to 8; a maximum at infinity gains a factor e a step and is seen by step 30
)
_SETTLED = 1e-10  # largest change of a log mean in the last step
_VANISHED = 1e-8  # a mean so small in a cell of nobody: the maximum lies at infinity
_BATCH = 512  # models fitted together: 512 x 32 x 32 doubles are 4 MB


@dataclass(frozen=True)
class Fits:
    """For each model: log means of the empty cell (``intercept``), its variance, the log-likelihood with its
    factorials, and whether a maximum exists that determines the empty cell (``found``; the rest is nan where not)."""

    intercept: Floats
    variance: Floats
    loglik: Floats
    found: Bools


def design(lists: int) -> Floats:
    """Cells x sets of lists: 1 where everybody in the cell stands on all lists of the set."""
    masks = np.arange(1 << lists)
    held: Floats = (masks[:, None] & masks[None, :] == masks[None, :]).astype(np.float64)
    return held


def fit(counts: Floats, models: Bools, observed: Bools) -> Fits:
    """Fits each model (a row of ``models``) to the cells that are ``observed``. ``counts`` is one table, or a row a
    model. A set on which nobody stands is at minus infinity: it and the cells that it empties are left out."""
    columns = design(int(models.shape[1]).bit_length() - 1)
    tables = np.broadcast_to(counts, models.shape)
    # Sets that no model has are left out: pairs of seven lists then take 29 columns in place of 128.
    some = models.any(axis=0)
    models, columns = models[:, some], columns[:, some]
    parts = [
        _fit_batch(tables[first : first + _BATCH], models[first : first + _BATCH], observed, columns)
        for first in range(0, len(models), _BATCH)
    ]
    joined = [np.concatenate(part) for part in zip(*parts, strict=True)]
    return Fits(joined[0], joined[1], joined[2], joined[3].astype(bool))


def _fit_batch(
    counts: Floats, models: Bools, observed: Bools, columns: Floats
) -> tuple[Floats, Floats, Floats, Bools]:
    used, cells = _not_emptied(counts, models, observed, columns)
    found = _determined(used, cells, int(observed.sum()), columns)
    beta = np.zeros(used.shape)
    means = np.where(cells, counts + 0.5, 1.0)
    eta = np.log(means)
    active = found.copy()
    for _ in range(_STEPS):
        rows = np.flatnonzero(active)
        if not len(rows):
            break
        weight = means[rows] * cells[rows]
        working = weight * eta[rows] + (counts[rows] - means[rows]) * cells[rows]
        normal = _normal(weight, used[rows], columns)
        beta[rows] = np.linalg.solve(normal, (working @ columns * used[rows])[..., None])[..., 0]
        top = np.log(counts[rows].sum(axis=1, keepdims=True) + 1.0) + 10.0
        fresh = np.clip(beta[rows] @ columns.T, -40.0, top)
        change = np.abs(np.where(cells[rows], fresh - eta[rows], 0.0)).max(axis=1)
        eta[rows], means[rows] = fresh, np.exp(fresh)
        gone = (np.where(cells[rows], means[rows], 1.0) < _VANISHED).any(axis=1)
        found[rows[gone]] = False
        active[rows[gone | (change < _SETTLED)]] = False
    found &= ~active
    return _summary(counts, used, cells, columns, eta, means, found)


def _not_emptied(counts: Floats, models: Bools, observed: Bools, columns: Floats) -> tuple[Bools, Bools]:
    """The sets that each model keeps, and the cells that no dropped set empties."""
    margin = (counts * observed) @ columns
    dropped = models & (margin <= 0)
    emptied = dropped @ columns.T > 0
    return models & ~dropped, observed & ~emptied


def _determined(used: Bools, cells: Bools, whole: int, columns: Floats) -> Bools:
    """Where the kept cells determine every kept set, the empty cell's among them. A hierarchical model without the
    set of all lists is determined by all its cells, so only models that lost cells are looked at."""
    out = np.ones(len(used), dtype=bool)
    for row in np.flatnonzero(cells.sum(axis=1) < whole):
        reduced = columns[np.ix_(cells[row], used[row])]
        out[row] = np.linalg.matrix_rank(reduced) == used[row].sum()
    return out


def _normal(weight: Floats, used: Bools, columns: Floats) -> Floats:
    whole: Floats = columns.T @ (weight[:, :, None] * columns)
    whole *= used[:, :, None] & used[:, None, :]
    places = np.arange(used.shape[1])
    whole[:, places, places] += ~used
    return whole


def _summary(
    counts: Floats, used: Bools, cells: Bools, columns: Floats, eta: Floats, means: Floats, found: Bools
) -> tuple[Floats, Floats, Floats, Bools]:
    intercept, variance, loglik = (np.full(len(used), np.nan) for _ in range(3))
    rows = np.flatnonzero(found)
    if len(rows):
        normal = _normal(means[rows] * cells[rows], used[rows], columns)
        first = np.zeros((len(rows), used.shape[1], 1))
        first[:, 0] = 1.0
        variance[rows] = np.linalg.solve(normal, first)[:, 0, 0]
        terms = counts[rows] * eta[rows] - means[rows] - log_gamma(counts[rows] + 1.0)
        loglik[rows] = np.where(cells[rows], terms, 0.0).sum(axis=1)
        intercept[rows] = eta[rows, 0]
    return intercept, variance, loglik, found
