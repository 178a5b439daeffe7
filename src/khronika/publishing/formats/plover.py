"""PLOVER-style JSON lines: an event record for each claim, with its passage.

Type and mode are the nearest terms of the crosswalk. Magnitude, sectors and contexts, which PLOVER's coders give from the whole story, are not
made up: the lists are empty and the losses say so.
"""

from collections.abc import Iterator
from typing import Any

from khronika.nouns import Certainty, Claim, Kind, Level, Unit
from khronika.nouns.crosswalk import CROSSWALK
from khronika.publishing.formats.claim_columns import first_and_last, when_of
from khronika.publishing.formats.countries import country
from khronika.publishing.formats.geojson import located
from khronika.publishing.formats.pieces import json_lines
from khronika.publishing.formats.view import Loss, Told, View

# PLOVER's own scale, reversed against ACLED's and UCDP's: 5 below a city, 4 a city, 3 a district, 2 a province, 1 a country.
_RESOLUTION = {Level.SITE: 5, Level.CITY: 4, Level.ADMIN1: 2, Level.COUNTRY: 1}
_ELECTION = (Kind.ELECTION, Kind.ELECTION_FINDING)


def write_plover(view: View[Told]) -> Iterator[bytes]:
    return json_lines(record(row, view) for row in view.rows())


def record(row: Told, view: View[Told]) -> dict[str, Any]:
    claim = row.claim
    near = CROSSWALK[claim.kind]
    when = when_of(claim)
    return {
        "id": claim.id,
        "date": first_and_last(when, "start"),
        "date_end": first_and_last(when, "end"),
        "type": near.plover,
        "mode": near.mode,
        "context": ["election"] if claim.kind in _ELECTION else [],
        "historical": claim.background,
        "hypothetical": claim.certainty is not Certainty.HAPPENED,
        "certainty": claim.certainty.value,
        "stance": claim.stance.value,
        "actor": _party(claim.agent),
        "recipient": _party(claim.target),
        "location": [_location(place, view) for place in claim.places],
        "figure": _figure(claim),
        "attribution": [
            {"name": voice.source.name, "type": voice.source.type.value} for voice in claim.attribution.chain
        ],
        "text": claim.quote,
        "language": claim.lang or None,
        "source": claim.outlet,
        "publication_date": row.report.published.short() if row.report.published else None,
        "document": {
            "id": row.report.id,
            "sha256": row.report.sha256 or None,
            "span": claim.span.short() if view.in_text else None,
        },
    }


def _party(words: str | None) -> list[dict[str, Any]]:
    return [{"text": words, "sector": [], "country": None}] if words else []


def _location(place: Any, view: View[Told]) -> dict[str, Any]:
    point, _ = located(place, view.lookups)
    known = country(place.country)
    return {
        "name": place.name,
        "text": place.words or None,
        "resolution": _RESOLUTION.get(place.level),
        "country": known.alpha3 if known else place.country,
        "geonames": place.key.removeprefix("geonames:")
        if (place.key or "").startswith("geonames:")
        else None,
        "latitude": point[1] if point else None,
        "longitude": point[0] if point else None,
    }


def _figure(claim: Claim) -> dict[str, Any] | None:
    figure = claim.figure
    if figure is None:
        return None
    return {
        "text": figure.text,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit.value,
        "population": figure.scope.population,
    }


def plover_losses(view: View[Told]) -> Iterator[Loss]:
    for column in ("actor.sector", "actor.country", "recipient.sector", "recipient.country", "magnitude"):
        yield Loss(0, "", column, "in every record", "no claim says it; left empty")
    for number, row in enumerate(view.rows(), 1):
        claim, near = row.claim, CROSSWALK[row.claim.kind]
        if near.plover is None:
            yield Loss(number, claim.id, "type", claim.kind.value, "PLOVER has no such type; left empty")
        elif near.mode is None:
            yield Loss(number, claim.id, "mode", claim.kind.value, "PLOVER has no such mode; left empty")
        if claim.figure is not None and claim.figure.unit is Unit.UNKNOWN:
            yield Loss(number, claim.id, "figure", claim.figure.text, "what it counts, nobody knows")
        for place in claim.places:
            if place.level is Level.UNKNOWN:
                yield Loss(
                    number,
                    claim.id,
                    "location.resolution",
                    place.name,
                    "how large the place is, nobody knows; left empty",
                )
