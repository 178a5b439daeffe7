"""Paths through the latent classes along the slope of their posterior: Hamiltonian Monte Carlo (Duane and others 1987; Neal 2011).

A path moves all log-odds at once, of chances and of sticks, with a random push and then downhill, so that it goes far along ridges on
which steps of one coordinate at a time shuffle about. alpha stays. The formulas are in docs/methods/estimating.md.

Some functions are longer than the house likes: a split would hand a dozen arrays on, which is harder to follow.
"""

import math

import numpy as np

from khronika.estimating.sticks import FLOOR, FURTHEST_ODDS, Floats, compiled, log_share, put

# Chosen on the four tables of the oracle, 2026-11-26, among 0.2 to 0.5 and 5 to 40 steps on average: 74 to 90 % of paths are taken, and
# effective draws a second are within a quarter of the best on each table.
STEP = 0.3
MOST_STEPS = 50
# A stick whose log-odds are further out (small alpha: 100,000 is ordinary) stays where it is; ``renew_sticks`` moves it.
FURTHEST_STICK = 30.0
LEAST_SLOPE = 0.05  # of squared slopes: what the prior's own slope is worth at least


@compiled
def slope(
    odds: Floats,
    sticks: Floats,
    alpha: float,
    heat: float,
    on: Floats,
    counts: Floats,
    people: float,
    chance: Floats,
    to_odds: Floats,
    to_sticks: Floats,
    room: Floats,
) -> float:
    """Fills ``to_odds`` and ``to_sticks`` with the slope of the log posterior, ``chance`` with each pattern's, and returns the
    chance to be seen. ``room`` has a row a class and two more, a column a pattern and three more (or classes + 3)."""
    classes, cells = len(odds), len(counts)
    share, nobody, pull = room[classes], room[classes + 1], room[classes + 2]
    rest, seen = 1.0, 0.0
    chance[:] = 0.0
    for k in range(classes):
        share[k] = rest
        if k < classes - 1:
            share[k] = rest / (1.0 + math.exp(-sticks[k]))
            rest /= 1.0 + math.exp(sticks[k])
        none, inside = 1.0, room[k]
        for c in range(cells):
            inside[c] = share[k]
        for j in range(odds.shape[1]):
            a = 1.0 / (1.0 + math.exp(-odds[k, j]))
            to_odds[k, j] = a
            none *= 1.0 - a
            for c in range(cells):
                inside[c] *= 1.0 - a + (2.0 * a - 1.0) * on[j, c]
        nobody[k] = none
        seen += share[k] * (1.0 - none)
        for c in range(cells):
            chance[c] += inside[c]
    for c in range(cells):
        pull[c] = heat * counts[c] / chance[c]
    each, later = heat * people / seen, 0.0
    for k in range(classes - 1, -1, -1):
        inside, held = room[k], 0.0
        for c in range(cells):
            inside[c] *= pull[c]
            held += inside[c]
        unseen = each * share[k] * nobody[k]
        for j in range(odds.shape[1]):
            listed = 0.0
            for c in range(cells):
                listed += on[j, c] * inside[c]
            a = to_odds[k, j]
            to_odds[k, j] = listed - a * (held + unseen) + 1.0 - 2.0 * a
        gained = held - each * share[k] * (1.0 - nobody[k])
        if k < classes - 1:
            v = 1.0 / (1.0 + math.exp(-sticks[k]))
            to_sticks[k] = (1.0 - v) * (gained + 1.0) - v * (later + alpha)
        later += gained
    return seen


@compiled
def height(
    odds: Floats, sticks: Floats, alpha: float, heat: float, counts: Floats, chance: Floats, seen: float
) -> tuple[float, float]:
    """The log posterior at this heat, and the log likelihood at heat 1."""
    like = 0.0
    for c in range(len(counts)):
        like += counts[c] * math.log(chance[c] / seen)
    prior = 0.0
    for k in range(odds.shape[0]):
        for j in range(odds.shape[1]):
            prior += 2.0 * log_share(odds[k, j]) - odds[k, j]
    for k in range(len(sticks)):
        v = log_share(sticks[k])
        prior += v + alpha * (v - sticks[k])
    return heat * like + prior, like


