"""Logarithms of gammas: against the C library where it keeps its digits, and against whole products where not."""

import math

import numpy as np
import pytest

from khronika.estimating.gammas import log_gamma, log_gamma_ratio


@pytest.mark.parametrize("shift", [-0.97, -0.5, 0.0, 0.03125, 1.0, 17.4, 3000.0])
def test_the_ratio_is_a_difference_of_log_gammas(shift: float) -> None:
    x = np.array([65.0, 100.0, 1234.0, 50_000.0])
    found = log_gamma_ratio(x, np.full_like(x, shift))
    expected = [math.lgamma(value + shift) - math.lgamma(value) for value in x]
    assert found == pytest.approx(expected, rel=1e-12, abs=1e-9)


def test_digits_survive_where_a_difference_would_lose_them() -> None:
    x = np.array([1e12])
    found = log_gamma_ratio(x, np.array([3.0]))[0]  # x (x+1) (x+2)
    assert found == pytest.approx(math.log(1e12) + math.log1p(1e12) + math.log(1e12 + 2), rel=1e-15)


def test_each_element_is_taken() -> None:
    assert log_gamma(np.array([[1.0, 5.0]])) == pytest.approx(np.array([[0.0, math.log(24)]]))
