"""Pairs looked for, compared and scored on Spark: the same questions as DuckDB is asked, put into Spark's words by sqlglot (which Splink brings along), and
Splink's own in those of its Spark backend. Nothing is compared otherwise.

How like two words are, DuckDB itself tells within Spark's workers: two databases count the letters of Cyrillic words in two
ways. Tables that are made stay in Spark; the weights of pairs, three numbers each, come to this process.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import duckdb
import pyarrow as pa
import sqlglot
from splink.internals.spark.spark_helpers.custom_spark_dialect import CustomSpark
from sqlglot import exp

from khronika.linking.databases import Base

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_Node = Any  # of sqlglot, whose types have another name in every other version
_LIKENESSES = {
    "levenshtein": "INT",
    "damerau_levenshtein": "INT",
    "jaro_winkler_similarity": "DOUBLE",
}
_DUCKDB_NAMES: dict[Any, str] = {
    exp.Levenshtein: "levenshtein",
    exp.JarowinklerSimilarity: "jaro_winkler_similarity",
}
_AT_ONCE = 100_000  # pairs of words that DuckDB is asked for in one go
_PREFIX = "told_by_duckdb_"


def on(session: "SparkSession") -> Callable[[], AbstractContextManager[Base]]:
    """What ``link`` takes as ``base``. Tables of a run stand in a session of their own beside ``session``, and are forgotten
    when it ends."""

    @contextmanager
    def opened() -> Iterator[Base]:
        own = session.newSession()
        for setting, value in session.conf.getAll.items():
            if session.conf.isModifiable(setting):
                own.conf.set(setting, value)
        own.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", _AT_ONCE)
        base = _OnSpark(own)
        try:
            yield base
        finally:
            base.forget()

    return opened


class _Answer:
    def __init__(self, table: pa.Table) -> None:
        self._table = table

    def fetchall(self) -> list[tuple[Any, ...]]:
        return list(zip(*(column.to_pylist() for column in self._table.columns), strict=True))

    def fetchnumpy(self) -> dict[str, Any]:
        """Numbers that are not known are not a number."""
        return {
            name: self._table.column(name).to_numpy(zero_copy_only=False) for name in self._table.column_names
        }


_NOTHING = _Answer(pa.table({}))


class _OnSpark:
    dialect = "spark"

    def __init__(self, session: "SparkSession") -> None:
        self._session = session
        self._tables: dict[str, DataFrame] = {}
        self._macros: dict[str, _Node] = {}
        for name, kind in _LIKENESSES.items():
            session.udf.register(_PREFIX + name, _told(name, kind))

    def register(self, name: str, table: pa.Table) -> None:
        self._keep(name, self._session.createDataFrame(table))

    def execute(self, sql: str) -> _Answer:
        asked = sqlglot.parse_one(sql, read="duckdb")
        if isinstance(asked, exp.Describe):
            columns = self._session.table(asked.this.name).columns
            return _Answer(pa.table({"column_name": columns}))
        if not isinstance(asked, exp.Create):
            return self._rows(self._in_spark(asked))
        if asked.kind in ("MACRO", "FUNCTION"):
            self._macros[asked.this.this.name.lower()] = asked
            return _NOTHING
        made = self._session.sql(self._in_spark(asked.expression))
        if asked.kind == "VIEW":
            made.createOrReplaceTempView(asked.this.name)
        else:
            self._keep(asked.this.name, made)
        return _NOTHING

    def execute_own(self, sql: str) -> _Answer:
        """As Splink's Spark backend asks: its dialect is sqlglot's Spark with types that Spark takes."""
        return self._rows(sqlglot.transpile(sql, read="spark", write=CustomSpark)[0])

    def _rows(self, sql: str) -> _Answer:
        return _Answer(self._session.sql(sql).toArrow())

    def forget(self) -> None:
        """Lets go of every table."""
        for name in list(self._tables):
            self._drop(name)

    def _keep(self, name: str, frame: "DataFrame") -> None:
        """Made now and once: numbers that are given to rows must not be given anew."""
        held = frame.persist()
        held.count()
        if name in self._tables:
            self._drop(name)
        held.createOrReplaceTempView(name)
        self._tables[name] = held

    def _drop(self, name: str) -> None:
        self._session.catalog.dropTempView(name)
        self._tables.pop(name).unpersist()

    def _in_spark(self, asked: _Node) -> str:
        return str(asked.transform(self._expanded).transform(_renamed).sql(dialect="spark"))

    def _expanded(self, node: _Node) -> _Node:
        """What stands for a macro."""
        if not isinstance(node, exp.Anonymous) or node.name.lower() not in self._macros:
            return node
        macro = self._macros[node.name.lower()]
        given = {
            each.name: value for each, value in zip(macro.this.expressions, node.expressions, strict=True)
        }

        def filled(part: _Node) -> _Node:
            return given[part.name].copy() if isinstance(part, exp.Column) and part.name in given else part

        return exp.paren(macro.expression.copy().transform(filled))


def _renamed(node: _Node) -> _Node:
    """What the two databases call otherwise, and sqlglot does not know."""
    if isinstance(node, exp.ArrayOverlaps):
        return exp.func("arrays_overlap", node.this, node.expression)
    name = _DUCKDB_NAMES.get(type(node)) or (node.name.lower() if isinstance(node, exp.Anonymous) else "")
    if name in _LIKENESSES:
        return exp.func(_PREFIX + name, *(each.transform(_renamed) for each in node.iter_expressions()))
    return node


def _told(name: str, kind: str) -> Any:
    """How like two words are, as DuckDB has it, asked for many at once."""
    from pyspark.sql.functions import arrow_udf

    arrow = pa.float64() if kind == "DOUBLE" else pa.int32()

    def told(one: pa.Array, other: pa.Array) -> pa.Array:
        con = _in_this_worker()
        con.register("words", pa.table({"one": one, "other": other}))
        found = con.sql(f"SELECT {name}(one, other) AS told FROM words").to_arrow_table()  # noqa: S608
        return found.column("told").cast(arrow).combine_chunks()

    return cast("Any", arrow_udf)(told, kind)


@cache
def _in_this_worker() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(":memory:", config={"temp_directory": "", "threads": 1})
