"""The key that signs a folder's releases: two files in the folder, as minisign writes them.

    <folder>/release-key      the secret key, readable by the owner alone, sealed to a passphrase where one was given
    <folder>/release-key.pub  the public key, to be told to readers in more than one place

A key is made once and never overwritten: readers hold releases to it. Nothing here logs, prints or returns a passphrase.
"""

import os
import secrets
from pathlib import Path

from khronika.ledger.errors import FolderTrouble, NotPossible
from khronika.publishing import signing

SECRET, PUBLIC = "release-key", "release-key.pub"


def make(folder: Path, passphrase: str) -> signing.PublicKey:
    """A new key; an empty passphrase leaves it unsealed. Raises NotPossible where there is one, FolderTrouble."""
    if (folder / SECRET).exists():
        raise NotPossible(
            f"There is a key in {folder / SECRET}. Releases are held to it; it is not made a second time."
        )
    key = signing.secret_key(secrets.token_bytes(8), secrets.token_bytes(32))
    # The public key first: killed between the two, the next try makes both anew, and no secret is without its public half.
    _write(folder / PUBLIC, key.public.file(), 0o644)
    _write(folder / SECRET, signing.sealed(key, passphrase, secrets.token_bytes(32)), 0o600, new=True)
    return key.public


def seal_anew(folder: Path, before: str, passphrase: str) -> None:
    """The same key under another passphrase. Raises what ``unseal`` raises."""
    key = unseal(folder, before)
    _write(folder / SECRET, signing.sealed(key, passphrase, secrets.token_bytes(32)), 0o600)


def public(folder: Path) -> signing.PublicKey | None:
    """``None`` where no key was made. Raises FolderTrouble where the file is none."""
    file = _read(folder / PUBLIC) if (folder / SECRET).exists() else None
    if file is None:
        return None
    try:
        return signing.public_key(file)
    except signing.SignatureWrong as error:
        raise FolderTrouble(f"{folder / PUBLIC} is no public key: {error}") from error


def needs_passphrase(folder: Path) -> bool:
    """Whether whoever signs must know one. False where there is no key."""
    file = _read(folder / SECRET)
    return file is not None and _checked(folder, file)


def unseal(folder: Path, passphrase: str) -> signing.SecretKey:
    """Raises NotPossible without a key and where the passphrase is not the key's, FolderTrouble where the file is none."""
    file = _read(folder / SECRET)
    if file is None:
        raise NotPossible("This folder has no key to sign releases with; `khronika release key` makes one.")
    _checked(folder, file)
    try:
        return signing.unsealed(file, passphrase)
    except signing.KeySealed as error:
        raise NotPossible(str(error)) from error


def _checked(folder: Path, file: str) -> bool:
    try:
        return signing.is_sealed(file)
    except signing.SignatureWrong as error:
        raise FolderTrouble(f"{folder / SECRET} is no key: {error} Take it from a backup.") from error


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise FolderTrouble(f"{path} cannot be read ({error}); check who owns it.") from error


def _write(path: Path, words: str, mode: int, *, new: bool = False) -> None:
    """Whole or not at all: beside it first, on the disk, then in its place. ``new`` refuses to replace."""
    beside = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(words)
            file.flush()
            os.fsync(file.fileno())
        if new:
            os.link(beside, path)  # fails where another process made one meanwhile
            beside.unlink()
        else:
            beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise FolderTrouble(f"{path} cannot be written ({error.strerror or error}).") from error
