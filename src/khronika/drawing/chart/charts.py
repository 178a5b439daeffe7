"""A question's four pictures of the same marks: the chart and the strip, each for a wide window and upright for phones and paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from khronika.drawing.chart.fold import Folded, fold
from khronika.drawing.chart.marks import Coverage, Family, Mark
from khronika.drawing.chart.strip import LeftOut, left_out, strip, strip_marks, strip_upright
from khronika.drawing.chart.svg import to_svg
from khronika.drawing.chart.upright import upright
from khronika.drawing.chart.wide import wide
from khronika.drawing.chart.wording import gettext


@dataclass(frozen=True, slots=True)
class Captions:
    """What stands around the pictures: the question, the unit of its axis, the heading of the table that says the same, what is
    said of figures that stand in the table only, and of those that the strip leaves out."""

    asks: str
    unit: str
    table: str
    folded: Callable[[Folded], str]
    left_out: Callable[[LeftOut], str] = lambda left: ""


@dataclass(frozen=True, slots=True)
class Charts:
    """SVG, ready for the page. Empty strings when no figure can be drawn. ``families`` are those drawn."""

    wide: str
    upright: str
    strip: str
    strip_upright: str
    folded: int
    folded_words: str
    strip_words: str
    families: tuple[Family, ...]
    has_range: bool
    has_open: bool
    has_struck: bool
    has_echoes: bool
    has_chain: bool
    coverages: tuple[Coverage, ...]


def charts(marks: Sequence[Mark], captions: Captions) -> Charts:
    """The pictures in the words of whoever speaks (``spoken_by``). Raises ValueError without a mark: there is nothing to draw."""
    if not marks:
        raise ValueError("no mark, no chart")
    kept = fold(marks)
    return Charts(
        **_drawn(kept, captions),
        folded=len(kept.folded),
        folded_words=captions.folded(kept),
        strip_words=captions.left_out(left_out(marks, kept)),
        families=tuple(family for family in Family if any(mark.family is family for mark in kept.kept)),
        has_range=any(mark.low != mark.high and None not in (mark.low, mark.high) for mark in kept.kept),
        has_open=any(None in (mark.low, mark.high) for mark in kept.kept),
        has_struck=any(mark.struck for mark in kept.kept),
        has_echoes=any(mark.echoes for mark in kept.kept),
        has_chain=any(mark.follows for mark in kept.kept),
        coverages=tuple(each for each in Coverage if any(mark.coverage is each for mark in kept.kept)),
    )


def _drawn(kept: Folded, captions: Captions) -> dict[str, str]:
    """The four pictures by name."""
    who = f"{captions.asks} {gettext('Who said what, and when')}"
    spread = f"{captions.asks} {gettext('The spread, to scale')}"
    shown = len(strip_marks(kept.kept)) > 1
    return {
        "wide": to_svg(wide(kept.kept, who, captions.unit), table=captions.table),
        "upright": to_svg(upright(kept.kept, who, captions.unit), table=captions.table),
        "strip": to_svg(strip(kept.kept, spread), table=captions.table) if shown else "",
        "strip_upright": to_svg(strip_upright(kept.kept, spread), table=captions.table) if shown else "",
    }
