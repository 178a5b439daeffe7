"""What came in and waits, for pages and for the program that reads it. Each function asks a fixed number of queries."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from khronika.ledger import arrival_tables as inbox
from khronika.ledger import heeding, tables
from khronika.ledger.actions.read_arrival import UNTOLD
from khronika.ledger.actions.take_in import DONE
from khronika.ledger.arrival_views import (
    Alike,
    ArrivalRow,
    Decided,
    DeliveryRow,
    DeliveryView,
    Find,
    FoundRow,
    Join,
    Said,
    WatchedRow,
    Way,
)
from khronika.ledger.errors import NotHere
from khronika.ledger.judgement_tables import Withheld
from khronika.nouns import Capture, Reading, Report, Unread
from khronika.nouns.parsing import parse, parse_json

ROWS = 50  # finds on a page: each has a form of its own


def fetching_allowed() -> bool:
    return inbox.InboxRule.objects.filter(fetching=True).exists()


def deliveries(before: int | None = None, most: int = 30) -> list[DeliveryRow]:
    """The newest first, those before ``before``."""
    rows = inbox.Delivery.objects.order_by("-number")
    if before is not None:
        rows = rows.filter(number__lt=before)
    return _counted(rows[:most])


def waiting() -> tuple[int, int]:
    """How many arrivals are not read yet, and how many finds nobody decided of."""
    return (
        inbox.Arrival.objects.exclude(state=DONE).count(),
        inbox.Found.objects.filter(decided=None).count(),
    )


def delivery(number: int, after: int = 0) -> DeliveryView:
    """One delivery, its finds after number ``after``. Raises NotHere."""
    found = _counted(inbox.Delivery.objects.filter(pk=number))
    if not found:
        raise NotHere(f"No delivery {number} in this folder.")
    mine = inbox.Found.objects.filter(arrival__delivery=number)
    some = list(mine.filter(number__gt=after).select_related("arrival").order_by("number")[: ROWS + 1])
    shown = some[:ROWS]
    here, twins = _here_since(shown), _twins(shown)
    joining = mine.filter(joins=None, decided=None).count()
    return DeliveryView(
        found[0],
        tuple(_arrival_row(row) for row in _arrivals(number)),
        tuple(_found_row(row, here, twins) for row in shown),
        joining,
        shown[-1].number if len(some) > ROWS else None,
    )


def open_finds(delivery_number: int) -> list[int]:
    """Numbers of the finds of a delivery that nobody decided of."""
    rows = inbox.Found.objects.filter(arrival__delivery=delivery_number, decided=None)
    return list(rows.order_by("number").values_list("number", flat=True))


def staged(number: int) -> ArrivalRow:
    """One arrival, for whoever wants its bytes. Raises NotHere."""
    row = inbox.Arrival.objects.filter(pk=number).annotate(finds=Count("found")).first()
    if row is None or not row.sha256:
        raise NotHere(f"No bytes of an arrival {number} in this folder.")
    return _arrival_row(row)


def is_withheld(report_id: str) -> bool:
    """Whether the report names a protected source."""
    return Withheld.objects.filter(pk=report_id).exists()


def has_withheld(number: int) -> bool:
    """Whether a report that names a protected source came in with this arrival."""
    found = inbox.Found.objects.filter(arrival=number, report_id__isnull=False)
    return Withheld.objects.filter(pk__in=found.values("report_id")).exists()


# ---- for the program that reads ----


def to_join(after: int, most: int) -> list[Find]:
    """Finds with claims that were not held to the record yet, and of which nobody decided to leave them out."""
    rows = inbox.Found.objects.filter(joins=None, kept_at=None, number__gt=after)
    return [_find(row) for row in _with_arrival(rows.exclude(decided=Decided.OUT)).order_by("number")[:most]]


def to_keep(after: int, most: int) -> list[Find]:
    """Finds that are decided and that the record does not have yet."""
    rows = inbox.Found.objects.filter(decided=Decided.KEEP, kept_at=None, number__gt=after)
    return [_find(row) for row in _with_arrival(rows).order_by("number")[:most]]


def not_beside() -> list[int]:
    """Finds that the record has and that were not set side by side since."""
    rows = inbox.Found.objects.filter(beside=False, kept_at__isnull=False)
    return list(rows.values_list("number", flat=True))


def signed() -> list[tuple[int, bytes]]:
    """The signatures of all finds that wait for a decision."""
    rows = inbox.Found.objects.filter(decided=None, signature__isnull=False)
    return [(number, bytes(body or b"")) for number, body in rows.values_list("number", "signature")]


def anything_to_do() -> bool:
    """Whether a program that reads would find work. What nobody decided of need not be joined for that alone to be so."""
    return (
        inbox.Arrival.objects.exclude(state=DONE).exists()
        or inbox.Found.objects.filter(
            Q(joins=None, kept_at=None, decided=None)
            | Q(decided=Decided.KEEP, kept_at=None)
            | Q(beside=False, kept_at__isnull=False)
        ).exists()
        or inbox.Watched.objects.filter(asked_at__isnull=False, removed_at=None).exists()
    )


def in_record(ids: Iterable[str]) -> set[str]:
    """Which of these reports the record has."""
    return set(tables.Report.objects.filter(pk__in=list(ids)).values_list("pk", flat=True))


def unread_in_record(report_id: str) -> bool:
    """Whether the record has the report and no reading of it."""
    return not tables.CurrentReading.objects.filter(report=report_id).exists()


def known_reports(ids: Iterable[str]) -> set[str]:
    """Which of these reports the record or an open find has."""
    wanted = list(ids)
    kept = tables.Report.objects.filter(pk__in=wanted).values_list("pk", flat=True)
    found = inbox.Found.objects.filter(report_id__in=wanted).values_list("report_id", flat=True)
    return {*kept, *(each for each in found if each)}


# ---- watched ----


def watched(*, asked: bool = False) -> list[WatchedRow]:
    """All that is watched, or only what somebody wants looked at now."""
    rows = inbox.Watched.objects.filter(removed_at=None).order_by("number")
    if asked:
        rows = rows.filter(asked_at__isnull=False)
    return [
        WatchedRow(
            row.number,
            Way(row.sort),
            row.place,
            parse_json(Said, row.given),
            row.added_at,
            row.looked_at,
            row.asked_at is not None,
            row.came,
            parse_json(Unread, row.trouble) if row.trouble else None,
        )
        for row in rows
    ]


def taken_in(number: int, hashes: Sequence[str]) -> set[str]:
    """Which of these bytes the watched place brought before."""
    rows = inbox.TakenIn.objects.filter(watched=number, sha256__in=list(hashes))
    return set(rows.values_list("sha256", flat=True))


# ---- what they share ----


def _counted(rows: QuerySet[inbox.Delivery]) -> list[DeliveryRow]:
    """Two queries, however many deliveries."""
    listed = list(
        rows.annotate(total=Count("arrivals"), done=Count("arrivals", filter=Q(arrivals__state=DONE)))
    )
    numbers = [row.number for row in listed]
    counts: dict[int, Mapping[str, Any]] = {
        each["of"]: each
        for each in inbox.Found.objects.filter(arrival__delivery__in=numbers)
        .values(of=F("arrival__delivery"))
        .annotate(
            found=Count("pk"),
            unread=Count("pk", filter=Q(unread__isnull=False)),
            open=Count("pk", filter=Q(decided=None)),
            keeping=Count("pk", filter=Q(decided=Decided.KEEP, beside=False)),
            kept=Count("pk", filter=Q(kept_at__isnull=False, beside=True)),
            out=Count("pk", filter=Q(decided=Decided.OUT)),
        )
    }
    names = ("found", "unread", "open", "keeping", "kept", "out")
    return [
        DeliveryRow(
            row.number,
            Way(row.way),
            row.at,
            row.total,
            row.done,
            *(counts[row.number][name] if row.number in counts else 0 for name in names),
        )
        for row in listed
    ]


def _arrivals(number: int) -> QuerySet[inbox.Arrival]:
    rows = inbox.Arrival.objects.filter(delivery=number).annotate(finds=Count("found"))
    return rows.order_by("number")[:_MOST_NAMED]


_MOST_NAMED = 200  # arrivals that a page names; as many as an upload may bring


def _arrival_row(row: inbox.Arrival) -> ArrivalRow:
    finds: int = row.finds  # type: ignore[attr-defined]
    return ArrivalRow(row.number, row.name, row.state, row.sha256 or "", row.size, finds)


def _here_since(rows: Sequence[inbox.Found]) -> dict[str, object]:
    ids = {row.report_id for row in rows if row.report_id and row.kept_at is None}
    return dict(tables.Report.objects.filter(pk__in=ids).values_list("pk", "received_at"))


def _twins(rows: Sequence[inbox.Found]) -> dict[str, int]:
    """The first find that waits with the bytes of each of these."""
    ids = {row.report_id for row in rows if row.report_id}
    found = inbox.Found.objects.filter(report_id__in=ids, kept_at=None).exclude(decided=Decided.OUT)
    first: dict[str, int] = {}
    for report_id, number in found.order_by("number").values_list("report_id", "number"):
        first.setdefault(report_id or "", number)
    return first


def _found_row(row: inbox.Found, here: dict[str, object], twins: dict[str, int]) -> FoundRow:
    report = heeding.current().report(parse_json(Report, row.report)) if row.report else None
    twin = twins.get(row.report_id or "")
    said = parse_json(Said, row.corrected) if row.corrected else None
    if said is None and report is not None:
        said = Said(report.lang, report.published, report.outlet, report.url)
    return FoundRow(
        row.number,
        row.arrival_id,
        row.arrival.name,
        report,
        parse_json(Unread, row.unread) if row.unread else None,
        row.claims,
        said or Said(),
        row.corrected is not None,
        here.get(row.report_id or ""),  # type: ignore[arg-type]
        twin if twin is not None and twin < row.number else None,
        parse_json(Alike, row.alike),
        _joins(row.joins) if row.joins not in (None, UNTOLD) else None,
        row.joins == UNTOLD,
        Decided(row.decided) if row.decided else None,
        row.kept_at is not None,
        row.beside,
    )


def _joins(body: str | None) -> tuple[Join, ...]:
    return tuple(parse(Join, each) for each in json.loads(body or "[]"))


def _with_arrival(rows: QuerySet[inbox.Found]) -> QuerySet[inbox.Found]:
    return rows.select_related("arrival__delivery")


def _find(row: inbox.Found) -> Find:
    return Find(
        row.number,
        row.arrival_id,
        row.place,
        parse_json(Report, row.report) if row.report else None,
        parse_json(Reading, row.reading) if row.reading else None,
        parse_json(Unread, row.unread) if row.unread else None,
        parse_json(Said, row.corrected) if row.corrected else None,
        row.arrival.delivery.by,
        bytes(row.signature) if row.signature else b"",
        parse_json(Capture, row.capture) if row.capture else None,
    )
