"""The site as files on a disk: made aside, checked against what is there, and moved into place at one stroke.

``SHA256SUMS`` in the folder lists our files; whatever else lies there is somebody else's and is carried over untouched. Killed at any
moment, the folder is the old site or the new one; what was left aside is swept away by the next run.
"""

import ctypes
import errno
import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from khronika.ledger.errors import FolderTrouble
from khronika.public import addresses

_ASIDE = ".{}.khronika-new"
_AT_FDCWD, _EXCHANGE = -100, 2  # of Linux's renameat2


@dataclass(frozen=True, slots=True)
class Built:
    """``files`` and ``size`` (bytes) of the site as it is now; ``changed`` is False where it was so already."""

    files: int
    size: int
    removed: int
    changed: bool


def build(made: Mapping[str, Callable[[], bytes]], out: Path) -> Built:
    """Writes every address of ``made`` below ``out``, and takes out what an earlier build wrote and this one does not. Raises
    FolderTrouble where a file of somebody else's is in the way, another build is running, or the disk does not do."""
    out = out.absolute()
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with _aside(out) as aside:
            return _build(made, out, aside)
    except OSError as error:
        raise FolderTrouble(
            f"The site could not be written to {out} ({error.strerror or error}); what was there is as it was. "
            "Check the space left and who owns the folder, then run it again."
        ) from error


def _build(made: Mapping[str, Callable[[], bytes]], out: Path, aside: Path) -> Built:
    before = listed(out)
    _none_in_the_way(made, before, out)
    lines, size = [], 0
    for path in sorted(made):
        body = made[path]()
        size += len(body)
        lines.append(f"{hashlib.sha256(body).hexdigest()}  {path}\n")
        _write(aside / path, body)
    sums = "".join(lines).encode()
    _write(aside / addresses.SUMS, sums)
    gone = len(before.keys() - made.keys())
    if out.is_dir() and _is_so(out, before, sums):
        return Built(len(made), size, 0, changed=False)
    if out.is_dir():
        _carry_over(out, aside, {*before, addresses.SUMS})
    _sync(aside)
    _move(aside, out)
    return Built(len(made), size, gone, changed=True)


def listed(out: Path) -> dict[str, str]:
    """Our files in ``out`` with the hash of each, by the list that the last build left; empty where there is none."""
    try:
        text = (out / addresses.SUMS).read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    found = {}
    for line in text.splitlines():
        sha256, _, path = line.partition("  ")
        if len(sha256) != 64 or not path or path.startswith("/") or ".." in path.split("/"):
            raise FolderTrouble(
                f"{out / addresses.SUMS} is not a list of ours. Move it away, or name another folder with -o."
            )
        found[path] = sha256
    return found


def _none_in_the_way(made: Mapping[str, object], before: Mapping[str, str], out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise FolderTrouble(f"{out} is a file, not a folder. Name a folder with -o.")
    for path in made:
        if path not in before and os.path.lexists(out / path):
            raise FolderTrouble(
                f"{out / path} is there and no site of ours wrote it. Move it away, or name another folder with -o."
            )


def _is_so(out: Path, before: Mapping[str, str], sums: bytes) -> bool:
    """True where every file of ours is there with the same bytes: then nothing is moved, and no time of a file changes."""
    if not before or (out / addresses.SUMS).read_bytes() != sums:
        return False
    for path, sha256 in before.items():
        try:
            if hashlib.sha256((out / path).read_bytes()).hexdigest() != sha256:
                return False
        except OSError:
            return False
    return True


def _write(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)


def _carry_over(out: Path, aside: Path, ours: set[str]) -> None:
    """Everything in ``out`` that is not ours, into the new folder: files as further links to the same bytes, so that nothing of them
    changes, not even their times."""
    for folder, names, files in os.walk(out):
        here = Path(folder).relative_to(out)
        for name in list(names):
            if (out / here / name).is_symlink():
                names.remove(name)
                files.append(name)
        strangers = [name for name in files if (here / name).as_posix() not in ours]
        if strangers or (not names and not files):  # an empty folder is somebody's too
            (aside / here).mkdir(parents=True, exist_ok=True)
        for name in strangers:
            os.link(out / here / name, aside / here / name, follow_symlinks=False)
    shutil.copymode(out, aside)


def _sync(aside: Path) -> None:
    """Everything on the disk before it is moved: after a power cut the new folder is whole."""
    for folder, _, files in os.walk(aside):
        for name in files:
            path = Path(folder, name)
            if not path.is_symlink():
                _flush(path)
        _flush(Path(folder))


def _flush(path: Path) -> None:
    if os.name == "nt" and path.is_dir():  # which opens no folders
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _move(aside: Path, out: Path) -> None:
    """One stroke where the system has one for two folders; elsewhere two, and the next run puts back what a kill left between them."""
    if not out.exists():
        os.rename(aside, out)
    elif not _exchanged(aside, out):
        old = out.with_name(_ASIDE.format(out.name) + "-old")
        os.rename(out, old)
        os.rename(aside, out)
        shutil.rmtree(old)
    _flush(out.parent)


def _exchanged(one: Path, other: Path) -> bool:
    """Swaps two folders at one stroke. False where this system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        swap = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return False
    done: int = swap(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)
    if done == 0:
        return True
    why = ctypes.get_errno()
    if why in (errno.EINVAL, errno.ENOSYS):  # a file system without it
        return False
    raise OSError(why, os.strerror(why), str(other))


@contextmanager
def _aside(out: Path) -> Iterator[Path]:
    """An empty folder beside ``out`` that nobody else builds in; gone at the end, whatever it holds then."""
    aside = out.with_name(_ASIDE.format(out.name))
    with _alone_in(out.parent):
        _put_back(out, aside)
        aside.mkdir()
        try:
            yield aside
        finally:
            shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """A lock on the folder itself, so that no file of a lock is left lying there; the system lets it go when the program ends, however
    it ends. Windows has none for folders: there nobody is kept out."""
    if os.name == "nt":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise FolderTrouble(
                f"Another `khronika site` is writing a site into {folder}. Wait for it to end."
            ) from error
        yield
    finally:
        os.close(handle)


def _put_back(out: Path, aside: Path) -> None:
    """What a run that was killed left behind: swept away, or, where the old site was moved and the new one not yet, put back."""
    old = Path(f"{aside}-old")
    if old.exists() and not out.exists():
        os.rename(old, out)
    for left in (old, aside):
        if left.exists():
            shutil.rmtree(left)
