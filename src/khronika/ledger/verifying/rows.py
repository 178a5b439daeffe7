"""Rows as they stand in the database, streamed: no models between, because a changed row must be seen as it is."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, transaction

_AT_ONCE = 2000


LENIENT: ContextVar[bool] = ContextVar("lenient", default=False)
"""Whether bytes that are no text come through, so that the row they stand in can be named. Slower: asked for where a first look failed."""


@contextmanager
def lenient() -> Iterator[None]:
    token = LENIENT.set(True)
    try:
        yield
    finally:
        LENIENT.reset(token)


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is streamed inside shows the database as it was at one moment, while the desk goes on writing. Nothing is locked: on
    SQLite a transaction of ours would take the only write lock, and the statements that are open share their moment anyway."""
    if connection.vendor != "postgresql":
        connection.ensure_connection()
        before = connection.connection.text_factory
        if LENIENT.get():
            connection.connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
        try:
            yield
        finally:
            connection.connection.text_factory = before
        return
    if connection.in_atomic_block:  # somebody else's moment
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def stream(statement: str, values: tuple[int | str, ...] = ()) -> Iterator[tuple[Any, ...]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, values)
        while some := cursor.fetchmany(_AT_ONCE):
            yield from some


def present() -> frozenset[str]:
    """The tables that there are."""
    with connection.cursor() as cursor:
        return frozenset(connection.introspection.table_names(cursor))


class Tally(Counter[str]):
    """What a check looked at, for its sum."""

    def told(self) -> tuple[tuple[str, int], ...]:
        return tuple(self.items())
