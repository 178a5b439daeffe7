"""One country's map: places in, an SVG out, and what could not be drawn.

Classes only, no style attributes (CSP). Everything drawn is also in the list beside the map, so a label that has no room is left out.
"""

import math
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from khronika.drawing.chart.geometry import Box
from khronika.drawing.chart.text import text_width
from khronika.drawing.maps.framing import Bounds, Frame, frame_of, steps
from khronika.drawing.maps.outlines import Ring, position, rings

_HIGHEST = 1.1  # of the width: a country as tall as Chile would fill three screens
_EDGE = 14.0
_RADIUS = 8.0  # a city drawn larger than life, so that nobody takes it for an address
_LABEL, _LINE = 13.0, 16.0
_SPILL = 10.0  # a label may reach so far beyond the picture: a page has that much room beside it, also on a telephone
_NEAR = 1.6  # degrees around a city that was zoomed to


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to draw. ``key`` is the gazetteer's; ``about`` stands under the name ("3 incidents"; empty: nothing does), ``href`` is where it
    leads."""

    key: str
    name: str
    about: str
    href: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """``svg`` is empty where nothing could be drawn. ``spots`` are those on it, ``left`` those that are not: that have no outline, or lie
    beyond what is seen. ``ways`` are the frames that lead on from here, by name."""

    svg: str
    spots: tuple[Spot, ...]
    left: tuple[Spot, ...]
    ways: dict[str, Frame] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _View:
    """From degrees to the picture's units."""

    west: float
    north: float
    across: float
    down: float
    width: float
    height: float

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        return _EDGE + (longitude - self.west) * self.across, _EDGE + (self.north - latitude) * self.down


def draw(
    country: str,
    spots: Sequence[Spot],
    width: float,
    title: str,
    focus: str | None = None,
    frame: Frame | None = None,
) -> Drawn:
    """``focus`` is the key of a place to show from near, ``frame`` a part of the country, where it is of this one; the country whole
    without either."""
    land = rings(f"country:{country}")
    areas = [spot for spot in spots if spot.key.startswith("admin1:") and rings(spot.key)]
    towns = [spot for spot in spots if spot.key.startswith("geonames:") and position(spot.key)]
    if not land or not (areas or towns):
        return Drawn("", (), tuple(spots))
    whole = _bounds(country, land, None)
    framed = frame is not None and frame.country == country
    seen = frame.bounds(whole) if frame is not None and framed else _bounds(country, land, focus)
    if framed:
        areas = [spot for spot in areas if _meets(seen, rings(spot.key))]
        towns = [spot for spot in towns if _meets(seen, [[position(spot.key, country) or (0.0, 0.0)]])]
    drawn = (*areas, *towns)
    left = tuple(spot for spot in spots if spot not in drawn)
    view = _view(seen, width)
    root = ET.Element("svg", {"class": "map", "viewBox": f"0 0 {_n(view.width)} {_n(view.height)}", "role": "group", "overflow": "visible"})  # fmt: skip
    root.set("width", _n(view.width))
    root.set("aria-label", title)
    _path(root, land, view, "land")
    taken: list[Box] = []
    for spot in areas:
        link = _link(root, spot)
        _path(link, rings(spot.key), view, "region")
    at = {spot.key: _middle(rings(spot.key)[0]) for spot in areas}
    at |= {spot.key: found for spot in towns if (found := position(spot.key, country))}
    marks = [(spot, *view.at(*at[spot.key])) for spot in drawn]
    taken += [
        Box(x - _RADIUS, y - _RADIUS, x + _RADIUS, y + _RADIUS) for spot, x, y in marks if spot in towns
    ]
    for spot, x, y in marks:
        link = _link(root, spot)
        if spot in towns:
            ET.SubElement(link, "circle", {"class": "town", "cx": _n(x), "cy": _n(y), "r": _n(_RADIUS)})
        _label(link, spot, x, y, view, taken, beside=spot in towns)
    ways = steps(frame if frame is not None and framed else frame_of(country, seen, whole), whole)
    return Drawn(ET.tostring(root, encoding="unicode"), drawn, left, ways)


def _meets(seen: Bounds, shape: Iterable[Sequence[tuple[float, float]]]) -> bool:
    """True where the smallest box around any of the rings lies within what is seen, in part at least."""
    west, south, east, north = seen
    for ring in shape:
        longitudes, latitudes = zip(*ring, strict=True)
        if (
            min(longitudes) <= east
            and max(longitudes) >= west
            and min(latitudes) <= north
            and max(latitudes) >= south
        ):
            return True
    return False


