"""Moves of one chain over latent classes that no path along a slope can make: each proposes, and is taken as Metropolis and Hastings say.

The target is the collapsed posterior, people and their classes summed out (docs/methods/estimating.md, "Latent classes"), its
likelihood raised to ``heat``. A proposal that cannot be weighed (a pattern's chance of 0 or less by rounding) has a gain that is
not a number, which no comparison takes.

Some functions are longer than the house likes: a split would hand a dozen arrays on, which is harder to follow.
"""

import math

import numpy as np

from khronika.estimating.sticks import (
    FLOOR,
    FURTHEST_LOG,
    FURTHEST_ODDS,
    LEAST_LOG,
    MOST,
    Floats,
    compiled,
    gain,
    log_rest,
    mixed,
    patterns,
    put,
    shares_of,
)


@compiled
def draw_classes(
    odds: Floats,
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
    """All chances of a class anew from the prior, three in ten of the classes of few people. Shares stay, so that the same
    classes are few on the way back."""
    fresh = np.empty(odds.shape[1])
    for k in range(len(odds)):
        if heat * people * shares[k] > MOST or rng.random() > 0.3:
            continue
        for j in range(len(fresh)):
            part = rng.random()
            fresh[j] = min(max(math.log(part / (1.0 - part)), -FURTHEST_ODDS), FURTHEST_ODDS)
        none = patterns(fresh, on, other)
        seen_new = seen + shares[k] * (nobody[k] - none)
        for c in range(len(counts)):
            mix[c] = chance[c] + shares[k] * (other[c] - inside[k, c])
        better = heat * gain(mix, chance, seen_new, seen, counts, people)
        if seen_new > FLOOR and -rng.standard_exponential() < better:
            put(fresh, odds[k])
            put(other, inside[k])
            put(mix, chance)
            nobody[k] = none
            seen = seen_new
    return seen


@compiled
def renew_sticks(
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
    """Each stick anew from its prior. ``after[k]`` and ``seen_after[k]`` are what the classes from k on make of the share that
    the sticks before k leave them."""
    last = len(taken)
    put(inside[last], after[last])
    seen_after[last] = 1.0 - nobody[last]
    for k in range(last - 1, -1, -1):
        v, u = math.exp(taken[k]), math.exp(left[k])
        seen_after[k] = v * (1.0 - nobody[k]) + u * seen_after[k + 1]
        for c in range(len(counts)):
            after[k, c] = v * inside[k, c] + u * after[k + 1, c]
    rest = 1.0
    for k in range(last):
        u = -rng.standard_exponential() / alpha
        v = log_rest(u)
        if v > LEAST_LOG and u > FURTHEST_LOG and u < 0.0:
            a, b = rest * (math.exp(v) - math.exp(taken[k])), rest * (math.exp(u) - math.exp(left[k]))
            seen_new = seen + a * (1.0 - nobody[k]) + b * seen_after[k + 1]
            for c in range(len(counts)):
                mix[c] = chance[c] + a * inside[k, c] + b * after[k + 1, c]
            better = heat * gain(mix, chance, seen_new, seen, counts, people)
            if seen_new > FLOOR and -rng.standard_exponential() < better:
                seen = seen_new
                put(mix, chance)
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
            put(mix, chance)
            put(v, taken)
            put(u, left)
    return seen, alpha


@compiled
def swap_neighbours(
    odds: Floats,
    taken: Floats,
    left: Floats,
    inside: Floats,
    nobody: Floats,
    alpha: float,
    rng: np.random.Generator,
) -> None:
    """Two neighbouring classes change places: the likelihood stays, the order of sticks has a price."""
    last = len(taken)
    for k in range(last):
        if k < last - 1:
            v = left[k] + taken[k + 1]
            u = log_rest(v)
            next_v, next_u = taken[k] - u, left[k] + left[k + 1] - u
            good = v > LEAST_LOG and next_v > LEAST_LOG and next_v < 0.0 and u < 0.0
            if not (good and -rng.standard_exponential() < left[k] - u):
                continue
            taken[k], left[k], taken[k + 1], left[k + 1] = v, u, next_v, next_u
        else:
            price = (alpha - 1.0) * (taken[k] - left[k])
            if not (left[k] > LEAST_LOG and -rng.standard_exponential() < price):
                continue
            taken[k], left[k] = left[k], taken[k]
        nobody[k], nobody[k + 1] = nobody[k + 1], nobody[k]
        for j in range(odds.shape[1]):
            odds[k, j], odds[k + 1, j] = odds[k + 1, j], odds[k, j]
        for c in range(inside.shape[1]):
            inside[k, c], inside[k + 1, c] = inside[k + 1, c], inside[k, c]
