"""What `khronika add` costs in folders of different sizes, filled directly in the ledger with claims made up here.

python -m benchmarks.adding [--sizes 10000 100000] [--reports 30] [--bare]

Prints for each size what filling and the full run took, and what setting one more report of three claims beside the rest
takes: median and mean of the processor's seconds, and the seconds of one whole `khronika add` of a short text, the start of
the process and the reading included. Numbers of one run on one machine: compare the ratios.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from benchmarks.reconciling import made
from khronika.nouns import Claim, Reading, Report, digest, make_id

_AT_ONCE = 2_000
_RULES = "made-up.1"
_TEXT = (
    "About 70 people were detained in Norhold on {day} June 2031, the Interior Ministry of Arvenia said.\n"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One size, in seconds. ``full`` for filling and the full run; ``median`` and ``mean`` for setting one report beside
    the rest; ``command`` for one whole command, median of five."""

    claims: int
    full: float
    median: float
    mean: float
    command: float
    megabytes: float


def _started(folder: str) -> None:
    os.environ["KHRONIKA_FOLDER"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "khronika.server.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _form(bare: bool) -> None:
    """A full run. A ``bare`` one works out and writes no comparison: half of the time of filling, and what an addition
    looks up of them is what stands between the pairs that it touches."""
    from khronika import side_by_side as beside
    from khronika.ledger import access, since
    from khronika.ledger.actions.record_reconciling import record_reconciling
    from khronika.ledger.shelves import fill
    from khronika.reconciling import SIGNED_BY, Growing, InMemory, find

    if not bare:
        assert beside.set_side_by_side().changed
        return
    held, versions, rules = InMemory(), access.claim_versions(), beside._rules()
    growing = Growing(held)
    growing.add_many(access.claims())
    record = growing.record(comparisons=False)
    total = sum(beside.mark([*each]) for each in versions) % 2**256
    state = {"act": since.last_act(), "claims": len(versions), "total": total}
    shelves = beside.shelved(growing, held, access.signatures(SIGNED_BY), state)
    record_reconciling(
        record.questions,
        (),
        record.primaries,
        rules,
        find(record),
        inputs=beside.inputs_of(total, rules),
        with_it=lambda: fill(shelves),
    )


def _report(claim: Claim) -> Report:
    words = " ".join(digest(f"{claim.report_id} {n}".encode())[:7] for n in range(30))  # a text of its own
    sha256 = digest(words.encode())
    published, outlet = claim.published, claim.outlet
    return Report(make_id("r", sha256), sha256, words, "text/plain", "", "en", published, outlet)


def _fill(claims: Iterator[Claim]) -> None:
    """Each claim as the only one of its report: rows only, without files and log."""
    from django.utils import timezone

    from khronika.ledger import tables, translate
    from khronika.reconciling import SIGNED_BY, signature_of

    now = timezone.now()
    number = 0
    while some := list(islice(claims, _AT_ONCE)):
        kept = [(_report(claim), claim) for claim in some]
        stored = [tables.StoredBytes(sha256=r.sha256, size=len(r.text), received_at=now) for r, _ in kept]
        tables.StoredBytes.objects.bulk_create(stored)
        tables.Report.objects.bulk_create([translate.report_to_row(report, now) for report, _ in kept])
        readings, rows, current, signed = [], [], [], []
        for report, claim in kept:
            number += 1
            reading = Reading(report.id, (replace(claim, report_id=report.id),), _RULES)
            row = translate.reading_to_row(reading, now)
            row.number = number
            readings.append(row)
            rows += [translate.claim_to_row(each, number) for each in reading.claims]
            current.append(tables.CurrentReading(report_id=report.id, reading_id=number))
            signature = signature_of(report.text)
            signed.append(tables.Signature(report_id=report.id, made_by=SIGNED_BY, body=signature))
        for table, made_rows in (
            (tables.Reading, readings),
            (tables.Claim, rows),
            (tables.CurrentReading, current),
            (tables.Signature, signed),
        ):
            table.objects.bulk_create(made_rows, batch_size=_AT_ONCE)  # type: ignore[attr-defined]


def _add(claims: Sequence[Claim]) -> float:
    """One report of these claims, kept and read: what it takes to set it beside the rest."""
    from khronika.ledger.actions.keep import keep
    from khronika.ledger.actions.record_reading import record_reading
    from khronika.side_by_side import set_side_by_side

    report = _report(claims[0])
    keep(report, report.text.encode())
    record_reading(Reading(report.id, tuple(replace(each, report_id=report.id) for each in claims), _RULES))
    started = time.process_time()
    done = set_side_by_side()
    assert done.changed
    assert done.record is None, "a full run"
    return time.process_time() - started


def _command(folder: str, day: int) -> float:
    path = Path(folder) / f"one-more-{day}.txt"
    path.write_text(_TEXT.format(day=day), encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = [
        str(Path(sys.executable).with_name("khronika")),
        "add",
        str(path),
        "--folder",
        folder,
        "--published",
        "2031-06-30",
    ]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(many: int, reports: int, folder: str, bare: bool = False) -> Measured:
    """Fills a new folder with ``many`` claims, then adds ``reports`` reports of three claims."""
    _started(folder)
    claims = list(made(many + 3 * reports))
    started = time.process_time()
    _fill(iter(claims[:many]))
    _form(bare)
    full = time.process_time() - started
    rest = claims[many:]
    took = [_add(rest[at : at + 3]) for at in range(0, len(rest), 3)]
    commands = [_command(folder, day) for day in range(1, 6)]
    size = sum(each.stat().st_size for each in Path(folder).rglob("*") if each.is_file()) / 2**20
    return Measured(
        many, full, statistics.median(took), statistics.mean(took), statistics.median(commands), size
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--reports", type=int, default=30)
    parser.add_argument(
        "--bare", action="store_true", help="fill the folders without comparisons: twice as quick"
    )
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if not given.one:
        print(
            "    claims  fill and full run, s  folder, MB  one more, ms: median    mean  the command, s",
            flush=True,
        )
        for size in given.sizes:  # each in a process of its own: Django knows one folder
            words = [sys.executable, "-m", "benchmarks.adding", "--one", "--sizes", str(size)]
            words += ["--bare"] if given.bare else []
            subprocess.run([*words, "--reports", str(given.reports)], check=True)
        return
    with tempfile.TemporaryDirectory() as folder:
        found = measure(given.sizes[0], given.reports, folder, given.bare)
    print(
        f"{found.claims:>10,} {found.full:>20,.0f} {found.megabytes:>12,.0f} {1000 * found.median:>22,.0f} "
        f"{1000 * found.mean:>7,.0f} {found.command:>15.2f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
