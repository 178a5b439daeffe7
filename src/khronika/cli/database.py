"""`khronika database`: a record to PostgreSQL and back, and who may do what there."""

import os
import shutil
from pathlib import Path
from typing import Any

import click

from khronika.cli import options
from khronika.cli.opening import _set_up_django, open_folder, without_rows
from khronika.cli.progress import progress
from khronika.cli.words import plural
from khronika.ledger.errors import FolderTrouble
from khronika.sealing.folders import refuse_locked
from khronika.sealing.in_use import alone_in
from khronika.server.database import database_settings
from khronika.server.folder import DATABASE_NAME, folder_path

_MOVING = ".moving"
_VARIABLE = "KHRONIKA_DATABASE"

_MOVE_EPILOG = """
\b
Examples:
  khronika database move --folder june --to postgresql://owner@/khronika?host=/run/postgresql
  KHRONIKA_DATABASE=postgresql://... khronika database move --folder june --to sqlite

Close the desk first. The record that was moved from stays as it was: put the file away yourself once you are content.
"""
_GRANTS_EPILOG = """
\b
Example:
  createuser khronika_desk; createuser khronika_public
  KHRONIKA_DATABASE=postgresql://owner@/khronika khronika database grants --apply

Without --apply the statements are printed, for whoever looks after the server.
"""


_EPILOG = """
\b
Examples:
  khronika database move --folder june --to postgresql://owner@/khronika
  khronika database grants --apply
"""


@click.group(
    "database", short_help="Move the record to PostgreSQL and back; who may do what there.", epilog=_EPILOG
)
def command() -> None:
    """A team's record on PostgreSQL (docs/team-server.md)."""


@command.command("move", epilog=_MOVE_EPILOG)
@click.option(
    "--to",
    "target",
    required=True,
    metavar="URL|sqlite",
    help="An empty PostgreSQL database, or sqlite: a file in the folder.",
)
@options.folder_option
def move(target: str, folder: str | None) -> None:
    """Copy the record, compare every row, walk the log's chain, and only then let it count."""
    place = folder_path(folder)
    refuse_locked(place)
    named = os.environ.pop(_VARIABLE, None)
    to_file = target == "sqlite"
    if to_file and (not named or (place / DATABASE_NAME).exists()):
        raise FolderTrouble(
            f"{_VARIABLE} names no PostgreSQL to move from."
            if not named
            else f"{place / DATABASE_NAME} is there already, and nothing is written over: if a move made it, it is whole; else put it away first."
        )
    if to_file and (left := [path.name for path in place.glob(f"{DATABASE_NAME}-*")]):
        raise FolderTrouble(
            f"{', '.join(sorted(left))} in {place} belongs to a {DATABASE_NAME} that was put away, and would be taken for a part of the new one. Put "
            "it where that file is."
        )
    if not to_file and not (place / DATABASE_NAME).exists():
        raise FolderTrouble(f"There is no {DATABASE_NAME} in {place} to move.")
    with alone_in(place):  # whoever went on in the record meanwhile would have lost it
        moved = _to_file(place, named or "") if to_file else _to_server(place, target)
    for table, many in moved.tables:
        click.echo(f"{many:>12,}  {table}")
    click.echo(
        f"Moved, and the same on both sides; the log's chain holds over {plural(moved.log_rows, 'row')}."
    )
    click.echo(
        f"Unset {_VARIABLE}: the record is {place / DATABASE_NAME}."
        if to_file
        else f"Set {_VARIABLE} to that address from now on. {place / DATABASE_NAME} stays as it was; put it away (and what is named {DATABASE_NAME}-...), so that nobody goes on in it."
    )


def _to_server(place: Path, url: str) -> Any:
    database_settings(place, url)  # refused in words before anything is begun
    os.environ[_VARIABLE] = url
    return _move(place, place, database_settings(place, None))


def _to_file(place: Path, url: str) -> Any:
    new = place / _MOVING
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700)
    try:
        moved = _move(place, new, database_settings(place, url))
        from django.db import connections

        with connections["default"].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connections.close_all()
        os.replace(new / DATABASE_NAME, place / DATABASE_NAME)
        _sync(place)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return moved


def _sync(folder: Path) -> None:
    """The new name is on the disk also after a power cut."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _move(folder: Path, target: Path, source: dict[str, Any]) -> Any:
    """``target`` is the folder of Django's settings, whose database is moved to. Raises FolderTrouble where the source is not the record of ``folder``."""
    _set_up_django(target)
    from django.core.management import call_command
    from django.db import DatabaseError, connections

    # The source may not be written, whatever happens here.
    reads = "init_command" if "sqlite3" in source["ENGINE"] else "options"
    only = (
        "PRAGMA query_only=ON;"
        if reads == "init_command"
        else "-c default_transaction_read_only=on -c default_transaction_isolation=repeatable\\ read"
    )
    of_wire = source["OPTIONS"] if reads == "options" else {}
    connections.settings["source"] = {
        **connections.settings["default"],
        **source,
        "OPTIONS": {**of_wire, reads: only},
    }
    try:
        from khronika.ledger.same_record import refuse_another
        from khronika.moving import move as all_of_it
        from khronika.moving import refuse_taken

        refuse_taken()
        refuse_another(folder, connections["source"])
        call_command("migrate", verbosity=0, interactive=False)
        with progress("Moving") as watch:
            return all_of_it(watch.step)
    except DatabaseError as error:
        raise FolderTrouble(f"Nothing was moved: {without_rows(error)}") from error
    finally:
        connections["source"].close()


@command.command("grants", epilog=_GRANTS_EPILOG)
@click.option(
    "--desk", default="khronika_desk", show_default=True, metavar="ROLE", help="The role of desk and worker."
)
@click.option(
    "--public",
    default="khronika_public",
    show_default=True,
    metavar="ROLE",
    help="The role of the public door.",
)
@click.option("--apply", is_flag=True, help="Run the statements, as the owner of the tables.")
@options.folder_option
def grants(desk: str, public: str, apply: bool, folder: str | None) -> None:
    """Let the desk read and write rows and change no table, and the public door see what is published and nothing else."""
    if not os.environ.get(_VARIABLE):
        raise click.UsageError(f"Roles are PostgreSQL's: set {_VARIABLE}.")
    with open_folder(folder, make=False):
        from django.db import connection, transaction

        from khronika.ledger import grants as of_roles
        from khronika.ledger.errors import NotPossible

        try:
            statements = list(of_roles.statements(desk, public))
        except NotPossible as error:
            raise click.UsageError(str(error)) from error
        if not apply:
            click.echo(";\n".join(statements) + ";")
            return
        if absent := of_roles.missing_roles(desk, public):
            raise click.UsageError(f"The server has no role {absent[0]}: createuser {absent[0]}")
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
        click.echo(f"{desk} reads and writes rows; {public} sees what is published.")
        if telling := of_roles.telling_settings():
            click.echo(
                f"Warning: the server's own log may quote rows, names among them ({'; '.join(telling)}). Whoever looks after it should set that "
                "(docs/team-server.md).",
                err=True,
            )
