"""What a reporter needs beside the answer to write a paragraph: the figures for large parts, what a source said before,
and figures that count something else and are taken for these. Sentences only; no number is added up or chosen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from khronika.desk import words
from khronika.desk.counts import counted as counted_words
from khronika.desk.figures import Group, Row, Sheet
from khronika.desk.language import ENGLISH, namer, spoken
from khronika.desk.standing import growth_words
from khronika.nouns import Comparison, Question, Relation
from khronika.reconciling.measures import Measure, measure_of
from khronika.reconciling.titles import asked_in
from khronika.reconciling.totals import sum_in

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
        Line(gettext("For several days or places of it"), _said(rows.get(Group.SOME, []))),
        Line(gettext("For more than it"), _said(rows.get(Group.WIDER, []))),
        Line(gettext("How the parts add up"), _sums(question, comparisons)),
        Line(gettext("What one source changed"), _changes(sheet, comparisons, question)),
        Line(gettext("Not the same count"), _other_counts(rows.get(Group.ELSE, []), question)),
    )
    return tuple(line for line in lines if line.text)


def _size(row: Row) -> float:
    figure = row.claim.figure
    return (figure.value or figure.low or figure.high or 0.0) if figure else 0.0


def _who(row: Row) -> str:
    """The body alone: the role of who spoke for it stands in the table."""
    return words.body_words(row.claim)


def _said(rows: Sequence[Row]) -> str:
    counted = sorted((row for row in rows if row.claim.figure), key=lambda row: (-_size(row), row.number))
    said = gettext("{who}: “{figure}” for {scope}")
    parts = [
        _glossed(said, row).format(who=_who(row), figure=row.words, scope=row.counts)
        for row in counted[:_MOST]
    ]
    if len(counted) > _MOST:
        parts.append(counted_words(len(counted) - _MOST, "more in table"))
    return f"{'; '.join(parts)}." if parts else ""


def _glossed(said: str, row: Row) -> str:
    """The sentence with what the words allow behind a figure in another language."""
    gloss = row.gloss.replace("{", "").replace("}", "")
    return re.sub(r"([“«]\{figure\}[”»])", rf"\1 ({gloss})", said, count=1) if gloss else said


def _sums(question: Question, comparisons: Sequence[Comparison]) -> str:
    """What the question's figures are added up to, with others. What they add up from stands in the answer."""
    members, named = set(question.members), namer(question.period)
    sums = [pair.sum for pair in comparisons if pair.sum and pair.a in members and pair.b not in members]
    said = dict.fromkeys(words.capital(sum_in(found, spoken(), named)) for found in sums)
    return f"{'; '.join([*said][:_MOST])}." if said else ""


def _changes(sheet: Sheet, comparisons: Sequence[Comparison], question: Question) -> str:
    """Each source's last revision, with what it said before; and of what lesser count of its own a figure grew."""
    rows = {row.id: row for row in sheet.rows}
    parts = []
    for pair in comparisons:
        later = any(other.relation is Relation.REVISION and other.a == pair.b for other in comparisons)
        if pair.relation is Relation.REVISION and pair.a in rows and pair.b in rows and not later:
            first, then = rows[pair.a], rows[pair.b]
            said = gettext("{who} first said “{first}”, then “{then}” for {scope}")
            parts.append(said.format(who=_who(first), first=first.words, then=then.words, scope=then.counts))
    claims = {row.id: row.claim for row in sheet.everything}
    for row in sheet.rows:
        if row.id in question.members and (grew := growth_words(row.id, claims, comparisons)):
            mark = "“{}”" if spoken() == ENGLISH else "«{}»"
            parts.append(f"{_who(row)}: {mark.format(row.words)} {grew}")
    return f"{'; '.join(dict.fromkeys(parts[:_MOST]))}." if parts else ""


def _other_counts(rows: Sequence[Row], question: Question) -> str:
    """Counts of people that are not the question's: punished, fined, still held."""
    counted = [
        row
        for row in rows
        if row.claim.figure and measure_of(row.claim).is_count and measure_of(row.claim).unit is question.unit
    ]
    counted.sort(key=lambda row: (-_size(row), row.number))
    said = gettext("“{figure}” ({who}; {scope}) counts {what}")
    parts = [
        said.format(figure=row.words, who=_who(row), scope=row.counts, what=_what(measure_of(row.claim)))
        for row in counted
    ]
    return f"{'; '.join([*dict.fromkeys(parts)][:_MOST])}." if parts else ""


def _what(measure: Measure) -> str:
    return measure.population if spoken() == ENGLISH else asked_in(measure, spoken())
