"""Who may open what is sealed: passphrases, and keys as the program `age` has them.

age takes one passphrase or several keys, not both, and the library that we use streams to keys alone. So a passphrase opens a
key that was made for this one file, and the file is sealed to that key and to all others (see ``envelope``).
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khronika.ledger.errors import FolderTrouble

SHORTEST = 10
"""Characters of a passphrase. Each guess costs whoever tries a second and half a gigabyte; six random words are better than ten letters."""


@dataclass(frozen=True, slots=True)
class Recipients:
    """To whom something is sealed: any number of passphrases and of age's public keys (``age1...``), one at least."""

    passphrases: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.passphrases or self.keys)

    def checked(self) -> "Recipients":
        """Itself. Raises FolderTrouble where nobody could open it, a passphrase is too short or a key is none."""
        if not self:
            raise FolderTrouble("Say who may open it: a passphrase, or a public key with --to age1...")
        if any(len(each) < SHORTEST for each in self.passphrases):
            raise FolderTrouble(
                f"The passphrase has fewer than {SHORTEST} characters and could be guessed. Take six words by chance."
            )
        for each in self.keys:
            public_key(each)
        return self


@dataclass(frozen=True, slots=True)
class Opener:
    """What is tried to open something: a passphrase, key files (their words), or both."""

    passphrase: str | None = None
    identities: tuple[str, ...] = ()


def public_key(words: str) -> Any:
    """age's public key. Raises FolderTrouble for what is none; a secret key that was given in its place is not repeated."""
    import pyrage

    if words.upper().startswith("AGE-SECRET-KEY-"):
        raise FolderTrouble("That is a secret key. --to takes the public one, which begins with age1.")
    try:
        return pyrage.x25519.Recipient.from_str(words.strip())
    except pyrage.RecipientError as error:
        raise FolderTrouble(
            f"{words[:80]!r} is no public key of age; one begins with age1 and has 62 characters."
        ) from error


def secret_keys(words: str, name: str) -> list[Any]:
    """The secret keys in a key file: its lines that are not empty and no comment. Raises FolderTrouble; no line is repeated."""
    import pyrage

    lines = [line.strip() for line in words.splitlines()]
    try:
        found = [pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except pyrage.IdentityError as error:
        raise FolderTrouble(
            f"{name} is no key file: each line of one begins with AGE-SECRET-KEY-1."
        ) from error
    if not found:
        raise FolderTrouble(f"{name} holds no key.")
    return found


def make_key_file(path: Path) -> str:
    """A new key file as `age-keygen` writes it, readable by its owner alone; its public key. Raises FolderTrouble where the file is
    there already: a key that is overwritten opens nothing any more."""
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    public = str(identity.to_public())
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(f"# public key: {public}\n{identity}\n")
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError as error:
        raise FolderTrouble(
            f"{path} is there already, and no key is written over another. Name a new file."
        ) from error
    except OSError as error:
        raise FolderTrouble(f"{path} cannot be written ({error.strerror or error}).") from error
    return public


def words_in(path: Path, what: str) -> str:
    """The words of a small file. Raises FolderTrouble."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise FolderTrouble(
            f"{what} {path} cannot be read ({getattr(error, 'strerror', None) or 'it is no text'})."
        ) from error


def passphrase_in(path: Path) -> str:
    """The first line of the file. Raises FolderTrouble where it is empty."""
    lines = words_in(path, "The passphrase file").splitlines()
    if not lines or not lines[0]:
        raise FolderTrouble(f"The first line of {path} is empty; the passphrase stands there.")
    return lines[0]


def wrapped(identity: Any, passphrases: Sequence[str]) -> list[bytes]:
    """The secret key, sealed once to each passphrase, as age does."""
    import pyrage

    return [pyrage.passphrase.encrypt(str(identity).encode(), each) for each in passphrases]


def unwrapped(sealed: Sequence[bytes], passphrase: str) -> Any | None:
    """The secret key that this passphrase opens; ``None`` where it opens none of them."""
    import pyrage

    for each in sealed:
        try:
            opened = pyrage.passphrase.decrypt(each, passphrase)
        except pyrage.DecryptError:
            continue
        return pyrage.x25519.Identity.from_str(opened.decode("ascii"))
    return None
