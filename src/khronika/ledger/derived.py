"""The derived tables, brought to what reconciling found: what stands already is left alone, the rest is replaced.

One more report changes a few questions of a large record; so the database is asked what it holds and only the difference
is written. Must be called inside a transaction.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from khronika.ledger import tables, translate
from khronika.nouns import Comparison, Doubt, Incident, Question, Tally, digest

_ROWS_AT_ONCE = 500  # see record_reading
_LONGEST = 200  # as ``tables`` has it for keys


@dataclass(frozen=True, slots=True)
class Difference:
    """How many rows of a table were taken out and put in."""

    out: int
    into: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The row numbers of claims by id: under which they stand as recorded so far, and under which they are recorded ``now``."""

    stood: Mapping[str, int]
    now: Mapping[str, int]


def primary_column(key: str | None) -> str | None:
    """A primary source's key as its column holds it: an outlet's may be of any length, and PostgreSQL keeps to a column's."""
    if key is None or len(key) <= _LONGEST:
        return key
    told = digest(key.encode())
    return f"{key[: _LONGEST - len(told)]}{told}"


def questions(
    found: Iterable[Question],
    tallies: Mapping[str, Tally],
    primaries: Mapping[str, str],
    numbers: Mapping[str, int],
) -> Difference:
    """Raises KeyError when a question names a claim that is not of a current reading."""
    asked = list(found)
    rows, members = {}, {}
    for question in asked:
        rows[question.id] = translate.question_to_row(question, tallies[question.id])
        members[question.id] = {
            (numbers[key], primary_column(primaries.get(key))) for key in question.members
        }
    held: dict[str, set[tuple[int, str | None]]] = defaultdict(set)
    for key, claim, primary in tables.Membership.objects.values_list(
        "question_id", "claim_id", "primary_source"
    ):
        held[key].add((claim, primary))
    standing = {
        row.id
        for row in tables.Question.objects.iterator()
        if row.id in rows and _same(row, rows[row.id]) and held[row.id] == members[row.id]
    }
    gone = _delete(tables.Question, "id", _others(tables.Question, "id", standing))
    fresh = [question for question in asked if question.id not in standing]
    _put(fresh, rows, members)
    return Difference(gone, len(fresh))


def some_questions(
    found: Iterable[Question],
    gone: Sequence[str],
    tallies: Mapping[str, Tally],
    primaries: Mapping[str, str],
    numbers: Mapping[str, int],
) -> None:
    """Puts these in the place of those of the same id and takes out those that are gone; the rest stays."""
    asked = list(found)
    rows = {question.id: translate.question_to_row(question, tallies[question.id]) for question in asked}
    members = {
        question.id: {(numbers[key], primary_column(primaries.get(key))) for key in question.members}
        for question in asked
    }
    _delete(tables.Question, "id", [*gone, *rows])
    _put(asked, rows, members)


def _put(
    asked: Sequence[Question],
    rows: Mapping[str, tables.Question],
    members: Mapping[str, set[tuple[int, str | None]]],
) -> None:
    _create(tables.Question, (rows[question.id] for question in asked))
    _create(
        tables.QuestionPlace, (place for question in asked for place in translate.question_places(question))
    )
    _create(
        tables.Membership,
        (
            tables.Membership(question_id=question.id, claim_id=claim, primary_source=primary)
            for question in asked
            for claim, primary in sorted(members[question.id], key=lambda member: member[0])
        ),
    )


def comparisons(found: Iterable[Comparison], numbers: Mapping[str, int]) -> Difference:
    """Raises KeyError when a comparison names a claim that is not of a current reading."""
    wanted = {}
    for pair in found:
        row = translate.comparison_to_row(pair, numbers)
        wanted[row.a_id, row.b_id] = row
    stale = []
    for pk, a, b, body in tables.Comparison.objects.values_list("pk", "a_id", "b_id", "body").iterator():
        if (a, b) in wanted and wanted[a, b].body == body:
            del wanted[a, b]
        else:
            stale.append(pk)
    _delete(tables.Comparison, "pk", stale)
    _create(tables.Comparison, wanted.values())
    return Difference(len(stale), len(wanted))


def some_comparisons(found: Iterable[Comparison], pairs: Iterable[tuple[str, str]], rows: Rows) -> None:
    """Puts these in the place of whatever stands between the pairs, which are claim ids either way round."""
    both = [pair for one, other in pairs for pair in ((one, other), (other, one))]
    stood = rows.stood
    touched = {(stood[a], stood[b]) for a, b in both if a in stood and b in stood}
    ends = sorted({a for a, _ in touched})
    stale = []
    for at in range(0, len(ends), _ROWS_AT_ONCE):
        held = tables.Comparison.objects.filter(a__in=ends[at : at + _ROWS_AT_ONCE])
        stale += [pk for pk, a, b in held.values_list("pk", "a_id", "b_id") if (a, b) in touched]
    _delete(tables.Comparison, "pk", stale)
    _create(tables.Comparison, (translate.comparison_to_row(pair, rows.now) for pair in found))


