"""A ladder of chains over latent classes: each sweep moves every chain, then neighbouring heats may change places.

Parallel tempering (Geyer 1991): at a lower heat the counts speak more softly, and a chain crosses between modes.
"""

import math

import numpy as np
from numpy.typing import NDArray

from khronika.estimating.class_moves import move_alpha, move_chances, move_sticks
from khronika.estimating.class_shifts import shift_classes, swap_neighbours, trade_shares
from khronika.estimating.sticks import Floats, compiled, mixed, patterns, shares_of


@compiled
def climb(
    chances: Floats,
    taken: Floats,
    left: Floats,
    alpha: Floats,
    slots: NDArray[np.int64],
    heats: Floats,
    on: Floats,
    counts: Floats,
    people: float,
    prior: float,
    sweeps: int,
    rng: np.random.Generator,
    out: Floats,
) -> Floats:
    """``sweeps`` sweeps of one ladder of chains, each at its heat, neighbours changing places (parallel tempering; Geyer
    1991). ``slots[t]`` is the chain at heat t; ``out`` gets the chance to be seen of the coldest. Returns the share of changes
    of places that were taken, a heat."""
    rungs, classes = chances.shape[:2]
    cells = len(counts)
    inside, nobody, shares = np.empty((classes, cells)), np.empty(classes), np.empty(classes)
    chance, seen, log_like = np.empty((rungs, cells)), np.empty(rungs), np.empty(rungs)
    other, mix, others = np.empty(cells), np.empty(cells), np.empty((3, classes))
    after, seen_after, changed = np.empty((classes, cells)), np.empty(classes), np.zeros(rungs)
    for sweep in range(sweeps):
        for t in range(rungs):
            r, heat = slots[t], heats[t]
            of, v, u, at = chances[r], taken[r], left[r], chance[r]
            for k in range(classes):
                nobody[k] = patterns(of[k], on, inside[k])
            shares_of(v, u, shares)
            s = mixed(shares, inside, nobody, at)
            s = move_chances(of, shares, inside, nobody, at, s, on, counts, people, heat, rng, other, mix)
            s = move_sticks(
                v, u, inside, nobody, at, s, alpha[r], counts, people, heat, rng, mix, after, seen_after
            )
            s, alpha[r] = move_alpha(
                v, u, inside, nobody, at, s, alpha[r], prior, prior, counts, people, heat, rng, mix, others
            )
            swap_neighbours(of, v, u, inside, nobody, alpha[r], rng)
            shares_of(v, u, shares)
            s = shift_classes(
                of, v, u, shares, inside, nobody, at, s, alpha[r], on, counts, people, heat, rng, other, mix
            )
            seen[r] = trade_shares(v, u, inside, nobody, at, s, counts, people, heat, rng, mix)
            log_like[r] = -people * math.log(seen[r])
            for c in range(cells):
                log_like[r] += counts[c] * math.log(at[c])
        for t in range(sweep % 2, rungs - 1, 2):
            i, j = slots[t], slots[t + 1]
            if -rng.standard_exponential() < (heats[t] - heats[t + 1]) * (log_like[j] - log_like[i]):
                slots[t], slots[t + 1] = j, i
                changed[t] += 2.0 / sweeps
        out[sweep] = seen[slots[0]]
    return changed
