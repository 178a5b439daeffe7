"""The result.json of a Telegram export, of one chat or of an account: each message with a text one report.

The bytes of a report are the message's own, as they stand in the file. The outlet is the channel or group; who wrote
in a group is a private person and is not taken as an outlet. Dates are those of the clock of whoever exported.
Service messages (joined, pinned, called) say nothing about the world and are passed over.
"""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from khronika.intake import refusals
from khronika.intake.pieces import Broken, Piece, pieces
from khronika.intake.received import Given, Received, record
from khronika.nouns import Unread, digest

_ARRAYS = ("messages",)
_PATHS = ("chats", "left_chats", "list")
_CHANNELS = ("public_channel", "private_channel")
_GROUPS = ("public_supergroup", "private_supergroup", "private_group")
_MEDIA = ("media_type", "photo", "file", "poll", "location_information", "contact_information")


def telegram(stream: BinaryIO, origin: str, given: Given, limit: int) -> Iterator[Received | Unread]:
    """Messages in the file's order, ``origin#12`` the message with that id (of an account: ``#chat/12``)."""
    found = False
    try:
        for piece in pieces(stream, arrays=_ARRAYS, paths=_PATHS, limit=limit):
            found = True
            where = f"{origin}#{_place(piece)}"
            if not isinstance(piece.value, dict):
                yield refusals.broken(where, "a message", "it is no JSON object", digest(_bytes(piece)))
            elif piece.value.get("type", "message") == "message":
                yield _message(piece, where, given)
    except Broken as error:
        if found:
            yield refusals.rest(origin, "the messages before", str(error))
        else:
            yield refusals.unknown_json(origin, f"is no JSON: {error}")
        return
    if not found:
        yield refusals.unknown_json(origin, 'is JSON without "messages"')


def _place(piece: Piece) -> str:
    number = piece.value.get("id") if isinstance(piece.value, dict) else None
    chat = piece.around.get("id")
    return f"{chat}/{number}" if chat is not None else str(number)


def _bytes(piece: Piece) -> bytes:
    return piece.text.encode("utf-8", "surrogatepass")


def _message(piece: Piece, where: str, given: Given) -> Received | Unread:
    message: dict[str, Any] = piece.value
    text = joined(message.get("text"))
    raw = _bytes(piece)
    if not text.strip():
        held = [name for name in _MEDIA if name in message]
        what = f"holds {_kind(message, held)} and no text" if held else "holds no text"
        return refusals.part(where, what, digest(raw))
    notes = []
    origin = message.get("forwarded_from")
    if isinstance(origin, str) and origin.strip():
        notes.append("forwarded: the channel repeats what another wrote")
    if message.get("edited"):
        notes.append(f"edited later, on {str(message['edited'])[:10]}; the text is the edited one")
    if any(name in message for name in _MEDIA):
        notes.append("its picture, film or file was not read")
    return record(
        text,
        raw,
        fields={
            "id": _place(piece),
            "published": message.get("date"),
            "outlet": _outlet(piece.around),
        },
        media_type="application/json",
        origin=where,
        given=given,
        notes=notes,
    )


def _outlet(chat: Mapping[str, Any]) -> str | None:
    """The channel's or group's name; ``None`` for talks between persons."""
    name = chat.get("name")
    return name if isinstance(name, str) and chat.get("type") in (*_CHANNELS, *_GROUPS) else None


def _kind(message: Mapping[str, Any], held: list[str]) -> str:
    kind = str(message.get("media_type") or held[0]).replace("_", " ")
    return "a location" if kind.startswith("location") else f"a {kind}"


def joined(text: object) -> str:
    """Telegram's text: a string, or a list of strings and of objects with "text" (links, bold words)."""
    if isinstance(text, str):
        return text
    if not isinstance(text, list):
        return ""
    pieces = (each.get("text") if isinstance(each, dict) else each for each in text)
    return "".join(each for each in pieces if isinstance(each, str))
