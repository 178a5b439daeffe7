"""Take something in: its bytes are kept at once, and it waits to be read."""

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from khronika.ledger import arrival_tables as tables
from khronika.ledger import log, originals
from khronika.ledger.arrival_views import Came, Way
from khronika.ledger.errors import NotPossible
from khronika.nouns import canonical_json, digest

WAITING, READING, DONE = "waiting", "reading", "done"


def take_in(way: Way, came: Sequence[Came], *, by: str = "", watched: int | None = None) -> int:
    """The number of the delivery. Raises FolderTrouble when the bytes cannot be written, NotPossible where nothing came; nothing is
    recorded then."""
    if not came:
        raise NotPossible("Nothing came.")
    folder, hashes = Path(settings.KHRONIKA_FOLDER), []
    for each in came:  # outside the transaction, as ``keep`` does it
        hashes.append(digest(each.raw) if each.raw is not None else None)
        if each.raw is not None:
            originals.keep(folder, digest(each.raw), each.raw)
    with transaction.atomic():
        now = timezone.now()
        made = tables.Delivery.objects.create(way=way, by=by, watched_id=watched, at=now)
        rows = tables.Arrival.objects.bulk_create(
            tables.Arrival(
                delivery=made,
                name=each.name,
                address=each.address,
                sha256=sha256,
                size=len(each.raw) if each.raw is not None else None,
                answered=canonical_json(each.answered) if each.answered else None,
                given=canonical_json(each.said),
                state=DONE if each.unread else WAITING,
            )
            for each, sha256 in zip(came, hashes, strict=True)
        )
        tables.Found.objects.bulk_create(
            tables.Found(arrival=row, place=1, unread=canonical_json(each.unread), alike="{}", joins="[]")
            for row, each in zip(rows, came, strict=True)
            if each.unread
        )
        if watched is not None:
            _remember(watched, [sha256 for sha256 in hashes if sha256])
        details = {"way": str(way), "arrivals": len(came), "sha256": [each for each in hashes if each]}
        log.write("arrived", str(made.number), details, now)
    return made.number


def _remember(watched: int, hashes: Sequence[str]) -> None:
    tables.TakenIn.objects.bulk_create(
        (tables.TakenIn(watched_id=watched, sha256=sha256) for sha256 in dict.fromkeys(hashes)),
        ignore_conflicts=True,
    )
