"""The posterior of N: against sums written out by hand, against known truth, and what must not change it."""

import math
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.estimating import Averaged, Table, average, averaging, table_of
from khronika.estimating.averaging import TAIL
from khronika.estimating.graphs import decomposable_graphs
from khronika.estimating.panels import FIRST
from khronika.nouns import NoEstimate
from tests.estimating.make import drawn, permuted, table, tables

SMALL = table([12, 9, 4, 15, 3, 5, 2])
# Cliques and separators of the eight graphs on three lists, written by hand.
BY_HAND = [
    ([1, 2, 4], [0, 0]),
    ([3, 4], [0]),
    ([5, 2], [0]),
    ([6, 1], [0]),
    ([3, 5], [1]),
    ([3, 6], [2]),
    ([5, 6], [4]),
    ([7], []),
]


def averaged(given: Table, **options: object) -> Averaged:
    found = average(given, **options)  # type: ignore[arg-type]
    assert isinstance(found, Averaged)
    return found


def log_margin(given: Table, missing: int, mask: int, delta: float) -> float:
    """log of the Dirichlet-multinomial of one margin, the formula as it is printed."""
    if mask == 0:
        return 0.0
    cells: dict[int, int] = {}
    for cell, count in enumerate([missing, *given.counts[1:]]):
        cells[cell & mask] = cells.get(cell & mask, 0) + int(count)
    share = delta * 2 ** (len(given.lists) - mask.bit_count())
    total = delta * 2 ** len(given.lists)
    people = given.observed + missing
    return (
        math.lgamma(total)
        - math.lgamma(people + total)
        + sum(math.lgamma(count + share) - math.lgamma(share) for count in cells.values())
    )


@pytest.mark.parametrize("delta", [None, 0.5])
@pytest.mark.parametrize("complete", [True, False])
def test_every_number_and_graph_is_what_the_formula_says(delta: float | None, complete: bool) -> None:
    found = averaged(SMALL, delta=delta, complete=complete, limit=700)
    mass = 2.0**-3 if delta is None else delta
    logs = np.array(
        [
            [
                math.lgamma(SMALL.observed + m + 1)
                - math.lgamma(m + 1)
                - math.log(SMALL.observed + m)
                + sum(log_margin(SMALL, m, clique, mass) for clique in cliques)
                - sum(log_margin(SMALL, m, separator, mass) for separator in separators)
                for m in range(701)
            ]
            for cliques, separators in BY_HAND[: None if complete else 7]
        ]
    )
    weights = np.exp(logs - logs.max())
    expected = weights.sum(axis=0) / weights.sum()
    assert np.abs(found.posterior.mass - expected).sum() / 2 < 1e-9
    graphs = decomposable_graphs(3)
    chances = {graphs.cliques(row): found.graphs[row] for row in range(8)}
    for (cliques, _), row in zip(BY_HAND, weights, strict=False):
        assert chances[tuple(sorted(cliques))] == pytest.approx(row.sum() / weights.sum(), abs=1e-9)


def test_the_limit_is_no_prior() -> None:
    """Few overlaps, a long tail: ten times the people seen would have cut it off."""
    thin = table([40, 35, 1, 30, 1, 1, 0])
    found = averaged(thin)
    assert found.posterior.tail <= TAIL
    assert found.posterior.limit > 100 * thin.observed
    cut = averaged(thin, limit=10 * thin.observed)
    assert cut.posterior.quantile(0.975) < found.posterior.quantile(0.975)
    wider = averaged(thin, limit=4 * (found.posterior.limit - thin.observed))
    assert wider.posterior.quantile(0.975) == pytest.approx(found.posterior.quantile(0.975), rel=1e-3)


def test_the_tail_is_bounded_from_above() -> None:
    thin = table([14, 11, 1, 9, 1, 2, 0])
    near, far = averaged(thin), averaged(thin, limit=2**34)
    beyond = far.posterior.mass[far.posterior.values > near.posterior.limit].sum()
    assert 0 < beyond <= near.posterior.tail


def test_the_complete_graph_is_left_out_and_its_probability_said() -> None:
    without, with_it = averaged(SMALL, limit=5000), averaged(SMALL, limit=5000, complete=True)
    row = decomposable_graphs(3).complete
    assert without.graphs[row] == 0
    assert without.complete == pytest.approx(with_it.graphs[row], rel=1e-9)
    assert without.graphs.sum() == pytest.approx(1, abs=1e-9)


def test_six_lists() -> None:
    found = averaged(drawn(800, [0.3, 0.2, 0.25, 0.3, 0.2, 0.3], 6))
    low, high = found.posterior.interval(0.95)
    assert low <= 800 <= high


