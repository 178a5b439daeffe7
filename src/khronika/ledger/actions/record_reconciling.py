"""Record what reconciling made of the current claims: the derived tables, replaced as one."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from khronika.ledger import log, tables, translate
from khronika.nouns import Comparison, Question, canonical_json

_ROWS_AT_ONCE = 500  # see record_reading


@dataclass(frozen=True, slots=True)
class _ClaimRow:
    number: int
    outlet: str  # the report's id where no outlet is named: two nameless reports are not one outlet


def record_reconciling(
    questions: Sequence[Question],
    comparisons: Sequence[Comparison],
    primaries: Mapping[str, str],
    rules_version: str,
) -> bool:
    """Replace questions and comparisons by these. False when these are what stands already.

    ``primaries`` gives for a claim's id the key of the source that first said it. Raises KeyError when a question or
    a comparison names a claim that is not of a current reading.
    """
    ordered = sorted(questions, key=lambda question: question.id)
    pairs = sorted(comparisons, key=canonical_json)
    digest = _digest(ordered, pairs, primaries, rules_version)
    with transaction.atomic():
        now = timezone.now()
        if tables.Reconciled.objects.filter(pk=1, digest=digest).exists():
            return False
        _replace(ordered, pairs, primaries)
        tables.Reconciled.objects.update_or_create(
            pk=1, defaults={"digest": digest, "rules_version": rules_version, "at": now}
        )
        details = {
            "rules": rules_version,
            "questions": len(ordered),
            "comparisons": len(pairs),
            "digest": digest,
        }
        log.write("reconciled", "record", details, now)
    return True


def _digest(
    questions: Iterable[Question],
    comparisons: Iterable[Comparison],
    primaries: Mapping[str, str],
    rules_version: str,
) -> str:
    """One hash over everything, fed piece by piece: a million comparisons are never one string."""
    hasher = hashlib.sha256(canonical_json([rules_version, sorted(primaries.items())]).encode())
    for part in (questions, comparisons):
        for item in part:
            hasher.update(b"\n" + canonical_json(item).encode())
        hasher.update(b"\n--")
    return hasher.hexdigest()


def _replace(questions: list[Question], comparisons: list[Comparison], primaries: Mapping[str, str]) -> None:
    for table in (tables.Comparison, tables.Membership, tables.QuestionPlace, tables.Question):
        table.objects.all().delete()
    claims = _current_claims()
    tables.Question.objects.bulk_create(
        [_question_row(question, primaries, claims) for question in questions], batch_size=_ROWS_AT_ONCE
    )
    tables.QuestionPlace.objects.bulk_create(
        [place for question in questions for place in translate.question_places(question)],
        batch_size=_ROWS_AT_ONCE,
    )
    memberships = [
        tables.Membership(
            question_id=question.id, claim_id=claims[member].number, primary_source=primaries.get(member)
        )
        for question in questions
        for member in question.members
    ]
    tables.Membership.objects.bulk_create(memberships, batch_size=_ROWS_AT_ONCE)
    numbers = {claim_id: row.number for claim_id, row in claims.items()}
    tables.Comparison.objects.bulk_create(
        [translate.comparison_to_row(pair, numbers) for pair in comparisons], batch_size=_ROWS_AT_ONCE
    )


def _current_claims() -> dict[str, _ClaimRow]:
    rows = tables.Claim.objects.filter(reading__current__isnull=False).values_list(
        "claim_id", "number", "reading__report_id", "reading__report__outlet"
    )
    return {claim_id: _ClaimRow(number, outlet or report_id) for claim_id, number, report_id, outlet in rows}


def _question_row(
    question: Question, primaries: Mapping[str, str], claims: Mapping[str, _ClaimRow]
) -> tables.Question:
    sources = {primaries.get(member, member) for member in question.members}
    outlets = {claims[member].outlet for member in question.members}
    return translate.question_to_row(question, sources=len(sources), outlets=len(outlets))
