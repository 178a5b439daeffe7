"""Sticks, shares and chances of latent classes, compiled: what every move of ``class_moves`` and ``class_shifts`` is made of.

Compiled by numba, because a sweep makes about forty proposals of a microsecond each. Sticks are kept as log V and log(1 - V), never
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
EDGE = 1e-12  # chances of a class stay so far from 0 and 1: beyond it 1 - chance loses its digits
LEAST_LOG = -700.0  # of a stick: below it exp() is 0
FURTHEST_LOG = -1e250  # of what a stick leaves
# With fewer expected people than this a class has no shape to move in small steps; it is drawn anew instead.
FEWEST = 0.05
# And with more than this a class or stick drawn from the prior is never taken.
MOST = 100.0


def compiled(function: _Function) -> _Function:
    """Sums may be taken in any order, which lets cells be worked on side by side; what is not a number stays so."""
    made = njit(cache=True, error_model="numpy", fastmath={"reassoc", "contract", "arcp", "nsz"})
    return cast(_Function, made(function))


@compiled
def gain(new: Floats, old: Floats, seen_new: float, seen: float, counts: Floats, people: float) -> float:
    """log of the ratio of likelihoods: product of P_x^n_x over (1 - P_0)^n."""
    total = 0.0
    for c in range(len(counts)):
        total += counts[c] * math.log(new[c] / old[c])
    return total - people * math.log(seen_new / seen)


@compiled
def patterns(chances: Floats, on: Floats, out: Floats) -> float:
    """Fills ``out`` with the chance of each pattern in a class, and returns that of standing on no list."""
    nobody = 1.0
    out[:] = 1.0
    for j in range(len(chances)):
        a, b = chances[j], 1.0 - chances[j]
        nobody *= b
        for c in range(len(out)):
            out[c] *= b + (a - b) * on[j, c]
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


@compiled
def step(weight: float, rng: np.random.Generator) -> float:
    """A step for something that so many people speak of: 2.4 of its likely spread, more or less."""
    return (
        rng.standard_normal() * 2.4 / math.sqrt(0.3 + 0.15 * weight) * math.exp(0.8 * rng.standard_normal())
    )
