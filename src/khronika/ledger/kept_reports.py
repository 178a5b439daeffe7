"""Reports as they were kept, which of them were read, and what could not be: the part of ``access`` that answers for them. Asked through
``access``."""

from collections.abc import Iterator, Sequence

from django.db.models import Count

from khronika.ledger import tables, translate
from khronika.ledger.errors import NotHere
from khronika.ledger.views import ReportRow
from khronika.nouns import Report, Unread

OF_LISTS = "lists"  # in the place of rules: a refusal of a list of people, which ``lists`` shows
_ROWS_AT_ONCE = 2000


def reports(lang: str | None = None, after: str | None = None, most: int | None = None) -> list[ReportRow]:
    """All reports, or those in one language, in order of their receipt: as many as ``most``, from behind the report of that id. As many
    queries for a page of any size that is shown."""
    rows = tables.Report.objects.defer("text").select_related("current").order_by("received_at", "id")
    if lang is not None:
        rows = rows.filter(lang=lang)
    if after is not None:
        before = tables.Report.objects.filter(pk=after).values_list("received_at", flat=True).first()
        if before is not None:
            rows = rows.filter(received_at__gte=before).exclude(received_at=before, pk__lte=after)
    found = list(rows if most is None else rows[:most])
    counted = _claims_read(found)
    return [
        ReportRow(translate.report_from_row(row, with_text=False), many)
        for row, many in zip(found, counted, strict=True)
    ]


def _claims_read(rows: Sequence[tables.Report]) -> list[int | None]:
    """How many claims the reading that counts made of each; ``None`` where none did."""
    readings = [row.current.reading_id if hasattr(row, "current") else None for row in rows]
    asked = [reading for reading in readings if reading is not None]
    counted: dict[int, int] = {}
    for at in range(0, len(asked), _ROWS_AT_ONCE):
        claims = tables.Claim.objects.filter(reading__in=asked[at : at + _ROWS_AT_ONCE]).order_by()
        counted.update(claims.values_list("reading").annotate(many=Count("pk")))
    return [None if reading is None else counted.get(reading, 0) for reading in readings]


def stored_text(report_id: str) -> str | None:
    """As pages show it: where it is withheld, what stands in its place; ``None`` for a report that is not here."""
    row = tables.Report.objects.filter(pk=report_id).first()
    return None if row is None else translate.report_from_row(row).text


def waiting(rules_version: str) -> list[str]:
    """Ids of reports that are kept and were never read, nor refused by these rules: a run was killed between."""
    refused = tables.Unread.objects.filter(report__current__isnull=True, rules_version=rules_version)
    settled = refused.aggregate(n=Count("report", distinct=True))["n"]
    if tables.Report.objects.count() == tables.CurrentReading.objects.count() + settled:
        return []  # mostly so, and counted in indices: to go through a million reports takes a second
    rows = tables.Report.objects.filter(current__isnull=True).exclude(refusals__rules_version=rules_version)
    return list(rows.order_by("received_at", "id").values_list("id", flat=True))


def was_read(report_id: str, rules_version: str) -> bool:
    """True when these rules have read the report already."""
    return tables.Reading.objects.filter(report_id=report_id, rules_version=rules_version).exists()


def read_by(rules_version: str) -> set[str]:
    """The SHA-256 of the bytes of every report that these rules have read."""
    rows = tables.Reading.objects.filter(rules_version=rules_version)
    return set(rows.values_list("report__stored_id", flat=True))


def kept_as(report_id: str) -> Report:
    """The report as it was kept, without its text: what was said of it then. Raises NotHere."""
    row = tables.Report.objects.defer("text").filter(pk=report_id).first()
    if row is None:
        raise NotHere(f"No report {report_id} in this folder.")
    return translate.report_from_row(row, with_text=False)


def unsigned(made_by: str) -> Iterator[tuple[str, str]]:
    """Id and text of each report whose text has no signature made in that way."""
    rows = tables.Report.objects.exclude(signature__made_by=made_by).order_by("id")
    return rows.values_list("id", "text").iterator(chunk_size=_ROWS_AT_ONCE)


def signatures(made_by: str) -> Iterator[tuple[str, bytes]]:
    """Id and signature of each report whose text was signed in that way and that was not withdrawn."""
    rows = tables.Signature.objects.filter(made_by=made_by, report__withdrawal__isnull=True)
    return (
        (report, bytes(body))
        for report, body in rows.order_by("report_id").values_list("report_id", "body").iterator()
    )


def refusal(report_id: str, rules_version: str) -> Unread | None:
    """Why these rules could not read the report; ``None`` when they did not refuse it."""
    row = tables.Unread.objects.filter(report_id=report_id, rules_version=rules_version).first()
    return translate.unread_from_row(row) if row else None


def unread() -> list[Unread]:
    """What could not be read and still is not, oldest first. A refusal is past once its report has a reading, or once
    a report has come in from the same origin."""
    waiting = tables.Unread.objects.filter(report__current__isnull=True).exclude(rules_version=OF_LISTS)
    rows = list(waiting.order_by("at", "id"))
    refusals = [(row.report_id, translate.unread_from_row(row)) for row in rows]
    origins = [refusal.origin for report_id, refusal in refusals if report_id is None]
    arrived = set(tables.Report.objects.filter(origin__in=origins).values_list("origin", flat=True))
    return [
        refusal for report_id, refusal in refusals if report_id is not None or refusal.origin not in arrived
    ]
