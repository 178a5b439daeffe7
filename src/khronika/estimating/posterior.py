"""A distribution over whole numbers of people: what a method of Bayes says of N."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Most cells of a common grid on which posteriors are added: 2 million cells are 16 MB and half a second of work.
_GRID = 1 << 21
# Mass that each posterior gives up at its upper end before it is added, so that a long thin tail does not make the
# grid coarse where the mass is; it is counted into the sum's tail.
_GIVEN_UP = 1e-7


@dataclass(frozen=True)
class Posterior:
    """``mass[i]`` is the probability of ``values[i]`` people in all; masses sum to 1, values rise.

    ``exact_to`` is the largest N up to which every whole number stands for itself; beyond it a value stands for the
    numbers around it. ``tail`` bounds the mass that may lie above the last value: at most so much was cut off.
    """

    values: NDArray[np.int64]
    mass: NDArray[np.float64]
    exact_to: int
    tail: float

    @property
    def mean(self) -> float:
        return float(self.values @ self.mass)

    @property
    def limit(self) -> int:
        """The largest N that was looked at."""
        return int(self.values[-1])

    def quantile(self, q: float) -> int:
        """The smallest N at or below which lies at least ``q`` of the mass."""
        reached = int(np.searchsorted(np.cumsum(self.mass), q))
        return int(self.values[min(reached, len(self.values) - 1)])

    def interval(self, level: float) -> tuple[int, int]:
        """Equal tails: half of what ``level`` leaves on each side."""
        return self.quantile((1 - level) / 2), self.quantile((1 + level) / 2)


def added(posteriors: Sequence[Posterior]) -> Posterior:
    """The distribution of the sum of independent numbers: their convolution. Raises ValueError for none.

    On whole numbers where the sum of ranges allows it, else on a grid of equal steps that keeps each mean.
    """
    if not posteriors:
        raise ValueError("there is nothing to add")
    posteriors = [_trimmed(each) for each in posteriors]
    span = sum(each.limit - int(each.values[0]) for each in posteriors)
    step = 1 + span // _GRID
    total = np.ones(1)
    for each in posteriors:
        total = _convolved(total, _on_grid(each, step))
    total = np.clip(total, 0.0, None)
    base = sum(int(each.values[0]) for each in posteriors)
    values = base + step * np.arange(len(total), dtype=np.int64)
    exact = int(values[-1]) if step == 1 else base
    return Posterior(values, total / total.sum(), exact, sum(each.tail for each in posteriors))


def _trimmed(posterior: Posterior) -> Posterior:
    end = int(np.searchsorted(np.cumsum(posterior.mass), 1 - _GIVEN_UP)) + 1
    mass = posterior.mass[:end]
    tail = posterior.tail + float(posterior.mass[end:].sum())
    return Posterior(posterior.values[:end], mass / mass.sum(), posterior.exact_to, tail)


def _on_grid(posterior: Posterior, step: int) -> NDArray[np.float64]:
    """Masses on steps from the smallest value, each shared between its two neighbours so that the mean stays."""
    away = (posterior.values - posterior.values[0]) / step
    below = np.floor(away).astype(np.int64)
    share = away - below
    grid = np.zeros(int(below[-1]) + 2)
    np.add.at(grid, below, posterior.mass * (1 - share))
    np.add.at(grid, below + 1, posterior.mass * share)
    return grid if grid[-1] else grid[:-1]  # on whole numbers nothing is shared upwards


def _convolved(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    """By Fourier transform: absolute error about 1e-16, so quantiles are safe; the far tails are not to be read."""
    size = len(a) + len(b) - 1
    padded = 1 << (size - 1).bit_length()
    out: NDArray[np.float64] = np.fft.irfft(np.fft.rfft(a, padded) * np.fft.rfft(b, padded), padded)[:size]
    return out
