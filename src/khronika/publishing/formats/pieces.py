"""Bytes in pieces: what a library can only write whole goes through a temporary file, which meets the disk above a megabyte."""

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

_IN_MEMORY = 1 << 20
_PIECE = 1 << 16


def spool() -> Any:
    """A temporary file that nobody else can read, and that is gone when it is closed."""
    return tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)


def through_file(write: Callable[[IO[bytes]], object]) -> Iterator[bytes]:
    """What ``write`` writes to a file, in pieces."""
    with spool() as made:
        write(made)
        made.seek(0)
        yield from read_pieces(made)


def read_pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        yield piece


def json_bytes(value: object) -> bytes:
    """UTF-8, in the order in which keys were put, without NaN, on one line."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def json_lines(values: Iterable[object]) -> Iterator[bytes]:
    for value in values:
        yield json_bytes(value) + b"\n"


def json_list(values: Iterable[object]) -> Iterator[bytes]:
    """``[`` and ``]`` with the values between, a line each."""
    yield b"["
    for number, value in enumerate(values):
        yield (b",\n" if number else b"\n") + json_bytes(value)
    yield b"\n]"
