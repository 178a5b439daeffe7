"""The columns of a sheet of claims to edit: what each shows, whether it may be changed, and how its cell is read back.

The names are a promise to other programs, and those that the lists of ``desk/columns.py`` have too mean the same here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from django.utils.translation import gettext, gettext_noop, override

from khronika.desk.exchange.cells import NO, YES, even
from khronika.desk.review_form import filled
from khronika.ledger.exchange import Held, version_of
from khronika.nouns import Certainty, Claim, Kind, Stance, State, Unit
from khronika.nouns.labels import LANGS
from khronika.publishing.formats.sheets import Cell, Column

ID, VERSION, REPORT, QUOTE, STATE = "id", "version", "report", "quote", "state"
DECISION, REASON = "decision", "reason"
DECISIONS = tuple(state for state in State if state is not State.PROPOSED)
AUTHOR = "author"  # in the place of a source: the report says it itself


@dataclass(frozen=True, slots=True)
class Edited:
    """A column. ``field`` is that of the form of a correction, empty for one that no correction has; ``kind`` is how its cell is
    read (``cells.KINDS``); ``choice`` its closed list."""

    name: str
    about: str
    kind: str = "words"
    field: str = ""
    choice: tuple[str, ...] = ()


def _all(words: type[StrEnum]) -> tuple[str, ...]:
    return tuple(word.value for word in words)


_FLAGS = (YES, NO)
# Only to read: what they hold when they come back must be what they held when they left.
READ_ONLY: Sequence[Edited] = (
    Edited(ID, gettext_noop("Id of the claim. A row without one asks to add a claim.")),
    Edited(VERSION, gettext_noop("What the row showed when it left. Leave it as it is.")),
    Edited(STATE, gettext_noop("How the claim stood when the row left. To decide, use the column “decision”."), "word"),
    Edited(QUOTE, gettext_noop("The passage, word for word. In XLSX, cut with … after 32,766 characters.")),
    Edited("lang", gettext_noop("Language of the passage."), "word"),
    Edited("outlet", gettext_noop("Who published the report. Empty: not given.")),
    Edited("published", gettext_noop("When the report was published. Empty: not given."), "date"),
    Edited("given_id", gettext_noop("The id that the report came with. Empty: none.")),
    Edited(REPORT, gettext_noop("Id of the report.")),
    Edited("confidence", gettext_noop("How sure the machine is, from 0 to 1."), "number"),
)  # fmt: skip
TO_EDIT: Sequence[Edited] = (
    Edited(DECISION, gettext_noop("Your decision: accepted, corrected, rejected, unsure or unverifiable. Empty: none, or a correction where you change what the claim says."), "word", choice=tuple(state.value for state in DECISIONS)),
    Edited(REASON, gettext_noop("Why. A correction, a rejection and “unverifiable” need a reason.")),
    Edited("kind", gettext_noop("What the claim says happened: one of a closed list."), "word", "kind", _all(Kind)),
    Edited("start", gettext_noop("Where the passage begins in the report’s stored text, in characters from 0."), "number", "start"),
    Edited("end", gettext_noop("Where the passage ends."), "number", "end"),
    Edited("figure", gettext_noop("The number as worded. Empty: no number is given."), "words", "figure"),
    Edited("low", gettext_noop("The least number the words allow. Empty beside a figure: open."), "number", "low"),
    Edited("high", gettext_noop("The greatest number the words allow. Empty beside a figure: open."), "number", "high"),
    Edited("unit", gettext_noop("What the figure counts."), "word", "unit", _all(Unit)),
    Edited("approx", gettext_noop("Whether the words call the figure approximate: yes or no."), "flag", "approx", _FLAGS),
    Edited("population", gettext_noop("Whom the figure counts, as far as the words say."), "words", "population"),
    Edited("place", gettext_noop("Where, by name; several are set apart by semicolons. Empty: not said."), "words", "place"),
    Edited("happened_from", gettext_noop("First day, month or year on which it happened, as 2019-06-09, 2019-06 or 2019. Empty: not said."), "date", "from"),
    Edited("happened_to", gettext_noop("Last day, month or year on which it happened. Empty: not said."), "date", "to"),
    Edited("as_of", gettext_noop("The day up to which the figure counts. Empty: not said."), "date", "as_of"),
    Edited("source", gettext_noop("Who says it; “author” where the report says it itself."), "words", "source"),
    Edited("agent", gettext_noop("Who did it, as worded."), "words", "agent"),
    Edited("target", gettext_noop("To whom it was done, as worded."), "words", "target"),
    Edited("stance", gettext_noop("Whether the source asserts, denies, disputes or estimates."), "word", "stance", _all(Stance)),
    Edited("certainty", gettext_noop("Whether it is said to have happened, or was planned, threatened or only thought of."), "word", "certainty", _all(Certainty)),
    Edited("background", gettext_noop("Whether the claim only gives the background of the report: yes or no."), "flag", "background", _FLAGS),
)  # fmt: skip
FIELDS: Sequence[Edited] = tuple(column for column in TO_EDIT if column.field)
COLUMNS: Sequence[Edited] = (*READ_ONLY[:4], *TO_EDIT, *READ_ONLY[4:])
BY_NAME: Mapping[str, Edited] = {column.name: column for column in COLUMNS}


def typed(claim: Claim) -> dict[str, str]:
    """What the columns to edit hold for a claim, by name, but for decision and reason."""
    form = filled(claim).typed
    cells = {column.name: form[column.field] for column in FIELDS}
    for name in ("approx", "background"):
        cells[name] = YES if cells[name] else NO
    if claim.figure is None:
        cells["approx"] = cells["unit"] = ""  # a form shows what it would choose; here nothing is counted
    return cells | {"source": cells["source"] or AUTHOR}


def sent(cells: Mapping[str, str]) -> dict[str, str]:
    """The fields of the form for what the columns hold."""
    form = {column.field: cells.get(column.name, "") for column in FIELDS}
    for name in ("approx", "background"):
        form[name] = "on" if form[name] == YES else ""
    source = "" if form["source"].casefold() == AUTHOR else form["source"]
    return form | {"source": source}


def decision(typed: str) -> State | None:
    """The decision that a cell names, as we write it or as the desk says it in any of its languages; ``None`` where it names none."""
    return _decisions().get(even(typed).casefold())


@cache
def _decisions() -> dict[str, State]:
    found: dict[str, State] = {state.value: state for state in DECISIONS}
    for lang in LANGS:
        with override(lang):
            found |= {gettext(words).casefold(): state for words, state in _SAID if state in DECISIONS}
    return found


# The words of the review queue, which has them in its own tables.
_SAID: Sequence[tuple[str, State]] = (
    *((state.value, state) for state in DECISIONS),
    ("Accept", State.ACCEPTED),
    ("Correct", State.CORRECTED),
    ("Reject", State.REJECTED),
    ("Unsure", State.UNSURE),
    ("Unverifiable", State.UNVERIFIABLE),
)


def shown(held: Held) -> dict[str, Cell]:
    """A row as it leaves."""
    return {
        **read_only(held.claim, held.report.given_id, held.mark.state),
        VERSION: version_of(held),
        DECISION: None,
        REASON: None,
        **{name: cell or None for name, cell in typed(held.claim).items()},
    }


def read_only(claim: Claim, given_id: str | None, state: State) -> dict[str, Cell]:
    """What only stands to be read, but for the version."""
    return {
        ID: claim.id,
        STATE: state.value,
        QUOTE: claim.quote,
        "lang": claim.lang or None,
        "outlet": claim.outlet,
        "published": claim.published.short() if claim.published else None,
        "given_id": given_id,
        REPORT: claim.report_id,
        "confidence": claim.confidence,
    }


def _value(name: str) -> Callable[[dict[str, Cell]], Cell]:
    return lambda row: row[name]


SHEET: Sequence[Column[dict[str, Cell]]] = tuple(
    Column(column.name, column.about, _value(column.name)) for column in COLUMNS
)
CHOICES: Mapping[str, tuple[str, ...]] = {column.name: column.choice for column in TO_EDIT if column.choice}


def dictionary() -> list[tuple[str, ...]]:
    """Name, meaning, whether it may be changed, and what may stand in it."""
    may = {column.name for column in TO_EDIT}
    return [
        (
            column.name,
            gettext(column.about),
            gettext("to edit") if column.name in may else gettext("only to read"),
            ", ".join(column.choice),
        )
        for column in COLUMNS
    ]
