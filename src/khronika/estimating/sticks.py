"""Sticks, shares and chances of latent classes, compiled: what ``class_moves`` and ``class_paths`` are made of.

Compiled by numba, because a sweep looks at the likelihood about fifty times, a microsecond each. Sticks are kept as log V and log(1 - V), never
as shares: with a small alpha log(1 - V) of -10,000 is ordinary, and sums of such numbers lose it.

Trap: numba's cache of ``ladders.climb`` looks at that file only. After a change here or in the moves, touch ``ladders.py``.
"""

import math
from collections.abc import Callable
from typing import TypeVar, cast

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_Function = TypeVar("_Function", bound=Callable[..., object])

# Everybody's chance to be seen is above FLOOR: the prior of N ends at about 1e9 times the people seen.
FLOOR = 1e-9
FURTHEST_ODDS = (
    27.0  # of a chance of a class, either way: 2e-12 from 0 or 1, beyond which 1 - chance loses its digits
)
LEAST_LOG = -700.0  # of a stick: below it exp() is 0
FURTHEST_LOG = -1e250  # of what a stick leaves
MOST = 20.0  # with more expected people than this a class drawn from the prior is hardly ever taken


def compiled(function: _Function) -> _Function:
    """Sums may be taken in any order, which lets cells be worked on side by side; what is not a number stays so."""
    made = njit(cache=True, error_model="numpy", fastmath={"reassoc", "contract", "arcp", "nsz"})
    return cast(_Function, made(function))


@compiled
def put(what: Floats, into: Floats) -> None:
    """Into an array of the same length; "into[:] = what" would have numba compile its words for arrays that do not fit, 20 seconds."""
    for i in range(len(into)):
        into[i] = what[i]


@compiled
def gain(new: Floats, old: Floats, seen_new: float, seen: float, counts: Floats, people: float) -> float:
    """log of the ratio of likelihoods: product of P_x^n_x over (1 - P_0)^n."""
    total = 0.0
    for c in range(len(counts)):
        total += counts[c] * math.log(new[c] / old[c])
    return total - people * math.log(seen_new / seen)


@compiled
def patterns(odds: Floats, on: Floats, out: Floats) -> float:
    """Fills ``out`` with the chance of each pattern in a class, and returns that of standing on no list."""
    nobody = 1.0
    out[:] = 1.0
    for j in range(len(odds)):
        a = 1.0 / (1.0 + math.exp(-odds[j]))
        nobody *= 1.0 - a
        for c in range(len(out)):
            out[c] *= 1.0 - a + (2.0 * a - 1.0) * on[j, c]
    return nobody


@compiled
def shares_of(taken: Floats, left: Floats, shares: Floats) -> None:
    """Shares of classes from their sticks."""
    before = 0.0
    for k in range(len(taken)):
        shares[k] = math.exp(taken[k] + before)
        before += left[k]
    shares[len(taken)] = math.exp(before)


@compiled
def mixed(shares: Floats, inside: Floats, nobody: Floats, chance: Floats) -> float:
    """Fills ``chance`` with each pattern's in all classes together, and returns the chance to be seen."""
    seen = 0.0
    chance[:] = 0.0
    for k in range(len(shares)):
        seen += shares[k] * (1.0 - nobody[k])
        for c in range(len(chance)):
            chance[c] += shares[k] * inside[k, c]
    return seen


@compiled
def log_rest(log_part: float) -> float:
    """log(1 - exp(x)), x < 0."""
    if log_part > -0.7:
        return math.log(-math.expm1(log_part))
    return math.log1p(-math.exp(log_part))


@compiled
def log_share(odds: float) -> float:
    """log of exp(odds) / (1 + exp(odds)); the other part is this less ``odds``."""
    return -math.log1p(math.exp(-odds)) if odds > 0 else odds - math.log1p(math.exp(odds))
