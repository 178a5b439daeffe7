"""Graphs averaged in R on tables where R takes over half a second, beside ours on the same range.

    python -m benchmarks.graphs_in_r         needs Rscript (Debian: r-base-core); half a minute

dga itself is not on Debian, and on the tables whose CPU seconds by dga are stored it takes under 0.14 s. So the same sums are done here by a
short R program of our own, written from docs/methods/estimating.md: whole vectors over the range of m, each set's marginal once, nothing in
a loop but graphs. It stands in for dga and is not dga. On the stored tables its seconds are shown beside dga's stored ones, so that the
reader sees how good a stand-in it is; both must give one posterior.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.coverage import drawn
from benchmarks.estimating import SHARED
from khronika.estimating import Averaged, Opened, Table, average, open_table
from khronika.estimating.graphs import decomposable_graphs

PROGRAM = r"""
folder <- commandArgs(TRUE)[1]
counts <- scan(file.path(folder, "counts"), quiet = TRUE)
coefficients <- as.matrix(read.csv(file.path(folder, "graphs"), header = FALSE))
m <- 0:scan(file.path(folder, "limit"), quiet = TRUE)
p <- log2(length(counts))
spent <- function() sum(proc.time()[1:2])
once <- function() {
  d <- 2^-p; n <- sum(counts); masks <- 0:(2^p - 1); N <- n + m
  whole <- lgamma(1) - lgamma(N + 1)
  log_h <- lapply(masks, function(A) {
    if (A == 0) return(NULL)
    dA <- d * 2^(p - sum(bitwAnd(A, 2^(0:(p - 1))) > 0))
    nA <- tapply(counts, bitwAnd(masks, A), sum)
    whole + lgamma(m + nA[["0"]] + dA) - lgamma(dA) + sum(lgamma(nA[names(nA) != "0"] + dA) - lgamma(dA))
  })
  base <- lgamma(N + 1) - lgamma(m + 1) - log(N)
  weights <- lapply(seq_len(nrow(coefficients)), function(g) {
    total <- base
    for (A in which(coefficients[g, ] != 0)) total <- total + coefficients[g, A] * log_h[[A + 1]]
    total
  })
  top <- max(vapply(weights, max, 0))
  posterior <- numeric(length(m))
  for (each in weights) posterior <- posterior + exp(each - top)
  posterior / sum(posterior)
}
taken <- vapply(1:3, function(i) { begun <- spent(); posterior <<- once(); spent() - begun }, 0)
writeBin(posterior, file.path(folder, "posterior"))
cat(min(taken))
"""


def in_r(people: Table, limit: int) -> tuple[float, NDArray[np.float64]]:
    """CPU seconds (least of three, graphs loaded) and the posterior of m = 0 to ``limit``, all graphs taken in."""
    graphs = decomposable_graphs(len(people.lists))
    assert graphs.coefficients is not None
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        np.savetxt(place / "counts", people.counts, fmt="%d")
        np.savetxt(place / "graphs", graphs.coefficients[:, 1:], fmt="%d", delimiter=",")
        (place / "limit").write_text(str(limit))
        (place / "program.R").write_text(PROGRAM)
        command = ["Rscript", "--vanilla", str(place / "program.R"), folder]
        made = subprocess.run(
            command, check=True, capture_output=True, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"}
        )
        return float(made.stdout), np.fromfile(place / "posterior")


def ours(people: Table, limit: int) -> tuple[float, Averaged]:
    taken = []
    for _ in range(5):
        begun = time.process_time()
        found = average(people, complete=True, limit=limit)
        taken.append(time.process_time() - begun)
    assert isinstance(found, Averaged)
    return min(taken[1:]), found


def row(name: str, people: Table, dga: float | None) -> str:
    limit = 10 * people.observed
    of_r, posterior = in_r(people, limit)
    of_us, found = ours(people, limit)
    values, mass = found.posterior.values - people.observed, found.posterior.mass
    whole = (
        values <= found.posterior.exact_to - people.observed
    )  # beyond, one value stands for those around it
    apart = abs(np.cumsum(posterior)[values[whole]] - np.cumsum(mass)[whole]).max()
    stored = f"dga {dga:.3f} s stored" if dga is not None else ""
    return (
        f"{name:<28} {len(people.lists)} lists {people.observed:>7,} people  R {of_r:7.3f} s  ours {of_us:.4f} s  {of_r / of_us:6.1f} times  "
        f"furthest apart {apart:.0e}  {stored}"
    )


def stored(name: str) -> Table:
    with (SHARED / "estimating" / "tables" / f"{name}.csv").open("rb") as file:
        found = open_table(file)
    assert isinstance(found, Opened)
    return found.table


def main() -> None:
    if not any((Path(each) / "Rscript").exists() for each in os.environ["PATH"].split(os.pathsep)):
        sys.exit("Rscript is not here; Debian: apt-get install r-base-core")
    path = SHARED / "estimating" / "reference.json"
    if path.exists():
        for name, said in json.loads(path.read_text(encoding="utf-8"))["tables"].items():
            print(row(name, stored(name), said["methods"]["dga"]["timing"]["call_cpu_s"]), flush=True)
    for lists, number in ((4, 20_000), (4, 50_000), (5, 5_000), (5, 20_000)):
        people = drawn("one pair dependent", number, lists, 1)
        print(row(f"drawn, one pair, {number:,}", people, None), flush=True)


if __name__ == "__main__":
    main()
