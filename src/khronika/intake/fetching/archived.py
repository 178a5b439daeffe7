"""What was said to and fro, as a WARC: each request with its answer, as both went over the line, in the order in which they did.

It is what a page's capture is shown by later: the bytes as they came, their headers, when, from which number, and what was asked. No
other program is asked for it, and nothing of it is written to the disk here.
"""

import io
from dataclasses import replace
from typing import Any, BinaryIO

from khronika import __version__
from khronika.intake.fetching.client import Exchange, Fetched, Limits, fetch
from khronika.intake.fetching.guarded import PUBLIC, Net
from khronika.intake.received import Kept
from khronika.nouns import Unread, digest

SOFTWARE = f"khronika {__version__}"


def capture(words: str, *, net: Net = PUBLIC, limits: Limits = Limits()) -> Fetched | Unread:  # noqa: B008  (frozen)
    """As ``fetch``, with the WARC of it in ``archive``."""
    found = fetch(words, net=net, limits=limits)
    return found if isinstance(found, Unread) else archived(found)


def archived(found: Fetched) -> Fetched:
    """The same, with its WARC."""
    from warcio.warcwriter import WARCWriter

    class Writer(WARCWriter):  # type: ignore[misc]  # warcio has no types
        def _create_temp_file(self) -> BinaryIO:
            """In memory: a temporary file would leave the page on the system's own disk."""
            return io.BytesIO()

    out, record = io.BytesIO(), None
    writer = Writer(out, gzip=True)
    info = {
        "software": SOFTWARE,
        "format": "WARC File Format 1.0",
        "robots": "not asked: one address a person named",
    }
    writer.write_record(writer.create_warcinfo_record("capture.warc.gz", info))
    for exchange in found.exchanges:
        request, response = _pair(writer, exchange, found.cut)
        writer.write_request_response_pair(request, response)
        record = response.rec_headers.get_header("WARC-Record-ID")
    raw = out.getvalue()
    return replace(found, archive=Kept(digest(raw), len(raw), raw=raw), record=record)


def _pair(writer: Any, exchange: Exchange, cut: str) -> tuple[Any, Any]:
    from warcio.statusandheaders import StatusAndHeaders

    address = exchange.address
    told = {"WARC-Date": exchange.at.isoformat()[:19] + "Z"}
    if exchange.number:
        told["WARC-IP-Address"] = exchange.number
    asked = StatusAndHeaders(f"GET {address.target} HTTP/1.1", list(exchange.asked), is_http_request=True)
    answered = StatusAndHeaders(
        f"{exchange.status} {exchange.reason}".strip(), _stored(exchange.headers), protocol=exchange.version
    )
    truncated = {} if exchange.whole else {"WARC-Truncated": cut or "unspecified"}
    request = writer.create_warc_record(address.words, "request", http_headers=asked, warc_headers_dict=told)
    response = writer.create_warc_record(
        address.words,
        "response",
        payload=io.BytesIO(exchange.body),
        http_headers=answered,
        warc_headers_dict={**told, **truncated},
    )
    return request, response


def _stored(headers: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """As they came, but for the one that is not so any more: chunks are put together before anybody sees them."""
    kept = []
    for name, value in headers:
        renamed = "X-Archive-Orig-Transfer-Encoding" if name.lower() == "transfer-encoding" else name
        kept.append((renamed, value))
    return kept
