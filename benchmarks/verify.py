"""How long `khronika verify` takes beside `sha256sum` of the same bytes, and how much memory it holds.

python -m benchmarks.verify --reports 10000 100000

Makes a folder for each size: originals of 2 to 12 kB (a page as served, with our text of some 3 kB in it), two claims each, what the acts
write of them in the log, one claim in fifty decided. Rows are written as the actions write them, but many at once. Then, in turns:
`sha256sum` of every original, and `khronika verify`; the best of some runs of each, with files and database in the system's memory,
because a disk would be what is measured. "Same bytes" is told in two ways: the originals alone, and originals and database, since
verify reads both.
"""

import argparse
import datetime as dt
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.desk_folder import opened, unguarded

AT_ONCE = 2000
_REVIEWED = 50
_WORDS = (
    "crowd bridge river students lawyers vans evening banner square rain police officers mothers station radio market court "
    "statement city region people held buses morning rally permit order street office phone relatives list number day"
).split()
_START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def fill(folder: Path, many: int) -> None:
    """Reports, readings, claims, decisions, and the log of it all, its head included."""
    from django.db import connection, transaction

    from khronika.ledger import guards, head, tables

    unguarded()
    log = _Log()
    reports = ((number, *_report(number)) for number in range(many))
    while some := list(islice(reports, AT_ONCE)):
        with transaction.atomic():
            _keep(folder, some, log)
    guards.after_migrate("default")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    last = tables.LogRow.objects.order_by("-number")[0]
    head.note(folder, last.number, last.hash)
    connection.close()


def _report(number: int) -> tuple[Any, bytes, Any]:
    """A report, its bytes, its reading: two sentences that say a number, among others."""
    from khronika.nouns import Kind, Reading, Report, digest, make_id

    rng = random.Random(number)
    rest = [" ".join(rng.choice(_WORDS) for _ in range(12)).capitalize() for _ in range(rng.randint(20, 50))]
    told = f"Police held {number + 2} people in Orlo. Doctors counted {number + 3} hurt in Selt."
    text = f"{told} {'. '.join(rest)}.\n"
    page = f"<html><head>{'<meta>' * rng.randint(50, 900)}</head><body>{text}</body></html>".encode()
    sha256 = digest(page)
    report = Report(
        make_id("r", sha256), sha256, text, "text/html", f"{number}.html", "en", None, "Orlo Courier"
    )
    first, second = (each + "." for each in told.split(". ")[:1]), told.split(". ")[1]
    claims = tuple(
        _claim(report, quote, words, kind)
        for quote, words, kind in (
            (next(first)[:-1], str(number + 2), Kind.DETENTION),
            (second[:-1], str(number + 3), Kind.INJURY),
        )
    )
    return report, page, Reading(report.id, claims, "made-up.1")


def _claim(report: Any, quote: str, words: str, kind: Any) -> Any:
    from khronika.nouns import (
        Attribution,
        Claim,
        Figure,
        Level,
        Place,
        Scope,
        Source,
        Span,
        Unit,
        Voice,
        When,
    )
    from khronika.nouns.vocabulary import SourceType

    start = report.text.index(quote)
    at = report.text.index(words, start)
    place = Place("Orlo", Level.CITY, "name:orlo", "KZ", ("country:KZ",), "Orlo")
    day = When.on(dt.date(2019, 6, 9))
    span, number = Span(start, start + len(quote)), float(words)
    figure = Figure(
        words, number, number, Unit.PERSONS, False, "figure.exact", number, Span(at, at + len(words)), Scope("people", (place,), day)
    )  # fmt: skip
    voice = Voice("Police", Source("Police", SourceType.STATE, "police"), span=Span(start, start + 6))
    return Claim(
        Claim.make_id(report.id, kind, span, figure), report.id, kind, span, quote, Attribution((voice,), Span(start, start + 6), "attr"),
        figure=figure, places=(place,), when=day, rule="made-up", confidence=0.9, lang="en", outlet=report.outlet,
    )  # fmt: skip


class _Log:
    """Rows of the log, sealed as ``log.write`` seals them."""

    def __init__(self) -> None:
        self.number, self.last = 0, ""

    def row(self, act: str, subject: str, details: dict[str, Any], at: dt.datetime) -> Any:
        from khronika.ledger import log, tables
        from khronika.nouns import canonical_json

        self.number += 1
        row = tables.LogRow(
            number=self.number,
            at=at,
            act=act,
            subject=subject,
            details=canonical_json(details),
            previous=self.last,
        )
        row.hash = self.last = log.seal(row)
        return row


