"""How fast reports are read, as ratios measured in one run, so that another machine's numbers compare.

    python -m benchmarks.reading [--rounds 3] [--bulk 400] [--only text|russian|kazakh|start|memory|bulk]

text   tokens a second against the bare pipeline: the same spaCy model with the same components on the same texts. On
       the demo corpus's English reports (all of it about events: the hard case) and on general news made up.
russian  the same for Russian, on the demo corpus's Russian reports: the bare pipeline is natasha's parts that reading
       uses, run as natasha runs them (razdel's sentences and words, slovnet's morphology and syntax). Its names
       (NER) are left out on both sides: reading does not ask for them.
kazakh  the same for Kazakh, which has no parser: beside it stands the model for names alone, asked of every line (the
       reader asks it only where rules leave a name open). Tokens are the model's: words, numbers and marks.
start  `khronika --help`, and from a cold start to the first claim, each as a process of its own.
memory the peak of a new process that reads one report in each language, and of one a language (`benchmarks/memory.py`).
bulk   `khronika read FILE --jobs 2 -o ...` against --jobs 1, from the first row written to the last: how long processes
       take to start is another measure. Peak memory is that of the largest process.
"""

import argparse
import importlib
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from razdel import sentenize, tokenize
from slovnet import Morph, Syntax

from benchmarks.general_news import general_news
from benchmarks.memory import memory
from khronika.intake import Given, Received, receive
from khronika.nouns import Report
from khronika.reading import read
from khronika.reading.english.parsing import DEFAULT_PIPELINE
from khronika.reading.kazakh.naming import find_names, tokens_of
from khronika.reading.russian.networks import vectors
from khronika.reading.russian.parse import natasha_data

FIRST_CLAIM = ["read", "-", "--format", "jsonl"]
WORDS = b"Police detained about 500 people in the capital on Sunday, the interior ministry said.\n"
PROMISED = {
    "dense": 0.6,
    "russian": 0.6,
    "kazakh": 0.25,  # at 15,000 tokens a second on a core where the model alone does 60,000
    "general": 1.5,
    "jobs": 1.7,
    "memory": 700,
    "claim": 4.0,
    "help": 0.4,
}


def dense_reports(lang: str = "en") -> list[Report]:
    with as_file(files("khronika") / "demo" / lang) as folder:
        return [item.report for item in receive([folder]) if isinstance(item, Received)]


def general_reports() -> list[Report]:
    """As many as take about as long as the dense ones."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "news.jsonl"
        path.write_text("\n".join(json.dumps({"text": text}) for text in general_news(40)))
        received = receive([path], given=Given(lang="en"))
        return [item.report for item in received if isinstance(item, Received)]


def seconds(work: Callable[[], object]) -> float:
    """Of the processor's time, not the clock's: both sides use one core, and others may be busy on this machine."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@lru_cache(maxsize=1)
def bare_spacy() -> Any:
    """The same model as its makers' package loads it: reading asks its rules of tags in a way of its own."""
    return importlib.import_module(os.environ.get("KHRONIKA_ENGLISH_PIPELINE", DEFAULT_PIPELINE)).load()


def bare_english(report: Report) -> int:
    return len(bare_spacy()(report.text))


