"""A large JSON file walked without holding it: the elements of chosen arrays one by one, each with its own text.

json.load would need ten times the file's size. The standard decoder reads each element from a window on the file;
what leads to the arrays is walked by hand, and all else is skipped value by value.
"""

import codecs
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

_BLANK = re.compile(r"[ \t\r\n]*")
_CHUNK = 1 << 16
_DECODER = json.JSONDecoder()


class Broken(ValueError):
    """The JSON breaks; ``at`` is the character, from 1."""

    def __init__(self, why: str, at: int) -> None:
        super().__init__(f"{why} at character {at:,}")


@dataclass(frozen=True, slots=True)
class Piece:
    """One element of a chosen array: its value, its text as it stands in the file, and the plain values (strings,
    numbers) that stood before the array in the object around it. ``value`` is ``None`` for one over the limit."""

    value: Any
    text: str
    around: Mapping[str, Any]


def pieces(
    stream: BinaryIO, *, arrays: Collection[str], paths: Collection[str], limit: int
) -> Iterator[Piece]:
    """The elements of every array under a key in ``arrays``, reached through objects and arrays under ``paths``.

    Raises Broken where the JSON breaks, after all elements before. ``limit`` is the most characters of one value.
    """
    yield from _Walk(stream, frozenset(arrays), frozenset(paths), limit).value(None, {})


class _Walk:
    def __init__(self, stream: BinaryIO, arrays: frozenset[str], paths: frozenset[str], limit: int) -> None:
        self._stream, self._arrays, self._paths, self._limit = stream, arrays, paths, limit
        self._decode = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._text, self._at, self._gone, self._over = "", 0, 0, False

    # ---- the window ----

    def _more(self) -> bool:
        """More text in the window; what is behind is let go. False at the end of the file."""
        if self._over:
            return False
        chunk = self._stream.read(
            max(_CHUNK, len(self._text) - self._at)
        )  # doubles, so that retrying stays linear
        self._over = not chunk
        self._gone += self._at
        self._text = self._text[self._at :] + self._decode.decode(chunk, final=self._over)
        self._at = 0
        return True

    def _peek(self) -> str:
        """The next character that is not blank; raises Broken at the end."""
        while True:
            blank = _BLANK.match(self._text, self._at)
            self._at = blank.end() if blank else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                raise Broken("the file ends too early", self._gone + self._at + 1)

    def _take(self, char: str) -> None:
        if self._peek() != char:
            raise Broken(f"{char!r} was expected", self._gone + self._at + 1)
        self._at += 1

    def _one(self) -> tuple[Any, str]:
        """The next value and its text. Raises Broken for one that is broken or over the limit."""
        self._peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except (ValueError, RecursionError) as error:
                if len(self._text) - self._at > self._limit:
                    raise Broken("a value is too long or broken", self._gone + self._at + 1) from error
                if isinstance(error, RecursionError) or not self._more():
                    raise Broken("the JSON is broken", self._gone + self._at + 1) from error
                continue
            # A number at the window's edge may go on beyond it.
            if end == len(self._text) and self._text[end - 1] not in '"]}' and self._more():
                continue
            text = self._text[self._at : end]
            self._at = end
            return value, text

    # ---- the walk; its depth is that of the known paths ----

    def value(self, key: str | None, around: Mapping[str, Any]) -> Iterator[Piece]:
        opening = self._peek()
        if opening == "[" and key in self._arrays:
            for _ in self._elements():
                value, text = self._one()
                yield Piece(value, text, around)
        elif opening == "[" and key in self._paths:
            for _ in self._elements():
                yield from self.value(None, {})
        elif opening == "{" and (key is None or key in self._paths):
            yield from self._object()
        else:
            self._one()

    def _object(self) -> Iterator[Piece]:
        around: dict[str, Any] = {}
        for _ in self._elements("{}"):
            key, _ = self._one()
            if not isinstance(key, str):
                raise Broken("a key was expected", self._gone + self._at + 1)
            self._take(":")
            if self._peek() in "[{":
                yield from self.value(key, dict(around))
            else:
                around[key], _ = self._one()

    def _elements(self, ends: str = "[]") -> Iterator[None]:
        self._take(ends[0])
        if self._peek() == ends[1]:
            self._at += 1
            return
        while True:
            yield
            if self._peek() == ",":
                self._at += 1
            else:
                self._take(ends[1])
                return
