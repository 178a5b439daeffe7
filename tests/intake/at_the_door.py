"""What comes through the door, one item at a time, for the tests of the door."""

from collections.abc import Sequence
from pathlib import Path

from khronika.intake import Received, receive
from khronika.nouns import Unread

WORDS = "Police detained about 500 people in the capital on Sunday, the interior ministry said."


def one(path: Path | str, **options: object) -> Received | Unread:
    items = list(receive([path], **options))  # type: ignore[arg-type]
    assert len(items) == 1
    return items[0]


def received(path: Path | str, **options: object) -> Received:
    item = one(path, **options)
    assert isinstance(item, Received), item
    return item


def refused(path: Path | str, **options: object) -> Unread:
    item = one(path, **options)
    assert isinstance(item, Unread), item
    assert item.reason
    assert item.remedy
    return item


def rules(items: Sequence[Received | Unread]) -> list[str]:
    return [item.rule if isinstance(item, Unread) else "read" for item in items]
