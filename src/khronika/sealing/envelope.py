"""A stream into a sealed file, read back before it is believed; and a sealed file into its stream.

Sealed to keys alone it is a plain age file. Where there are passphrases, lines stand before it:

    khronika-sealed/1
    <an age file in base64, which a passphrase opens: the secret key of what follows>      one line a passphrase
    ---
    <the age file>

so that whoever has a passphrase and no khronika opens it with `age` itself (docs/backup-and-sealing.md).
"""

import base64
import binascii
import hashlib
import io
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from khronika.ledger.errors import FolderTrouble
from khronika.sealing.keys import Opener, Recipients, public_key, secret_keys, unwrapped, wrapped
from khronika.sealing.packing import Manifest, Packed, unpack

_FIRST, _LAST = b"khronika-sealed/1\n", b"---\n"
_AGE = b"age-encryption.org/v1\n"
_LONGEST_LINE, _MOST_PASSPHRASES = 4096, 100


def seal(packed: Packed, path: Path, recipients: Recipients | None) -> str:
    """Write the stream to ``path``, sealed where there are recipients, and read it back: every file in it is opened and held to the
    list. The SHA-256 of what lies there then. Raises FolderTrouble; what was written is then removed.

    Reading back needs a key, and of a recipient we have only the public half. So a key is made for this one file and forgotten with this call
    (or, where there are passphrases, sealed to them)."""
    try:
        identity, sha256 = _written(packed, path, recipients)
        with path.open("rb") as stream:
            whole = _Hashed(stream)
            with _opened(whole, identity) as inner:
                back = unpack(inner, None)
            whole.drain()
        if back.files != packed.manifest.files or whole.hexdigest() != sha256:
            raise FolderTrouble(f"What was written to {path} reads back otherwise. The disk may be failing.")
    except OSError as error:
        path.unlink(missing_ok=True)
        raise FolderTrouble(
            f"{path} cannot be written ({error.strerror or error}). What was begun is removed, and nothing else was changed. Check the space left."
        ) from error
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return sha256


def has_passphrase(path: Path) -> bool:
    """Whether a passphrase can open it. Raises FolderTrouble where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(_FIRST)) == _FIRST
    except OSError as error:
        raise FolderTrouble(f"{path} cannot be read ({error.strerror or error}).") from error


def is_sealed(path: Path) -> bool:
    """Whether it is sealed at all. Raises FolderTrouble where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(_AGE)).startswith((_AGE, _FIRST))
    except OSError as error:
        raise FolderTrouble(f"{path} cannot be read ({error.strerror or error}).") from error


def open_sealed(
    path: Path, opener: Opener, target: Path | None, *, told: Callable[[str], None] = lambda _: None
) -> Manifest:
    """Open the file (a sealed one, or a plain stream) into ``target``, or only check it. Raises FolderTrouble: wrong passphrase, no key
    for it, damaged, breaks off."""
    try:
        with path.open("rb") as stream:
            if not is_sealed(path):
                return unpack(stream, target, told=told)
            with _opened(stream, _identities(stream, opener, path)) as inner:
                return unpack(inner, target, told=told)
    except OSError as error:
        raise FolderTrouble(
            f"{path} cannot be opened ({error.strerror or error}). It is as it was. Check the space left."
        ) from error


def _written(packed: Packed, path: Path, recipients: Recipients | None) -> tuple[list[Any], str]:
    import pyrage

    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        out = _Hashed(file)
        if recipients is None:
            while piece := packed.read(1 << 20):
                out.write(piece)
            identities = []
        else:
            identity = pyrage.x25519.Identity.generate()
            identities = [identity]
            keys = [identity.to_public(), *map(public_key, recipients.keys)]
            if recipients.passphrases:
                lines = [base64.b64encode(each) + b"\n" for each in wrapped(identity, recipients.passphrases)]
                for line in (_FIRST, *lines, _LAST):
                    out.write(line)
            try:
                pyrage.encrypt_io(packed, out, keys)
            except pyrage.EncryptError as error:
                raise (
                    packed.trouble or out.trouble or FolderTrouble(f"It cannot be sealed: {error}")
                ) from error
        file.flush()
        os.fsync(file.fileno())
    return identities, out.hexdigest()


