"""Averaging over decomposable graphs: the exact posterior of the number of people (Madigan & York 1997).

For a graph and a number m of people on no list the likelihood has a closed form (hyper-Dirichlet prior, Dawid &
Lauritzen 1993). The formulas with their sources are in docs/methods/estimating.md.
"""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from khronika.estimating.gammas import log_gamma, log_gamma_ratio
from khronika.estimating.graphs import FEWEST_LISTS, MOST_LISTS, Graphs, decomposable_graphs
from khronika.estimating.panels import FIRST, NODES, octave, resolved
from khronika.estimating.posterior import Posterior
from khronika.estimating.tables import Table
from khronika.nouns import NoEstimate

Floats = NDArray[np.float64]

TAIL = 1e-6  # most mass above the limit; it moves a 97.5 % quantile by less than the width of a line
_MOST_MISSING = 1 << 50
_BATCH = 1 << 20  # cells of graphs x nodes evaluated together: 8 MB
_FEW = 1000  # graphs that are all held; of more only those that matter
_ROWS = 5_000  # graphs looked at together for that: 5,000 x 88 doubles are 4 MB
_UNHELD = 34.0
_KEPT = (
    1 << 22
)  # cells of weights kept for the graphs' probabilities: 32 MB; beyond, they are worked out again
_AT_ONCE = 1 << 10  # numbers, and graphs, whose weights are worked out together: 8 MB
# One number in so many of a stretch is looked at to see which graphs weigh anything. The number missing is uncertain by its root at the
# least, 8 where stretches begin, so a graph's peak lies within two such widths of a number looked at: 2 in its logarithm, where 14 are allowed.
_EVERY, _BETWEEN = 32, 14.0
_FAR_ABOVE = 600.0  # so far above all others the complete graph's probability is 1 to all digits; e^710 is no double any more
_NOTHING = 46.0  # e^-46 is 1e-20: an octave so far below the peak adds nothing that doubles can hold


@dataclass(frozen=True)
class Averaged:
    """What all graphs together say, and each of them. ``graphs[g]`` is its probability, in the order of
    ``decomposable_graphs``; the complete graph's is 0 where it was left out, and ``complete`` is what it would
    have been. ``edges`` are the probabilities that two lists depend on each other directly."""

    posterior: Posterior
    graphs: Floats
    edges: Floats
    complete: float


@dataclass(frozen=True)
class _Likelihood:
    """log w(g, m) = log pi(N) + sum over sets A of coefficient(g, A) (D_A(m) + K_A), up to a constant."""

    graphs: Graphs
    observed: int
    shift: Floats  # n_A(0) + d_A - 1
    constant: Floats  # K_A - log Gamma(d_A)
    total: float  # a, the prior's mass in people

    def logs(self, missing: Floats) -> tuple[Floats, Floats]:
        """D_A(m) + K_A for each set of lists, and log pi(N): at either 0, 1, 2 ... FIRST - 1, or any numbers from FIRST on."""
        shift = self.shift[:, None]
        if missing[0] > 0:  # a node at FIRST may be a rounding below it
            rise = log_gamma_ratio(missing[None, :] + 1.0, shift)
        else:  # Gamma(x + 1) = x Gamma(x), from m = 0 upwards
            steps = np.log1p(shift / np.arange(1.0, FIRST))
            start = log_gamma(self.shift + 1.0)[:, None]
            rise = start + np.concatenate([np.zeros_like(start), np.cumsum(steps, axis=1)], axis=1)
        people = self.observed + missing
        prior = -np.log(people)
        if self.total != 1.0:
            above = people + 1.0
            prior -= np.array([math.lgamma(b + self.total - 1) - math.lgamma(b) for b in above])
        return rise + self.constant[:, None], prior

    def fall(self) -> Floats:
        """The power of m with which each graph's weight falls at last: w ~ m^-fall."""
        out: Floats = 1.0 + (self.total - 1.0) - self.graphs.weigh(self.shift[:, None])[:, 0]
        return out


