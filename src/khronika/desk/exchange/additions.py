"""Rows of a sheet that ask to add a claim which the machine missed: a passage of a kept report, told in full by whoever adds it."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from khronika.desk.exchange import columns
from khronika.desk.exchange.cells import even
from khronika.desk.exchange.columns import DECISION, QUOTE, REASON, REPORT, VERSION
from khronika.desk.exchange.files import Row
from khronika.desk.exchange.lines import Difference, Line, Outcome, Refused, read_cell, reasoned, wrong_words
from khronika.desk.review_form import read_form
from khronika.ledger import exchange
from khronika.ledger.actions.review_claim import added_id
from khronika.nouns import Claim, Kind, Report, Span, State

_NEEDED = ("start", "end", "kind", "stance", "certainty")


@dataclass(slots=True)
class Additions:
    """``read`` are the claims of the reports' current readings and ``added`` those that people added, so that nothing is added that is
    there."""

    reports: Mapping[str, Report]
    read: Mapping[tuple[str, Kind, Span, Span | None], str]
    added: Set[str]
    text: Callable[[Row, str], str]
    order: str | None
    reason: str

    @classmethod
    def of(
        cls, rows: Sequence[Row], text: Callable[[Row, str], str], order: str | None, reason: str
    ) -> "Additions":
        named = {even(row.cells.get(REPORT, "")) for row in rows if not even(row.cells[columns.ID])} - {""}
        reports = exchange.reports_named(named) if named else {}
        read = exchange.passages_read(reports) if reports else {}
        added = exchange.added_to(reports) if reports else frozenset()
        return cls(reports, read, added, text, order, reason)

    def line(self, row: Row) -> Line:
        """Raises Refused."""
        claim = self._claim(row)
        there = self.read.get(exchange.same_as(claim))
        if there is not None:
            raise Refused(gettext("The machine read this as claim {id}: edit that row.").format(id=there))
        reason = even(self.text(row, REASON)) or self.reason
        line = Line(row.number, Outcome.ADDED, added_id(claim), claim.quote, State.CORRECTED, reason)
        if line.claim in self.added:
            return replace(line, outcome=Outcome.ALREADY)
        reasoned(State.CORRECTED, reason)
        cells = columns.typed(claim)
        told = tuple(Difference(name, "", "", cell) for name, cell in cells.items() if cell)
        return replace(line, corrected=replace(claim, id=line.claim), differences=told)

    def _claim(self, row: Row) -> Claim:
        report = self.reports.get(even(row.cells.get(REPORT, "")))
        if even(row.cells[VERSION]):
            raise Refused(
                gettext("The row has a version and no id: its id was deleted. Export the sheet again.")
            )
        if report is None:
            raise Refused(
                gettext(
                    "The row has no id. To add a claim, give the id of a kept report, and where the passage begins and ends."
                )
            )
        if columns.decision(self.text(row, DECISION)) not in (None, State.CORRECTED):
            raise Refused(
                gettext("A claim that is added is not decided in the same row; leave “decision” empty.")
            )
        cells = {
            column.name: read_cell(column, self.text(row, column.name), self.order)
            for column in columns.FIELDS
        }
        if missing := [name for name in _NEEDED if not cells[name]]:
            raise Refused(gettext("To add a claim, fill in also: {names}.").format(names=", ".join(missing)))
        if not cells["source"]:
            raise Refused(gettext("Say who says it; “author” where the report says it itself."))
        form, claim = read_form(columns.sent(cells), report, None)
        if claim is None:
            raise Refused(wrong_words(form.wrong))
        quote = even(self.text(row, QUOTE))
        if quote and quote != even(claim.quote):
            raise Refused(gettext("Between start and end the report reads otherwise than the row’s passage."))
        return claim
