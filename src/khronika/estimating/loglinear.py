"""Log-linear models of the overlap (Fienberg 1972): every hierarchical one is fitted, the best by BIC or AIC answers. With six
lists or seven, those on the way of a search by steps.

The interval is the profile likelihood's of the number missing under the multinomial (Cormack 1992): all numbers whose
best fit is not refused at the level by the likelihood-ratio test.
"""

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from khronika.estimating.gammas import log_gamma
from khronika.estimating.hierarchy import (
    MOST_LISTED,
    MOST_LISTS,
    ORDERS,
    hierarchical_models,
    model_name,
    neighbours,
)
from khronika.estimating.poisson import Bools, Fits, Floats, fit
from khronika.estimating.tables import FEWEST, Table
from khronika.nouns import NoEstimate

# An upper end beyond so many times the people seen is no bound that anybody could use.
_FURTHEST = 1e4
TIED = 1e-7  # scores so near are alike: fits settle to 1e-10


@dataclass(frozen=True)
class Fitted:
    """The chosen model: its ``name``, how many people in all (``point``, with the standard error of the delta
    method), the interval, the criterion's value, and the spread over all models that could be fitted.

    ``near`` are models within 2 of the best by the criterion, as (name, point, criterion), the best first; of ``models``,
    ``no_maximum`` have theirs at infinity (by linear programme), the cells of ``undetermined`` do not tell the number, and
    ``unsettled`` have a maximum that was not reached. ``order`` is the size of the largest sets that were tried. ``steps`` is ``None``
    where every model was tried, else how many steps the search made until none was worth it."""

    name: str
    point: float
    error: float
    low: float
    high: float
    criterion: float
    near: tuple[tuple[str, float, float], ...]
    models: int
    order: int
    no_maximum: int = 0
    undetermined: int = 0
    unsettled: int = 0
    steps: int | None = None


def fit_loglinear(
    table: Table, *, criterion: str = "bic", order: int | None = None, level: float = 0.95
) -> Fitted | NoEstimate:
    """Fits every hierarchical model with sets of up to ``order`` lists (``ORDERS`` unless given); with more than ``MOST_LISTED`` lists
    those that a search by steps looks at.

    A parameter at minus infinity still counts as one, so that an overlap of nobody is no reason to add an
    interaction. Refused where no model can be fitted, or the interval has no upper end. Raises ValueError for a
    criterion other than bic or aic.
    """
    if criterion not in ("bic", "aic"):
        raise ValueError(f"the criterion is bic or aic, not {criterion!r}")
    if not FEWEST <= len(table.lists) <= MOST_LISTS:
        return NoEstimate(
            "loglinear.lists",
            f"log-linear models are tried for {FEWEST} to {MOST_LISTS} lists, and there are {len(table.lists)}",
            "Leave out lists that overlap least with the others, or join lists kept by one body.",
        )
    largest = order or ORDERS[len(table.lists)]
    counts = table.counts.astype(np.float64)
    price = math.log(table.observed) if criterion == "bic" else 2.0
    models, fits, scores, steps = _tried(counts, len(table.lists), largest, price)
    if not fits.found.any():
        return NoEstimate(
            "loglinear.no-model",
            "no log-linear model has a best fit that determines the number missing: too many overlaps are empty",
            "Add lists, check the linking, or leave out lists that overlap with few others.",
        )
    missing = np.exp(fits.intercept)
    best = _least(scores, missing)
    ends = _profile_interval(table, models[best], float(missing[best]), level)
    if ends is None:
        return NoEstimate(
            "loglinear.no-upper-end",
            f"model {model_name(models[best])} fits best, and does not refuse even {_FURTHEST:,.0f} times the people "
            "seen: the overlaps are too few to bound the number",
            "Add lists, or check the linking.",
        )
    order_of = np.lexsort((missing, np.round(scores, 6)))
    near = [int(row) for row in order_of if scores[row] <= scores[best] + 2]
    return Fitted(
        model_name(models[best]),
        table.observed + float(missing[best]),
        math.sqrt(missing[best] * (1 + missing[best] * fits.variance[best])),
        *ends,
        float(scores[best]),
        tuple(
            (model_name(models[row]), table.observed + float(missing[row]), float(scores[row]))
            for row in near
        ),
        len(models),
        largest,
        *_reasons(counts, models[~fits.found]),
        steps=steps,
    )