def test_seven_lists_hold_only_the_graphs_that_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """On six, where all can be held, letting the others go changes nothing."""
    found = averaged(drawn(800, [0.3, 0.2, 0.25, 0.3, 0.2, 0.3, 0.25], 6))
    low, high = found.posterior.interval(0.95)
    assert low <= 800 <= high
    assert found.graphs.sum() == pytest.approx(1)
    assert len(found.graphs) == 617_675
    six = drawn(300, [0.3, 0.2, 0.25, 0.3, 0.2, 0.3], 6)
    all_held = averaged(six)
    monkeypatch.setattr("khronika.estimating.averaging._FEW", 10)
    some = averaged(six)
    assert some.posterior.values.tolist() == all_held.posterior.values.tolist()
    assert np.abs(some.posterior.mass - all_held.posterior.mass).sum() < 1e-9
    assert np.abs(some.graphs - all_held.graphs).max() < 1e-9
    assert some.complete == pytest.approx(all_held.complete)


@pytest.mark.parametrize("lists", [2, 8])
def test_other_numbers_of_lists_are_refused(lists: int) -> None:
    found = average(Table(tuple("abcdefgh")[:lists], np.eye(1, 1 << lists, 3, dtype=np.int64)[0]))
    assert isinstance(found, NoEstimate)
    assert found.rule == "graphs.lists"


def test_a_prior_without_mass_is_refused() -> None:
    with pytest.raises(ValueError, match="above 0"):
        average(SMALL, delta=0)


@pytest.mark.parametrize("follows", [0.0, 0.4])
def test_known_truth_is_recovered(follows: float) -> None:
    """Of 40 drawn populations an interval of 95 % holds the number in 34 or more (else 1 in 300 by chance)."""
    within = 0
    for seed in range(40):
        low, high = averaged(drawn(1500, [0.3, 0.25, 0.35, 0.2], seed, follows=follows)).posterior.interval(
            0.95
        )
        within += low <= 1500 <= high
    assert within >= 34


@settings(max_examples=25)
@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_lists_changes_nothing(drawn_table: Table, random: object) -> None:
    order = list(range(len(drawn_table.lists)))
    random.shuffle(order)  # type: ignore[attr-defined]
    one, other = averaged(drawn_table).posterior, averaged(permuted(drawn_table, order)).posterior
    size = min(len(one.mass), len(other.mass))
    assert np.abs(one.mass[:size] - other.mass[:size]).sum() < 1e-8


@settings(max_examples=25)
@given(tables())
def test_more_probability_reaches_further(drawn_table: Table) -> None:
    posterior = averaged(drawn_table).posterior
    steps = [posterior.quantile(q) for q in (0.01, 0.1, 0.5, 0.9, 0.99)]
    assert all(a <= b for a, b in pairwise(steps))
    assert steps[0] >= drawn_table.observed
    assert posterior.mass.sum() == pytest.approx(1)
    assert (posterior.mass >= 0).all()


@pytest.mark.parametrize(
    ("people", "chances"), [(50_000, [0.3, 0.25, 0.35]), (30_000, [0.3, 0.25, 0.35, 0.2])]
)
@pytest.mark.parametrize("complete", [False, True])
def test_where_many_were_seen_graphs_that_overtake_each_other_between_nodes_are_told_apart(
    people: int, chances: list[float], complete: bool
) -> None:
    """Against the sum at every whole number: interpolation alone is wrong by 1e-4 to 1e-3 here."""
    seen = drawn(people, chances, 3)
    limit = min(4 * seen.observed, 131_071)
    found = average(seen, complete=complete, limit=limit)
    assert isinstance(found, Averaged)
    graphs = decomposable_graphs(len(chances))
    likelihood = averaging._likelihood(seen, graphs, 2.0 ** -len(chances))
    chosen = np.ones(len(graphs), dtype=bool)
    chosen[graphs.complete] = complete
    mass, by_graph = [], np.zeros(len(graphs))
    starts = (0, *range(FIRST, limit + 1, 4096))
    peak = max(float(_logs(likelihood, start, limit).max()) for start in starts)
    for start in starts:
        weights = np.where(chosen[:, None], np.exp(_logs(likelihood, start, limit) - peak), 0.0)
        mass.append(weights.sum(axis=0))
        by_graph += weights.sum(axis=1)
    expected = np.concatenate(mass) / by_graph.sum()
    assert np.abs(found.posterior.mass - expected).sum() / 2 < 1e-9
    assert found.graphs == pytest.approx(by_graph / by_graph.sum(), abs=1e-9)


def _logs(likelihood: averaging._Likelihood, start: int, limit: int) -> np.ndarray[Any, np.dtype[np.float64]]:
    end = FIRST if start == 0 else min(start + 4096, limit + 1)
    values, prior = likelihood.logs(np.arange(start, end, dtype=np.float64))
    logs: np.ndarray[Any, np.dtype[np.float64]] = likelihood.graphs.weigh(values) + prior
    return logs


def test_ten_million_people_on_lists_that_all_depend_on_each_other() -> None:
    millions = (3.0, 3.0, 0.8, 2.0, 0.4, 0.6, 0.2)
    found = average(table_of(("a", "b", "c"), {mask: int(n * 1e6) for mask, n in enumerate(millions, 1)}))
    assert isinstance(found, Averaged)
    assert found.complete == pytest.approx(1.0)
    assert np.isfinite(found.posterior.mass).all()
