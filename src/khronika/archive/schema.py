"""The tables' columns: claims from nouns/claim.schema.json, the one place where a claim's fields are said; reports here."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_SIMPLE = {"string": "string", "integer": "int64", "number": "float64", "boolean": "bool_"}


@cache
def claim_schema() -> Mapping[str, Any]:
    """JSON Schema of a claim's row."""
    schema: Mapping[str, Any] = json.loads((files("khronika.nouns") / "claim.schema.json").read_text("utf-8"))
    return schema


@cache
def claims_arrow() -> Any:
    """``pyarrow.Schema`` of the claims table: whose report, what it is looked up by, and the claim's own row."""
    import pyarrow as pa

    return pa.schema(
        [
            pa.field("report_id", pa.string(), nullable=False),
            pa.field("countries", pa.list_(pa.string())),
            *_fields(claim_schema()),
        ]
    )


@cache
def reports_arrow() -> Any:
    """``pyarrow.Schema`` of the reports table. ``input`` is the hash by which a run knows what it has read, ``reading`` the canonical JSON
    of the Reading (null where it was not read: then ``unread`` says why)."""
    import pyarrow as pa

    text = pa.string()
    unread = pa.struct([pa.field("rule", text), pa.field("reason", text), pa.field("remedy", text)])
    return pa.schema(
        [
            pa.field("input", text, nullable=False),
            pa.field("id", text),
            pa.field("given_id", text),
            pa.field("sha256", text),
            pa.field("origin", text, nullable=False),
            pa.field("lang", text),
            pa.field("published", text),
            pa.field("outlet", text),
            pa.field("url", text),
            pa.field("media_type", text),
            pa.field("encoding", text),
            pa.field("notes", pa.list_(text)),
            pa.field("text", text),
            pa.field("unread", unread),
            pa.field("reading", text),
        ]
    )


def _fields(schema: Mapping[str, Any]) -> list[Any]:
    import pyarrow as pa

    return [pa.field(name, _type(each)) for name, each in schema["properties"].items()]


def _type(schema: Mapping[str, Any]) -> Any:
    import pyarrow as pa

    (kind,) = {*([schema["type"]] if isinstance(schema["type"], str) else schema["type"])} - {"null"}
    if kind == "object":
        return pa.struct(_fields(schema))
    if kind == "array":
        return pa.list_(_type(schema["items"]))
    return getattr(pa, _SIMPLE[kind])()