def _tried(
    counts: Floats, lists: int, order: int, price: float
) -> tuple[NDArray[np.bool_], Fits, Floats, int | None]:
    """The models that were fitted, each once, their fits and scores (infinite without a fit), and ``Fitted.steps``."""
    seen = np.arange(len(counts)) > 0
    if lists <= MOST_LISTED:
        models = hierarchical_models(lists, order)
        fits = fit(counts, models, seen)
        return models, fits, _scores(fits, models, price), None
    singles = np.array([mask.bit_count() <= 1 for mask in range(len(counts))])
    models, at, steps = singles[None, :], 0, 0
    fits = fit(counts, models, seen)
    while True:
        known = {row.tobytes() for row in models}
        near = [row for row in neighbours(models[at], order) if row.tobytes() not in known]
        if near:
            fits = _joined(fits, fit(counts, np.array(near), seen))
            models = np.concatenate([models, near])
        scores = _scores(fits, models, price)
        best = _least(scores, np.exp(fits.intercept))
        if not scores[best] < scores[at] - TIED:
            return models, fits, scores, steps
        at, steps = best, steps + 1


def _scores(fits: Fits, models: Bools, price: float) -> Floats:
    out: Floats = np.where(fits.found, -2 * fits.loglik + price * models.sum(axis=1), math.inf)
    return out


def _least(scores: Floats, missing: Floats) -> int:
    """Where lists are alike, models tie: the one with the fewest people wins, so that the order of lists is no reason."""
    tied = np.flatnonzero(scores <= scores.min() + TIED)
    return int(tied[np.argmin(missing[tied])])


def _joined(a: Fits, b: Fits) -> Fits:
    return Fits(
        np.concatenate([a.intercept, b.intercept]),
        np.concatenate([a.variance, b.variance]),
        np.concatenate([a.loglik, b.loglik]),
        np.concatenate([a.found, b.found]),
    )


def _reasons(counts: Floats, models: NDArray[np.bool_]) -> tuple[int, int, int]:
    """How many of the models without a fit have no maximum, are undetermined, or have one that was not reached."""
    if not len(models):
        return 0, 0, 0
    from khronika.estimating.existence import why_not  # loads the solver, which most tables never need

    said = [why_not(counts, model) for model in models]
    return said.count("no maximum"), said.count("undetermined"), said.count("")


def _profile_interval(
    table: Table, model: NDArray[np.bool_], missing: float, level: float
) -> tuple[float, float] | None:
    """All N whose profile is within half a chi-square of the best one's; ``None`` without an upper end."""
    crosses = (
        NormalDist().inv_cdf((1 + level) / 2) ** 2 / 2
    )  # a chi-square with one degree is a normal's square
    around = np.exp(np.linspace(-0.5, 0.5, 41)) * max(missing, 0.5)
    needed = float(_profile(table, model, np.append(around, missing)).max()) - crosses
    high = max(missing, 0.5)
    while _profile(table, model, np.array([high]))[0] > needed:
        high *= 2
        if high > _FURTHEST * table.observed:
            return None
    upper = _crossing(table, model, needed, high / 2 if high / 2 > missing else missing, high)
    if _profile(table, model, np.array([0.0]))[0] > needed:
        return float(table.observed), table.observed + upper
    lower = _crossing(table, model, needed, missing, 0.0)
    return table.observed + lower, table.observed + upper


def _crossing(table: Table, model: NDArray[np.bool_], needed: float, inside: float, outside: float) -> float:
    """Between a number within the interval and one outside, where the profile crosses; to 1e-6 of the stretch."""
    for _ in range(5):
        steps = np.linspace(inside, outside, 18)
        good = _profile(table, model, steps) > needed
        last = int(np.argmin(good)) if not good.all() else len(good) - 1
        inside, outside = float(steps[max(last - 1, 0)]), float(steps[last])
    return (inside + outside) / 2


def _profile(table: Table, model: NDArray[np.bool_], missing: Floats) -> Floats:
    """The log-likelihood of N = observed + missing at the best parameters for it, up to a constant. Real numbers are
    taken for missing; -inf where the completed table has no best fit."""
    counts = np.tile(table.counts.astype(np.float64), (len(missing), 1))
    counts[:, 0] = missing
    models = np.tile(model, (len(missing), 1))
    everywhere = np.ones(counts.shape[1], dtype=bool)
    fits = fit(counts, models, everywhere)
    whole = table.observed + missing
    # A Poisson fit with an intercept meets the total, so its likelihood is the multinomial's times Poisson(N; N).
    poisson = fits.loglik + log_gamma(counts + 1).sum(axis=1) + whole - whole * np.log(whole)
    profile = poisson + log_gamma(whole + 1) - log_gamma(missing + 1)
    out: Floats = np.where(fits.found, profile, -math.inf)
    return out
