"""Many files into one stream, and out of it again. The stream is a tar file, so that it can be opened without khronika; its last
member lists every file with its size and SHA-256, and a stream without that list is not whole."""

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any

from khronika import __version__
from khronika.ledger.errors import FolderTrouble

MANIFEST = "khronika-manifest.json"
_BLOCK, _PIECE = 512, 1 << 20
_KIND = "khronika-pack/1"
_MOST_LISTED = 2_000_000_000  # bytes of the list: ten million files; more is no list of ours


@dataclass(frozen=True, slots=True)
class Entry:
    """A file to be packed: its name in the stream, and where its bytes are."""

    name: str
    source: Path | bytes
    mode: int = 0o600


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as the list has it. ``mode`` are its permissions, ``sha256`` is of its bytes."""

    name: str
    size: int
    sha256: str
    mode: int


@dataclass(slots=True)
class Manifest:
    """What a stream holds. ``what`` says of which sort it is (folder, backup, bundle); ``facts`` are that sort's own."""

    what: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    files: list[Listed] = field(default_factory=list)

    def words(self) -> bytes:
        files = [[each.name, each.size, each.sha256, each.mode] for each in self.files]
        told = {"format": _KIND, "what": self.what, "khronika": __version__, "facts": dict(self.facts)}
        return json.dumps({**told, "files": files}, ensure_ascii=False).encode()

    @classmethod
    def of(cls, raw: bytes) -> "Manifest":
        """Raises FolderTrouble for what no version up to this one wrote."""
        try:
            told = json.loads(raw)
            if told["format"] != _KIND:
                raise FolderTrouble(
                    f"It was packed as {str(told['format'])[:40]}, which this version of khronika does not know. Use a newer one."
                )
            files = [
                Listed(str(name), int(size), str(sha256), int(mode))
                for name, size, sha256, mode in told["files"]
            ]
            return cls(str(told["what"]), dict(told["facts"]), files)
        except (ValueError, KeyError, TypeError) as error:
            raise FolderTrouble("It is damaged: its list of files is none.") from error