def average(
    table: Table, *, delta: float | None = None, complete: bool = False, limit: int | None = None
) -> Averaged | NoEstimate:
    """The posterior of N with prior 1/N on N, and one for all on graphs.

    ``delta`` is the prior's mass in each cell of the whole table: 2^-lists unless given, one person in all. The graph
    with every edge says nothing of m and is left out unless ``complete``. The range of m is widened until less than
    TAIL lies above it; ``limit`` cuts it at so many missing instead, which is then a prior (it is what R's dga does).
    Refused where there are too many lists, or the tail never thins. Raises ValueError for a delta not above 0.
    """
    if not FEWEST_LISTS <= len(table.lists) <= MOST_LISTS:
        return NoEstimate(
            "graphs.lists",
            f"graphs are averaged for {FEWEST_LISTS} to {MOST_LISTS} lists, and there are {len(table.lists)}",
            "Leave out lists that overlap least with the others, or join lists kept by one body.",
        )
    given = 2.0 ** -len(table.lists) if delta is None else delta
    if given <= 0:
        raise ValueError(f"delta must be above 0, got {delta}")
    everything = decomposable_graphs(len(table.lists))
    likelihood = _likelihood(table, everything, given)
    held = np.arange(len(everything))
    if len(everything) > _FEW:
        held = _worth_holding(likelihood)
        likelihood = replace(likelihood, graphs=everything.some(held))
    chosen = np.ones(len(likelihood.graphs), dtype=bool)
    chosen[likelihood.graphs.complete] = complete
    looked = _widened(likelihood, chosen, limit)
    if looked is None:
        return NoEstimate(
            "graphs.no-limit",
            f"the posterior of the number missing does not thin out even at {_MOST_MISSING:.0e} people",
            "The overlaps are too few to bound the number. Add lists, or check the linking.",
        )
    averaged = _summed(likelihood, looked, chosen, table.observed)
    shares = np.zeros(len(everything))
    shares[held] = averaged.graphs
    return replace(averaged, graphs=shares)


def _worth_holding(likelihood: _Likelihood) -> NDArray[np.int64]:
    """The graphs that hold more than e^-34 of the likeliest one's mass anywhere, and the complete one: a few thousand of 617,675
    on most tables. All others together add less than 1e-8 to any probability. Each octave is looked at in two places."""
    starts = np.exp(np.log(FIRST) + np.arange(2 * int(math.log2(_MOST_MISSING / FIRST))) / 2 * math.log(2.0))
    most, each = -math.inf, np.full(len(likelihood.graphs), -math.inf)
    for nodes in (np.arange(FIRST, dtype=np.float64), starts):
        values, prior = likelihood.logs(nodes)
        places = slice(None, None, 8) if nodes[0] == 0 else slice(None)
        width = np.log(nodes[places] + 1)
        for first in range(0, len(each), _ROWS):
            rows = slice(first, first + _ROWS)
            here = likelihood.graphs.weigh(values[:, places], rows) + prior[places] + width
            each[rows] = np.maximum(each[rows], here.max(axis=1))
    most = float(np.delete(each, likelihood.graphs.complete).max())
    each[likelihood.graphs.complete] = math.inf
    return np.flatnonzero(each > most - _UNHELD)


def _likelihood(table: Table, graphs: Graphs, delta: float) -> _Likelihood:
    cells = np.arange(len(table.counts))
    shift, constant = np.zeros(len(cells)), np.zeros(len(cells))
    for mask in cells:
        share = delta * 2.0 ** (len(table.lists) - int(mask).bit_count())
        margin = np.bincount(cells & mask, weights=table.counts, minlength=len(cells))
        shift[mask] = margin[0] + share - 1.0
        seen = margin[1:][margin[1:] > 0]
        constant[mask] = log_gamma((seen + share).astype(np.float64)).sum() - (1 + len(seen)) * math.lgamma(
            share
        )
    total = delta * len(cells)
    return _Likelihood(graphs, table.observed, shift, constant, total)


