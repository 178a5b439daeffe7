"""What a reporter needs beside the answer to write a paragraph: the figures for large parts, what a source said before,
and figures that count something else and are taken for these. Sentences only; no number is added up or chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from khronika.desk.figures import Group, Row, Sheet
from khronika.nouns import Comparison, Question, Relation
from khronika.reconciling.answers import who_says
from khronika.reconciling.measures import measure_of

_MOST = 9  # figures in one sentence; the table has them all


@dataclass(frozen=True, slots=True)
class Line:
    """``title`` says what the sentence is about; ``text`` quotes figures as worded."""

    title: str
    text: str


def digest(sheet: Sheet, question: Question, comparisons: Sequence[Comparison]) -> tuple[Line, ...]:
    """Only the lines that have something to say, in the order in which a paragraph would."""
    rows = {group: list(found) for group, found in sheet.groups}
    lines = (
        Line("For several days or places of it", _said(rows.get(Group.SOME, []))),
        Line("For more than it", _said(rows.get(Group.WIDER, []))),
        Line("What one source changed", _changes(sheet, comparisons)),
        Line("Not the same count", _other_counts(rows.get(Group.ELSE, []), question)),
    )
    return tuple(line for line in lines if line.text)


def _size(row: Row) -> float:
    figure = row.claim.figure
    return (figure.value or figure.low or figure.high or 0.0) if figure else 0.0


def _who(row: Row) -> str:
    """The body alone: the role of who spoke for it stands in the table."""
    return who_says(row.claim)


def _said(rows: Sequence[Row]) -> str:
    counted = sorted((row for row in rows if row.claim.figure), key=lambda row: (-_size(row), row.number))
    parts = [f"{_who(row)}: “{row.words}” for {row.counts}" for row in counted[:_MOST]]
    if len(counted) > _MOST:
        parts.append(f"{len(counted) - _MOST} more in the table")
    return f"{'; '.join(parts)}." if parts else ""


def _changes(sheet: Sheet, comparisons: Sequence[Comparison]) -> str:
    """Each source's last revision, with what it said before."""
    rows = {row.id: row for row in sheet.rows}
    parts = []
    for pair in comparisons:
        later = any(other.relation is Relation.REVISION and other.a == pair.b for other in comparisons)
        if pair.relation is Relation.REVISION and pair.a in rows and pair.b in rows and not later:
            first, then = rows[pair.a], rows[pair.b]
            parts.append(f"{_who(first)} first said “{first.words}”, then “{then.words}” for {then.counts}")
    return f"{'; '.join(dict.fromkeys(parts[:_MOST]))}." if parts else ""


def _other_counts(rows: Sequence[Row], question: Question) -> str:
    """Counts of people that are not the question's: punished, fined, still held."""
    counted = [
        row
        for row in rows
        if row.claim.figure and measure_of(row.claim).is_count and measure_of(row.claim).unit is question.unit
    ]
    counted.sort(key=lambda row: (-_size(row), row.number))
    parts = [
        f"“{row.words}” ({_who(row)}; {row.counts}) counts {measure_of(row.claim).population}"
        for row in counted[:_MOST]
    ]
    return f"{'; '.join(parts)}." if parts else ""
