"""Chains that agree and chains that do not, with effective numbers of draws known in closed form."""

import subprocess
import sys

import numpy as np
import pytest

from khronika.estimating.convergence import _ranked, convergence, effective


def test_independent_draws_are_worth_what_they_are() -> None:
    found = convergence(np.random.default_rng(1).standard_normal((4, 2000)))
    assert found.rhat < 1.005
    assert found.bulk == pytest.approx(8000, rel=0.15)
    assert found.tail == pytest.approx(8000, rel=0.2)
    assert found.reached


def test_draws_that_hang_on_each_other_are_worth_less() -> None:
    """x' = 0.9 x + noise: each draw is worth (1 - 0.9) / (1 + 0.9) of an independent one."""
    rng = np.random.default_rng(2)
    draws = np.zeros((8, 6000))
    for step in range(1, draws.shape[1]):
        draws[:, step] = 0.9 * draws[:, step - 1] + rng.standard_normal(8)
    assert effective(draws[:, 100:]) == pytest.approx(8 * 5900 * 0.1 / 1.9, rel=0.15)


def test_one_chain_elsewhere_or_spread_wider_is_seen() -> None:
    draws = np.random.default_rng(3).standard_normal((4, 2000))
    assert convergence(draws + np.array([[0], [0], [0], [1]])).rhat > 1.05
    assert convergence(draws * np.array([[1], [1], [1], [3]])).rhat > 1.05


def test_a_trend_within_chains_is_seen() -> None:
    draws = np.random.default_rng(4).standard_normal((4, 2000)) + np.linspace(0, 2, 2000)
    assert not convergence(draws).reached


def test_chains_that_do_not_move_have_not_met() -> None:
    assert not convergence(np.ones((4, 500))).reached


def test_ranks_are_those_of_scipy_where_draws_are_equal() -> None:
    from scipy.special import ndtri
    from scipy.stats import rankdata

    draws = np.random.default_rng(2).integers(0, 9, (4, 50)).astype(np.float64)
    expected = ndtri((rankdata(draws, method="average").reshape(draws.shape) - 0.375) / (draws.size + 0.25))
    assert np.allclose(_ranked(draws), expected, rtol=0, atol=1e-12)


def test_graphs_are_averaged_without_loading_scipy_or_numba() -> None:
    """They cost a new process over a second, and graphs on up to six lists need neither."""
    code = (
        "import sys; from khronika.estimating import average, table_of; "
        "average(table_of(tuple('abc'), dict(enumerate([9, 8, 3, 9, 3, 2, 1], 1)))); "
        "sys.exit(bool({'scipy', 'numba'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
