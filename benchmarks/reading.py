"""How fast English reports are read, as ratios measured in one run, so that another machine's numbers compare.

    python -m benchmarks.reading [--rounds 3]

The text is the demo corpus's English reports, all of it about events: the hard case. The bare pipeline is the same
spaCy model with the same components on the same texts, one after another, as reading goes through them.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.resources import as_file, files

from khronika.intake import Received, receive
from khronika.nouns import Report
from khronika.reading import read
from khronika.reading.english.parsing import pipeline

FIRST_CLAIM = "import sys; from khronika.cli.main import main; sys.argv = ['khronika', 'read', '-']; main()"
HELP = "import sys; from khronika.cli.main import main; sys.argv = ['khronika', '--help']; main()"
WORDS = b"Police detained about 500 people in the capital on Sunday, the interior ministry said.\n"


def english_reports() -> list[Report]:
    with as_file(files("khronika") / "demo" / "en") as folder:
        return [item.report for item in receive([folder]) if isinstance(item, Received)]


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The middle of ``rounds`` runs, after one to warm up: the first pays for loading."""
    work()
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def cold(code: str) -> float:
    """Seconds of a new process from its start to its end."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], input=WORDS, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    reports = english_reports()
    tokens = sum(len(pipeline().make_doc(report.text)) for report in reports)
    ours = seconds(lambda: [read(report) for report in reports], rounds)
    bare = seconds(lambda: [pipeline()(report.text) for report in reports], rounds)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # kilobytes on Linux
    print(f"{len(reports)} reports, {tokens:,} tokens; the middle of {rounds} rounds")
    print(f"reading            {tokens / ours:8,.0f} tokens a second")
    print(f"bare pipeline      {tokens / bare:8,.0f} tokens a second")
    print(f"reading / bare     {bare / ours:8.2f}")
    print(f"peak memory        {memory:8,.0f} MB")
    print(f"khronika --help    {cold(HELP):8.2f} s from a cold start")
    print(f"khronika read -    {cold(FIRST_CLAIM):8.2f} s from a cold start, one sentence")


if __name__ == "__main__":
    main()
