"""Which questions and incidents some claims stand in: asked in the middle of a trial, while claims that are not kept stand in the
record, and once more when they are gone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from khronika.ledger import tables, translate
from khronika.ledger.arrival_views import Join
from khronika.nouns import Claim

_AT_ONCE = 500  # SQLite allows 32,766 values in a statement


@dataclass(frozen=True, slots=True)
class Tried:
    """Where the claims of some finds stood in a trial: ``joins`` by find, each with the claims of the record beside which it stood."""

    joins: Mapping[int, Sequence[tuple[Join, frozenset[str]]]]


def tried(claims: Mapping[str, int]) -> Tried:
    """``claims`` gives the find of each claim that is on trial. Must be called while they stand in the record."""
    found: dict[int, list[tuple[Join, frozenset[str]]]] = defaultdict(list)
    questions = _together(tables.Membership, "question", claims)
    bodies = {row.pk: row for row in tables.Question.objects.filter(pk__in=questions)}
    firsts = _claims(translate.question_from_row(row).members[:1] for row in bodies.values())
    for key, members in questions.items():
        question = translate.question_from_row(bodies[key])
        question = replace(question, members=question.members[:1], wider=(), narrower=())
        first = firsts.get(question.members[0]) if question.members else None
        for find, others, beside in _standing(members, claims):
            join = Join(key if others else "", len(others), beside, question=question, first=first)
            found[find].append((join, others))
    incidents = _together(tables.IncidentMember, "incident", claims, judging=False)
    happenings = {row.pk: row for row in tables.Incident.objects.filter(pk__in=incidents)}
    for key, members in incidents.items():
        incident = replace(translate.incident_from_row(happenings[key]), links=(), judging=())
        for find, others, beside in _standing(members, claims):
            found[find].append((Join(key if others else "", len(others), beside, incident=incident), others))
    return Tried(found)


def as_it_stands(trial: Tried) -> dict[int, tuple[Join, ...]]:
    """The same once the trial is over: each question and incident by the id that it has in the record now."""
    joins = [each for mine in trial.joins.values() for each in mine if each[0].known]
    keys = {each.known for each, _ in joins}
    there = {
        *tables.Question.objects.filter(pk__in=keys).values_list("pk", flat=True),
        *tables.Incident.objects.filter(pk__in=keys).values_list("pk", flat=True),
    }
    others = {key for each, beside in joins if each.known not in there for key in beside}
    in_questions = _of_claims(tables.Membership, "question", others)
    in_incidents = _of_claims(tables.IncidentMember, "incident", others)

    def now(join: Join, beside: frozenset[str]) -> Join:
        if not join.known or join.known in there:
            return join
        where = in_questions if join.question else in_incidents
        held = [key for claim in sorted(beside) for key in where.get(claim, ())]
        return replace(join, known=max(sorted(set(held)), key=held.count) if held else "")

    return {find: tuple(now(join, beside) for join, beside in mine) for find, mine in trial.joins.items()}


def _together(model: Any, of: str, claims: Iterable[str], **only: bool) -> dict[str, list[str]]:
    """Question or incident -> its claims, of those in which one of these stands."""
    keys: set[str] = set()
    for some in _some(claims):
        keys.update(model.objects.filter(claim__claim_id__in=some, **only).values_list(f"{of}_id", flat=True))
    members: dict[str, list[str]] = {key: [] for key in sorted(keys)}
    for some in _some(keys):
        rows = model.objects.filter(**{f"{of}__in": some}, **only)
        for key, claim in rows.order_by("claim").values_list(f"{of}_id", "claim__claim_id"):
            members[key].append(claim)
    return members


def _of_claims(model: Any, of: str, claims: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for some in _some(claims):
        rows = model.objects.filter(claim__claim_id__in=some)
        for claim, key in rows.values_list("claim__claim_id", f"{of}_id"):
            found[claim].append(key)
    return found


def _standing(
    members: Sequence[str], claims: Mapping[str, int]
) -> Iterator[tuple[int, frozenset[str], tuple[int, ...]]]:
    """Each find that stands among these: with the claims that are not on trial, and the other finds."""
    others = frozenset(claim for claim in members if claim not in claims)
    finds = sorted({claims[claim] for claim in members if claim in claims})
    for find in finds:
        yield find, others, tuple(each for each in finds if each != find)


def _claims(ids: Iterable[Sequence[str]]) -> dict[str, Claim]:
    wanted = {each for some in ids for each in some}
    rows = tables.Claim.objects.filter(claim_id__in=wanted, reading__current__isnull=False)
    return {row.claim_id: translate.claim_from_row(row) for row in rows}


def _some(keys: Iterable[str]) -> Iterator[list[str]]:
    listed = sorted(set(keys))
    for at in range(0, len(listed), _AT_ONCE):
        yield listed[at : at + _AT_ONCE]
