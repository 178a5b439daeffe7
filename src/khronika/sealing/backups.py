"""A folder copied into one file while others work in it, and a folder made again from that file.

    back_up   small files -> the database, as it stood at one moment -> originals -> the list of all with their hashes
              into .NAME.part beside the target -> read back -> NAME
    restore   into .NAME.restoring beside the new folder, each file held to the list -> the database and the originals held to each
              other -> NAME

The order is what makes it whole. An original is written before its row and never changed or removed, so every original that the
database names lies there when the database was copied; and the log's head is read before it, so that it names a row that the
copy has. Whatever bears a name that is no ``.part`` and no ``.restoring`` is whole; the rest nobody takes for anything.
"""

import datetime as dt
import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khronika.alone import alone
from khronika.ledger.errors import FolderTrouble
from khronika.sealing import beside, postgresql
from khronika.sealing.envelope import open_sealed, seal
from khronika.sealing.folders import DATABASE
from khronika.sealing.in_use import NAME as IN_USE
from khronika.sealing.keys import Opener, Recipients
from khronika.sealing.packing import Entry, Manifest, Packed

DUMP = "khronika.pgdump"
_WHAT, _ORIGINALS, _LOCK, _COPY = "backup", "originals", ".backup.lock", ".backing-up"
_SMALL = 1_000_000  # bytes; the secret key and the log's head have a few dozen
_NEVER = {DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal", IN_USE}
_Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Backup:
    """What lies at ``path`` now: how many files, of which ``originals``, how many bytes, with which SHA-256. ``missing`` and ``damaged`` are originals
    that the folder itself has not, or not as their names say: the backup has what there is."""

    path: Path
    files: int
    originals: int
    size: int
    sha256: str
    missing: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Restored:
    """A folder that was made again, and when it was copied. ``missing`` and ``damaged`` as in ``Backup``."""

    files: int
    originals: int
    made_at: str
    log_rows: int
    missing: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()


def back_up(
    folder: Path,
    target: Path,
    recipients: Recipients | None = None,
    *,
    server: postgresql.Server | None = None,
    originals_beside: bool = False,
    told: _Tell = lambda _: None,
) -> Backup:
    """Copy the folder to ``target``: a new file, or a folder in which one is made, named by the time. Sealed where there are recipients. ``server`` is
    the PostgreSQL that has the record. ``originals_beside``: originals are kept once beside the file (see ``beside``), and not in it. Raises FolderTrouble, and leaves nothing half-made then."""
    now = dt.datetime.now(dt.UTC)
    target = _new_file(target, folder, now, sealed=recipients is not None, originals_beside=originals_beside)
    with alone(folder / _LOCK) as ours:
        if not ours:
            raise FolderTrouble(f"Another backup of {folder} is being made. Wait until it ends.")
        part = target.with_name(f".{target.name}.part")
        for left in [*folder.glob(f"{_COPY}*"), part]:  # of a backup that was killed
            left.unlink(missing_ok=True)
        copy = folder / f"{_COPY}.{os.getpid()}"
        try:
            facts: dict[str, Any] = {"made_at": now.isoformat(timespec="seconds")}
            manifest = Manifest(_WHAT, facts)
            pool = target.parent / beside.POOL if originals_beside else None
            entries = _everything(folder, copy, server, pool, facts)
            packed = Packed(entries, manifest, padded=recipients is not None, told=told)
            sha256 = seal(packed, part, recipients)
            part.rename(target)
            _sync(target.parent)
        finally:
            copy.unlink(missing_ok=True)
            part.unlink(missing_ok=True)
    return _told(target, sha256, manifest)


def restore(
    file: Path,
    folder: Path,
    opener: Opener,
    *,
    server: postgresql.Server | None = None,
    told: _Tell = lambda _: None,
) -> Restored:
    """Make the folder anew. Raises FolderTrouble where there is one already, and for a file that cannot be opened, is not whole, or is no backup; nothing
    stands at ``folder`` then."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderTrouble(
            f"{folder} is there already, and nothing is written over. Name a new folder with --folder."
        )
    if not file.is_file():
        raise FolderTrouble(f"There is no file {file}.")
    making = folder.with_name(f".{folder.name}.restoring")
    shutil.rmtree(making, ignore_errors=True)  # of a run that was killed
    try:
        making.mkdir(mode=0o700, parents=True)
        manifest = open_sealed(file, opener, making, told=told)
        if manifest.what != _WHAT:
            raise FolderTrouble(f"{file} is no backup of a folder but a {manifest.what[:20]}.")
        beside.take(file.parent / beside.POOL, making / _ORIGINALS, _hashes(manifest.facts, "beside"))
        done = _checked(making, manifest)
        if hasattr(os, "sync"):
            os.sync()
        if (making / DUMP).exists():
            _into_server(making / DUMP, server)
        if folder.exists():
            folder.rmdir()
        making.rename(folder)
        _sync(folder.parent)
    except OSError as error:
        raise FolderTrouble(
            f"{folder} cannot be made ({error.strerror or error}). What was begun is removed. Check the space left."
        ) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return done


# ---- what goes in ----


def _new_file(target: Path, folder: Path, now: dt.datetime, *, sealed: bool, originals_beside: bool) -> Path:
    """Where the backup is to lie. Raises FolderTrouble where none may."""
    if target.is_dir():
        target = target / f"khronika-{now:%Y%m%dT%H%M%SZ}.{'tar.age' if sealed else 'tar'}"
    if target.exists():
        raise FolderTrouble(f"{target} is there already, and no backup is written over. Name a new file.")
    if sealed and originals_beside:
        raise FolderTrouble(
            "What lies beside a backup is not sealed. Seal it whole, or leave it open on an encrypted disk."
        )
    if not target.parent.is_dir():
        raise FolderTrouble(f"There is no folder {target.parent}. Make it, or name another place.")
    if target.absolute().is_relative_to(folder.absolute()):
        raise FolderTrouble("A backup in the folder itself is lost with it. Name a place on another disk.")
    return target


def _told(target: Path, sha256: str, manifest: Manifest) -> Backup:
    facts = manifest.facts
    within = [each for each in manifest.files if each.name.startswith(f"{_ORIGINALS}/")]
    kept = len(facts["beside"])
    missing, damaged = tuple(facts["missing"]), tuple(facts["damaged"])
    return Backup(
        target,
        len(manifest.files) + kept,
        len(within) + kept,
        target.stat().st_size,
        sha256,
        missing,
        damaged,
    )


def _everything(
    folder: Path,
    copy: Path,
    server: postgresql.Server | None,
    pool: Path | None,
    facts: dict[str, Any],
) -> Iterator[Entry]:
    """In the order that makes it whole. ``facts`` are filled on the way."""
    for path in sorted(folder.iterdir()):
        if (
            path.is_file()
            and path.name not in _NEVER
            and not path.name.startswith(".")
            and path.stat().st_size <= _SMALL
        ):
            yield Entry(path.name, path.read_bytes(), stat.S_IMODE(path.stat().st_mode))
    if server is not None:
        postgresql.dump(server, copy)
        facts["database"], named = "postgresql", postgresql.named(server)
        yield Entry(DUMP, copy)
    else:
        _copy_database(folder / DATABASE, copy)
        facts["database"], named = "sqlite", _named(copy)
        facts["log_rows"] = _log_rows(copy)
        yield Entry(DATABASE, copy)
    damaged: list[str] = []
    kept_beside: list[str] = []
    here: set[str] = set()
    for path in _files_below(folder):
        name = path.relative_to(folder).as_posix()
        if name.startswith(f"{_ORIGINALS}/"):
            sha256 = name.removeprefix(f"{_ORIGINALS}/").replace("/", "")
            here.add(sha256)
            if pool is not None and _put(path, pool, sha256):
                kept_beside.append(sha256)
                continue
            if pool is not None or beside.hash_of(path) != sha256:
                damaged.append(sha256)
        yield Entry(name, path, stat.S_IMODE(path.stat().st_mode))
    facts["missing"], facts["damaged"], facts["beside"] = sorted(named - here), damaged, kept_beside


def _files_below(folder: Path) -> Iterator[Path]:
    """Files in the folder's own folders, and large ones beside the database; what is hidden is half-made or a lock."""
    for directory, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            path = Path(directory) / name
            had = directory == str(folder) and (name in _NEVER or path.stat().st_size <= _SMALL)
            if not name.startswith(".") and not had and path.is_file():
                yield path


def _put(path: Path, pool: Path, sha256: str) -> bool:
    try:
        return beside.put(path, pool, sha256)
    except OSError as error:
        raise FolderTrouble(
            f"{pool} cannot be written ({error.strerror or error}). No backup was made; originals that were copied stay for the next."
        ) from error


def _copy_database(database: Path, copy: Path) -> None:
    """As it stands at one moment, by SQLite's own way, in one step: others read and write meanwhile."""
    try:
        os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with (
            closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")  # all of it in the one file
    except (sqlite3.Error, OSError) as error:
        raise FolderTrouble(
            f"The database {database} cannot be copied ({error}). No backup was made. Check the space left in the folder: it needs as much "
            "again as the database has."
        ) from error


def _named(copy: Path) -> set[str]:
    with closing(sqlite3.connect(f"file:{copy}?mode=ro", uri=True)) as database:
        return {row[0] for row in database.execute("SELECT sha256 FROM ledger_storedbytes")}


def _log_rows(copy: Path) -> int:
    with closing(sqlite3.connect(f"file:{copy}?mode=ro", uri=True)) as database:
        try:
            ((many,),) = database.execute("SELECT count(*) FROM ledger_logrow").fetchall()
        except sqlite3.OperationalError:  # a folder of no log yet
            return 0
        return int(many)


# ---- what comes out ----


def _checked(making: Path, manifest: Manifest) -> Restored:
    """The database and the originals held to each other, as they were when the backup was made. Raises FolderTrouble."""
    facts: Mapping[str, object] = manifest.facts
    missing, damaged = _hashes(facts, "missing"), _hashes(facts, "damaged")
    (making / _ORIGINALS).mkdir(mode=0o700, exist_ok=True)
    originals = {
        each.name.removeprefix(f"{_ORIGINALS}/").replace("/", ""): each.sha256
        for each in manifest.files
        if each.name.startswith(f"{_ORIGINALS}/")
    }
    if {name for name, sha256 in originals.items() if name != sha256} != set(damaged):
        raise FolderTrouble("It is damaged: an original in it is not what its name says.")
    taken = _hashes(facts, "beside")
    originals |= dict(zip(taken, taken, strict=True))
    rows = 0
    if (making / DATABASE).exists():
        database = making / DATABASE
        try:
            with closing(sqlite3.connect(database)) as connection:
                found = connection.execute("PRAGMA quick_check(1)").fetchall()
            rows = _log_rows(database)
            whole = (
                found == [("ok",)]
                and _named(database) - set(originals) == set(missing)
                and rows == facts["log_rows"]
            )
        except (sqlite3.Error, KeyError) as error:
            raise FolderTrouble(f"It is damaged: its database cannot be read ({error}).") from error
        if not whole:
            raise FolderTrouble("It is damaged: its database is not the one that was copied.")
    elif not (making / DUMP).exists():
        raise FolderTrouble("It is damaged: it holds no database.")
    return Restored(
        len(manifest.files) + len(taken),
        len(originals),
        str(facts.get("made_at", "")),
        rows,
        tuple(missing),
        tuple(damaged),
    )


def _hashes(facts: Mapping[str, object], name: str) -> list[str]:
    found = facts.get(name)
    return [str(each) for each in found] if isinstance(found, list) else []


def _into_server(dump: Path, server: postgresql.Server | None) -> None:
    if server is None:
        raise FolderTrouble(
            "The record in this backup is PostgreSQL's. Make an empty database, name it in KHRONIKA_DATABASE, and run this again."
        )
    postgresql.load(server, dump)
    dump.unlink()


def _sync(directory: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
