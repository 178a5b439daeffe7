"""What reading loads, and how much memory that takes: one new process, one report a language.

    python -m benchmarks.memory en ru kk

prints a JSON list, one object a language in the order given: ``lang``, ``claims``, ``peak`` (MB, the process's most so
far) and ``loaded`` (which of the parsers and models named below it holds by then). `benchmarks.reading --only memory`
makes a table of it, and `tests/reading/test_loading.py` asks that each language loads its own and no other's.
"""

import json
import resource
import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path
from typing import TypedDict

from khronika.intake import Received, receive
from khronika.nouns import Report
from khronika.reading import read

HEAVY = {
    "en": ("spacy", "thinc"),
    "ru": ("natasha", "navec", "pymorphy3", "slovnet"),
    "kk": ("pycrfsuite",),
}


class Held(TypedDict):
    """After a report in ``lang`` was read: the process's peak in MB, and which heavy packages it has imported."""

    lang: str
    claims: int
    peak: float
    loaded: list[str]


def longest(lang: str) -> Report:
    """The demonstration's longest report in a language: a short one would show a smaller peak."""
    with as_file(files("khronika") / "demo" / lang) as folder:
        reports = [item.report for item in receive([folder]) if isinstance(item, Received)]
    return max(reports, key=lambda report: len(report.text))


def peak() -> float:
    """The most memory that this process ever held, in MB. Not the kernel's ``ru_maxrss`` where it can be had otherwise: that
    counts what the process that started this one held, too."""
    status = Path("/proc/self/status")
    if status.exists():
        return (
            next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
            / 1024
        )
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20  # bytes on macOS


def held(langs: list[str]) -> list[Held]:
    """In this process, language by language. What a language loads stays loaded."""
    found: list[Held] = []
    for lang in langs:
        claims = len(getattr(read(longest(lang)), "claims", ()))
        loaded = [name for names in HEAVY.values() for name in names if name in sys.modules]
        found.append({"lang": lang, "claims": claims, "peak": peak(), "loaded": loaded})
    return found


def measure(*langs: str) -> list[Held]:
    """The same in a process of its own, which has loaded nothing before."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.memory", *langs],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[1],
        text=True,
    )
    found: list[Held] = json.loads(done.stdout)
    return found


def memory(promised: int) -> None:
    """A table: each language alone, then all three in one process."""
    print(f"memory: peak of a new process, one report a language (promised: {promised} MB with all three)")
    for langs in (["en"], ["ru"], ["kk"], ["en", "ru", "kk"]):
        last = measure(*langs)[-1]
        print(f"  {'+'.join(langs):10} {last['peak']:6,.0f} MB   {', '.join(last['loaded'])}")


if __name__ == "__main__":
    print(json.dumps(held(sys.argv[1:])))
