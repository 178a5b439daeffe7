"""Withdraw a report: it stays in the record, and its claims no longer answer anything."""

from django.db import transaction
from django.utils import timezone

from khronika.ledger import log, tables
from khronika.ledger.errors import NotHere, NotPossible
from khronika.ledger.tallies import recounted


def withdraw_report(report_id: str, *, by: str, reason: str) -> bool:
    """Record who withdraws it and why. False when it was withdrawn before, and nothing changes. The next reconciling
    leaves its claims out. Raises NotHere, and NotPossible without a name or a reason."""
    if not by.strip() or not reason.strip():
        raise NotPossible("A withdrawal names who withdraws the report and why.")
    with transaction.atomic():
        if not tables.Report.objects.filter(pk=report_id).exists():
            raise NotHere(f"No report {report_id} in this folder.")
        if tables.Withdrawal.objects.filter(pk=report_id).exists():
            return False
        now = timezone.now()
        with recounted(report_id):
            tables.Withdrawal.objects.create(
                report_id=report_id, by=by.strip(), reason=reason.strip(), at=now
            )
            log.write("withdrawn", report_id, {}, now)  # no name and no reason: the log is shown to outsiders
    return True
