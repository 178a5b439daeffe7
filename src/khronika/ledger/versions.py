"""Whether the tables of a database are those that this program knows: by the names of the ledger's migrations, since the public door has no other rooms' tables."""

from pkgutil import iter_modules

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

from khronika.ledger import migrations
from khronika.ledger.errors import FolderTrouble


def of_this_program(connection: BaseDatabaseWrapper) -> bool:
    """Neither an earlier version's, nor a later one's, nor half of an upgrade."""
    return _applied(connection) == _known()


def refuse_later(connection: BaseDatabaseWrapper) -> None:
    """Raises FolderTrouble where a later version wrote the tables: what it keeps there this one would neither read nor fill."""
    if unknown := sorted(_applied(connection) - _known()):
        raise FolderTrouble(
            f"The record was written by a later version of khronika (it has {unknown[-1]}). Install that version, or restore the backup that was made before "
            "the upgrade. Nothing was changed."
        )


def refuse_to_migrate(connection: BaseDatabaseWrapper) -> None:
    """Raises FolderTrouble where the tables are to be changed and this role may not: a desk's, on a team's server. To be asked where something is to be migrated."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_schema_privilege(current_user, 'public', 'CREATE')")
        (may,) = cursor.fetchone()
    if not may:
        raise FolderTrouble(
            "The record is of an earlier version of khronika, and this role may not change its tables. As their owner run `khronika questions`, then "
            "`khronika database grants --apply` (docs/team-server.md). Nothing was changed."
        )


def _known() -> set[str]:
    return {each.name for each in iter_modules(migrations.__path__)}


def _applied(connection: BaseDatabaseWrapper) -> set[str]:
    return {name for app, name in MigrationRecorder(connection).applied_migrations() if app == "ledger"}
