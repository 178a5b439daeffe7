"""TimeMap JSON (Forensic Architecture): ``events`` with ``associations`` and ``sources``. All values are texts, as TimeMap checks them.

An event of TimeMap needs a date, or a latitude with a longitude. A row that has neither keeps ``date`` empty and is there all the same: TimeMap
passes over it and says so, and the file still has as many events as the list has rows.
"""

from collections.abc import Iterator
from typing import Any

from khronika.nouns import Kind, Report, When
from khronika.nouns.labels import words_for
from khronika.publishing.formats.claim_columns import place_names, when_of
from khronika.publishing.formats.geojson import located
from khronika.publishing.formats.pieces import json_bytes, json_list, read_pieces, spool
from khronika.publishing.formats.view import Told, View


def write_timemap(view: View[Told]) -> Iterator[bytes]:
    seen: set[str] = set()
    with spool() as sources:
        yield b'{"events":'
        yield from json_list(_events(view, seen, sources))
        yield b',"associations":' + json_bytes([_kind(kind) for kind in Kind])
        yield b',"sources":{'
        sources.seek(0)
        yield from read_pieces(sources)
        yield b"\n}}\n"


def _events(view: View[Told], seen: set[str], sources: Any) -> Iterator[dict[str, Any]]:
    for row in view.rows():
        report = row.report
        if report.id not in seen:
            sources.write(
                (b",\n" if seen else b"\n") + json_bytes(report.id) + b":" + json_bytes(_source(report))
            )
            seen.add(report.id)
        yield _event(row, view)


def _event(row: Told, view: View[Told]) -> dict[str, Any]:
    claim, when = row.claim, when_of(row.claim)
    points = [point for place in claim.places if (point := located(place, view.lookups)[0])]
    # A town among several would be a pin that says more than the words do.
    point = points[0] if len(points) == 1 == len(claim.places) else None
    first = when.earliest if when else None
    return {
        "id": claim.id,
        "description": claim.quote,
        "date": first.strftime("%m/%d/%Y") if first else "",
        "time": "",
        "time_precision": _precision(when),
        "time_display": when.words if when else "",
        "location": place_names(claim.places, "name") or "",
        "latitude": f"{point[1]}" if point else "",
        "longitude": f"{point[0]}" if point else "",
        "type": claim.kind.value,
        "category": claim.attribution.source_name,
        "associations": [claim.kind.value],
        "sources": [row.report.id],
        "comments": f"{claim.stance.value}; {claim.certainty.value}"
        + (f"; {claim.figure.text}" if claim.figure else ""),
    }


def _precision(when: When | None) -> str:
    """TimeMap shows it as it stands."""
    if when is None:
        return ""
    ends = [end.short() if end else "open" for end in (when.start, when.end)]
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


def _source(report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "title": report.outlet or report.id,
        "url": report.url or "",
        "type": report.media_type,
        "date": report.published.short() if report.published else "",
        "description": f"SHA-256 {report.sha256}" if report.sha256 else "",
        "paths": [],
    }


def _kind(kind: Kind) -> dict[str, Any]:
    return {
        "id": kind.value,
        "title": words_for(kind, "en"),
        "desc": "",
        "mode": "FILTER",
        "filter_paths": ["kind", kind.value],
    }
