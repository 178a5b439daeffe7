"""How many rows a file holds and which, read by a reader that knows nothing of ours: for each format the ids in their order."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Mapping

from openpyxl import load_workbook

Ids = list[str]


def _csv(column: str, skip: int = 0) -> Callable[[bytes], Ids]:
    def ids(data: bytes) -> Ids:
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        return [row[column] for row in rows[skip:]]

    return ids


def _xlsx(data: bytes) -> Ids:
    lines = load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True)
    next(lines)
    return [str(line[0]) for line in lines]


def _package(data: bytes) -> Ids:
    archive = zipfile.ZipFile(io.BytesIO(data))
    told = json.loads(archive.read("datapackage.json"))
    return _csv("id")(archive.read(told["resources"][0]["path"]))


def _lines(
    *path: str, only: Callable[[dict[str, object]], bool] = lambda row: True
) -> Callable[[bytes], Ids]:
    return lambda data: [row[path[0]] for line in data.splitlines() if only(row := json.loads(line))]


def _last(iri: str) -> str:
    return iri.rpartition(":")[2]


IDS: Mapping[str, Callable[[bytes], Ids]] = {
    "csv": _csv("id"),
    "xlsx": _xlsx,
    "package": _package,
    "hxl": _csv("id", skip=1),
    "geojson": lambda data: [_last(row["id"]) for row in json.loads(data)["features"]],
    "ftm": _lines("id", only=lambda row: row["schema"] == "Event"),
    "plover": _lines("id"),
    "acled": _csv("event_id_cnty"),
    "ucdp": _csv("id"),
    "timemap": lambda data: [row["id"] for row in json.loads(data)["events"]],
    "annotations": lambda data: [_last(row["id"]) for row in json.loads(data)["items"]],
    "prov": lambda data: [
        _last(id_) for id_, row in json.loads(data)["entity"].items() if row["prov:type"] == "kt:claim"
    ],
}