@dataclass(frozen=True)
class _Looked:
    """``start`` is the first number missing of each stretch, ``logs`` the log of the summed weight at its nodes, ``shares`` that of
    each graph (graphs x nodes; empty where that would be too much), ``tail`` the log of all weight beyond the last stretch; ``limit``
    is the last number missing."""

    starts: list[int]
    logs: list[Floats]
    logs_complete: list[Floats]
    shares: list[Floats]
    tail: float
    limit: int | None


def _widened(likelihood: _Likelihood, chosen: NDArray[np.bool_], limit: int | None) -> _Looked | None:
    """Octave after octave until the tail is thin, or to ``limit``. ``None`` where it never thins."""
    looked = _Looked([], [], [], [], math.inf, limit)
    _look(likelihood, chosen, looked, [0])
    last = FIRST
    aim = max(4 * FIRST, 8 * likelihood.observed)  # most tables need no more
    while last <= _MOST_MISSING and (limit is None or last <= limit):
        batch = [last]
        while batch[-1] * 2 < aim and (limit is None or batch[-1] * 2 <= limit):
            batch.append(batch[-1] * 2)
        tail = _look(likelihood, chosen, looked, batch)
        last = batch[-1] * 2
        aim = last * 2
        # The sum over an octave is at least a few of its nodes' weights; the peak alone is a safe lower bound.
        if limit is None and tail < max(float(logs.max()) for logs in looked.logs) + math.log(TAIL):
            return replace(looked, tail=tail, limit=None)
    if limit is None:
        return None
    return replace(looked, tail=-math.inf)


def _nodes(start: int) -> Floats:
    return octave(start).nodes if start else np.arange(FIRST, dtype=np.float64)


