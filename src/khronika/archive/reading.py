"""An archive read into a store, on Spark.

What lies in the archive is listed with a hash of each thing; what the store has already is left out; the rest is cut into chunks of
neighbouring days, and each chunk is read, written and moved to its place as a whole. A run that was killed loses at most the chunk it was at.
"""

import math
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from khronika.archive import inputs, layout
from khronika.archive.inputs import Item
from khronika.archive.inside import read_items
from khronika.archive.layout import CLAIMS, REPORTS, CannotGoOn, Options
from khronika.archive.schema import claims_arrow, reports_arrow

CHUNK = 20_000
"""Reports that a kill may cost, and that lie in one file of a day at most."""
_WEIGHT = 400  # a file is taken for so many reports: a web archive holds hundreds
_TASK = 200  # reports in a task: enough that starting it costs nothing, few enough that the last ones are not waited for
_ITEM = "input string, day string, form string, origin string, body binary"
_COLUMNS = ("id", "lang", "published", "outlet", "url", "title")

Told = Callable[[int, int], None]


@dataclass(slots=True)
class Tally:
    """What a run read. ``kept`` counts what was in the store before; ``by_rule`` refusals."""

    reports: int = 0
    claims: int = 0
    kept: int = 0
    by_rule: dict[str, int] = field(default_factory=dict)

    @property
    def unread(self) -> int:
        return sum(self.by_rule.values())


def read_archive(
    spark: Any,
    archive: Path,
    out: Path,
    options: Options,
    *,
    columns: Mapping[str, str] | None = None,
    chunk: int = CHUNK,
    told: Told | None = None,
) -> Tally:
    """Reads ``archive`` into the store ``out``, which ``layout.opened`` holds. ``columns`` says under which name a Parquet file has our fields
    (``{"text": "Body"}``); ``told`` hears of chunks done and chunks in all. Raises CannotGoOn for an archive that cannot be taken."""
    found = inputs.found(archive)
    tally = Tally()
    todo = _todo(spark, found, options, dict(columns or {}))
    if layout.files(out, REPORTS):
        had = spark.read.parquet(str(out / REPORTS)).select("input").distinct()
        tally.kept = had.count()
        todo = todo.join(had, "input", "left_anti")
    work = layout.work(out)
    chunks = _plan(spark, todo, work / "todo", chunk)
    for number in range(chunks):
        if told:
            told(number, chunks)
        listed, place = work / "todo" / f"chunk={number}", work / f"chunk-{number:05d}"
        if listed.exists():  # a slice of a day into which no hash fell has no folder
            _add(tally, _read_chunk(spark, listed, place, options))
            layout.commit(out, place)
    if told:
        told(chunks, chunks)
    return tally


# ---- what is to be read ----


def _todo(spark: Any, found: inputs.Found, options: Options, columns: Mapping[str, str]) -> Any:
    """All that lies in the archive, each thing once: a DataFrame of _ITEM."""
    parts = [*_lines(spark, found, options), *_tables(spark, found, options, columns)]
    whole = [(str(path),) for path in found.lists]
    if whole:
        parts.append(_from_paths(spark, whole, lambda path: inputs.listed(Path(path), options)))
    if found.files:
        parts.append(
            _from_paths(spark, [(str(path),) for path in found.files], lambda path: [inputs.file(Path(path))])
        )
    todo = parts[0]
    for part in parts[1:]:
        todo = todo.unionByName(part)
    return todo.dropDuplicates(["input"])


def _lines(spark: Any, found: inputs.Found, options: Options) -> Iterator[Any]:
    from pyspark.sql import functions as F

    split = [str(path) for path in found.lines if path.suffix.lower() != ".zst"]
    if split:
        # As bytes: what is no UTF-8 keeps its hash and is refused by intake, in words.
        lines = spark.read.text(split, lineSep="\n").select(
            F.col("value").cast("binary").alias("body"), F.col("_metadata.file_name").alias("name")
        )

        def of_lines(batches: Iterable[Any]) -> Iterator[Any]:
            def items(batch: Any) -> Iterator[Item | None]:
                for body, name in zip(batch["body"].to_pylist(), batch["name"].to_pylist(), strict=True):
                    yield inputs.line(body.removesuffix(b"\r"), name, options)

            yield from _as_batches(items, batches)

        yield lines.mapInArrow(of_lines, _ITEM)
    packed = [(str(path),) for path in found.lines if path.suffix.lower() == ".zst"]
    if packed:
        yield _from_paths(
            spark,
            packed,
            lambda path: (
                inputs.line(body, Path(path).name, options) for body in inputs.lines_of(Path(path))
            ),
        )


def _tables(spark: Any, found: inputs.Found, options: Options, columns: Mapping[str, str]) -> Iterator[Any]:
    from pyspark.sql import functions as F

    for path in found.tables:
        table = spark.read.parquet(str(path))
        text = columns.get("text", "text")
        if text not in table.columns:
            raise CannotGoOn(
                f"{path} has no column {text} (it has {', '.join(table.columns)}). Say which is the text: --columns text=NAME."
            )
        named = {"text": text} | {name: columns.get(name, name) for name in _COLUMNS}
        chosen = [
            F.col(f"`{column}`").cast("string").alias(name)
            for name, column in named.items()
            if column in table.columns
        ]
        name = path.name

        def of_rows(batches: Iterable[Any], name: str = name) -> Iterator[Any]:
            yield from _as_batches(
                lambda batch: (inputs.row(fields, name, options) for fields in batch.to_pylist()), batches
            )

        yield table.select(*chosen).mapInArrow(of_rows, _ITEM)


