"""Maps of one country, drawn on this machine from outlines in this package. No Django here.

``outlines`` knows shapes and positions, ``drawing`` lays places out by how exactly they are known and makes an SVG of it. An oblast
is an area, a city a ring larger than life; a country alone, and whatever has no outline, is listed and not drawn: a pin would
say more than the words do.
"""

from khronika.drawing.maps.drawing import Drawn, Spot, draw
from khronika.drawing.maps.framing import Frame
from khronika.drawing.maps.outlines import Ring, position, rings
from khronika.drawing.maps.where import drawn_at

__all__ = ["Drawn", "Frame", "Ring", "Spot", "draw", "drawn_at", "position", "rings"]
