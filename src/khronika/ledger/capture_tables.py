"""The table of captures: how the bytes of a report came from the web. Append-only, guarded in the database itself."""

from django.db import models

from khronika.ledger.tables import Report

_ID = 40  # as in ``tables``


class Capture(models.Model):
    """One capture of a report's bytes, whole in ``body``; the same page may be captured often. ``archive`` is the SHA-256 of the archive that is
    kept with the originals, empty where none is."""

    id = models.CharField(primary_key=True, max_length=_ID)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="captures")
    archive = models.CharField(max_length=64, blank=True, db_index=True)
    body = models.TextField()
    noted_at = models.DateTimeField()
