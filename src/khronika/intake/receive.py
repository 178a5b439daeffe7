"""Paths and standard input, one report at a time: the door of intake.

Bytes are hashed before anything opens them, and kept as they came. Whatever cannot be taken in is an ``Unread`` in
its place in the order; nothing is dropped, and nothing here raises for a bad input. A folder is walked in sorted
order, hidden files and folders left out; files of an unknown type in it are refused one by one, and links to folders
are not followed. The same bytes twice are yielded twice: the ledger, which knows what it has, keeps one.
"""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from khronika.intake import refusals
from khronika.intake.content import Decoded, binary_kind, decode
from khronika.intake.lines import lines, looks_like_report
from khronika.intake.page import page
from khronika.intake.plain import markdown, plain_text
from khronika.intake.received import MAX_BYTES, Given, Received
from khronika.nouns import Unread, digest

STDIN = "-"
_Open = Callable[[bytes, Decoded, str, str, Given], Received | Unread]
_OPENS: dict[str, _Open] = {
    ".txt": plain_text,
    ".text": plain_text,
    ".md": markdown,
    ".markdown": markdown,
    ".html": page,
    ".htm": page,
    ".xhtml": page,
}
_LINES = (".jsonl", ".ndjson")
_PEEK = 64_000  # bytes looked at to say what a file of unknown type is


def receive(
    paths: Sequence[str | Path],
    *,
    stdin: BinaryIO | None = None,
    given: Given = Given(),  # noqa: B008  (frozen)
    limit: int = MAX_BYTES,
) -> Iterator[Received | Unread]:
    """Every report in ``paths``, in order, or why not. ``-`` is ``stdin`` (none given: it is refused as missing).

    ``limit`` is the most bytes of one report, a line of a jsonl being one; a jsonl file may have any size.
    Holds one report at a time.
    """
    for path in paths:
        if str(path) == STDIN:
            if stdin is None:
                yield refusals.missing(STDIN)
            else:
                try:
                    yield from _stream(stdin, STDIN, given, limit)
                except OSError as error:
                    yield refusals.unreadable(STDIN, error)
        else:
            yield from _path(os.fspath(path), given, limit)


def _path(path: str, given: Given, limit: int, *, walked: bool = False) -> Iterator[Received | Unread]:
    origin = _shown(path)
    try:
        mode = os.stat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        yield refusals.missing(origin)
    except OSError as error:
        yield refusals.unreadable(origin, error)
    except ValueError:  # a NUL in the path
        yield refusals.missing(origin)
    else:
        if stat.S_ISDIR(mode):
            yield from _folder(path, given, limit)
        elif stat.S_ISREG(mode) or stat.S_ISFIFO(mode):
            nameless = stat.S_ISFIFO(mode) or not (walked or os.path.splitext(path)[1])
            yield from _file(path, origin, given, limit, nameless=nameless)
        else:
            yield refusals.not_a_file(origin)


def _folder(path: str, given: Given, limit: int) -> Iterator[Received | Unread]:
    try:
        names = sorted(entry for entry in os.listdir(path) if not entry.startswith("."))
    except OSError as error:
        yield refusals.unreadable(_shown(path), error)
        return
    if not names:
        yield refusals.empty(_shown(path), what="is a folder without files")
    for name in names:
        inner = os.path.join(path, name)
        if os.path.islink(inner) and os.path.isdir(inner):
            yield refusals.linked_folder(_shown(inner))
        else:
            yield from _path(inner, given, limit, walked=True)


def _file(path: str, origin: str, given: Given, limit: int, *, nameless: bool) -> Iterator[Received | Unread]:
    """``nameless``: its name does not say what it is, so its content must; else the suffix decides."""
    suffix = os.path.splitext(path)[1].lower()
    try:
        with open(path, "rb") as stream:
            if suffix in _LINES:
                yield from lines(stream, origin, given, limit)
            elif suffix in _OPENS:
                yield _whole(stream, origin, given, limit, _OPENS[suffix])
            elif nameless:
                yield from _stream(stream, origin, given, limit)
            else:
                kind = binary_kind(stream.read(_PEEK))
                yield refusals.binary(origin, kind, None) if kind else refusals.unknown_type(origin)
    except OSError as error:
        yield refusals.unreadable(origin, error)


def _stream(stream: BinaryIO, origin: str, given: Given, limit: int) -> Iterator[Received | Unread]:
    """A stream without a name to go by: jsonl when its first line with anything on it is a report, a web page when
    it begins like one, else plain text."""
    taken: list[bytes] = []
    while (room := limit + 1 - sum(map(len, taken))) > 0 and (line := stream.readline(room)):
        taken.append(line)
        if line.strip():
            break
    if taken and looks_like_report(taken[-1]):
        yield from lines(stream, origin, given, limit, taken)
        return
    first = b"".join(taken)
    page_like = first.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith((b"<!doctype html", b"<html"))
    yield _whole(stream, origin, given, limit, page if page_like else plain_text, first)


def _whole(
    stream: BinaryIO, origin: str, given: Given, limit: int, opens: _Open, first: bytes = b""
) -> Received | Unread:
    raw = first + stream.read(limit + 1 - len(first))
    if len(raw) > limit:
        return refusals.too_large(origin, limit, _size(stream))
    sha256 = digest(raw)
    if not raw:
        return refusals.empty(origin, sha256, what="is empty")
    kind = binary_kind(raw)
    if kind:
        return refusals.binary(origin, kind, sha256)
    decoded = decode(raw, markup=opens is page)
    if decoded is None:
        return refusals.encoding(origin, sha256)
    return opens(raw, decoded, origin, sha256, given)


def _size(stream: BinaryIO) -> int | None:
    """The file's size in bytes; ``None`` for a pipe or a stream in memory, whose end is not known."""
    try:
        status = os.fstat(stream.fileno())
    except OSError:  # io.UnsupportedOperation is one
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def _shown(path: str) -> str:
    """The path as text that can be written anywhere: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")