def _keep(folder: Path, some: list[tuple[int, Any, bytes, Any]], log: _Log) -> None:
    from khronika.ledger import originals, review_translate, seals, tables, translate
    from khronika.ledger.review_tables import Review as ReviewRow
    from khronika.nouns import Review, State

    stored, reports, readings, claims, rows, reviews = [], [], [], [], [], []
    for number, report, page, reading in some:
        at = _START + dt.timedelta(seconds=number, microseconds=number % 999_983)
        path = originals.path_of(folder, report.sha256)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(page)
        stored.append(tables.StoredBytes(sha256=report.sha256, size=len(page), received_at=at))
        row = translate.report_to_row(report, at)
        reports.append(row)
        sealed = {
            "text": seals.of_text(row.text),
            "row": seals.of_report(getattr(row, name) for name in seals.REPORT_COLUMNS),
        }
        rows.append(log.row("kept", report.id, {"sha256": report.sha256, "bytes": len(page), **sealed}, at))
        readings.append(translate.reading_to_row(reading, at))
        readings[-1].number = number + 1
        made = [translate.claim_to_row(claim, number + 1) for claim in reading.claims]
        claims.extend(made)
        details = {
            "rules": reading.rules_version,
            "claims": len(made),
            "bodies": seals.of_claims(c.body for c in made),
        }
        rows.append(log.row("read", report.id, details, at))
        if number % _REVIEWED == 0:
            claim = reading.claims[0]
            review = Review(claim.id, report.id, claim.kind, claim.span, State.ACCEPTED, "A. Editor")
            reviews.append(review_translate.review_to_row(review, at, after=0, waits=False))
            rows.append(log.row("reviewed", claim.id, {"decision": "accepted", "waits": False}, at))
    for table, made_of in (
        (tables.StoredBytes, stored), (tables.Report, reports), (tables.Reading, readings), (tables.Claim, claims),
        (tables.LogRow, rows), (ReviewRow, reviews),
    ):  # fmt: skip
        table.objects.bulk_create(made_of, batch_size=500)


def measured(command: list[str], stdin: bytes | None = None) -> tuple[float, float, float]:
    """Wall and processor seconds, and the most memory (MB) of one process of the command. Raises where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        done = subprocess.Popen(
            command, stdin=subprocess.PIPE if stdin else None, stdout=out, stderr=subprocess.PIPE
        )
        _, trouble = done.communicate(stdin)
    wall = time.perf_counter() - began
    if done.returncode:
        raise SystemExit(f"{command[:3]} ended with {done.returncode}: {trouble.decode()[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, after.ru_maxrss / 1024


def files_of(folder: Path) -> Iterator[Path]:
    for shelf in sorted((folder / "originals").iterdir()):
        yield from sorted(shelf.iterdir())


def measure(folder: Path, runs: int) -> dict[str, float]:
    names = b"\0".join(os.fsencode(path) for path in files_of(folder))
    database = folder / "khronika.sqlite3"
    size = sum(path.stat().st_size for path in files_of(folder))
    sums = ["xargs", "-0", "sha256sum", "--"]
    verify = [sys.executable, "-m", "khronika.cli", "verify", "--folder", str(folder)]
    told: dict[str, list[tuple[float, float, float]]] = {"sums": [], "both": [], "verify": []}
    for _ in range(runs):
        told["sums"].append(measured(sums, names))
        told["both"].append(measured(sums, names + b"\0" + os.fsencode(database)))
        told["verify"].append(measured(verify))
    best = {name: tuple(min(run[i] for run in each) for i in (0, 1)) for name, each in told.items()}
    return {
        "MB originals": size / 1e6,
        "MB database": database.stat().st_size / 1e6,
        "sha256sum, s": best["sums"][0],
        "sha256sum CPU, s": best["sums"][1],
        "with database, s": best["both"][0],
        "with database CPU, s": best["both"][1],
        "verify, s": best["verify"][0],
        "verify CPU, s": best["verify"][1],
        "verify MB, largest process": max(run[2] for run in told["verify"]),
        "ratio of walls, originals": best["verify"][0] / best["sums"][0],
        "ratio of walls, with database": best["verify"][0] / best["both"][0],
        "ratio of CPU, originals": best["verify"][1] / best["sums"][1],
        "ratio of CPU, with database": best["verify"][1] / best["both"][1],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--keep", type=Path, help="make the folders here, or take those that are here, and leave them"
    )
    asked = parser.parse_args()
    place = asked.keep or Path(tempfile.mkdtemp(prefix="khronika-verify-"))
    for many in asked.reports:
        folder = place / f"f{many}"
        if not folder.exists():
            command = [sys.executable, "-m", "benchmarks.verify", "--make", str(folder), str(many)]
            subprocess.run(command, check=True)
        print(f"\n{many:,} reports")
        for what, value in measure(folder, asked.runs).items():
            print(f"  {what:32} {value:10.2f}")
    if asked.keep is None:
        shutil.rmtree(place)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--make"]:
        opened(Path(sys.argv[2]))
        fill(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
