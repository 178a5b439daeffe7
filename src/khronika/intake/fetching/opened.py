"""What was fetched, opened as a file of its kind would be: the server's word on its type and encoding goes first."""

import io
from collections.abc import Iterator
from dataclasses import replace

from khronika.intake import refusals
from khronika.intake.captured import not_the_page
from khronika.intake.content import binary_kind, decode
from khronika.intake.fetching.client import Fetched
from khronika.intake.kinds import open_kind, open_stream
from khronika.intake.page import page
from khronika.intake.received import MAX_BYTES, Given, Received
from khronika.nouns import Unread, digest

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
    origin, sha256 = fetched.asked, digest(fetched.raw)
    given = replace(given, url=given.url or fetched.address)
    if fetched.status != 200:
        what = not_the_page("", 0, status=fetched.status) or "no answer that HTTP knows"
        yield refusals.not_captured(origin, what, sha256)
        return
    if not fetched.raw:
        yield refusals.empty(origin, sha256, what="is an empty page")
        return
    for item in _opened(fetched, given, origin, limit):
        yield item if isinstance(item, Unread) else _noted(item, fetched)


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
    return Received(replace(item.report, notes=tuple(notes)), item.raw, item.to_given)