def _from_paths(spark: Any, paths: list[tuple[str]], items: Callable[[str], Iterable[Item | None]]) -> Any:
    def of_paths(batches: Iterable[Any]) -> Iterator[Any]:
        yield from _as_batches(
            lambda batch: (item for path in batch["path"].to_pylist() for item in items(path)), batches
        )

    spread = spark.createDataFrame(paths, "path string").repartition(min(len(paths), 64))
    return spread.mapInArrow(of_paths, _ITEM)


def _as_batches(items: Callable[[Any], Iterable[Item | None]], batches: Iterable[Any]) -> Iterator[Any]:
    from khronika.archive.batches import in_batches

    fields = ("input", "day", "form", "origin", "body")
    rows = (
        {name: getattr(item, name) for name in fields}
        for batch in batches
        for item in items(batch)
        if item is not None
    )
    yield from in_batches(rows, _item_schema())


def _item_schema() -> Any:
    import pyarrow as pa

    names = ("input", "day", "form", "origin")
    return pa.schema([*(pa.field(name, pa.string()) for name in names), pa.field("body", pa.binary())])


def _plan(spark: Any, todo: Any, place: Path, chunk: int) -> int:
    """Writes what is to be read into ``place``, a folder a chunk, neighbouring days together; the number of chunks."""
    from pyspark.sql import functions as F

    weight = F.when(F.col("form") == inputs.FILE, _WEIGHT).otherwise(1)
    place_whole = place.with_name("items")
    todo.write.mode("overwrite").parquet(str(place_whole))  # listed once; it may be a long list
    listed = spark.read.parquet(str(place_whole))
    days = {
        (row["day"]): row["weight"]
        for row in listed.groupBy("day").agg(F.sum(weight).alias("weight")).collect()
    }
    if not days:
        return 0
    planned, chunks = plan_days(days, chunk)
    plan = spark.createDataFrame(
        [(day, first, slices) for day, (first, slices) in planned.items()],
        "day string, first int, slices int",
    )
    bucket = F.conv(F.substring("input", 1, 8), 16, 10).cast("long") % F.col("slices")
    (
        listed.join(F.broadcast(plan), "day")
        .withColumn("chunk", (F.col("first") + bucket).cast("int"))
        .drop("first", "slices")
        .repartition("chunk")
        .write.mode("overwrite")
        .partitionBy("chunk")
        .parquet(str(place))
    )
    shutil.rmtree(place_whole)  # what is not read yet lies here once
    return chunks


def plan_days(days: Mapping[str, int], chunk: int) -> tuple[dict[str, tuple[int, int]], int]:
    """For each day its first chunk and over how many it is spread, and how many chunks there are: neighbouring days share one until it
    holds ``chunk``, and a day that holds more has chunks of its own."""
    planned: dict[str, tuple[int, int]] = {}
    at, held = 0, 0
    for day in sorted(days):
        if days[day] > chunk:
            at += held > 0
            slices = math.ceil(days[day] / chunk)
            planned[day] = (at, slices)
            at, held = at + slices, 0
            continue
        if held + days[day] > chunk:
            at, held = at + 1, 0
        planned[day] = (at, 1)
        held += days[day]
    return planned, at + (held > 0)


# ---- reading ----


def _read_chunk(spark: Any, todo: Path, place: Path, options: Options) -> Any:
    """Reads a chunk into ``place`` and gives it as a DataFrame."""
    from pyspark.sql import functions as F
    from pyspark.sql.pandas.types import from_arrow_schema

    schema = from_arrow_schema(_row_schema())

    def of_items(batches: Iterable[Any]) -> Iterator[Any]:
        from khronika.archive.batches import in_batches

        items = (Item(**row) for batch in batches for row in batch.to_pylist())
        yield from in_batches(read_items(items, options), _row_schema())

    listed = spark.read.parquet(str(todo))
    tasks = max(spark.sparkContext.defaultParallelism, math.ceil(listed.count() / _TASK))
    listed.repartition(tasks).mapInArrow(of_items, schema).write.parquet(str(place / "read"))
    read = spark.read.parquet(str(place / "read"))
    by_day = read.repartition(F.col("day"))
    reports = by_day.drop("claims").sortWithinPartitions("day", "id", "origin")
    reports.write.partitionBy("day").parquet(str(place / REPORTS))
    claims = by_day.select("day", F.explode("claims").alias("claim")).select("day", "claim.*")
    claims.sortWithinPartitions("day", "report_id", "start", "id").write.partitionBy("day").parquet(
        str(place / CLAIMS)
    )
    return read


def _row_schema() -> Any:
    import pyarrow as pa

    claims = pa.field("claims", pa.list_(pa.struct(list(claims_arrow()))))
    return pa.schema([*reports_arrow(), pa.field("day", pa.string(), nullable=False), claims])


def _add(tally: Tally, read: Any) -> None:
    from pyspark.sql import functions as F

    counted = read.groupBy("unread.rule").agg(
        F.count("*").alias("many"), F.sum(F.size("claims")).alias("claims")
    )
    for row in counted.collect():
        if row["rule"] is None:
            tally.reports += row["many"]
            tally.claims += row["claims"]
        else:
            tally.by_rule[row["rule"]] = tally.by_rule.get(row["rule"], 0) + row["many"]
