"""From a question's rows to its pictures."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from khronika.desk import words
from khronika.desk.counts import counted
from khronika.desk.figures import Group, Row, Sheet
from khronika.desk.language import voice
from khronika.desk.notes import Notes
from khronika.drawing.chart import (
    Coverage,
    Echo,
    Family,
    Folded,
    Mark,
    fold,
    strip,
    strip_marks,
    strip_upright,
    to_svg,
    upright,
    wide,
)
from khronika.drawing.chart.wording import spoken_by
from khronika.nouns import Comparison, Question, Relation
from khronika.reconciling.cards import card_of


def table_words() -> str:
    """The heading of the table that says what the chart says."""
    return gettext("What is behind the chart")


@dataclass(frozen=True, slots=True)
class Charts:
    """SVG, ready for the page. Empty strings when no figure can be drawn. ``families`` are those drawn."""

    wide: str
    upright: str
    strip: str
    strip_upright: str
    folded: int
    folded_words: str
    families: tuple[Family, ...]
    has_range: bool
    has_open: bool
    has_struck: bool
    has_echoes: bool
    has_chain: bool
    coverages: tuple[Coverage, ...]


def _drawable(row: Row, question: Question) -> bool:
    """Figures inside the question; of others only those that are printed elsewhere as an answer to it."""
    if row.claim.figure is None or row.group is Group.WORDS:  # a number that is only denied is nobody's
        return False
    if row.group in (Group.ALL, Group.SOME, Group.ONE):
        return True
    return any(relay.id in question.members for relay in row.relays)


def _follows(rows: Sequence[Row], comparisons: Sequence[Comparison]) -> dict[str, str]:
    """For each figure that revises another on the chart, the latest that it revises: one step line, not a fan."""
    drawn = {row.id: row for row in rows}
    before: dict[str, list[str]] = {}
    for pair in comparisons:
        if pair.relation is Relation.REVISION and pair.a in drawn and pair.b in drawn:
            before.setdefault(pair.b, []).append(pair.a)
    depth: dict[str, int] = {}

    def deep(claim_id: str, seen: frozenset[str] = frozenset()) -> int:
        if claim_id in seen:
            return 0
        if claim_id not in depth:
            depth[claim_id] = 1 + max(
                (deep(b, seen | {claim_id}) for b in before.get(claim_id, [])), default=-1
            )
        return depth[claim_id]

    return {later: max(earlier, key=lambda one: (deep(one), one)) for later, earlier in before.items()}


def _order(claim_id: str, follows: dict[str, str]) -> int:
    """How many revisions went before."""
    seen: set[str] = set()
    while claim_id in follows and claim_id not in seen:
        seen.add(claim_id)
        claim_id = follows[claim_id]
    return len(seen)


def _changed(relay: Row, told: Row) -> bool:
    """True when the retelling says something else: by reconciling's word, or by what the words allow."""
    one, two = relay.claim.figure, told.claim.figure
    bounds = [(figure.low, figure.high) if figure else None for figure in (one, two)]
    return relay.drift is not None or bounds[0] != bounds[1]


def _one_year(rows: Sequence[Row]) -> bool:
    """True when no label needs its year: all that is counted lies in one, which the heading names."""
    periods = [card_of(row.claim).period for row in rows]
    dates = [date for period in periods if period for date in (period.start, period.end) if date]
    return len({date.year for date in dates}) == 1


def marks_of(
    sheet: Sheet, question: Question, comparisons: Sequence[Comparison], notes: Notes
) -> tuple[Mark, ...]:
    """One mark for each drawable figure that is not a relay."""
    rows = [row for row in sheet.rows if _drawable(row, question)]
    follows = _follows(rows, comparisons)
    linked = set(follows) | set(follows.values())
    whole = any(row.group in (Group.ALL, Group.SOME) for row in rows)
    one_year = _one_year(rows)
    marks = []
    for row in rows:
        figure = row.claim.figure
        assert figure is not None
        marks.append(
            Mark(
                id=row.id,
                low=figure.low,
                high=figure.high,
                printed=figure.value,
                said=row.said,
                words=row.words,
                number=row.number,
                family=row.family,
                coverage=row.coverage,
                about=(row.who, words.together(words.counts_words(row.claim, year=not one_year))),
                echoes=tuple(Echo(relay.id, relay.words, _changed(relay, row)) for relay in row.relays),
                badges=notes.letters_of(row.id),
                follows=follows.get(row.id),
                order=_order(row.id, follows),
                struck=row.group in (Group.ELSE, Group.WIDER),
                part=whole and row.group is Group.ONE and row.id not in linked,
                href=row.passage,
                lang=row.claim.lang or "",
            )
        )
    return tuple(marks)


def charts_of(
    sheet: Sheet, question: Question, comparisons: Sequence[Comparison], notes: Notes, asks: str = ""
) -> Charts | None:
    """The pictures, or ``None`` when the question has no figure that could be drawn. ``asks`` is the question in the
    language of the page; without it, its own words."""
    marks = marks_of(sheet, question, comparisons, notes)
    if not marks:
        return None
    kept: Folded = fold(marks)
    with spoken_by(voice()):
        drawn = _drawn(kept, asks or question.text, words.unit_words(question.unit) or gettext("number"))
    return Charts(
        **drawn,
        folded=len(kept.folded),
        folded_words=_folded_words(kept),
        families=tuple(family for family in Family if any(mark.family is family for mark in kept.kept)),
        has_range=any(mark.low != mark.high and None not in (mark.low, mark.high) for mark in kept.kept),
        has_open=any(None in (mark.low, mark.high) for mark in kept.kept),
        has_struck=any(mark.struck for mark in kept.kept),
        has_echoes=any(mark.echoes for mark in kept.kept),
        has_chain=any(mark.follows for mark in kept.kept),
        coverages=tuple(each for each in Coverage if any(mark.coverage is each for mark in kept.kept)),
    )


def _drawn(kept: Folded, asks: str, unit: str) -> dict[str, str]:
    """The four pictures by name."""
    who = f"{asks} {gettext('Who said what, and when')}"
    spread = f"{asks} {gettext('The spread, to scale')}"
    table = table_words()
    shown = len(strip_marks(kept.kept)) > 1
    return {
        "wide": to_svg(wide(kept.kept, who, unit), table=table),
        "upright": to_svg(upright(kept.kept, who, unit), table=table),
        "strip": to_svg(strip(kept.kept, spread), table=table) if shown else "",
        "strip_upright": to_svg(strip_upright(kept.kept, spread), table=table) if shown else "",
    }


def _folded_words(kept: Folded) -> str:
    if not kept.folded:
        return ""
    one = all(mark.coverage is Coverage.ONE for mark in kept.folded)
    return counted(len(kept.folded), "folded small" if one else "folded")
