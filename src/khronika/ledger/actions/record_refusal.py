"""Record what could not be read, and why: listed, never dropped."""

from django.db import transaction
from django.utils import timezone

from khronika.ledger import log, tables, translate
from khronika.nouns import Unread


def record_refusal(unread: Unread, *, report_id: str | None = None, rules_version: str = "") -> bool:
    """Record a refusal: of an input that never became a report, or, with ``report_id`` and the ``rules_version``
    that gave up, of a report that is kept and not read. False when it was recorded before."""
    with transaction.atomic():
        log.in_turn()
        now = timezone.now()
        row = translate.unread_to_row(unread, report_id, rules_version, now)
        if tables.Unread.objects.filter(pk=row.pk).exists():
            return False
        row.save(force_insert=True)
        log.write("refused", report_id or row.id, {"rule": unread.rule, "sha256": unread.sha256}, now)
    return True
