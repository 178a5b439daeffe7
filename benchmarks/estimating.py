"""Estimating against R: the same answers, and CPU seconds beside those that R took; then coverage of known truth.

    python -m benchmarks.estimating              parity and ratios on the four tables of ../shared/estimating
    python -m benchmarks.estimating --coverage   also 100 drawn populations a scenario (minutes)

R's seconds are the stored ones (reference.json: R 4.2.2, one thread of a 2-core machine), ours are measured here, so a
ratio is right to a factor of two. "first" is a process's first call, which lists the graphs and the interpolation.
"""

import argparse
import csv
import gzip
import json
import os
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from khronika.estimating import (
    METHODS,
    Averaged,
    Fitted,
    Opened,
    Table,
    average,
    estimate,
    fit_loglinear,
    open_table,
    table_of,
)
from khronika.estimating.graphs import decomposable_graphs
from khronika.estimating.panels import octave
from khronika.nouns import Estimate

SHARED = Path(os.environ.get("KHRONIKA_SHARED", Path(__file__).resolve().parents[2] / "shared"))
PEOPLE = 2000
REPLICATES = 100
_Result = TypeVar("_Result")


def seconds(work: Callable[[], _Result]) -> tuple[float, float, _Result]:
    """CPU seconds of the first call with nothing kept, the least of five after it, and the result."""
    decomposable_graphs.cache_clear()
    octave.cache_clear()
    taken = []
    for _ in range(6):
        begun = time.process_time()
        result = work()
        taken.append(time.process_time() - begun)
    return taken[0], min(taken[1:]), result


def total_variation(name: str, mass: np.ndarray[Any, np.dtype[np.float64]]) -> float:
    path = SHARED / "estimating" / "dga" / f"dga_pmf_dga_{name}.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        expected = np.array([float(row["p"]) for row in csv.DictReader(file)])
    return float(np.abs(mass - expected).sum() / 2)


def against_r() -> None:
    path = SHARED / "estimating" / "reference.json"
    for name, said in json.loads(path.read_text(encoding="utf-8"))["tables"].items():
        with (path.parent / said["file"]).open("rb") as file:
            opened = open_table(file)
        assert isinstance(opened, Opened)
        people = opened.table
        limit = 10 * people.observed
        first, again, averaged = seconds(lambda t=people, m=limit: average(t, complete=True, limit=m))
        assert isinstance(averaged, Averaged)
        of_r = said["methods"]["dga"]["timing"]["call_cpu_s"]
        print(
            f"{name:<15} graphs     {len(people.lists)} lists  {again:.4f} s ({first:.4f} first)  R dga {of_r:.3f} s  "
            f"{of_r / again:5.1f} x ({of_r / first:.1f} x first)  TV {total_variation(name, averaged.posterior.mass):.0e}"
        )
        first, again, fitted = seconds(lambda t=people: fit_loglinear(t))
        assert isinstance(fitted, Fitted)
        ms = said["methods"]["rcapture_ms"]
        of_r = ms["timing"]["call_cpu_s"]
        print(
            f"{name:<15} loglinear  {fitted.models} models {again:.4f} s ({first:.4f} first)  Rcapture {of_r:.3f} s  "
            f"{of_r / again:5.1f} x ({of_r / first:.1f} x first)  {fitted.name} {fitted.point:.1f}, R {ms['abundance']:.1f}"
        )


def chances(scenario: str, lists: int, rng: np.random.Generator) -> np.ndarray[Any, np.dtype[np.float64]]:
    """People x lists: each one's chance to be on each list."""
    base = np.array([0.3, 0.25, 0.35, 0.2, 0.3])[:lists]
    out = np.tile(base, (PEOPLE, 1))
    if scenario == "two classes":  # three in ten are hard to list, everywhere
        out[rng.random(PEOPLE) < 0.3] *= 0.2
    elif scenario == "continuous heterogeneity":
        logits = np.log(out / (1 - out)) + rng.normal(0, 1, (PEOPLE, 1))
        out = 1 / (1 + np.exp(-logits))
    elif scenario == "one list blind to a fifth":
        out[rng.random(PEOPLE) < 0.2, 0] = 0
    return out


def drawn(scenario: str, lists: int, seed: int) -> Table:
    rng = np.random.default_rng(seed)
    on = rng.random((PEOPLE, lists)) < chances(scenario, lists, rng)
    if scenario == "one pair dependent":
        on[:, 1] |= on[:, 0] & (rng.random(PEOPLE) < 0.4)
    counts = np.bincount((on << np.arange(lists)).sum(axis=1), minlength=1 << lists)
    return table_of(tuple("abcde"[:lists]), {mask: int(count) for mask, count in enumerate(counts) if mask})


def coverage() -> None:
    """How often an interval of 95 % held the number, the median ratio of point to number and of width to it."""
    scenarios = (
        "independent",
        "one pair dependent",
        "two classes",
        "continuous heterogeneity",
        "one list blind to a fifth",
    )
    for scenario in scenarios:
        for lists in (3, 4, 5):
            tables = [drawn(scenario, lists, seed) for seed in range(REPLICATES)]
            for method in METHODS:
                found = [estimate(each, method).outcome for each in tables]
                made = [each for each in found if isinstance(each, Estimate)]
                held = sum(each.low <= PEOPLE <= each.high for each in made)
                bias = float(np.median([each.point for each in made])) / PEOPLE
                width = float(np.median([each.high - each.low for each in made])) / PEOPLE
                print(
                    f"{scenario:<26} {lists} lists  {method:<10} held {held:3d} of {len(made)}  "
                    f"point {bias:.2f}  width {width:.2f}  refused {len(found) - len(made)}",
                    flush=True,
                )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--coverage", action="store_true")
    against_r()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at most {peak:.0f} MB")
    if parser.parse_args().coverage:
        coverage()


if __name__ == "__main__":
    main()
