"""Let answers on consent, recorded on entries of an earlier edition of a list, hold for the same entries of the one that counts now."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from khronika.ledger import consent_tables, log

ACT = "consents-carried"


def carry_consents(earlier: str, later: str, same: Mapping[str, str]) -> tuple[int, int]:
    """``same`` is earlier entry -> later entry, where one alone answers. An answer stays one: taken back, it is so for both. Gives back
    how many hold now for an entry of ``later``, and how many do not: nothing is recorded there, which allows nothing.

    Call it in the transaction in which ``later`` became the edition that counts."""
    with transaction.atomic():
        held = consent_tables.ConsentFor.objects.filter(entry__list=earlier, consent__withdrawn=None)
        pairs = list(held.order_by("number").values_list("consent_id", "entry_id"))
        rows = [
            consent_tables.ConsentFor(consent_id=number, entry_id=same[entry])
            for number, entry in pairs
            if entry in same
        ]
        consent_tables.ConsentFor.objects.bulk_create(rows)
        if pairs:
            log.write(
                ACT, later, {"carried": len(rows), "not carried": len(pairs) - len(rows)}, timezone.now()
            )
    return len(rows), len(pairs) - len(rows)
