"""The spread, to scale: a linear strip, because heights on a log axis are no amounts."""

from collections.abc import Sequence
from dataclasses import dataclass

from khronika.drawing.chart.fold import Folded
from khronika.drawing.chart.geometry import Box, around
from khronika.drawing.chart.glyphs import draw
from khronika.drawing.chart.labels import NOTE, QUOTE
from khronika.drawing.chart.marks import Coverage, Mark
from khronika.drawing.chart.picture import Item, Line, Picture, PlacedLabel, PlacedMark, Words
from khronika.drawing.chart.rows import row, trailing
from khronika.drawing.chart.scales import Scale, linear_scale
from khronika.drawing.chart.text import cut, text_width
from khronika.drawing.chart.wording import number_words, quoted

WIDTH, NARROW_WIDTH = 1200.0, 358.0
NAMES = 392.0  # who says it, left of the scale
HEAD = 30.0
LINE = 38.0
# More rows than this and the strip stops being one look; the chart and the table have the rest.
MOST_ROWS = 7
MARGIN = 12.0


def strip_marks(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """What the strip shows: neither parts nor what counts something else; most coverage first, then the extremes."""
    ranked = sorted(
        (mark for mark in marks if not mark.part and not mark.struck),
        key=lambda mark: (
            {Coverage.ALL: 0, Coverage.SOME: 1, Coverage.ONE: 2}[mark.coverage],
            -mark.value,
            mark.id,
        ),
    )
    if len(ranked) > MOST_ROWS:
        # Keep both ends of the spread; drop from the middle.
        ends = sorted(ranked, key=lambda mark: (mark.value, mark.id))
        keep = {mark.id for mark in (ends[0], ends[-1])}
        for mark in ranked:
            if len(keep) < MOST_ROWS:
                keep.add(mark.id)
        ranked = [mark for mark in ranked if mark.id in keep]
    return tuple(ranked)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many figures the strip does not show, by why: parts of the question, what counts something else, and those
    between the ends that it has no rows for."""

    parts: int
    struck: int
    between: int


def left_out(marks: Sequence[Mark], kept: Folded) -> LeftOut:
    """Of all figures of a question those that ``strip`` leaves to the chart and the table."""
    parts = sum(mark.part and not mark.struck for mark in marks)
    struck = sum(mark.struck for mark in marks)
    return LeftOut(parts, struck, len(marks) - parts - struck - len(strip_marks(kept.kept)))


def _label(mark: Mark, extent: Box, y: float, right: float) -> PlacedLabel:
    """The words right of the mark, or left of it where the right is too short."""
    words = quoted(mark.words)
    room = right - extent.x1 - 8
    big = mark.coverage is Coverage.ALL
    look = "tqb halo" if big else "tq halo"
    size = 17.0 if big else QUOTE
    width = text_width(words, size, bold=big)
    left_room = extent.x0 - NAMES - 8
    if width <= room or room >= left_room:
        words = cut(words, size, room, bold=big)
        box = Box(extent.x1 + 6, y - 11, extent.x1 + 8 + text_width(words, size, bold=big), y + 11)
        return PlacedLabel("full", box, (Words(box.x0 + 1, y + 5, words, look),))
    words = cut(words, size, left_room, bold=big)
    box = Box(extent.x0 - 8 - text_width(words, size, bold=big), y - 11, extent.x0 - 6, y + 11)
    return PlacedLabel("full", box, (Words(box.x1 - 1, y + 5, words, look, "end"),))


def _grid(scale: Scale, top: float, bottom: float) -> list[Item]:
    items: list[Item] = []
    for tick in scale.ticks:
        x = scale.at(tick)
        items.append(Line(x, top, x, bottom, "axis" if tick == 0 else "grid"))
        items.append(Words(x, top - 8, number_words(tick), "t2 num", "middle"))
    return items


def strip(marks: Sequence[Mark], title: str, *, name: str = "strip") -> Picture:
    """The strip for wide pages: who says it at the left, marks on one linear scale. Raises ValueError without marks."""
    shown = strip_marks(marks)
    if not shown:
        raise ValueError("the strip needs at least one figure that answers the question")
    numbers = [number for mark in shown for number in mark.numbers]
    scale = linear_scale(numbers, NAMES, WIDTH - 40 - trailing(shown))
    bottom = HEAD + LINE * len(shown) + 6
    back, placed = _grid(scale, HEAD, bottom), []
    for place, mark in enumerate(shown):
        y = HEAD + LINE * (place + 0.5) + 3
        for n, line in enumerate(mark.about[:2]):
            look, bold = ("th small", True) if n == 0 else ("t2", False)
            back.append(Words(0, y - 2 + 15 * n, cut(line, NOTE, NAMES - 36, bold=bold), look))
        x = scale.at(mark.value)
        drawn = draw(mark, x, y, scale, upward=False)
        label = _label(mark, around(drawn.takes), y, WIDTH)
        placed.append(PlacedMark(mark, x, y, drawn.items, drawn.takes, label))
    return Picture(name, WIDTH, bottom, title, tuple(back), tuple(placed))


def strip_upright(marks: Sequence[Mark], title: str, *, name: str = "strip-upright") -> Picture:
    """The same for phones and paper: the words above each mark."""
    shown = strip_marks(marks)
    if not shown:
        raise ValueError("the strip needs at least one figure that answers the question")
    numbers = [number for mark in shown for number in mark.numbers]
    left = MARGIN + (34.0 if any(mark.low is None for mark in shown) else 12.0)
    scale = linear_scale(numbers, left, NARROW_WIDTH - MARGIN - trailing(shown), most=4)
    y, placed = HEAD, []
    for mark in shown:
        line = row(mark, MARGIN, NARROW_WIDTH - MARGIN, y, scale)
        placed.append(line.placed)
        y = line.bottom + 4
    return Picture(name, NARROW_WIDTH, y, title, tuple(_grid(scale, HEAD, y)), tuple(placed))
