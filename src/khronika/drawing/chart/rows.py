"""Rows: one figure a line, its words above (or beside) a track on which its mark sits. No label can meet another.

Used by the upright chart (log scale, time down) and by the strip (linear scale).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from khronika.drawing.chart.geometry import Box
from khronika.drawing.chart.glyphs import BADGE_R, MOST_BADGES, draw
from khronika.drawing.chart.labels import NOTE, NOTE_LINE, QUOTE, QUOTE_LINE, echo_words
from khronika.drawing.chart.marks import Mark
from khronika.drawing.chart.picture import Badge, Item, PlacedLabel, PlacedMark, Words
from khronika.drawing.chart.scales import Scale
from khronika.drawing.chart.text import text_width, wrap
from khronika.drawing.chart.wording import quoted

TRACK = 26.0
MOST_NOTE_LINES = 5


@dataclass(frozen=True, slots=True)
class Row:
    placed: PlacedMark
    bottom: float


def _words(mark: Mark, x: float, y: float, room: float, size: float) -> tuple[tuple[Words, ...], Box]:
    """The figure's words and who says them, from ``y`` down, no wider than ``room``."""
    room -= min(len(mark.badges), MOST_BADGES) * (2 * BADGE_R + 4)
    lines: list[Words] = []
    widest, at = 0.0, y
    for quote in wrap(quoted(mark.words), size, room, 3):
        at += QUOTE_LINE
        lines.append(Words(x, at - 5, quote, "tq halo"))
        widest = max(widest, text_width(quote, size))
    notes = [line for about in (*mark.about, echo_words(mark)) for line in wrap(about, NOTE, room, 2)]
    for note in notes[:MOST_NOTE_LINES]:
        at += NOTE_LINE
        lines.append(Words(x, at - 4, note, "t2 halo"))
        widest = max(widest, text_width(note, NOTE))
    return tuple(lines), Box(x, y, x + min(widest, room), at)


def row(mark: Mark, left: float, right: float, top: float, scale: Scale) -> Row:
    """One figure between ``left`` and ``right`` from ``top`` down: words, badges at their right, track below."""
    lines, box = _words(mark, left, top, right - left, QUOTE)
    y = box.y1 + TRACK / 2
    x = scale.at(mark.value)
    drawn = draw(mark, x, y, scale, upward=False)
    items: list[Item] = list(drawn.items)
    takes = list(drawn.takes)
    for place, letter in enumerate(reversed(mark.badges[:MOST_BADGES])):
        at = right - BADGE_R - 1 - place * (2 * BADGE_R + 4)
        items.append(Badge(at, top + BADGE_R + 2, letter))
        takes.append(Box(at - BADGE_R, top + 2, at + BADGE_R, top + 2 + 2 * BADGE_R))
    placed = PlacedMark(mark, x, y, tuple(items), tuple(takes), PlacedLabel("full", box, lines))
    return Row(placed, y + TRACK / 2)


def trailing(marks: Sequence[Mark]) -> float:
    """Room that arrows and echoes need right of the highest figure."""
    arrows = 34.0 if any(mark.high is None for mark in marks) else 12.0
    most = max((len(mark.echoes) for mark in marks), default=0)
    if not most:
        return arrows
    return arrows + 10.0 + min(most, 3) * 9.0 + (30.0 if most > 3 else 0.0)
