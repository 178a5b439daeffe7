"""The guarded client against a server that means ill."""

import gzip
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from khronika.intake.fetching import PUBLIC, Fetched, Limits, Net, fetch
from khronika.nouns import Unread
from tests.serving import HOST, Answer, Served, certificate, http

Serve = Callable[..., Served]
QUICK = Limits(seconds=2.0, waits=1.0)


@pytest.fixture
def serve() -> Iterator[Serve]:
    open_: list[Served] = []

    def made(answers: dict[str, Answer], tls: ssl.SSLContext | None = None) -> Served:
        open_.append(Served(answers, tls))
        return open_[-1]

    yield made
    for each in open_:
        each.close()


def rule(found: Fetched | Unread) -> str:
    assert isinstance(found, Unread), found
    assert found.reason
    assert found.remedy
    return found.rule


def test_a_page_comes_with_its_headers_and_nothing_is_said_of_who_asks(serve: Serve) -> None:
    server = serve(
        {"/a?b=c": http(b"<p>here</p>", "Content-Type: text/html; charset=UTF-8", "Set-Cookie: a=b")}
    )
    found = fetch(server.url("/a?b=c#part"), net=server.net())
    assert isinstance(found, Fetched)
    assert (found.status, found.raw, found.media_type, found.charset) == (
        200,
        b"<p>here</p>",
        "text/html",
        "utf-8",
    )
    assert found.address == server.url("/a?b=c")
    (asked,) = server.asked
    said = {line.partition(":")[0].lower() for line in asked.split("\r\n")[1:] if line}
    assert said == {"host", "accept", "accept-encoding", "user-agent", "connection"}
    assert f"Host: {HOST}:{server.port}" in asked
    assert "khronika" not in asked.lower()


