"""Where the questions of scoring are asked: of DuckDB in this process, or of Spark (``on_spark``). They are written once, in
DuckDB's words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import duckdb
import pyarrow as pa


class Answer(Protocol):
    """Rows of an answer, handed out once."""

    def fetchall(self) -> list[Any]: ...

    def fetchnumpy(self) -> dict[str, Any]: ...


class Base(Protocol):
    """A database of one run. ``dialect`` is what Splink calls its words."""

    @property
    def dialect(self) -> str: ...

    def register(self, name: str, table: pa.Table, /) -> object:
        """Lets a table be asked under a name; another one of that name before it is forgotten."""
        ...

    def execute(self, sql: str, /) -> Answer:
        """Asks in DuckDB's words."""
        ...

    def execute_own(self, sql: str, /) -> Answer:
        """Asks in the database's own words: what Splink writes."""
        ...


class OnDuckDB:
    """DuckDB, in memory."""

    dialect = "duckdb"

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.register = con.register
        self.execute = con.execute
        self.execute_own = con.execute


@contextmanager
def in_memory() -> Iterator[OnDuckDB]:
    """DuckDB may neither spill to disk nor reach out."""
    with duckdb.connect(":memory:", config={"temp_directory": ""}) as con:
        yield OnDuckDB(con)
