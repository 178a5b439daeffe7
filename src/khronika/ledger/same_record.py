"""Whether the database that was opened has the record of this folder: the log's last row, which the folder tells once more (``head``), stands in it.

What would be taken for it otherwise: the empty database that a killed move leaves, the file in the folder after the record went on elsewhere, another team's
database. Whoever worked on in one of them would have two records that nobody can join.
"""

from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

from khronika.ledger import head
from khronika.ledger.errors import FolderTrouble
from khronika.ledger.tables import LogRow, StoredBytes
from khronika.nouns.soundness import Anchor

_WHAT_TO_DO = (
    "Nothing was changed. If the record was moved, let KHRONIKA_DATABASE name where it is now (unset it for the file in the folder), and where a move was "
    "killed, run it again; `khronika verify` says more. To go on in an older copy all the same, put {name} out of the folder first."
)


def refuse_another(folder: Path, connection: BaseDatabaseWrapper) -> None:
    """Raises FolderTrouble. To be called before anything is migrated; a folder whose ``log-head`` cannot be read is not judged."""
    told = head.read(folder)  # before the database is asked: others may be writing
    if told is None:
        _refuse_a_strangers(folder, connection)
    if not isinstance(told, Anchor):
        return
    row, last = _hash_of(connection, told.number), last_row(connection)
    if row == told.hash:
        return
    if last is None or last[0] < told.number:
        said = f"the database has {f'only {last[0]}' if last else 'none'}: it is an older copy, or empty, or half of what was to be moved"
    else:
        said = "the database has another row there: it is another record's, or the log was changed"
    name = folder / head.NAME
    raise FolderTrouble(
        f"{name} says that row {told.number} of the log was written, and {said}. {_WHAT_TO_DO.format(name=name)}"
    )


def _refuse_a_strangers(folder: Path, connection: BaseDatabaseWrapper) -> None:
    """On a server: a folder beside which no act was ever done has another key, so that second factors open nothing, and none of the originals."""
    if connection.vendor != "postgresql" or last_row(connection) is None:
        return
    if StoredBytes.objects.using(connection.alias).exists() and not any((folder / "originals").iterdir()):
        raise FolderTrouble(
            f"{folder} has none of the record's originals: the record that KHRONIKA_DATABASE names was made with another folder. Name that one with "
            "--folder; on another machine, bring it there first. Nothing was changed."
        )


def last_row(connection: BaseDatabaseWrapper) -> tuple[int, str] | None:
    """Number and hash of the log's last row; ``None`` where there is none, or not even the table."""
    if not _has_log(connection):
        return None
    found = LogRow.objects.using(connection.alias).order_by("-number").values_list("number", "hash").first()
    return found and (found[0], found[1])


def _hash_of(connection: BaseDatabaseWrapper, number: int) -> str | None:
    if not _has_log(connection):
        return None
    rows = LogRow.objects.using(connection.alias).filter(number=number)
    return rows.values_list("hash", flat=True).first()


def _has_log(connection: BaseDatabaseWrapper) -> bool:
    """Makes no file: SQLite would, of whatever is asked for, and a move back refuses to write over it."""
    not_yet = connection.vendor == "sqlite" and connection.connection is None
    if not_yet and not Path(connection.settings_dict["NAME"]).exists():
        return False
    return LogRow._meta.db_table in connection.introspection.table_names()
