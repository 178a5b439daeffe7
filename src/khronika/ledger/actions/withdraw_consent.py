"""Take back an answer on consent, with the reason. Both stay; what was taken back allows nothing from then on."""

from django.db import transaction
from django.utils import timezone

from khronika.ledger import consent_tables, log
from khronika.ledger.errors import NotHere, NotPossible
from khronika.nouns import Protected


def withdraw_consent(number: int, *, by: str, reason: str) -> None:
    """For all entries that the answer holds for. Raises NotHere for a number that is not there, NotPossible without a name, without a
    reason, and where it was taken back before."""
    if not by.strip() or not reason.strip():
        raise NotPossible("Nothing was recorded: a withdrawal names who records it, and why.")
    with transaction.atomic():
        # Locked, so that of two who withdraw at once the second is told.
        row = consent_tables.Consent.objects.select_for_update().filter(pk=number).first()
        if row is None:
            raise NotHere(f"No consent {number} in this folder.")
        if consent_tables.ConsentWithdrawn.objects.filter(pk=number).exists():
            raise NotPossible("Nothing was recorded: it was taken back before.")
        now = timezone.now()
        consent_tables.ConsentWithdrawn.objects.create(
            consent=row, by=by.strip(), reason=Protected(reason.strip()), at=now
        )
        entry = row.entries.order_by("number").values_list("entry_id", flat=True)[0]
        log.write("consent-withdrawn", entry, {"number": number}, now)