@lru_cache(maxsize=1)
def slovnet_runners() -> tuple[Any, Any]:
    """Morphology and syntax as slovnet runs them itself; reading runs the same weights in its own way."""
    data = natasha_data()
    words = vectors(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")
    morph = Morph.load(data / "model" / "slovnet_morph_news_v1.tar").navec(words)
    return morph, Syntax.load(data / "model" / "slovnet_syntax_news_v1.tar").navec(words)


def bare_russian(report: Report) -> int:
    morph, syntax = slovnet_runners()
    lines = (line for line in report.text.splitlines() if line.strip())
    sentences = [[t.text for t in tokenize(s.text)] for line in lines for s in sentenize(line)]
    for runner in (morph, syntax):
        for _ in runner.map(sentences):
            pass
    return sum(map(len, sentences))


def bare_kazakh(report: Report) -> int:
    find_names(report.text)
    return len(tokens_of(report.text))


def against_bare(name: str, reports: list[Report], rounds: int, bare_pipeline: Callable[[Report], int] = bare_english) -> None:  # fmt: skip
    """Ours and the bare pipeline in turn, so that a busy machine is as busy for both; the middle of the rounds."""
    tokens = sum(bare_pipeline(report) for report in reports)
    claims = sum(len(getattr(read(report), "claims", ())) for report in reports)
    pairs = [
        (
            seconds(lambda: [read(report) for report in reports]),
            seconds(lambda: [bare_pipeline(report) for report in reports]),
        )
        for _ in range(rounds)
    ]
    ours, bare = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(theirs / mine for mine, theirs in pairs)
    print(
        f"{name}: {len(reports)} reports, {tokens:,} tokens, {claims:,} claims ({claims / tokens * 1000:.1f} per 1,000)"
    )
    print(f"  reading          {tokens / ours:8,.0f} tokens a second")
    print(f"  bare pipeline    {tokens / bare:8,.0f} tokens a second")
    print(f"  reading / bare   {ratio:8.2f}   (promised: {PROMISED[name]})")


def cold(arguments: list[str], rounds: int) -> str:
    """Seconds of a process from its start until its first bytes of output, and of processor time until its end; the
    middle of the rounds."""
    taken, used = [], []
    for _ in range(rounds):
        begun, before = time.perf_counter(), children_seconds()
        with subprocess.Popen(
            [sys.executable, "-m", "khronika.cli", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(WORDS)
            process.stdin.close()
            process.stdout.read(1)
            taken.append(time.perf_counter() - begun)
            process.stdout.read()
        used.append(children_seconds() - before)
    return f"{statistics.median(taken):8.2f} s   ({statistics.median(used):.2f} s of processor time"


def start(rounds: int) -> None:
    # The help's first bytes come last: click writes it whole.
    print(f"khronika --help    {cold(['--help'], rounds)}; promised: {PROMISED['help']})")
    print(f"first claim        {cold(FIRST_CLAIM, rounds)}; promised: {PROMISED['claim']})")


def rows() -> Iterator[str]:
    """The demo reports for ever, each time under another id."""
    number = 0
    while True:
        for report in dense_reports():
            number += 1
            yield json.dumps(
                {"id": number, "text": report.text, "lang": "en", "published": str(report.published or "")}
            )


def bulk(size: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "big.jsonl").open("w") as file:
            file.writelines(f"{row}\n" for row, _ in zip(rows(), range(size), strict=False))
        one, two = (bulk_seconds(folder, jobs) for jobs in (1, 2))
        same = (folder / "1.jsonl").read_bytes() == (folder / "2.jsonl").read_bytes()
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024  # kilobytes on Linux
    print(f"bulk: {size} reports; both files are {'equal' if same else 'NOT EQUAL'}")
    print(f"  --jobs 1         {size / one:8.1f} reports a second")
    print(f"  --jobs 2         {size / two:8.1f} reports a second")
    print(f"  two / one        {one / two:8.2f}   (promised: {PROMISED['jobs']})")
    print(f"  peak memory      {memory:8,.0f} MB a process   (promised: {PROMISED['memory']})")


def bulk_seconds(folder: Path, jobs: int) -> float:
    """From the first row to the end, as if that first row had come at once."""
    output = folder / f"{jobs}.jsonl"
    part = output.with_name(f"{output.name}.part")
    command = [
        sys.executable,
        "-m",
        "khronika.cli",
        "read",
        "big.jsonl",
        "--jobs",
        str(jobs),
        "-o",
        output.name,
    ]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None and not (part.exists() and part.stat().st_size):
            time.sleep(0.02)
        begun = time.perf_counter()
        if process.wait():
            sys.exit(f"{' '.join(command)} ended with {process.returncode}")
        return time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--bulk", type=int, default=400, help="how many reports to read in bulk")
    parser.add_argument("--only", choices=["text", "russian", "kazakh", "start", "memory", "bulk"])
    chosen = parser.parse_args()
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    print(
        f"{cores} cores, load {load:.1f}"
        + ("; the clock's times and jobs tell little now" if load > cores / 2 else "")
    )
    if chosen.only in (None, "start"):
        start(chosen.rounds)
    if chosen.only in (None, "text"):
        against_bare("dense", dense_reports(), chosen.rounds)
        against_bare("general", general_reports(), chosen.rounds)
    if chosen.only in (None, "russian"):
        against_bare("russian", dense_reports("ru"), chosen.rounds, bare_russian)
    if chosen.only in (None, "kazakh"):  # a round takes a twentieth of a second: more of them
        against_bare("kazakh", dense_reports("kk"), 20 * chosen.rounds, bare_kazakh)
    if chosen.only in (None, "memory"):
        memory(int(PROMISED["memory"]))
    if chosen.only in (None, "bulk"):
        bulk(chosen.bulk)


if __name__ == "__main__":
    main()
