"""The upright chart, for phones and paper: time runs down, the figure runs right, the words stand above each mark."""

from collections.abc import Sequence

from khronika.drawing.chart.columns import Column, columns_for
from khronika.drawing.chart.geometry import Box
from khronika.drawing.chart.labels import NOTE, NOTE_LINE
from khronika.drawing.chart.marks import Mark
from khronika.drawing.chart.picture import Area, Item, Line, Picture, PlacedMark, Words
from khronika.drawing.chart.rows import row, trailing
from khronika.drawing.chart.scales import Scale, log_scale
from khronika.drawing.chart.text import cut, text_width, wrap
from khronika.drawing.chart.wording import gettext, number_words

WIDTH = 358.0  # a 390 px phone less its margins: drawn at full size there
MARGIN = 12.0
HEAD = 44.0
DAY = 30.0
PARTS_LINE = 17.0


def _scale(marks: Sequence[Mark]) -> Scale:
    numbers = [number for mark in marks for number in mark.numbers]
    left = MARGIN + (34.0 if any(mark.low is None for mark in marks) else 12.0)
    return log_scale(numbers, left, WIDTH - MARGIN - trailing(marks), apart=44, zero_room=30)


def _grid(scale: Scale, top: float, bottom: float) -> list[Item]:
    items: list[Item] = []
    for tick in scale.ticks:
        x = scale.at(tick)
        items += [
            Line(x, top, x, bottom, "grid"),
            Words(x, top - 6, number_words(tick), "t2 num halo", "middle"),
        ]
    return items


def _days(marks: Sequence[Mark]) -> list[tuple[str, str, bool, list[Mark]]]:
    """(heading, what was cut out before it, undated, its marks in order)."""
    columns = columns_for([mark.said for mark in marks], 0, 1)
    held = []
    for column in columns:
        inside = [mark for mark in marks if _belongs(mark, column.key, column.unit)]
        inside.sort(key=lambda mark: (mark.order, mark.value, mark.id))
        undated = column.key is None
        cut_words = gettext("{time} without a figure").format(time=column.cut_words) if column.skipped else ""
        held.append((_heading(column), cut_words, undated, inside))
    return held


def _heading(column: Column) -> str:
    if column.key is None:
        return gettext("No date given")
    words = gettext("Said on {day}") if column.unit == "day" else gettext("Said in {month}")
    return words.format(day=column.label, month=column.label)


def _parts_words() -> tuple[str, ...]:
    """What stands over the parts, in as many lines as it takes."""
    lines = (gettext("Parts: one day, place or group each."), gettext("Never to be added up. Own scale."))
    room = (WIDTH - 2 * MARGIN) / 1.14  # bold
    return tuple(line for words in lines for line in wrap(words, 13, room, 3))


def _belongs(mark: Mark, key: int | None, unit: str) -> bool:
    if mark.said is None or key is None:
        return mark.said is None and key is None
    month = mark.said.year * 12 + mark.said.month - 1
    return key == {"day": mark.said.toordinal(), "month": month, "year": mark.said.year}[unit]


def _head(heading: str, cut_words: str, y: float) -> tuple[list[Item], float]:
    """A day's heading with what was cut out before it, beside it or, where the two do not fit one line, below; and where
    the heading ends."""
    room = WIDTH - 2 * MARGIN
    words = cut(heading, 13, room, bold=True)
    head: list[Item] = [Line(0, y, WIDTH, y, "axis"), Words(MARGIN, y + 18, words, "th halo")]
    if not cut_words:
        return head, y + DAY
    beside = text_width(words, 13, bold=True) + 12 + text_width(cut_words, NOTE) <= room
    if beside:
        return [*head, Words(WIDTH - MARGIN, y + 18, cut_words, "t2 halo", "end")], y + DAY
    below = y + 18 + NOTE_LINE
    return [*head, Words(MARGIN, below, cut(cut_words, NOTE, room), "t2 halo")], y + DAY + NOTE_LINE


def _block(marks: Sequence[Mark], top: float, scale: Scale) -> tuple[list[Item], list[PlacedMark], float]:
    """Days from ``top`` down: their headings, their rows, and where the block ends."""
    back: list[Item] = []
    placed: list[PlacedMark] = []
    y = top
    for heading, cut_words, undated, inside in _days(marks):
        start = y
        head, y = _head(heading, cut_words, y)
        for mark in inside:
            line = row(mark, MARGIN, WIDTH - MARGIN, y, scale)
            placed.append(line.placed)
            y = line.bottom + 4
        y += 6
        if undated:
            back.insert(0, Area(Box(0, start, WIDTH, y), "hatched"))
        back += head
    return back, placed, y


def _axis_words(unit: str) -> str:
    return gettext("{unit}, log scale").format(unit=unit)


def _chains(marks: Sequence[PlacedMark]) -> list[Item]:
    """One source's standing figure: straight down until it is revised, then a step to the side."""
    by_id = {placed.mark.id: placed for placed in marks}
    lines: list[Item] = []
    for placed in marks:
        before = by_id.get(placed.mark.follows or "")
        if before and before.y < placed.y:
            look = f"chain s-{placed.mark.family}"
            lines += [
                Line(before.x, before.y, before.x, placed.y, look),
                Line(before.x, placed.y, placed.x, placed.y, look),
            ]
    return lines


def upright(marks: Sequence[Mark], title: str, unit: str, *, name: str = "upright") -> Picture:
    """Lay the marks out, 358 units wide and as tall as they need. Raises ValueError without a single mark."""
    if not marks:
        raise ValueError("a chart needs at least one figure; say in words that there is none")
    main = [mark for mark in marks if not mark.part]
    parts = [mark for mark in marks if mark.part]
    back: list[Item] = []
    placed: list[PlacedMark] = []
    y = 0.0
    for block in filter(None, (main, parts)):
        top = y
        words: list[Item] = [Words(MARGIN, y + 14, cut(_axis_words(unit), 12.5, WIDTH - 2 * MARGIN), "t2")]
        if block is parts:
            told = _parts_words()
            words = [Words(MARGIN, y + 22 + PARTS_LINE * n, line, "th") for n, line in enumerate(told)]
            y += 10 + PARTS_LINE * len(told)
        scale = _scale(block)
        inner, marks_here, bottom = _block(block, y + HEAD, scale)
        if block is parts:
            back.append(Area(Box(0, top, WIDTH, bottom), "f-wash"))
        hatched = [item for item in inner if isinstance(item, Area)]
        rest = [item for item in inner if not isinstance(item, Area)]
        back += [*words, *hatched, *_grid(scale, y + HEAD, bottom), *_chains(marks_here), *rest]
        placed += marks_here
        y = bottom + 12
    return Picture(name, WIDTH, y, title, tuple(back), tuple(placed))
