"""Opening a folder: the only way by which a command reaches the ledger. Django is imported here and below."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from khronika import giving_way
from khronika.ledger import head
from khronika.ledger.errors import FolderTrouble
from khronika.sealing.folders import refuse_locked
from khronika.sealing.in_use import using
from khronika.server.folder import DATABASE_NAME, FOLDER_VARIABLE, folder_path, open_to_others, prepare


@contextmanager
def open_folder(named: str | None, *, make: bool) -> Iterator[Path]:
    """The folder, its database brought to this version. ``make`` says that a missing one is made.

    Raises FolderTrouble for a folder that is missing, sealed, cannot be written, or fails while it is used.
    """
    folder = folder_path(named)
    refuse_locked(folder)
    if not make and not _has_record(folder):
        raise FolderTrouble(
            f"There is no khronika folder at {folder}. `khronika add FILE` makes it; --folder names another."
        )
    prepare(folder)
    if others := open_to_others(folder):
        click.echo(f"Warning: {others}", err=True)
    with using(folder):
        refuse_locked(folder)  # sealed between the first look and the lock
        with _open(folder):
            yield folder


def _has_record(folder: Path) -> bool:
    """Or had one: what became of it is said when its database is opened."""
    named = os.environ.get("KHRONIKA_DATABASE")
    return bool(named) or (folder / DATABASE_NAME).exists() or (folder / head.NAME).exists()


@contextmanager
def _open(folder: Path) -> Iterator[None]:
    _set_up_django(folder)
    from django.db import DatabaseError

    try:
        with _ours_alone():
            _bring_up_to_date(folder)
        yield
    except DatabaseError as error:
        raise FolderTrouble(
            f"The database in {folder} failed: {without_rows(error)}. What was recorded before stands. Check the space left and "
            "whether another program holds the folder, then run the same command again."
        ) from error


@contextmanager
def _ours_alone() -> Iterator[None]:
    """A database that is made meanwhile is its owner's alone, whatever the folder lets others do: SQLite asks the umask, and gives
    its other files the database's mode."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


@contextmanager
def open_to_read(named: str | None) -> Iterator[Path]:
    """The folder for the public door: nothing is made in it, migrated or written. Raises FolderTrouble as ``open_folder``, and for one
    that another version wrote."""
    folder = folder_path(named)
    with _looked_at(folder):
        _set_up_django(folder, "khronika.server.public_settings")
        from django.db import DatabaseError, connection

        from khronika.ledger import versions

        try:
            if not versions.of_this_program(connection):
                raise FolderTrouble(
                    f"{folder} was written by another version of khronika. Any other command, such as `khronika questions`, brings it up "
                    "to date."
                )
            yield folder
        except DatabaseError as error:
            raise FolderTrouble(
                f"The database in {folder} could not be read: {without_rows(error)}."
            ) from error


@contextmanager
def _looked_at(folder: Path) -> Iterator[None]:
    """A door that reads a server's database needs no folder: it is better run by a user who cannot open the one with the originals."""
    if os.environ.get("KHRONIKA_DATABASE"):
        yield
        return
    refuse_locked(folder)
    if not (folder / DATABASE_NAME).exists():
        raise FolderTrouble(f"There is no khronika folder at {folder}. --folder names another.")
    with using(folder):
        yield


def without_rows(error: Exception) -> str:
    """The database's own words ("disk I/O error"), but for what PostgreSQL quotes of a row: in its further lines, and of a value that it could not take."""
    cause = error.__cause__
    if str(getattr(cause, "sqlstate", None) or "").startswith("22"):
        return f"a value could not be taken ({type(cause).__name__})"
    return str(error).partition("\n")[0]


# Objects between two looks for garbage. Loading Django and the pages makes some hundred thousand that all stay; to look through them every
# 700 takes a tenth of the time to the first page (26 November 2026).
_BEFORE_A_LOOK = 50_000


def _set_up_django(folder: Path, settings: str = "khronika.server.settings") -> None:
    gc.set_threshold(_BEFORE_A_LOOK, 20, 20)
    os.environ[FOLDER_VARIABLE] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    try:
        import django
    except ModuleNotFoundError as error:
        raise FolderTrouble(
            "This command needs the desk's packages: pip install 'khronika[desk]'."
        ) from error
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:  # a database is named and its driver is not installed
        raise FolderTrouble(
            f"{str(error).splitlines()[0]}. A team's server needs pip install 'khronika[team]'."
        ) from error
    if giving_way.gives_way():
        from django.db import connection

        connection.execute_wrappers.append(giving_way.between_statements)


# Any number, the same in every process (the log's is another one): who brings a server's tables up to date.
_UPGRADE_LOCK = 0x6B687270


def _bring_up_to_date(folder: Path) -> None:
    from django.core.management import call_command
    from django.db import connection

    from khronika.ledger import guards, same_record, search_index, versions

    same_record.refuse_another(folder, connection)
    versions.refuse_later(connection)
    if _is_behind():
        versions.refuse_to_migrate(connection)
        with _by_one_program():
            if _is_behind():
                call_command("migrate", verbosity=0, interactive=False)
    elif absent := guards.missing(connection):
        click.echo(
            f"Warning: append-only guards were missing from the database and are put back: {', '.join(absent)}. "
            "Somebody may have changed the record: compare it with a backup.",
            err=True,
        )
        guards.after_migrate("default")
    if search_index.is_stale():
        click.echo(
            "What is searched is made anew by this version's rules; the record itself is not touched.",
            err=True,
        )
        with _by_one_program():
            if search_index.is_stale():
                search_index.complete()


def _is_behind() -> bool:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def _by_one_program() -> Iterator[None]:
    """A team's programs start at once after an upgrade; on a server the others wait, and find it done. SQLite lets one write at a time by itself."""
    from django.db import connection

    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_UPGRADE_LOCK])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_UPGRADE_LOCK])
