"""Whether chains agree, and how many independent draws theirs are worth: Vehtari, Gelman, Simpson, Carpenter & Buerkner 2021."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

MOST_RHAT = 1.01  # the paper's own limits: above, chains started apart have not met
LEAST_DRAWS = 400.0  # below, neither R-hat nor the ends of an interval can be trusted


@dataclass(frozen=True)
class Convergence:
    """``rhat`` is the larger of the split, rank-normalised R-hat and its folded form; ``bulk`` and ``tail`` are effective
    numbers of draws for the middle and for the 5 % and 95 % quantiles."""

    rhat: float
    bulk: float
    tail: float

    @property
    def reached(self) -> bool:
        return self.rhat < MOST_RHAT and self.bulk > LEAST_DRAWS and self.tail > LEAST_DRAWS


def convergence(draws: Floats) -> Convergence:
    """Of chains x draws of one quantity. Chains that do not move at all have not converged."""
    halves = _halves(draws)
    if not np.ptp(halves):
        return Convergence(np.inf, 0.0, 0.0)
    ranked = _ranked(halves)
    folded = _ranked(np.abs(halves - np.median(halves)))
    ends = [effective((halves <= np.quantile(halves, q)).astype(np.float64)) for q in (0.05, 0.95)]
    return Convergence(max(_rhat(ranked), _rhat(folded)), effective(ranked), min(ends))


def _halves(draws: Floats) -> Floats:
    half = draws.shape[1] // 2
    return np.concatenate([draws[:, :half], draws[:, -half:]])


def _ranked(draws: Floats) -> Floats:
    """Normal scores of the ranks; equal draws share the mean of theirs."""
    from scipy.special import ndtri  # half a second that only chains need: graphs answer without it

    _, place, times = np.unique(draws, return_inverse=True, return_counts=True)
    ranks = np.cumsum(times) - (times - 1) / 2
    out: Floats = ndtri((ranks[place.reshape(draws.shape)] - 0.375) / (draws.size + 0.25))
    return out


def _rhat(draws: Floats) -> float:
    length = draws.shape[1]
    within = draws.var(axis=1, ddof=1).mean()
    between = length * draws.mean(axis=1).var(ddof=1)
    if not within:
        return np.inf if between else 1.0
    return float(np.sqrt((length - 1) / length + between / within / length))


def effective(draws: Floats) -> float:
    """Effective number of draws of chains x draws: Geyer's initial monotone sequence of paired autocorrelations."""
    length = draws.shape[1]
    centred = draws - draws.mean(axis=1, keepdims=True)
    spectrum = np.fft.rfft(centred, 2 * length, axis=1)
    covariance = np.fft.irfft(np.abs(spectrum) ** 2, axis=1)[:, :length].mean(axis=0) / length
    within = covariance[0] * length / (length - 1)
    pooled = covariance[0] + draws.mean(axis=1).var(ddof=1)
    if not pooled:
        return float(draws.size)
    correlation = 1.0 - (within - covariance * length / (length - 1)) / pooled
    pairs = correlation[: length // 2 * 2].reshape(-1, 2).sum(axis=1)
    ended = np.flatnonzero(pairs < 0)
    pairs = np.minimum.accumulate(pairs[: ended[0] if len(ended) else len(pairs)])
    time = max(-1.0 + 2.0 * float(pairs.sum()), 1.0 / np.log10(draws.size))
    return float(draws.size / time)
