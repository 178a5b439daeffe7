"""Claims that leave in a spreadsheet and come back: as ``access``, in pieces, each piece with a fixed number of queries.

A row that leaves bears a version: which row of the ledger it shows and what was decided last. Rows are never changed, so that when it
comes back the claim as it left is there to the letter, beside the claim as it stands now.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac

from khronika.ledger import reviews, search, tables, translate
from khronika.ledger.queue import Query, current, matching
from khronika.ledger.review_tables import Standing
from khronika.ledger.review_views import Mark
from khronika.nouns import Claim, Kind, Report, Span, State

AT_ONCE = 500  # claims fetched together: as many as SQLite takes in a statement with room to spare
_VERSION = re.compile(r"v(\d{1,18})\.(\d{1,18})\.([a-z]{1,20})\.([0-9a-f]{16})")
_SALT = "khronika.sheet"


@dataclass(frozen=True, slots=True)
class Held:
    """A claim as it counts, or where it does not count, as the machine reads it. ``number`` is that row's; ``machine`` is the
    machine's reading, ``None`` for a claim that a person added."""

    number: int
    claim: Claim
    machine: Claim | None
    report: Report
    mark: Mark


@dataclass(frozen=True, slots=True)
class Version:
    """What a row showed when it left: the ledger's row, the last decision and the state that stood."""

    number: int
    last: int
    state: State


def version_of(held: Held) -> str:
    return _sealed(held.claim.id, held.number, held.mark.last, held.mark.state)


def read_version(claim_id: str, words: str) -> Version | None:
    """``None`` where it is no version, or not of this claim in this folder."""
    found = _VERSION.fullmatch(words.strip())
    if found is None or found[3] not in list(State):
        return None
    version = Version(int(found[1]), int(found[2]), State(found[3]))
    sealed = _sealed(claim_id, version.number, version.last, version.state)
    return version if constant_time_compare(sealed, words.strip()) else None


def _sealed(claim_id: str, number: int, last: int, state: State) -> str:
    body = f"v{number}.{last}.{state.value}"
    return f"{body}.{salted_hmac(_SALT, f'{claim_id}.{body}').hexdigest()[:16]}"


def of_search(wanted: search.Filter, *, figures: bool = False) -> Iterator[Held]:
    """What a list of search shows, in its order; with ``figures`` only claims that have one."""
    found = (row.claim for row in search.every_claim(wanted))
    return _in_pieces(claim.id for claim in found if claim.figure is not None or not figures)


def of_queue(query: Query) -> Iterator[Held]:
    """What a list of review shows, in its order."""
    rows = matching(query).order_by("number").values_list("claim_id", flat=True)
    return _in_pieces(rows.iterator(chunk_size=AT_ONCE))


def _in_pieces(ids: Iterable[str]) -> Iterator[Held]:
    piece: list[str] = []
    for claim_id in ids:
        piece.append(claim_id)
        if len(piece) == AT_ONCE:
            yield from _ordered(piece)
            piece = []
    yield from _ordered(piece)


def _ordered(ids: list[str]) -> Iterator[Held]:
    found = held(ids)
    return (found[claim_id] for claim_id in ids if claim_id in found)


def held(ids: Iterable[str], *, with_text: bool = False) -> dict[str, Held]:
    """These claims, of at most ``AT_ONCE``; one that is read no more, or of a withdrawn report, is left out. Three queries."""
    wanted = list(ids)
    read = {
        row.claim_id: row
        for row in current()
        .filter(claim_id__in=wanted)
        .select_related("reading", "standing__instead", "standing__review", "standing__waiting")
    }
    added = Standing.objects.filter(
        pk__in=[claim_id for claim_id in wanted if claim_id not in read],
        instead__isnull=False,
        report__withdrawal__isnull=True,
    ).select_related("instead__reading", "review", "waiting")
    rows: list[tuple[tables.Claim | None, Standing | None]]
    rows = [(row, getattr(row, "standing", None)) for row in read.values()]
    rows += [(None, standing) for standing in added]
    named = {row.reading.report_id for row in read.values()} | {standing.report_id for standing in added}
    reports = _reports(named, with_text=with_text)
    return {each.claim.id: each for each in (_held(row, standing, reports) for row, standing in rows)}


def _held(row: tables.Claim | None, standing: Standing | None, reports: dict[str, Report]) -> Held:
    counted = standing.instead if standing is not None and standing.instead is not None else row
    assert counted is not None
    machine = translate.claim_from_row(row) if row is not None else None
    claim = machine if counted is row and machine is not None else translate.claim_from_row(counted)
    mark = reviews.mark_of(standing) if standing is not None else Mark()
    return Held(counted.number, claim, machine, reports[claim.report_id], mark)


def _reports(ids: Iterable[str], *, with_text: bool) -> dict[str, Report]:
    rows: QuerySet[tables.Report] = tables.Report.objects.filter(pk__in=list(ids))
    rows = rows if with_text else rows.defer("text")
    return {row.id: translate.report_from_row(row, with_text=with_text) for row in rows}


def as_left(numbers: Iterable[int]) -> dict[int, Claim]:
    """Claims by the numbers of their rows, whether these count now or not. One query for at most ``AT_ONCE``."""
    rows = tables.Claim.objects.filter(pk__in=list(numbers))
    return {row.number: translate.claim_from_row(row) for row in rows}


# ---- claims that a sheet adds ----


def reports_named(ids: Iterable[str]) -> dict[str, Report]:
    """The reports of these ids, with their texts; those that are not kept or were withdrawn are left out."""
    rows = tables.Report.objects.filter(pk__in=list(ids), withdrawal__isnull=True)
    return {row.id: translate.report_from_row(row) for row in rows}


def passages_read(report_ids: Iterable[str]) -> dict[tuple[str, Kind, Span, Span | None], str]:
    """The claims of these reports' current readings by what makes two of them the same: report, kind, passage, figure."""
    rows = current().filter(reading__report__in=list(report_ids)).select_related("reading")
    return {same_as(claim): claim.id for claim in (translate.claim_from_row(row) for row in rows)}


def same_as(claim: Claim) -> tuple[str, Kind, Span, Span | None]:
    return claim.report_id, claim.kind, claim.span, claim.figure.span if claim.figure else None


def added_to(report_ids: Iterable[str]) -> set[str]:
    """Ids of the claims that people added to these reports, of those that stand or wait."""
    rows = Standing.objects.filter(report__in=list(report_ids), read__isnull=True)
    return {row.claim_id for row in rows if row.review_id or row.waiting_id}
