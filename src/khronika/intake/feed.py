"""RSS (0.9 to 2.0, RDF) and Atom files as saved: each entry one report.

The bytes of an entry are its canonical XML: equal entries of two downloads are one report, though the file around
them changed. XML that breaks off is read up to where it breaks. No entity is expanded and nothing outside the file
is opened: defusedxml refuses both.
"""

import io
import re
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any
from xml.etree.ElementTree import ParseError, canonicalize, tostring

from defusedxml.common import DefusedXmlException

from khronika.intake import refusals
from khronika.intake.markup import words_of
from khronika.intake.received import Given, Received, record
from khronika.intake.unpacking import BROKEN
from khronika.nouns import PartialDate, Unread, digest

_ROOTS = ("rss", "RDF", "feed")
_ENTRIES = ("item", "entry")
# The whole text first, then the summary. "encoded" is content:encoded of RSS, "content" Atom's.
_TEXTS = ("encoded", "content", "fulltext", "description", "summary")
# "updated" is when the entry was last changed: an edit a year later would become the date of publication.
_DATES = ("pubDate", "published", "date", "issued")
_CUT = re.compile(r"(?:\[?…\]?|\[?\.\.\.\]?|(?:read more|continue reading|читать далее)\W*)\s*$", re.I)


def feed(raw: bytes, origin: str, given: Given, limit: int) -> Iterator[Received | Unread]:
    """Its entries in the file's order, ``origin#1`` the first; or why it, or the rest of it, was not read."""
    from defusedxml.ElementTree import iterparse

    number, outlet, root, depth = 0, None, None, 0
    try:
        for event, node in iterparse(io.BytesIO(raw), events=("start", "end"), forbid_dtd=False):
            name = _name(node)
            if event == "start":
                depth += 1
                if root is None:
                    root = node
                    if name not in _ROOTS:
                        yield refusals.broken(
                            origin, "a feed", f"it is XML of another kind (<{name[:40]}>)", digest(raw)
                        )
                        return
                continue
            depth -= 1
            if name == "title" and outlet is None and number == 0 and depth in (1, 2):
                outlet = _text(node)
            elif name in _ENTRIES and depth in (1, 2):
                number += 1
                yield _entry(node, f"{origin}#{number}", outlet, given, limit)
                node.clear()  # its words are not needed twice
    except (ParseError, DefusedXmlException, *BROKEN) as error:
        yield _broken(origin, number, error, digest(raw))
        return
    if not number:
        yield refusals.empty(origin, digest(raw), what="is a feed without entries")


def _broken(origin: str, number: int, error: Exception, sha256: str) -> Unread:
    if isinstance(error, DefusedXmlException):
        why = "it defines entities of its own, which are not expanded"
    elif isinstance(error, ParseError):
        line, column = error.position
        why = f"its XML breaks at line {line}, column {column + 1}"
    else:
        why = f"its XML cannot be parsed ({type(error).__name__})"
    return (
        refusals.rest(origin, f"entry {number}", why)
        if number
        else refusals.broken(origin, "a feed", why, sha256)
    )


def _entry(node: Any, origin: str, outlet: str | None, given: Given, limit: int) -> Received | Unread:
    raw = canonicalize(tostring(node, encoding="unicode")).encode()
    if len(raw) > limit:
        return refusals.too_large(origin, limit)
    parts: dict[str, Any] = {}
    for inner in node:
        # media:title and the like repeat the names of others; the first is the entry's own in every feed seen
        parts.setdefault(_name(inner), inner)
    title = words_of(_text(parts.get("title"))).strip()
    body = next((words for name in _TEXTS if (words := words_of(_text(parts.get(name))).strip())), "")
    notes = []
    if not body:
        notes.append("the feed gives a headline only")
    elif _CUT.search(body):
        notes.append("the feed gives the beginning only")
    fields = {
        "id": _text(parts.get("guid")) or _text(parts.get("id")) or None,
        "url": _link(node),
        "outlet": words_of(_text(_source(parts)) or outlet or ""),
        "published": _published(parts, notes),
    }
    text = f"{title}\n\n{body}" if title and not body.startswith(title) else body
    return record(
        text, raw, fields=fields, media_type="application/xml", origin=origin, given=given, notes=notes
    )


def _source(parts: Mapping[str, Any]) -> Any:
    """The feed that an entry was taken over from; Atom keeps its title inside."""
    source = parts.get("source")
    inner = next((each for each in source if _name(each) == "title"), None) if source is not None else None
    return inner if inner is not None else source


def _published(parts: Mapping[str, Any], notes: list[str]) -> str | None:
    words = next((found for name in _DATES if (found := _text(parts.get(name)).strip())), "")
    if not words:
        return None
    try:
        return str(PartialDate.parse(words))
    except ValueError:
        return mail_date(words, notes)


def mail_date(words: str, notes: list[str]) -> str | None:
    """The day in a date as mail writes it ("Sun, 09 Jun 2019 18:00:00 +0600"), by its own clock; ``None`` and a
    note for one that cannot be read."""
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except BROKEN:
        notes.append(f"published: {words[:60]!r} is not a date; it is left unknown")
        return None


def _link(node: Any) -> str | None:
    for inner in node:
        if _name(inner) == "link" and inner.get("rel", "alternate") == "alternate":
            address = (inner.text or "").strip() or inner.get("href")
            if address:
                return str(address)
    return None


def _name(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _text(node: Any) -> str:
    """The text, with mark-up that stands in it as XML (Atom's xhtml) written out again."""
    if node is None:
        return ""
    if len(node):
        inner = "".join(tostring(each, encoding="unicode") for each in node)
        return (node.text or "") + re.sub(r"(</?)\w+:", r"\1", inner)
    return node.text or ""
