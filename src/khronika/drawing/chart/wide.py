"""The wide chart: when it was said across, the figure up on a log scale, parts in a panel of their own below."""

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khronika.drawing.chart.columns import Column, columns_for
from khronika.drawing.chart.geometry import Box
from khronika.drawing.chart.glyphs import REACH, badge_boxes, draw
from khronika.drawing.chart.labels import first_wish, place_labels
from khronika.drawing.chart.marks import Coverage, Mark
from khronika.drawing.chart.picture import Area, Item, Line, Picture, PlacedMark, Words
from khronika.drawing.chart.scales import Scale, log_scale
from khronika.drawing.chart.text import cut, text_width, wrap
from khronika.drawing.chart.wording import gettext, number_words, pgettext

WIDTH = 1200.0
GUTTER = 86.0
HEAD = 46.0
INSET = 44.0  # room above and below the outermost figures for arrows (28) and their heads
STEP = 28.0  # least distance from one mark to the next within a day
WIDE_STEP = 200.0  # and the most: a mark and the whole of its label
PARTS_HEAD = 40.0


@dataclass(frozen=True, slots=True)
class _Panel:
    """A plot: its box (marks and labels stay inside), its scale and its marks with their places."""

    box: Box
    scale: Scale
    marks: tuple[PlacedMark, ...]
    lines: tuple[Line, ...]


def _height(marks: Sequence[Mark]) -> float:
    """Taller for a wider span of figures and for fuller days; between a strip and most of a laptop's screen."""
    positive = [n for mark in marks for n in mark.numbers if n > 0] or [1.0]
    decades = math.log10(max(positive) / min(positive))
    fullest = max(sum(1 for other in marks if other.said == mark.said) for mark in marks)
    return min(max(170 + 130 * decades, 120 + 62 * fullest, 210), 520) + (36 if 0 in positive else 0)


def _column_of(mark: Mark, columns: Sequence[Column]) -> Column:
    """The column that holds the mark's day; the last one when no day is given."""
    if mark.said is None:
        return columns[-1]
    unit = columns[0].unit
    key = {
        "day": mark.said.toordinal(),
        "month": mark.said.year * 12 + mark.said.month - 1,
        "year": mark.said.year,
    }[unit]
    return next(column for column in columns if column.key == key)


def _spot(mark: Mark, x: float, y: float, scale: Scale, plot: Box) -> PlacedMark:
    """The mark at ``x``, or as far left of it as its echoes need to stay on the canvas."""
    drawn = draw(mark, x, y, scale, upward=True)
    if drawn.extent.x1 > plot.x1:
        x -= drawn.extent.x1 - plot.x1
        drawn = draw(mark, x, y, scale, upward=True)
    badges = badge_boxes(mark, x - REACH - 12, y, plot.y0)
    return PlacedMark(
        mark,
        x,
        y,
        (*drawn.items, *(badge for badge, _ in badges)),
        (*drawn.takes, *(box for _, box in badges)),
    )


def _shared(boxes: Iterable[Box], taken: Sequence[Box]) -> float:
    return sum(box.grown(1.5).common(other) for box in boxes for other in taken)


@dataclass(frozen=True, slots=True)
class _Slots:
    """Where marks may stand within a day: ``lead`` from its left edge, then ``step`` by ``step``."""

    column: Column
    lead: float
    step: float
    count: int

    def x(self, slot: int) -> float:
        return min(self.column.x0 + self.lead + slot * self.step, self.column.x1 - 11)


