"""Fetch one address: every redirect checked, with limits on bytes, time and what is unpacked."""

import datetime as dt
import ssl
import time
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

import httpcore

from khronika.intake.fetching import refused
from khronika.intake.fetching.addresses import Address, parse_address
from khronika.intake.fetching.guarded import PUBLIC, Forbidden, Guarded, Net, TimeOver
from khronika.intake.received import MAX_BYTES
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
_NEVER = ("image/", "video/", "audio/", "font/", "multipart/", "model/")


@dataclass(frozen=True, slots=True)
class Limits:
    """``bytes`` of the page, unpacked, as any report may have; ``seconds`` for all of it, names and redirects included: a page of
    20 MB over a line of 4 Mbit/s takes 40. ``waits`` is for one answer of the network."""

    bytes: int = MAX_BYTES
    seconds: float = 60.0
    waits: float = 15.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered. ``asked`` is the address as it was asked for, ``address`` the one that answered in the end; ``raw`` is
    unpacked, as a browser has it. ``headers`` are the last answer's, names in lower case."""

    asked: str
    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    raw: bytes
    at: dt.datetime
    by_way_of: tuple[str, ...] = ()

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
    """What stands at this address now, whatever the server's status; or why it was not fetched. Nothing is tried twice."""
    until = time.monotonic() + limits.seconds
    address = parse_address(words)
    if isinstance(address, str):
        return refused.address(words, address)
    way: list[str] = []
    while True:
        try:
            answer = _ask(address, net, limits, until, words, tuple(way))
        except Forbidden as forbidden:
            return refused.forbidden(words, forbidden.rule, forbidden.why)
        except (TimeOver, httpcore.TimeoutException):
            return refused.too_slow(words, limits.seconds)
        except (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError) as error:
            return refused.no_answer(words, _why(error))
        if isinstance(answer, Fetched | Unread):
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
    address: Address, net: Net, limits: Limits, until: float, words: str, way: tuple[str, ...]
) -> Fetched | Unread | str:
    """The page; why there is none; or where it leads on to."""
    waits = {"connect": limits.waits, "read": limits.waits, "write": limits.waits, "pool": limits.waits}
    context = net.tls() if address.scheme == "https" else None
    host = address.words.split("/")[2]
    with (
        httpcore.ConnectionPool(ssl_context=context, network_backend=Guarded(net, until)) as pool,
        pool.stream(
            "GET", address.words, headers=[("Host", host), *_ASKED], extensions={"timeout": waits}
        ) as response,
    ):
        headers = tuple(
            (name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in response.headers
        )
        at = dt.datetime.now(dt.UTC).replace(microsecond=0)
        fetched = Fetched(words, address.words, response.status, headers, b"", at, way)
        location = fetched.header("location")
        if response.status in _REDIRECTS and location:
            return _as_sent(location)
        if response.status == 200 and fetched.media_type.startswith(_NEVER):
            return refused.media_type(words, fetched.media_type)
        stated = fetched.header("content-length")
        if stated.isdecimal() and int(stated) > limits.bytes:
            return refused.too_large(words, limits.bytes)
        coding = fetched.header("content-encoding").strip().lower()
        raw = _body(response.iter_stream(), coding, limits.bytes)
        if isinstance(raw, str):
            return refused.no_answer(words, raw)
        if len(raw) > limits.bytes:
            return refused.too_large(words, limits.bytes)
        return Fetched(words, address.words, response.status, headers, raw, at, way)


def _as_sent(location: str) -> str:
    """Servers send addresses in UTF-8 where the header allows only Latin-1."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


def _body(chunks: Iterable[bytes], coding: str, limit: int) -> bytes | str:
    """The body unpacked, one byte above the limit at most; or what is wrong with it."""
    if coding not in ("", "identity", "gzip", "x-gzip"):
        return f"it came packed with {coding[:20]}, which was not asked for"
    unpacking = zlib.decompressobj(16 + zlib.MAX_WBITS) if coding.endswith("gzip") else None
    pieces, size = [], 0
    try:
        for chunk in chunks:
            left = limit + 1 - size
            piece = chunk[:left] if unpacking is None else unpacking.decompress(chunk, left)
            pieces.append(piece)
            size += len(piece)
            if size > limit:
                break
    except zlib.error:
        return "what it came packed in is damaged"
    if unpacking is not None and size <= limit and not unpacking.eof and size:
        return "it breaks off"
    return b"".join(pieces)


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
