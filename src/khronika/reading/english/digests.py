"""Digests of several countries: a bulletin of urgent actions, a list of alerts. Each item is a story of its own, and nothing of one
is carried into the next.

A digest shows itself twice: by its layout (headings in its midst, or paragraphs that each open with a day or a dateline), and by its
items, which are about countries of their own. Crossheads of one story fail the second.
"""

import re
from collections import Counter
from collections.abc import Sequence

from khronika.nouns import Level, PartialDate, Span
from khronika.reading.english.date_anchor import MONTH
from khronika.reading.english.homeland import home_country
from khronika.reading.mentions import PlaceMention
from khronika.reading.places import find_places

_LANDS = 3  # countries that a digest names at least
_ITEMS = 3
_KNOWN = 0.6  # of the items say which country they are about
_ONE = 0.6  # of these at most are about the same
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_ENDS = re.compile(r"[.!?:;,\u2026\u201d\"')\]]\s*$")
_HEADING = 16  # words at most
_PARAGRAPH = 80  # characters at least
_OPENS = re.compile(
    rf"\W*(?:On|In)\s+(?:the\s+)?(?:\d{{1,2}}\s+(?:{MONTH})|(?:{MONTH})\s+\d{{1,2}})\b"
    rf"|\W*[A-Z][\w.]+(?:[\s,]+[A-Z][\w.]+){{0,4}},?\s+(?:\d{{1,2}}\s+(?:{MONTH})|(?:{MONTH})\s+\d{{1,2}}),?\s+\d{{4}}\s?[-\u2013\u2014]"
)


def items(text: str, places: Sequence[PlaceMention], day: PartialDate | None) -> list[Span]:
    """The items of a digest in order, its opening the first; empty for a text that is no digest of several countries."""
    lands = {m.place.country for m in places if m.place.country and m.place.level is not Level.UNKNOWN}
    if len(lands) < _LANDS:
        return []
    for starts in _layouts(text):
        spans = [
            Span(a, b) for a, b in zip([0, *starts], [*starts, len(text)], strict=True) if text[a:b].strip()
        ]
        if len(spans) >= _ITEMS and _of_their_own(text, spans, day):
            return spans
    return []


def alone(text: str, item: Span) -> str:
    """The text with nothing but one item, at the place where it stands."""
    return " " * item.start + text[item.start : item.end]


def _layouts(text: str) -> list[list[int]]:
    """Where items may begin: at headings in the midst; at paragraphs that open with a day."""
    lines = [(m.start(), m[0].strip()) for m in _LINE.finditer(text)]
    headings = [
        at
        for n, (at, line) in enumerate(lines[:-1])
        if n and _is_heading(line) and len(lines[n + 1][1]) >= _PARAGRAPH and not _is_heading(lines[n + 1][1])
    ]
    dated = [at for at, line in lines if at and len(line) >= _PARAGRAPH and _OPENS.match(line)]
    return [starts for starts in (headings, dated) if len(starts) >= _ITEMS - 1]


def _is_heading(line: str) -> bool:
    return len(line.split()) <= _HEADING and not _ENDS.search(line)


def _of_their_own(text: str, spans: Sequence[Span], day: PartialDate | None) -> bool:
    about = []
    for span in spans:
        words = text[span.start : span.end]
        home = home_country(words, list(find_places(words, "en", day)))
        about.append(home.country if home is not None else None)
    told = [country for country in about if country]
    if len(told) < max(_ITEMS - 1, _KNOWN * len(about)):
        return False
    (_, most), *others = Counter(told).most_common()
    return bool(others) and most <= max(1, _ONE * len(told))
