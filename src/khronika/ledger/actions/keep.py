"""Keep a report: the bytes first, then its row."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from khronika.ledger import log, originals, seals, tables, tallies, translate
from khronika.ledger.search_index import index_report, index_report_names
from khronika.ledger.withholding import withhold_anew
from khronika.nouns import Report


@dataclass(frozen=True, slots=True)
class Kept:
    """``new`` is False when these bytes were here already; the report that stands is then the first one."""

    report_id: str
    new: bool


def keep(report: Report, raw: bytes) -> Kept:
    """Keep the bytes and the report. The same bytes twice are one report, and the log says so.

    Raises FolderTrouble when the bytes cannot be written (nothing is then recorded) and OriginalDiffers when they
    are not what ``report.sha256`` says.
    """
    # Outside the transaction on purpose: a file without a row is harmless and is taken up by the next run; a row
    # without its file would be a report that nobody can check.
    originals.keep(Path(settings.KHRONIKA_FOLDER), report.sha256, raw)
    with transaction.atomic():
        log.alone_with(report.id)
        if tables.Report.objects.filter(pk=report.id).exists():
            log.write("received-again", report.id, {"sha256": report.sha256}, timezone.now())
            return Kept(report.id, new=False)
        # A long text is indexed before the log is waited for. Until then no row is written that anybody else would write: who has the log waits for nobody.
        names = index_report(report.id, report.text, report.lang, report.outlet)
        text = seals.of_text(report.text)
        log.in_turn()
        now = timezone.now()
        if not tables.StoredBytes.objects.filter(pk=report.sha256).exists():
            tables.StoredBytes.objects.create(sha256=report.sha256, size=len(raw), received_at=now)
        row = translate.report_to_row(report, now)
        row.save(force_insert=True)
        index_report_names(report.outlet, names)
        sealed = {
            "text": text,
            "row": seals.of_report(getattr(row, name) for name in seals.REPORT_COLUMNS),
        }
        log.write("kept", report.id, {"sha256": report.sha256, "bytes": len(raw), **sealed}, now)
        tallies.kept(report.outlet)
        withhold_anew()
    return Kept(report.id, new=True)
