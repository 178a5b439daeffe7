"""The only way to what the ledger holds. Gives nouns; each function asks a fixed number of queries, however large the
record is. Who may see what will be decided here and nowhere else, once a folder has users.

Filters: ``place`` is a name as any text has it ("Astana", "Алматы") or a gazetteer key, and takes in what lies
inside it; ``start`` and ``end`` keep what may have happened between them, so that a thing without a date is kept
only when neither is given.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from khronika.ledger import asked, tables, tallies, translate
from khronika.ledger.counting import kept_up
from khronika.ledger.errors import NotHere
from khronika.ledger.groupings import (
    claim_versions,
    copies,
    decisions,
    doubts,
    doubts_of,
    incident,
    incidents,
    incidents_of,
    told,
)
from khronika.ledger.kept_reports import (
    OF_LISTS,
    kept_as,
    read_by,
    refusal,
    reports,
    signatures,
    unread,
    unsigned,
    waiting,
    was_read,
)
from khronika.ledger.passing import place_keys
from khronika.ledger.spans import meeting
from khronika.ledger.views import (
    ClaimView,
    Counts,
    IncidentView,
    QuestionRow,
    QuestionView,
    ReportRow,
    ReportView,
    Told,
    Withdrawn,
)
from khronika.nouns import Claim, Kind, PartialDate, Question, Relation, Report

__all__ = [
    "OF_LISTS",
    "ClaimView",
    "Counts",
    "IncidentView",
    "NotHere",
    "QuestionRow",
    "QuestionView",
    "ReportRow",
    "ReportView",
    "Told",
    "Withdrawn",
    "claim",
    "claim_versions",
    "claims",
    "copies",
    "counts",
    "decisions",
    "doubts",
    "incident",
    "incidents",
    "kept_as",
    "question",
    "questions",
    "questions_by_id",
    "read_by",
    "refusal",
    "report",
    "reports",
    "signatures",
    "told",
    "unread",
    "unsigned",
    "waiting",
    "was_read",
]

_ROWS_AT_ONCE = 2000  # claims fetched from the database in one go while streaming


def counts() -> Counts:
    return Counts(
        reports=tallies.all_reports(),
        claims=tallies.all_claims(),
        questions=tables.Question.objects.count(),
        unread=len(unread()),
    )


# ---- reports ----


def report(report_id: str) -> ReportView:
    """One report with its text and its claims. Raises NotHere."""
    rows = tables.Report.objects.select_related("current__reading", "withdrawal", "copy")
    row = rows.filter(pk=report_id).first()
    if row is None:
        raise NotHere(f"No report {report_id} in this folder.")
    refusals = tuple(translate.unread_from_row(refusal) for refusal in row.refusals.order_by("at"))
    withdrawn, copied = _withdrawn(row), _copies(row)
    if not hasattr(row, "current"):
        return ReportView(translate.report_from_row(row), (), None, refusals, withdrawn, copied)
    reading = row.current.reading
    read = tuple(translate.claim_from_row(claim) for claim in reading.claims.order_by("start", "number"))
    return ReportView(
        translate.report_from_row(row), read, reading.rules_version, refusals, withdrawn, copied
    )


# ---- claims ----


def claims(
    kind: Kind | None = None,
    place: str | None = None,
    start: PartialDate | None = None,
    end: PartialDate | None = None,
) -> Iterator[Claim]:
    """Claims of current readings, by report and then by span; none of reports that were withdrawn. Streamed: a record of
    any size fits in memory."""
    rows = meeting(kept_up(), (start, end))
    if kind is not None:
        rows = rows.filter(kind=kind.value)
    if place is not None:
        inside = tables.ClaimPlace.objects.filter(key__in=place_keys(place)).values("claim")
        rows = rows.filter(pk__in=inside)
    rows = rows.order_by("reading__report__received_at", "reading_id", "start", "number")
    return (translate.claim_from_row(row) for row in rows.iterator(chunk_size=_ROWS_AT_ONCE))


def claim(claim_id: str) -> ClaimView:
    """One claim, as a person read it where that counts, else by the current reading or by the last one that made it. Raises NotHere."""
    rows = tables.Claim.objects.filter(claim_id=claim_id).select_related(
        "reading__report", "reading__current", "instead_of"
    )
    found = list(rows.order_by("-number"))
    if not found:
        raise NotHere(f"No claim {claim_id} in this folder.")
    row = max(
        found, key=lambda row: (hasattr(row, "instead_of"), hasattr(row.reading, "current"), row.number)
    )
    pairs = _comparisons([row.number])
    return ClaimView(
        claim=translate.claim_from_row(row),
        report=translate.report_from_row(row.reading.report),
        questions=tuple(row.memberships.order_by("question").values_list("question", flat=True)),
        comparisons=tuple(translate.comparison_from_row(pair) for pair in pairs),
        others=_others(pairs, {claim_id}),
        rules_version=row.reading.rules_version,
        current=hasattr(row.reading, "current") or hasattr(row, "instead_of"),
        incidents=incidents_of([row.number]),
        doubts=doubts_of([row.number]),
    )


# ---- questions ----


def questions(
    kind: Kind | None = None,
    place: str | None = None,
    start: PartialDate | None = None,
    end: PartialDate | None = None,
    most: int | None = None,
) -> list[QuestionRow]:
    """Questions, those with the most figures first; as many as ``most``. A page of them is ``asked.page``."""
    return asked.passing(asked.Wanted(kind, place, (start, end)), most)


def question(question_id: str) -> QuestionView:
    """One question with its figures, how they stand, and its neighbours. Raises NotHere."""
    row = tables.Question.objects.filter(pk=question_id).first()
    if row is None:
        raise NotHere(
            f"No question {question_id} in this folder. `khronika questions` lists those there are."
        )
    noun = translate.question_from_row(row)
    memberships = list(row.memberships.select_related("claim"))
    members = {link.claim.claim_id: translate.claim_from_row(link.claim) for link in memberships}
    pairs = _comparisons(row.memberships.values("claim"))
    pairs += _among_those_beside(row, [pair.pk for pair in pairs])
    claims_here = members | _others(pairs, members)
    neighbours = {found.id: found for found in asked.by_id(noun.wider + noun.narrower)}
    reports_here = _reports_of(claims_here.values())
    copied = tables.Copy.objects.filter(report__in=list(reports_here))
    return QuestionView(
        question=noun,
        claims=claims_here,
        comparisons=tuple(translate.comparison_from_row(pair) for pair in pairs),
        reports=reports_here,
        primaries={
            link.claim.claim_id: link.primary_source
            for link in memberships
            if link.primary_source is not None
        },
        wider=tuple(neighbours[found] for found in noun.wider if found in neighbours),
        narrower=tuple(neighbours[found] for found in noun.narrower if found in neighbours),
        row=asked.row_of(row),
        incidents=incidents(row.memberships.values("claim")),
        doubts=doubts_of(row.memberships.values("claim")),
        copies=dict(copied.values_list("report_id", "first_id")),
        unplaced=_unplaced(noun),
        rules_version=_compared_by(),
    )


def _compared_by() -> str:
    made = tables.Reconciled.objects.filter(pk=1).values_list("rules_version", flat=True).first()
    return (made or "").partition(" ")[0]  # what people decided stands behind it


def questions_by_id(question_ids: Iterable[str]) -> list[QuestionRow]:
    """Those of the questions that stand in this folder, in the order of ``questions``."""
    return asked.by_id(question_ids)


# ---- what they share ----


def _withdrawn(report: tables.Report) -> Withdrawn | None:
    if not hasattr(report, "withdrawal"):
        return None
    found = report.withdrawal
    return Withdrawn(found.by, found.reason, found.at.date().isoformat())


def _copies(report: tables.Report) -> tuple[str, ...]:
    first = report.copy.first_id if hasattr(report, "copy") else report.id
    others = tables.Copy.objects.filter(first=first).order_by("report").values_list("report", flat=True)
    return tuple(key for key in (first, *others) if key != report.id)


# Who finds none among the fullest of so many will not read on.
_UNPLACED = 100


def _unplaced(sought: Question) -> tuple[QuestionRow, ...]:
    """Questions of the kind that say not where or not when, and no more than that keeps them from this one; the fullest. Two
    queries: what says not where has an index of its own, and is few."""
    if not sought.places and sought.period is None:
        return ()
    rows = tables.Question.objects.filter(kind=sought.kind.value).exclude(pk=sought.id)
    undated, nowhere = rows.filter(first_day__isnull=True), rows.filter(placed=False)
    if sought.places:
        mine = {key for place in sought.places for key in (place.identity, *place.path)}
        here = tables.QuestionPlace.objects.filter(question=OuterRef("pk"), key__in=mine)
        undated = undated.filter(Exists(here) | Q(placed=False))
    if sought.period is not None:
        # Gone along: half of them lie before a day, or after one.
        nowhere = meeting(nowhere, (sought.period.start, sought.period.end), walked=True)
    found = {row.id: row for some in (undated, nowhere) for row in asked.ordered(some, _UNPLACED)}
    rows_ = sorted(found.values(), key=lambda row: -row.figures)
    return tuple(row for row in rows_ if _may_be(row.question, sought))[:_UNPLACED]


def _may_be(open_: Question, asked: Question) -> bool:
    if (open_.population, open_.unit) != (asked.population, asked.unit):
        return False
    if open_.period is not None and asked.period is not None and not open_.period.meets(asked.period):
        return False
    mine = {key for place in asked.places for key in (place.identity, *place.path)}
    theirs = {key for place in open_.places for key in (place.identity, *place.path)}
    return not mine or not theirs or not mine.isdisjoint(theirs)


def _comparisons(numbers: Sequence[int] | QuerySet[Any, Any]) -> list[tables.Comparison]:
    """Those with either end among the claims' row numbers, given as a list or, for many, as a subquery."""
    either = Q(a__in=numbers) | Q(b__in=numbers)
    return list(tables.Comparison.objects.filter(either).select_related("a", "b").order_by("pk"))


