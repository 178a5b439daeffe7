"""Notes A, B, C beside a chart: what contradicts what, and what would have to be true for two figures both to stand.

Only a clash that no reading can mend is called a contradiction; the release says which. Its sentences are used as they are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext, ngettext

from khronika.drawing.chart import Coverage
from khronika.nouns import Relation, ReleasedComparison
from khronika.public.rows import Group, Row, Sheet
from khronika.public.words import spoken

MOST_NOTES = 6  # as on the desk: about what a reader can hold beside one chart
MOST_CONDITIONS = 3
MOST_REASONS = 4


@dataclass(frozen=True, slots=True)
class Note:
    letter: str
    title: str
    sentences: tuple[str, ...]
    figures: tuple[Row, ...]


def notes_of(sheet: Sheet, pairs: Sequence[ReleasedComparison]) -> tuple[Note, ...]:
    """Of the figures that stand on the chart themselves; relays never get one."""
    drawn = {row.id: row for row in sheet.rows if row.group in (Group.ALL, Group.SOME, Group.ONE)}
    here = [pair for pair in pairs if pair.comparison.a in drawn and pair.comparison.b in drawn]
    here.sort(key=lambda pair: (drawn[pair.comparison.a].number, drawn[pair.comparison.b].number))
    clashing = [pair for pair in here if _clashes(pair)]
    found = _contradictions(clashing, drawn)[:MOST_NOTES]
    room = min(MOST_CONDITIONS, MOST_NOTES - len(found))
    found += _conditions([pair for pair in here if not _clashes(pair)], drawn)[:room]
    return tuple(replace(note, letter="ABCDEF"[at]) for at, note in enumerate(found))


def lettered(sheet: Sheet, notes: Sequence[Note]) -> Sheet:
    """The same rows, each with the letters of the notes that speak of it."""
    return Sheet(
        tuple(
            (group, tuple(replace(row, letters=letters_of(row.id, notes)) for row in rows))
            for group, rows in sheet.groups
        )
    )


def letters_of(claim_id: str, notes: Sequence[Note]) -> tuple[str, ...]:
    return tuple(note.letter for note in notes if claim_id in {row.id for row in note.figures})


def _clashes(pair: ReleasedComparison) -> bool:
    return pair.comparison.relation is Relation.CONTRADICT or pair.comparison.exceeds


def _contradictions(pairs: Sequence[ReleasedComparison], rows: Mapping[str, Row]) -> list[Note]:
    """Clashes gathered by the figure that has most of them, so that one figure against four is one note."""
    left, found, lang = list(pairs), [], spoken()
    while left:
        degree: dict[str, int] = {}
        for pair in left:
            for end in (pair.comparison.a, pair.comparison.b):
                degree[end] = degree.get(end, 0) + 1
        hub = min(degree, key=lambda one: (-degree[one], rows[one].number))
        mine = [pair for pair in left if hub in (pair.comparison.a, pair.comparison.b)]
        left = [pair for pair in left if pair not in mine]
        others = [rows[p.comparison.b if p.comparison.a == hub else p.comparison.a] for p in mine]
        many = len(others)
        title = ngettext("One figure contradicts another", "One figure contradicts {n} others", many)
        reasons = tuple(dict.fromkeys(pair.reason.in_(lang) for pair in mine))[:MOST_REASONS]
        found.append(Note("", title.format(n=many), reasons, (rows[hub], *others)))
    return found


def _conditions(pairs: Sequence[ReleasedComparison], rows: Mapping[str, Row]) -> list[Note]:
    """Conditions worth a letter: neither figure is a single day or place, where the rest is nearly the whole."""
    found = []
    for pair in pairs:
        a, b = rows[pair.comparison.a], rows[pair.comparison.b]
        if pair.only_if and pair.comparison.sum is None and Coverage.ONE not in (a.coverage, b.coverage):
            found.append(
                Note("", gettext("Both can stand on one condition"), (pair.only_if.in_(spoken()),), (a, b))
            )
    return sorted(found, key=lambda note: (note.figures[1].number, note.figures[0].number))
