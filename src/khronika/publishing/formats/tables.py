"""Flat files of any list: CSV, XLSX, CSV with HXL tags, and a data package, which is a CSV described for people and programs."""

import hashlib
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import IO, Any, TypeVar

from khronika.publishing.formats.claim_columns import DATE
from khronika.publishing.formats.pieces import through_file
from khronika.publishing.formats.sheets import DICTIONARY, Column, about, csv_lines, write_xlsx
from khronika.publishing.formats.view import About, View

Row = TypeVar("Row")
_PARTIAL = r"\d{4}(-\d{2}(-\d{2})?)?"
_EARLIEST_ZIP = (
    1980,
    1,
    1,
    0,
    0,
    0,
)  # an archive knows no earlier time; the true one stands in datapackage.json


def write_csv(view: View[Row]) -> Iterator[bytes]:
    return csv_lines(view.columns, view.rows())


def write_hxl(view: View[Row]) -> Iterator[bytes]:
    """The second row has the tags; a column without one has an empty cell there, as the standard allows."""
    tags = [column.hxl for column in view.columns]
    return csv_lines(view.columns, view.rows(), mark=False, tags=tags)


def write_table(view: View[Row]) -> Iterator[bytes]:
    """XLSX with the dictionary on its second sheet."""
    words = [("Column", "What stands in it"), *about(view.columns, str)]

    def write(out: IO[bytes]) -> None:
        write_xlsx(
            out, view.columns, view.rows(), title=view.name, dictionary=words, dictionary_title="Dictionary"
        )

    return through_file(write)


def dictionary(view: View[Any]) -> Iterator[bytes]:
    """What the columns mean, as a CSV."""
    return csv_lines(DICTIONARY, about(view.columns, str), mark=False)


def write_package(view: View[Row]) -> Iterator[bytes]:
    """A ZIP of ``datapackage.json``, the rows as CSV, and the dictionary. Made of the same rows, it is the same bytes."""

    def write(out: IO[bytes]) -> None:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            size, sha256, outlets = 0, hashlib.sha256(), set[str]()

            def rows() -> Iterator[Row]:
                for row in view.rows():
                    outlets.add(view.outlet(row) or "")
                    yield row

            with archive.open(_entry(f"{view.name}.csv"), "w", force_zip64=True) as file:
                for line in csv_lines(view.columns, rows(), mark=False):
                    file.write(line)
                    sha256.update(line)
                    size += len(line)
            archive.writestr(_entry("dictionary.csv"), b"".join(dictionary(view)))
            sources = view.about.sources or tuple(sorted(outlets - {""}))
            said = replace(view, about=replace(view.about, sources=sources))
            told = descriptor(said, size, sha256.hexdigest())
            archive.writestr(_entry("datapackage.json"), json.dumps(told, ensure_ascii=False, indent=1))

    return through_file(write)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EARLIEST_ZIP)
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    return entry


def descriptor(view: View[Any], size: int, sha256: str, path: str = "") -> dict[str, Any]:
    """``datapackage.json`` (Data Package 1, tabular) for the rows as a CSV of so many bytes, without a mark, with that hash, that lies at ``path``
    (``claims.csv`` beside it unless said otherwise)."""
    return {
        "profile": "tabular-data-package",
        "name": view.name,
        **_whole(view.about),
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": view.name,
                "path": path or f"{view.name}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True, "header": True},
                "bytes": size,
                "hash": f"sha256:{sha256}",
                "schema": schema(view.columns),
            }
        ],
    }


def _whole(said: About) -> dict[str, Any]:
    told: dict[str, Any] = {
        "title": said.title,
        "description": "A text that begins with =, +, -, @ or an apostrophe has an apostrophe before it, so that no program runs it.",
    }
    if said.made:
        # The standard takes a moment; a day alone is ours to say.
        told["created" if "T" in said.made else "made"] = said.made
    if said.version:
        told["version"] = said.version
    if said.licence:
        key = "path" if "://" in said.licence else "name"
        told["licenses"] = [{key: said.licence}]
    if said.sources:
        told["sources"] = [{"title": name} for name in said.sources]
    return told


def schema(columns: Sequence[Column[Any]]) -> dict[str, Any]:
    """A Table Schema of the columns; an empty cell is a value that is missing."""
    return {
        "fields": [_field(column) for column in columns],
        "primaryKey": [column.name for column in columns if column.name == "id"],
        "missingValues": [""],
    }


def _field(column: Column[Any]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": column.name,
        "type": "string" if column.type == DATE else column.type,
        "description": column.about,
    }
    limits: dict[str, Any] = {}
    if column.type == DATE:
        limits["pattern"] = _PARTIAL
    if column.choices:
        limits["enum"] = [str(word) for word in column.choices]
    if column.name == "id":
        limits["required"] = limits["unique"] = True
    if limits:
        told["constraints"] = limits
    if column.unit:
        told["unit"] = column.unit
    if column.hxl:
        told["hxl"] = column.hxl
    return told
