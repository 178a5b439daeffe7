"""DOCX by zipfile and defusedxml: the text as it stands with all changes accepted.

Own code and not python-docx, which leaves out what stands in text boxes, footnotes and tracked insertions without
saying so. Read: body, tables (a row is a line, its cells parted by " | "), text boxes, footnotes and endnotes. Left
out: what was deleted, comments, headers and footers, pictures. The file's own dates say when it was typed, not when
it was published, and are not used.
"""

import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from khronika.intake import refusals
from khronika.intake.received import Given, Received, record
from khronika.intake.unpacking import BROKEN, open_zip
from khronika.nouns import Unread, digest

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BODY = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
# Deleted or moved away; and the second, older copy of a text box that Word keeps for old versions of itself.
_GONE = frozenset(("del", "moveFrom", "Fallback", "instrText", "delText"))
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def docx(stream: BinaryIO, origin: str, given: Given, limit: int) -> Iterator[Received | Unread]:
    """One report. ``limit`` bytes may the file have; what it unpacks to is limited by ``unpacking.py``."""
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        yield refusals.too_large(origin, limit)
        return
    stream.seek(0)
    archive = open_zip(stream, origin, "a DOCX")
    yield archive if isinstance(archive, Unread) else _report(archive, raw, origin, given)


def _report(archive: zipfile.ZipFile, raw: bytes, origin: str, given: Given) -> Received | Unread:
    sha256 = digest(raw)
    names = set(archive.namelist())
    if _BODY not in names:
        return refusals.broken(origin, "a DOCX", f"it holds no {_BODY}", sha256)
    try:
        blocks = list(_part(archive, _BODY))
        for name in _NOTES:
            if name in names:
                blocks += _part(archive, name)
    except BROKEN as error:
        return refusals.broken(origin, "a DOCX", f"its XML is damaged ({type(error).__name__})", sha256)
    notes = ["its comments were not read"] if "word/comments.xml" in names else []
    if any(name.startswith("word/media/") for name in names):
        notes.append("its pictures were not read")
    text = "\n\n".join(block for block in blocks if block.strip())
    return record(text, raw, fields={}, media_type=_TYPE, origin=origin, given=given, notes=notes)


def _part(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    # Entities are refused (DefusedXmlException is a ValueError): a document has none, a bomb does.
    from defusedxml.ElementTree import parse

    with archive.open(name) as part:
        yield from _blocks(parse(part, forbid_dtd=True).getroot())


def _name(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _blocks(node: Any) -> Iterator[str]:
    """Paragraphs and table rows in reading order; a text box follows the paragraph that it hangs on."""
    for inner in node:
        name = _name(inner)
        if name == "p":
            boxes: list[Any] = []
            yield "".join(_run(inner, boxes))
            for box in boxes:
                yield from _blocks(box)
        elif name == "tr":
            cells = (" ".join(_blocks(cell)).strip() for cell in inner if _name(cell) not in _GONE)
            yield " | ".join(cell for cell in cells if cell)
        elif name not in _GONE:
            yield from _blocks(inner)


def _run(node: Any, boxes: list[Any]) -> Iterator[str]:
    for inner in node:
        name = _name(inner)
        if name == "t":
            yield inner.text or ""
        elif name in _MARKS:
            yield _MARKS[name]
        elif name == "txbxContent":
            boxes.append(inner)
        elif name not in _GONE:
            yield from _run(inner, boxes)
