"""Record what new claims changed in what was reconciled before: a few questions and pairs of a large record."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from khronika.ledger import derived, log, tables
from khronika.nouns import Comparison, Findings, Question


@dataclass(frozen=True, slots=True)
class Changes:
    """``questions`` as they stand now and the ids of those that are ``gone``; ``pairs`` of claim ids whose comparison may be
    another now, and the ``comparisons`` that stand between them."""

    questions: tuple[Question, ...]
    gone: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    comparisons: tuple[Comparison, ...]


def record_touched(
    changes: Changes,
    primaries: Mapping[str, str],
    found: Findings,
    *,
    rules_version: str,
    inputs: str,
    since: str | None,
) -> bool:
    """Let the changes stand. ``found`` are the findings of the whole record, ``inputs`` a hash of all that it follows
    from. False, and nothing is written, when what stands is no longer what it was made of ``since``: another run came
    between. Raises KeyError when anything names a claim that is not of a current reading."""
    with transaction.atomic():
        now = timezone.now()
        row = tables.Reconciled.objects.select_for_update().filter(pk=1).first()
        if (row.digest if row else None) != since:
            return False
        numbers = derived.current_numbers()
        derived.some_questions(changes.questions, changes.gone, found.tallies, primaries, numbers)
        derived.some_comparisons(changes.comparisons, changes.pairs, numbers)
        derived.incidents(found.incidents, numbers)
        derived.doubts(found.doubts, numbers)
        derived.copies(found.copies)
        tables.Reconciled.objects.update_or_create(
            pk=1, defaults={"digest": inputs, "rules_version": rules_version, "at": now}
        )
        details = {
            "rules": rules_version,
            "questions written": len(changes.questions),
            "questions gone": len(changes.gone),
            "comparisons written": len(changes.comparisons),
            "incidents": len(found.incidents),
            "doubts": len(found.doubts),
            "digest": inputs,
        }
        log.write("reconciled", "record", details, now)
    return True
