"""Note that somebody has a claim open, so that others see it; it is nobody's again after a time without a decision."""

from django.db import transaction
from django.utils import timezone

from khronika.ledger.review_tables import Looking


def look_at(claim_id: str, *, by: str) -> None:
    """The last who opened it has it. No row in the log: this decides nothing and is forgotten."""
    with transaction.atomic():
        Looking.objects.update_or_create(claim_id=claim_id, defaults={"by": by.strip(), "at": timezone.now()})


def leave(claim_id: str, *, by: str) -> None:
    """Whoever has it open leaves it undecided. Somebody else's stays."""
    Looking.objects.filter(pk=claim_id, by=by.strip()).delete()