class Packed(io.RawIOBase):
    """The stream, made while it is read. ``manifest`` is whole when the stream has ended.

    Raises FolderTrouble while it is read where a file cannot be, or is shorter than it was: whoever reads gets it by ``trouble`` where
    a library in between makes another error of it."""

    def __init__(
        self,
        entries: Iterable[Entry],
        manifest: Manifest,
        *,
        padded: bool = False,
        told: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.manifest = manifest
        self.trouble: FolderTrouble | None = None
        self._told, self._padded = told, padded
        self._made, self._rest = self._pieces(entries), b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if size < 0:
            return b"".join([self._rest, *self._made])
        if not self._rest:
            try:
                self._rest = next(self._made, b"")
            except FolderTrouble as trouble:
                self.trouble = trouble
                raise
        piece, self._rest = self._rest[:size], self._rest[size:]
        return piece

    def readinto(self, buffer: Any) -> int:
        piece = self.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def _pieces(self, entries: Iterable[Entry]) -> Iterator[bytes]:
        total = 0
        for entry in entries:
            self._told(entry.name)
            for piece in self._file(entry):
                total += len(piece)
                yield piece
        words = self.manifest.words()
        end = (
            _header(MANIFEST, len(words), 0o600) + words + b"\0" * (-len(words) % _BLOCK) + b"\0" * 2 * _BLOCK
        )
        total += len(end)
        yield end
        if self._padded:
            yield from _nothing(padded(total) - total)

    def _file(self, entry: Entry) -> Iterator[bytes]:
        try:
            with (
                io.BytesIO(entry.source)
                if isinstance(entry.source, bytes)
                else entry.source.open("rb") as file
            ):
                size = (
                    len(entry.source) if isinstance(entry.source, bytes) else os.fstat(file.fileno()).st_size
                )
                yield _header(entry.name, size, entry.mode)
                hashed, left = hashlib.sha256(), size
                while left and (piece := file.read(min(_PIECE, left))):
                    hashed.update(piece)
                    left -= len(piece)
                    yield piece
        except OSError as error:
            raise FolderTrouble(
                f"{entry.name} cannot be read ({error.strerror or error}). Nothing was changed."
            ) from error
        if left:
            raise FolderTrouble(f"{entry.name} grew shorter while it was read. Nothing was changed.")
        if size % _BLOCK:  # an empty piece would end the stream
            yield b"\0" * (-size % _BLOCK)
        self.manifest.files.append(Listed(entry.name, size, hashed.hexdigest(), entry.mode))


def padded(size: int) -> int:
    """The size to which something of this size is filled up, at most an eighth larger, so that sizes tell little (Padmé: Nikitin and
    others, "Reducing metadata leakage from encrypted files", 2019)."""
    if size < 2:
        return size
    exponent = size.bit_length() - 1
    step = 1 << max(0, exponent - exponent.bit_length())
    return -(-size // step) * step


def _nothing(left: int) -> Iterator[bytes]:
    while left > 0:
        yield b"\0" * min(left, _PIECE)
        left -= _PIECE


def _header(name: str, size: int, mode: int) -> bytes:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, mode
    return info.tobuf(tarfile.PAX_FORMAT, "utf-8", "strict")


def unpack(
    stream: IO[bytes], target: Path | None, *, told: Callable[[str], None] = lambda _: None
) -> Manifest:
    """Everything in the stream, into the folder ``target`` where one is named, each file held to the list. Without one the stream is
    only checked. Raises FolderTrouble where it is not whole, or not what was packed; what was written until then is the caller's to remove.
    """
    found: dict[str, Listed] = {}
    manifest: Manifest | None = None
    try:
        with tarfile.open(fileobj=stream, mode="r|", bufsize=_PIECE) as archive:
            for member in archive:
                if manifest is not None:
                    raise FolderTrouble("It is damaged: something stands behind its list of files.")
                body = archive.extractfile(member) if member.isreg() else None
                if body is None:
                    raise FolderTrouble("It holds something that is no file, which khronika never packs.")
                if member.name == MANIFEST:
                    manifest = Manifest.of(body.read(_MOST_LISTED))
                    continue
                name = _inside(member.name)
                if name in found:
                    raise FolderTrouble("It is damaged: it holds a file twice.")
                told(name)
                found[name] = _take_out(body, name, member, target)
    except (tarfile.TarError, EOFError, UnicodeError, ValueError) as error:
        raise FolderTrouble("It is damaged or breaks off, or is no file that khronika packed.") from error
    if manifest is None:
        raise FolderTrouble("It breaks off: its list of files is missing.")
    if [each for each in manifest.files if found.get(each.name) != each] or len(found) != len(manifest.files):
        raise FolderTrouble("It is damaged: its files are not those of its list.")
    return manifest


def _inside(name: str) -> str:
    """The name, if it stays below the folder. Raises FolderTrouble."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or "\0" in name or not path.parts:
        raise FolderTrouble("It holds a file whose name leads out of the folder, which khronika never packs.")
    return str(path)


def make_directory(path: Path) -> None:
    """With those above it, each for its owner alone: Python's own way makes those above as open as the system lets it."""
    if not path.is_dir():
        make_directory(path.parent)
        path.mkdir(mode=0o700, exist_ok=True)


def _take_out(body: IO[bytes], name: str, member: tarfile.TarInfo, target: Path | None) -> Listed:
    hashed, size = hashlib.sha256(), 0
    file: IO[bytes] | None = None
    if target is not None:
        path = target / name
        make_directory(path.parent)
        file = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
    try:
        while piece := body.read(_PIECE):
            hashed.update(piece)
            size += len(piece)
            if file is not None:
                file.write(piece)
    finally:
        if file is not None:
            file.close()
    mode = member.mode & 0o700  # never open to others, whatever the stream says
    if target is not None:
        (target / name).chmod(mode or 0o600)
    return Listed(name, size, hashed.hexdigest(), member.mode)
