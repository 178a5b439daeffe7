"""What leaves in a bundle: reports with their claims, how they were captured, their originals, and what the log says of them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from khronika.ledger import access, captures
from khronika.ledger.capture_tables import Capture
from khronika.ledger.errors import NotHere
from khronika.ledger.judgement_tables import Withheld
from khronika.ledger.tables import LogRow, Report
from khronika.nouns import canonical_json

_AT_ONCE = 500  # ids in one query: as many as SQLite takes with room to spare


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which reports leave, in order of their receipt. ``withheld`` counts those that were asked for and do not, because they name a protected
    source: neither their texts nor their originals, nor their claims."""

    reports: tuple[str, ...]
    withheld: int


def chosen(report_ids: Sequence[str]) -> Chosen:
    """These reports, or all of them where none is named. Raises NotHere for one that is not here."""
    rows = Report.objects.order_by("received_at", "id")
    here = list(rows.values_list("pk", flat=True))
    wanted = set(report_ids) or set(here)
    if absent := sorted(wanted - set(here)):
        raise NotHere(f"No report {absent[0]} in this folder.")
    withheld = set(Withheld.objects.values_list("pk", flat=True))
    leaving = tuple(each for each in here if each in wanted and each not in withheld)
    return Chosen(leaving, len(wanted) - len(leaving))


def report_file(report_id: str) -> bytes:
    """The report with its text, its claims as they count, and its captures: JSON, as the folder's pages show them."""
    view = access.report(report_id)
    # Where it lay on whose computer is nobody else's.
    report = replace(view.report, origin=view.report.origin.replace("\\", "/").rpartition("/")[2])
    told = {
        "report": json.loads(canonical_json(report)),
        "rules_version": view.rules_version,
        "claims": [json.loads(canonical_json(each)) for each in view.claims],
        "captures": [json.loads(canonical_json(each)) for each in captures.of_report(report_id)],
        "withdrawn": view.withdrawn is not None,
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def originals_of(report_ids: Sequence[str]) -> list[str]:
    """Hashes of the bytes they came in, and of the web archives that these came in, each once. An archive that holds pages of other reports too
    does not leave."""
    found: dict[str, None] = {}
    leaving, archives = set(report_ids), set()
    for piece in _in_pieces(report_ids):
        rows = Report.objects.filter(pk__in=piece).order_by("pk")
        found |= dict.fromkeys(rows.values_list("stored_id", flat=True))
        archives |= set(Capture.objects.filter(report__in=piece).values_list("archive", flat=True))
    for archive in sorted(archives - {""}):
        if leaving.issuperset(Capture.objects.filter(archive=archive).values_list("report", flat=True)):
            found[archive] = None
    return list(found)


def log_of(report_ids: Sequence[str]) -> bytes:
    """Rows of the log about them, each with the hash that seals it and the one before it, and the last row of all: one JSON object a line. The
    log holds ids, counts and hashes, and no names."""
    rows: dict[int, LogRow] = {}
    for piece in _in_pieces(report_ids):
        rows |= {row.number: row for row in LogRow.objects.filter(subject__in=piece)}
    rows |= {row.number: row for row in LogRow.objects.order_by("-number")[:1]}
    return "".join(f"{canonical_json(_told(rows[number]))}\n" for number in sorted(rows)).encode()


def _told(row: LogRow) -> dict[str, object]:
    return {
        "number": row.number,
        "at": row.at.isoformat(timespec="microseconds"),
        "act": row.act,
        "subject": row.subject,
        "details": row.details,
        "previous": row.previous,
        "hash": row.hash,
    }


def _in_pieces(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE))
