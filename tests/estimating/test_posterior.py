"""Sums of independent numbers, and quantiles."""

import numpy as np
import pytest

from khronika.estimating import Posterior, added


def posterior(first: int, *mass: float) -> Posterior:
    return Posterior(first + np.arange(len(mass)), np.array(mass), first + len(mass) - 1, 1e-9)


def test_a_quantile_is_the_smallest_number_that_reaches_it() -> None:
    each = posterior(10, 0.25, 0.5, 0.25)
    assert [each.quantile(q) for q in (0.1, 0.25, 0.26, 0.75, 0.76, 1.0)] == [10, 10, 11, 11, 12, 12]


def test_a_sum_is_the_convolution() -> None:
    total = added([posterior(10, 0.5, 0.5), posterior(100, 0.2, 0.8), posterior(1, 1.0)])
    found = dict(zip(total.values.tolist(), total.mass.round(12).tolist(), strict=True))
    assert {number: mass for number, mass in found.items() if mass} == {111: 0.1, 112: 0.5, 113: 0.4}
    assert total.tail == pytest.approx(3e-9)


def test_a_wide_sum_keeps_its_mean_and_nearly_its_quantiles() -> None:
    wide = Posterior(np.array([5, 10**7, 3 * 10**7]), np.array([0.5, 0.3, 0.2]), 5, 0.0)
    total = added([wide, posterior(10, 0.5, 0.5)])
    assert total.mean == pytest.approx(wide.mean + 10.5, rel=1e-9)
    assert total.quantile(0.9) == pytest.approx(3 * 10**7 + 10, rel=1e-5)


def test_a_long_thin_tail_does_not_make_the_sum_coarse() -> None:
    long = Posterior(np.array([5, 6, 10**9]), np.array([0.5, 0.5 - 1e-8, 1e-8]), 6, 0.0)
    total = added([long, posterior(10, 0.5, 0.5)])
    assert total.values.tolist() == [15, 16, 17]
    assert 1e-8 <= total.tail < 1e-6


def test_nothing_has_no_sum() -> None:
    with pytest.raises(ValueError, match="nothing"):
        added([])
