"""What a person decides of what came in: keep it, leave it out, or think again."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from khronika.ledger import arrival_tables as tables
from khronika.ledger import log
from khronika.ledger.arrival_views import Decided, Said
from khronika.nouns import canonical_json

ACTS = {Decided.KEEP: "arrival-kept", Decided.OUT: "arrival-left-out", None: "arrival-reconsidered"}


def decide_finds(
    delivery: int, decided: Decided | None, finds: Sequence[int], corrected: Mapping[int, Said] | None = None
) -> int:
    """How many finds of the delivery that changes. ``None`` puts back what was left out, or was to be kept and is not in the record
    yet. What the record has stays as it is (its report can be withdrawn). ``corrected`` says what a report is to be kept with."""
    corrected = corrected or {}
    with transaction.atomic():
        rows = tables.Found.objects.select_for_update(of=("self",)).filter(
            arrival__delivery=delivery, pk__in=finds, kept_at=None
        )
        moved = []
        for row in rows.order_by("number"):
            said = corrected.get(row.number)
            if row.decided == decided and said is None:
                continue
            row.decided = decided
            if said is not None:
                row.corrected = canonical_json(said)
            row.save(update_fields=["decided", "corrected"])
            moved.append(row.number)
        if moved:
            changed = sorted(number for number in corrected if number in moved)
            log.write(ACTS[decided], str(delivery), {"finds": moved, "corrected": changed}, timezone.now())
    return len(moved)
