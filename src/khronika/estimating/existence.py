"""Whether a log-linear model has a maximum: by a linear programme (Fienberg & Rinaldo 2012), exact where fitting only gives up.

A maximum exists where the margins seen lie inside the cone of margins that positive counts can have: where some z > 0 has the margins
of the counts, A'z = A'y. The largest t with z >= t tells. A fit that has settled is such a z itself, so that only models whose fit
has not settled need to be asked about.
"""

from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from khronika.estimating.poisson import design

Floats = NDArray[np.float64]

_NOTHING = 1e-7  # of the largest count: the solver's own tolerance


def has_maximum(columns: Floats, counts: Floats) -> bool:
    """``columns``: cells x parameters, 0 or 1; ``counts``: one a cell. False where the maximum lies at infinity."""
    if (counts > 0).all():
        return True
    top = max(float(counts.max()), 1.0)
    cells = len(counts)
    margins = np.concatenate([columns.T, np.zeros((columns.shape[1], 1))], axis=1)
    above = np.concatenate([-np.eye(cells), np.ones((cells, 1))], axis=1)
    found = linprog(
        c=[0.0] * cells + [-1.0],
        A_ub=above,
        b_ub=np.zeros(cells),
        A_eq=margins,
        b_eq=columns.T @ (counts / top),
        bounds=[(0, None)] * cells + [(0, 1)],
        method="highs",
    )
    return bool(found.status == 0 and -found.fun > _NOTHING)


def why_not(counts: Floats, model: NDArray[np.bool_]) -> Literal["undetermined", "no maximum", ""]:
    """Why a model (a row over sets of lists) of the seen cells has no fit that determines the number on no list; empty where it
    has one. Sets of nobody and the cells that they empty are left out first, as ``poisson`` does."""
    columns = design(len(counts).bit_length() - 1)
    seen = np.arange(len(counts)) > 0
    kept = model & ((counts * seen) @ columns > 0)
    cells = seen & ~(columns[:, model & ~kept].sum(axis=1) > 0)
    reduced = columns[np.ix_(cells, kept)]
    if np.linalg.matrix_rank(reduced) < kept.sum():
        return "undetermined"
    return "" if has_maximum(reduced, counts[cells]) else "no maximum"
