"""What people decided of claims, and what waits for them: as ``access`` for everything else, a fixed number of queries however
large the record is."""

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.db import connection
from django.db.models import Count, Func, Max, Prefetch, QuerySet
from django.utils import timezone

from khronika.ledger import tables, translate
from khronika.ledger.errors import NotHere
from khronika.ledger.queue import COUNTED, Query, Some, current, first, how_many, matching, numbered
from khronika.ledger.review_tables import (
    CHANGED,
    LOST,
    WAITING,
    FourEyes,
    Looking,
    Review,
    ReviewBatch,
    Standing,
)
from khronika.ledger.review_translate import batch_body, review_from_row, shown
from khronika.ledger.review_views import (
    Batch,
    Looked,
    Mark,
    Past,
    QueueCounts,
    QueuePage,
    QueueRow,
    ReviewedClaim,
)
from khronika.ledger.spans import Unlooked, meeting
from khronika.nouns import Claim, PartialDate, State

# Ten minutes: longer than a passage takes with its report open beside it, short enough that what somebody left for lunch is free.
STALE = dt.timedelta(minutes=10)
PAGE = 25  # rows of the queue on one page


def counts(proposed: Some | None = None) -> QueueCounts:
    """Three queries; two where all that are ``proposed`` were gone through already."""
    decided = Standing.objects.filter(read__isnull=False).order_by()
    states = {State(state): many for state, many in decided.values_list("state").annotate(many=Count("read"))}
    states[State.PROPOSED], capped = (proposed.many, proposed.capped) if proposed else how_many(Query())
    waiting, changed, lost, last, read = _at_once()
    return QueueCounts(states, waiting, changed, lost, last or 0, read or 0, capped)


def _at_once() -> Sequence[Any]:
    """How many wait, are read otherwise, are lost; the last decision, the last claim read: five numbers by one statement, since to ask takes longer than to
    answer."""
    asked = [
        *(
            Standing.objects.filter(which).values(n=Func("pk", function="COUNT"))
            for which in (WAITING, CHANGED, LOST)
        ),
        Review.objects.values(n=Func("pk", function="MAX")),
        tables.Claim.objects.values(n=Func("pk", function="MAX")),
    ]
    told = [each.order_by().query.sql_with_params() for each in asked]
    with connection.cursor() as cursor:
        statement = f"SELECT {', '.join(f'({sql})' for sql, _ in told)}"
        cursor.execute(statement, [value for _, params in told for value in params])
        return list(cursor.fetchone())


def page(
    query: Query, after: int = 0, before: int = 0, most: int = 0, counted: Some | None = None
) -> QueuePage:
    """The claims of a query, in the order in which they were read: those after a row's number, or the last ones before it; ``PAGE`` of
    them, or as many as ``most``. Where the query was gone through already (``counted``) nothing is counted again."""
    most = most or PAGE
    rows, by = matching(query), numbered(query)
    many, capped = (counted.many, counted.capped) if counted else how_many(query)
    if before:
        found = list(_whole(rows.filter(**{f"{by}__lt": before}).order_by(f"-{by}"))[: most + 1])
        more, found = len(found) > most, found[:most][::-1]
        backward = found[0].number if more else None
        return QueuePage(_rows(found), many, backward, before - 1 if found else None, capped)
    found = list(_whole(rows.filter(**{f"{by}__gt": after}).order_by(by))[: most + 1])
    more, found = len(found) > most, found[:most]
    backward = found[0].number if after and found else None
    return QueuePage(_rows(found), many, backward, found[-1].number if more else None, capped)


def beside(query: Query, number: int, me: str = "") -> tuple[str | None, str | None]:
    """The claims of a query before and after the row of that number. What somebody other than ``me`` has open now is passed over on the
    way on, so that two who go through one list do not read the same; left alone for ``STALE``, it is anybody's again."""
    rows, by = matching(query), numbered(query)
    before = (
        rows.filter(**{f"{by}__lt": number}).order_by(f"-{by}").values_list("claim_id", flat=True).first()
    )
    open_now = Looking.objects.filter(at__gte=timezone.now() - STALE).exclude(by=me)
    free = rows.filter(**{f"{by}__gt": number}).exclude(claim_id__in=open_now.values("claim_id"))
    after = free.order_by(by).values_list("claim_id", flat=True).first()
    return before, after


