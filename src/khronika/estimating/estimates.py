"""From a table to an Estimate by each method, to the same with each list left out, and to strata added up."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from khronika import __version__
from khronika.estimating import assumptions as words
from khronika.estimating.averaging import Averaged, average
from khronika.estimating.bootstrap import Bootstrapped, bootstrap
from khronika.estimating.classes import CLASSES, MOST_SWEEPS, PRIOR, Classed, fit_classes
from khronika.estimating.convergence import Convergence
from khronika.estimating.graphs import decomposable_graphs
from khronika.estimating.loglinear import Fitted, fit_loglinear
from khronika.estimating.posterior import Posterior, added
from khronika.estimating.tables import FEWEST, Table, refusal
from khronika.nouns import Estimate, NoEstimate, canonical_json, digest

LEVEL = 0.95
METHODS = ("graphs", "classes", "loglinear")
DRAWING = ("classes", "loglinear")  # methods that draw at random, and take seconds
SEED = 0  # where none is given
FEWEST_FOR_CLASSES = 4  # two classes are identified from four lists on (2 K at most the lists)
WORTH_SAYING = 0.05  # probability of the complete graph from which on a note says so
# People on no list half as many, or twice as many, as the method's assumption about them makes them.
FACTORS = (0.5, 2.0)


@dataclass(frozen=True)
class Answer:
    """What one method says, and what it rests on: ``averaged`` for graphs, ``classed`` for latent classes, ``fitted`` for
    log-linear models with ``again``, its bootstrap; all ``None`` with a refusal."""

    method: str
    outcome: Estimate | NoEstimate
    averaged: Averaged | None = None
    fitted: Fitted | None = None
    classed: Classed | None = None
    again: Bootstrapped | None = None

    @property
    def posterior(self) -> Posterior | None:
        """``None`` for a refusal, and for log-linear models, which have none."""
        made = self.averaged or self.classed
        return made.posterior if made else None


def estimate(
    table: Table,
    method: str,
    *,
    level: float = LEVEL,
    seed: int | None = None,
    most_sweeps: int = MOST_SWEEPS,
    told: Callable[[int, Convergence], None] | None = None,
) -> Answer:
    """By a method of ``METHODS``; KeyError for another. Those of ``DRAWING`` draw at random, from ``SEED`` where no seed is given;
    graphs only keep it. Only classes look at ``most_sweeps`` and ``told`` (see ``fit_classes``)."""
    refused = refusal(table)
    if method not in METHODS:
        raise KeyError(method)
    if refused:
        return Answer(method, refused)
    if method == "classes":
        return _by_classes(table, level, seed, most_sweeps, told)
    return _by_graphs(table, level, seed) if method == "graphs" else _by_loglinear(table, level, seed)


def without_each(
    table: Table, method: str, *, seed: int | None = None, told: Callable[[str], None] = lambda _: None
) -> dict[str, Answer]:
    """The estimate had each list in turn never been kept, by that list's name, which ``told`` hears first. Empty for the fewest lists
    that bear an estimate. Numbers far apart say that the answer hangs on one list."""
    found: dict[str, Answer] = {}
    for name in table.lists if len(table.lists) > FEWEST else ():
        told(name)
        found[name] = estimate(table.without(name), method, seed=seed, most_sweeps=MOST_SWEEPS // 4)
    return found


def sensitivity(given: Estimate) -> list[tuple[float, float, float, float]]:
    """(factor, point, low, high) were those on no list ``factor`` times as many as assumed: n + factor m
    (Aleshin-Guendel, Sadinle & Wakefield 2024). The counts cannot tell which factor holds."""
    ends = (given.point, given.low, given.high)
    seen = given.observed
    scaled = [(factor, *(seen + factor * (end - seen) for end in ends)) for factor in FACTORS]
    return [(factor, point, low, high) for factor, point, low, high in scaled]


def pooled(
    answers: Mapping[str, Answer], *, level: float = LEVEL, seed: int | None = None
) -> Estimate | NoEstimate:
    """The strata's numbers added up: the convolution of their posteriors, by one method that has them. Refused where one
    stratum was: a sum that leaves it out would not be everybody."""
    parts: list[Posterior] = []
    estimates: list[Estimate] = []
    for stratum, answer in answers.items():
        if answer.posterior is None or isinstance(answer.outcome, NoEstimate):
            why = answer.outcome.reason if isinstance(answer.outcome, NoEstimate) else "it has no posterior"
            return NoEstimate(
                "estimate.stratum-refused",
                f"stratum {stratum} bears no estimate ({why}), so there is no sum for everybody",
                "Join it with a stratum like it, or estimate the table as one.",
            )
        parts.append(answer.posterior)
        estimates.append(answer.outcome)
    total = added(parts)
    low, high = total.interval(level)
    inputs = digest(canonical_json([each.inputs for each in estimates]).encode())
    lists = tuple(sorted({name for each in estimates for name in each.lists}))
    of_strata = (*estimates[0].assumptions, words.STRATA)
    settings = (*_range_of(total), ("strata", str(len(parts))))
    return Estimate(
        total.quantile(0.5),
        low,
        high,
        level,
        f"{estimates[0].method}, strata added",
        lists,
        sum(each.observed for each in estimates),
        of_strata,
        __version__,
        inputs,
        seed,
        settings,
    )


def in_stratum(answer: Answer, stratum: str) -> Answer:
    """The same, saying of which stratum it is."""
    return replace(answer, outcome=replace(answer.outcome, stratum=stratum))


def graphs_of(table: Table, averaged: Averaged, most: int = 5) -> list[tuple[str, float]]:
    """The likeliest graphs, each as its cliques in the lists' names, with its probability."""
    graphs = decomposable_graphs(len(table.lists))
    order = sorted(range(len(graphs)), key=lambda graph: (-averaged.graphs[graph], graph))[:most]
    return [
        (_clique_names(table.lists, graphs.cliques(graph)), float(averaged.graphs[graph])) for graph in order
    ]


