"""Note in the log that the folder was copied. The copy itself ends before this row."""

from django.db import transaction
from django.utils import timezone

from khronika.ledger import log


def note_backup(sha256: str, files: int, *, sealed: bool) -> None:
    """``sha256`` of the backup's file, by which it is known; never its name, which may tell where it lies."""
    with transaction.atomic():
        log.write("backed-up", sha256, {"files": files, "sealed": sealed}, timezone.now())
