"""Fetch one address: every redirect checked, with limits on bytes, time and what is unpacked."""

import datetime as dt
import ssl
import time
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import httpcore

from khronika.intake.fetching import refused
from khronika.intake.fetching.addresses import Address, parse_address
from khronika.intake.fetching.guarded import PUBLIC, Forbidden, Guarded, Net, TimeOver
from khronika.intake.received import MAX_BYTES, Kept
from khronika.nouns import Unread

# What a browser without a name would say. The tool's own name in a server's log would say who keeps a record.
_AGENT = "Mozilla/5.0 (compatible)"
_ASKED = (
    ("Accept", "text/html, application/xhtml+xml, application/pdf, application/xml;q=0.9, */*;q=0.5"),
    ("Accept-Encoding", "gzip"),
    ("User-Agent", _AGENT),
    ("Connection", "close"),
)
_REDIRECTS = (301, 302, 303, 307, 308)
# What can be read: text of any kind, documents, feeds, tables, archives. Pictures, films, sounds and fonts are not asked twice.
_PAGES = ("text/html", "application/xhtml+xml")
_NEVER = ("image/", "video/", "audio/", "font/", "multipart/", "model/")


@dataclass(frozen=True, slots=True)
class Limits:
    """``bytes`` of the page, unpacked, as any report may have; ``seconds`` for all of it, names and redirects included: a page of
    20 MB over a line of 4 Mbit/s takes 40. ``waits`` is for one answer of the network."""

    bytes: int = MAX_BYTES
    seconds: float = 60.0
    waits: float = 15.0
    redirects: int = 5


_Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer as they went over the line: names of headers as they were written, ``body`` packed as it came (chunks put
    together). ``number`` is the address that was connected to. A redirection's body is not read."""

    address: Address
    asked: _Headers
    status: int
    reason: str
    version: str
    headers: _Headers
    body: bytes
    at: dt.datetime
    number: str = ""
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered. ``asked`` is the address as it was asked for, ``address`` the one that answered in the end; ``raw`` is
    unpacked, as a browser has it. ``headers`` are the last answer's, names in lower case. ``cut`` says why a page came only in part:
    ``length`` (it has more than the limit), ``time``, ``disconnect``; empty where all of it came. ``archive`` is its WARC, where
    one was made, ``record`` the id of the page's record in it."""

    asked: str
    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    raw: bytes
    at: dt.datetime
    by_way_of: tuple[str, ...] = ()
    cut: str = ""
    exchanges: tuple[Exchange, ...] = ()
    archive: Kept | None = None
    record: str | None = None

    def header(self, name: str) -> str:
        return next((value for each, value in self.headers if each == name), "")

    @property
    def media_type(self) -> str:
        """As the server says, without parameters; empty where it does not."""
        return self.header("content-type").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        said = self.header("content-type").lower().partition("charset=")[2]
        return said.partition(";")[0].strip(" \"'") or None


def fetch(words: str, *, net: Net = PUBLIC, limits: Limits = Limits()) -> Fetched | Unread:
    """What stands at this address now, whatever the server's status; or why it was not fetched. Nothing is tried twice. Of a page
    (HTML) that is too large, or breaks off, what came is given, and ``cut`` says so; anything else is whole or refused."""
    until = time.monotonic() + limits.seconds
    address = parse_address(words)
    if isinstance(address, str):
        return refused.address(words, address)
    way: list[str] = []
    exchanges: list[Exchange] = []
    while True:
        try:
            answer = _ask(address, net, limits, until, words, exchanges)
        except Forbidden as forbidden:
            return refused.forbidden(words, forbidden.rule, forbidden.why)
        except (TimeOver, httpcore.TimeoutException):
            return refused.too_slow(words, limits.seconds)
        except (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError) as error:
            return refused.no_answer(words, _why(error))
        if isinstance(answer, Fetched):
            return replace(answer, by_way_of=tuple(way), exchanges=tuple(exchanges))
        if isinstance(answer, Unread):
            return answer
        way.append(address.words)
        if len(way) > limits.redirects:
            return refused.redirects(words, f"it leads on more than {limits.redirects} times")
        following = address.joined(answer)
        if isinstance(following, str):
            return refused.redirects(words, f"it leads to an address that is not asked: {following}")
        if address.scheme == "https" and following.scheme == "http":
            return refused.redirects(words, "it leads from https to http, where anybody may change the page")
        address = following