def _look(likelihood: _Likelihood, chosen: NDArray[np.bool_], looked: _Looked, starts: list[int]) -> float:
    """Adds these stretches to ``looked``; the log of the tail beyond the last of them."""
    size = max(1, _BATCH // (len(chosen) * NODES))
    ends = np.empty((len(chosen), 2))
    for first in range(0, len(starts), size):
        some = starts[first : first + size]
        nodes = np.concatenate([_nodes(start) for start in some])
        held = sum(each.size for each in looked.shares) + len(chosen) * len(nodes)
        sums, whole, ends, shares = _sums(likelihood, nodes, chosen, keep=held <= _KEPT)
        for number, start in enumerate(some):
            here = slice(number * NODES, (number + 1) * NODES) if start else slice(None)
            looked.starts.append(start)
            looked.logs.append(sums[here])
            looked.logs_complete.append(whole[here])
            looked.shares.append(shares[:, here])
    if starts == [0]:
        return math.inf
    return _tail(ends[chosen], likelihood.fall()[chosen], 2.0 * starts[-1])


def _sums(
    likelihood: _Likelihood, nodes: Floats, chosen: NDArray[np.bool_], *, keep: bool = False
) -> tuple[Floats, Floats, Floats, Floats]:
    """At each node the log of the chosen graphs' summed weight, and the complete one's; each graph's weight at the ends of the last
    octave; and each graph's share at each node if asked to ``keep`` them. So many graphs at a time as ``_BATCH`` allows."""
    step = max(1, _BATCH // len(nodes))
    values, prior = likelihood.logs(nodes)
    whole, shares = np.empty(len(nodes)), np.empty((0, len(nodes)))
    parts, ends = [], np.empty((len(chosen), 2))
    for first in range(0, len(chosen), step):
        rows = slice(first, first + step)
        weights = likelihood.graphs.weigh(values, rows) + prior
        ends[rows] = weights[:, [-min(NODES, len(nodes)), -1]]
        if first <= likelihood.graphs.complete < first + step:
            whole = weights[likelihood.graphs.complete - first].copy()
        if not chosen[rows].any():
            continue
        weights[~chosen[rows]] = -math.inf
        top = weights.max(axis=0)  # each node has its own, or a narrow peak would underflow
        weights -= top
        np.exp(weights, out=weights)
        total = weights.sum(axis=0)
        parts.append(top + np.log(total))
        if keep and step >= len(chosen):
            weights /= total
            shares = weights
    return parts[0] if len(parts) == 1 else _log_sum(np.stack(parts)), whole, ends, shares


def _tail(ends: Floats, fall: Floats, last: float) -> float:
    """The log of the sum over all m > last, each graph falling as slowly as it does here or will at last."""
    steep = np.minimum(fall, (ends[:, 0] - ends[:, 1]) / math.log(2.0))
    if (steep <= 1.0).any():
        return math.inf
    return float(_log_sum((ends[:, 1] + math.log(last) - np.log(steep - 1.0))[:, None])[0])


def _log_sum(weights: Floats) -> Floats:
    """log of the sum over graphs at each node; each node has its own maximum, or a narrow peak would underflow."""
    top = weights.max(axis=0)
    out: Floats = top + np.log(np.exp(weights - top).sum(axis=0))
    return out


def _summed(likelihood: _Likelihood, looked: _Looked, chosen: NDArray[np.bool_], observed: int) -> Averaged:
    rough = max(float(logs.max()) for logs in looked.logs)
    between = [
        _between(start, np.stack(both), rough, looked.limit)
        for start, *both in zip(looked.starts, looked.logs, looked.logs_complete, strict=True)
    ]
    peak = max(float(each.logs[0].max()) for each in between if each.logs.size)  # may lie between two nodes
    filled = [_filled(likelihood, chosen, each, peak) for each in between]
    total = float(sum(stretch.mass.sum() for stretch in filled))
    whole = sum(stretch.complete for stretch in filled)
    shares = _shares(likelihood, looked, [each.on_nodes / total for each in filled], chosen)
    shares += sum(each.by_graph / total for each in filled if each.by_graph is not None)
    missing = np.concatenate([each.missing for each in filled])
    gaps = np.flatnonzero(np.diff(missing) > 1)
    exact = int(missing[gaps[0]] if len(gaps) else missing[-1])
    mass = np.concatenate([each.mass for each in filled]) / total
    tail = math.exp(min(0.0, looked.tail - peak - math.log(total)))
    alone = whole / total if chosen[likelihood.graphs.complete] else whole / (total + whole)
    return Averaged(
        Posterior(observed + missing, mass, observed + exact, tail),
        shares,
        shares @ likelihood.graphs.edges,
        alone,
    )


@dataclass(frozen=True)
class _Between:
    """The numbers ``missing`` of a stretch, each for ``width`` numbers, with two rows of ``logs`` of weights, of the chosen graphs together
    and of the complete one; without any where all is next to nothing. ``back`` takes them to the nodes; ``resolved`` where they tell all."""

    missing: NDArray[np.int64]
    width: NDArray[np.int64]
    logs: Floats
    back: Floats
    resolved: bool = True


@dataclass(frozen=True)
class _Stretch:
    """The numbers ``missing`` of a stretch, their weight relative to the peak's, the same handed back to the nodes, and
    the sum of the complete graph's weight. ``by_graph`` are the graphs' sums where they were summed number by number; then nothing is
    handed back."""

    missing: NDArray[np.int64]
    mass: Floats
    on_nodes: Floats
    complete: float
    by_graph: Floats | None = None


def _between(start: int, logs: Floats, rough: float, limit: int | None) -> _Between:
    """``logs`` holds two rows, of the chosen graphs together and of the complete one, at the nodes. ``rough`` is the highest of all nodes."""
    panel = octave(start) if start else None
    missing = panel.missing if panel else np.arange(FIRST, dtype=np.int64)
    kept = slice(None) if limit is None else slice(int(np.searchsorted(missing, limit, side="right")))
    missing = missing[kept]
    width = panel.width[kept] if panel else np.ones_like(missing)
    if logs.max() < rough - _NOTHING - math.log(2.0 * (start + FIRST)):
        return _Between(missing, width, np.empty((2, 0)), np.empty((0, logs.shape[1])))
    if panel is None:
        return _Between(missing, width, logs[:, kept], np.eye(FIRST)[kept])
    back = panel.between[kept]
    return _Between(missing, width, (back @ logs.T).T, back, resolved(logs[0] - rough))


def _filled(likelihood: _Likelihood, chosen: NDArray[np.bool_], stretch: _Between, peak: float) -> _Stretch:
    nodes = stretch.back.shape[1]
    if not stretch.logs.size:
        return _Stretch(stretch.missing, np.zeros(len(stretch.missing)), np.zeros(nodes), 0.0)
    complete = float(np.exp(np.minimum(stretch.logs[1] - peak, _FAR_ABOVE)) @ stretch.width)
    if stretch.resolved:
        mass: Floats = np.exp(stretch.logs[0] - peak) * stretch.width
        return _Stretch(stretch.missing, mass, mass @ stretch.back, complete)
    mass, by_graph = _one_by_one(likelihood, chosen, stretch, peak)
    return _Stretch(stretch.missing, mass, np.zeros(nodes), complete, by_graph)


def _one_by_one(
    likelihood: _Likelihood, chosen: NDArray[np.bool_], stretch: _Between, peak: float
) -> tuple[Floats, Floats]:
    """The weight of each number that has any, and of each graph: at the numbers themselves."""
    mass, by_graph = np.zeros(len(stretch.missing)), np.zeros(len(chosen))
    heavy = np.flatnonzero(stretch.logs[0] > peak - _NOTHING)
    if not len(heavy):
        return mass, by_graph
    telling = _telling(likelihood, chosen, stretch.missing[heavy[::_EVERY]], peak)
    some = likelihood.graphs.some(telling)
    for first in range(0, len(heavy), _AT_ONCE):
        at = heavy[first : first + _AT_ONCE]
        values, prior = likelihood.logs(stretch.missing[at].astype(np.float64))
        for row in range(0, len(telling), _AT_ONCE):
            rows = slice(row, row + _AT_ONCE)
            weights = some.weigh(values, rows)
            weights += prior - peak
            weights[~chosen[telling[rows]]] = -math.inf
            np.exp(weights, out=weights)
            weights *= stretch.width[at]
            mass[at] += weights.sum(axis=0)
            by_graph[telling[rows]] += weights.sum(axis=1)
    return mass, by_graph


def _telling(
    likelihood: _Likelihood, chosen: NDArray[np.bool_], missing: NDArray[np.int64], peak: float
) -> NDArray[np.int64]:
    """The graphs that weigh anything in a stretch, by a look at few of its numbers, and the complete one. Where many people were seen these
    are a handful."""
    values, prior = likelihood.logs(missing.astype(np.float64))
    most = [
        (likelihood.graphs.weigh(values, slice(row, row + _AT_ONCE)) + prior).max(axis=1)
        for row in range(0, len(chosen), _AT_ONCE)
    ]
    tells = chosen & (np.concatenate(most) > peak - _NOTHING - _BETWEEN)
    tells[likelihood.graphs.complete] = True
    return np.flatnonzero(tells)


def _shares(
    likelihood: _Likelihood, looked: _Looked, on_nodes: list[Floats], chosen: NDArray[np.bool_]
) -> Floats:
    """The probability of each graph: its share of the weight at each node, times the mass that the node stands for."""
    shares = np.zeros(len(chosen))
    for start, kept, mass in zip(looked.starts, looked.shares, on_nodes, strict=True):
        if np.abs(mass).sum() < 1e-13:
            continue
        if len(kept):
            shares += kept @ mass
            continue
        nodes = _nodes(start)
        values, prior = likelihood.logs(nodes)
        sums = _sums(likelihood, nodes, chosen)[0]
        step = max(1, _BATCH // len(nodes))
        for first in range(0, len(chosen), step):
            rows = slice(first, first + step)
            here = likelihood.graphs.weigh(values, rows) + prior
            shares[rows] += np.where(chosen[rows], np.exp(here - sums) @ mass, 0.0)
    return shares