def _among_those_beside(question: tables.Question, known: Sequence[int]) -> list[tables.Comparison]:
    """Of claims that stand beside the question's members: what each repeats, wherever that stands ("957 detained" may be
    another's "957 punished"), and how the tellers of that stand to each other, so that one statement told by three is shown
    once; who revised what; which contradict each other. Other relations between them are their own questions' business."""
    members = question.memberships.values("claim")
    # From the comparisons' two indexes: asked of the claims, SQLite went through every one in the folder, for each of nine subqueries.
    beside = (
        tables.Comparison.objects.filter(b__in=members)
        .order_by()
        .values("a")
        .union(tables.Comparison.objects.filter(a__in=members).order_by().values("b"))
    )
    between = Q(a__in=beside, relation__in=[Relation.REVISION.value, Relation.CONTRADICT.value])
    relays = tables.Comparison.objects.filter(relation=Relation.RELAY.value)
    repeated = relays.filter(b__in=beside).values("a")
    wanted = Q(between, b__in=beside) | Q(
        Q(b__in=beside) | Q(a__in=repeated, b__in=repeated), relation=Relation.RELAY.value
    )
    pairs = tables.Comparison.objects.filter(wanted)
    return list(pairs.exclude(pk__in=known).select_related("a", "b").order_by("pk"))


def _others(pairs: Iterable[tables.Comparison], known: Container[str]) -> dict[str, Claim]:
    """The claims that the comparisons name and that are not known yet."""
    rows = {row.claim_id: row for pair in pairs for row in (pair.a, pair.b) if row.claim_id not in known}
    return {claim_id: translate.claim_from_row(row) for claim_id, row in rows.items()}


def _reports_of(claims_here: Iterable[Claim]) -> dict[str, Report]:
    rows = tables.Report.objects.defer("text").filter(pk__in={found.report_id for found in claims_here})
    return {row.id: translate.report_from_row(row, with_text=False) for row in rows}
