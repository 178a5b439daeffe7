"""What a layout gives back: placed shapes and words, still without a byte of SVG."""

from dataclasses import dataclass, field, replace

from khronika.drawing.chart.geometry import Box
from khronika.drawing.chart.marks import Mark


@dataclass(frozen=True, slots=True)
class Line:
    x0: float
    y0: float
    x1: float
    y1: float
    look: str


@dataclass(frozen=True, slots=True)
class Area:
    box: Box
    look: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A path: ``d`` as SVG has it, absolute coordinates."""

    d: str
    look: str


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; ``y`` is its baseline, ``anchor`` is start, middle or end."""

    x: float
    y: float
    text: str
    look: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Badge:
    """A note's letter in a disc."""

    x: float
    y: float
    letter: str


Item = Line | Area | Curve | Words | Badge


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """``form`` is ``full``, ``short`` (the words only) or ``number`` (the row of the table)."""

    form: str
    box: Box
    lines: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """``takes`` are the boxes its shape, whisker, arrow, echoes and badges cover; ``label`` is ``None`` where not even
    the number found room (the mark's title and the table still say everything)."""

    mark: Mark
    x: float
    y: float
    items: tuple[Item, ...]
    takes: tuple[Box, ...]
    label: PlacedLabel | None = None

    def with_label(self, label: PlacedLabel | None) -> "PlacedMark":
        return replace(self, label=label)


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished layout. ``name`` tells the pictures of one page apart; ``back`` is drawn first."""

    name: str
    width: float
    height: float
    title: str
    back: tuple[Item, ...]
    marks: tuple[PlacedMark, ...] = field(default=())
