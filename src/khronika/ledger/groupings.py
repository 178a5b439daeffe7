"""Incidents, doubts, what people decided, and what a list of questions tells of each: the part of ``access`` that answers for
them. Asked through ``access``."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F, QuerySet

from khronika.ledger import tables, translate
from khronika.ledger.counting import versions
from khronika.ledger.errors import NotHere
from khronika.ledger.views import IncidentView, Told
from khronika.nouns import Claim, Comparison, Decision, Doubt, Incident, Relation, Ruling

_AT_ONCE = 500  # SQLite allows 32,766 values in a statement
Numbers = Sequence[int] | QuerySet[Any, Any]  # row numbers of claims, or for many a subquery


def decisions() -> tuple[Decision, ...]:
    """Every decision, oldest first."""
    return tuple(translate.decision_from_row(row) for row in tables.Decision.objects.order_by("number"))


def incidents(numbers: Numbers | None = None) -> tuple[IncidentView, ...]:
    """All incidents, or those that the claims of these row numbers tell of or judge, in order of their first day. Those
    that were withdrawn are among them and say so."""
    rows = tables.Incident.objects.all()
    if numbers is not None:
        rows = rows.filter(memberships__claim__in=numbers).distinct()
    return _views(rows.order_by("first_day", "id"))


def incident(incident_id: str) -> IncidentView:
    """One incident with its claims. Raises NotHere."""
    found = _views(tables.Incident.objects.filter(pk=incident_id))
    if not found:
        raise NotHere(
            f"No incident {incident_id} in this folder. `khronika incidents` lists those there are."
        )
    return found[0]


def incidents_of(numbers: Numbers) -> tuple[Incident, ...]:
    """The nouns alone."""
    rows = tables.Incident.objects.filter(memberships__claim__in=numbers).distinct().order_by("id")
    return tuple(translate.incident_from_row(row) for row in rows)


def doubts_of(numbers: Numbers) -> tuple[Doubt, ...]:
    """Doubts about the claims of these row numbers."""
    rows = tables.Doubt.objects.filter(claim__in=numbers) | tables.Doubt.objects.filter(beside__in=numbers)
    return tuple(translate.doubt_from_row(row) for row in rows.distinct().order_by("pk"))


def doubts() -> tuple[Doubt, ...]:
    """Every doubt that stands."""
    return tuple(translate.doubt_from_row(row) for row in tables.Doubt.objects.order_by("pk"))


def copies() -> tuple[tuple[str, ...], ...]:
    """The groups of reports that copy one another, as they were last recorded, the one printed first at the head."""
    groups: dict[str, list[str]] = defaultdict(list)
    for report, first in tables.Copy.objects.order_by("report_id").values_list("report_id", "first_id"):
        groups[first].append(report)
    return tuple((first, *others) for first, others in sorted(groups.items()))


def claim_versions() -> list[tuple[str, str]]:
    """Each claim that counts, with the version of the rules that read it: what is said in it follows from both."""
    return versions()[0]


def _views(rows: Iterable[tables.Incident]) -> tuple[IncidentView, ...]:
    found = [translate.incident_from_row(row) for row in rows]
    decided: dict[str, list[Decision]] = defaultdict(list)
    wanted = [each.id for each in found]
    for row in tables.Decision.objects.filter(incident__in=wanted).order_by("number"):
        decided[row.incident].append(translate.decision_from_row(row))
    claims: dict[str, dict[str, Claim]] = defaultdict(dict)
    for link in tables.IncidentMember.objects.filter(incident__in=wanted).select_related("claim"):
        claims[link.incident_id][link.claim.claim_id] = translate.claim_from_row(link.claim)
    return tuple(_view(each, decided[each.id], claims[each.id]) for each in found)


def _view(incident: Incident, decided: Sequence[Decision], claims: dict[str, Claim]) -> IncidentView:
    last = next((each for each in reversed(decided) if each.ruling is not Ruling.SPLIT), None)
    since = tuple(key for key in incident.members if last is not None and key not in last.claims)
    return IncidentView(incident, tuple(decided), claims, since)


_SUMMED = '"rule":"part-of.sum'  # as canonical JSON has it
_AGREE = Relation.AGREE.value


def told(question_ids: Iterable[str], *, brief: bool = False) -> dict[str, Told]:
    """For each question that stands: its members, how they stand to each other, and the parts that are added up to one of
    them. Three queries for any number. Where ``brief``, of two that agree only this is told, and by no rule and no reason: most pairs agree, and to
    take each from its row is most of the work of a list."""
    ids = list(question_ids)
    claims_of: dict[str, dict[str, Claim]] = {}
    read: dict[int, Claim] = {}  # some answer two questions
    links = tables.Membership.objects.filter(question__in=ids)
    for asked, number, body in links.values_list("question", "claim__number", "claim__body"):
        if number not in read:
            read[number] = translate.claim_from_body(body)
        claims_of.setdefault(asked, {})[read[number].id] = read[number]
    within = tables.Comparison.objects.filter(
        a__memberships__question__in=ids, b__memberships__question=F("a__memberships__question")
    )
    summed = tables.Comparison.objects.filter(
        b__memberships__question__in=ids, relation=Relation.PART_OF.value, body__contains=_SUMMED
    )
    pairs_of: dict[str, dict[int, Comparison]] = {}
    for rows in (within, summed):
        columns = ("pk", "b__memberships__question", "relation", "a", "b", "body")
        for pk, asked, relation, a, b, body in rows.order_by("pk").values_list(*columns):
            told_briefly = brief and relation == _AGREE
            pairs_of.setdefault(asked, {})[pk] = (
                Comparison(read[a].id, read[b].id, Relation.AGREE, reason="", rule="")
                if told_briefly
                else translate.comparison_from_body(body)
            )
    return {found: Told(mine, tuple(pairs_of.get(found, {}).values())) for found, mine in claims_of.items()}
