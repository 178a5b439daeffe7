"""What was found, with the words that were looked for marked where they stand."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from khronika.ledger.search import FoundClaim, FoundReport
from khronika.names.lookup import words_of

_AROUND = 160  # characters on each side of the first word that was found in a report
_LONGEST = 600  # of a claim's passage in a list; its page shows it whole


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    hit: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list. ``cut`` says that words before or after the pieces are left out."""

    row: FoundClaim | FoundReport
    pieces: tuple[Piece, ...]
    before: bool = False
    after: bool = False


def claim_lines(rows: Sequence[FoundClaim], keys: Collection[str]) -> list[Line]:
    return [
        Line(row, _pieces(quote, row.claim.lang, keys), after=len(quote) < len(row.claim.quote))
        for row in rows
        for quote in (_until_word(row.claim.quote, _LONGEST),)
    ]


def report_lines(rows: Sequence[FoundReport], keys: Collection[str]) -> list[Line]:
    """Each with the passage around the first word found; the beginning where none is."""
    return [_report_line(row, keys) for row in rows]


def _report_line(row: FoundReport, keys: Collection[str]) -> Line:
    text = row.report.text
    first = next(_hits(text, row.report.lang or "", keys), (0, 0)) if keys else (0, 0)
    start = max(first[0] - _AROUND, 0)
    if start:
        start = text.find(" ", start, first[0]) + 1 or start
    passage = _until_word(text[start:], first[1] - start + 2 * _AROUND)
    pieces = _pieces(" ".join(passage.split()), row.report.lang or "", keys)
    return Line(row, pieces, before=start > 0, after=start + len(passage) < len(text))


def _until_word(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return text[: text.rfind(" ", 0, most) if " " in text[:most] else most]


def _hits(text: str, lang: str, keys: Collection[str]) -> Iterator[tuple[int, int]]:
    for word in words_of(text, lang):
        if word.keys[0] in keys:
            yield word.start, word.end


def _pieces(text: str, lang: str, keys: Collection[str]) -> tuple[Piece, ...]:
    found, at = [], 0
    for start, end in _hits(text, lang, keys) if keys else ():
        found += [Piece(text[at:start]), Piece(text[start:end], hit=True)]
        at = end
    return tuple(piece for piece in (*found, Piece(text[at:])) if piece.text)
