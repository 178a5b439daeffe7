"""Claims as a table for people; those with a field on weak ground apart, the field worded as a doubt, with why."""

from collections.abc import Iterable, Iterator, Sequence

from khronika.cli.layout import Column, paragraph, table, width
from khronika.cli.words import UNSAID, clean, figure_words, places_words, plural, when_words
from khronika.nouns import Certainty, Claim, Kind, Reading, Report, Stance
from khronika.nouns.grounds import CERTAINTY, KIND, PLACE, SOURCE, WHEN, WeakGround, sentence_at, weak_grounds

_COLUMNS = (
    Column("Kind", fixed=14),
    Column("Figure", 2),
    Column("Who says", 3),
    Column("When", fixed=10),
    Column("Where", 2),
    Column("Passage", 6),
)
_TO_CHECK = (
    Column("Kind", fixed=14),
    Column("Figure", 2),
    Column("Who says", 3),
    Column("When", fixed=12),
    Column("Where", 2),
    Column("Passage", 5),
    Column("Check", 4),
)
_MARKED: tuple[frozenset[str], ...] = (
    frozenset({KIND, CERTAINTY}),
    frozenset(),
    frozenset({SOURCE}),
    frozenset({WHEN}),
    frozenset({PLACE}),
)
"""The fields that each cell shows, in the columns' order; nothing weak is told of a figure or a passage."""


def reading_lines(report: Report, reading: Reading) -> Iterator[str]:
    """A heading and the report's claims."""
    parts = [report.outlet, report.lang, f"published {report.published}" if report.published else "no date"]
    yield f"{clean(report.given_id or report.origin)}: {', '.join(clean(part) for part in parts if part)}"
    for note in report.notes:
        yield f"  Note: {clean(note)}"
    if reading.claims:
        yield from lines_by_ground(
            (claim, weak_grounds(claim, report.text), report.text) for claim in reading.claims
        )
    else:
        yield "  Nothing found that this version can read."
    yield ""


def lines_by_ground(found: Iterable[tuple[Claim, Sequence[WeakGround], str]]) -> Iterator[str]:
    """Two tables, each under a line that says how many it holds and what that means: of claims with their weak grounds and the
    stored text of their report. No text is held longer than its own claims take."""
    firm: list[list[str]] = []
    to_check: list[list[str]] = []
    for claim, weak, text in found:
        (to_check if weak else firm).append(
            _checked_cells(claim, weak, text) if weak else _cells(claim, text)
        )
    if firm:
        yield f"No field on weak ground: {count_words(len(firm))}."
        yield _laid_out(_COLUMNS, firm)
    if to_check:
        yield f'Doubtful in what stands behind "perhaps": {count_words(len(to_check))}. Check says why.'
        yield _laid_out(_TO_CHECK, to_check)


def count_words(number: int) -> str:
    return plural(number, "claim")


_PASSAGE = 5  # the cell of the passage
_TABLE = 100  # columns: in fewer the cells of a table part words


def _laid_out(columns: Sequence[Column], cells: Sequence[list[str]]) -> str:
    """A table where it has room; else a few lines for each claim: what, how many, who says, when and where, then its words."""
    rows = _joined(cells)
    if width() >= _TABLE:
        return table(columns, rows)
    return "\n".join(line for row in rows for line in _lines(row))


def _lines(row: Sequence[str]) -> Iterator[str]:
    kind, figure, who, when, where = row[:_PASSAGE]
    told = [f"{kind} {figure}" if figure != UNSAID else kind, when, where, who]
    yield paragraph("; ".join(cell for cell in told if cell != UNSAID), "  ")
    for passage in row[_PASSAGE].split("\n"):
        yield paragraph(passage, "      ")
    for check in row[_PASSAGE + 1 :]:
        yield paragraph(f"Check: {check}", "      ")


def _joined(rows: Sequence[list[str]]) -> list[list[str]]:
    """Rows that differ in nothing but their passages become one, with all of these."""
    by_rest: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        passages = by_rest.setdefault((*row[:_PASSAGE], *row[_PASSAGE + 1 :]), [])
        if row[_PASSAGE] not in passages:
            passages.append(row[_PASSAGE])
    return [[*rest[:_PASSAGE], "\n".join(told), *rest[_PASSAGE:]] for rest, told in by_rest.items()]


def _cells(claim: Claim, text: str) -> list[str]:
    figure = claim.figure
    when = claim.when or (figure.scope.period if figure else None)
    places = claim.places or (figure.scope.places if figure else ())
    return [
        _kind(claim),
        figure_words(claim),
        ", told by ".join(clean(voice.source.name) for voice in reversed(claim.attribution.chain))
        or "the report itself",
        when_words(when),
        places_words(places) if places else UNSAID,
        f"\u201c{_passage(claim, text)}\u201d",
    ]


_WHOLE = 6  # words: a shorter passage says little by itself; so do twice as many that begin amid a sentence
_BEFORE, _AFTER = 8, 12  # words shown around it


def _passage(claim: Claim, text: str) -> str:
    """The claim's own words; in brackets, amid some of their sentence, where they are few or begin amid it."""
    quote = clean(claim.quote).rstrip(" ,;:")
    said = claim.kind in (Kind.STATEMENT, Kind.ASSESSMENT)
    enough = _WHOLE * (1 + (quote[:1].islower() and not said))
    if claim.span.end > len(text) or len(quote.split()) >= enough:
        return quote
    around = sentence_at(text, claim.span)
    before = clean(text[around.start : claim.span.start]).split()
    after = clean(text[claim.span.end : max(around.end, claim.span.end)]).split()
    if not before and not after:
        return quote
    head = ["\u2026"] * (len(before) > _BEFORE) + before[-_BEFORE:]
    tail = after[:_AFTER] + ["\u2026"] * (len(after) > _AFTER)
    glued = "" if text[claim.span.end : claim.span.end + 1].strip() else " "
    return " ".join([*head, f"[{quote}]"]) + glued + " ".join(tail)


def _checked_cells(claim: Claim, weak: Sequence[WeakGround], text: str) -> list[str]:
    fields = {ground.field for ground in weak}
    *cells, passage = _cells(claim, text)
    marked = [
        f"perhaps {cell}" if fields & shown else cell for cell, shown in zip(cells, _MARKED, strict=True)
    ]
    return [*marked, passage, "; ".join(clean(ground.why) for ground in weak)]


def _kind(claim: Claim) -> str:
    """The kind, with what keeps it from being a plain assertion that it happened now."""
    marks = [claim.stance.value] if claim.stance is not Stance.ASSERTS else []
    if claim.certainty is not Certainty.HAPPENED:
        marks.append(claim.certainty.value)
    if claim.background:
        marks.append("earlier")
    kind = claim.kind.value.replace("-", " ")  # a narrow column parts words where there are spaces
    return f"{kind} ({', '.join(marks)})" if marks else kind
