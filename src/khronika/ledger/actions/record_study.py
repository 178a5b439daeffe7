"""Record an estimate of the folder's lists: every method's answer, refusals among them."""

from django.db import transaction
from django.utils import timezone

from khronika.ledger import list_tables, log
from khronika.nouns import Study, canonical_json


def record_study(study: Study, *, asked: int | None = None) -> int:
    """Keep it beside every earlier one. ``asked`` is the number under which it was asked for; one that has its answer
    already, or was never asked, is answered by none."""
    with transaction.atomic():
        now = timezone.now()
        waits = (
            asked is not None
            and list_tables.EstimateAsked.objects.filter(pk=asked, answer__isnull=True).exists()
        )
        row = list_tables.KeptStudy.objects.create(
            asked_id=asked if waits else None,
            inputs=study.inputs,
            state=study.state,
            version=study.version,
            seed=study.seed,
            body=canonical_json(study),
            at=now,
        )
        details = {"inputs": study.inputs, "seed": study.seed, "version": study.version}
        log.write("estimated", "lists", details, now)
    return row.number
