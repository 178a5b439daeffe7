"""Latent classes (Manrique-Vallier 2016): within a class lists are independent, and how many classes there are is left open.

The posterior has no closed form. Ladders of chains are started far apart and run until they agree (``convergence``);
where they do not, there is no interval. The formulas are in docs/methods/estimating.md.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from khronika.estimating.convergence import Convergence, convergence
from khronika.estimating.posterior import Posterior
from khronika.estimating.tables import FEWEST, Table
from khronika.nouns import NoEstimate

Floats = NDArray[np.float64]

CLASSES = 10  # at most; as LCMCR's documented call, for parity. Empty ones cost little and weigh nothing
PRIOR = 0.25  # shape and rate of alpha's gamma prior; as LCMCR's documented call
CHAINS = 8  # four are the fewest; eight tell two modes apart more surely for the same draws in all
# Where chains alone do not agree, each gets companions. Neighbours change places at 16 to 47 % of tries on the four tables of the oracle.
HEATS = (1.0, 0.55, 0.3)
PATIENCE = 16_000  # sweeps before that
LEARNING = 200  # sweeps in which a chain learns how long its steps may be, three times over; thrown away
FIRST_SWEEPS = 4000
MOST_SWEEPS = 64_000  # 8 ladders of 3 then take a minute to two
WARM_UP = 1 / 5  # of each chain's sweeps, thrown away after those of learning
_MOST_MISSING = 1e15


@dataclass(frozen=True)
class Classed:
    """``posterior`` of N by the draws (an empirical distribution: its tail is unknown, not bounded, and set to 0), how the
    chains ``agree``, and how far each ran, with how many ``companions`` at lower heats. ``capped`` is the share of draws that a
    ``limit`` left out."""

    posterior: Posterior
    agree: Convergence
    chains: int
    sweeps: int
    draws: int
    capped: float = 0.0
    companions: int = 0


def fit_classes(
    table: Table,
    *,
    seed: int = 0,
    limit: int | None = None,
    most_sweeps: int = MOST_SWEEPS,
    chains: int = CHAINS,
    heats: tuple[float, ...] = HEATS,
    patience: int = PATIENCE,
    told: Callable[[int, Convergence], None] | None = None,
) -> Classed | NoEstimate:
    """The posterior of N with prior 1/N. ``limit`` is the largest number missing that is allowed, which is a prior too (R's
    LCMCR has 20 times the people seen and does not say so). ``told`` hears of every round: sweeps so far, and how the chains
    agree. Equal seed and table give equal draws on one machine. Refused where the chains do not agree in ``most_sweeps``.
    Raises ValueError for fewer than four chains.
    """
    if chains < 4:
        raise ValueError(f"at least four chains are compared, got {chains}")
    if len(table.lists) < FEWEST:
        return NoEstimate("classes.lists", f"there are {len(table.lists)} lists", "Add lists.")
    rngs = [np.random.default_rng(each) for each in np.random.SeedSequence(seed).spawn(chains)]
    drawing = np.random.default_rng([seed, chains])
    alone = min(most_sweeps, patience)
    found, companions = _run([_Ladder(table, rng, heats[:1]) for rng in rngs], table, drawing, alone, told), 0
    if not found.agree.reached and most_sweeps > alone:
        companions = len(heats) - 1
        found = _run([_Ladder(table, rng, heats) for rng in rngs], table, drawing, most_sweeps, told)
    agree, kept = found.agree, found.kept
    if not agree.reached:
        return _unmet(agree, found.sweeps, chains)
    held = kept.ravel() if limit is None else kept.ravel()[kept.ravel() <= limit]
    values, times = np.unique(table.observed + held.astype(np.int64), return_counts=True)
    posterior = Posterior(values, times / times.sum(), int(values[-1]), 0.0)
    capped = 1 - len(held) / kept.size
    return Classed(posterior, agree, chains, found.sweeps, len(held), capped, companions)


@dataclass(frozen=True)
class _Drawn:
    """Numbers missing, chains x draws, after the first were thrown away; and all sweeps that a chain made."""

    kept: Floats
    agree: Convergence
    sweeps: int


def _run(
    ladders: "list[_Ladder]",
    table: Table,
    drawing: np.random.Generator,
    most_sweeps: int,
    told: Callable[[int, Convergence], None] | None,
) -> _Drawn:
    """Until the chains agree, looked at after each doubling, or have made ``most_sweeps``."""
    _learnt(ladders)
    sweeps, more = 0, min(FIRST_SWEEPS, most_sweeps)
    missing = np.empty((len(ladders), 0))
    while True:
        fresh = np.stack([ladder.run(more) for ladder in ladders])
        missing = np.concatenate([missing, _missing(fresh, table.observed, drawing)], axis=1)
        sweeps += more
        kept = missing[:, int(sweeps * WARM_UP) :]
        agree = convergence(np.log(table.observed + kept))
        if told is not None:
            told(sweeps, agree)
        if agree.reached or sweeps >= most_sweeps:
            return _Drawn(kept, agree, sweeps)
        more = min(sweeps, most_sweeps - sweeps)


def _learnt(ladders: "list[_Ladder]") -> None:
    """How long steps may be, at each heat the same for all chains. First no slope counts for more than a fifth of the people
    of its class, for chains start far from where they will be."""
    for learning in (0.2, np.inf, np.inf):
        for ladder in ladders:
            ladder.run(LEARNING, learning)
        means = [ladder.mean_slopes() for ladder in ladders]
        for ladder in ladders:
            ladder.of_odds[:] = np.mean([of_odds for of_odds, _ in means], axis=0)
            ladder.of_sticks[:] = np.mean([of_sticks for _, of_sticks in means], axis=0)


def _unmet(agree: Convergence, sweeps: int, chains: int) -> NoEstimate:
    return NoEstimate(
        "classes.not-converged",
        f"{chains} chains started apart do not agree after {sweeps:,} sweeps each (R-hat {agree.rhat:.3f}, which must be below "
        f"1.01; {agree.bulk:,.0f} effective draws in the middle and {agree.tail:,.0f} in the tails, which must be above 400), so "
        "an interval from them would mean nothing",
        "Leave out lists that overlap least with the others, or rest on the other methods.",
    )


def _missing(seen: Floats, observed: int, rng: np.random.Generator) -> Floats:
    """People on no list given everybody's chance to be seen: negative binomial, by a gamma and a Poisson draw."""
    mean = rng.standard_gamma(observed, seen.shape) * np.maximum(1.0 - seen, 0.0) / seen
    return rng.poisson(np.minimum(mean, _MOST_MISSING)).astype(np.float64)


