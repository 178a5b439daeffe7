"""What one row of a sheet that came back would do, and why it is not taken where it is not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext

from khronika.desk.exchange import columns
from khronika.desk.exchange.cells import KINDS, Unclear, even
from khronika.desk.exchange.columns import Edited
from khronika.nouns import Claim, State
from khronika.nouns.reviews import NEEDS_REASON


class Outcome(StrEnum):
    """What a row would do. ``ALREADY``: what it asks for stands already. ``CONFLICT``: the desk changed the claim meanwhile."""

    DECIDED = "decided"
    CORRECTED = "corrected"
    ADDED = "added"
    UNCHANGED = "unchanged"
    ALREADY = "already"
    CONFLICT = "conflict"
    REFUSED = "refused"


CHANGES = frozenset({Outcome.DECIDED, Outcome.CORRECTED, Outcome.ADDED})


@dataclass(frozen=True, slots=True)
class Difference:
    """A column: as the row left, as it stands now, as the sheet has it."""

    column: str
    left: str
    now: str
    sheet: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet. ``claim`` is its id, empty for one that is to be added; ``state`` and ``corrected`` what would be
    recorded; ``why`` the reason of a refusal."""

    row: int
    outcome: Outcome
    claim: str = ""
    quote: str = ""
    state: State | None = None
    reason: str = ""
    corrected: Claim | None = None
    after: int = 0
    differences: tuple[Difference, ...] = ()
    why: str = ""


@dataclass(slots=True)
class Plan:
    lines: list[Line] = field(default_factory=list)
    strange: Sequence[str] = ()
    missing: Sequence[str] = ()

    def of(self, outcome: Outcome) -> list[Line]:
        return [line for line in self.lines if line.outcome is outcome]

    @property
    def changes(self) -> list[Line]:
        return [line for line in self.lines if line.outcome in CHANGES]


class Refused(Exception):
    """A row that is not taken; the message says why and what to do."""


def read_cell(column: Edited, cell: str, order: str | None) -> str:
    """An edited cell as our form has it. Raises Refused where it can be read in several ways, or in none."""
    _, read = KINDS[column.kind]
    try:
        return read(cell, order)
    except Unclear as error:
        how = {
            "date": gettext("Write a date as 2019-06-09, 2019-06 or 2019."),
            "number": gettext("Write a number in digits, without a comma or a point that may be either."),
        }.get(column.kind, gettext("Write yes or no."))
        raise Refused(f"{column.name} “{even(cell)[:60]}”: {how}") from error


def wrong_words(wrong: Mapping[str, str]) -> str:
    names = {column.field: column.name for column in columns.FIELDS}
    return " ".join(f"{names.get(name, name)}: {words}" for name, words in wrong.items())


def reasoned(state: State, reason: str) -> None:
    """Raises Refused where the decision needs a reason and has none."""
    if state in NEEDS_REASON and not reason.strip():
        raise Refused(
            gettext("This decision needs a reason: write one into the column “reason”, or one for all.")
        )
