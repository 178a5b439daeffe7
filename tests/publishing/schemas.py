"""JSON schemas of the standards, in our own words, as far as our files use them."""

from typing import Any

Schema = dict[str, Any]


def _whole(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties)}


_POSITION: Schema = {
    "type": "array",
    "prefixItems": [
        {"type": "number", "minimum": -180, "maximum": 180},
        {"type": "number", "minimum": -90, "maximum": 90},
    ],
    "items": False,
    "minItems": 2,
}
_RING: Schema = {"type": "array", "items": _POSITION, "minItems": 4}


def _geometry(name: str, coordinates: Schema) -> Schema:
    return {**_whole(type={"const": name}, coordinates=coordinates), "additionalProperties": False}


def _list_of(items: Schema, least: int = 1) -> Schema:
    return {"type": "array", "items": items, "minItems": least}


_GEOMETRIES: list[Schema] = [
    _geometry("Point", _POSITION),
    _geometry("MultiPoint", _list_of(_POSITION)),
    _geometry("Polygon", _list_of(_RING)),
    _geometry("MultiPolygon", _list_of(_list_of(_RING))),
]
_COLLECTION = _whole(type={"const": "GeometryCollection"}, geometries=_list_of({"oneOf": _GEOMETRIES}))

# RFC 7946: no "crs" (section 4), no "geometry" or "properties" beside features (section 7.1).
GEOJSON: Schema = {
    **_whole(
        type={"const": "FeatureCollection"},
        features=_list_of(
            _whole(
                type={"const": "Feature"},
                id={"type": "string", "minLength": 1},
                geometry={"oneOf": [{"type": "null"}, *_GEOMETRIES, _COLLECTION]},
                properties={"type": "object"},
            ),
            0,
        ),
    ),
    "not": {"anyOf": [{"required": [name]} for name in ("crs", "geometry", "properties", "coordinates")]},
}

_WORDS: Schema = {"type": "string"}
# As TimeMap checks events: texts alone, a latitude with its longitude.
TIMEMAP: Schema = _whole(
    events=_list_of(
        {
            **_whole(
                id=_WORDS, description=_WORDS, date={"type": "string", "pattern": r"^(\d{2}/\d{2}/\d{4})?$"}, time=_WORDS, time_precision=_WORDS, time_display=_WORDS,
                location=_WORDS, latitude=_WORDS, longitude=_WORDS, type=_WORDS, category=_WORDS, associations=_list_of(_WORDS), sources=_list_of(_WORDS), comments=_WORDS,
            ),
            "additionalProperties": False,
            "if": {"properties": {"latitude": {"minLength": 1}}},
            "then": {"properties": {"longitude": {"minLength": 1}}},
            "else": {"properties": {"longitude": {"maxLength": 0}}},
        },
        0,
    ),
    associations=_list_of(_whole(id=_WORDS, title=_WORDS, desc=_WORDS, mode={"enum": ["FILTER", "CATEGORY", "NARRATIVE"]}, filter_paths=_list_of(_WORDS))),
    sources={
        "type": "object",
        "additionalProperties": _whole(id=_WORDS, title=_WORDS, url=_WORDS, type=_WORDS, date=_WORDS, description=_WORDS, paths=_list_of(_WORDS, 0)),
    },
)  # fmt: skip

_IRI: Schema = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:\S+$"}
_PLACE: Schema = {"type": "integer", "minimum": 0}
_POSITION_SELECTOR = _whole(type={"const": "TextPositionSelector"}, start=_PLACE, end=_PLACE)
_QUOTE_SELECTOR = _whole(type={"const": "TextQuoteSelector"}, exact={"type": "string", "minLength": 1})
# Web Annotation Data Model: one target at least, an IRI for each thing, selectors of these two sorts.
ANNOTATIONS: Schema = {
    **_whole(
        id=_IRI,
        type={"const": "AnnotationPage"},
        items=_list_of(
            _whole(
                id=_IRI,
                type={"const": "Annotation"},
                motivation={"const": "classifying"},
                body=_whole(type={"const": "Dataset"}, value={"type": "object"}),
                target=_whole(
                    source=_whole(id=_IRI, type={"const": "Text"}),
                    selector=_list_of({"oneOf": [_POSITION_SELECTOR, _QUOTE_SELECTOR]}, 0),
                ),
            ),
            0,
        ),
    ),
    "allOf": [
        {"properties": {"@context": {"const": "http://www.w3.org/ns/anno.jsonld"}}, "required": ["@context"]}
    ],
}
