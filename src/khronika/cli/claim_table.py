"""Claims as a table for people."""

from collections.abc import Iterable, Iterator

from khronika.cli.layout import Column, table
from khronika.cli.words import UNSAID, clean, figure_words, places_words, plural, when_words
from khronika.nouns import Certainty, Claim, Reading, Report, Stance

_COLUMNS = (
    Column("Kind", fixed=12),
    Column("Figure", 2),
    Column("Who says", 3),
    Column("When", fixed=10),
    Column("Where", 2),
    Column("Passage", 6),
)


def reading_lines(report: Report, reading: Reading) -> Iterator[str]:
    """A heading and the report's claims."""
    parts = [report.outlet, report.lang, f"published {report.published}" if report.published else "no date"]
    yield f"{clean(report.given_id or report.origin)}: {', '.join(clean(part) for part in parts if part)}"
    for note in report.notes:
        yield f"  Note: {clean(note)}"
    yield claim_table(reading.claims) if reading.claims else "  Nothing found that this version can read."
    yield ""


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


def _kind(claim: Claim) -> str:
    """The kind, with what keeps it from being a plain assertion that it happened."""
    marks = [claim.stance.value] if claim.stance is not Stance.ASSERTS else []
    if claim.certainty is not Certainty.HAPPENED:
        marks.append(claim.certainty.value)
    return f"{claim.kind.value} ({', '.join(marks)})" if marks else claim.kind.value
