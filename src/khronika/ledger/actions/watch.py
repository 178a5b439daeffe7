"""Watched folders and feeds: added, removed, looked at."""

from django.db import transaction
from django.utils import timezone

from khronika.ledger import arrival_tables as tables
from khronika.ledger import log
from khronika.ledger.arrival_views import Said, Way
from khronika.ledger.errors import NotHere
from khronika.nouns import Unread, canonical_json


def add_watched(sort: Way, place: str, said: Said) -> int:
    """The number of the watched place; of the one that is there, where it is watched already."""
    with transaction.atomic():
        now = timezone.now()
        row = tables.Watched.objects.filter(sort=sort, place=place, removed_at=None).first()
        if row is None:
            row = tables.Watched.objects.create(
                sort=sort, place=place, given=canonical_json(said), added_at=now
            )
            log.write("watch-added", str(row.number), {"sort": str(sort)}, now)
    return row.number


def remove_watched(number: int) -> None:
    """It is looked at no more; what came from it stays. Raises NotHere."""
    with transaction.atomic():
        row, now = _here(number), timezone.now()
        row.removed_at, row.asked_at = now, None
        row.save(update_fields=["removed_at", "asked_at"])
        log.write("watch-removed", str(number), {}, now)


def ask_look(number: int) -> None:
    """Somebody wants it looked at now. Raises NotHere."""
    with transaction.atomic():
        row, now = _here(number), timezone.now()
        if row.asked_at is None:
            row.asked_at = now
            row.save(update_fields=["asked_at"])
            log.write("watch-asked", str(number), {}, now)


def note_look(number: int, came: int, trouble: Unread | None) -> None:
    """It was looked at, and ``came`` things were taken in; no log row: what came has one."""
    tables.Watched.objects.filter(pk=number).update(
        looked_at=timezone.now(),
        asked_at=None,
        came=came,
        trouble=canonical_json(trouble) if trouble else None,
    )


def _here(number: int) -> tables.Watched:
    row = tables.Watched.objects.select_for_update().filter(pk=number, removed_at=None).first()
    if row is None:
        raise NotHere(f"Nothing is watched under {number}.")
    return row
