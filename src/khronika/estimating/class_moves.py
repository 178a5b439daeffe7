"""Moves of one chain over latent classes: each proposes, and is taken as Metropolis and Hastings say.

The target is the collapsed posterior, people and their classes summed out (docs/methods/estimating.md, "Latent classes"), its
likelihood raised to ``heat``. A proposal that cannot be weighed (a pattern's chance of 0 or less by rounding) has a gain that is
not a number, which no comparison takes. Sizes of steps depend only on what the move leaves alone, so that the way back is as
likely as the way there.

Some functions are longer than the house likes: a split would hand a dozen arrays on, which is harder to follow.
"""

import math

import numpy as np

from khronika.estimating.sticks import (
    EDGE,
    FEWEST,
    FLOOR,
    FURTHEST_LOG,
    LEAST_LOG,
    MOST,
    Floats,
    compiled,
    gain,
    log_rest,
    log_share,
    mixed,
    patterns,
    shares_of,
    step,
)


@compiled
def move_chances(
    chances: Floats,
    shares: Floats,
    inside: Floats,
    nobody: Floats,
    chance: Floats,
    seen: float,
    on: Floats,
    counts: Floats,
    people: float,
    heat: float,
    rng: np.random.Generator,
    other: Floats,
    mix: Floats,
) -> float:
    """Each list's chance in each class by small steps of its log-odds; small classes are also drawn anew from the prior."""
    for k in range(len(shares)):
        weight = heat * people * shares[k]
        if weight < MOST and rng.random() < 0.3:
            seen = draw_class(
                k, chances, shares, inside, nobody, chance, seen, on, counts, people, heat, rng, other, mix
            )
        if weight < FEWEST:
            continue
        for j in range(chances.shape[1]):
            was = chances[k, j]
            odds = was / (1.0 - was) * math.exp(step(weight, rng))
            now = odds / (1.0 + odds)
            if not EDGE < now < 1.0 - EDGE:
                continue
            a, b = now / was, (1.0 - now) / (1.0 - was)
            none = nobody[k] * b
            seen_new = seen + shares[k] * (nobody[k] - none)
            for c in range(len(counts)):
                other[c] = inside[k, c] * (b + (a - b) * on[j, c])
                mix[c] = chance[c] + shares[k] * (other[c] - inside[k, c])
            better = heat * gain(mix, chance, seen_new, seen, counts, people) + math.log(a * b)
            if seen_new > FLOOR and -rng.standard_exponential() < better:
                chances[k, j] = now
                nobody[k] = none
                seen = seen_new
                for c in range(len(counts)):
                    inside[k, c] = other[c]
                    chance[c] = mix[c]
    return seen


@compiled
def draw_class(
    k: int,
    chances: Floats,
    shares: Floats,
    inside: Floats,
    nobody: Floats,
    chance: Floats,
    seen: float,
    on: Floats,
    counts: Floats,
    people: float,
    heat: float,
    rng: np.random.Generator,
    other: Floats,
    mix: Floats,
) -> float:
    """All chances of class k anew from the prior."""
    fresh = np.empty(chances.shape[1])
    for j in range(len(fresh)):
        fresh[j] = EDGE + (1.0 - 2.0 * EDGE) * rng.random()
    none = patterns(fresh, on, other)
    seen_new = seen + shares[k] * (nobody[k] - none)
    for c in range(len(counts)):
        mix[c] = chance[c] + shares[k] * (other[c] - inside[k, c])
    if seen_new > FLOOR and -rng.standard_exponential() < heat * gain(
        mix, chance, seen_new, seen, counts, people
    ):
        chances[k, :] = fresh
        inside[k, :] = other
        chance[:] = mix
        nobody[k] = none
        seen = seen_new
    return seen


