"""What is larger than anything the desk takes is cut off at the door, whether it states its size or not."""

import asyncio
from typing import Any

import pytest

from khronika.server import desk
from khronika.server.limits import MOST, limited


def ask(
    headers: list[tuple[bytes, bytes]], pieces: list[bytes], most: int = 100
) -> tuple[int, bytes, int, int]:
    """Status and body of the answer; how many bytes the application was sent, and how many pieces were asked for."""
    sent: list[dict[str, Any]] = []
    heard, asked = bytearray(), 0

    async def application(scope: Any, receive: Any, send: Any) -> None:
        more = True
        while more:
            message = await receive()
            heard.extend(message["body"])
            more = message["more_body"]
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"taken"})

    async def receive() -> dict[str, Any]:
        nonlocal asked
        asked += 1
        return {"type": "http.request", "body": pieces[asked - 1], "more_body": asked < len(pieces)}

    async def send(message: Any) -> None:
        sent.append(dict(message))

    asyncio.run(limited(application, most)({"type": "http", "headers": headers}, receive, send))
    return sent[0]["status"], sent[1]["body"], len(heard), asked


def test_what_fits_goes_through() -> None:
    assert ask([(b"content-length", b"100")], [b"x" * 60, b"x" * 40]) == (200, b"taken", 100, 2)


def test_what_states_too_much_is_not_read_at_all() -> None:
    status, words, heard, asked = ask([(b"content-length", b"101")], [b"x" * 101])
    assert (status, heard, asked) == (413, 0, 0)
    assert "larger than the desk takes" in words.decode()


@pytest.mark.parametrize("headers", [[], [(b"content-length", b"10")], [(b"content-length", b"-5")]])
def test_what_states_nothing_or_lies_is_cut_off_as_it_comes(headers: list[tuple[bytes, bytes]]) -> None:
    status, _, heard, asked = ask(headers, [b"x" * 60, b"x" * 60, b"x" * 60])
    assert (status, heard, asked) == (413, 60, 2)


def test_the_desk_stands_behind_it(settings: Any) -> None:
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        raise AssertionError("it was read")

    async def send(message: Any) -> None:
        sent.append(message)

    stated = [(b"content-length", str(MOST + 1).encode()), (b"host", b"127.0.0.1")]
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/inbox/upload/",
        "headers": stated,
        "query_string": b"",
    }
    asyncio.run(desk.application(scope, receive, send))
    assert sent[0]["status"] == 413
