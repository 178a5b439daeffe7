"""Where a label goes. The rule: right of its mark, then below, then above, then left; the whole label first, then the
words alone, then only the number of its row in the table. A label is never put over a mark, over another label or
past the edge; what finds no room is left to the table.

Lines (one source revising itself) are avoided too, but a label may cross one before it loses its notes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from khronika.drawing.chart.geometry import Box, around, clear
from khronika.drawing.chart.marks import Coverage, Mark
from khronika.drawing.chart.picture import PlacedLabel, PlacedMark, Words
from khronika.drawing.chart.text import cut, text_width, wrap
from khronika.drawing.chart.wording import gettext, ngettext, quoted

QUOTE, QUOTE_BIG, NOTE = 15.0, 17.0, 12.5
QUOTE_LINE, QUOTE_BIG_LINE, NOTE_LINE = 19.0, 21.0, 15.0
# Widths tried in turn: one line of most notes, then a narrower column where the day is crowded.
ROOMS = (232.0, 150.0)
MOST_NOTES = 4
GAP = 5.0


@dataclass(frozen=True, slots=True)
class Draft:
    """A label before it has a place: lines of (text, size, look, height)."""

    form: str
    lines: tuple[tuple[str, float, str, float], ...]

    @property
    def width(self) -> float:
        return max(text_width(text, size, bold="tqb" in look) for text, size, look, _ in self.lines) + 2

    @property
    def height(self) -> float:
        return sum(height for *_, height in self.lines) + 2

    def at(self, box: Box, anchor: str) -> PlacedLabel:
        lines, y = [], box.y0 + 1
        for text, _, look, height in self.lines:
            y += height
            x = box.x1 - 1 if anchor == "end" else box.x0 + 1
            lines.append(Words(x, y - height * 0.26, text, look, anchor))
        return PlacedLabel(self.form, box, tuple(lines))


def echo_words(mark: Mark) -> str:
    """ "3 relays, wording changed", or nothing."""
    if not mark.echoes:
        return ""
    many = len(mark.echoes)
    if mark.drifted:
        return ngettext("{n} relay, wording changed", "{n} relays, wording changed", many).format(n=many)
    return ngettext("{n} relay", "{n} relays", many).format(n=many)


def row_words(mark: Mark) -> str:
    """ "row 9": where the table says it."""
    return gettext("row {n}").format(n=mark.number)


def drafts(mark: Mark, *, big: bool) -> tuple[Draft, ...]:
    """The forms of a label, the one that says most first."""
    size, height, look = (QUOTE_BIG, QUOTE_BIG_LINE, "tqb halo") if big else (QUOTE, QUOTE_LINE, "tq halo")
    forms = []
    for room in ROOMS:
        quote = (cut(quoted(mark.words), size, room, bold=big), size, look, height)
        notes = [line for about in mark.about for line in wrap(about, NOTE, room, 2)][:MOST_NOTES]
        if mark.echoes:
            notes = [*notes[: MOST_NOTES - 1], cut(echo_words(mark), NOTE, room)]
        forms.append(Draft("full", (quote, *((note, NOTE, "t2 halo", NOTE_LINE) for note in notes))))
    short = (cut(quoted(mark.words), size, ROOMS[0], bold=big), size, look, height)
    return (
        *forms,
        Draft("short", (short,)),
        Draft("number", ((row_words(mark), NOTE, "ref halo", NOTE_LINE),)),
    )


def _into(start: float, length: float, low: float, high: float) -> float:
    """``start`` moved as little as possible so that ``length`` fits between ``low`` and ``high``."""
    return max(low, min(start, high - length))


def places(draft: Draft, placed: PlacedMark, bounds: Box, home: float) -> Iterator[tuple[Box, str]]:
    """Right (its first line level with the mark, else its last), below, above (flush with the mark's left, else with its
    right), left: each slid along its side to stay inside, never away from the mark. ``home`` is the left edge of the
    mark's own day: what reaches out to the left stays in it."""
    extent, width, height = around(placed.takes), draft.width, draft.height
    first, last = draft.lines[0][3], draft.lines[-1][3]
    y = _into(placed.y - first / 2 - 1, height, bounds.y0, bounds.y1)
    raised = _into(placed.y + last / 2 + 1 - height, height, bounds.y0, bounds.y1)
    x = _into(placed.x - 9, width, bounds.x0, bounds.x1)
    back = placed.x + 9 - width
    for top in (y, raised):
        yield Box(extent.x1 + GAP, top, extent.x1 + GAP + width, top + height), "start"
    for top in (extent.y1 + 2, extent.y0 - 2 - height):
        yield Box(x, top, x + width, top + height), "start"
        if back >= home:
            yield Box(back, top, back + width, top + height), "end"
    if extent.x0 - GAP - width >= home:
        yield Box(extent.x0 - GAP - width, y, extent.x0 - GAP, y + height), "end"


def _first_clear(
    forms: Sequence[Draft], placed: PlacedMark, bounds: Box, home: float, taken: Sequence[Box]
) -> PlacedLabel | None:
    for draft in forms:
        for box, anchor in places(draft, placed, bounds, home):
            if box.within(bounds) and clear(box, taken):
                return draft.at(box, anchor)
    return None


def place_label(
    placed: PlacedMark, bounds: Box, home: float, taken: Sequence[Box], lines: Sequence[Box], *, big: bool
) -> PlacedLabel | None:
    """The label for one mark, or ``None`` when not even its number finds room."""
    full_wide, full_narrow, short, number = drafts(placed.mark, big=big)
    clean = [*taken, *lines]
    full = (full_wide, full_narrow)
    for forms, obstacles in (
        (full, clean),
        (full, taken),
        ((short,), clean),
        ((short,), taken),
        ((number,), taken),
    ):
        label = _first_clear(forms, placed, bounds, home, obstacles)
        if label:
            return label
    return None


def first_wish(placed: PlacedMark, *, big: bool = False) -> Box:
    """Where the whole label would stand by the rule's first word, were nothing in its way."""
    draft = drafts(placed.mark, big=big)[0]
    extent, y = around(placed.takes), placed.y - draft.lines[0][3] / 2 - 1
    return Box(extent.x1 + GAP, y, extent.x1 + GAP + draft.width, y + draft.height)


def _weight(placed: PlacedMark) -> tuple[int, int, int, float, str]:
    """Who chooses first: what covers the whole question, what a note speaks of, then by day and height."""
    mark = placed.mark
    cover = {Coverage.ALL: 0, Coverage.SOME: 1, Coverage.ONE: 2}[mark.coverage]
    return cover, -len(mark.badges), mark.said.toordinal() if mark.said else 10**7, placed.y, mark.id


def place_labels(
    marks: Sequence[PlacedMark],
    bounds: Box,
    homes: Mapping[str, float],
    lines: Sequence[Box] = (),
    *,
    stress: bool = False,
) -> tuple[PlacedMark, ...]:
    """Every mark with its label, in the order given. ``homes`` gives each mark's day's left edge, by id. ``stress``
    sets figures that cover the whole question larger."""
    taken = [box for placed in marks for box in placed.takes]
    labels: dict[str, PlacedLabel | None] = {}
    for placed in sorted(marks, key=_weight):
        big = stress and placed.mark.coverage is Coverage.ALL
        label = place_label(placed, bounds, homes[placed.mark.id], taken, lines, big=big)
        labels[placed.mark.id] = label
        if label:
            taken.append(label.box)
    return tuple(placed.with_label(labels[placed.mark.id]) for placed in marks)
