"""Record what came back in a spreadsheet: corrections, decisions and added claims as one act, one line in the log, taken back as one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from khronika.ledger.actions.review_claim import added, review_of, stands_in
from khronika.ledger.actions.review_many import DECIDED, MOST, batch_act
from khronika.ledger.errors import NotHere, NotPossible
from khronika.ledger.review_tables import Standing
from khronika.ledger.reviewing import ADDED, MANY, DecidedMeanwhile, let_stand, standing_of
from khronika.ledger.reviews import four_eyes
from khronika.nouns import Claim, State
from khronika.nouns import Review as ReviewNoun

__all__ = ["MOST", "SHEET", "Brought", "bring_back"]

SHEET = "sheet"  # in the place of a query: what was decided came back in a file of this hash


@dataclass(frozen=True, slots=True)
class Brought:
    """One row's decision. ``after`` is the last decision on the claim when the row was set beside the ledger; ``claim`` is its
    id, that of ``corrected`` where that is ``added``."""

    claim: str
    state: State
    reason: str = ""
    corrected: Claim | None = None
    after: int = 0
    added: bool = False


def bring_back(
    rows: Sequence[Brought], *, by: str, sha256: str, left: Mapping[str, str] | None = None
) -> int:
    """Record all of them; what was decided or is read no more since ``after`` is left out, and the batch says which, beside those that
    were ``left`` out before, with why. The batch's number. Raises NotPossible where nothing is left, for more than ``MOST``, and for a row that cannot be recorded: then none is."""
    if len(rows) > MOST:
        raise NotPossible(f"More than {MOST} claims change; bring them back in parts.")
    if len({row.claim for row in rows}) < len(rows):
        raise NotPossible("Nothing was recorded: one claim stands in two rows.")
    with transaction.atomic():
        out = dict(left or {})
        found: list[tuple[Brought, Standing, ReviewNoun]] = []
        for row in rows:
            ready = _ready(row, by)
            if ready is None:
                out[row.claim] = DECIDED
            else:
                found.append((row, *ready))
        if not found:
            raise NotPossible("Nothing is left to record: everything was decided meanwhile.")
        asked = four_eyes()
        keys = [row.claim for row, _, _ in found]
        act = batch_act({SHEET: sha256[:20]}, State.CORRECTED, by, "", keys, out, what=SHEET)
        for row, standing, review in found:
            mine = {MANY, row.state.value, review.kind.value} | ({ADDED} if row.added else set())
            let_stand(standing, review, act, waits=bool(asked & mine))
    assert act.batch is not None
    return act.batch.number


def _ready(row: Brought, by: str) -> tuple[Standing, ReviewNoun] | None:
    """The standing, locked, and the review; ``None`` where somebody was faster."""
    if row.added:
        assert row.corrected is not None
        stands_in(row.corrected, row.corrected.report_id)
        try:
            return added(row.corrected, by, row.reason)
        except DecidedMeanwhile:
            return None
    try:
        standing = standing_of(row.claim)
    except NotHere:
        return None
    if standing.last != row.after:
        return None
    review = review_of(standing, row.state, by, row.reason, row.corrected)
    marked = (review.span, review.seen.quote if review.seen else None)
    told = review.corrected
    if told is not None and (told.span, told.quote) != marked:
        stands_in(told, standing.report_id)
    return standing, review
