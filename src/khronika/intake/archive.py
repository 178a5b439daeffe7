"""Web archives: WARC, plain or gzipped, and WACZ. Each page that a server sent is one report.

The bytes of a report are the page's, as the browser got them after unpacking. When it was captured stands in the
notes and is never taken for when it was published. An error page, a login wall or a robot check is refused as not
captured. Records that are no pages (pictures, scripts, styles, requests, metadata) are passed over.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from khronika.intake import refusals
from khronika.intake.captured import not_the_page
from khronika.intake.content import decode
from khronika.intake.page import page
from khronika.intake.received import Given, Received
from khronika.intake.unpacking import BROKEN, open_zip
from khronika.nouns import Unread, digest

_PAGES = ("text/html", "application/xhtml+xml")
_UNPACKED = ("", "identity", "gzip", "x-gzip", "deflate")
# A record that states more than this is no page, and skipping it would unpack it: a film, or a bomb.
_MOST_SKIPPED = 2_000_000_000


def wacz(stream: BinaryIO, origin: str, given: Given, limit: int) -> Iterator[Received | Unread]:
    """The archives in it, one after another, as streams; a WACZ may be of any size."""
    archive = open_zip(stream, origin, "a WACZ", most=None)
    if isinstance(archive, Unread):
        yield archive
        return
    names = [name for name in sorted(archive.namelist()) if name.lower().endswith((".warc", ".warc.gz"))]
    if not names:
        yield refusals.broken(origin, "a WACZ", "it holds no .warc")
    for name in names:
        place = f"{origin}#{name.rsplit('/', 1)[-1]}"
        try:
            with archive.open(name) as inner:
                yield from warc(inner, place, given, limit)  # type: ignore[arg-type]  # it has what a stream needs
        except BROKEN as error:
            yield refusals.broken(place, "a part of a WACZ", f"it is damaged ({type(error).__name__})")


def warc(stream: BinaryIO, origin: str, given: Given, limit: int) -> Iterator[Received | Unread]:
    """``origin#12`` is its twelfth record. What is broken ends the file: where the next record begins is not known."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number, found = 0, False
    try:
        for number, record in enumerate(ArchiveIterator(stream, check_digests=True), 1):
            where = f"{origin}#{number}"
            if record.length and record.length > _MOST_SKIPPED:
                yield refusals.too_large(where, limit, record.length)
                yield refusals.rest(origin, f"record {number}", "it is too large to pass over")
                return
            if record.rec_type == "response" and _type(record) in _PAGES:
                found = True
                yield _response(record, where, given, limit)
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


def _response(record: Any, where: str, given: Given, limit: int) -> Received | Unread:
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
    return Received(report, raw, item.to_given)


def _content(record: Any, limit: int) -> bytes:
    """The page, one byte above the limit at most."""
    stream, pieces, size = record.content_stream(), [], 0
    while size <= limit and (piece := stream.read(min(1 << 16, limit + 1 - size))):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)
