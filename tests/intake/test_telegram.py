"""Telegram exports: a report a message, its own bytes, and a file of any size."""

import io
import json
import tracemalloc

import pytest

from khronika.intake import Received
from khronika.intake.pieces import Broken, pieces
from khronika.intake.telegram import joined
from khronika.nouns import Unread
from tests.intake.make import LIMIT, MORE, WORDS, chat, export, message, one, opened, refused, rules


def test_a_message_is_a_report() -> None:
    raw = export(chat(message(12, WORDS)))
    item = one("telegram", raw)
    report = item.report
    assert (report.text, report.outlet, str(report.published)) == (WORDS, "City Herald", "2019-06-09")
    assert (report.given_id, report.origin) == ("77/12", "f#77/12")
    assert item.raw in raw  # as it stands in the file
    assert json.loads(item.raw)["id"] == 12


def test_entities_are_joined() -> None:
    parts = [
        "Police held ",
        {"type": "bold", "text": "12 people"},
        {"type": "link", "text": ""},
        ".",
        5,
        None,
    ]
    assert joined(parts) == "Police held 12 people."
    assert joined({"text": "x"}) == joined(None) == ""


def test_what_is_repeated_edited_or_has_a_picture_is_said() -> None:
    report = one(
        "telegram",
        export(
            chat(
                message(1, WORDS, forwarded_from="Other", edited="2019-06-10T01:00:00", photo="photos/1.jpg")
            )
        ),
    ).report
    assert [note.split(":")[0].split(" ")[0] for note in report.notes] == ["forwarded", "edited", "its"]


def test_service_messages_say_nothing_and_pictures_are_named() -> None:
    items = opened(
        "telegram",
        export(
            chat(
                {"id": 1, "type": "service", "action": "pin_message", "text": ""},
                message(2, "", photo="photos/1.jpg"),
                message(3, "", media_type="video_file"),
                message(4, ""),
                5,
                message(6, WORDS),
            )
        ),
    )
    assert rules(items) == ["intake.empty"] * 3 + ["intake.broken", "read"]
    assert isinstance(items[1], Unread)
    assert "video file" in items[1].reason


@pytest.mark.parametrize("kind", ["personal_chat", "saved_messages", "bot_chat"])
def test_a_person_is_no_outlet(kind: str) -> None:
    report = one(
        "telegram", export(chat(message(1, WORDS, **{"from": "Somebody"}), type=kind, name="Somebody"))
    ).report
    assert report.outlet is None
    assert "Somebody" not in " ".join(report.notes)


def test_an_account_with_many_chats() -> None:
    account = {
        "about": "x",
        "personal_information": {"messages": [message(9, "not this")]},
        "chats": {
            "about": "y",
            "list": [
                chat(message(1, WORDS)),
                chat(message(1, MORE), id=78, name="Другой", type="private_channel"),
            ],
        },
    }
    items = opened("telegram", export(account))
    assert [item.report.origin for item in items if isinstance(item, Received)] == ["f#77/1", "f#78/1"]
    assert [item.report.outlet for item in items if isinstance(item, Received)] == ["City Herald", "Другой"]


@pytest.mark.parametrize(
    "raw", [b"", b"{", b'{"a": 1}', b"[1, 2]", b'"x"', b"{]", b"\xff\xfe", b"[" * 5000, b'{"a": ' * 5000]
)
def test_other_json(raw: bytes) -> None:
    assert refused("telegram", raw).rule == "intake.unknown-json"


def test_a_file_that_breaks_off_is_read_so_far() -> None:
    raw = export(chat(message(1, WORDS), message(2, MORE)))
    items = opened("telegram", raw[: raw.index(MORE.encode()) + 10])
    assert rules(items) == ["read", "intake.broken"]


def test_the_window_may_end_anywhere() -> None:
    """Elements are the same however the bytes arrive, numbers at the edge included."""

    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(1)

    raw = '{"name": "é", "n": 12345, "messages": [1234, "é", {"a": [1.5e3, true]}, [], null ] , "z": -7 }'.encode()
    found = list(pieces(Slow(raw), arrays=["messages"], paths=[], limit=LIMIT))
    assert [piece.value for piece in found] == [1234, "é", {"a": [1500.0, True]}, [], None]
    assert found[0].around == {"name": "é", "n": 12345}
    assert found[2].text == '{"a": [1.5e3, true]}'


def test_a_value_over_the_limit_ends_the_file() -> None:
    raw = export(chat(message(1, WORDS), message(2, "a" * 200_000), message(3, MORE)))
    found = pieces(io.BytesIO(raw), arrays=["messages"], paths=[], limit=10_000)
    assert next(found).value["id"] == 1
    with pytest.raises(Broken):
        list(found)


def test_a_large_export_is_never_held() -> None:
    class Endless(io.RawIOBase):
        """12 MB of one message after another, made as they are asked for."""

        def __init__(self) -> None:
            self.left, self.buffer = 12_000, b'{"name": "x", "messages": ['

        def read(self, size: int = -1) -> bytes:
            while len(self.buffer) < size and self.left:
                self.left -= 1
                self.buffer += export(message(self.left, "a" * 900)) + (b"," if self.left else b"]}")
            taken, self.buffer = self.buffer[:size], self.buffer[size:]
            return taken

    tracemalloc.start()
    count = sum(1 for _ in pieces(Endless(), arrays=["messages"], paths=[], limit=LIMIT))  # type: ignore[arg-type]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 12_000
    assert peak < 6_000_000, "half of it: what other threads of this process make meanwhile is told too"
