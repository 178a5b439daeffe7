"""Which kind of file it is, by its name or by how it begins, and who opens it.

A name that says a kind is believed: what is inside and does not fit is refused by whoever opens it.
"""

import io
import os
import re
import stat
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from khronika.intake import refusals
from khronika.intake.archive import warc
from khronika.intake.content import Decoded, binary_kind, decode
from khronika.intake.docx import docx
from khronika.intake.feed import feed
from khronika.intake.lines import lines, looks_like_report
from khronika.intake.mail import mail
from khronika.intake.page import page
from khronika.intake.pdf import pdf
from khronika.intake.plain import markdown, plain_text
from khronika.intake.received import Given, Received
from khronika.intake.table import separated, spreadsheet
from khronika.intake.telegram import telegram
from khronika.intake.unpacking import BROKEN
from khronika.intake.wacz import wacz
from khronika.nouns import Unread, digest

Items = Iterator[Received | Unread]
Opens = Callable[[BinaryIO, str, Given, int], Items]
_Text = Callable[[bytes, Decoded, str, str, Given], Received | Unread]
_Whole = Callable[[bytes, str, Given, int], Items]

_ENDINGS: dict[str, str] = (
    dict.fromkeys((".txt", ".text"), "text")
    | dict.fromkeys((".md", ".markdown"), "markdown")
    | dict.fromkeys((".html", ".htm", ".xhtml"), "page")
    | dict.fromkeys((".jsonl", ".ndjson"), "lines")
    | dict.fromkeys((".rss", ".atom", ".xml", ".rdf"), "feed")
    | dict.fromkeys((".csv", ".tsv", ".tab"), "separated")
    | dict.fromkeys((".warc", ".warc.gz"), "warc")
    | {
        ".pdf": "pdf",
        ".docx": "docx",
        ".eml": "mail",
        ".json": "telegram",
        ".xlsx": "spreadsheet",
        ".wacz": "wacz",
    }
)
_NEEDS_SEEKING = ("docx", "spreadsheet", "wacz")
_MAIL_BEGINS = re.compile(rb"[a-z][a-z-]{1,40}: ")
_FEED_BEGINS = (b"<?xml", b"<rss", b"<feed", b"<rdf:rdf")


def kind_of_name(path: str) -> str | None:
    """By the ending of its name; ``None`` when that says nothing known."""
    name = os.path.basename(path).lower()
    if name.endswith(".warc.gz"):
        return "warc"
    return _ENDINGS.get(os.path.splitext(name)[1])


def is_seekable(kind: str, stream: BinaryIO) -> bool:
    """False when this kind has to be read from its end, and the stream is a pipe."""
    return kind not in _NEEDS_SEEKING or stream.seekable()


def open_kind(kind: str, stream: BinaryIO, origin: str, given: Given, limit: int) -> Items:
    """The reports in a stream of that kind. A kind that needs seeking is held in memory when the stream is a pipe."""
    if not is_seekable(kind, stream):
        raw = stream.read(limit + 1)
        if len(raw) > limit:
            yield refusals.too_large(origin, limit)
            return
        stream = io.BytesIO(raw)
    yield from _OPENS[kind](stream, origin, given, limit)


def open_stream(stream: BinaryIO, origin: str, given: Given, limit: int) -> Items:
    """A stream without a name to go by, told by how it begins: jsonl when its first line with anything on it is a
    report, else by the signs of each kind, else plain text."""
    taken: list[bytes] = []
    while (room := limit + 1 - sum(map(len, taken))) > 0 and (line := stream.readline(room)):
        taken.append(line)
        if line.strip():
            break
    if taken and looks_like_report(taken[-1]):
        yield from lines(stream, origin, given, limit, taken)
        return
    first = b"".join(taken)
    raw = first + stream.read(limit + 1 - len(first))
    if len(raw) > limit:
        yield refusals.too_large(origin, limit, size_of(stream))
        return
    yield from _OPENS[_kind_of_bytes(raw)](io.BytesIO(raw), origin, given, limit)


def open_part(raw: bytes, name: str, origin: str, given: Given, limit: int) -> Items:
    """An attachment, by its name; one whose name says nothing known is told to be what it is and not opened."""
    kind = kind_of_name(name)
    if kind is not None:
        yield from _OPENS[kind](io.BytesIO(raw), origin, given, limit)
    else:
        what = binary_kind(raw)
        yield refusals.binary(origin, what, digest(raw)) if what else refusals.unknown_type(origin)


def _kind_of_bytes(raw: bytes) -> str:
    head = raw[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    low = head.lower()
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_zip(raw)
    if head.startswith(b"WARC/") or head.startswith(b"\x1f\x8b"):
        return "warc"
    if low.startswith((b"<!doctype html", b"<html")):
        return "page"
    if low.startswith(_FEED_BEGINS):
        return "page" if b"<html" in low else "feed"
    if _MAIL_BEGINS.match(low) and _has_headers(low):
        return "mail"
    if head.startswith(b"{") and b'"messages"' in raw[:100_000]:
        return "telegram"
    return "text"


def _has_headers(low: bytes) -> bool:
    """Two header lines that every mail has; "From: our correspondent" alone begins many an article."""
    return sum(b"\n" + name in b"\n" + low for name in (b"from:", b"date:", b"subject:", b"to:")) >= 2


def _kind_of_zip(raw: bytes) -> str:
    """``text`` for an archive of another kind: plain text refuses it by its signature."""
    try:
        names = set(zipfile.ZipFile(io.BytesIO(raw)).namelist())
    except BROKEN:
        return "text"
    signs = {"word/document.xml": "docx", "xl/workbook.xml": "spreadsheet", "datapackage.json": "wacz"}
    return next((kind for name, kind in signs.items() if name in names), "text")


def _text(opens: _Text, stream: BinaryIO, origin: str, given: Given, limit: int) -> Items:
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        yield refusals.too_large(origin, limit, size_of(stream))
        return
    sha256 = digest(raw)
    kind = binary_kind(raw)
    decoded = None if kind or not raw else decode(raw, markup=opens is page)
    if not raw:
        yield refusals.empty(origin, sha256, what="is empty")
    elif kind:
        yield refusals.binary(origin, kind, sha256)
    elif decoded is None:
        yield refusals.encoding(origin, sha256)
    else:
        yield opens(raw, decoded, origin, sha256, given)


def _whole(opens: _Whole, stream: BinaryIO, origin: str, given: Given, limit: int) -> Items:
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        yield refusals.too_large(origin, limit, size_of(stream))
    elif not raw:
        yield refusals.empty(origin, digest(raw), what="is empty")
    else:
        yield from opens(raw, origin, given, limit)


def size_of(stream: BinaryIO) -> int | None:
    """The file's size in bytes; ``None`` for a pipe or a stream in memory, whose end is not known."""
    try:
        status = os.fstat(stream.fileno())
    except OSError:  # io.UnsupportedOperation is one
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


_OPENS: dict[str, Opens] = {
    "text": partial(_text, plain_text),
    "markdown": partial(_text, markdown),
    "page": partial(_text, page),
    "lines": lines,
    "pdf": partial(_whole, pdf),
    "feed": partial(_whole, feed),
    "mail": partial(_whole, partial(mail, opens=open_part)),
    "docx": docx,
    "telegram": telegram,
    "separated": separated,
    "spreadsheet": spreadsheet,
    "warc": warc,
    "wacz": wacz,
}
