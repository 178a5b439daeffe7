"""A folder sealed where it lies, and opened again. Killed at any step, it loses nothing and the same command goes on.

    lock    pack and seal into folder.sealed.part -> read it back -> write what is to be removed into .opened
            -> folder.sealed                from here the folder counts as sealed, whatever else lies in it
            -> remove what was packed -> remove .opened
    unlock  open folder.sealed into .opening, each file checked -> write .opened -> move each file to its place
            -> remove folder.sealed         from here the folder is open
            -> remove .opened

``folder.sealed`` is whole wherever it has that name, and nobody uses the folder while it is there. So what else lies there then may be
removed, or written over, if it is what ``.opened`` lists; what somebody put there meanwhile is not touched.
"""

import json
import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from khronika.ledger.errors import FolderTrouble
from khronika.sealing.envelope import open_sealed, seal
from khronika.sealing.in_use import NAME as IN_USE
from khronika.sealing.in_use import alone_in
from khronika.sealing.keys import Opener, Recipients
from khronika.sealing.packing import Entry, Manifest, Packed, make_directory, padded

SEALED = "folder.sealed"
_PART, _LIST, _OPENING = "folder.sealed.part", ".opened", ".opening"
_LIST_PART = ".opened.part"
_OURS = {IN_USE, SEALED, _PART, _LIST, _LIST_PART, _OPENING}
DATABASE = "khronika.sqlite3"
_Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Sealing:
    """What became of a folder: how many files it has, the bytes of what is sealed, and what was left lying as it is none of ours."""

    files: int
    size: int
    left: tuple[str, ...] = ()


def is_locked(folder: Path) -> bool:
    return (folder / SEALED).is_file()


def refuse_locked(folder: Path) -> None:
    """Raises FolderTrouble for a folder that is sealed: the one sentence that every command and the desk say of it."""
    if is_locked(folder):
        raise FolderTrouble(
            f"The folder {folder} is sealed. Open it with: khronika folder unlock --folder {folder}"
        )


def lock_folder(folder: Path, recipients: Recipients, *, told: _Told = lambda _: None) -> Sealing | None:
    """Seal everything in the folder into one file and remove the rest. ``None``: it was sealed already, and what a killed run had left
    open is removed now. Raises FolderTrouble where it is in use, is none, holds what cannot be sealed, or the disk is full; nothing is
    removed then."""
    if not folder.is_dir():
        raise FolderTrouble(f"There is no folder at {folder}; --folder names another.")
    with alone_in(folder):
        _clear(folder)
        if is_locked(folder):
            _remove_opened(folder)
            return None
        recipients.checked()
        if not (folder / DATABASE).is_file():
            raise FolderTrouble(f"There is no khronika folder at {folder}; --folder names another.")
        _settle(folder / DATABASE)
        files = sorted(_files(folder))
        _room_for(folder, padded(sum(path.stat().st_size for path in files)))
        part = folder / _PART
        packed = Packed(
            (_entry(folder, path) for path in files if not _is_leaving(path)),
            Manifest("folder"),
            padded=True,
            told=told,
        )
        seal(packed, part, recipients)
        _write_list(folder, files)
        part.rename(folder / SEALED)
        _sync(folder)
        left = _remove_opened(folder)
        return Sealing(len(packed.manifest.files), (folder / SEALED).stat().st_size, left)


def unlock_folder(folder: Path, opener: Opener, *, told: _Told = lambda _: None) -> Sealing:
    """Open a sealed folder. Raises FolderTrouble for a wrong passphrase or key, a damaged file, a full disk, and for a folder that is not
    sealed; it is as it was then."""
    if not is_locked(folder):
        raise FolderTrouble(f"The folder {folder} is not sealed.")
    with alone_in(folder):
        sealed, opening = folder / SEALED, folder / _OPENING
        size = sealed.stat().st_size
        _clear(folder)
        _room_for(folder, size)
        opening.mkdir(mode=0o700)
        try:
            manifest = open_sealed(sealed, opener, opening, told=told)
        except FolderTrouble:
            shutil.rmtree(opening, ignore_errors=True)
            raise
        os.sync() if hasattr(os, "sync") else None
        names = [each.name for each in manifest.files]
        _write_list(folder, [opening / name for name in names], below=opening)
        for name in names:
            make_directory((folder / name).parent)
            (opening / name).replace(folder / name)
        _sync(folder)
        sealed.unlink()
        _sync(folder)
        (folder / _LIST).unlink()
        shutil.rmtree(opening)
        return Sealing(len(names), size)


