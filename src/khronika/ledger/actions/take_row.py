"""Take a row of another dataset in: its report, what was made of it, and the end of the version before it, all or nothing."""

from django.db import transaction

from khronika.ledger.actions.keep import keep
from khronika.ledger.actions.record_reading import record_reading
from khronika.ledger.actions.withdraw_report import withdraw_report
from khronika.nouns import Reading, Report


def take_row(report: Report, raw: bytes, reading: Reading, *, follows: str | None, dataset: str) -> None:
    """``follows`` is the report in whose place this one stands: it is withdrawn, by the dataset that changed the row, and stays in the
    record. Raises FolderTrouble and OriginalDiffers as ``keep`` does."""
    with transaction.atomic():
        keep(report, raw)
        record_reading(reading)
        if follows is not None:
            reason = f"The row changed in a later file of {dataset}; {report.id} stands in its place."
            withdraw_report(follows, by=dataset, reason=reason)
