"""From what was shown to what is recorded: the rows that would change travel in the page itself, signed, so that nothing is kept
anywhere before a person has agreed; when they come back they are set beside the ledger anew."""

from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.utils.translation import gettext

from khronika.desk.exchange.columns import DECISION, FIELDS, ID, REASON, REPORT, VERSION
from khronika.desk.exchange.files import Row, Sheet, Unusable
from khronika.desk.exchange.lines import Outcome, Plan
from khronika.ledger.actions.bring_back import MOST, Brought, bring_back
from khronika.ledger.actions.review_many import DECIDED
from khronika.nouns import State, digest

_SALT = "khronika.sheet.shown"
_A_DAY = 24 * 3600
_LARGEST = 2_000_000  # characters: a form of 2.5 MB is the most that the desk takes


@dataclass(frozen=True, slots=True)
class Unpacked:
    sheet: Sheet
    reason: str
    sha256: str


def packed(sheet: Sheet, plan: Plan, raw: bytes, reason: str) -> str:
    """The rows that would change, of each only what changes it. Raises Unusable where they are too many for one act."""
    if len(plan.changes) > MOST:
        raise Unusable(
            gettext(
                "The sheet changes {many} claims; at most {most} can be recorded at once. Bring it back in parts."
            ).format(many=len(plan.changes), most=MOST)
        )
    wanted = {line.row: {each.column for each in line.differences} for line in plan.changes}
    added = {line.row for line in plan.of(Outcome.ADDED)}
    rows = []
    for row in sheet.rows:
        if row.number in wanted:
            kept = (
                {ID, VERSION, DECISION, REASON}
                | wanted[row.number]
                | ({REPORT} if row.number in added else set())
            )
            if row.number in added:
                kept |= {column.name for column in FIELDS}
            rows.append([row.number, {name: cell for name, cell in row.cells.items() if name in kept}])
    body: dict[str, Any] = {
        "rows": rows,
        "marked": sheet.marked,
        "order": sheet.order,
        "reason": reason,
        "sha256": digest(raw),
    }
    made = signing.dumps(body, salt=_SALT, compress=True)
    if len(made) > _LARGEST:
        raise Unusable(gettext("The sheet changes too much for one act. Bring it back in parts."))
    return made


def unpacked(words: str) -> Unpacked | None:
    """``None`` where it was not made here, within a day."""
    try:
        body = signing.loads(words, salt=_SALT, max_age=_A_DAY)
    except signing.BadSignature:
        return None
    sheet = Sheet(
        [Row(number, cells) for number, cells in body["rows"]], marked=body["marked"], order=body["order"]
    )
    return Unpacked(sheet, body["reason"], body["sha256"])


def record(plan: Plan, *, by: str, sha256: str) -> int:
    """The batch's number. What is no change any more was decided meanwhile, and is told there. Raises NotPossible."""
    rows = [
        Brought(
            line.claim,
            line.state or State.CORRECTED,
            line.reason,
            line.corrected,
            line.after,
            line.outcome is Outcome.ADDED,
        )
        for line in plan.changes
    ]
    left = {
        line.claim: DECIDED
        for line in plan.lines
        if line.claim and line.outcome in (Outcome.CONFLICT, Outcome.ALREADY)
    }
    return bring_back(rows, by=by, sha256=sha256, left=left)
