"""A page is captured: what was said to and fro is kept as a WARC, with what is missing, beside the reading; and a page that is none is never taken for one."""

import datetime as dt
import gzip
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from khronika import __version__, flow, inbox, reading
from khronika.intake.fetching import Limits, capture
from khronika.ledger import access, arrivals, captures, log, originals
from khronika.ledger.actions.allow_fetching import allow_fetching
from khronika.ledger.actions.decide_find import decide_finds
from khronika.ledger.actions.take_in import take_in
from khronika.ledger.arrival_views import Came, Decided, Way
from khronika.ledger.tables import LogRow, StoredBytes
from khronika.nouns import Digests, Signed, digest
from tests import simple_reading
from tests.journeys.test_flow import CITY
from tests.serving import Served, http

pytestmark = pytest.mark.django_db

PAGE = (
    f"<!doctype html><title>Held in Almaty</title><article><h1>Held in Almaty</h1><p>{CITY}</p><p>More of it is told "
    'by nobody else in the city so far.</p><img src="/a.png"><picture></picture><iframe src="//ads.example"></iframe></article>'
).encode()
PACKED = gzip.compress(PAGE, mtime=0)
HTML = "Content-Type: text/html; charset=utf-8"
CHUNKED = b"HTTP/1.1 200 Fine\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nX-Server: invented\r\n\r\n"


def chunked(raw: bytes) -> bytes:
    half = len(raw) // 2
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(each), each) for each in (raw[:half], raw[half:]))
    return CHUNKED + chunks + b"0\r\n\r\n"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    made = Served(
        {
            "/old": http(b"", "Location: /held", status="301 Moved Permanently"),
            "/held": http(PACKED, HTML, "Content-Encoding: gzip"),
            "/gone": http(b"<h1>Nothing here</h1>", HTML, status="404 Not Found"),
            "/chunked": chunked(PAGE),
        }
    )
    monkeypatch.setattr(reading, "read", simple_reading.read)
    monkeypatch.setattr(flow, "capture", lambda words: capture(words, net=made.net()))
    allow_fetching(True)
    yield made
    made.close()


def records(folder: Path, sha256: str) -> list[tuple[str, str, bytes]]:
    """Type, first line and body of each record; the digests that the archive states are held to its bytes."""
    found = []
    for record in ArchiveIterator(io.BytesIO(originals.open_original(folder, sha256)), check_digests="raise"):
        first = record.http_headers.statusline if record.http_headers else ""
        found.append((record.rec_type, first, record.raw_stream.read()))
    return found


def test_what_was_said_to_and_fro_is_kept_beside_the_reading(
    folder: Path, server: Served, tmp_path: Path
) -> None:
    taken = flow.take([server.url("/old")])
    (step,) = taken.captured
    (row,) = access.reports()
    assert originals.open_original(folder, row.report.sha256) == PAGE
    (kept,) = captures.of_report(row.report.id)
    assert step.capture == kept
    assert (kept.address, kept.software) == (server.url("/old"), f"khronika {__version__}")
    assert dt.datetime.fromisoformat(kept.at or "").tzinfo is dt.UTC
    assert kept.missing == ("pictures: 2", "frames: 1")
    assert (kept.digests, kept.signature.state) == (Digests.MATCH, Signed.NOT_SIGNED)

    archive = kept.archive or ""
    found = records(folder, archive)
    assert [each[:2] for each in found] == [
        ("warcinfo", ""),
        ("response", "301 Moved Permanently"),
        ("request", "/old HTTP/1.1"),
        ("response", "200 OK"),
        ("request", "/held HTTP/1.1"),
    ]
    assert found[3][2] == PACKED  # packed, as it came
    assert f"software: khronika {__version__}".encode() in found[0][2]
    assert StoredBytes.objects.get(pk=archive).size == len(originals.open_original(folder, archive))
    assert LogRow.objects.get(act="captured").subject == row.report.id
    assert log.verify() > 3

    # Whoever is given the archive alone comes to the same report.
    path = tmp_path / "again.warc.gz"
    path.write_bytes(originals.open_original(folder, archive))
    again = flow.take([path])
    assert (again.read, again.known) == (0, 1)
    ours, theirs = captures.of_report(row.report.id)
    assert (theirs.at, theirs.archive, theirs.record) == (ours.at, ours.archive, ours.record)
    assert theirs.address == server.url("/held")
    assert flow.take([path]).captured == []  # nothing is noted twice


def test_chunks_are_put_together_and_said_so(folder: Path, server: Served) -> None:
    (step,) = flow.take([server.url("/chunked")]).captured
    assert step.capture is not None
    raw = originals.open_original(folder, step.capture.archive or "")
    for response in ArchiveIterator(io.BytesIO(raw)):
        if response.rec_type == "response":
            assert response.http_headers.get_header("X-Server") == "invented"
            assert response.http_headers.get_header("X-Archive-Orig-Transfer-Encoding") == "chunked"
            assert response.rec_headers.get_header("WARC-IP-Address") == "127.0.0.1"
            assert response.content_stream().read() == PAGE


def test_a_page_that_is_none_is_kept_and_never_taken_for_one(folder: Path, server: Served) -> None:
    taken = flow.take([server.url("/gone")])
    (refused,) = taken.unread
    assert (refused.rule, taken.captured) == ("intake.not-captured", [])
    assert records(folder, refused.sha256 or "")[1][:2] == ("response", "404 Not Found")
    assert access.counts().reports == 0


def test_a_page_that_comes_in_part_says_so(
    folder: Path, server: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = PAGE + b"<p>And so on.</p>" * 5000
    server.answers |= {
        "/long": http(long, HTML),
        "/breaks": http(PAGE, HTML, "Content-Length: 99999", length=False),
        "/packed": http(gzip.compress(long)[:-40], HTML, "Content-Encoding: gzip"),
    }
    small = Limits(bytes=20_000)
    monkeypatch.setattr(flow, "capture", lambda words: capture(words, net=server.net(), limits=small))
    for path, cut in (("/long", "length"), ("/breaks", "disconnect"), ("/packed", "length")):
        taken = flow.take([server.url(path)])
        assert taken.unread == []
        (step,) = taken.captured
        assert step.capture is not None
        assert step.capture.missing[0] == f"cut: {cut}", path
        raw = originals.open_original(folder, step.capture.archive or "")
        (response,) = (each for each in ArchiveIterator(io.BytesIO(raw)) if each.rec_type == "response")
        assert response.rec_headers.get_header("WARC-Truncated") == cut


def test_the_inbox_captures_too(folder: Path, server: Served) -> None:
    number = take_in(
        Way.ADDRESS, [Came(server.url(path), address=server.url(path)) for path in ("/held", "/gone")]
    )
    inbox.work(folder, net=server.net())
    page, gone = arrivals.delivery(number).rows
    assert page.report is not None
    assert gone.unread is not None
    assert records(folder, gone.unread.sha256 or "")[1][1] == "404 Not Found"
    decide_finds(number, Decided.KEEP, [page.number])
    inbox.work(folder, net=server.net())
    (kept,) = captures.of_report(page.report.id)
    assert digest(originals.open_original(folder, kept.archive or "")) == kept.archive
    assert kept.missing == ("pictures: 2", "frames: 1")
    assert StoredBytes.objects.filter(pk=kept.archive).exists()
