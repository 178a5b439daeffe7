"""Rows of other datasets that the folder keeps: by their own ids, the version that stands, and whether people decided on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from khronika.ledger import originals, tables, translate
from khronika.ledger.review_tables import Standing


@dataclass(frozen=True, slots=True)
class Known:
    """The last version of a row. ``sha256`` is of its bytes; ``notes`` are its report's; ``rules`` the version of the map that read it, ``None`` where none did; ``withdrawn`` where
    a person said that it no longer counts."""

    report_id: str
    sha256: str
    notes: tuple[str, ...]
    rules: str | None
    withdrawn: bool


def versions(media_type: str, key: str) -> Iterable[tuple[str, Known]]:
    """Every version of the rows of one dataset, by the row's id, the oldest first. One query."""
    rows = tables.Report.objects.filter(media_type=media_type, given_id__startswith=f"{key}:").defer("text")
    found = rows.select_related("current__reading", "withdrawal").order_by("received_at", "id")
    for row in found.iterator(chunk_size=2000):
        rules = row.current.reading.rules_version if hasattr(row, "current") else None
        notes = translate.report_from_row(row, with_text=False).notes
        yield row.given_id or "", Known(row.id, row.stored_id, notes, rules, hasattr(row, "withdrawal"))


def decided(report_ids: Iterable[str]) -> int:
    """On how many claims of these reports people decided."""
    return Standing.objects.filter(report__in=list(report_ids)).count()


def original(sha256: str) -> bytes:
    """The bytes of a version. Raises OriginalDiffers where they are not what they were."""
    return originals.open_original(Path(settings.KHRONIKA_FOLDER), sha256)