def _ask(
    address: Address, net: Net, limits: Limits, until: float, words: str, exchanges: list[Exchange]
) -> Fetched | Unread | str:
    """The page; why there is none; or where it leads on to. What was said to and fro is added to ``exchanges``."""
    waits = {"connect": limits.waits, "read": limits.waits, "write": limits.waits, "pool": limits.waits}
    context = net.tls() if address.scheme == "https" else None
    asked = (("Host", address.words.split("/")[2]), *_ASKED)
    with (
        httpcore.ConnectionPool(ssl_context=context, network_backend=Guarded(net, until)) as pool,
        pool.stream("GET", address.words, headers=list(asked), extensions={"timeout": waits}) as response,
    ):
        exchange = _begun(address, asked, response)
        headers = tuple((name.lower(), value) for name, value in exchange.headers)
        fetched = Fetched(words, address.words, response.status, headers, b"", exchange.at)
        location = fetched.header("location")
        if response.status in _REDIRECTS and location:
            exchanges.append(exchange)
            return _as_sent(location)
        if response.status == 200 and fetched.media_type.startswith(_NEVER):
            return refused.media_type(words, fetched.media_type)
        in_part = response.status == 200 and fetched.media_type in _PAGES
        stated = fetched.header("content-length")
        if stated.isdecimal() and int(stated) > limits.bytes and not in_part:
            return refused.too_large(words, limits.bytes)
        coding = fetched.header("content-encoding").strip().lower()
        body = _body(response.iter_stream(), coding, limits.bytes, in_part)
        if isinstance(body, str):
            return refused.no_answer(words, body)
        if body.cut == "length" and not in_part:
            return refused.too_large(words, limits.bytes)
        exchanges.append(replace(exchange, body=body.sent, whole=not body.cut))
        return replace(fetched, raw=body.raw, cut=body.cut)


def _begun(address: Address, asked: _Headers, response: httpcore.Response) -> Exchange:
    """The exchange so far: its answer has begun. Of the network it tells what the library does."""
    said = response.extensions
    headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers)
    stream = said.get("network_stream")
    server = stream.get_extra_info("server_addr") if stream is not None else None
    return Exchange(
        address,
        asked,
        response.status,
        said.get("reason_phrase", b"").decode("latin-1"),
        said.get("http_version", b"HTTP/1.1").decode("latin-1"),
        headers,
        b"",
        dt.datetime.now(dt.UTC).replace(microsecond=0),
        str(server[0]) if server else "",
        whole=False,
    )


def _as_sent(location: str) -> str:
    """Servers send addresses in UTF-8 where the header allows only Latin-1."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


@dataclass(frozen=True, slots=True)
class _Body:
    """``raw`` is unpacked, at most as long as the limit; ``sent`` is as it came. ``cut`` as in ``Fetched``."""

    raw: bytes
    sent: bytes
    cut: str = ""


def _body(chunks: Iterable[bytes], coding: str, limit: int, in_part: bool) -> _Body | str:
    """The body, or what is wrong with it. ``in_part``: one that breaks off is given as far as it came, if anything did; otherwise the
    error of the connection is raised."""
    if coding not in ("", "identity", "gzip", "x-gzip"):
        return f"it came packed with {coding[:20]}, which was not asked for"
    unpacking = zlib.decompressobj(16 + zlib.MAX_WBITS) if coding.endswith("gzip") else None
    pieces, sent, size, cut = [], [], 0, ""
    try:
        for chunk in chunks:
            sent.append(chunk)
            left = limit + 1 - size
            piece = chunk[:left] if unpacking is None else unpacking.decompress(chunk, left)
            pieces.append(piece)
            size += len(piece)
            if size > limit:
                cut = "length"
                break
    except zlib.error:
        return "what it came packed in is damaged"
    except (TimeOver, httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
        if not (in_part and size):
            raise
        cut = "time" if isinstance(error, TimeOver | httpcore.TimeoutException) else "disconnect"
    if unpacking is not None and not cut and not unpacking.eof and size:
        if not in_part:
            return "it breaks off"
        cut = "disconnect"
    return _Body(_joined(pieces, limit), b"".join(sent), cut)


def _joined(pieces: Sequence[bytes], limit: int) -> bytes:
    return b"".join(pieces)[:limit]


def _why(error: Exception) -> str:
    """In our words: a library's own may quote what a server sent."""
    cause = error.__context__ if isinstance(error.__context__, ssl.SSLError) else error
    if isinstance(cause, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY_FAILED" in str(error):
        return "its certificate is not valid for it, so nobody can tell who answers"
    if isinstance(cause, ssl.SSLError) or "SSL" in str(error):
        return "no safe connection could be made"
    if isinstance(error, httpcore.ProtocolError):
        return "what it answered is no HTTP, or breaks off"
    return "the connection failed"
