"""Full text in the database's own way: FTS5 in SQLite, tsvector in PostgreSQL. Both are given keys (see ``khronika.names.lookup``)
and never words, so that both find the same; no trigger fills them, the ledger's actions do.

A text is a row of keys under a number. What is asked for is a conjunction of choices of phrases, each key of letters and digits
alone, so that no sign of either query language can be among them.
"""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

Phrase = tuple[str, ...]
Choice = tuple[Phrase, ...]  # one of these

# PostgreSQL's own limits. A word that stands further into a text is found, and its order is not; nor is that of a word's later
# places. Of a text with more different words than there is room for, those that come last are not found.
_LAST_POSITION = 16383
_MOST_PLACES = 255  # of one word
_ROOM = 2**20 - 1  # bytes, of a text's different words with their places
_ROWS_AT_ONCE = 500


class Text(StrEnum):
    """The tables of full text."""

    CLAIMS = "ledger_claimwords"
    REPORTS = "ledger_reportwords"


def create(connection: BaseDatabaseWrapper) -> None:
    """Make the tables; harmless where they stand."""
    with connection.cursor() as cursor:
        for table in Text:
            if connection.vendor == "postgresql":
                cursor.execute(
                    f"CREATE TABLE IF NOT EXISTS {table} (number bigint PRIMARY KEY, words tsvector NOT NULL)"
                )
                cursor.execute(f"CREATE INDEX IF NOT EXISTS {table}_gin ON {table} USING gin (words)")
            else:
                # Contentless: the texts stand in their own tables already, and a claim is never taken out.
                cursor.execute(
                    f"CREATE VIRTUAL TABLE IF NOT EXISTS {table} "
                    "USING fts5(words, content='', columnsize=0, tokenize='unicode61 remove_diacritics 0')"
                )


def drop(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for table in Text:
            cursor.execute(f"DROP TABLE IF EXISTS {table}")


def clear(table: Text) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 (a table of ours)
        else:
            cursor.execute(f"INSERT INTO {table}({table}) VALUES ('delete-all')")  # noqa: S608


def put(table: Text, texts: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Put the texts in under their numbers, which must be new."""
    if connection.vendor == "postgresql":
        statement = f"INSERT INTO {table} (number, words) VALUES (%s, %s::tsvector)"  # noqa: S608
        rows = [(number, _vector(keys)) for number, keys in texts]
    else:
        statement = f"INSERT INTO {table} (rowid, words) VALUES (%s, %s)"  # noqa: S608
        rows = [(number, " ".join(keys)) for number, keys in texts]
    with connection.cursor() as cursor:
        for at in range(0, len(rows), _ROWS_AT_ONCE):
            cursor.executemany(statement, rows[at : at + _ROWS_AT_ONCE])


def _vector(keys: Sequence[str]) -> str:
    """As PostgreSQL writes a tsvector: built here, because its parser would split and fold once more. Never larger than it takes, so that a
    report of a thousand pages is kept on a server as it is on a laptop."""
    places: dict[str, list[str]] = {}
    room = _ROOM
    for key in dict.fromkeys(keys):
        room -= len(key.encode()) + 3  # up to an even byte, and how many places follow
        if room < 0:
            break
        places[key] = []
    # A place beyond the last would be counted as the last, and make neighbours of words that are none.
    for at, key in enumerate(keys[:_LAST_POSITION], 1):
        if room < 2:
            break
        if key in places and len(places[key]) < _MOST_PLACES:
            places[key].append(str(at))
            room -= 2
    return " ".join(f"'{key}':{','.join(at)}" if at else f"'{key}'" for key, at in places.items())


def matching(table: Text, choices: Iterable[Choice]) -> RawSQL:
    """The numbers of texts in which one phrase of each choice stands, as a subquery. Raises ValueError for no choice."""
    return RawSQL(f"SELECT {_number()} FROM {table} WHERE {_matches(table)}", [_asked(choices)])  # noqa: S608, S611


def joined(
    rows: "QuerySet[Any]", table: Text, column: str, choices: Iterable[Choice], before: int | None = None
) -> "QuerySet[Any]":
    """The rows whose ``column`` (the database's name for it) numbers a text that ``matching`` finds; of smaller numbers than ``before`` where it is
    given. With ``last_first`` the database goes along its index and stops when there are enough, where a subquery would first
    collect the half of a record in which a common word stands. Raises ValueError for no choice."""
    where = [_matches(table), f"{table}.{_number()} = {column}"]
    params: list[Any] = [_asked(choices)]
    if before is not None:
        where, params = [*where, f"{table}.{_number()} < %s"], [*params, before]
    return rows.extra(tables=[table], where=where, params=params)  # noqa: S610 (tables of ours)


def last_first(rows: "QuerySet[Any]", table: Text) -> "QuerySet[Any]":
    """Joined rows in the order of their texts' numbers, the last first."""
    return rows.extra(order_by=[f"-{table}.{_number()}"])


def _number() -> str:
    return "number" if connection.vendor == "postgresql" else "rowid"


def _matches(table: Text) -> str:
    return "words @@ %s::tsquery" if connection.vendor == "postgresql" else f"{table} MATCH %s"


def _asked(choices: Iterable[Choice]) -> str:
    wanted = list(choices)
    if not wanted or not all(wanted):
        raise ValueError("nothing is asked for")
    if connection.vendor == "postgresql":
        return " & ".join(_either(choice, " <-> ", " | ", "'") for choice in wanted)
    return " AND ".join(_either(choice, " + ", " OR ", '"') for choice in wanted)


def _either(choice: Choice, then: str, either: str, mark: str) -> str:
    phrases = (then.join(f"{mark}{_plain(key)}{mark}" for key in phrase) for phrase in choice)
    return "(" + either.join(f"({phrase})" for phrase in phrases) + ")"


def _plain(key: str) -> str:
    if not re.fullmatch(r"[^\W_]+", key):
        raise ValueError("a key is letters and digits alone")
    return key
