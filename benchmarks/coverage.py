"""How often an interval of 95 % holds the number: populations of known size drawn, listed, estimated.

    python -m benchmarks.coverage                                   everything for three to five lists: half an hour
    python -m benchmarks.coverage --lists 4 --people 2000           one part of it
    python -m benchmarks.coverage --lists 4 --people 2000 --replicates 10 --methods classes

One line a scenario, number of lists and of people: for each method how many intervals held the number, of how many that were given (the rest
are refusals), the median of point / people and of the interval's width / people. Equal arguments give equal lines.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from khronika.estimating import Table, average, estimate, fit_loglinear, guarded, refusal, table_of
from khronika.estimating.loglinear import Fitted
from khronika.nouns import Estimate, NoEstimate

SCENARIOS = (
    "independent",
    "one pair dependent",
    "one list blind to a fifth",
    "two classes",
    "continuous heterogeneity",
    "half hardly listed",
)
# The last is beyond what the guarded interval allows for, and is there to show that it fails.
WITHIN_REACH = SCENARIOS[:-1]
METHODS = ("graphs", "guarded", "dga", "loglinear")
CHANCES = (0.3, 0.25, 0.35, 0.2, 0.3, 0.25)

Interval = tuple[float, float, float]


def chances(scenario: str, people: int, lists: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """People x lists: each one's chance to be on each list."""
    out = np.tile(np.array(CHANCES[:lists]), (people, 1))
    if scenario == "two classes":  # three in ten are five times harder to list, everywhere
        out[rng.random(people) < 0.3] *= 0.2
    elif scenario == "half hardly listed":
        out[rng.random(people) < 0.5] *= 0.02
    elif (
        scenario == "continuous heterogeneity"
    ):  # log-odds spread with standard deviation 1, the same on every list
        out = 1 / (1 + np.exp(-np.log(out / (1 - out)) - rng.normal(0, 1, (people, 1))))
    elif scenario == "one list blind to a fifth":
        out[rng.random(people) < 0.2, 0] = 0
    return out


def drawn(scenario: str, people: int, lists: int, seed: int) -> Table:
    """A population listed. ValueError for another scenario."""
    if scenario not in SCENARIOS:
        raise ValueError(scenario)
    rng = np.random.default_rng([SCENARIOS.index(scenario), people, lists, seed])
    on = rng.random((people, lists)) < chances(scenario, people, lists, rng)
    if scenario == "one pair dependent":  # of those on the first list four in ten come onto the second by it
        on[:, 1] |= on[:, 0] & (rng.random(people) < 0.4)
    counts = np.bincount((on << np.arange(lists)).sum(axis=1), minlength=1 << lists)
    return table_of(tuple("abcdef"[:lists]), {mask: int(count) for mask, count in enumerate(counts) if mask})


def intervals(table: Table, methods: Sequence[str]) -> dict[str, Interval | None]:
    """(low, point, high) by each method; ``None`` for a refusal."""
    found: dict[str, Interval | None] = dict.fromkeys(methods)
    if refusal(table) is not None:
        return found
    if {"graphs", "guarded"} & set(methods):
        answer = estimate(table, "graphs")
        if isinstance(answer.outcome, Estimate) and answer.averaged is not None:
            found["graphs"] = _ends(answer.outcome)
            found["guarded"] = _ends(guarded(answer.outcome, answer.averaged))
    if (
        "dga" in methods
    ):  # its posterior to 1e-9 (tests/estimating/test_parity.py): its defaults, on 0 ... 10 n
        averaged = average(table, complete=True, limit=10 * table.observed)
        if not isinstance(averaged, NoEstimate):
            low, high = averaged.posterior.interval(0.95)
            found["dga"] = (low, averaged.posterior.quantile(0.5), high)
    if "loglinear" in methods:  # the profile of the model chosen; the bootstrap would take days
        fitted = fit_loglinear(table)
        found["loglinear"] = (fitted.low, fitted.point, fitted.high) if isinstance(fitted, Fitted) else None
    if "classes" in methods:
        found["classes"] = _ends(estimate(table, "classes", most_sweeps=16_000).outcome)
    return {method: found[method] for method in methods}


def _ends(outcome: Estimate | NoEstimate) -> Interval | None:
    return (outcome.low, outcome.point, outcome.high) if isinstance(outcome, Estimate) else None


@dataclass(frozen=True)
class Row:
    """``held`` of ``given`` intervals held the number, of ``drawn`` populations."""

    held: int
    given: int
    drawn: int
    point: float
    width: float

    @property
    def covered(self) -> float:
        """The share that held the number, of those given; 1 where all was refused."""
        return self.held / self.given if self.given else 1.0

    @property
    def words(self) -> str:
        """Held of given, and of how many drawn where some were refused; medians of point and width."""
        refused = f" of {self.drawn}" if self.given < self.drawn else ""
        return f"{self.held}/{self.given}{refused}" + (
            f", {self.point:.2f}, {self.width:.2f}" if self.given else ""
        )


def row(scenario: str, people: int, lists: int, replicates: int, methods: Sequence[str]) -> dict[str, Row]:
    found = [intervals(drawn(scenario, people, lists, seed), methods) for seed in range(replicates)]
    rows = {}
    for method in methods:
        made = [each[method] for each in found]
        ends = np.array([each for each in made if each is not None]).reshape(-1, 3)
        held = int(np.sum((ends[:, 0] <= people) & (people <= ends[:, 2])))
        middle = np.median(ends[:, 1]) / people if len(ends) else np.nan
        width = np.median(ends[:, 2] - ends[:, 0]) / people if len(ends) else np.nan
        rows[method] = Row(held, len(ends), replicates, float(middle), float(width))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lists", type=int, nargs="+", default=[3, 4, 5])
    parser.add_argument("--people", type=int, nargs="+", default=[300, 2000, 20_000])
    parser.add_argument("--scenarios", nargs="+", choices=SCENARIOS, default=SCENARIOS)
    parser.add_argument("--methods", nargs="+", choices=(*METHODS, "classes"), default=METHODS)
    parser.add_argument("--replicates", type=int, default=200)
    asked = parser.parse_args()
    for scenario in asked.scenarios:
        for lists in asked.lists:
            for people in asked.people:
                rows = row(scenario, people, lists, asked.replicates, asked.methods)
                cells = [each.words for each in rows.values()]
                print(f"| {scenario} | {lists} | {people:,} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
