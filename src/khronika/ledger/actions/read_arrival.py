"""What a program that reads arrivals records, step by step. Only the run that began an arrival may record what stands in it: of two,
or of one that was thought dead, the other is refused. Reading is no act of a person and has no log row; what becomes of a find has.
"""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from khronika.ledger import arrival_tables as tables
from khronika.ledger.actions.take_in import DONE, READING, WAITING
from khronika.ledger.arrival_views import Alike, Answered, Join, Said, Waiting
from khronika.ledger.errors import NotPossible
from khronika.nouns import Capture, Reading, Report, Unread, canonical_json
from khronika.nouns.parsing import parse_json

UNTOLD = "null"


class AnotherReads(NotPossible):
    """Another run has begun this arrival since."""


def begin(run: str) -> Waiting | None:
    """The arrival that waits longest, now this run's; first those that an earlier run left half read. ``None``: nothing waits."""
    with transaction.atomic():
        open_ = Q(state=WAITING) | Q(Q(state=READING), ~Q(run=run))
        rows = tables.Arrival.objects.select_for_update(of=("self",)).filter(open_).select_related("delivery")
        row = rows.order_by("number").first()
        if row is None:
            return None
        row.state, row.run, row.begun = READING, run, row.begun + 1
        row.save(update_fields=["state", "run", "begun"])
        read = frozenset(row.found.values_list("place", flat=True))
    return Waiting(
        row.number,
        row.name,
        row.address,
        row.sha256,
        parse_json(Answered, row.answered) if row.answered else None,
        parse_json(Said, row.given),
        row.begun,
        read,
        row.delivery.watched_id,
    )


def fetched(run: str, arrival: int, sha256: str, size: int, answered: Answered) -> None:
    """The bytes of an address came. They must be kept already. Raises AnotherReads."""
    with transaction.atomic():
        row = _mine(run, arrival)
        row.sha256, row.size, row.answered = sha256, size, canonical_json(answered)
        row.save(update_fields=["sha256", "size", "answered"])


def note_find(
    run: str,
    arrival: int,
    place: int,
    *,
    report: Report | None = None,
    reading: Reading | None = None,
    unread: Unread | None = None,
    signature: bytes = b"",
    alike: Alike = Alike(),  # noqa: B008  (frozen)
    capture: Capture | None = None,
) -> None:
    """What stands at this place of the arrival. Raises AnotherReads."""
    with transaction.atomic():
        _mine(run, arrival)
        tables.Found.objects.create(
            arrival_id=arrival,
            place=place,
            report_id=report.id if report else None,
            report=canonical_json(report) if report else None,
            reading=canonical_json(reading) if reading else None,
            unread=canonical_json(unread) if unread else None,
            claims=len(reading.claims) if reading else None,
            signature=signature or None,
            alike=canonical_json(alike),
            capture=canonical_json(capture) if capture else None,
            joins=None if reading and reading.claims else "[]",
        )


def finish(run: str, arrival: int) -> None:
    """All that stands in it is recorded. Raises AnotherReads."""
    with transaction.atomic():
        row = _mine(run, arrival)
        row.state = DONE
        row.save(update_fields=["state"])


def note_joins(find: int, joins: Sequence[Join]) -> None:
    tables.Found.objects.filter(pk=find).update(joins=canonical_json(tuple(joins)))


def note_untold(find: int) -> None:
    """Where it would stand is not told before it is kept: to try would take too long."""
    tables.Found.objects.filter(pk=find).update(joins=UNTOLD)


def note_kept(find: int) -> None:
    """The record has it; it is not set beside the rest yet."""
    tables.Found.objects.filter(pk=find, kept_at=None).update(kept_at=timezone.now())


def note_beside(finds: Sequence[int]) -> None:
    """They stand side by side with the rest."""
    tables.Found.objects.filter(pk__in=finds).update(beside=True)


def _mine(run: str, arrival: int) -> tables.Arrival:
    row = tables.Arrival.objects.select_for_update().get(pk=arrival)
    if row.run != run or row.state != READING:
        raise AnotherReads(f"Arrival {arrival} is read by another run.")
    return row
