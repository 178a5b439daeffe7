"""Record what reconciling made of the current claims: the derived tables, brought to it as one."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from khronika.ledger import counting, derived, log, reviewing, since, tables
from khronika.nouns import Comparison, Findings, Question, Tally, canonical_json


class Overtaken(Exception):
    """What was made is of a record that stands no longer; make it again."""


@dataclass(frozen=True, slots=True)
class MadeOf:
    """The row number of each claim that a record was made of, by its id, the log's last ``act`` then, and what ``stood``: the hash
    of what the record before it follows from."""

    rows: dict[str, int]
    act: int
    stood: str | None


def record_reconciling(
    questions: Sequence[Question],
    comparisons: Sequence[Comparison],
    primaries: Mapping[str, str],
    rules_version: str,
    findings: Findings | None = None,
    *,
    inputs: str | None = None,
    made_of: MadeOf | None = None,
    with_it: Callable[[], None] = lambda: None,
) -> bool:
    """Let these be the questions and comparisons that stand. False when they are what stands already.
    ``inputs`` is a hash of all that they follow from; without it their own hash tells whether they stand already.
    ``made_of`` says of which rows they were made, where time has passed since. ``with_it`` is done in the same transaction.
    Raises Overtaken where another run came between.

    ``primaries`` gives for a claim's id the key of the source that first said it. Without ``findings`` there are no
    incidents, doubts or copies, and a question's sources are counted by ``primaries`` alone. Raises KeyError when
    anything names a claim that is not of a current reading.
    """
    found = findings if findings is not None else Findings(tallies=_tallies(questions, primaries))
    ordered = sorted(questions, key=lambda question: question.id)
    parts = [ordered, comparisons, found.incidents, found.doubts]
    digest = inputs or _digest(parts, primaries, rules_version, found)
    with transaction.atomic():
        now = timezone.now()
        row = _held() or _held_for_the_first_time()
        before = row.digest if row else None
        made = made_of or MadeOf(counting.numbers(), since.last_act(), before)
        if before == digest:
            reviewing.settle(made.rows, made.act)
            return False
        if before != made.stood:
            raise Overtaken("Another run recorded what it made meanwhile.")
        written = _write(ordered, comparisons, primaries, found, made.rows)
        reviewing.settle(made.rows, made.act)
        with_it()
        tables.Reconciled.objects.update_or_create(
            pk=1, defaults={"digest": digest, "rules_version": rules_version, "at": now}
        )
        log.write("reconciled", "record", {"rules": rules_version, "digest": digest, **written}, now)
    return True


def _held() -> tables.Reconciled | None:
    """What stands, which nobody else changes until the transaction ends."""
    return tables.Reconciled.objects.select_for_update().filter(pk=1).first()


def _held_for_the_first_time() -> tables.Reconciled | None:
    """Where nothing stands there is no row to hold, and of two who are the first the second must see what the first made."""
    log.in_turn()
    return _held()


def _write(
    questions: Sequence[Question],
    comparisons: Sequence[Comparison],
    primaries: Mapping[str, str],
    found: Findings,
    numbers: Mapping[str, int],
) -> dict[str, int]:
    """The derived tables; what of them is counted in the log."""
    written = derived.questions(questions, found.tallies, primaries, numbers)
    derived.comparisons(comparisons, numbers)
    derived.incidents(found.incidents, numbers)
    derived.doubts(found.doubts, numbers)
    derived.copies(found.copies)
    counted = {
        "questions": len(questions),
        "comparisons": len(comparisons),
        "questions written": written.into,
    }
    return counted | {"incidents": len(found.incidents), "doubts": len(found.doubts)}


def _tallies(questions: Iterable[Question], primaries: Mapping[str, str]) -> dict[str, Tally]:
    """By primaries and the ledger's own reports, for who has no findings at hand."""
    rows = counting.counting()
    printed = {
        claim: (report, outlet)
        for claim, report, outlet in rows.values_list(
            "claim_id", "reading__report_id", "reading__report__outlet"
        )
    }
    found = {}
    for question in questions:
        reports = {printed[member] for member in question.members}
        found[question.id] = Tally(
            figures=len(question.members),
            reports=len(reports),
            outlets=len({outlet for _, outlet in reports if outlet}),
            unnamed=sum(not outlet for _, outlet in reports),
            sources=len({primaries.get(member, member) for member in question.members}),
            untold=0,
        )
    return found


def _digest(
    parts: Iterable[Iterable[object]], primaries: Mapping[str, str], rules_version: str, found: Findings
) -> str:
    """One hash over everything, whatever its order, fed piece by piece: a million comparisons are never one string."""
    whole = [rules_version, sorted(primaries.items()), sorted(found.copies), sorted(found.tallies.items())]
    hasher = hashlib.sha256(canonical_json(whole).encode())
    for part in parts:
        pieces = sorted(hashlib.sha256(canonical_json(item).encode()).digest() for item in part)
        hasher.update(b"".join(pieces) + b"--")
    return hasher.hexdigest()
