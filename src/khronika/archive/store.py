"""A store asked for a slice of its reports, without Spark: by DuckDB, which reads the days and columns that are asked for alone."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from khronika.archive import layout
from khronika.archive.layout import CLAIMS, REPORTS
from khronika.archive.rows import outcome_of_row, report_of_row
from khronika.nouns import Reading, Report, Unread

OF_REPORTS = ("lang", "outlet", "url", "given_id")
OF_CLAIMS = ("kind", "source")
_AT_ONCE = 200  # reports with their texts, held at a time


@dataclass(frozen=True, slots=True)
class Slice:
    """``country`` is an ISO code in which a claim of the report places what it tells; ``month`` (``2019-06``) that of publication; ``fields`` are equal
    values of ``OF_REPORTS`` and ``OF_CLAIMS``. Nothing said is the whole store."""

    country: str | None = None
    month: str | None = None
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stored:
    """A report as the archive had it, and what became of it."""

    report: Report
    outcome: Reading | Unread


def many(folder: Path, slice_: Slice) -> int:
    """How many reports the slice has. Raises CannotGoOn for what is no store."""
    where, given = _where(folder, slice_)
    with _connected() as con:
        found = con.execute(f"SELECT count(DISTINCT id) FROM {_TABLE} WHERE {where}", given).fetchall()  # noqa: S608  our columns
    return int(found[0][0])


def reports(folder: Path, slice_: Slice) -> Iterator[Stored]:
    """The reports of the slice that have a text, each once, by day and id; those that could not be read with why."""
    where, given = _where(folder, slice_)
    sql = (
        f"SELECT * FROM {_TABLE} WHERE {where} "  # noqa: S608  our columns
        "QUALIFY row_number() OVER (PARTITION BY id ORDER BY day, input) = 1 ORDER BY day, id"
    )
    with _connected() as con:
        asked = con.execute(sql, given)
        names = [name for name, *_ in asked.description]
        while rows := asked.fetchmany(_AT_ONCE):
            for row in rows:
                columns = dict(zip(names, row, strict=True))
                yield Stored(report_of_row(columns), outcome_of_row(columns))


_TABLE = "read_parquet(?, hive_partitioning = true, hive_types = {'day': VARCHAR})"


def _connected() -> Any:
    import duckdb

    return duckdb.connect(":memory:", config={"temp_directory": ""})


def _where(folder: Path, slice_: Slice) -> tuple[str, list[Any]]:
    layout.require_store(folder)
    parts, given = ["text IS NOT NULL"], [str(folder / REPORTS / "day=*" / "*.parquet")]
    if slice_.month is not None:
        parts.append("day LIKE ?")
        given.append(f"{slice_.month}-%")
    told: list[tuple[str, str]] = []
    if slice_.country is not None:
        told.append(("list_contains(countries, ?)", slice_.country.upper()))
    for name, value in sorted(slice_.fields.items()):
        if name in OF_CLAIMS:
            told.append((f"{name} = ?", value))
        else:
            parts.append(f"{name} = ?")
            given.append(value)
    if told:
        inside = " AND ".join(sql for sql, _ in told)
        parts.append(f"id IN (SELECT report_id FROM {_TABLE} WHERE {inside})")  # noqa: S608  our columns
        given += [str(folder / CLAIMS / "day=*" / "*.parquet"), *(value for _, value in told)]
    return " AND ".join(parts), given
