"""Outlines of countries and provinces, and where towns lie: areas.txt and towns.txt, made by scripts/outlines.py."""

from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

_HERE = Path(__file__).parent
_HUNDREDTHS = 100.0
_HALF, _WHOLE = 180.0, 360.0

Ring = tuple[tuple[float, float], ...]  # longitude, latitude; open: the last point is not the first again


@cache
def _areas() -> dict[str, str]:
    lines = (_HERE / "areas.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


@cache
def _towns() -> dict[str, tuple[float, float]]:
    lines = (_HERE / "towns.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {key: (float(longitude), float(latitude)) for key, latitude, longitude in rows}


@lru_cache(maxsize=256)
def rings(key: str) -> tuple[Ring, ...]:
    """The outline of a country or province, its largest part first; empty where there is none. A country that the date line
    cuts is put together: longitudes may go beyond 180."""
    line = _areas().get(key)
    if line is None:
        return ()
    found = tuple(_ring(part) for part in line.split(";"))
    seam = _seam(found) if key.startswith("country:") else 0.0
    return tuple(tuple((_beyond(x, seam), y) for x, y in ring) for ring in found)


def _ring(part: str) -> Ring:
    points, x, y = [], 0, 0
    for step in part.split(" "):
        dx, _, dy = step.partition(",")
        x, y = x + int(dx), y + int(dy)
        points.append((x / _HUNDREDTHS, y / _HUNDREDTHS))
    return tuple(points)


def _seam(found: tuple[Ring, ...]) -> float:
    """Where the country has nothing on either side of the date line's other end: points west of it are put beyond 180. 0 for
    a country that lies within 180 degrees."""
    longitudes = sorted({x for ring in found for x, _ in ring})
    if longitudes[-1] - longitudes[0] < _HALF:
        return 0.0
    return max(pairwise(longitudes), key=lambda pair: pair[1] - pair[0])[1]


def _beyond(x: float, seam: float) -> float:
    return x + _WHOLE if seam and x < seam else x


def position(key: str, country: str | None = None) -> tuple[float, float] | None:
    """Longitude and latitude of a city by its gazetteer key, as the map of its country has them; ``None`` where it is not known."""
    found = _towns().get(key.removeprefix("geonames:"))
    if found is None or country is None or f"country:{country}" not in _areas():
        return found
    east = max(x for ring in rings(f"country:{country}") for x, _ in ring)
    return (found[0] + _WHOLE, found[1]) if east > _HALF and found[0] < east - _WHOLE else found
