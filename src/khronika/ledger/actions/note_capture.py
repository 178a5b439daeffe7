"""Keep how a report's bytes were captured."""

from django.db import transaction
from django.utils import timezone

from khronika.ledger import log
from khronika.ledger.capture_tables import Capture as Row
from khronika.ledger.tables import Report, StoredBytes
from khronika.nouns import Capture, canonical_json, make_id


def note_capture(report_id: str, capture: Capture, archive_size: int | None = None) -> bool:
    """False when the same capture of these bytes was noted before, or the report is not kept; nothing changes then, so that a run that was killed between
    keeping a report and this is simply repeated. The archive, where one is named, lies with the originals already; ``archive_size``
    are its bytes."""
    body = canonical_json(capture)
    row_id = make_id("k", report_id, body)
    with transaction.atomic():
        if Row.objects.filter(pk=row_id).exists() or not Report.objects.filter(pk=report_id).exists():
            return False
        now = timezone.now()
        if capture.archive and archive_size is not None:
            _stored(capture.archive, archive_size)
        Row.objects.create(
            id=row_id, report_id=report_id, archive=capture.archive or "", body=body, noted_at=now
        )
        details = {
            "capture": row_id,  # a hash of all that it says, so that a changed row shows
            "archive": capture.archive,
            "digests": str(capture.digests),
            "signature": str(capture.signature.state),
            "whole": not capture.missing,
        }
        log.write("captured", report_id, details, now)
    return True


def note_archive(sha256: str, size: int) -> None:
    """The archive lies with the originals: of a page that was refused too, as that it was an error page is worth showing later."""
    with transaction.atomic():
        _stored(sha256, size)


def _stored(sha256: str, size: int) -> None:
    if not StoredBytes.objects.filter(pk=sha256).exists():
        StoredBytes.objects.create(sha256=sha256, size=size, received_at=timezone.now())
