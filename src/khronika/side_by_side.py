"""Set what the folder holds side by side: all of it, or only what new claims touch (``adding``).

What stands in the folder is the outcome of the claims that it was made of. Whatever changed but that reports came in and claims were reviewed (a
reading by other rules, a withdrawal, a decision on an incident) is a full run.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from threading import Lock

from django.db import transaction

from khronika.adding import Added, Heeded, add_new, inputs_of, mark, populations, shelved
from khronika.ledger import access, actors, counting, heeding, since
from khronika.ledger.actions.record_reconciling import MadeOf, Overtaken, record_reconciling
from khronika.ledger.actions.sign import sign
from khronika.ledger.reviewing import settle
from khronika.ledger.shelves import fill
from khronika.meaning import Embedding, NoModel, load
from khronika.nouns import Claim, canonical_json, digest
from khronika.place_names import english_name
from khronika.reconciling import (
    RULES_VERSION,
    SIGNED_BY,
    Growing,
    InMemory,
    Record,
    find,
    reconcile,
    same_texts,
    signature_of,
)


@dataclass(frozen=True, slots=True)
class Beside:
    """``changed`` is False where the folder's questions stand as they did. ``record`` is ``None`` where only what is new
    was worked out, or nothing was."""

    changed: bool
    record: Record | None = None
    warnings: tuple[str, ...] = ()


def set_side_by_side(embeddings: bool | None = None) -> Beside:
    """Reconcile what the folder holds and record what comes of it. Run it after whatever changes which claims count.

    ``embeddings`` lets vectors of meaning propose which claims of different languages tell of one happening (it takes a
    full run each time); ``None`` goes on as the folder was set side by side last. Raises NoModel where they are asked for
    and not installed; where they only were used before, it does without and says so."""
    wanted = _had_embeddings() if embeddings is None else embeddings
    try:
        embedding = load() if wanted else None
    except NoModel as missing:
        if embeddings:
            raise
        done = _all(None)
        return Beside(done.changed, done.record, (*done.warnings, _WITHOUT.format(missing=missing)))
    added = _added() if embedding is None else None
    if added is not None:
        return Beside(added.changed, warnings=added.warnings)
    return _all(embedding)


def _added() -> Added | None:
    """As ``add_new``. Where a desk, a worker and `khronika add` are at it at once, who is overtaken looks again, and does not go over the whole
    record, where everybody who decides would overtake it too."""
    for _ in range(_TRIES):
        try:
            return add_new(_rules())
        except Overtaken:
            continue
    with transaction.atomic():  # and the others wait
        return add_new(_rules())


_EMBEDDED = " embeddings "
_WITHOUT = "This folder was set side by side with embeddings; {missing}. What they proposed is left out now."


def _had_embeddings() -> bool:
    made = since.made()
    return made is not None and _EMBEDDED in made.rules


# People decide while a record is made; what is made of two states at once is made again. A reading of the claims takes a fraction
# of the run, so that to be overtaken so often somebody must decide without a pause.
_TRIES = 20


def _all(embedding: Embedding | None) -> Beside:
    for _ in range(_TRIES):
        try:
            return _whole(embedding)
        except Overtaken:
            continue
    with transaction.atomic():  # and whoever decides waits
        return _whole(embedding)


def _whole(embedding: Embedding | None) -> Beside:
    rules = _rules() if embedding is None else f"{_rules()}{_EMBEDDED}{embedding.name}"
    for report_id, text in access.unsigned(SIGNED_BY):
        sign(report_id, SIGNED_BY, signature_of(text))
    actors.complete()
    made, last = since.made(), since.last_act()
    judged = Heeded.at(last)
    copies = same_texts(access.signatures(SIGNED_BY))
    versions, rows = counting.versions()
    total = sum(mark([*each]) for each in versions) + _copied(copies)
    inputs = inputs_of(total, rules, judged)
    if made is not None and made.digest == inputs:
        with transaction.atomic():
            settle(rows, last)
            since.recorded_as_of(last)
        return Beside(changed=False)
    held = InMemory()
    growing = Growing(held, english_name, judged.overrules)
    growing.add_many(_steady(since.every_claim(judged.heeding.who), last), copies)
    record = growing.record()
    found = find(
        record,
        populations=_populations(record),
        splits=access.decisions(),
        copies=copies,
        embed=embedding.embed if embedding is not None else None,
    )
    state = {"act": last, "claims": len(versions), "total": total % 2**256}
    changed = record_reconciling(
        record.questions,
        record.comparisons,
        record.primaries,
        rules,
        found,
        inputs=inputs,
        made_of=MadeOf(rows, last, made.digest if made else None),
        with_it=lambda: fill(shelved(growing, held, access.signatures(SIGNED_BY), state)),
    )
    return Beside(changed, record, found.warnings)


def _steady(claims: Iterator[Claim], last: int) -> Iterator[Claim]:
    """The claims. Raises Overtaken after the last of them where anything changed while they were read."""
    yield from claims
    if not since.only_reconciled(last):
        raise Overtaken("The claims changed while they were read.")


_deciding = Lock()


def settle_reviews() -> bool:
    """Set side by side what people's decisions changed. False, at once, where another thread of this program is about it: it
    looks again before it stops, so that of twenty who decide one waits for the record and the others for nobody."""
    for _ in range(_TRIES):  # a folder without shelves cannot note that a judgement changed nothing
        if not since.unsettled():
            break
        if not _deciding.acquire(blocking=False):
            return False
        try:
            set_side_by_side()
        finally:
            _deciding.release()
    return True


def whole_record() -> Record:
    """The folder's claims reconciled anew, for who wants more than its tables tell. Nothing is recorded."""
    said = heeding.overrules_at()
    return reconcile(
        access.claims(), same_texts(access.signatures(SIGNED_BY)), english=english_name, overrules=said
    )


def _populations(record: Record) -> dict[str, int]:
    return populations({place.identity for question in record.questions for place in question.places})


def _copied(copies: Sequence[Sequence[str]]) -> int:
    return sum(mark(["copies", *sorted(group)]) for group in copies)


def _rules() -> str:
    """By which rules and decisions the outcome was made: what stands is put back only where they are the same."""
    decided = digest(canonical_json(access.decisions()).encode())[:12] if access.decisions() else "none"
    return f"{RULES_VERSION} decisions {decided}"
