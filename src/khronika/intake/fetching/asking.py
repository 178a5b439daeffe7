"""Hand something small to one address and take its answer: a request for a token of trusted time. Guarded as ``fetch`` is, and stricter:
nothing is followed, nothing is unpacked, and what comes back is small."""

import ssl
import time

import httpcore

from khronika.intake.fetching import refused
from khronika.intake.fetching.addresses import parse_address
from khronika.intake.fetching.guarded import PUBLIC, Forbidden, Guarded, Net, TimeOver
from khronika.nouns import Unread

MOST = 100_000  # bytes of an answer; a token has a few thousand
_SECONDS, _WAITS = 30.0, 10.0


def ask_of(
    words: str, body: bytes, sends: str, expects: str, *, net: Net = PUBLIC, seconds: float = _SECONDS
) -> bytes | Unread:
    """What the address answers to ``body``. ``sends`` and ``expects`` are media types; another answer than the one that is expected is
    none. Nothing is tried twice."""
    address = parse_address(words)
    if isinstance(address, str):
        return refused.address(words, address)
    until = time.monotonic() + seconds
    headers = [
        ("Host", address.words.split("/")[2]),
        ("Content-Type", sends),
        ("Content-Length", str(len(body))),
        ("Accept", expects),
        ("User-Agent", "Mozilla/5.0 (compatible)"),
        ("Connection", "close"),
    ]
    waits = dict.fromkeys(("connect", "read", "write", "pool"), _WAITS)
    context = net.tls() if address.scheme == "https" else None
    try:
        with (
            httpcore.ConnectionPool(ssl_context=context, network_backend=Guarded(net, until)) as pool,
            pool.stream(
                "POST", address.words, headers=headers, content=body, extensions={"timeout": waits}
            ) as response,
        ):
            named = dict(response.headers)
            kind = next((value for name, value in named.items() if name.lower() == b"content-type"), b"")
            if response.status != 200:
                return refused.no_answer(words, f"it answered with status {response.status}")
            if kind.partition(b";")[0].strip().lower() != expects.encode():
                return refused.no_answer(words, f"what it sent is no {expects}")
            answer = b""
            for some in response.iter_stream():
                answer += some
                if len(answer) > MOST:
                    return refused.no_answer(words, f"it sent more than {MOST} bytes")
            return answer
    except Forbidden as forbidden:
        return refused.forbidden(words, forbidden.rule, forbidden.why)
    except (TimeOver, httpcore.TimeoutException):
        return refused.too_slow(words, seconds)
    except (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError):
        return refused.no_answer(words, "the connection could not be made, or broke off")
