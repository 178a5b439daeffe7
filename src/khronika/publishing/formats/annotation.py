"""W3C Web Annotations: each claim as an annotation on the stored text of its report.

The target is chosen twice: by the position of the passage (characters of the stored text from 0, as the standard counts) and by its words, with
some words before and after where the text is at hand. Where the text moved, the words still find it.
"""

from collections.abc import Iterator
from typing import Any

from khronika.publishing.formats.pieces import json_bytes, json_list
from khronika.publishing.formats.sheets import Cell
from khronika.publishing.formats.view import Told, View

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters before and after: enough to tell two "12 people" of one report from each other
_BODY = (
    "kind", "figure", "low", "high", "unit", "population", "agent", "target", "source", "stance", "certainty", "place", "place_key",
    "happened_from", "happened_to",
)  # fmt: skip


def write_annotations(view: View[Told]) -> Iterator[bytes]:
    """An annotation page that holds all of them."""
    head: dict[str, Any] = {
        "@context": CONTEXT,
        "id": view.about.iri("page", view.name),
        "type": "AnnotationPage",
    }
    yield json_bytes(head)[:-1] + b',"items":'
    yield from json_list(annotation(row, view) for row in view.rows())
    yield b"}\n"


def annotation(row: Told, view: View[Told]) -> dict[str, Any]:
    claim, iri = row.claim, view.about.iri
    cells: dict[str, Cell] = {
        column.name: column.value(row) for column in view.columns if column.name in _BODY
    }
    told: dict[str, Any] = {
        "id": iri("claim", claim.id),
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {"id": iri("rule", claim.rule or "unknown"), "type": "Software", "name": "khronika"},
        "body": {
            "type": "Dataset",
            "purpose": "classifying",
            "value": {name: cell for name, cell in cells.items() if cell is not None},
        },
        "target": {
            "source": {"id": iri("report", row.report.id), "type": "Text", "language": row.report.lang},
            "selector": _selectors(row, view),
        },
    }
    if row.added:
        told["created"] = row.added
    if row.report.lang is None:
        del told["target"]["source"]["language"]
    return told


def _selectors(row: Told, view: View[Told]) -> list[dict[str, Any]]:
    """By words alone where the span is not into the text; none where a release shows no words either."""
    span = row.claim.span
    at = [{"type": "TextPositionSelector", "start": span.start, "end": span.end}] if view.in_text else []
    return [*at, *([_quoted(row, view)] if row.claim.quote else [])]


def _quoted(row: Told, view: View[Told]) -> dict[str, str]:
    claim = row.claim
    told = {"type": "TextQuoteSelector", "exact": claim.quote}
    text = row.report.text or view.lookups.text(row.report.id)
    # A text that is withheld is another one: what stands at the place must be the passage.
    if view.in_text and text and text[claim.span.start : claim.span.end] == claim.quote:
        told["prefix"] = text[max(0, claim.span.start - _AROUND) : claim.span.start]
        told["suffix"] = text[claim.span.end : claim.span.end + _AROUND]
    return told
