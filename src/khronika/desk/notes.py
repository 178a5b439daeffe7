"""Notes A, B, C: what contradicts what, and what would have to be true for two figures both to stand.

Only a clash that no reading can mend is called a contradiction (reconciling decides that); everything else is a
condition. Letters tie a note to its marks; no lines are drawn across the chart.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from khronika.desk.counts import counted
from khronika.desk.figures import Group, Row, Sheet
from khronika.desk.language import ENGLISH, namer, spoken
from khronika.desk.words import capital
from khronika.drawing.chart import Coverage
from khronika.nouns import Comparison, Relation
from khronika.reconciling import condition_in, reason_in
from khronika.reconciling.totals import condition_of, sum_in

# Six letters are about what a reader can hold while looking at one chart; the rest is counted, and stands in the table.
MOST_NOTES = 6
MOST_CONDITIONS = 3
MOST_REASONS = 4
MOST_SUMS = 2
_PREFIX = "Both can stand only if "


@dataclass(frozen=True, slots=True)
class Note:
    """``about`` are the ids of the figures it speaks of; ``sentences`` are reconciling's own reasons."""

    letter: str
    title: str
    sentences: tuple[str, ...]
    figures: tuple[Row, ...]
    clash: bool = False
    sum: bool = False

    @property
    def about(self) -> tuple[str, ...]:
        return tuple(row.id for row in self.figures)


@dataclass(frozen=True, slots=True)
class Notes:
    """``shown`` with their letters; how many contradictions and conditions there are in all."""

    shown: tuple[Note, ...]
    contradictions: int
    conditions: int

    def letters_of(self, claim_id: str) -> tuple[str, ...]:
        return tuple(note.letter for note in self.shown if claim_id in note.about)

    @property
    def left_out(self) -> int:
        """Conditions and contradictions without a letter of their own."""
        lettered = sum(len(note.sentences) if note.clash else 1 for note in self.shown if not note.sum)
        return max(self.contradictions + self.conditions - lettered, 0)


def _clashes(pair: Comparison) -> bool:
    return pair.relation is Relation.CONTRADICT or pair.exceeds


def _reason(pair: Comparison, rows: Mapping[str, Row]) -> str:
    claims = {end: rows[end].claim for end in (pair.a, pair.b)}
    return reason_in(pair, claims, spoken(), namer(claims[pair.a].when))


def _contradictions(
    pairs: Sequence[Comparison], rows: Mapping[str, Row]
) -> list[tuple[str, list[str], list[Row]]]:
    """Clashes gathered by the figure that has most of them, so that one figure against four is one note."""
    left = list(pairs)
    found = []
    while left:
        degree: dict[str, int] = {}
        for pair in left:
            for end in (pair.a, pair.b):
                degree[end] = degree.get(end, 0) + 1
        hub = min(degree, key=lambda claim_id: (-degree[claim_id], rows[claim_id].number))
        mine = [pair for pair in left if hub in (pair.a, pair.b)]
        left = [pair for pair in left if pair not in mine]
        others = [rows[pair.b if pair.a == hub else pair.a] for pair in mine]
        title = counted(len(others), "against") if len(others) > 1 else gettext("Two figures contradict")
        reasons = list(dict.fromkeys(_reason(pair, rows) for pair in mine))
        if len(reasons) > MOST_REASONS:
            reasons = [*reasons[:MOST_REASONS], counted(len(reasons) - MOST_REASONS, "more reasons")]
        found.append((title, reasons, [rows[hub], *others]))
    return found


def _conditions(
    pairs: Sequence[Comparison], rows: Mapping[str, Row]
) -> list[tuple[str, list[str], list[Row]]]:
    """Conditions worth a letter: neither figure is a single day or place, where the rest is nearly the whole."""
    found = []
    for pair in pairs:
        a, b = rows[pair.a], rows[pair.b]
        if pair.only_if and pair.sum is None and Coverage.ONE not in (a.coverage, b.coverage):
            both = {row.id: row.claim for row in (a, b)}
            text = condition_in(pair, both, spoken(), namer(b.claim.when))
            if text is not None:
                found.append((*_headed(text), [a, b]))
    return sorted(found, key=lambda each: (each[2][1].number, each[2][0].number))


def _headed(condition: str) -> tuple[str, list[str]]:
    """A condition's heading and its sentence: English goes on from the heading."""
    if spoken() == ENGLISH and condition.startswith(_PREFIX):
        return _PREFIX.strip(), [condition.removeprefix(_PREFIX)]
    return gettext("Both can stand on one condition"), [condition]


def _sums(pairs: Sequence[Comparison], rows: Mapping[str, Row]) -> list[tuple[str, list[str], list[Row]]]:
    """What parts come to, each sum once, where all of its figures are drawn."""
    found: dict[tuple[str, ...], list[Row]] = {}
    for pair in pairs:
        if pair.sum is None or any(part.claim not in rows for part in pair.sum.parts):
            continue
        said = sum_in(pair.sum, spoken(), namer(rows[pair.b].claim.when))
        told = f"{capital(said)}.", condition_of(pair.sum, spoken())
        figures = [rows[pair.b], *(rows[part.claim] for part in pair.sum.parts)]
        found.setdefault(tuple(filter(None, told)), figures)
    return [(gettext("How the parts add up"), [*said], figures) for said, figures in found.items()]


def notes_of(sheet: Sheet, comparisons: Sequence[Comparison]) -> Notes:
    """The notes for the figures that stand on the chart themselves; relays never get one."""
    drawn = {row.id: row for row in sheet.rows if row.group in (Group.ALL, Group.SOME, Group.ONE)}
    pairs = [pair for pair in comparisons if pair.a in drawn and pair.b in drawn]
    pairs.sort(key=lambda pair: (drawn[pair.a].number, drawn[pair.b].number))
    clashing = [pair for pair in pairs if _clashes(pair)]
    conditional = [pair for pair in pairs if pair.only_if and pair.sum is None and not _clashes(pair)]
    first = _contradictions(clashing, drawn)[:MOST_NOTES]
    sums = _sums(pairs, drawn)[: min(MOST_SUMS, MOST_NOTES - len(first))]
    room = MOST_NOTES - len(first) - len(sums)
    then = _conditions(conditional, drawn)[: min(MOST_CONDITIONS, room)]
    shown = tuple(
        Note(
            "ABCDEF"[place],
            title,
            tuple(sentences),
            tuple(rows),
            place < len(first),
            0 <= place - len(first) < len(sums),
        )
        for place, (title, sentences, rows) in enumerate([*first, *sums, *then])
    )
    return Notes(shown, len(clashing), len(conditional))