def edges_of(table: Table, averaged: Averaged) -> list[tuple[str, str, float]]:
    """Each pair of lists, with the probability that they depend on each other directly."""
    pairs = decomposable_graphs(len(table.lists)).pairs
    return [
        (table.lists[a], table.lists[b], float(chance))
        for (a, b), chance in zip(pairs, averaged.edges, strict=True)
    ]


def _clique_names(lists: Sequence[str], cliques: Sequence[int]) -> str:
    named = ("+".join(name for place, name in enumerate(lists) if clique >> place & 1) for clique in cliques)
    return ", ".join(named)


def _by_graphs(table: Table, level: float, seed: int | None) -> Answer:
    averaged = average(table)
    if isinstance(averaged, NoEstimate):
        return Answer("graphs", averaged)
    posterior = averaged.posterior
    low, high = posterior.interval(level)
    settings = (
        ("point", "median"),
        ("mean", f"{posterior.mean:,.1f}"),
        ("prior of N", "1/N"),
        ("prior mass in each cell", f"2^-{len(table.lists)}"),
        *_range_of(posterior),
        ("probability of the complete graph, left out", f"{averaged.complete:.2g}"),
    )
    taken = (*words.OF_ALL, words.GRAPHS, words.NO_COMPLETE, words.PRIOR)
    made = _made(table, "graphs", (posterior.quantile(0.5), low, high), level, seed)
    notes = (*made.notes, *_doubts(averaged))
    made = replace(made, assumptions=taken, settings=settings, notes=notes)
    return Answer("graphs", made, averaged=averaged)


def _doubts(averaged: Averaged) -> list[str]:
    if averaged.complete <= WORTH_SAYING:
        return []
    said = (
        f"all lists depend on each other with probability {averaged.complete:.0%}, and then the overlaps say nothing "
        "of those on no list; the number by graphs rests on the other graphs"
    )
    return [said]


def _range_of(posterior: Posterior) -> tuple[tuple[str, str], ...]:
    return (
        ("largest N looked at", f"{posterior.limit:,}"),
        ("probability above it, at most", f"{posterior.tail:.1e}"),
    )


