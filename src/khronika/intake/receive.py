"""Paths and standard input, one report at a time: the door of intake.

Bytes are hashed before anything opens them, and kept as they came. Whatever cannot be taken in is an ``Unread`` in
its place in the order; nothing is dropped, and nothing here raises for a bad input. A folder is walked in sorted
order, hidden files and folders left out; files of an unknown type in it are refused one by one, and links to folders
are not followed. The same bytes twice are yielded twice: the ledger, which knows what it has, keeps one.
"""

import io
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from khronika.intake import refusals
from khronika.intake.content import binary_kind
from khronika.intake.kinds import kind_of_name, open_kind, open_stream
from khronika.intake.received import MAX_BYTES, Given, Received
from khronika.nouns import Unread, digest

STDIN = "-"
_PEEK = 64_000  # bytes looked at to say what a file of unknown type is


def receive(
    paths: Sequence[str | Path],
    *,
    stdin: BinaryIO | None = None,
    given: Given = Given(),  # noqa: B008  (frozen)
    limit: int = MAX_BYTES,
) -> Iterator[Received | Unread]:
    """Every report in ``paths``, in order, or why not. ``-`` is ``stdin`` (none given: it is refused as missing).

    ``limit`` is the most bytes of one report, a line of a jsonl or a page of a web archive being one; the file around
    many reports may have any size (a DOCX, PDF, mail or feed is held whole, and so limited whole).
    Holds one report at a time.
    """
    for path in paths:
        if str(path) == STDIN:
            if stdin is None:
                yield refusals.missing(STDIN)
            else:
                try:
                    yield from open_stream(stdin, STDIN, given, limit)
                except OSError as error:
                    yield refusals.unreadable(STDIN, error)
        else:
            yield from _path(os.fspath(path), given, limit)


def receive_bytes(
    raw: bytes,
    name: str,
    *,
    given: Given = Given(),  # noqa: B008  (frozen)
    limit: int = MAX_BYTES,
) -> Iterator[Received | Unread]:
    """As ``receive`` for a file of that name which holds these bytes. A name that says nothing known and has no ending leaves it to
    the bytes; any other is refused, as a file in a folder is."""
    kind, origin = kind_of_name(name), _shown(name)
    if kind is not None:
        yield from open_kind(kind, io.BytesIO(raw), origin, given, limit)
    elif os.path.splitext(name)[1]:
        what = binary_kind(raw[:_PEEK])
        yield refusals.binary(origin, what, digest(raw)) if what else refusals.unknown_type(origin)
    else:
        yield from open_stream(io.BytesIO(raw), origin, given, limit)


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
        elif stat.S_ISREG(mode) or (stat.S_ISFIFO(mode) and not walked):  # one met in a folder may never end
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
    kind = kind_of_name(path)
    try:
        with open(path, "rb") as stream:
            if kind is not None:
                yield from open_kind(kind, stream, origin, given, limit)
            elif nameless:
                yield from open_stream(stream, origin, given, limit)
            else:
                what = binary_kind(stream.read(_PEEK))
                yield refusals.binary(origin, what, None) if what else refusals.unknown_type(origin)
    except OSError as error:
        yield refusals.unreadable(origin, error)


def _shown(path: str) -> str:
    """The path as text that can be written anywhere: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")
