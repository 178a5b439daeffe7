"""Set what the folder holds side by side: all of it, or only what new claims touch.

What stands in the folder is the outcome of the claims that it was made of. Where new claims only come to these, the old
ones are put back as they stood without comparing them anew, and what the new ones touch is worked out and written: the
outcome is what a full run would give, and a test holds it to that. Whatever else changed (a reading by other rules, a
withdrawal, a decision) is a full run.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khronika.ledger import access
from khronika.ledger.actions.record_reconciling import record_reconciling
from khronika.ledger.actions.record_touched import Changes, record_touched
from khronika.ledger.actions.sign import sign
from khronika.nouns import Claim, Comparison, Doubt, Findings, Relation, canonical_json, digest
from khronika.reading.gazetteer.lookup import entry_of
from khronika.reconciling import (
    RULES_VERSION,
    SIGNED_BY,
    SLIPS,
    Growing,
    Record,
    Touched,
    find,
    reconcile,
    same_texts,
    signature_of,
    tallies,
)

# Above this share of new claims a full run is as quick: it compares each pair once, and looks nothing up.
_MOSTLY_OLD = 4


@dataclass(frozen=True, slots=True)
class Beside:
    """``changed`` is False where the folder's questions stand as they did. ``record`` is ``None`` where only what is new
    was worked out, or nothing was."""

    changed: bool
    record: Record | None = None
    warnings: tuple[str, ...] = ()


def set_side_by_side() -> Beside:
    """Reconcile what the folder holds and record what comes of it. Run it after whatever changes which claims count."""
    for report_id, text in access.unsigned(SIGNED_BY):
        sign(report_id, SIGNED_BY, signature_of(text))
    copies = same_texts(access.signatures(SIGNED_BY))
    inputs = _inputs(copies)
    standing = access.reconciled()
    if standing.digest == inputs:
        return Beside(changed=False)
    claims = list(access.claims())
    fresh = [claim for claim in claims if claim.id not in standing.claims]
    grown_only = standing.rules == _rules() and len(claims) - len(fresh) == len(standing.claims)
    if grown_only and len(fresh) * _MOSTLY_OLD <= len(standing.claims):
        added = _add(claims, fresh, copies, inputs, standing.digest)
        if added is not None:
            return added
    return _all(claims, copies, inputs)


def _all(claims: Sequence[Claim], copies: Sequence[Sequence[str]], inputs: str) -> Beside:
    record = reconcile(claims, copies)
    found = find(record, populations=populations(record), splits=access.decisions(), copies=copies)
    changed = record_reconciling(
        record.questions, record.comparisons, record.primaries, _rules(), found, inputs=inputs
    )
    return Beside(changed, record, found.warnings)


def whole_record() -> Record:
    """The folder's claims reconciled anew, for who wants more than its tables tell. Nothing is recorded."""
    return reconcile(access.claims(), same_texts(access.signatures(SIGNED_BY)))


def populations(record: Record) -> dict[str, int]:
    """How many people live in each place that the record names, as far as the gazetteer counts them."""
    places = {place.identity for question in record.questions for place in question.places}
    entries = {key: entry_of(key) for key in places}
    return {key: entry.population for key, entry in entries.items() if entry is not None}


def _rules() -> str:
    """By which rules and decisions the outcome was made: what stands is put back only where they are the same."""
    decided = digest(canonical_json(access.decisions()).encode())[:12] if access.decisions() else "none"
    return f"{RULES_VERSION} decisions {decided}"


def _inputs(copies: Sequence[Sequence[str]]) -> str:
    """One hash of all that the outcome follows from."""
    return digest(canonical_json([_rules(), sorted(map(sorted, copies)), access.claim_versions()]).encode())


def _add(
    claims: Sequence[Claim],
    fresh: Sequence[Claim],
    copies: Sequence[Sequence[str]],
    inputs: str,
    since: str | None,
) -> Beside | None:
    """``None`` where another run came between, and all must be worked out."""
    new = {claim.id for claim in fresh}
    growing = Growing()
    growing.add_many((claim for claim in claims if claim.id not in new), access.copies())
    touched = growing.add(fresh, copies)
    compared, pairs = _compared(growing, touched)
    record = growing.record(comparisons=False)
    found = find(record, populations=populations(record), splits=access.decisions(), copies=copies)
    doubts = [*found.doubts, *_slips(compared), *_standing_slips(pairs)]
    asked = touched.questions | {
        question.id for question in record.questions if not touched.sources.isdisjoint(question.members)
    }
    standing = {question.id: question for question in record.questions}
    stands = record_touched(
        Changes(
            questions=tuple(standing[key] for key in sorted(asked) if key in standing),
            gone=tuple(sorted(key for key in asked if key not in standing)),
            pairs=tuple(sorted(pairs)),
            comparisons=tuple(compared),
        ),
        record.primaries,
        Findings(
            found.incidents,
            found.warnings,
            tuple(sorted(doubts, key=canonical_json)),
            tallies(record),
            found.copies,
        ),
        rules_version=_rules(),
        inputs=inputs,
        since=since,
    )
    return Beside(changed=True, warnings=found.warnings) if stands else None


def _compared(growing: Growing, touched: Touched) -> tuple[list[Comparison], set[tuple[str, str]]]:
    """The comparisons of what was touched, and the pairs that they are of. A new part may make others the parts of one
    sum, so that every pair of a touched whole is told anew."""
    first = list(growing.compared(touched.pairs))
    wholes = {each.b for each in first if each.relation is Relation.PART_OF}
    wholes |= access.wholes_of({key for pair in touched.pairs for key in pair})
    pairs = set(touched.pairs) | growing.pairs_of(wholes)
    return list(growing.compared(sorted(pairs))), pairs


def _slips(compared: Iterable[Comparison]) -> list[Doubt]:
    return [Doubt(min(c.a, c.b), c.rule, c.reason, max(c.a, c.b)) for c in compared if c.rule in SLIPS]


def _standing_slips(pairs: set[tuple[str, str]]) -> list[Doubt]:
    """Slips that stand between claims that were not touched."""
    return [
        doubt
        for doubt in access.doubts()
        if doubt.rule in SLIPS and doubt.beside and (doubt.claim, doubt.beside) not in pairs
    ]