class _Ladder:
    """Chains of one start, one a heat. They start from the prior, far apart."""

    def __init__(self, table: Table, rng: np.random.Generator, heats: tuple[float, ...]) -> None:
        lists, rungs = len(table.lists), len(heats)
        cells = np.flatnonzero(table.counts)
        # Four cells are worked on at once: a pattern that nobody has, as often as they must be filled up.
        cells = np.concatenate([cells, np.repeat(cells[:1], -len(cells) % 4)])
        self.counts = table.counts[cells].astype(np.float64)
        self.counts[len(np.unique(cells)) :] = 0.0
        self.rng = rng
        self.heats = np.array(heats)
        self.on = (cells[None, :] >> np.arange(lists)[:, None] & 1).astype(np.float64)
        self.alpha = np.maximum(rng.gamma(PRIOR, 1 / PRIOR, rungs), 1e-3)
        left = -rng.standard_exponential((rungs, CLASSES - 1)) / self.alpha[:, None]
        self.sticks = np.log(-np.expm1(left)) - left
        self.odds = np.clip(rng.logistic(size=(rungs, CLASSES, lists)), -7.0, 7.0)
        self.slots = np.arange(rungs)
        # Sums of squared slopes, and in the last of a row of ``of_sticks`` of how many (see ``class_paths.learn``).
        self.of_odds, self.of_sticks = np.ones((rungs, CLASSES, lists)), np.ones((rungs, CLASSES))

    def run(self, sweeps: int, learning: float = 0.0) -> Floats:
        """Everybody's chance to be seen, after each sweep of the coldest chain."""
        from khronika.estimating.ladders import climb  # compiling or loading it takes seconds

        out = np.empty(sweeps)
        climb(
            self.odds,
            self.sticks,
            self.alpha,
            self.slots,
            self.heats,
            self.on,
            self.counts,
            float(self.counts.sum()),
            PRIOR,
            self.of_odds,
            self.of_sticks,
            learning,
            self.rng,
            out,
        )
        return out

    def mean_slopes(self) -> tuple[Floats, Floats]:
        """Squared, on average over the sweeps of learning."""
        seen = self.of_sticks[:, -1:]
        return self.of_odds / seen[:, :, None], self.of_sticks / seen
