"""What was worked out of a store, in its folder: written by Spark, asked by DuckDB, of which only the slice asked for is read.

OUT/record/questions/kind=detention/*.parquet   one row a question: counts, days, places, and all that its answer is told from
OUT/record/comparisons/*.parquet                one row a comparison
OUT/record/places/, OUT/record/copies/          names of places with their keys; reports that copy one another, by group
OUT/record/record.json                          of which files of reports it was made, by which rules, and what was left out
"""

import json
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from khronika.archive import layout
from khronika.archive.layout import REPORTS, CannotGoOn
from khronika.archive.outcome import COMPARISON, QUESTION
from khronika.archive.partitions import MOST, set_apart
from khronika.nouns import Claim, Comparison, Question, digest
from khronika.nouns.parsing import parse_json
from khronika.reconciling import RULES_VERSION

_RECORD, _NOTE = "record", "record.json"
_QUESTIONS, _COMPARISONS, _PLACES, _COPIES = "questions", "comparisons", "places", "copies"
_QUESTION_ROWS = "read_parquet(?, hive_partitioning = true)"
_COUNTS = ("sources", "outlets", "unnamed", "untold")


@dataclass(frozen=True, slots=True)
class Summary:
    """``loose`` claims are of parts that would have held more than was asked for: what a number alone ties them to, where one does not say when or
    where, may be left out. ``made_of`` names the files of reports."""

    claims: int
    questions: int
    comparisons: int
    copies: int
    parts: int
    largest: int
    loose: int
    rules: str
    made_of: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A question in a list: how many figures answer it, and ``counts``: sources, outlets, unnamed and untold, as a desk has them."""

    question: Question
    counts: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Answering:
    """What a question's answer is told from: its members by id, and the comparisons that a desk sets beside them."""

    claims: dict[str, Claim]
    comparisons: tuple[Comparison, ...]


def make(spark: Any, folder: Path, most: int = MOST, told: Callable[[str], None] = lambda _: None) -> Summary:
    """Works out a store's record and puts it in the place of the one before, at one stroke. Raises CannotGoOn."""
    layout.require_store(folder)
    files = layout.files(folder, REPORTS)
    if not files:
        raise CannotGoOn(f"{folder} holds no report yet.")
    reports = (
        spark.read.parquet(*map(str, files))
        .where("reading IS NOT NULL")
        .select("id", "text", "reading")
        .dropDuplicates(["id"])
    )
    made = set_apart(reports, most, told)
    part = folder / f".{_RECORD}-{os.getpid()}"
    shutil.rmtree(part, ignore_errors=True)
    outcome = made.outcome.persist()
    questions = outcome.where(f"type = '{QUESTION}'").drop("type").repartition("kind")
    questions.sortWithinPartitions("first_day", "id").write.partitionBy("kind").parquet(
        str(part / _QUESTIONS)
    )
    comparisons = outcome.where(f"type = '{COMPARISON}'").select("id", "kind", "body")
    comparisons.write.parquet(str(part / _COMPARISONS))
    made.places.coalesce(1).write.parquet(str(part / _PLACES))
    listed = [(group[0], each) for group in made.groups for each in group]
    spark.createDataFrame(listed, "first string, report string").coalesce(1).write.parquet(
        str(part / _COPIES)
    )
    summary = Summary(
        made.claims,
        questions.count(),
        comparisons.count(),
        len(made.groups),
        made.parts,
        made.largest,
        made.loose,
        RULES_VERSION,
        _made_of(folder),
    )
    outcome.unpersist()
    (part / _NOTE).write_text(json.dumps(asdict(summary), indent=1), encoding="utf-8")
    shutil.rmtree(folder / _RECORD, ignore_errors=True)
    os.replace(part, folder / _RECORD)
    return summary


def summary_of(folder: Path) -> Summary:
    """Of the record that a store holds. Raises CannotGoOn where there is none."""
    layout.require_store(folder)
    note = folder / _RECORD / _NOTE
    if not note.exists():
        raise CannotGoOn(
            f"The claims of {folder} were not compared yet: `khronika reconcile {folder} --engine spark` does that once."
        )
    return Summary(**json.loads(note.read_text("utf-8")))


