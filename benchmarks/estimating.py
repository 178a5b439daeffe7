"""Estimating against R: the same answers, and CPU seconds beside those that R took. How often intervals hold the number: benchmarks/coverage.py.

    python -m benchmarks.estimating              parity and ratios on the four tables of ../shared/estimating, a minute

R's seconds are the stored ones (reference.json: R 4.2.2, one thread of a 2-core machine), ours are measured here, so a
ratio is right to a factor of two. "first" is a process's first call, which lists the graphs and the interpolation.
"""

import csv
import gzip
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from benchmarks.coverage import drawn
from khronika.estimating import (
    Averaged,
    Classed,
    Fitted,
    Opened,
    Table,
    average,
    fit_classes,
    fit_loglinear,
    open_table,
    table_of,
)
from khronika.estimating.bootstrap import bootstrap, stepwise
from khronika.estimating.graphs import decomposable_graphs
from khronika.estimating.panels import octave

SHARED = Path(os.environ.get("KHRONIKA_SHARED", Path(__file__).resolve().parents[2] / "shared"))
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
        bootstrap_against_r(people, said, name)
        classes_against_r(people, said, name)
        print(
            f"{name:<15} loglinear  {fitted.models} models {again:.4f} s ({first:.4f} first)  Rcapture {of_r:.3f} s  "
            f"{of_r / again:5.1f} x ({of_r / first:.1f} x first)  {fitted.name} {fitted.point:.1f}, R {ms['abundance']:.1f}"
        )


def classes_against_r(people: Table, said: dict[str, Any], name: str) -> None:
    """Effective draws of log N a CPU second, warm-up and the rounds of looking included, beside LCMCR's long run."""
    fit_classes(people, most_sweeps=20)  # loads what was compiled
    begun = time.process_time()
    found = fit_classes(people)
    taken = time.process_time() - begun
    assert isinstance(found, Classed)
    of_r = said["methods"]["lcmcr_long"]
    rate = of_r["ess"] / of_r["timing"]["call_cpu_s"]
    print(
        f"{name:<15} classes    {found.sweeps} sweeps {taken:.1f} s  mean {found.posterior.mean:.1f}, LCMCR {of_r['mean']:.1f}  "
        f"{found.agree.bulk / taken:.0f} draws a second, LCMCR {rate:.0f}  {found.agree.bulk / taken / rate:.1f} x"
    )


def bootstrap_against_r(people: Table, said: dict[str, Any], name: str) -> None:
    bootstrap(people, order=None, replicates=2)
    begun = time.process_time()
    bootstrap(people, order=None, replicates=200)
    taken = time.process_time() - begun
    number, _ = stepwise(people)
    of_r = said["methods"]["sparsemse_boot"]
    print(
        f"{name:<15} bootstrap  200 tables, forward steps {taken:.3f} s  SparseMSE {of_r['timing']['call_cpu_s']:.1f} s  "
        f"{of_r['timing']['call_cpu_s'] / taken:.0f} x  {number:.1f}, R {of_r['popest']:.1f}"
    )


def many_lists() -> None:
    for lists in (6, 7):
        people = drawn("independent", 2000, 6, 1)
        if lists == 7:
            rng = np.random.default_rng(1)
            on = rng.random((2000, 7)) < 0.25
            counts = np.bincount((on << np.arange(7)).sum(axis=1), minlength=128)
            people = table_of(tuple("abcdefg"), {mask: int(n) for mask, n in enumerate(counts) if mask})
        begun = time.process_time()
        decomposable_graphs(lists)
        listed = time.process_time()
        average(people)
        ended = time.process_time()
        print(
            f"{lists} lists, 2,000 people: listing graphs {listed - begun:.2f} s, then {ended - listed:.2f} s"
        )


_ONE_CALL = """
import sys, time
from khronika.estimating import average, open_table
with open(sys.argv[1], "rb") as file:
    people = open_table(file).table
begun = time.process_time()
average(people, complete=True, limit=10 * people.observed)
print(time.process_time() - begun, time.process_time())
"""


def in_a_new_process(times: int = 3) -> None:
    """What it costs to start, open a table and average its graphs once, imports included, beside the CPU seconds of R's whole
    process (Rscript, dga loaded). The least of a few, as for R."""
    path = SHARED / "estimating" / "reference.json"
    for name, said in json.loads(path.read_text(encoding="utf-8"))["tables"].items():
        file = str(path.parent / said["file"])
        taken = []
        for _ in range(times):
            done = subprocess.run([sys.executable, "-c", _ONE_CALL, file], capture_output=True, text=True, check=True)  # fmt: skip
            taken.append([float(each) for each in done.stdout.split()])
        call, whole = (min(each) for each in zip(*taken, strict=True))
        of_r = said["methods"]["dga"]["timing"]
        print(
            f"{name:<15} from nothing  {len(said['lists'])} lists  process {whole:.2f} s, R {of_r['process_cpu_s']:.2f} s  "
            f"{of_r['process_cpu_s'] / whole:.1f} x; its only call {call:.4f} s, R's best {of_r['call_cpu_s']:.3f} s"
        )


def main() -> None:
    in_a_new_process()
    against_r()
    many_lists()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at most {peak:.0f} MB")


if __name__ == "__main__":
    main()