def _slots(column: Column, inside: Sequence[Mark]) -> _Slots:
    """A day's slots: as far apart as its marks let them be, so that labels find room."""
    lead = 18.0 + (22.0 if any(mark.badges for mark in inside) else 0.0)
    room = max(column.x1 - column.x0 - lead - 14, 0.0)
    step = min(max(room / len(inside), STEP), WIDE_STEP)
    return _Slots(column, lead, step, int(room // step) + 1)


def _place_marks(
    marks: Sequence[Mark], columns: Sequence[Column], box: Box, scale: Scale
) -> tuple[PlacedMark, ...]:
    """Each mark at its height, in the slot of its day where it and its label hide least; a revision right of what it
    revises. The leftmost slot wins among equals."""
    days: dict[Column, list[Mark]] = {}
    for mark in sorted(marks, key=lambda m: (m.said is None, m.said or 0, m.order, m.value, m.id)):
        days.setdefault(_column_of(mark, columns), []).append(mark)
    placed: dict[str, PlacedMark] = {}
    slot_of: dict[str, int] = {}
    taken: list[Box] = []
    wishes: list[Box] = []
    for column, inside in days.items():
        slots = _slots(column, inside)
        for mark in inside:
            before = slot_of.get(mark.follows or "", -1) if any(m.id == mark.follows for m in inside) else -1
            tries = []
            for slot in range(min(before + 1, slots.count - 1), slots.count):
                spot = _spot(mark, slots.x(slot), scale.at(mark.value), scale, box)
                wish = first_wish(spot)
                hidden = _shared(spot.takes, wishes) + _shared([wish], [*taken, *wishes])
                tries.append((_shared(spot.takes, taken), hidden, slot, spot, wish))
            _, _, slot, spot, wish = min(tries, key=lambda tried: tried[:3])
            placed[mark.id], slot_of[mark.id] = spot, slot
            taken += spot.takes
            wishes.append(wish)
    return tuple(placed[mark.id] for mark in marks)


def _chains(marks: Sequence[PlacedMark]) -> tuple[Line, ...]:
    """One source's standing figure: flat until the day it is revised, then a step."""
    by_id = {placed.mark.id: placed for placed in marks}
    lines = []
    for placed in marks:
        before = by_id.get(placed.mark.follows or "")
        if before:
            look = f"chain s-{placed.mark.family}"
            lines.append(Line(before.x, before.y, placed.x, before.y, look))
            lines.append(Line(placed.x, before.y, placed.x, placed.y, look))
    return tuple(lines)


def _line_box(line: Line) -> Box:
    return Box(
        min(line.x0, line.x1), min(line.y0, line.y1), max(line.x0, line.x1), max(line.y0, line.y1)
    ).grown(2)


def _panel(marks: Sequence[Mark], columns: Sequence[Column], top: float, *, stress: bool) -> _Panel:
    bottom = top + _height(marks)
    box = Box(GUTTER + 2, top + 2, WIDTH - 2, bottom - 2)
    numbers = [number for mark in marks for number in mark.numbers]
    scale = log_scale(numbers, bottom - INSET, top + INSET, apart=26)
    placed = _place_marks(marks, columns, box, scale)
    lines = _chains(placed)
    homes = {mark.id: _column_of(mark, columns).x0 for mark in marks}
    labelled = place_labels(placed, box, homes, [_line_box(line) for line in lines], stress=stress)
    return _Panel(box, scale, labelled, lines)


def _grid(panel: _Panel) -> list[Item]:
    items: list[Item] = []
    for tick in panel.scale.ticks:
        y = panel.scale.at(tick)
        items.append(Line(GUTTER, y, WIDTH, y, "grid"))
        items.append(Words(GUTTER - 10, y + 4, number_words(tick), "t2 num", "end"))
    return items


def _columns_back(columns: Sequence[Column], bottom: float) -> list[Item]:
    items: list[Item] = []
    for column in columns:
        if column.key is None:
            items.append(Area(Box(column.x0, HEAD, column.x1, bottom), "hatched"))
        if column.skipped:
            before = column.x0 - (cut_width := _cut_width(columns))
            items += [Line(x, HEAD - 4, x, bottom, "cut") for x in (before, column.x0)]
            middle = column.x0 - cut_width / 2
            count, unit = column.cut_words.split(maxsplit=1)
            items += [
                Words(middle, 16, count, "t2 halo", "middle"),
                Words(middle, 31, unit, "t2 halo", "middle"),
            ]
        else:
            items.append(Line(column.x0, HEAD - 4, column.x0, bottom, "grid"))
        items += _header(column)
    return items


def _cut_width(columns: Sequence[Column]) -> float:
    """How wide a cut is: what lies between two neighbours that do not touch."""
    pairs = itertools.pairwise(columns)
    return next((after.x0 - before.x1 for before, after in pairs if after.skipped), 0.0)


def _header(column: Column) -> list[Item]:
    room = column.x1 - column.x0 - 6
    size = 13.0 if text_width("0000", 13, bold=True) <= room else 11.0
    lines = wrap(column.label, size * 1.14, room, 2)
    top = 16 if len(lines) == 2 else 24
    look = "th" if size == 13.0 else "th small"
    return [
        Words(column.x0 + 4, top + 15 * n, cut(line, size, room, bold=True), look)
        for n, line in enumerate(lines)
    ]


def _parts_head(top: float) -> list[Item]:
    words = gettext("Parts: one day, one place or some of the people. Never to be added up.")
    own = gettext("Own scale. Same columns: when it was said.")
    at = 16 + text_width(words, 13, bold=True)
    return [
        Line(0, top, WIDTH, top, "axis"),
        Words(8, top + 24, words, "th"),
        Words(at, top + 24, cut(own, 12.5, WIDTH - at), "t2"),
    ]


def wide(marks: Sequence[Mark], title: str, unit: str, *, name: str = "wide") -> Picture:
    """Lay the marks out, 1,200 units wide. ``unit`` is what the axis counts ("people").

    Raises ValueError without a single mark: an empty chart is the caller's empty state.
    """
    if not marks:
        raise ValueError("a chart needs at least one figure; say in words that there is none")
    columns = columns_for([mark.said for mark in marks], GUTTER, WIDTH)
    main = [mark for mark in marks if not mark.part]
    parts = [mark for mark in marks if mark.part]
    stress = any(mark.coverage is not Coverage.ALL for mark in main)
    back: list[Item] = []
    panels, y = [], HEAD
    if main:
        panels.append(_panel(main, columns, y, stress=stress))
        y = panels[0].box.y1 + 2
    if parts:
        panels.append(_panel(parts, columns, y + PARTS_HEAD, stress=False))
        back.append(Area(Box(0, y, WIDTH, panels[-1].box.y1 + 2), "f-wash"))
    bottom = panels[-1].box.y1 + 2
    back += _columns_back(columns, bottom)
    if parts:
        back += _parts_head(y)
    for panel in panels:
        back += [*_grid(panel), *panel.lines]
    back += [Words(0, 16, pgettext("over an axis", "Said on"), "t2"), *_unit_words(unit)]
    return Picture(name, WIDTH, bottom, title, tuple(back), tuple(m for panel in panels for m in panel.marks))


def _unit_words(unit: str) -> list[Item]:
    room = GUTTER - 8
    return [
        Words(0, 31, cut(f"{unit},", 12.5, room), "t2"),
        Words(0, 45, cut(pgettext("beside an axis", "log scale"), 12.5, room), "t2"),
    ]
