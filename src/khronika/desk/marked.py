"""A report's text with its claims, their sources and their cues marked.

Spans may overlap or lie in each other, so the text is cut at every edge into pieces, and each piece knows all the
claims it belongs to. Nothing is nested, nothing is lost: the pieces put together are the stored text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from khronika.nouns import Claim, Span

_BREAK = re.compile(r"\n+")


@dataclass(frozen=True, slots=True)
class Marks:
    """What lies over a piece of text. ``claims`` are numbers in the list beside the text, from 1."""

    claims: tuple[int, ...] = ()
    cue: bool = False
    source: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks. ``starts`` and ``ends`` are the claims whose span begins or ends with
    it (in each paragraph anew, where a span runs over several); ``anchors`` those whose very first piece it is, ``ids`` the same by id."""

    text: str
    marks: Marks
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    anchors: tuple[int, ...] = ()
    ids: tuple[str, ...] = ()
    chosen: bool = False

    @property
    def plain(self) -> bool:
        return self.marks == Marks()

    @property
    def look(self) -> str:
        """Its classes: told apart by line and edge as well as by colour (see desk.css)."""
        looks = []
        if self.marks.claims:
            looks.append("claim")
        if len(self.marks.claims) > 1:
            looks.append("deep")
        if self.starts:
            looks.append("starts")
        if self.ends:
            looks.append("ends")
        if self.marks.source:
            looks.append("src")
        if self.marks.cue:
            looks.append("cue")
        if self.chosen:
            looks.append("on")
        return " ".join(looks)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``offset`` is where it starts in the stored text, in code points."""

    offset: int
    pieces: tuple[Piece, ...]


def _paragraphs(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for gap in _BREAK.finditer(text):
        if text[start : gap.start()].strip():
            spans.append((start, gap.start()))
        start = gap.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans


def _within(span: Span, length: int) -> bool:
    """A span past the text's end (a reading of another text) is not drawn; the list beside still holds its claim."""
    return span.end <= length


def marked(text: str, claims: Sequence[Claim], chosen: str | None = None) -> tuple[Paragraph, ...]:
    """The text in paragraphs and pieces. Claims are numbered in the order given, from 1; ``chosen`` is one's id."""
    length = len(text)
    spans = [(n, claim.span) for n, claim in enumerate(claims, 1) if _within(claim.span, length)]
    cues = [c.attribution.cue for c in claims if c.attribution.cue and _within(c.attribution.cue, length)]
    voices = [voice.span for claim in claims for voice in claim.attribution.chain if voice.span]
    sources = [span for span in voices if _within(span, length)]
    names = [claim.id for claim in claims]
    on = frozenset(n for n, claim in enumerate(claims, 1) if claim.id == chosen)
    anchored: set[int] = set()
    paragraphs = []
    for start, end in _paragraphs(text):
        whole = Span(start, end)
        layer = _Layer(
            [(n, span) for n, span in spans if span.overlaps(whole)],
            [span for span in cues if span.overlaps(whole)],
            [span for span in sources if span.overlaps(whole)],
        )
        pieces = tuple(_pieces(text, whole, layer, on, anchored, names))
        paragraphs.append(Paragraph(start, pieces))
    return tuple(paragraphs)


@dataclass(frozen=True, slots=True)
class _Layer:
    """What lies over one paragraph."""

    claims: list[tuple[int, Span]]
    cues: list[Span]
    sources: list[Span]

    def edges(self, whole: Span) -> list[int]:
        spans = [*(span for _, span in self.claims), *self.cues, *self.sources]
        inner = {edge for span in spans for edge in (span.start, span.end) if whole.start < edge < whole.end}
        return sorted({whole.start, whole.end, *inner})


def _pieces(
    text: str, whole: Span, layer: _Layer, on: frozenset[int], anchored: set[int], names: Sequence[str]
) -> Iterator[Piece]:
    """The paragraph's pieces in order. Adds to ``anchored`` the claims that got their first piece."""
    for a, b in pairwise(layer.edges(whole)):
        here = Span(a, b)
        over = [(n, span) for n, span in layer.claims if span.overlaps(here)]
        numbers = tuple(n for n, _ in over)
        fresh = tuple(n for n in numbers if n not in anchored)
        anchored.update(fresh)
        yield Piece(
            text[a:b],
            Marks(
                numbers,
                any(cue.overlaps(here) for cue in layer.cues),
                any(source.overlaps(here) for source in layer.sources),
            ),
            starts=tuple(n for n, span in over if max(span.start, whole.start) == a),
            ends=tuple(n for n, span in over if min(span.end, whole.end) == b),
            anchors=fresh,
            ids=tuple(names[n - 1] for n in fresh),
            chosen=bool(on & set(numbers)),
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation with a little of what stands around it; an ellipsis marks where the text goes on."""

    before: str
    quote: str
    after: str


# About two lines on each side: enough to see who speaks, short enough to stay a quotation.
AROUND = 160


def passage(text: str, span: Span) -> Passage | None:
    """The passage at ``span``, or ``None`` when the text is shorter than that (a reading of another text)."""
    if not _within(span, len(text)):
        return None
    first, last = max(span.start - AROUND, 0), min(span.end + AROUND, len(text))
    before, after = text[first : span.start], text[span.end : last]
    if first:
        before = f"…{_from_a_word(before)}"
    if last < len(text):
        after = f"{_from_a_word(after[::-1])[::-1]}…"
    return Passage(before, span.of(text), after)


def _from_a_word(words: str) -> str:
    """Without the piece of a word with which it may begin; all of it where there is no gap to begin at."""
    gap = re.search(r"\s", words)
    return words[gap.end() :] if gap else words
