"""GeoJSON (RFC 7946): a feature for each row, drawn as exactly as its places are known and no more exactly.

A town is a point at its middle, a square or a building lies in its town and is drawn as the town; a province is its outline. A country, a
place that nobody knows, one that may be another: no geometry. What is drawn of each place stands in ``geometry_precision``.
"""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from khronika.nouns import Level, Place
from khronika.publishing.formats.pieces import json_bytes, json_list
from khronika.publishing.formats.sheets import Cell
from khronika.publishing.formats.view import Lookups, Point, Ring, View

Row = TypeVar("Row")
Geometry = dict[str, Any]
NONE = "none"


def write_geojson(view: View[Row]) -> Iterator[bytes]:
    said = view.about
    head = {"type": "FeatureCollection", "title": said.title, "made": said.made, "version": said.version}
    head["licence"] = said.licence
    told = json_bytes({key: words for key, words in head.items() if words})
    yield told[:-1] + b',"features":'
    yield from json_list(feature(view, row) for row in view.rows())
    yield b"}\n"


def feature(view: View[Row], row: Row) -> dict[str, Any]:
    """Its properties are the row's cells by the names of their columns; an empty cell is ``null``."""
    drawn, precision = geometry(view.places(row), view.lookups)
    cells: dict[str, Cell] = {column.name: column.value(row) for column in view.columns}
    return {
        "type": "Feature",
        "id": view.about.iri(view.name.removesuffix("s"), view.id(row)),
        "geometry": drawn,
        "properties": {**cells, "geometry_precision": precision or None},
    }


def geometry(places: Sequence[Place], lookups: Lookups) -> tuple[Geometry | None, str]:
    """What can be drawn, ``None`` for nothing; and for each place what was: ``city``, ``admin1`` or ``none``."""
    points: list[Point] = []
    areas: list[tuple[Ring, ...]] = []
    said = []
    for place in places:
        point, outline = located(place, lookups)
        said.append(Level.CITY.value if point else Level.ADMIN1.value if outline else NONE)
        if point is not None:
            points.append(point)
        elif outline:
            areas.append(outline)
    return _together(points, areas), "; ".join(said)


def located(place: Place, lookups: Lookups) -> tuple[Point | None, tuple[Ring, ...]]:
    """A point for a town and what lies in one, an outline for a province; neither for what cannot be drawn honestly."""
    if place.alternatives:
        return None, ()
    if place.level in (Level.CITY, Level.SITE):
        return point_of(place, lookups), ()
    return (None, lookups.outline(place)) if place.level is Level.ADMIN1 else (None, ())


def point_of(place: Place, lookups: Lookups) -> Point | None:
    """The middle of the town that the place is, or lies in."""
    if place.level is Level.CITY:
        return lookups.point(place)
    towns = [key for key in place.path if key.startswith("geonames:")]
    town = Place(place.name, Level.CITY, towns[0], place.country) if towns else None
    return (lookups.point(town) if town else None) or lookups.point(place)


def _together(points: Sequence[Point], areas: Sequence[tuple[Ring, ...]]) -> Geometry | None:
    made: list[Geometry] = []
    if len(points) == 1:
        made.append({"type": "Point", "coordinates": list(points[0])})
    elif points:
        made.append({"type": "MultiPoint", "coordinates": [list(point) for point in points]})
    rings = [[_closed(ring)] for area in areas for ring in area]
    if len(rings) == 1:
        made.append({"type": "Polygon", "coordinates": rings[0]})
    elif rings:
        made.append({"type": "MultiPolygon", "coordinates": rings})
    if len(made) > 1:
        return {"type": "GeometryCollection", "geometries": made}
    return made[0] if made else None


def _closed(ring: Ring) -> list[list[float]]:
    """Counterclockwise, with its first point at its end too, as RFC 7946 has it."""
    doubled = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True))
    turned = ring if doubled > 0 else ring[::-1]
    return [list(point) for point in (*turned, turned[0])]
