"""A record moved from the SQLite file of a folder to PostgreSQL, or back: every row of every table, compared on both sides before it counts.

The source is read and never written. What is written is there whole or not at all: one transaction on PostgreSQL, a file beside the other
on SQLite that gets its name last. Originals, key and log's head stay in the folder, where they are for either database.

Left behind are sessions, throttled sign-ins and a worker's queue (people sign in again, and a worker looks by itself); what is searched is made anew.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connections, models, transaction

from khronika.ledger import guards, log, same_record, search_index
from khronika.ledger.errors import FolderTrouble

SOURCE, TARGET = "source", "default"
_LEFT = frozenset(("sessions", "usersessions", "axes", "django_tasks_database"))
_MADE_ANEW = frozenset(
    ("ledger_searchedclaim", "ledger_searchedreport", "ledger_searchword", "ledger_searchmade")
)
_ROWS = 1000

Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Moved:
    """``tables``: rows of each table that has any. ``log_rows``: how many the log's chain has, walked on the target."""

    tables: tuple[tuple[str, int], ...]
    log_rows: int


def refuse_taken() -> None:
    """Raises FolderTrouble where a record stands in the target, before that one is migrated; says so where it is the record that is to be moved."""
    there = same_record.last_row(connections[TARGET])
    if there is None:
        return
    if there == same_record.last_row(connections[SOURCE]):
        raise FolderTrouble(
            f"The database to move to holds a record already, and it is this one, up to row {there[0]} of the log, the last: a move ended there, and one that "
            "ended is whole. Set KHRONIKA_DATABASE to it."
        )
    raise FolderTrouble(
        "The database to move to holds a record already, and nothing is written over. Name an empty one."
    )


def move(told: Told = lambda _: None) -> Moved:
    """Copies all from the connection ``source`` to ``default``, which is migrated and empty. Raises FolderTrouble where a record stands in the target,
    where the source is of another version, and where a table is not the same on both sides; then nothing was written."""
    _refuse_other_versions()
    chosen = list(_models())
    with transaction.atomic(using=TARGET), transaction.atomic(using=SOURCE):
        refuse_taken()
        for model in chosen:
            if model._meta.db_table not in guards.GUARDED:  # what a migration put in
                _all(model, TARGET)._raw_delete(TARGET)
        counted = []
        for model in chosen:
            told(model._meta.db_table)
            counted.append((model._meta.db_table, _copy(model)))
        for model in chosen:
            told(f"{model._meta.db_table}: comparing")
            _compare(model)
        _reset_sequences(chosen)
        told("what is searched")
        search_index.complete()
        rows = log.verify()
    return Moved(tuple(pair for pair in counted if pair[1]), rows)


def _models() -> Iterator[type[models.Model]]:
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        if (
            meta.managed
            and not meta.proxy
            and meta.app_label not in _LEFT
            and meta.db_table not in _MADE_ANEW
        ):
            yield model


def _refuse_other_versions() -> None:
    applied = [_migrations(alias) for alias in (SOURCE, TARGET)]
    if applied[0] != applied[1]:
        raise FolderTrouble(
            "The record was written by another version of khronika. Any other command, such as `khronika questions`, brings it up to date; then move it."
        )


def _migrations(alias: str) -> set[tuple[str, str]]:
    from django.db.migrations.recorder import MigrationRecorder

    return {key for key in MigrationRecorder(connections[alias]).applied_migrations() if key[0] not in _LEFT}


def _all(model: type[models.Model], alias: str) -> "models.QuerySet[Any]":
    return model._base_manager.using(alias).order_by("pk")


def _copy(model: type[models.Model]) -> int:
    many = 0
    automatic = [
        f
        for f in model._meta.concrete_fields
        if getattr(f, "auto_now", False) or getattr(f, "auto_now_add", False)
    ]
    kept = [(f, f.auto_now, f.auto_now_add) for f in automatic]  # type: ignore[attr-defined]
    for field in automatic:
        field.auto_now = field.auto_now_add = False  # type: ignore[attr-defined]
    try:
        for some in _batches(_all(model, SOURCE)):
            model._base_manager.using(TARGET).bulk_create(some, batch_size=_ROWS)
            many += len(some)
    finally:
        for field, now, add in kept:
            field.auto_now, field.auto_now_add = now, add  # type: ignore[attr-defined]
    return many


def _batches(rows: "models.QuerySet[Any]") -> Iterator[list[Any]]:
    held: list[Any] = []
    for row in rows.iterator(chunk_size=_ROWS):
        held.append(row)
        if len(held) == _ROWS:
            yield held
            held = []
    if held:
        yield held


def _compare(model: type[models.Model]) -> None:
    """Raises FolderTrouble naming the table that is not the same."""
    ours, theirs = (_digest(model, alias) for alias in (SOURCE, TARGET))
    if ours != theirs:
        raise FolderTrouble(
            f"{model._meta.db_table} is not the same on both sides after copying ({ours[0]} rows, {theirs[0]}). Nothing was moved."
        )


def _digest(model: type[models.Model], alias: str) -> tuple[int, str]:
    """How many rows, and a hash of every value of them: sorted, since databases sort letters differently."""
    names = [field.attname for field in model._meta.concrete_fields]
    many, total = 0, 0
    for row in _all(model, alias).values_list(*names).iterator(chunk_size=_ROWS):
        many += 1
        told = repr([_plain(value) for value in row]).encode()
        total = (total + int.from_bytes(hashlib.sha256(told).digest())) % 2**256
    return many, f"{total:064x}"


def _plain(value: Any) -> Any:
    from khronika.nouns import Protected

    if isinstance(value, Protected):
        return value.reveal()
    return bytes(value) if isinstance(value, memoryview) else value


def _reset_sequences(chosen: list[type[models.Model]]) -> None:
    connection = connections[TARGET]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), chosen):
            cursor.execute(statement)
