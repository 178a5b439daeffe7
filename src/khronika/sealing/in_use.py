"""Who uses a folder now. Each program that opens a folder says so by a shared lock on a file in it, which the system lets go when the
program ends, however it ends; sealing a folder needs it alone. Where there are no such locks (Windows), nobody is held off by this."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from khronika.ledger.errors import FolderTrouble

NAME = ".in-use"


@contextmanager
def using(folder: Path) -> Iterator[None]:
    """Inside, nobody seals the folder. Raises FolderTrouble while somebody does."""
    with _held(folder, alone=False) as ours:
        if not ours:
            raise FolderTrouble(
                f"The folder {folder} is being sealed, opened or restored by another program. Wait until it ends."
            )
        yield


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Inside, nobody else uses the folder. Raises FolderTrouble while somebody does."""
    with _held(folder, alone=True) as ours:
        if not ours:
            raise FolderTrouble(
                f"The folder {folder} is in use: a desk or another command has it open. End it (Ctrl-C), then run this again. "
                "Nothing was changed."
            )
        yield


@contextmanager
def _held(folder: Path, *, alone: bool) -> Iterator[bool]:
    if os.name != "posix":
        yield True
        return
    import fcntl

    try:
        handle = os.open(folder / NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:  # a folder that this user may only read: the public door's, on a server
        yield not alone
        return
    try:
        try:
            fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)
