"""What was fetched, opened as a file of its kind would be: the server's word on its type and encoding goes first."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace

from khronika.intake import refusals
from khronika.intake.captured import not_the_page
from khronika.intake.content import binary_kind, decode
from khronika.intake.fetching.archived import SOFTWARE
from khronika.intake.fetching.client import Fetched
from khronika.intake.kinds import open_kind, open_stream
from khronika.intake.page import page
from khronika.intake.received import MAX_BYTES, Given, Received
from khronika.nouns import Capture, Digests, Unread, digest

_PAGES = ("text/html", "application/xhtml+xml")
_KINDS = {
    "application/pdf": "pdf",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "text/csv": "separated",
}


def items_of(fetched: Fetched, given: Given, *, limit: int = MAX_BYTES) -> Iterator[Received | Unread]:
    """The reports in what was fetched, or why not. An error page, a login wall or a robot check is refused as not captured. The
    notes say when it was captured and by which address, where that is another than was asked."""
    origin, sha256 = fetched.asked, fetched.archive.sha256 if fetched.archive else digest(fetched.raw)
    given = replace(given, url=given.url or fetched.address)
    if fetched.status != 200:
        what = not_the_page("", 0, status=fetched.status) or "no answer that HTTP knows"
        yield refusals.not_captured(origin, what, sha256)
        return
    if not fetched.raw:
        yield refusals.empty(origin, sha256, what="is an empty page")
        return
    for item in _opened(fetched, given, origin, limit):
        if not isinstance(item, Unread):
            yield _noted(item, fetched)
        else:  # the way back from a refusal leads to what was kept of it
            yield replace(item, sha256=sha256) if fetched.archive else item


def _opened(fetched: Fetched, given: Given, origin: str, limit: int) -> Iterator[Received | Unread]:
    raw, kind = fetched.raw, _KINDS.get(fetched.media_type)
    if fetched.media_type in _PAGES and not binary_kind(raw):
        decoded = decode(raw, markup=True, declared=fetched.charset)
        if decoded is None:
            yield refusals.encoding(origin, digest(raw))
        else:
            yield page(raw, decoded, origin, digest(raw), given, address=fetched.address)
    elif kind is not None:
        yield from open_kind(kind, io.BytesIO(raw), origin, given, limit)
    else:
        yield from open_stream(io.BytesIO(raw), origin, given, limit)


def _noted(item: Received, fetched: Fetched) -> Received:
    """Feeds and pages name their own addresses; the one that answered is known and stands in the notes where it differs."""
    notes = [*item.report.notes, f"captured {fetched.at.isoformat()[:19]}Z"]
    if fetched.by_way_of:
        notes.append(f"asked as {fetched.by_way_of[0]}")
    report = replace(item.report, notes=tuple(notes))
    return replace(item, report=report, capture=_capture(fetched), archive=fetched.archive)


def _capture(fetched: Fetched) -> Capture:
    return Capture(
        fetched.asked,
        fetched.at.isoformat()[:19] + "Z",
        SOFTWARE,
        fetched.archive.sha256 if fetched.archive else None,
        fetched.record,
        missing_in(fetched),
        Digests.MATCH if fetched.archive else Digests.ABSENT,
    )


_PICTURE = re.compile(rb"<(?:img|picture|video|audio)\b", re.IGNORECASE)
_FRAME = re.compile(rb"<(?:iframe|frame|embed|object)\b", re.IGNORECASE)


def missing_in(fetched: Fetched) -> tuple[str, ...]:
    """What of the page was not got: ``cut: length`` (or time, disconnect), ``pictures: 12``, ``frames: 2``. Pictures and frames are never asked
    for: they stand elsewhere, and whoever serves them would learn of it."""
    found = [f"cut: {fetched.cut}"] if fetched.cut else []
    if fetched.media_type in _PAGES:
        counted = {"pictures": _PICTURE.findall(fetched.raw), "frames": _FRAME.findall(fetched.raw)}
        found += [f"{name}: {len(each)}" for name, each in counted.items() if each]
    return tuple(found)
