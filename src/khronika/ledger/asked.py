"""The list of questions: filtered, counted, a page at a time, with a fixed number of queries. One question is ``access.question``. Those that few
pass are looked up by what is asked and sorted; where many pass, a page of them is met soon in the order of the list (see ``passing``)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from khronika.ledger import tables, translate
from khronika.ledger.passing import how_many, place_keys
from khronika.ledger.spans import Days, Unlooked, meeting
from khronika.ledger.views import QuestionRow
from khronika.nouns import Kind

_OPEN: Days = (None, None)


@dataclass(frozen=True, slots=True)
class Wanted:
    """``place`` is a name as any text has it or a key, and takes in what lies inside it; ``happened`` keeps what may have happened within it."""

    kind: Kind | None = None
    place: str | None = None
    happened: Days = _OPEN


@dataclass(frozen=True, slots=True)
class Page:
    """``total`` questions pass, ``hidden`` do not; ``next`` is the id after which the next page begins, ``None`` on the last. ``capped``: more
    pass than were counted (``passing.COUNTED``), and what is hidden is not known."""

    rows: tuple[QuestionRow, ...]
    total: int
    hidden: int
    next: str | None
    capped: bool = False


def page(wanted: Wanted, after: str | None = None, most: int = 100) -> Page:
    """Those with the most figures first, from behind the question of that id; from the first where it is not here any more."""
    everything = tables.Question.objects.count()
    total, capped = (everything, False) if wanted == Wanted() else how_many(passing(wanted))
    rows = passing(wanted, walked=capped)
    last = tables.Question.objects.filter(pk=after).first() if after is not None else None
    if last is not None:
        rows = _behind(rows, last)
    some = ordered(rows, most + 1)
    next_ = some[most - 1].id if len(some) > most else None
    return Page(tuple(some[:most]), total, 0 if capped else everything - total, next_, capped)


def every(wanted: Wanted) -> list[QuestionRow]:
    return ordered(passing(wanted))


def passing(wanted: Wanted, walked: bool = False) -> QuerySet[tables.Question]:
    rows = meeting(tables.Question.objects.all(), wanted.happened, walked=walked)
    if wanted.kind is not None:
        rows = rows.filter(kind=wanted.kind.value)
    if wanted.place is None:
        return rows
    inside = tables.QuestionPlace.objects.filter(key__in=place_keys(wanted.place))
    if walked:
        return rows.filter(Exists(inside.filter(question=OuterRef("pk"))))
    return rows.filter(pk__in=inside.values("question"))


def by_id(ids: Iterable[str]) -> list[QuestionRow]:
    """Those of the questions that stand in this folder, in the order of the list."""
    return ordered(tables.Question.objects.filter(pk__in=list(ids)))


def ordered(rows: QuerySet[tables.Question], most: int | None = None) -> list[QuestionRow]:
    """The fullest first."""
    return [row_of(row) for row in rows.order_by("-figures", "kind", "first_day", "id")[:most]]


def row_of(row: tables.Question) -> QuestionRow:
    counts = row.figures, row.sources, row.outlets, row.unnamed, row.untold
    return QuestionRow(translate.question_from_row(row), *counts)


def _behind(rows: QuerySet[tables.Question], last: tables.Question) -> QuerySet[tables.Question]:
    """In the order of ``ordered``; where what has no date stands is each database's own."""
    undated_first = connection.features.order_by_nulls_first
    day = last.first_day
    same = Q(first_day__isnull=True) if day is None else Q(first_day=day)
    later = Q(first_day__isnull=False) if undated_first and day is None else Q(pk__in=[])
    if day is not None:
        later = Q(first_day__gt=day) | (Q(pk__in=[]) if undated_first else Q(first_day__isnull=True))
    within = Q(kind__gt=last.kind) | (Q(kind=last.kind) & (later | (same & Q(pk__gt=last.pk))))
    # Looked up piece by piece the rest of the list would be sorted anew for each page.
    return rows.alias(full=Unlooked("figures")).filter(
        Q(full__lt=last.figures) | (Q(full=last.figures) & within), figures__lte=last.figures
    )
