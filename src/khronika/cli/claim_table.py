"""Claims as a table for people; those with a field on weak ground apart, with what to look at."""

from collections.abc import Iterable, Iterator, Sequence

from khronika.cli.layout import Column, table
from khronika.cli.words import UNSAID, clean, figure_words, places_words, plural, when_words
from khronika.nouns import Certainty, Claim, Reading, Report, Stance
from khronika.nouns.grounds import CERTAINTY, KIND, PLACE, SOURCE, WHEN, WeakGround, weak_grounds

_COLUMNS = (
    Column("Kind", fixed=12),
    Column("Figure", 2),
    Column("Who says", 3),
    Column("When", fixed=10),
    Column("Where", 2),
    Column("Passage", 6),
)
_TO_CHECK = (
    Column("Kind", fixed=12),
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
    yield from _by_ground(report, reading.claims)
    yield ""


def _by_ground(report: Report, claims: Sequence[Claim]) -> Iterator[str]:
    """Two tables, each under a line that says how many it holds and what that means."""
    if not claims:
        yield "  Nothing found that this version can read."
        return
    found = [(claim, weak_grounds(claim, report.text)) for claim in claims]
    firm = [claim for claim, weak in found if not weak]
    to_check = [(claim, weak) for claim, weak in found if weak]
    if firm:
        yield f"No field on weak ground: {count_words(len(firm))}."
        yield claim_table(firm)
    if to_check:
        yield f"To be checked, first of all what ? marks: {count_words(len(to_check))}."
        yield table(_TO_CHECK, [_checked_cells(claim, weak) for claim, weak in to_check])


def claim_table(claims: Iterable[Claim]) -> str:
    return table(_COLUMNS, [_cells(claim) for claim in claims])


def count_words(number: int) -> str:
    return plural(number, "claim")


def _cells(claim: Claim) -> list[str]:
    figure = claim.figure
    when = claim.when or (figure.scope.period if figure else None)
    places = claim.places or (figure.scope.places if figure else ())
    return [
        _kind(claim),
        figure_words(claim),
        " < ".join(clean(voice.source.name) for voice in claim.attribution.chain) or "the report itself",
        when_words(when),
        places_words(places) if places else UNSAID,
        f"“{clean(claim.quote)}”",
    ]


def _checked_cells(claim: Claim, weak: Sequence[WeakGround]) -> list[str]:
    fields = {ground.field for ground in weak}
    *cells, passage = _cells(claim)
    marked = [f"{cell} ?" if fields & shown else cell for cell, shown in zip(cells, _MARKED, strict=True)]
    return [*marked, passage, "; ".join(clean(ground.why) for ground in weak)]


def _kind(claim: Claim) -> str:
    """The kind, with what keeps it from being a plain assertion that it happened."""
    marks = [claim.stance.value] if claim.stance is not Stance.ASSERTS else []
    if claim.certainty is not Certainty.HAPPENED:
        marks.append(claim.certainty.value)
    return f"{claim.kind.value} ({', '.join(marks)})" if marks else claim.kind.value
