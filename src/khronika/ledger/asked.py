"""The list of questions: filtered, counted, a page at a time, with a fixed number of queries. One question is ``access.question``. Those that few
pass are looked up by what is asked and sorted; where many pass, a page of them is met soon in the order of the list (see ``passing``). Of one
place an index has them in that order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from khronika.ledger import tables, translate
from khronika.ledger.passing import how_many, place_keys
from khronika.ledger.spans import Days, Unlooked, meeting
from khronika.ledger.views import QuestionRow
from khronika.nouns import Kind

_OPEN: Days = (None, None)
Rows = QuerySet[Any]  # of questions, or of one place's rows of them


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
    keys = _keys(wanted)
    looked_up = _passing(wanted, keys)
    total, capped = (everything, False) if wanted == Wanted() else how_many(looked_up)
    rows = _passing(wanted, keys, walked=True) if capped else looked_up
    last = tables.Question.objects.filter(pk=after).first() if after is not None else None
    if last is not None:
        rows = _behind(rows, last)
    some = _told(rows, most + 1)
    next_ = some[most - 1].id if len(some) > most else None
    return Page(tuple(some[:most]), total, 0 if capped else everything - total, next_, capped)


def passing(wanted: Wanted, most: int | None = None) -> list[QuestionRow]:
    """All that pass, or the first of them."""
    return _told(_passing(wanted, _keys(wanted)), most)


def _keys(wanted: Wanted) -> list[str]:
    """Under which of the keys that the place may have questions stand here."""
    if wanted.place is None:
        return []
    rows = tables.QuestionPlace.objects.filter(key__in=place_keys(wanted.place))
    return sorted(rows.order_by("key").values_list("key", flat=True).distinct())


def _passing(wanted: Wanted, keys: Sequence[str], walked: bool = False) -> Rows:
    """Questions; or, of one place as nearly always, its rows, which an index has in the order of the list."""
    if wanted.place is not None and len(keys) == 1:
        # Never looked up by days: a place's questions are gone along.
        placed = meeting(tables.QuestionPlace.objects.filter(key=keys[0]), wanted.happened, walked=True)
        return placed if wanted.kind is None else placed.filter(kind=wanted.kind.value)
    rows = meeting(tables.Question.objects.all(), wanted.happened, walked=walked)
    if wanted.kind is not None:
        rows = rows.filter(kind=wanted.kind.value)
    if wanted.place is None:
        return rows
    inside = tables.QuestionPlace.objects.filter(key__in=keys)
    if walked:
        return rows.filter(Exists(inside.filter(question=OuterRef("pk"))))
    return rows.filter(pk__in=inside.values("question"))


def by_id(ids: Iterable[str]) -> list[QuestionRow]:
    """Those of the questions that stand in this folder, in the order of the list."""
    return _told(tables.Question.objects.filter(pk__in=list(ids)), None)


def ordered(rows: QuerySet[tables.Question], most: int | None = None) -> list[QuestionRow]:
    """The fullest first."""
    return _told(rows, most)


def row_of(row: tables.Question) -> QuestionRow:
    counts = row.figures, row.sources, row.outlets, row.unnamed, row.untold
    return QuestionRow(translate.question_from_row(row), *counts)


def _told(rows: Rows, most: int | None) -> list[QuestionRow]:
    """The fullest first."""
    if rows.model is tables.QuestionPlace:
        ids = list(_in_order(rows, "question").values_list("question", flat=True)[:most])
        found = tables.Question.objects.in_bulk(ids)
        return [row_of(found[key]) for key in ids]
    return [row_of(row) for row in _in_order(rows, "pk")[:most]]


def _in_order(rows: Rows, key: str) -> Rows:
    found: Rows = rows.order_by("-figures", "kind", "first_day", key)
    return found


def _behind(rows: Rows, last: tables.Question) -> Rows:
    """Those after that one in the order of the list; where what has no date stands is each database's own."""
    key = "question" if rows.model is tables.QuestionPlace else "pk"
    undated_first = connection.features.order_by_nulls_first
    day = last.first_day
    same = Q(first_day__isnull=True) if day is None else Q(first_day=day)
    later = Q(first_day__isnull=False) if undated_first and day is None else Q(pk__in=[])
    if day is not None:
        later = Q(first_day__gt=day) | (Q(pk__in=[]) if undated_first else Q(first_day__isnull=True))
    within = Q(kind__gt=last.kind) | (Q(kind=last.kind) & (later | (same & Q(**{f"{key}__gt": last.pk}))))
    # Looked up piece by piece the rest of the list would be sorted anew for each page.
    rest: Rows = rows.alias(full=Unlooked("figures")).filter(
        Q(full__lt=last.figures) | (Q(full=last.figures) & within), figures__lte=last.figures
    )
    return rest
