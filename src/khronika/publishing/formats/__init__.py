"""Forms in which lists leave: each a function from a view (rows of nouns) to bytes, in pieces. No Django, no file, no clock.

``claim_view`` makes a view of claims. FORMATS is what claims leave as; FLAT what any list with columns, places and times leaves as. In
every form there is one record a row, no more and no fewer. What each loses: docs/exports.md.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from khronika.publishing.formats.acled import acled_losses, write_acled
from khronika.publishing.formats.annotation import write_annotations
from khronika.publishing.formats.claim_columns import CLAIMS, when_of
from khronika.publishing.formats.ftm import write_ftm
from khronika.publishing.formats.geojson import write_geojson
from khronika.publishing.formats.plover import plover_losses, write_plover
from khronika.publishing.formats.prov import write_prov
from khronika.publishing.formats.released import (
    about_release,
    released_claims,
    released_incidents,
    released_questions,
)
from khronika.publishing.formats.sheets import Column, csv_lines, gettext_noop
from khronika.publishing.formats.tables import dictionary, write_csv, write_hxl, write_package, write_table
from khronika.publishing.formats.timemap import write_timemap
from khronika.publishing.formats.ucdp import ucdp_losses, write_ucdp
from khronika.publishing.formats.view import About, Format, Lookups, Loss, Point, Ring, Told, View

__all__ = [
    "FLAT",
    "FORMATS",
    "About",
    "Format",
    "Lookups",
    "Loss",
    "Point",
    "Ring",
    "Told",
    "View",
    "about_release",
    "claim_view",
    "dictionary",
    "released_claims",
    "released_incidents",
    "released_questions",
    "write_losses",
]

_CSV, _JSON = "text/csv; charset=utf-8", "application/json"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_JSONL = "application/jsonl"

_FLAT: tuple[Format[Any], ...] = (
    Format("csv", "CSV", _CSV, "csv", gettext_noop("A table for any program; the dictionary says what stands in each column."), write_csv),
    Format("xlsx", "XLSX", _XLSX, "xlsx", gettext_noop("A table for spreadsheet programs, with its dictionary on a second sheet."), write_table),
    Format("package", gettext_noop("Data package"), "application/zip", "zip", gettext_noop("CSV with datapackage.json (frictionless): types, units, sources, licence; and the dictionary."), write_package),
    Format("hxl", gettext_noop("CSV with HXL tags"), _CSV, "hxl.csv", gettext_noop("For humanitarian tools: the second row tags each column."), write_hxl),
    Format("geojson", "GeoJSON", "application/geo+json", "geojson", gettext_noop("For maps: drawn as exactly as each place is known, and not at all where it is not."), write_geojson),
)  # fmt: skip
_CLAIMS: tuple[Format[Told], ...] = (
    Format("ftm", "FollowTheMoney", _JSONL, "ftm.jsonl", gettext_noop("Entities for Aleph and its kin: events, documents as proof, bodies that speak."), write_ftm),
    Format("plover", gettext_noop("PLOVER-style"), _JSONL, "plover.jsonl", gettext_noop("Event records in PLOVER’s types and modes, a line each."), write_plover, plover_losses),
    Format("acled", gettext_noop("ACLED-like"), _CSV, "acled.csv", gettext_noop("The columns of ACLED, a row for each claim; “hundreds” is 100 here."), write_acled, acled_losses),
    Format("ucdp", gettext_noop("UCDP-like"), _CSV, "ucdp.csv", gettext_noop("The columns of UCDP’s georeferenced events, a row for each claim."), write_ucdp, ucdp_losses),
    Format("timemap", "TimeMap", _JSON, "timemap.json", gettext_noop("Events, associations and sources for TimeMap."), write_timemap),
    Format("annotations", "Web Annotation", "application/ld+json", "annotations.jsonld", gettext_noop("Each claim as a W3C annotation on its passage, by position and by words."), write_annotations),
    Format("prov", "PROV", _JSON, "prov.json", gettext_noop("W3C PROV-JSON: from each claim back to its passage, report and speaker."), write_prov),
)  # fmt: skip

FLAT: Mapping[str, Format[Any]] = {form.name: form for form in _FLAT}
FORMATS: Mapping[str, Format[Any]] = {form.name: form for form in (*_FLAT, *_CLAIMS)}

LOSSES: tuple[Column[Loss], ...] = (
    Column(
        "row",
        "The row of the file, from 1 under the header; 0 is all of them.",
        lambda loss: loss.row,
        "integer",
    ),
    Column("id", "Id of the claim. Empty for all rows.", lambda loss: loss.id),
    Column("column", "The format’s column.", lambda loss: loss.column),
    Column("lost", "What stood there.", lambda loss: loss.lost),
    Column("why", "Why the format does not hold it.", lambda loss: loss.why),
)


def claim_view(
    rows: Callable[[], Iterable[Told]],
    about: About,
    lookups: Lookups = Lookups(),  # noqa: B008  (frozen)
    name: str = "claims",
) -> View[Told]:
    """A view of claims in the order of ``rows``, which is asked anew for each format."""
    return View(
        name,
        about,
        CLAIMS,
        rows,
        lambda r: r.claim.id,
        lambda r: r.claim.places,
        lambda r: when_of(r.claim),
        lookups,
        outlet=lambda r: r.claim.outlet,
    )


def write_losses(form: Format[Any], view: View[Any]) -> Iterator[bytes]:
    """What the format loses of each row, as a CSV; the header alone where nothing is lost row by row."""
    return csv_lines(LOSSES, form.losses(view) if form.losses else ())
