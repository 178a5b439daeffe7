"""Record what new claims changed in what was reconciled before: a few rows of a large record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from khronika.ledger import counting, derived, log, reviewing, tables
from khronika.nouns import Comparison, Doubt, Incident, Question, Tally


@dataclass(frozen=True, slots=True)
class Changes:
    """``questions`` as they stand now, with the ``tallies`` of each and the ``primaries`` of their members, and the ids of
    those that are ``gone``; ``pairs`` of claim ids whose comparison may be another now, and the ``comparisons`` that
    stand between them; ``incidents`` in the place of all those that the claims ``whole`` tell of; ``doubts`` in the place
    of ``doubts_gone``; groups of ``copies`` that are new, the one printed first at the head of each; the row by which each claim counts now that
    people ``reviewed``, ``None`` for none."""

    questions: tuple[Question, ...]
    gone: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    comparisons: tuple[Comparison, ...]
    tallies: Mapping[str, Tally]
    primaries: Mapping[str, str]
    whole: frozenset[str] = frozenset()
    incidents: tuple[Incident, ...] = ()
    doubts_gone: tuple[Doubt, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()
    reviewed: Mapping[str, int | None] = field(default_factory=dict)

    def claims(self) -> set[str]:
        """Every claim that is named."""
        found = {key for pair in self.pairs for key in pair} | set(self.whole)
        found.update(*(question.members for question in self.questions))
        found.update(link.claim for each in self.incidents for link in (*each.links, *each.judging))
        both = (*self.doubts_gone, *self.doubts)
        return found | {key for doubt in both for key in (doubt.claim, doubt.beside) if key is not None}


def record_touched(
    changes: Changes,
    *,
    rules_version: str,
    inputs: str,
    since: str,
    act: int,
    with_it: Callable[[], None],
) -> bool:
    """Let the changes stand, and do ``with_it`` in the same transaction. ``inputs`` is a hash of all that the whole record
    follows from, ``act`` the log's last when it was asked for. False, and nothing is written, when what stands is no longer what it was made of ``since``: another
    run came between. Raises KeyError when anything names a claim that is not of a current reading."""
    with transaction.atomic():
        now = timezone.now()
        row = tables.Reconciled.objects.select_for_update().filter(pk=1).first()
        if (row.digest if row else None) != since:
            return False
        stood = counting.recorded(changes.claims() | changes.reviewed.keys())
        now_counts = {key: row for key, row in changes.reviewed.items() if row is not None}
        kept = {key: row for key, row in stood.items() if key not in changes.reviewed}
        rows = derived.Rows(stood, kept | now_counts)
        derived.some_questions(changes.questions, changes.gone, changes.tallies, changes.primaries, rows.now)
        derived.some_comparisons(changes.comparisons, changes.pairs, rows)
        derived.some_incidents(changes.incidents, changes.whole, rows)
        derived.some_doubts(changes.doubts_gone, changes.doubts, rows)
        derived.some_copies(changes.copies)
        with_it()
        reviewing.settle(now_counts, act, sorted(changes.reviewed))
        tables.Reconciled.objects.update_or_create(
            pk=1, defaults={"digest": inputs, "rules_version": rules_version, "at": now}
        )
        counted = _counted(changes)
        log.write("reconciled", "record", {"rules": rules_version, **counted, "digest": inputs}, now)
    return True


def _counted(changes: Changes) -> dict[str, int]:
    return {
        "questions written": len(changes.questions),
        "questions gone": len(changes.gone),
        "comparisons written": len(changes.comparisons),
        "incidents written": len(changes.incidents),
        "doubts written": len(changes.doubts),
    }
