"""Ask for an estimate of the folder's lists; a program of its own makes it."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from khronika.ledger import list_tables, log

# An estimate takes seconds to a few minutes. One that was asked for so long ago and is not there was stopped.
STOPPED = dt.timedelta(minutes=15)


def ask_estimate(seed: int) -> int | None:
    """Record it and give back its number; ``None`` where one is being made already."""
    with transaction.atomic():
        now = timezone.now()
        waiting = list_tables.EstimateAsked.objects.filter(answer__isnull=True, at__gt=now - STOPPED)
        if waiting.exists():
            return None
        row = list_tables.EstimateAsked.objects.create(seed=seed, at=now)
        log.write("estimate-asked", "lists", {"seed": seed, "number": row.number}, now)
    return row.number
