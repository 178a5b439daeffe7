"""Plain text and Markdown with front matter."""

import re

import yaml

from khronika.intake import refusals
from khronika.intake.content import Decoded
from khronika.intake.offsets import OffsetMap, normalise
from khronika.intake.received import Given, Received, Said, report_of
from khronika.nouns import Unread

_FRONT_MATTER = re.compile(r"\s*---[ ]*\n(.*?)^---[ ]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def plain_text(raw: bytes, decoded: Decoded, origin: str, sha256: str, given: Given) -> Received | Unread:
    """All of the file is the text."""
    text, to_given = normalise(decoded.text)
    if not text.strip():
        return refusals.empty(origin, sha256)
    said = Said(notes=[*decoded.notes])
    report = report_of(
        text=text,
        sha256=sha256,
        media_type="text/plain",
        origin=origin,
        encoding=decoded.encoding,
        said=said,
        given=given,
    )
    return Received(report, raw, to_given)


def markdown(raw: bytes, decoded: Decoded, origin: str, sha256: str, given: Given) -> Received | Unread:
    """The body after the front matter is the text, marks and all: a link's address may be evidence.

    ``---`` on the first line that never closes, or closes round something that is not ``name: value`` lines, is a
    ruler drawn by the writer and stays in the text. Front matter that is broken YAML is refused, because its
    URL and date would be lost without a word.
    """
    text, _ = normalise(decoded.text)
    said = Said()
    found = _FRONT_MATTER.match(text)
    if found:
        try:
            # Every value stays the text it is: YAML's own dates would refuse 2019-02-30 for the whole file.
            fields = yaml.load(found[1], Loader=yaml.BaseLoader)  # noqa: S506  (it builds no objects)
        except (yaml.YAMLError, RecursionError) as error:
            problem = getattr(error, "problem", None) or "it cannot be parsed"
            mark = getattr(error, "problem_mark", None)
            where = f" (line {mark.line + 2})" if mark else ""
            return refusals.front_matter(origin, f"{problem}{where}", sha256)
        if isinstance(fields, dict):
            said = Said.from_fields(fields)
            text = text[found.end() :]
        elif not found[1].strip():
            text = text[found.end() :]
    text = text.strip("\n")
    if not text.strip():
        return refusals.empty(
            origin,
            sha256,
            said.given_id,
            what="holds no text after its front matter" if found else "holds no text",
        )
    said.notes[:0] = decoded.notes
    report = report_of(
        text=text,
        sha256=sha256,
        media_type="text/markdown",
        origin=origin,
        encoding=decoded.encoding,
        said=said,
        given=given,
    )
    return Received(report, raw, OffsetMap())
