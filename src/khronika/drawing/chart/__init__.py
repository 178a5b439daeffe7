"""The disagreement chart as a pure layout engine: marks in, placed shapes and labels out, SVG last.

Nothing here knows Django, a claim or a font: text widths are estimated and always too wide (``text.py``).
Import from here: ``from khronika.drawing.chart import Mark, wide, upright, strip, to_svg``.
"""

from khronika.drawing.chart.charts import Captions, Charts, charts
from khronika.drawing.chart.columns import Column, columns_for
from khronika.drawing.chart.fold import MOST_FIGURES, Folded, fold
from khronika.drawing.chart.geometry import Box
from khronika.drawing.chart.key import Entry, key_of
from khronika.drawing.chart.marks import Coverage, Echo, Family, Mark
from khronika.drawing.chart.picture import Picture, PlacedLabel, PlacedMark
from khronika.drawing.chart.scales import Scale, linear_scale, log_scale
from khronika.drawing.chart.strip import LeftOut, strip, strip_marks, strip_upright
from khronika.drawing.chart.svg import shape_svg, to_svg
from khronika.drawing.chart.upright import upright
from khronika.drawing.chart.wide import wide

__all__ = [
    "MOST_FIGURES",
    "Box",
    "Captions",
    "Charts",
    "Column",
    "Coverage",
    "Echo",
    "Entry",
    "Family",
    "Folded",
    "LeftOut",
    "Mark",
    "Picture",
    "PlacedLabel",
    "PlacedMark",
    "Scale",
    "charts",
    "columns_for",
    "fold",
    "key_of",
    "linear_scale",
    "log_scale",
    "shape_svg",
    "strip",
    "strip_marks",
    "strip_upright",
    "to_svg",
    "upright",
    "wide",
]