def test_proxies_of_the_environment_are_not_asked(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy, server = serve({}), serve({"/": http(b"x")})
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
    assert isinstance(fetch(server.url(), net=server.net()), Fetched)
    assert proxy.asked == []


def test_the_public_net_does_not_reach_this_machine(serve: Serve) -> None:
    server = serve({"/": http(b"secret")})
    here = Net(ports=frozenset({server.port}))
    for host in ("127.0.0.1", "2130706433", "0x7f.1", "0", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]"):
        assert rule(fetch(f"http://{host}:{server.port}/", net=here)) in (
            "fetching.not-public",
            "fetching.no-host",
        )
    assert rule(fetch(server.url(), net=PUBLIC)) == "fetching.port"
    assert server.asked == []


def test_all_of_a_hosts_numbers_must_be_public(serve: Serve) -> None:
    server = serve({"/": http(b"secret")})
    both = server.net(resolve=lambda host, port: ["127.0.0.1", "10.0.0.1"])
    assert rule(fetch(server.url(), net=both)) == "fetching.not-public"
    assert server.asked == []


def test_a_name_that_answers_otherwise_the_second_time_is_looked_up_once(serve: Serve) -> None:
    server, answers = serve({"/": http(b"x")}), [["127.0.0.1"], ["127.0.0.2"]]
    looked_up: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return answers[len(looked_up) - 1]

    assert isinstance(fetch(server.url(), net=server.net(resolve=rebinding)), Fetched)
    assert looked_up == [HOST]
    # Asked again it is checked again: what it answers now is not allowed.
    assert rule(fetch(server.url(), net=server.net(resolve=rebinding))) == "fetching.not-public"
    assert len(server.asked) == 1


def test_every_redirect_is_checked_anew(serve: Serve) -> None:
    server = serve({})

    def to(location: str, status: str = "302 Found") -> bytes:
        return http(b"", f"Location: {location}", status=status)

    server.answers.update(
        {
            "/": to("/second", "301 Moved Permanently"),
            "/second": to(server.url("/third"), "307 Temporary Redirect"),
            "/third": http(b"the page"),
            "/inside": to("http://10.0.0.1/"),
            "/metadata": to("http://169.254.169.254/latest/meta-data/"),
            "/file": to("file:///etc/passwd"),
            "/round": to("/round"),
            "/credentials": to(f"http://a:b@{HOST}:{server.port}/third"),
            "/other-port": to(f"http://{HOST}:22/"),
            "/nowhere": http(b"no place", status="302 Found"),
        }
    )
    found = fetch(server.url(), net=server.net())
    assert isinstance(found, Fetched)
    assert (found.raw, found.address) == (b"the page", server.url("/third"))
    assert found.by_way_of == (server.url("/"), server.url("/second"))
    # Of port 80 too, so that it is the number that is refused.
    net = server.net(ports=frozenset({server.port, 80}))
    asked = {
        path: rule(fetch(server.url(path), net=net)) for path in ("/inside", "/metadata", "/file", "/round")
    }
    assert asked == {
        "/inside": "fetching.not-public",
        "/metadata": "fetching.not-public",
        "/file": "fetching.redirects",
        "/round": "fetching.redirects",
    }
    assert rule(fetch(server.url("/credentials"), net=net)) == "fetching.redirects"
    assert rule(fetch(server.url("/other-port"), net=net)) == "fetching.port"
    assert sum("GET /round " in each for each in server.asked) == 6
    nowhere = fetch(server.url("/nowhere"), net=net)
    assert isinstance(nowhere, Fetched)
    assert nowhere.status == 302


def test_size_is_limited_whatever_the_server_states(serve: Serve) -> None:
    bomb = gzip.compress(b"\0" * 30_000_000)
    server = serve(
        {
            "/stated": http(b"", "Content-Length: 5000", length=False),
            "/unstated": http(b"x" * 5000, "Connection: close", length=False),
            "/bomb": http(bomb, "Content-Encoding: gzip"),
            "/fits": http(b"x" * 1000),
            "/packed": http(gzip.compress(b"y" * 1000), "Content-Encoding: gzip"),
            "/broken": http(b"no gzip at all", "Content-Encoding: gzip"),
            "/cut": http(gzip.compress(bytes(range(256)) * 3)[:60], "Content-Encoding: gzip"),
            "/brotli": http(b"x", "Content-Encoding: br"),
        }
    )
    small = Limits(bytes=1000)
    rules = {path: rule(fetch(server.url(path), net=server.net(), limits=small)) for path in ("/stated", "/unstated", "/bomb")}  # fmt: skip
    assert set(rules.values()) == {"fetching.too-large"}
    for path in ("/broken", "/cut", "/brotli"):
        assert rule(fetch(server.url(path), net=server.net(), limits=small)) == "fetching.no-answer"
    for path, raw in {"/fits": b"x" * 1000, "/packed": b"y" * 1000}.items():
        found = fetch(server.url(path), net=server.net(), limits=small)
        assert isinstance(found, Fetched)
        assert found.raw == raw


def slowly(*pieces: bytes, every: float = 0.15) -> Callable[[socket.socket], None]:
    def send(to: socket.socket) -> None:
        for piece in pieces:
            to.sendall(piece)
            time.sleep(every)

    return send


def test_a_byte_now_and_then_does_not_hold_it(serve: Serve) -> None:
    drops = [b"x"] * 30
    server = serve(
        {
            "/silent": slowly(b"", every=3.0),
            "/head": slowly(b"HTTP/1.1 200 OK\r\n", *[b"A: b\r\n"] * 30),
            "/body": slowly(http(b"", "Connection: close", length=False), *drops),
        }
    )
    for path in ("/silent", "/head", "/body"):
        began = time.monotonic()
        assert (
            rule(fetch(server.url(path), net=server.net(), limits=Limits(seconds=0.6, waits=0.5)))
            == "fetching.too-slow"
        )
        assert time.monotonic() - began < 1.5
    slow_names = server.net(resolve=lambda host, port: time.sleep(2) or [])  # type: ignore[func-returns-value]
    assert rule(fetch(server.url(), net=slow_names, limits=Limits(seconds=0.3))) == "fetching.too-slow"


def test_what_is_no_http_or_no_text_is_refused(serve: Serve) -> None:
    server = serve(
        {
            "/ssh": b"SSH-2.0-OpenSSH\r\n",
            "/endless-head": b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 40_000 + b"\r\n",
            "/breaks": http(b"short", "Content-Length: 50", length=False),
            "/picture": http(b"\x89PNG", "Content-Type: image/png"),
            "/gone": slowly(),
        }
    )
    for path in ("/ssh", "/endless-head", "/breaks", "/gone"):
        assert rule(fetch(server.url(path), net=server.net(), limits=QUICK)) == "fetching.no-answer", path
    assert rule(fetch(server.url("/picture"), net=server.net())) == "fetching.media-type"
    closed = serve({})
    closed.close()
    assert rule(fetch(closed.url(), net=closed.net(), limits=QUICK)) == "fetching.no-answer"
    none = closed.net(resolve=lambda host, port: [])
    assert rule(fetch(closed.url(), net=none)) == "fetching.no-host"


def test_certificates_are_verified_for_the_name_that_was_asked(serve: Serve, tmp_path: Path) -> None:
    context, trusted = certificate(tmp_path, HOST)
    server = serve(
        {"/": http(b"x"), "/down": http(b"", "Location: http://page.example/", status="302 Found")}, context
    )
    trusting = server.net(tls=lambda: ssl.create_default_context(cafile=trusted))
    assert isinstance(fetch(server.url(scheme="https"), net=trusting), Fetched)
    down = fetch(server.url("/down", scheme="https"), net=trusting)
    assert rule(down) == "fetching.redirects"
    unknown = fetch(server.url(scheme="https"), net=server.net())
    assert rule(unknown) == "fetching.no-answer"
    assert "certificate" in unknown.reason  # type: ignore[union-attr]
    everyone = server.net(
        tls=lambda: ssl.create_default_context(cafile=trusted), resolve=lambda host, port: ["127.0.0.1"]
    )
    other = fetch(f"https://other.example:{server.port}/", net=everyone)
    assert rule(other) == "fetching.no-answer"
    assert "certificate" in other.reason  # type: ignore[union-attr]


@pytest.mark.parametrize("words", ["", "http://", "not an address", "ftp://example.org/", "http://a@b.org/"])
def test_what_is_no_address_asks_nothing(words: str) -> None:
    asked: list[str] = []
    net = Net(resolve=lambda host, port: asked.append(host) or [])  # type: ignore[func-returns-value]
    assert rule(fetch(words, net=net)) == "fetching.address"
    assert asked == []
