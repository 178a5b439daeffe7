"""The data folder: where it is, how it is made, and the one secret in it. No Django here.

    <folder>/khronika.sqlite3    the ledger (with -wal and -shm beside it while in use)
    <folder>/originals/ab/cd...  every document as received, named by its SHA-256
    <folder>/log-head            the number and hash of the log's last row, told once more (see ledger/head.py)
    <folder>/secret-key          signs cookies; made once; readable by the owner alone

The folder is never a hidden one in the user's home: a list of arrests that its owner forgot about is found by others.
"""

import os
import secrets
import shlex
from pathlib import Path

from khronika.ledger.errors import FolderTrouble

FOLDER_VARIABLE = "KHRONIKA_FOLDER"
DEFAULT_FOLDER = "khronika-folder"
DATABASE_NAME = "khronika.sqlite3"
_KEY_NAME = "secret-key"
_KEY_BYTES = 48  # 384 bits; Django's check asks for 50 characters, token_urlsafe(48) gives 64


def folder_path(named: str | None = None) -> Path:
    """The folder that is named, else KHRONIKA_FOLDER, else ``khronika-folder`` in the current directory."""
    return Path(named or os.environ.get(FOLDER_VARIABLE) or DEFAULT_FOLDER).absolute()


def prepare(folder: Path) -> None:
    """Make the folder, its ``originals`` and its secret key where they are missing. Raises FolderTrouble."""
    if folder.exists() and not folder.is_dir():
        raise FolderTrouble(f"{folder} is a file, not a folder. Name a folder with --folder.")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / "originals").mkdir(mode=0o700, exist_ok=True)
        _make_key(folder / _KEY_NAME)
        _try_writing(folder)
    except OSError as error:
        raise FolderTrouble(
            f"The data folder {folder} cannot be written ({error.strerror or error}). "
            "Check who owns it and the space left, or name another with --folder."
        ) from error


_OTHERS_MAY = 0o077


def open_to_others(folder: Path) -> str:
    """What to say at every start where other users of this machine can look into the folder, which somebody made before khronika did;
    else nothing. It is not closed by itself: other things may lie in it. Windows has no such modes."""
    if os.name == "nt" or not folder.stat().st_mode & _OTHERS_MAY:
        return ""
    return f"Other users of this machine can open the data folder {folder}. Run: chmod 700 {shlex.quote(str(folder))}"


def secret_key(folder: Path) -> str:
    """The folder's key. Without a folder yet, a key for this process alone, kept nowhere: reading the settings
    (a type checker does) must not make folders, and a fixed fallback would be a key that everybody knows."""
    try:
        return (folder / _KEY_NAME).read_text(encoding="ascii").strip() or secrets.token_urlsafe(_KEY_BYTES)
    except FileNotFoundError:
        return secrets.token_urlsafe(_KEY_BYTES)
    except OSError as error:
        raise FolderTrouble(
            f"The folder's secret key cannot be read ({error}); check who owns it."
        ) from error


def _make_key(path: Path) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(_KEY_BYTES))


def _try_writing(folder: Path) -> None:
    """A folder on a read-only disk can exist and look sound; only writing tells."""
    trial = folder / f".trial-{os.getpid()}"
    trial.write_bytes(b"")
    trial.unlink()
