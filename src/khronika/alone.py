"""One program at a time: a lock on a file, which the system lets go when the program ends, however it ends."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(path: Path, held: int | None = None) -> Iterator[bool]:
    """True inside while nobody else holds this lock, and then nobody else gets it; False, at once, where somebody does. ``held`` is a
    handle of ``lock`` that another program passed on with the lock."""
    passed_on = held is not None and _is(held, path)
    handle = held if passed_on and held is not None else _opened(path)
    try:
        yield passed_on or _locked(handle)
    finally:
        os.close(handle)


def lock(path: Path) -> int | None:
    """A handle that holds the lock, to be passed on to a program and closed here: the lock is let go when the last handle is closed.
    ``None`` where somebody holds it."""
    handle = _opened(path)
    if _locked(handle):
        return handle
    os.close(handle)
    return None


def _opened(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)


def _is(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), os.stat(path))
    except OSError:
        return False


def _locked(handle: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
