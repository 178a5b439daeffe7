"""Record one named person's decision on all claims that a query keeps: one act, one line in the log, taken back as one."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone

from khronika.ledger import log, review_translate, since, tables, translate
from khronika.ledger.errors import NotHere, NotPossible
from khronika.ledger.queue import Query, matching, without_state
from khronika.ledger.review_tables import ReviewBatch, Standing
from khronika.ledger.reviewing import BATCH, MANY, Act, let_stand, same_person, take_back
from khronika.ledger.reviews import four_eyes
from khronika.nouns import Review as ReviewNoun
from khronika.nouns import State, canonical_json, digest

# In one transaction, for which others who decide wait: 234 took 2.5 s at worst on two cores that seven others used (November 2026), and a writer
# waits twenty seconds.
MOST = 1000
DECIDED, NEW, CHANGED = "decided meanwhile", "read meanwhile", "decided since"


@dataclass(frozen=True, slots=True)
class Previewed:
    """What was shown before: how many claims, made of decisions and claims up to these numbers."""

    many: int
    review: int
    claim: int


def review_many(query: Query, state: State, *, by: str, reason: str = "", shown: Previewed) -> int:
    """Decide all that the query keeps and kept when it was shown; what changed meanwhile is left out, and the batch says which. The
    batch's number. Raises NotPossible where nothing is left, more than ``MOST`` match, and as ``review_claim``."""
    if state in (State.PROPOSED, State.CORRECTED):
        raise NotPossible("Many claims are accepted, rejected or doubted at once; a correction is of one.")
    with transaction.atomic():
        rows = matching(query).select_for_update(of=("self",)).select_related("standing__review", "reading")
        found = list(rows.order_by("number")[: MOST + 1])
        if len(found) > MOST:
            raise NotPossible(f"More than {MOST} claims match; narrow the query.")
        chosen = {
            row.claim_id: row
            for row in found
            if row.number <= shown.claim
            and (not hasattr(row, "standing") or row.standing.last <= shown.review)
        }
        meanwhile = without_state(query).filter(standing__last__gt=shown.review)
        left = dict.fromkeys(meanwhile.values_list("claim_id", flat=True), DECIDED)
        left |= {
            row.claim_id: NEW for row in found if row.claim_id not in chosen and row.claim_id not in left
        }
        if not chosen:
            raise NotPossible("Nothing is left to decide: everything that matched was decided meanwhile.")
        asked = four_eyes()
        waits = bool(asked & {MANY, state.value, *(row.kind for row in chosen.values())})
        act = batch_act(query.words(), state, by, reason, [*chosen], left)
        for row in chosen.values():
            try:
                review = ReviewNoun.of(translate.claim_as_read(row), state, by.strip(), reason.strip())
            except ValueError as error:
                raise NotPossible(f"Nothing was recorded: {error}.") from error
            standing = row.standing if hasattr(row, "standing") else _fresh(row)
            let_stand(standing, review, act, waits=waits)
    assert act.batch is not None
    return act.batch.number


def confirm_many(number: int, *, by: str) -> int:
    """Let another person's decision on many stand; what was decided otherwise since is left out. The number of the confirmation.
    Raises NotHere, and NotPossible for whoever made it and where nothing waits."""
    with transaction.atomic():
        made = _made(number)
        if same_person(made.by, by):
            raise NotPossible("Whoever decides cannot be the second person; somebody else confirms.")
        told = review_translate.batch_body(made)
        waiting = list(
            Standing.objects.select_for_update(of=("self",))
            .filter(waiting__batch=number)
            .select_related("waiting", "read", "review")
        )
        if not waiting:
            raise NotPossible("Nothing of that decision waits any more.")
        keys = [standing.claim_id for standing in waiting]
        left = {key: CHANGED for key in told["claims"] if key not in set(keys)}
        act = batch_act(
            told["query"], State(str(made.state)), by, told["reason"], keys, left, confirms=number
        )
        for standing in waiting:
            assert standing.waiting is not None
            review = replace(review_translate.review_from_row(standing.waiting), by=by.strip())
            let_stand(standing, review, act, waits=False, confirms=standing.waiting_id)
    assert act.batch is not None
    return act.batch.number


def take_back_many(number: int, *, by: str) -> int:
    """Take back a decision on many as one: what stood before each stands again; what was decided otherwise since is left out. The
    number of the batch that takes back. Raises NotHere, and NotPossible without a name and where nothing of it stands."""
    with transaction.atomic():
        made = _made(number)
        told = review_translate.batch_body(made)
        by_it = Standing.objects.select_for_update(of=("self",)).select_related("review", "waiting", "read")
        mine = [*by_it.filter(review__batch=number), *by_it.filter(waiting__batch=number)]
        if not mine:
            raise NotPossible("Nothing of that decision stands any more.")
        keys = [standing.claim_id for standing in mine]
        left = {key: CHANGED for key in told["claims"] if key not in set(keys)}
        act = batch_act(told["query"], None, by, "", keys, left, takes_back=number)
        for standing in mine:
            review = standing.review
            last = (
                standing.review_id
                if review is not None and review.batch_id == number
                else standing.waiting_id
            )
            take_back(standing, last or 0, by.strip(), act)
    assert act.batch is not None
    return act.batch.number


def batch_act(
    query: Mapping[str, str],
    state: State | None,
    by: str,
    reason: str,
    claims: list[str],
    left: Mapping[str, str],
    *,
    takes_back: int | None = None,
    confirms: int = 0,
    what: str = "",
) -> Act:
    """The batch's row and its one row in the log, which holds numbers and a hash of the ids, and no name or reason. ``what`` is said
    there in the place of a state."""
    if not by.strip():
        raise NotPossible("A decision names who decides.")
    now: dt.datetime = timezone.now()
    body = {"query": dict(query), "reason": reason.strip(), "claims": claims, "left out": dict(left)}
    row = ReviewBatch(
        state=state.value if state else None,
        by=by.strip(),
        claims=len(claims),
        body=canonical_json(body | ({"confirms": confirms} if confirms else {})),
        takes_back=takes_back,
        at=now,
    )
    row.save(force_insert=True)
    what = what or (state.value if state else "taken back")
    details = {"decision": what, "claims": len(claims), "left out": len(left)}
    hashed = digest(canonical_json(sorted(claims)).encode())
    log.write(BATCH, str(row.number), details | {"ids": hashed}, now)
    return Act(since.last_act(), now, row)


def _made(number: int) -> ReviewBatch:
    row = ReviewBatch.objects.filter(pk=number, state__isnull=False).first()
    if row is None:
        raise NotHere(f"No decision on many of the number {number} in this folder.")
    return row


def _fresh(row: tables.Claim) -> Standing:
    return Standing(
        claim_id=row.claim_id,
        report_id=row.reading.report_id,
        state=State.PROPOSED.value,
        read=row,
        last=0,
    )