@compiled
def learn(of_odds: Floats, of_sticks: Floats, to_odds: Floats, to_sticks: Floats, most: Floats) -> None:
    """Adds the present squared slopes to their sums: their mean is the posterior's mean curvature, whose root says how long a step
    may be. The last of ``of_sticks`` counts. No slope of class k counts for more than ``most[k]``: far from the posterior they say
    nothing of it."""
    for k in range(len(to_odds)):
        for j in range(to_odds.shape[1]):
            of_odds[k, j] += min(to_odds[k, j] ** 2 + LEAST_SLOPE, most[k])
    for k in range(len(to_sticks)):
        of_sticks[k] += min(to_sticks[k] ** 2 + LEAST_SLOPE, most[k])
    of_sticks[-1] += 1.0


@compiled
def pushed(what: Floats, size: Floats, by: Floats, part: float) -> None:
    for i in range(len(what)):
        what[i] += part * size[i] * by[i]


@compiled
def squares(of: Floats) -> float:
    total = 0.0
    for each in of:
        total += each * each
    return total


@compiled
def walk(
    odds: Floats,
    sticks: Floats,
    alpha: float,
    heat: float,
    on: Floats,
    counts: Floats,
    people: float,
    of_odds: Floats,
    of_sticks: Floats,
    learning: float,
    rng: np.random.Generator,
    chance: Floats,
    room: Floats,
) -> tuple[float, float, bool]:
    """One path from ``odds`` and ``sticks``, which it moves where it is taken. Returns the chance to be seen, the log likelihood and
    whether it was taken. ``learning`` is 0 once the lengths of steps are settled, else how much a class's people may count."""
    classes, lists = odds.shape
    last = classes - 1
    z, y = odds.copy(), sticks.copy()
    to_odds, to_sticks = np.empty((classes, lists)), np.empty(last)
    seen = slope(z, y, alpha, heat, on, counts, people, chance, to_odds, to_sticks, room)
    before, like = height(z, y, alpha, heat, counts, chance, seen)
    if learning > 0.0:
        most = np.empty(classes)
        for k in range(classes):
            nobody = room[classes + 1, k]
            most[k] = 0.3 + learning * heat * people * room[classes, k] * (1.0 - nobody) / seen
        learn(of_odds, of_sticks, to_odds, to_sticks, most)
    push_odds, push_sticks = np.empty(classes * lists), np.empty(last)
    size_odds, size_sticks = np.empty(classes * lists), np.empty(last)
    size = STEP * math.exp(0.4 * rng.standard_normal())
    for i, each in enumerate(of_odds.reshape(-1)):
        push_odds[i] = rng.standard_normal()
        size_odds[i] = size * math.sqrt(of_sticks[last] / each)
    for k in range(last):
        push_sticks[k] = rng.standard_normal()
        still = abs(y[k]) > FURTHEST_STICK
        size_sticks[k] = 0.0 if still else size * math.sqrt(of_sticks[last] / of_sticks[k])
    start = 0.5 * (squares(push_odds) + squares(push_sticks))
    pushed(push_odds, size_odds, to_odds.reshape(-1), 0.5)
    pushed(push_sticks, size_sticks, to_sticks, 0.5)
    steps = 1 + int(rng.random() * MOST_STEPS)
    seen_new = seen
    for step in range(steps):
        pushed(z.reshape(-1), size_odds, push_odds, 1.0)
        pushed(y, size_sticks, push_sticks, 1.0)
        seen_new = slope(z, y, alpha, heat, on, counts, people, chance, to_odds, to_sticks, room)
        part = 0.5 if step == steps - 1 else 1.0
        pushed(push_odds, size_odds, to_odds.reshape(-1), part)
        pushed(push_sticks, size_sticks, to_sticks, part)
    end = 0.5 * (squares(push_odds) + squares(push_sticks))
    after, like_new = height(z, y, alpha, heat, counts, chance, seen_new)
    good = seen_new > FLOOR
    for each in z.reshape(-1):
        if not abs(each) < FURTHEST_ODDS:  # nor where it is not a number
            good = False
    for k in range(last):
        if size_sticks[k] != 0.0 and abs(y[k]) > FURTHEST_STICK:
            good = False
    if good and -rng.standard_exponential() < after - end - before + start:
        put(z.reshape(-1), odds.reshape(-1))
        put(y, sticks)
        return seen_new, like_new, True
    return seen, like, False