def _n(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")


def _bounds(country: str, land: Sequence[Ring], focus: str | None) -> tuple[float, float, float, float]:
    """West, south, east, north."""
    if focus and focus.startswith("geonames:") and (near := position(focus, country)):
        wide = _NEAR / math.cos(math.radians(near[1]))
        return near[0] - wide, near[1] - _NEAR, near[0] + wide, near[1] + _NEAR
    shown = rings(focus) if focus and focus.startswith("admin1:") else ()
    # Far islands would leave no room for where people live: the largest part, and what lies within its own width of it.
    points = [point for ring in (shown or _near_the_largest(land)) for point in ring]
    longitudes, latitudes = zip(*points, strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def _near_the_largest(land: Sequence[Ring]) -> list[Ring]:
    west, east = min(x for x, _ in land[0]), max(x for x, _ in land[0])
    south, north = min(y for _, y in land[0]), max(y for _, y in land[0])
    wide, high = (east - west) / 2, (north - south) / 2

    def near(ring: Ring) -> bool:
        x, y = ring[0]
        return west - wide <= x <= east + wide and south - high <= y <= north + high

    return [ring for ring in land if near(ring)]


def _view(bounds: tuple[float, float, float, float], width: float) -> _View:
    """Equal lengths north and east in the middle of what is shown."""
    west, south, east, north = bounds
    squeeze = math.cos(math.radians((north + south) / 2))
    across = min(
        (width - 2 * _EDGE) / max(east - west, 0.1),
        (width * _HIGHEST - 2 * _EDGE) * squeeze / max(north - south, 0.1),
    )
    down = across / squeeze
    free = (width - 2 * _EDGE - (east - west) * across) / 2  # a tall country stands in the middle
    return _View(west - free / across, north, across, down, width, (north - south) * down + 2 * _EDGE)


def _path(parent: ET.Element, shape: Iterable[Ring], view: _View, look: str) -> None:
    pieces = (
        "M" + "L".join(f"{_n(x)},{_n(y)}" for x, y in (view.at(*p) for p in ring)) + "Z" for ring in shape
    )
    ET.SubElement(parent, "path", {"class": look, "d": "".join(pieces)})


def _middle(ring: Ring) -> tuple[float, float]:
    """The centre of mass of the ring."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return (x / (3 * area), y / (3 * area)) if area else ring[0]


def _link(root: ET.Element, spot: Spot) -> ET.Element:
    link = ET.SubElement(root, "a", {"href": spot.href, "class": "mark-link"})
    ET.SubElement(link, "title").text = ", ".join(filter(None, (spot.name, spot.about)))
    return link


def _label(
    link: ET.Element, spot: Spot, x: float, y: float, view: _View, taken: list[Box], *, beside: bool
) -> None:
    """Right of the mark, left of it, above, below, and so again a line lower, higher or as far aside as the picture asks: the first place
    that is free; an area's name stands in its middle."""
    wide = max(text_width(spot.name, _LABEL, bold=True), text_width(spot.about, _LABEL))
    gap = _RADIUS + 5
    places = [("start", x + gap, y), ("end", x - gap, y), ("middle", x, y - gap - _LINE), ("middle", x, y + gap + _LINE)]  # fmt: skip
    places += [
        (anchor, at, y + step)
        for anchor, at, _ in places[:2]
        for step in (_LINE, -_LINE, 1.5 * _LINE, -1.5 * _LINE)
    ]
    aside = min(max(x, wide / 2), view.width - wide / 2)
    places += [("middle", aside, y - gap - _LINE), ("middle", aside, y + gap + _LINE)]
    for anchor, at, middle in (
        places if beside else [("middle", x, y), ("middle", x, y - 30), ("middle", x, y + 30)]
    ):
        start = at - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        box = Box(start, middle - _LINE, start + wide, middle + _LINE)
        across = box.x0 >= -_SPILL and box.x1 <= view.width + _SPILL
        inside = across and box.y0 >= 0 and box.y1 <= view.height
        if not inside or any(box.overlaps(other) for other in taken):
            continue
        taken.append(box)
        look = {"start": "", "middle": " mid", "end": " end"}[anchor]
        lines = ((spot.name, -3.0 if spot.about else 4.0, " th"), (spot.about, _LINE - 3, " small"))
        for words, step, extra in lines if spot.about else lines[:1]:
            line = ET.SubElement(link, "text", {"class": f"halo{extra}{look}", "x": _n(at), "y": _n(middle + step)})  # fmt: skip
            line.text = words
        return
