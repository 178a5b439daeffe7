"""Web archives: WARC, plain or gzipped (those in a WACZ too, which ``wacz`` opens). Each page that a server sent is one report.

The bytes of a report are the page's, as the browser got them after unpacking. When it was captured stands in its
capture and is never taken for when it was published. An error page, a login wall or a robot check is refused as not
captured. Records that are no pages (pictures, scripts, styles, requests, metadata) are passed over.
"""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from khronika.intake import refusals
from khronika.intake.captured import not_the_page
from khronika.intake.content import decode
from khronika.intake.page import page
from khronika.intake.received import Given, Kept, Received
from khronika.intake.unpacking import BROKEN
from khronika.nouns import Capture, Digests, Unread, digest

_PAGES = ("text/html", "application/xhtml+xml")
_UNPACKED = ("", "identity", "gzip", "x-gzip", "deflate")
MOST_KEPT = 2_000_000_000
"""Bytes of an archive that is kept whole beside its pages. A larger one is named by no hash: keep it yourself."""
# A record that states more than this is no page, and skipping it would unpack it: a film, or a bomb.
_MOST_SKIPPED = 2_000_000_000


def warc(stream: BinaryIO, origin: str, given: Given, limit: int) -> Iterator[Received | Unread]:
    """``origin#12`` is its twelfth record. What is broken ends the file: where the next record begins is not known."""
    yield from pages_in(stream, origin, given, limit, kept_archive(stream))


def pages_in(
    stream: BinaryIO, origin: str, given: Given, limit: int, kept: Kept | None
) -> Iterator[Received | Unread]:
    """As ``warc``; ``kept`` is the file in which the archive lies."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number, found, software = 0, False, None
    try:
        for number, record in enumerate(ArchiveIterator(stream, check_digests=True), 1):
            where = f"{origin}#{number}"
            if record.length and record.length > _MOST_SKIPPED:
                yield refusals.too_large(where, limit, record.length)
                yield refusals.rest(origin, f"record {number}", "it is too large to pass over")
                return
            if record.rec_type == "warcinfo":
                software = _software(record)
            elif record.rec_type == "response" and _type(record) in _PAGES:
                found = True
                yield _response(record, where, given, limit, kept, software)
            elif record.rec_type == "revisit" and _type(record) in (*_PAGES, ""):
                found = True
                yield refusals.revisit(where, _address(record))
    except (ArchiveLoadFailed, *BROKEN) as error:
        why = f"it is no WARC, or damaged or cut off there ({type(error).__name__})"
        yield (
            refusals.rest(origin, f"record {number}", why)
            if number
            else refusals.broken(origin, "a web archive", why)
        )
        return
    if not number:
        yield refusals.broken(origin, "a web archive", "it holds no whole record")
    elif not found:
        yield refusals.empty(origin, what="is a web archive without a page")


def _type(record: Any) -> str:
    headers = record.http_headers
    return (headers.get_header("Content-Type", "") if headers else "").partition(";")[0].strip().lower()


def _address(record: Any) -> str:
    return " ".join((record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>").split())[:2000]


def _response(
    record: Any, where: str, given: Given, limit: int, kept: Kept | None, software: str | None
) -> Received | Unread:
    headers, address = record.http_headers, _address(record)
    status = headers.get_statuscode() or ""
    coding = headers.get_header("Content-Encoding", "").strip().lower()
    if coding not in _UNPACKED:
        return refusals.broken(
            where, "a page", f"it is packed with {coding[:20]}, which is not unpacked here"
        )
    raw = _content(record, limit)
    if len(raw) > limit:
        return refusals.too_large(where, limit)
    sha256 = digest(raw)
    answered = int(status) if status.isdecimal() else None
    if answered != 200:
        what = not_the_page("", 0, status=answered) if answered else "no answer that HTTP knows"
        return refusals.not_captured(where, what or "no answer", sha256)
    if not raw:
        return refusals.empty(where, sha256, what="is an empty page")
    charset = headers.get_header("Content-Type", "").lower().partition("charset=")[2].strip(" \"';")
    decoded = decode(raw, markup=True, declared=charset or None)
    if decoded is None:
        return refusals.encoding(where, sha256)
    item = page(raw, decoded, where, sha256, given, address=address)
    if isinstance(item, Unread):
        return item
    captured = record.rec_headers.get_header("WARC-Date")
    notes = [
        *item.report.notes,
        f"captured {captured[:20]}" if captured else "when it was captured is not said",
    ]
    if record.digest_checker is not None and record.digest_checker.passed is False:
        notes.append("its bytes are not those whose digest the archive states: changed, or badly archived")
    # The address that was asked for is known; what the page calls itself may be another page.
    report = replace(item.report, url=address or item.report.url, notes=tuple(notes))
    capture = _capture(record, address, kept, software)
    return Received(report, raw, item.to_given, capture, kept)


def _capture(record: Any, address: str, kept: Kept | None, software: str | None) -> Capture:
    passed = record.digest_checker.passed if record.digest_checker is not None else None
    cut = record.rec_headers.get_header("WARC-Truncated")
    return Capture(
        address,
        (record.rec_headers.get_header("WARC-Date") or "")[:40] or None,
        software,
        kept.sha256 if kept else None,
        (record.rec_headers.get_header("WARC-Record-ID") or "")[:100] or None,
        (f"cut: {cut[:40]}",) if cut else (),
        Digests.ABSENT if passed is None else Digests.MATCH if passed else Digests.DIFFER,
        () if passed is not False else ("the page's bytes",),
    )


def _software(record: Any) -> str | None:
    """What made the archive, as its first record says."""
    words = record.content_stream().read(4000).decode("utf-8", "replace")
    for line in words.splitlines():
        name, _, value = line.partition(":")
        if name.strip().lower() == "software" and value.strip():
            return " ".join(value.split())[:100]
    return None


def kept_archive(stream: BinaryIO) -> Kept | None:
    """The file that this stream is, hashed, so that it can be kept beside the pages in it; the stream stands where it stood. ``None`` for
    a pipe, which is gone when it was read, and for more than can be kept twice."""
    if not stream.seekable():
        return None
    try:
        before = stream.tell()
        size = stream.seek(0, os.SEEK_END)
        if size > MOST_KEPT:
            stream.seek(before)
            return None
        stream.seek(0)
        hashed = hashlib.sha256()
        while piece := stream.read(1 << 20):
            hashed.update(piece)
        stream.seek(before)
    except (OSError, ValueError):  # a member of a ZIP seeks by unpacking; a broken one fails
        return None
    name = getattr(stream, "name", None)
    path = Path(name) if isinstance(name, str) and os.path.isfile(name) else None
    return Kept(hashed.hexdigest(), size, path)


def _content(record: Any, limit: int) -> bytes:
    """The page, one byte above the limit at most."""
    stream, pieces, size = record.content_stream(), [], 0
    while size <= limit and (piece := stream.read(min(1 << 16, limit + 1 - size))):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)