@compiled
def move_sticks(
    taken: Floats,
    left: Floats,
    inside: Floats,
    nobody: Floats,
    chance: Floats,
    seen: float,
    alpha: float,
    counts: Floats,
    people: float,
    heat: float,
    rng: np.random.Generator,
    mix: Floats,
    after: Floats,
    seen_after: Floats,
) -> float:
    """Each stick by a small step of its log-odds, and from its prior. ``after[k]`` and ``seen_after[k]`` are what the
    classes from k on make of the share that the sticks before k leave them."""
    last = len(taken)
    after[last, :] = inside[last]
    seen_after[last] = 1.0 - nobody[last]
    for k in range(last - 1, -1, -1):
        v, u = math.exp(taken[k]), math.exp(left[k])
        seen_after[k] = v * (1.0 - nobody[k]) + u * seen_after[k + 1]
        for c in range(len(counts)):
            after[k, c] = v * inside[k, c] + u * after[k + 1, c]
    rest = 1.0
    for k in range(last):
        weight = heat * people * rest
        for anew in (False, True):
            if weight < FEWEST if not anew else weight > MOST:
                continue
            if anew:
                u = -rng.standard_exponential() / alpha
                v, prior = log_rest(u), 0.0
            else:
                odds = taken[k] - left[k] + step(weight, rng)
                v = log_share(odds)
                u = v - odds
                prior = v - taken[k] + alpha * (u - left[k])
            if not (v > LEAST_LOG and u > FURTHEST_LOG and u < 0.0):
                continue
            a, b = rest * (math.exp(v) - math.exp(taken[k])), rest * (math.exp(u) - math.exp(left[k]))
            seen_new = seen + a * (1.0 - nobody[k]) + b * seen_after[k + 1]
            for c in range(len(counts)):
                mix[c] = chance[c] + a * inside[k, c] + b * after[k + 1, c]
            better = heat * gain(mix, chance, seen_new, seen, counts, people) + prior
            if seen_new > FLOOR and -rng.standard_exponential() < better:
                seen = seen_new
                chance[:] = mix
                taken[k], left[k] = v, u
        rest *= math.exp(left[k])
    return seen


@compiled
def move_alpha(
    taken: Floats,
    left: Floats,
    inside: Floats,
    nobody: Floats,
    chance: Floats,
    seen: float,
    alpha: float,
    shape: float,
    rate: float,
    counts: Floats,
    people: float,
    heat: float,
    rng: np.random.Generator,
    mix: Floats,
    others: Floats,
) -> tuple[float, float]:
    """alpha given the sticks, then with the sticks from a random one on: (1 - V)^alpha, which the prior does not tie to
    alpha, is kept there. Else alpha and empty classes hold each other fast."""
    total = rate
    for k in range(len(taken)):
        total -= left[k]
    alpha = max(rng.standard_gamma(shape + len(taken)) / total, 1e-200)
    v, u, shares = others[0], others[1], others[2]
    for _ in range(3):
        first = min(int(rng.random() * (len(taken) + 1)), len(taken))
        change = 1.5 * rng.standard_normal()
        new = alpha * math.exp(change)
        prior = (shape + first) * change - rate * (new - alpha)
        good = True
        for k in range(len(taken)):
            v[k], u[k] = taken[k], left[k]
            if k < first:
                prior += (new - alpha) * left[k]
            else:
                u[k] = left[k] * (alpha / new)
                v[k] = log_rest(u[k])
                good &= v[k] > LEAST_LOG and u[k] > FURTHEST_LOG and u[k] < 0.0
        if not good:
            continue
        shares_of(v[: len(taken)], u[: len(taken)], shares)
        seen_new = mixed(shares, inside, nobody, mix)
        better = heat * gain(mix, chance, seen_new, seen, counts, people) + prior
        if seen_new > FLOOR and -rng.standard_exponential() < better:
            alpha, seen = new, seen_new
            chance[:] = mix
            taken[:] = v[: len(taken)]
            left[:] = u[: len(taken)]
    return seen, alpha