def _clear(folder: Path) -> None:
    """Remove what a killed run left half-made."""
    shutil.rmtree(folder / _OPENING, ignore_errors=True)
    for name in (_PART, _LIST_PART):
        (folder / name).unlink(missing_ok=True)


def _settle(database: Path) -> None:
    """Bring what stands in the write-ahead log into the database's one file. Raises FolderTrouble while somebody has it open: where
    locks of ours do not work, this one does."""
    try:
        with closing(sqlite3.connect(database, timeout=2)) as connection:
            ((mode,),) = connection.execute("PRAGMA journal_mode=DELETE").fetchall()
            if mode != "delete":
                raise sqlite3.OperationalError("it is in use")
    except sqlite3.Error as error:
        raise FolderTrouble(
            f"The database in {database.parent} cannot be sealed now ({error}). End the desk and every other command, then run this "
            "again. Nothing was changed."
        ) from error


def _files(folder: Path) -> Iterator[Path]:
    """Every file. Raises FolderTrouble for a link or device: what it leads to would not be sealed, and it would be lost."""
    for directory, names, files in os.walk(folder):
        here = Path(directory)
        if here == folder:
            files = [each for each in files if each not in _OURS]
            names[:] = [each for each in names if each not in _OURS]
        for name in [*files, *(each for each in names if (here / each).is_symlink())]:
            if not stat.S_ISREG((here / name).lstat().st_mode):
                raise FolderTrouble(
                    f"{here / name} is a link or no file, and cannot be sealed. Move it out of the folder, then run this again."
                )
            yield here / name


def _is_leaving(path: Path) -> bool:
    """What a killed run left half-written, or a lock: nothing reads it, and it goes without being packed."""
    name = path.name
    half_made = name.startswith(".") and name.endswith((".part", ".lock"))
    return half_made or name.startswith((".backing-up", ".trial-"))


def _entry(folder: Path, path: Path) -> Entry:
    return Entry(path.relative_to(folder).as_posix(), path, stat.S_IMODE(path.stat().st_mode))


def _room_for(folder: Path, size: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < size:
        raise FolderTrouble(
            f"The disk of {folder} has {free / 1e6:,.0f} MB left, and {size / 1e6:,.0f} MB are needed. Nothing was changed: make room, then "
            "run this again."
        )


def _write_list(folder: Path, files: list[Path], below: Path | None = None) -> None:
    """Which files lie open, with size and time, so that exactly these may be removed. Names of files stand in it as long as they lie
    there themselves."""
    lines = [(path.relative_to(below or folder).as_posix(), *_mark(path)) for path in files]
    temporary = folder / _LIST_PART
    with temporary.open("w", encoding="utf-8") as file:
        json.dump(lines, file)
        file.flush()
        os.fsync(file.fileno())
    temporary.rename(folder / _LIST)
    _sync(folder)


def _mark(path: Path) -> tuple[int, int]:
    told = path.stat()
    return told.st_size, told.st_mtime_ns


def _remove_opened(folder: Path) -> tuple[str, ...]:
    """Remove what ``.opened`` lists and is unchanged, then what was left empty; what was left lying because it is another file now."""
    path = folder / _LIST
    if not path.exists():
        return ()
    left = []
    for name, *mark in json.loads(path.read_text(encoding="utf-8")):
        each = folder / name
        if each.is_file():
            if list(_mark(each)) == mark:
                each.unlink()
            else:
                left.append(name)
    for directory, _, _ in sorted(os.walk(folder), reverse=True):
        if directory != str(folder) and not os.listdir(directory):
            os.rmdir(directory)
    _sync(folder)
    path.unlink()
    return tuple(left)


def _sync(directory: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