def _identities(stream: IO[bytes], opener: Opener, path: Path) -> list[Any]:
    """The keys to try; the stream stands at its age file then."""
    found = [each for words in opener.identities for each in secret_keys(words, "The key file")]
    lines = _passphrase_lines(stream)
    if opener.passphrase is not None:
        if not lines:
            raise FolderTrouble(
                f"{path} opens with a key, not with a passphrase: name the key file with --key."
            )
        key = unwrapped(lines, opener.passphrase)
        if key is None and not found:
            raise FolderTrouble("That passphrase does not open it. Nothing was changed; try again.")
        found += [key] if key is not None else []
    if not found:
        raise FolderTrouble(f"{path} is sealed. Name a key file with --key, or give its passphrase.")
    return found


def _passphrase_lines(stream: IO[bytes]) -> list[bytes]:
    if stream.read(len(_FIRST)) != _FIRST:
        stream.seek(0)
        return []
    lines: list[bytes] = []
    while (line := stream.readline(_LONGEST_LINE)) != _LAST:
        try:
            lines.append(base64.b64decode(line, validate=False))
        except binascii.Error as error:
            raise FolderTrouble("It is damaged: its first lines are none of khronika's.") from error
        if not line.endswith(b"\n") or len(lines) > _MOST_PASSPHRASES:
            raise FolderTrouble("It is damaged: its first lines are none of khronika's.")
    return lines


@contextmanager
def _opened(stream: Any, identities: list[Any]) -> Iterator[IO[bytes]]:
    """The stream inside, opened by a thread: the library pushes what tarfile wants to pull. Without identities: the stream itself."""
    if not identities:
        yield stream
        return
    import pyrage

    if stream.tell() == 0:
        _passphrase_lines(stream)  # reading back what was just written
    reading, writing = os.pipe()
    wrong: list[Exception] = []

    def push() -> None:
        try:
            with os.fdopen(writing, "wb") as out:
                pyrage.decrypt_io(stream, out, identities)
        except (pyrage.DecryptError, OSError) as error:
            wrong.append(error)

    thread = threading.Thread(target=push, daemon=True)
    thread.start()
    trouble: FolderTrouble | None = None
    try:
        with os.fdopen(reading, "rb") as inner:
            try:
                yield inner
            except FolderTrouble as met:
                trouble = met
            while inner.read(
                1 << 20
            ):  # the rest is padding; a file that was cut in it is damaged all the same
                pass
    finally:
        thread.join()  # it ends: nobody reads what it writes any more
    if wrong and isinstance(wrong[0], pyrage.DecryptError):
        raise FolderTrouble("None of these keys opens it. Nothing was changed.") from wrong[0]
    if wrong:
        raise FolderTrouble("It is damaged or breaks off: it is not what was sealed.") from wrong[0]
    if trouble is not None:
        raise trouble


class _Hashed(io.RawIOBase):
    """A file, hashed as it is written or read from its beginning to its end. ``trouble`` keeps what went wrong below the library."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._hash = file, hashlib.sha256()
        self.trouble: Exception | None = None

    def hexdigest(self) -> str:
        return self._hash.hexdigest()

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._file.tell()

    def seek(self, to: int, whence: int = 0) -> int:
        """Back to the beginning alone."""
        self._hash = hashlib.sha256()
        return self._file.seek(to, whence)

    def write(self, piece: Any) -> int:
        try:
            written = self._file.write(piece)
        except OSError as error:
            self.trouble = error
            raise
        self._hash.update(piece)
        return written

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(size)
        self._hash.update(piece)
        return piece

    def readinto(self, buffer: Any) -> int:
        piece = self.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def readline(self, size: int | None = -1) -> bytes:
        line = self._file.readline(-1 if size is None else size)
        self._hash.update(line)
        return line

    def drain(self) -> None:
        while self.read(1 << 20):
            pass
