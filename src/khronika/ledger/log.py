"""The log: one row an act, each sealed with the hash of the row before it.

Details hold ids, counts and hashes only; never a person's name, a report's words or the name of a file, because the
log is the part that is shown to outsiders as proof.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from khronika.ledger import head
from khronika.ledger.errors import ChainBroken
from khronika.ledger.tables import LogRow
from khronika.nouns import canonical_json, digest

# Any number, the same in every process: PostgreSQL's writers of the log wait for one another on it.
_LOG_LOCK = 0x6B68726F

# The opaque id of the member whose request this is; empty where nobody is signed in, and on the command line.
_ACTING: ContextVar[str] = ContextVar("acting", default="")


@contextmanager
def acting(member_id: str) -> Iterator[None]:
    """Rows written inside say that this member did it: by her opaque id, never her name."""
    token = _ACTING.set(member_id)
    try:
        yield
    finally:
        _ACTING.reset(token)


def write(act: str, subject: str, details: Mapping[str, Any], at: dt.datetime) -> None:
    """Add a row. Must be called inside the act's own transaction, so that neither stands without the other."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("a log row is written inside its act's transaction")
    in_turn()
    by = _ACTING.get()
    last = LogRow.objects.order_by("-number").first()
    row = LogRow(
        number=last.number + 1 if last else 1,
        at=at,
        act=act,
        subject=subject,
        details=canonical_json({**details, "by": by} if by else details),
        previous=last.hash if last else "",
        by=by or None,
    )
    row.hash = seal(row)
    row.save(force_insert=True)
    transaction.on_commit(partial(head.note, Path(settings.KHRONIKA_FOLDER), row.number, row.hash))


def in_turn() -> None:
    """Until the transaction ends nobody else writes the log. For acts that look whether something stands already before they write it: two programs that
    are given the same report at once must not both find that it does not. On SQLite an IMMEDIATE transaction holds the only write lock from its start."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOG_LOCK])


def alone_with(report_id: str) -> None:
    """Until the transaction ends no other program is at the first rows of this report: whoever looks whether it stands, and then writes it, asks for
    this before ``in_turn``. On SQLite as there."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_LOG_LOCK, report_id])


def seal(row: LogRow) -> str:
    """The row's hash: SHA-256 of the canonical JSON of everything else in it."""
    at = row.at.astimezone(dt.UTC).isoformat(timespec="microseconds")
    return digest(canonical_json([row.number, at, row.act, row.subject, row.details, row.previous]).encode())


def verify() -> int:
    """Walk the whole chain and return how many rows it has. Raises ChainBroken naming the first row that is wrong."""
    number, previous = 0, ""
    for row in LogRow.objects.order_by("number").iterator():
        number += 1
        if row.number != number:
            raise ChainBroken(f"Log row {number} is missing: the next one found is {row.number}.")
        if row.previous != previous:
            raise ChainBroken(
                f"Log row {number} does not follow row {number - 1}: one of the two was replaced."
            )
        if row.hash != seal(row):
            raise ChainBroken(f"Log row {number} was changed after it was written.")
        previous = row.hash
    return number
