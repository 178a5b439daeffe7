"""Latent classes: against draws from the prior weighed by the likelihood, against known truth, and where chains disagree."""

import math
from functools import lru_cache
from typing import Any

import numpy as np
import pytest

from khronika.estimating import Classed, Table, estimate, fit_classes, table_of
from khronika.estimating.classes import CLASSES, PRIOR
from khronika.nouns import Estimate, NoEstimate
from tests.estimating.make import NAMES, table

FEW = table([5, 4, 2, 6, 1, 2, 1])
SPARSE = table([6, 5, 0, 4, 1, 0, 0, 5, 0, 1, 0, 0, 1, 0, 0])


def classed(given: Table, **options: Any) -> Classed:
    found = fit_classes(given, **options)
    assert isinstance(found, Classed)
    return found


@lru_cache(maxsize=1)
def few(seed: int) -> Classed:
    """Two tests look at the same chains, which take two seconds."""
    return classed(FEW, seed=seed)


def weighed_prior(given: Table, draws: int) -> tuple[float, float]:
    """Mean of log(n / chance to be seen) and that chance's mean, from the prior alone: no chain, no sticks in logs."""
    rng = np.random.default_rng(7)
    lists = len(given.lists)
    cells = np.flatnonzero(given.counts)
    on = (cells[:, None] >> np.arange(lists) & 1).astype(bool)
    total = np.zeros(3)
    for _ in range(draws // 50_000):
        alpha = rng.gamma(PRIOR, 1 / PRIOR, 50_000)
        left = np.cumprod(rng.random((CLASSES - 1, 50_000)) ** (1 / alpha), axis=0)
        left = np.concatenate([np.ones((1, 50_000)), left, np.zeros((1, 50_000))])
        shares = left[:-1] - left[1:]
        chances = rng.random((CLASSES, lists, 50_000))
        seen = (shares * (1 - (1 - chances).prod(axis=1))).sum(axis=0)
        inside = [
            (shares * np.where(row[:, None], chances, 1 - chances).prod(axis=1)).sum(axis=0) for row in on
        ]
        logs = sum(
            int(given.counts[cell]) * np.log(each / seen) for cell, each in zip(cells, inside, strict=True)
        )
        weight = np.exp(logs + 2.0 * given.observed)  # the constant keeps weights away from the least double
        total += [weight.sum(), weight @ np.log(given.observed / seen), weight @ seen]
    return float(total[1] / total[0]), float(total[2] / total[0])


@pytest.mark.parametrize("given", [FEW, SPARSE], ids=["three lists", "four lists, mostly empty"])
def test_the_posterior_is_the_prior_weighed_by_the_likelihood(given: Table) -> None:
    log_people, seen = weighed_prior(given, 600_000)
    found = classed(given, seed=3)
    posterior = found.posterior
    assert posterior.mass @ np.log(posterior.values) == pytest.approx(log_people, abs=0.03)
    assert given.observed * posterior.mass @ (1 / posterior.values) == pytest.approx(seen, rel=0.04)


def test_two_classes_are_found_where_graphs_miss_them() -> None:
    """Four in ten are five times harder to list, on each of five lists; 1,500 people."""
    rng = np.random.default_rng(11)
    hard = rng.random(1500) < 0.4
    on = rng.random((1500, 5)) < np.where(hard, 0.12, 0.6)[:, None]
    counts = np.bincount((on << np.arange(5)).sum(axis=1), minlength=32)
    people = table_of(NAMES[:5], {mask: int(count) for mask, count in enumerate(counts) if mask})
    by_classes, by_graphs = (estimate(people, method).outcome for method in ("classes", "graphs"))
    assert isinstance(by_classes, Estimate)
    assert isinstance(by_graphs, Estimate)
    assert by_classes.low <= 1500 <= by_classes.high
    assert by_graphs.high < 1500


def test_a_seed_says_it_all() -> None:
    one, same, other = (each.posterior for each in (few(5), classed(FEW, seed=5), classed(FEW, seed=6)))
    assert one.values.tolist() == same.values.tolist()
    assert one.mass.tolist() == same.mass.tolist()
    assert one.values.tolist() != other.values.tolist()
    assert one.mean == pytest.approx(other.mean, rel=0.2)


def test_chains_that_do_not_agree_print_no_interval() -> None:
    found = fit_classes(FEW, most_sweeps=40)
    assert isinstance(found, NoEstimate)
    assert found.rule == "classes.not-converged"
    assert "R-hat" in found.reason
    answer = estimate(FEW, "classes", most_sweeps=40)
    assert answer.outcome == found
    assert answer.posterior is None


def test_a_limit_is_a_prior_and_its_share_is_said() -> None:
    free, cut = few(5), classed(FEW, seed=5, limit=30)
    assert cut.posterior.limit <= FEW.observed + 30
    above = free.posterior.mass[free.posterior.values > FEW.observed + 30].sum()
    assert cut.capped == pytest.approx(above)
    assert cut.capped > 0


def test_rounds_are_told_until_the_chains_agree() -> None:
    heard: list[int] = []
    found = fit_classes(FEW, told=lambda sweeps, _: heard.append(sweeps))
    assert isinstance(found, Classed)
    assert heard[-1] == found.sweeps
    assert found.agree.reached


def test_fewer_than_four_chains_are_refused() -> None:
    with pytest.raises(ValueError, match="four chains"):
        fit_classes(FEW, chains=3)


def test_three_lists_lean_on_the_prior_and_say_so() -> None:
    outcome = estimate(FEW, "classes").outcome
    assert isinstance(outcome, Estimate)
    assert any("lean" in note for note in outcome.notes)
    assert outcome.seed == 0
    assert math.isclose(outcome.level, 0.95)