def is_stale(folder: Path) -> bool:
    """Whether reports were read into the store since its record was made."""
    return summary_of(folder).made_of != _made_of(folder)


def _made_of(folder: Path) -> str:
    names = [file.relative_to(folder).as_posix() for file in layout.files(folder, REPORTS)]
    return digest("\n".join(names).encode())


@dataclass(frozen=True, slots=True)
class Wanted:
    """``place`` is a name as any text has it or a key; ``since`` and ``until`` are ISO days between which it may have happened."""

    kind: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None


def listed(folder: Path, wanted: Wanted) -> list[Listed]:
    """The questions that pass, those with the most figures first, as a desk lists them. Raises CannotGoOn."""
    summary_of(folder)
    where, given = _passing(folder, wanted)
    rows = _asked(
        f"SELECT body, {', '.join(_COUNTS)} FROM {_QUESTION_ROWS} WHERE {where} "  # noqa: S608  our columns
        "ORDER BY len(claims) DESC, kind, first_day NULLS FIRST, id",
        [_glob(folder, f"{_QUESTIONS}/*"), *given],
    )
    return [Listed(parse_json(Question, body), tuple(counts)) for body, *counts in rows]


def answering(folder: Path, ids: Iterable[str]) -> dict[str, Answering]:
    """For each of the questions that the record has."""
    rows = _asked(
        f"SELECT id, claims, comparisons FROM {_QUESTION_ROWS} WHERE id IN (SELECT unnest(?::VARCHAR[]))",  # noqa: S608
        [_glob(folder, f"{_QUESTIONS}/*"), list(ids)],
    )
    found = {}
    for key, members, within in rows:
        claims = [parse_json(Claim, text) for text in members]
        compared = tuple(parse_json(Comparison, text) for text in within)
        found[key] = Answering({each.id: each for each in claims}, compared)
    return found


def names_of_places(folder: Path) -> list[str]:
    """What places are called in the store's claims, in small letters."""
    sql = "SELECT DISTINCT name FROM read_parquet(?) ORDER BY name"
    return [name for (name,) in _asked(sql, [_glob(folder, _PLACES)])]


def is_key(folder: Path, place: str) -> bool:
    """Whether a claim of the store is placed at a place of that key."""
    sql = "SELECT count(*) FROM read_parquet(?) WHERE key = ?"
    return bool(_asked(sql, [_glob(folder, _PLACES), place])[0][0])


def keys_of_place(folder: Path, place: str) -> list[str]:
    """Keys of the places that are called so in the store's claims; also a key itself."""
    name = place.casefold().strip()
    sql = "SELECT DISTINCT key FROM read_parquet(?) WHERE name = ?"
    return [place, f"name:{name}", *(key for (key,) in _asked(sql, [_glob(folder, _PLACES), name]))]


def _passing(folder: Path, wanted: Wanted) -> tuple[str, list[Any]]:
    parts: list[tuple[str, Any]] = []
    if wanted.kind is not None:
        parts.append(("kind = ?", wanted.kind))
    if wanted.place is not None:
        parts.append(("list_has_any(places, ?)", keys_of_place(folder, wanted.place)))
    if wanted.since is not None:
        parts.append(("last_day >= ?::DATE", wanted.since))
    if wanted.until is not None:
        parts.append(("first_day <= ?::DATE", wanted.until))
    return " AND ".join(sql for sql, _ in parts) or "true", [value for _, value in parts]


def _glob(folder: Path, table: str) -> str:
    return str(folder / _RECORD / table / "*.parquet")


def _asked(sql: str, given: Iterable[Any]) -> list[tuple[Any, ...]]:
    import duckdb

    with duckdb.connect(":memory:", config={"temp_directory": ""}) as con:
        return con.execute(sql, list(given)).fetchall()