def drawn(query: Query, seed: int, many: int = 5, most: int = 0) -> tuple[QueueRow, ...]:
    """Claims of the query drawn by chance: the same for the same seed while the query keeps the same claims. ``most`` is the
    highest row number to draw from."""
    numbers = list(
        matching(query).filter(number__lte=most).order_by("number").values_list("number", flat=True)
    )
    chosen = random.Random(seed).sample(numbers, min(many, len(numbers)))  # noqa: S311  (not a secret)
    found = {row.number: row for row in _whole(current().filter(pk__in=chosen))}
    return _rows([found[number] for number in chosen])


def one(claim_id: str) -> ReviewedClaim:
    """One claim, how it stands and what was decided of it before. Raises NotHere for a claim that no reading has."""
    row = _whole(current().filter(claim_id=claim_id)).first()
    if row is None:
        older = tables.Claim.objects.filter(claim_id=claim_id, reading__report__withdrawal__isnull=True)
        row = older.select_related("reading").order_by("-number").first()
    rows = Review.objects.filter(claim=claim_id).select_related("batch").order_by("number")
    found = _rows([row])[0] if row is not None else _awaited(claim_id)
    if row is not None and not hasattr(row, "standing"):
        found = replace(found, mark=_without_reading(claim_id))
    return ReviewedClaim(found, tuple(_past(each) for each in rows))


def refuse_unknown(claim_id: str) -> None:
    """Raises NotHere where ``one`` would."""
    rows = tables.Claim.objects.filter(claim_id=claim_id, reading__report__withdrawal__isnull=True)
    if not rows.exists():
        _awaited(claim_id)


def _awaited(claim_id: str) -> QueueRow:
    """A claim that somebody added and that waits for a second person: no reading has it so far. Raises NotHere."""
    rows = Standing.objects.filter(pk=claim_id, waiting__isnull=False, report__withdrawal__isnull=True)
    standing = rows.select_related("report", "review", "waiting").first()
    mark = mark_of(standing) if standing is not None else None
    if standing is None or mark is None or mark.waiting is None or mark.waiting.corrected is None:
        raise NotHere(f"No claim {claim_id} in this folder.")
    return QueueRow(0, mark.waiting.corrected, translate.report_from_row(standing.report), mark)


def marks(claims: Iterable[str]) -> dict[str, Mark]:
    """How these claims stand; none is given for a claim of which nobody decided anything."""
    rows = Standing.objects.filter(pk__in=list(claims)).select_related("review", "waiting")
    return {row.claim_id: mark_of(row) for row in rows}


def marks_of(report_id: str) -> dict[str, Mark]:
    """The same for all claims of a report that anything was decided of, those that people added and those no longer read included."""
    rows = Standing.objects.filter(report=report_id).select_related("review", "waiting")
    return {row.claim_id: mark_of(row) for row in rows}


def added_to(report_id: str) -> list[Claim]:
    """Claims of a report that people added and that count, in the order of the text."""
    rows = tables.Claim.objects.filter(instead_of__report=report_id, instead_of__read__isnull=True)
    return [translate.claim_from_row(row) for row in rows.order_by("start", "number")]


def awaited(most: int = 20) -> list[Mark]:
    """Claims that people added and that wait for a second person, the latest first."""
    rows = Standing.objects.filter(read__isnull=True, waiting__isnull=False)
    return [mark_of(row) for row in rows.select_related("review", "waiting").order_by("-last")[:most]]


def lost(most: int = 20) -> list[Mark]:
    """Decisions on claims that are no longer read so, the latest first."""
    rows = Standing.objects.filter(LOST)
    return [mark_of(row) for row in rows.select_related("review", "waiting").order_by("-last")[:most]]


def rejected_beside(
    kind: str, places: Sequence[str], first: dt.date | None, last: dt.date | None
) -> list[tuple[Claim, Mark]]:
    """Claims that people rejected and that speak of this kind at these places (all of them, or none), on days that meet these."""
    # From what was rejected, which is little beside all that is of a kind.
    rejected = Standing.objects.filter(state=State.REJECTED.value, read__isnull=False).values("read")
    rows = current().filter(pk__in=rejected).alias(of=Unlooked("kind")).filter(of=kind)
    rows = (
        rows.filter(places__key__in=places, places__depth=0) if places else rows.filter(places__isnull=True)
    )
    if first is not None and last is not None:
        rows = meeting(rows, (PartialDate.of(first), PartialDate.of(last)), walked=True)
    else:
        rows = rows.filter(first_day__isnull=True)
    found = rows.select_related("standing__review", "standing__waiting").distinct().order_by("number")
    return [(translate.claim_from_row(row), mark_of(row.standing)) for row in found]


