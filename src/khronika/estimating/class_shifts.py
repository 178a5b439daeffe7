"""Moves that change what classes hold of the people: places swapped, shares traded, a class shifted with its share.

They are told apart from ``class_moves`` because they move several sticks at once, and have a Jacobian.

Some functions are longer than the house likes: a split would hand a dozen arrays on, which is harder to follow.
"""

import math

import numpy as np

from khronika.estimating.sticks import (
    EDGE,
    FEWEST,
    FLOOR,
    LEAST_LOG,
    Floats,
    compiled,
    gain,
    log_rest,
    log_share,
    patterns,
    step,
)


@compiled
def swap_neighbours(
    chances: Floats,
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
        for j in range(chances.shape[1]):
            chances[k, j], chances[k + 1, j] = chances[k + 1, j], chances[k, j]
        for c in range(inside.shape[1]):
            inside[k, c], inside[k + 1, c] = inside[k + 1, c], inside[k, c]


@compiled
def shift_classes(
    chances: Floats,
    taken: Floats,
    left: Floats,
    shares: Floats,
    inside: Floats,
    nobody: Floats,
    chance: Floats,
    seen: float,
    alpha: float,
    on: Floats,
    counts: Floats,
    people: float,
    heat: float,
    rng: np.random.Generator,
    other: Floats,
    mix: Floats,
) -> float:
    """All log-odds of a class up or down together, its share so that as many of it are seen: the direction in which the
    number on no list moves and the counts hardly speak."""
    last = len(taken)
    fresh, grown = np.empty(chances.shape[1]), np.empty(last + 1)
    for k in range(last + 1):
        if k > 2 and rng.random() > 0.3:  # most people are in the first classes
            continue
        factor = math.exp(rng.standard_normal() * 0.02 * 150.0 ** rng.random())
        jacobian = 1.0
        for j in range(len(fresh)):
            odds = chances[k, j] / (1.0 - chances[k, j]) * factor
            fresh[j] = min(max(odds / (1.0 + odds), EDGE), 1.0 - EDGE)
            jacobian *= fresh[j] * (1.0 - fresh[j]) / (chances[k, j] * (1.0 - chances[k, j]))
        none = patterns(fresh, on, other)
        if fresh.min() <= EDGE or fresh.max() >= 1.0 - EDGE or none >= 1.0 or nobody[k] >= 1.0:
            continue
        r = (1.0 - nobody[k]) / (1.0 - none)
        whole = 1.0 + (r - 1.0) * shares[k]
        seen_new = seen / whole
        for c in range(len(counts)):
            mix[c] = (chance[c] + shares[k] * (r * other[c] - inside[k, c])) / whole
        prior = shift_price(k, r, whole, taken, left, alpha, grown)
        better = heat * gain(mix, chance, seen_new, seen, counts, people) + prior + math.log(jacobian)
        if seen_new > FLOOR and -rng.standard_exponential() < better:
            seen = seen_new
            chance[:] = mix
            chances[k, :] = fresh
            inside[k, :] = other
            nobody[k] = none
            shift_sticks(k, r, whole, taken, left, grown)
            shares[k] *= r
            for i in range(last + 1):
                shares[i] /= whole
    return seen


@compiled
def shift_price(
    k: int, r: float, whole: float, taken: Floats, left: Floats, alpha: float, grown: Floats
) -> float:
    """log of the sticks' density at the shifted shares over that at the present ones, with the Jacobian r / whole^K.
    ``grown[i]`` becomes what is left after class i, for i < k, as a multiple of what was left (times ``whole``)."""
    last = len(taken)
    part = math.exp(taken[k]) if k < last else 1.0
    price = (last - 1) * math.log(whole) + (alpha - 1.0) * -math.log(whole)
    if k == last:
        price += (alpha - 1.0) * math.log(r)
    for i in range(k - 1, -1, -1):
        grown[i] = 1.0 + (r - 1.0) * part
        part *= math.exp(left[i])
        if i < last - 1:
            price -= math.log(grown[i])
    return price + math.log(r) - (last + 1) * math.log(whole)


@compiled
def shift_sticks(k: int, r: float, whole: float, taken: Floats, left: Floats, grown: Floats) -> None:
    before = math.log(whole)
    for i in range(k):
        now = math.log(grown[i])
        taken[i] -= before
        left[i] += now - before
        before = now
    if k < len(taken):
        taken[k] += math.log(r) - before
        left[k] -= before


@compiled
def trade_shares(
    taken: Floats,
    left: Floats,
    inside: Floats,
    nobody: Floats,
    chance: Floats,
    seen: float,
    counts: Floats,
    people: float,
    heat: float,
    rng: np.random.Generator,
    mix: Floats,
) -> float:
    """Neighbouring classes trade people, the rest untouched."""
    rest = 1.0
    for k in range(len(taken) - 1):
        here, weight = rest, heat * people * rest
        if weight < FEWEST:
            break
        rest *= math.exp(left[k])
        kept = left[k] + left[k + 1]
        both = log_rest(kept)
        odds = taken[k] - left[k] - taken[k + 1] + step(weight, rng)
        a = log_share(odds)
        b = a - odds
        v = both + a
        u = log_rest(v)
        next_v, next_u = both + b - u, kept - u
        if not (v > LEAST_LOG and next_v > LEAST_LOG and next_v < 0.0 and u < 0.0):
            continue
        first = here * (math.exp(v) - math.exp(taken[k]))
        second = here * (math.exp(next_v + u) - math.exp(taken[k + 1] + left[k]))
        seen_new = seen + first * (1.0 - nobody[k]) + second * (1.0 - nobody[k + 1])
        for c in range(len(counts)):
            mix[c] = chance[c] + first * inside[k, c] + second * inside[k + 1, c]
        prior = left[k] - u + a + b - (taken[k] - both) - (left[k] + taken[k + 1] - both)
        better = heat * gain(mix, chance, seen_new, seen, counts, people) + prior
        if seen_new > FLOOR and -rng.standard_exponential() < better:
            seen = seen_new
            chance[:] = mix
            taken[k], left[k], taken[k + 1], left[k + 1] = v, u, next_v, next_u
            rest = here * math.exp(u)
    return seen
