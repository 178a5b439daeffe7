"""jsonl: one report a line. The line's bytes, without its line end, are the report's bytes."""

import json
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from khronika.intake import refusals
from khronika.intake.offsets import normalise
from khronika.intake.received import Given, Received, Said, report_of
from khronika.nouns import Unread, digest

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def lines(
    stream: BinaryIO, origin: str, given: Given, limit: int, taken: Sequence[bytes] = ()
) -> Iterator[Received | Unread]:
    """Each line as a report or a refusal with its number; a broken line never stops the next.

    ``taken`` are lines already read from the stream. Blank lines are skipped. One line at a time is held, and of a
    line over ``limit`` only its first part. A file in UTF-16 is refused as a whole.
    """
    found = False
    for number, read in enumerate(_each(stream, limit, taken), 1):
        where = f"{origin}#{number}"
        line = read.removeprefix(_UTF8_MARK) if number == 1 else read
        if number == 1 and line.startswith(_UTF16_MARKS):
            yield refusals.encoding(origin, None)
            return
        if len(line) > limit and not line.endswith(b"\n"):
            yield refusals.too_large(where, limit)
        elif line.strip():
            yield report_line(line.rstrip(b"\r\n"), where, given)
        else:
            continue
        found = True
    if not found:
        yield refusals.empty(origin, what="holds no line with a report")


def _each(stream: BinaryIO, limit: int, taken: Sequence[bytes]) -> Iterator[bytes]:
    """The lines, each cut off one byte above ``limit``."""
    yield from taken
    while line := stream.readline(limit + 1):
        yield line
        while len(line) > limit and not line.endswith(b"\n"):
            line = stream.readline(limit + 1)


def report_line(line: bytes, origin: str, given: Given) -> Received | Unread:
    """One line. JSON is UTF-8; another encoding is refused rather than guessed a line at a time."""
    sha256 = digest(line)
    fields = _parsed(line)
    if isinstance(fields, str):
        return refusals.line(origin, fields, sha256)
    said = Said.from_fields(fields)
    words = fields.get("text")
    if not isinstance(words, str):
        why = 'has no "text"' if words is None else 'has a "text" that is not a string'
        return refusals.line(origin, why, sha256, said.given_id)
    text, to_given = normalise(words)
    if not text.strip():
        return refusals.empty(origin, sha256, said.given_id)
    report = report_of(
        text=text,
        sha256=sha256,
        media_type="application/json",
        origin=origin,
        encoding="utf-8",
        said=said,
        given=given,
    )
    return Received(report, line, to_given)


def looks_like_report(line: bytes) -> bool:
    """True for a JSON object with ``text``: how jsonl on standard input is told from prose."""
    fields = _parsed(line.removeprefix(_UTF8_MARK))
    return isinstance(fields, dict) and "text" in fields


def _parsed(line: bytes) -> dict[str, object] | str:
    """The object, or why it is none."""
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return f"is not UTF-8 (byte {error.start + 1})"
    except json.JSONDecodeError as error:
        return f"is not JSON: {error.msg} at character {error.pos + 1}"
    except (RecursionError, ValueError):  # nested without end; a number of thousands of digits
        return "is JSON that cannot be held"
    return fields if isinstance(fields, dict) else "is JSON but not an object"
