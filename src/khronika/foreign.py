"""Rows of another dataset: the journey of a table on one screen, as ``flow`` is that of a report.

    rows_of -> keep_row, values_of -> claims_of     for each row, beside the version that the folder knows
            -> take_row                             for those that are new or changed, each in one transaction
    claims that are new or gone -> set_side_by_side

Nothing is recorded before ``record``; and as a row is told by its dataset's own id, the same file twice changes nothing.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from khronika.intake.datasets import MEDIA_TYPE, ColumnMap, KeptRow, Said, Trouble, Value, keep_row, values_of
from khronika.intake.datasets.row_reports import cells_of, followed_by
from khronika.intake.datasets.row_values import published_of
from khronika.ledger import foreign_rows
from khronika.ledger.actions.take_row import take_row
from khronika.ledger.foreign_rows import Known
from khronika.nouns import Attribution, Claim, Figure, Level, Place, Reading, Source, Span, Unit, Voice
from khronika.reading.english.numbers import find_numbers
from khronika.reading.places import place_from_name
from khronika.side_by_side import set_side_by_side

VERSION = 1  # of how rows are read; a new one reads all rows anew
# What a careful reader would dispute is the coding, not our reading of a column; nobody measured how often.
_CONFIDENCE = 0.9
_TAG = re.compile(r"#[a-z]+(?:[ +]\S+)*")
Cells = Mapping[str, str]


class Outcome(StrEnum):
    """What becomes of a row."""

    ADDED = "added"
    CHANGED = "changed"  # a new version, in the place of the one that stood
    REREAD = "read anew"  # the same cells, and another map
    LEFT = "left"
    WITHDRAWN = "left withdrawn"  # a person said that it no longer counts, and the row is the same
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Line:
    """``number`` is the row's, the header being 1. ``why`` says why it is refused. ``differences`` are column, before and after of a changed row."""

    number: int
    outcome: Outcome
    id: str = ""
    claims: tuple[Claim, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    kept: KeptRow | None = None
    follows: str | None = None
    why: str = ""
    differences: tuple[tuple[str, str, str], ...] = ()


@dataclass(slots=True)
class Plan:
    """What a table would change. ``absent`` are columns of the map that it does not have; ``elsewhere`` how many rows of the dataset the folder knows and
    the table does not hold: they are left as they are. ``decided`` claims of rows that change were decided by people."""

    map: ColumnMap
    lines: list[Line] = field(default_factory=list)
    absent: tuple[str, ...] = ()
    elsewhere: int = 0
    decided: int = 0

    def of(self, *outcomes: Outcome) -> list[Line]:
        return [line for line in self.lines if line.outcome in outcomes]

    @property
    def changes(self) -> list[Line]:
        return self.of(Outcome.ADDED, Outcome.CHANGED, Outcome.REREAD)

    @property
    def rules(self) -> str:
        return f"import {VERSION} {self.map.key} {self.map.version}"


def plan_of(rows: Sequence[Cells], chosen: ColumnMap, origin: str) -> Plan:
    """Each row beside the version that the folder knows. Writes nothing."""
    plan = Plan(chosen, absent=tuple(name for name in chosen.columns if rows and name not in rows[0]))
    known = _standing(chosen)
    seen: dict[str, int] = {}
    for number, cells in enumerate(rows, 2):
        if number == 2 and all(_TAG.fullmatch(cell) for cell in cells.values() if cell):
            continue  # tags of HXL
        plan.lines.append(_line(number, cells, plan, known, seen, f"{origin}#{number}"))
    plan.elsewhere = len(known.keys() - seen.keys())
    plan.decided = foreign_rows.decided(line.follows for line in plan.lines if line.follows)
    return plan


def record(plan: Plan, watch: Callable[[Line], None] = lambda line: None) -> None:
    """Keep what is new or changed and set it beside the rest. A run that is killed is started again."""
    for line in plan.changes:
        if line.kept is not None:
            reading = Reading(line.kept.report.id, line.claims, plan.rules)
            take_row(line.kept.report, line.kept.raw, reading, follows=line.follows, dataset=plan.map.dataset)
        watch(line)
    set_side_by_side()


def _standing(chosen: ColumnMap) -> dict[str, Known]:
    """The last version of each row: the one in whose place no other stands."""
    versions = list(foreign_rows.versions(MEDIA_TYPE, chosen.key))
    before = {followed_by(known.notes) for _, known in versions}
    return {row: known for row, known in versions if known.report_id not in before}


def _line(
    number: int, cells: Cells, plan: Plan, known: Mapping[str, Known], seen: dict[str, int], origin: str
) -> Line:
    published = published_of(cells, plan.map)
    first = keep_row(cells, plan.map, origin=origin, published=published)
    if first is None or first.report.given_id is None:
        return Line(
            number,
            Outcome.REFUSED,
            why=f"has no {' and '.join(plan.map.id)}, by which it is told from others",
        )
    given_id = first.report.given_id
    if given_id in seen:
        return Line(
            number, Outcome.REFUSED, given_id, why=f"has the id of row {seen[given_id]}; keep one of them"
        )
    seen[given_id] = number
    stands = known.get(given_id)
    same = keep_row(cells, plan.map, origin=origin, published=published, follows=followed_by(stands.notes)) if stands else None  # fmt: skip
    follows: str | None = None
    differences: tuple[tuple[str, str, str], ...] = ()
    if stands is None or same is None:
        outcome, kept = Outcome.ADDED, first
    elif same.report.id != stands.report_id:
        follows = stands.report_id
        changed = keep_row(cells, plan.map, origin=origin, published=published, follows=follows)
        outcome, kept = Outcome.CHANGED, changed or first
        differences = _differences(cells_of(foreign_rows.original(stands.sha256)), cells_of(kept.raw))
    elif stands.withdrawn:
        outcome, kept = Outcome.WITHDRAWN, same
    else:
        outcome, kept = (Outcome.LEFT if stands.rules == plan.rules else Outcome.REREAD), same
    said = values_of(cells, plan.map, _number)
    claims, troubles = claims_of(kept, said, plan.map)
    return Line(
        number, outcome, given_id, claims, (*said.troubles, *troubles), kept, follows, "", differences
    )


def _differences(before: Cells, after: Cells) -> tuple[tuple[str, str, str], ...]:
    """Column, before and after, of those in which a row is another."""
    return tuple(
        (name, before.get(name, ""), after.get(name, ""))
        for name in sorted({*before, *after})
        if before.get(name, "") != after.get(name, "")
    )


def claims_of(kept: KeptRow, said: Said, chosen: ColumnMap) -> tuple[tuple[Claim, ...], tuple[Trouble, ...]]:
    """A claim for each thing that the row says, all in the dataset's voice."""
    report = kept.report
    places, troubles = _places(said, chosen)
    source = Source(chosen.dataset, chosen.type, f"dataset:{chosen.key}")
    attribution = Attribution((Voice(chosen.dataset, source),), rule="import.dataset")
    made: list[Claim] = []
    for number, value in enumerate(said.values):
        span = _span(kept, value)
        if span is None:
            continue
        figure = _figure(kept, value, places)
        made.append(
            Claim(
                Claim.make_id(report.id, value.kind, span, figure, number),
                report.id,
                value.kind,
                span,
                span.of(report.text),
                attribution,
                agent=said.agent if figure is None else None,
                target=said.target if figure is None else None,
                figure=figure,
                places=places,
                when=said.when,
                rule=f"import.{chosen.key}",
                confidence=_CONFIDENCE,
                lang=report.lang or "",
                outlet=report.outlet,
                published=report.published,
            )
        )
    return tuple(made), troubles


def _span(kept: KeptRow, value: Value) -> Span | None:
    """A figure stands in its column's line; a kind is told by the words, else by its column; ``None`` for a row of nothing but its id."""
    if value.figure is not None and value.column is not None:
        return kept.cells[value.column]
    if kept.passage is not None:
        return kept.passage
    if value.column is not None:
        return kept.cells[value.column]
    return next(iter(kept.cells.values()), None)


def _figure(kept: KeptRow, value: Value, places: tuple[Place, ...]) -> Figure | None:
    if value.figure is None or value.column is None:
        return None
    inside = kept.inside[value.column]
    scope = replace(value.figure.scope, places=places)
    return replace(value.figure, text=inside.of(kept.report.text), span=inside, scope=scope)


def _number(words: str) -> Figure | None:
    """A number as English words have it: "300", "about 300", "hundreds"; ``None`` for none or several."""
    found = find_numbers(words)
    if len(found) != 1 or found[0].span != Span(0, len(words)):
        return None
    one = found[0]
    return Figure(words, one.low, one.high, Unit.PERSONS, one.approx, one.rule, one.value)


def _places(said: Said, chosen: ColumnMap) -> tuple[tuple[Place, ...], tuple[Trouble, ...]]:
    """The narrowest name, as the gazetteer knows it inside the wider ones. A name that it does not know is kept by name, inside the widest that it
    does: never the country in the place of a village."""
    if not said.places:
        return (), ()
    name, *wider = said.places
    on = said.when.start if said.when else None
    around = place_from_name(", ".join(wider), "en", on) if wider else None
    found = place_from_name(", ".join(said.places), "en", on)
    inside = around is None or around.key is None or found.within(around) or found.country == around.country
    if found.key is not None and inside and (around is None or found.key != around.key):
        return (found,), ()
    why = "is not in the gazetteer; kept by its name"
    known = around is not None and around.key is not None
    path = (around.identity, *around.path) if known and around is not None else ()
    country = around.country if known and around is not None else None
    trouble = Trouble(chosen.place[0], name, f"{why} inside {wider[0]}" if known else why)
    return (Place(name, Level.UNKNOWN, None, country, path, name),), (trouble,)
