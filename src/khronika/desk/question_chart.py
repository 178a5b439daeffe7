"""From a question's rows to its pictures."""

from collections.abc import Sequence

from django.utils.translation import gettext

from khronika.desk import words
from khronika.desk.counts import counted
from khronika.desk.figures import Group, Row, Sheet
from khronika.desk.language import voice
from khronika.desk.notes import Notes
from khronika.drawing.chart import (
    Captions,
    Charts,
    Coverage,
    Echo,
    Folded,
    LeftOut,
    Mark,
    charts,
)
from khronika.drawing.chart.wording import spoken_by
from khronika.nouns import Comparison, Question
from khronika.nouns.retelling import revised, revisions_before
from khronika.reconciling.cards import card_of


def table_words() -> str:
    """The heading of the table that says what the chart says."""
    return gettext("What is behind the chart")


def _drawable(row: Row, question: Question) -> bool:
    """Figures inside the question; of others only those that are printed elsewhere as an answer to it."""
    if row.claim.figure is None or row.group is Group.WORDS:  # a number that is only denied is nobody's
        return False
    if row.group in (Group.ALL, Group.SOME, Group.ONE):
        return True
    return any(relay.id in question.members for relay in row.relays)


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
    follows = revised([row.id for row in rows], comparisons)
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
                order=revisions_before(row.id, follows),
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
    with spoken_by(voice()):
        return charts(
            marks,
            Captions(
                asks or question.text,
                words.unit_words(question.unit) or gettext("number"),
                table_words(),
                _folded_words,
                _left_out_words,
            ),
        )


def _folded_words(kept: Folded) -> str:
    if not kept.folded:
        return ""
    one = all(mark.coverage is Coverage.ONE for mark in kept.folded)
    return counted(len(kept.folded), "folded small" if one else "folded")


def _left_out_words(left: LeftOut) -> str:
    """How many figures the strip leaves out, and why each; empty where it shows all."""
    why = ((left.parts, "strip part"), (left.struck, "strip struck"), (left.between, "strip between"))
    told = [counted(many, key) for many, key in why if many]
    if not told:
        return ""
    return gettext("Not in this strip, but in the table below: {what}.").format(what="; ".join(told))
