"""Documents as received, kept as files under ``<folder>/originals``, named by their SHA-256 and never rewritten.

A file appears under its name only when all of it is on the disk: temporary file, fsync, rename, fsync of the
directory. A crash leaves at most a temporary file, which nothing reads.
"""

import hashlib
import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from khronika.ledger.errors import FolderTrouble, OriginalDiffers
from khronika.nouns import digest

_READ_ONLY = 0o400


def path_of(folder: Path, sha256: str) -> Path:
    """Where the bytes with this hash lie, or would. The first two digits are a directory, to keep listings short."""
    return folder / "originals" / sha256[:2] / sha256[2:]


def keep(folder: Path, sha256: str, raw: bytes) -> None:
    """Put the bytes on disk, once. Raises FolderTrouble when they cannot be written, OriginalDiffers when other
    bytes lie under their name."""
    target = path_of(folder, sha256)
    try:
        if target.exists():
            _check(target, sha256, target.read_bytes())
            return
        _check(target, sha256, raw)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(target, (raw,))
    except OSError as error:
        raise FolderTrouble(
            f"The original cannot be kept in {target.parent} ({error.strerror or error}). Nothing was recorded. "
            "Check the space left and who owns the folder, then run the same command again."
        ) from error


def keep_file(folder: Path, sha256: str, source: Path) -> None:
    """As ``keep``, for a file that may be too large to hold: a web archive. What lies there under its name already is not read again; `khronika
    verify` does that."""
    target = path_of(folder, sha256)
    try:
        if target.exists():
            return
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with source.open("rb") as stream:
            _write(target, iter(partial(stream.read, 1 << 20), b""), sha256)
    except OSError as error:
        raise FolderTrouble(
            f"The archive {source} cannot be kept in {target.parent} ({error.strerror or error}). Its pages are not recorded either. "
            "Check the space left, then run the same command again."
        ) from error


def size_of(folder: Path, sha256: str) -> int | None:
    """Bytes of what is kept under this hash; ``None`` where nothing is."""
    try:
        return path_of(folder, sha256).stat().st_size
    except FileNotFoundError:
        return None


def open_original(folder: Path, sha256: str) -> bytes:
    """The bytes kept. Raises FolderTrouble when they cannot be read, OriginalDiffers when they are not those."""
    path = path_of(folder, sha256)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise FolderTrouble(f"The original {path} cannot be read ({error.strerror or error}).") from error
    _check(path, sha256, raw)
    return raw


def _check(path: Path, sha256: str, raw: bytes) -> None:
    if digest(raw) != sha256:
        raise OriginalDiffers(
            f"The bytes for {path} are not those that its name, their SHA-256, says. The disk may be failing or the "
            "file was replaced: restore it from a backup, or move it away and add the document again."
        )


def _write(target: Path, pieces: Iterable[bytes], sha256: str | None = None) -> None:
    """``sha256``: what the pieces must come to, where that was not looked at before. Raises OriginalDiffers where they do not."""
    # The process id keeps two runs that receive the same bytes from writing into one temporary file.
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    temporary.unlink(missing_ok=True)  # a killed process of the same number may have left one
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            hashed = hashlib.sha256()
            for piece in pieces:
                hashed.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if sha256 is not None and hashed.hexdigest() != sha256:
            raise OriginalDiffers(
                "The archive was changed while it was read. Add it again when nobody writes to it."
            )
        temporary.chmod(_READ_ONLY)
        temporary.rename(target)
    except (OSError, OriginalDiffers):
        temporary.unlink(missing_ok=True)
        raise
    _sync_directory(target.parent)


def _sync_directory(directory: Path) -> None:
    if os.name != "posix":  # Windows has no way to open a directory, and its rename is durable
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