def _by_loglinear(table: Table, level: float, seed: int | None) -> Answer:
    """The wider of two intervals at each end: the profile's, of the model chosen, and the bootstrap's, which chooses anew."""
    start = SEED if seed is None else seed
    fitted = fit_loglinear(table, level=level)
    if isinstance(fitted, NoEstimate):
        return Answer("loglinear", fitted)
    again = bootstrap(table, order=fitted.order, price=math.log(table.observed), seed=start, level=level)
    if not math.isfinite(again.high):
        return Answer("loglinear", _unbounded(again))
    points = [point for _, point, _ in fitted.near]
    tried = fitted.models - fitted.no_maximum - fitted.undetermined - fitted.unsettled
    settings = (
        ("model", fitted.name),
        ("criterion", "BIC"),
        ("interval by profile likelihood", f"{fitted.low:,.0f} to {fitted.high:,.0f}"),
        ("interval by bootstrap of the whole choice (BCa)", f"{again.low:,.0f} to {again.high:,.0f}"),
        ("resampled tables", f"{again.replicates}, without a bound {again.unbounded}"),
        *_search(fitted),
        ("models fitted", f"{tried} of {fitted.models}"),
        ("models whose maximum is at infinity", str(fitted.no_maximum)),
        ("models that the counts do not determine", str(fitted.undetermined)),
        ("models within 2 of the best", f"{len(points)}, from {min(points):,.0f} to {max(points):,.0f}"),
    )
    low, high = min(fitted.low, again.low), max(fitted.high, again.high)
    made = _made(table, "loglinear", (fitted.point, low, high), level, start)
    taken = (*words.OF_ALL, words.LOGLINEAR)
    return Answer(
        "loglinear", replace(made, assumptions=taken, settings=settings), fitted=fitted, again=again
    )


def _search(fitted: Fitted) -> tuple[tuple[str, str], ...]:
    """Nothing where every model was tried."""
    if fitted.steps is None:
        return ()
    by = (
        "by steps from independent lists, pairs added or taken out one by one; not all models"
        if fitted.order == 2
        else f"by steps from independent lists, sets of up to {fitted.order} lists added or taken out one by one; not all models"
    )
    return (
        ("models looked for", by),
        ("steps made", str(fitted.steps)),
    )


def _unbounded(again: Bootstrapped) -> NoEstimate:
    return NoEstimate(
        "loglinear.no-upper-end",
        f"of {again.replicates} tables drawn from the people seen, {again.unbounded} bear no number by log-linear models, so that "
        "there is no upper bound",
        "Add lists, or check the linking.",
    )


def _by_classes(
    table: Table,
    level: float,
    seed: int | None,
    most_sweeps: int,
    told: Callable[[int, Convergence], None] | None,
) -> Answer:
    start = SEED if seed is None else seed
    classed = fit_classes(table, seed=start, most_sweeps=most_sweeps, told=told)
    if isinstance(classed, NoEstimate):
        return Answer("classes", classed)
    posterior, agree = classed.posterior, classed.agree
    low, high = posterior.interval(level)
    settings = (
        ("point", "median"),
        ("mean", f"{posterior.mean:,.1f}"),
        ("prior of N", "1/N"),
        ("classes, at most", str(CLASSES)),
        ("prior of alpha", f"Gamma({PRIOR:g}, {PRIOR:g})"),
        ("chains", f"{classed.chains}, each with {classed.companions} at lower heats"),
        ("sweeps of each chain", f"{classed.sweeps:,}, the first fifth thrown away"),
        ("R-hat of log N", f"{agree.rhat:.4f}"),
        ("effective draws, middle and tails", f"{agree.bulk:,.0f} and {agree.tail:,.0f}"),
    )
    made = _made(table, "classes", (posterior.quantile(0.5), low, high), level, start)
    taken = (*words.OF_ALL[:-1], words.CLASSES, words.PRIOR)
    few = f"{len(table.lists)} lists tell no more than one class from the prior; the number by classes leans on the prior"
    notes = (*made.notes, few) if len(table.lists) < FEWEST_FOR_CLASSES else made.notes
    return Answer(
        "classes", replace(made, assumptions=taken, settings=settings, notes=notes), classed=classed
    )


def _made(
    table: Table, method: str, ends: tuple[float, float, float], level: float, seed: int | None
) -> Estimate:
    return Estimate(
        *ends,
        level,
        method,
        table.lists,
        table.observed,
        words.OF_ALL,
        __version__,
        table.inputs,
        seed,
        notes=table.notes,
    )
