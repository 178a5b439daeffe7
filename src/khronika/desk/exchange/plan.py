"""What a sheet that came back would change, row by row, before anything is recorded. Nothing here writes.

Each row is set beside the claim as it left and as it stands now. What only the sheet changed is proposed, what only the desk changed
stays, what both changed otherwise is a conflict and is never recorded from here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from khronika.desk.exchange import columns
from khronika.desk.exchange.additions import Additions
from khronika.desk.exchange.cells import KINDS, even
from khronika.desk.exchange.columns import BY_NAME, DECISION, ID, REASON, VERSION, Edited
from khronika.desk.exchange.files import Row, Sheet
from khronika.desk.exchange.lines import (
    Difference,
    Line,
    Outcome,
    Plan,
    Refused,
    read_cell,
    reasoned,
    wrong_words,
)
from khronika.desk.review_form import read_form
from khronika.ledger import exchange
from khronika.ledger.exchange import AT_ONCE, Held, Version
from khronika.nouns import Claim, State
from khronika.publishing.formats.sheets import unguarded


def plan_of(sheet: Sheet, *, reason: str = "") -> Plan:
    """``reason`` stands for that of a row that gives none."""
    plan = Plan(strange=sheet.strange, missing=sheet.missing)
    seen: dict[str, Row] = {}
    for at in range(0, len(sheet.rows), AT_ONCE):
        piece = sheet.rows[at : at + AT_ONCE]
        plan.lines += _Piece.of(piece, sheet, reason).lines(seen)
    return plan


@dataclass(slots=True)
class _Piece:
    """Some rows with all that the ledger knows of them."""

    rows: Sequence[Row]
    marked: bool
    order: str | None
    reason: str
    held: Mapping[str, Held]
    left: Mapping[int, Claim]

    @classmethod
    def of(cls, rows: Sequence[Row], sheet: Sheet, reason: str) -> "_Piece":
        ids = [claim_id for row in rows if (claim_id := even(row.cells[ID]))]
        versions = (exchange.read_version(even(row.cells[ID]), row.cells[VERSION]) for row in rows)
        left = exchange.as_left(version.number for version in versions if version is not None)
        return cls(rows, sheet.marked, sheet.order, reason, exchange.held(ids, with_text=True), left)

    def lines(self, seen: dict[str, Row]) -> Iterator[Line]:
        new = Additions.of(self.rows, self.text, self.order, self.reason)
        for row in self.rows:
            claim_id = even(row.cells[ID])
            try:
                if row.formulas:
                    raise Refused(
                        gettext(
                            "A formula stands in {names}. Write its value; formulas are never worked out here."
                        ).format(names=", ".join(sorted(row.formulas)))
                    )
                line = self._known(row, claim_id) if claim_id else new.line(row)
                yield _once(line, row, seen)
            except Refused as refused:
                held = self.held.get(claim_id)
                yield Line(
                    row.number, Outcome.REFUSED, claim_id, held.claim.quote if held else "", why=str(refused)
                )

    def _known(self, row: Row, claim_id: str) -> Line:
        held, version = self.held.get(claim_id), exchange.read_version(claim_id, row.cells[VERSION])
        if held is None:
            raise Refused(gettext("No claim of this id is read in this folder now."))
        left = self.left.get(version.number) if version else None
        if version is None or left is None or left.id != claim_id:
            raise Refused(
                gettext(
                    "The version is not of this claim in this folder: ids or versions were changed or mixed up. Export the sheet again."
                )
            )
        self._as_it_left(row, left, held, version)
        before = columns.typed(left)
        edits = self._edits(row, before)
        reason = self.text(row, REASON) or self.reason
        line = Line(
            row.number, Outcome.UNCHANGED, claim_id, held.claim.quote, None, reason, None, held.mark.last
        )
        state = self._decision(row, bool(edits), version)
        if state is None:
            return line
        if state is State.CORRECTED:
            return self._corrected(line, held, version, left, edits)
        return self._decided(line, held, version, left, state)

    def _as_it_left(self, row: Row, left: Claim, held: Held, version: Version) -> None:
        """Raises Refused where a cell that is only to read does not hold what it held."""
        was = columns.read_only(left, held.report.given_id, version.state)
        changed = [
            name
            for name, cell in was.items()
            if name in row.cells and not self._same(BY_NAME[name], "" if cell is None else str(cell), row)
        ]
        if changed:
            raise Refused(
                gettext(
                    "Changed, and only to read: {names}. Put back what it was; to decide, use the columns to edit."
                ).format(names=", ".join(changed))
            )

    def _edits(self, row: Row, before: Mapping[str, str]) -> dict[str, str]:
        """The columns to edit that hold something else than when the row left. Raises Refused."""
        edits = {}
        for column in columns.FIELDS:
            if column.name in row.cells and not self._same(column, before[column.name], row):
                edits[column.name] = read_cell(column, self.text(row, column.name), self.order)
        return {name: cell for name, cell in edits.items() if cell != before[name]}

    def _same(self, column: Edited, left: str, row: Row) -> bool:
        same, _ = KINDS[column.kind]
        cell = self.text(row, column.name)
        if same(left, cell, self.order) or (self.marked and even(row.cells[column.name]) == even(left)):
            return True
        # A cell of XLSX holds 32,767 characters; a passage that is longer is cut, by us or by a program.
        return len(cell) > 30_000 and even(left).startswith(even(cell.removesuffix("…")))

    def text(self, row: Row, name: str) -> str:
        cell = row.cells.get(name, "")
        return unguarded(cell) if self.marked else cell

    def _decision(self, row: Row, edited: bool, version: Version) -> State | None:
        """What the row asks for; ``None`` for nothing. Raises Refused."""
        typed = self.text(row, DECISION)
        state = columns.decision(typed)
        if even(typed) and state is None:
            raise Refused(
                gettext("“{typed}” is no decision. Write one of: {choices}; or leave the cell empty.").format(
                    typed=even(typed)[:60], choices=", ".join(columns.DECISIONS)
                )
            )
        if edited and state not in (None, State.CORRECTED):
            raise Refused(
                gettext(
                    "The row decides “{decision}” and also changes what the claim says. Do one of both."
                ).format(decision=state)
            )
        if state is State.CORRECTED and not edited and version.state is not State.CORRECTED:
            raise Refused(gettext("The row says that it corrects, and changes nothing."))
        if state is State.ACCEPTED and version.state is State.CORRECTED:
            raise Refused(
                gettext(
                    "The row shows a person’s correction. To let the machine’s reading stand again, take the correction back on the claim’s page."
                )
            )
        if state is None and not edited and self.text(row, REASON).strip():
            raise Refused(gettext("The row gives a reason and decides nothing."))
        if state is version.state and not edited:
            return None
        return State.CORRECTED if edited else state

    def _decided(self, line: Line, held: Held, version: Version, left: Claim, state: State) -> Line:
        stands = held.mark.waiting.state if held.mark.waiting is not None else held.mark.state
        differs = (Difference("state", version.state.value, _stands(held), state.value),)
        if stands is state:
            return replace(line, outcome=Outcome.ALREADY)
        if _moved(held, version, left):
            return replace(
                line, outcome=Outcome.CONFLICT, differences=differs + _fields(left, held.claim, left)
            )
        reasoned(state, line.reason)
        return replace(line, outcome=Outcome.DECIDED, state=state, differences=differs)

    def _corrected(
        self, line: Line, held: Held, version: Version, left: Claim, edits: Mapping[str, str]
    ) -> Line:
        target = read_claim({**columns.typed(left), **edits}, held, left)
        waiting = held.mark.waiting.corrected if held.mark.waiting is not None else None
        if any(
            now is not None and columns.typed(now) == columns.typed(target) for now in (waiting, held.claim)
        ):
            same = columns.typed(target) == columns.typed(left) and held.mark.last == version.last
            return replace(line, outcome=Outcome.UNCHANGED if same else Outcome.ALREADY)
        differs = _fields(left, held.claim, target)
        if _moved(held, version, left):
            state = Difference("state", version.state.value, _stands(held), State.CORRECTED.value)
            return replace(line, outcome=Outcome.CONFLICT, differences=(state, *differs))
        reasoned(State.CORRECTED, line.reason)
        return replace(
            line, outcome=Outcome.CORRECTED, state=State.CORRECTED, corrected=target, differences=differs
        )


def _once(line: Line, row: Row, seen: dict[str, Row]) -> Line:
    """Raises Refused for a claim that stood in another row before."""
    before = seen.setdefault(line.claim, row)
    if before is not row:
        raise Refused(
            gettext("The claim stands in row {row} already; this row is left out. Keep one of them.").format(
                row=before.number
            )
        )
    return line


def _moved(held: Held, version: Version, left: Claim) -> bool:
    """Whether the desk changed the claim since it left. New rules that read it the same did not."""
    return held.mark.last != version.last or columns.typed(held.claim) != columns.typed(left)


def _stands(held: Held) -> str:
    waiting = held.mark.waiting
    return waiting.state.value if waiting is not None and waiting.state else held.mark.state.value


def _fields(left: Claim, now: Claim, sheet: Claim) -> tuple[Difference, ...]:
    one, two, three = columns.typed(left), columns.typed(now), columns.typed(sheet)
    return tuple(
        Difference(name, one[name], two[name], three[name])
        for name in one
        if not one[name] == two[name] == three[name]
    )


def read_claim(cells: Mapping[str, str], held: Held, left: Claim) -> Claim:
    """The claim as the sheet reads it. Raises Refused with what is wrong in which column."""
    form, claim = read_form(columns.sent(cells), held.report, left)
    if claim is None:
        raise Refused(wrong_words(form.wrong))
    return claim