def decisions_since(number: int) -> int:
    """How many decisions came after the one of that number."""
    return Review.objects.filter(pk__gt=number).count()


def read_since(number: int) -> int:
    """How many claims were read after the row of that number; or as many as are counted."""
    return current().filter(number__gt=number).values("pk")[:COUNTED].count()


def how_they_stand(query: Query) -> dict[State, int]:
    """The first claims of a query, as many as are counted, by what was decided of each; those of which nothing was are proposed."""
    found: dict[State, int] = defaultdict(int)
    for state, many in first(query).order_by().values_list("standing__state").annotate(many=Count("pk")):
        found[State(state or State.PROPOSED)] += many
    return dict(found)


def four_eyes() -> frozenset[str]:
    """What needs a second person in this folder."""
    return frozenset(FourEyes.objects.values_list("what", flat=True))


def decision(number: int) -> Past | None:
    """A decision by its number; ``None`` where there is none."""
    row = Review.objects.filter(pk=number).select_related("batch").first()
    return _past(row) if row is not None else None


def batch(number: int) -> Batch:
    """Raises NotHere."""
    row = ReviewBatch.objects.filter(pk=number).first()
    if row is None:
        raise NotHere(f"No decision on many of the number {number} in this folder.")
    told = batch_body(row)
    mine = Standing.objects.filter(review__batch=number).count()
    waits = Standing.objects.filter(waiting__batch=number).count()
    return Batch(
        number=row.number,
        state=State(row.state) if row.state else None,
        by=row.by,
        reason=told["reason"],
        at=row.at.isoformat(timespec="seconds"),
        query=told["query"],
        claims=tuple(told["claims"]),
        left_out=told["left out"],
        takes_back=row.takes_back or 0,
        confirms=told.get("confirms", 0),
        stands=mine,
        waits=waits,
    )


def ends() -> tuple[int, int]:
    """The numbers of the last decision and of the last claim read: what a preview was made of."""
    last = Review.objects.aggregate(last=Max("number"))["last"] or 0
    read = tables.Claim.objects.aggregate(last=Max("number"))["last"] or 0
    return last, read


def _whole(rows: QuerySet[tables.Claim]) -> QuerySet[tables.Claim]:
    """With how they stand by a query of its own: as one, a database takes longer to think of the way than to go it."""
    stand = Prefetch("standing", Standing.objects.select_related("review", "waiting"))
    return rows.select_related("reading").prefetch_related(stand)


def _rows(rows: Sequence[tables.Claim]) -> tuple[QueueRow, ...]:
    """Two queries: reports, who looks."""
    reports = tables.Report.objects.in_bulk({row.reading.report_id for row in rows})
    told = {key: translate.report_from_row(report) for key, report in reports.items()}
    since = timezone.now() - STALE
    looking = Looking.objects.filter(pk__in=[row.claim_id for row in rows], at__gte=since)
    looked = {each.claim_id: Looked(each.by, each.at.isoformat(timespec="seconds")) for each in looking}
    return tuple(
        QueueRow(
            row.number,
            translate.claim_from_row(row),
            told[row.reading.report_id],
            mark_of(row.standing) if hasattr(row, "standing") else Mark(),
            looked.get(row.claim_id),
        )
        for row in rows
    )


def answered(claim_id: str) -> tuple[tuple[str, str], ...]:
    """The ids and texts of the questions that a claim answers."""
    links = tables.Membership.objects.filter(claim__claim_id=claim_id).select_related("question")
    return tuple(
        (link.question_id, translate.question_from_row(link.question).text)
        for link in links.order_by("question")
    )


def _without_reading(claim_id: str) -> Mark:
    """How a claim stands that no reading of the machine's has now: a person's, or one that is no longer read."""
    standing = Standing.objects.filter(pk=claim_id).select_related("review", "waiting").first()
    return mark_of(standing) if standing is not None else Mark()


def mark_of(row: Standing) -> Mark:
    return Mark(
        State(row.state),
        row.last,
        row.review_id or 0,
        shown(review_from_row(row.review)) if row.review else None,
        row.waiting_id or 0,
        shown(review_from_row(row.waiting)) if row.waiting else None,
        row.changed,
        row.review_id is not None and row.read_id is None and row.instead_id is None,
    )


def _past(row: Review) -> Past:
    return Past(
        row.number,
        shown(review_from_row(row)),
        row.takes_back or 0,
        row.confirms or 0,
        row.waits,
        row.batch_id or 0,
    )
