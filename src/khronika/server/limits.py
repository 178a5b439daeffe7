"""What is sent to the desk is cut off where it is larger than anything the desk takes: before it is written to the disk, which Django
does with a whole request before it looks at any of it."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

MOST = 130_000_000
"""Bytes of one request. An upload may have 100 MB of files, and what stands around them in the request a little more."""

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[
    [Any, Any, Any], Awaitable[None]
]  # of ASGI, whose servers and frameworks type it each in a way of its own

_WORDS = """This is larger than the desk takes at once (130 MB). Nothing was taken. Bring fewer files, or use khronika add.
Это больше, чем принимается за раз (130 МБ). Ничего не принято. Принесите меньше файлов или добавьте их в терминале.
Бұл бір жолы қабылданатыннан көп (130 МБ). Ештеңе қабылданбады. Аз файл әкеліңіз не оларды терминалда қосыңыз.
""".encode()


class _TooLarge(Exception):
    """More came than was stated, or than is taken."""


def limited(application: Application, most: int = MOST) -> Application:
    """The application, which is sent no more than ``most`` bytes a request; a larger one is answered with 413 and not read on."""

    async def answer(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
            return
        came, begun = 0, False

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > most:
                raise _TooLarge
            return message

        async def sent(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            if _stated(scope) > most:
                raise _TooLarge
            await application(scope, counted, sent)
        except _TooLarge:
            if not begun:
                await _refuse(send)

    return answer


def _stated(scope: MutableMapping[str, Any]) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0


async def _refuse(send: Send) -> None:
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"x-content-type-options", b"nosniff"),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": _WORDS})
