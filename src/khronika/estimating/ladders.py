"""A ladder of chains over latent classes: each sweep moves every chain, then neighbouring heats may change places.

Parallel tempering (Geyer 1991): at a lower heat the counts speak more softly, and a chain crosses between modes.

Some functions are longer than the house likes: a split would hand a dozen arrays on, which is harder to follow.
"""

import numpy as np
from numpy.typing import NDArray

from khronika.estimating.class_moves import draw_classes, move_alpha, renew_sticks, swap_neighbours
from khronika.estimating.class_paths import walk
from khronika.estimating.sticks import Floats, compiled, log_share, mixed, patterns, shares_of


@compiled
def climb(
    odds: Floats,
    sticks: Floats,
    alpha: Floats,
    slots: NDArray[np.int64],
    heats: Floats,
    on: Floats,
    counts: Floats,
    people: float,
    prior: float,
    of_odds: Floats,
    of_sticks: Floats,
    learning: float,
    rng: np.random.Generator,
    out: Floats,
) -> tuple[Floats, Floats]:
    """As many sweeps of one ladder as ``out`` has places. ``slots[t]`` is the chain at heat t; ``out`` gets the chance to be seen of the
    coldest. ``of_odds`` and ``of_sticks`` say how long steps may be at each heat, and are ``learnt`` where ``learning`` is not 0 (see
    ``walk``). Returns the shares of paths and of changes of places that were taken, a heat."""
    rungs, classes = odds.shape[:2]
    cells, last = len(counts), classes - 1
    inside, nobody, shares = np.empty((classes, cells)), np.empty(classes), np.empty(classes)
    room = np.empty((classes + 3, max(cells, classes)))
    chance, other, mix, others = np.empty(cells), np.empty(cells), np.empty(cells), np.empty((3, classes))
    after, seen_after, taken, left = (
        np.empty((classes, cells)),
        np.empty(classes),
        np.empty(last),
        np.empty(last),
    )
    seen, log_like, walked, changed = np.empty(rungs), np.empty(rungs), np.zeros(rungs), np.zeros(rungs)
    for sweep in range(len(out)):
        for t in range(rungs):
            r, heat = slots[t], heats[t]
            z, y = odds[r], sticks[r]
            for k in range(last):
                taken[k] = log_share(y[k])
                left[k] = log_share(-y[k])
            for k in range(classes):
                nobody[k] = patterns(z[k], on, inside[k])
            shares_of(taken, left, shares)
            s = mixed(shares, inside, nobody, chance)
            s = draw_classes(z, shares, inside, nobody, chance, s, on, counts, people, heat, rng, other, mix)
            s = renew_sticks(
                taken,
                left,
                inside,
                nobody,
                chance,
                s,
                alpha[r],
                counts,
                people,
                heat,
                rng,
                mix,
                after,
                seen_after,
            )
            s, alpha[r] = move_alpha(
                taken,
                left,
                inside,
                nobody,
                chance,
                s,
                alpha[r],
                prior,
                prior,
                counts,
                people,
                heat,
                rng,
                mix,
                others,
            )
            swap_neighbours(z, taken, left, inside, nobody, alpha[r], rng)
            for k in range(last):
                y[k] = taken[k] - left[k]
            seen[r], log_like[r], went = walk(
                z,
                y,
                alpha[r],
                heat,
                on,
                counts,
                people,
                of_odds[t],
                of_sticks[t],
                learning,
                rng,
                chance,
                room,
            )
            walked[t] += went / len(out)
        for t in range(sweep % 2, rungs - 1, 2):
            i, j = slots[t], slots[t + 1]
            if -rng.standard_exponential() < (heats[t] - heats[t + 1]) * (log_like[j] - log_like[i]):
                slots[t], slots[t + 1] = j, i
                changed[t] += 2.0 / len(out)
        out[sweep] = seen[slots[0]]
    return walked, changed