def incidents(found: Iterable[Incident], numbers: Mapping[str, int]) -> Difference:
    """Raises KeyError when an incident names a claim that is not of a current reading."""
    wanted = {each.id: each for each in found}
    rows = {key: translate.incident_to_row(each) for key, each in wanted.items()}
    standing = {
        row.id
        for row in tables.Incident.objects.iterator()
        if row.id in rows and row.body == rows[row.id].body
    }
    # A later reading may have given a member another row; the body names claims by id and would look the same.
    counts = set(numbers.values())
    moved = {
        key
        for key, claim in tables.IncidentMember.objects.values_list("incident_id", "claim_id")
        if claim not in counts
    }
    standing -= moved
    fresh = [wanted[key] for key in rows if key not in standing]
    gone = _delete(tables.Incident, "id", _others(tables.Incident, "id", standing))
    _put_incidents(fresh, numbers)
    return Difference(gone, len(fresh))


def some_incidents(found: Sequence[Incident], whole: Iterable[str], rows: Rows) -> None:
    """Puts these in the place of those that the claims ``whole`` tell of; the rest stays."""
    wanted = sorted(rows.stood[key] for key in whole if key in rows.stood)
    stale: set[str] = {each.id for each in found}
    for at in range(0, len(wanted), _ROWS_AT_ONCE):
        held = tables.IncidentMember.objects.filter(claim__in=wanted[at : at + _ROWS_AT_ONCE], judging=False)
        stale.update(held.values_list("incident_id", flat=True))
    _delete(tables.Incident, "id", sorted(stale))
    _put_incidents(found, rows.now)


def _put_incidents(found: Sequence[Incident], numbers: Mapping[str, int]) -> None:
    _create(tables.Incident, map(translate.incident_to_row, found))
    _create(
        tables.IncidentMember,
        (
            tables.IncidentMember(incident_id=each.id, claim_id=numbers[link.claim], judging=judging)
            for each in found
            for links, judging in ((each.links, False), (each.judging, True))
            for link in links
        ),
    )
    for at in range(0, len(found), _ROWS_AT_ONCE):
        some = [each.id for each in found[at : at + _ROWS_AT_ONCE]]
        told = tables.IncidentMember.objects.filter(
            incident__in=some, judging=False, claim__places__isnull=False
        )
        keys = told.order_by("incident", "claim__places__key").values_list("incident", "claim__places__key")
        _create(
            tables.IncidentPlace,
            (tables.IncidentPlace(incident_id=key, key=place) for key, place in keys.distinct()),
        )


def doubts(found: Sequence[Doubt], numbers: Mapping[str, int]) -> None:
    """Few, and replaced as one. Raises KeyError when a doubt names a claim that is not of a current reading."""
    tables.Doubt.objects.all().delete()
    _create(tables.Doubt, (translate.doubt_to_row(doubt, numbers) for doubt in found))


def some_doubts(gone: Iterable[Doubt], found: Sequence[Doubt], rows: Rows) -> None:
    """Takes out the one and puts in the other; the rest stays."""
    stale = {(rows.stood[doubt.claim], translate.doubt_to_row(doubt, rows.stood).body) for doubt in gone}
    held = tables.Doubt.objects.filter(claim__in={claim for claim, _ in stale})
    _delete(
        tables.Doubt,
        "pk",
        [pk for pk, claim, body in held.values_list("pk", "claim_id", "body") if (claim, body) in stale],
    )
    _create(tables.Doubt, (translate.doubt_to_row(doubt, rows.now) for doubt in found))


def some_copies(groups: Iterable[Sequence[str]]) -> None:
    """Puts these groups in the place of those of their reports; the rest stays."""
    for group in groups:
        _delete(tables.Copy, "report_id", group)
        _create(tables.Copy, (tables.Copy(report_id=report, first_id=group[0]) for report in group[1:]))


def copies(groups: Iterable[Sequence[str]]) -> None:
    """Groups of report ids, the one printed first at the head."""
    wanted = {report: group[0] for group in groups for report in group[1:]}
    held = dict(tables.Copy.objects.values_list("report_id", "first_id"))
    _delete(tables.Copy, "pk", [report for report, first in held.items() if wanted.get(report) != first])
    _create(
        tables.Copy,
        (
            tables.Copy(report_id=report, first_id=first)
            for report, first in sorted(wanted.items())
            if held.get(report) != first
        ),
    )


def _same(one: tables.Question, other: tables.Question) -> bool:
    columns = ("body", "figures", "sources", "outlets", "unnamed", "untold")
    return all(getattr(one, name) == getattr(other, name) for name in columns)


def _others(table: type[Model], column: str, standing: Iterable[str]) -> list[Any]:
    kept = set(standing)
    return [key for key in table._default_manager.values_list(column, flat=True) if key not in kept]


def _delete(table: type[Model], column: str, keys: Sequence[Any]) -> int:
    for at in range(0, len(keys), _ROWS_AT_ONCE):
        table._default_manager.filter(**{f"{column}__in": keys[at : at + _ROWS_AT_ONCE]}).delete()
    return len(keys)


def _create(table: type[Model], rows: Iterable[Any]) -> None:
    batch: list[Any] = []
    for row in _and_end(rows):
        if row is None or len(batch) == _ROWS_AT_ONCE:
            table._default_manager.bulk_create(batch)
            batch = []
        if row is not None:
            batch.append(row)


def _and_end(rows: Iterable[Any]) -> Iterator[Any]:
    yield from rows
    yield None
