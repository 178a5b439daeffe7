"""Looking the record up: claims and reports by their words, by when and where, by who says it. Asked as ``access`` is asked, and
like it with a fixed number of queries for a page, however large the record is.

A list is in the order in which its rows came, the last first. A page begins after a row's number, so that rows which come in
meanwhile push nothing from one page to the next.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from django.utils.crypto import get_random_string

from khronika.ledger import heeding, passing, tables, tallies, translate
from khronika.ledger.passing import COUNTED as COUNTED
from khronika.ledger.passing import Filter as Filter
from khronika.ledger.passing import Passing, how_many
from khronika.ledger.passing import called as called
from khronika.ledger.passing import keys_of_source as keys_of_source
from khronika.ledger.passing import outlet_names as outlet_names
from khronika.ledger.passing import place_keys as place_keys
from khronika.ledger.search_tables import KeptWords, Source
from khronika.ledger.spans import Days as Days
from khronika.ledger.spelling import Positions as Positions
from khronika.ledger.spelling import Spelled, spell
from khronika.ledger.spelling import Term as Term
from khronika.ledger.spelling import spelled as spelled
from khronika.names.proper import PROTECTED, protected_name
from khronika.nouns import Claim, Report

_AT_ONCE = 2000  # rows fetched in one go while streaming
_ID_LENGTH = 20


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """``report`` is without its text."""

    number: int
    claim: Claim
    report: Report
    added: str


@dataclass(frozen=True, slots=True)
class FoundReport:
    """``report`` has its text, for the passage that is shown."""

    number: int
    report: Report
    added: str


Row = TypeVar("Row", FoundClaim, FoundReport)


@dataclass(frozen=True, slots=True)
class Page:
    """``total`` rows pass the filter, ``hidden`` do not. ``next`` is after which number the next page begins; ``None`` on the last.
    ``spellings`` are the keys that were looked for beside those typed. Where more rows pass than are counted (``COUNTED``), ``total`` is as many
    and ``capped`` says so; what is hidden is then not known."""

    rows: tuple[Any, ...]
    total: int
    hidden: int
    next: int | None
    spellings: tuple[str, ...] = ()
    capped: bool = (
        False  # more rows pass than were counted: ``total`` is how many were, and what is hidden is not known
    )


def claims(wanted: Filter, after: int | None = None, most: int = 50) -> Page:
    """One page of the claims that count."""
    return _page(passing.claims, wanted, tallies.all_claims(), after, most, found_claim)


def latest(wanted: Filter, most: int) -> tuple[FoundClaim, ...]:
    """The first rows of the list, uncounted."""
    rows = passing.claims(wanted, spell(wanted.terms), walked=True).ordered()
    return tuple(found_claim(row) for row in rows[:most])


def every_claim(wanted: Filter) -> Iterator[FoundClaim]:
    """All claims that pass, in the order of the pages; streamed."""
    rows = passing.claims(wanted, spell(wanted.terms)).ordered()
    return (found_claim(row) for row in rows.iterator(chunk_size=_AT_ONCE))


def reports(wanted: Filter, after: int | None = None, most: int = 50) -> Page:
    """One page of the reports. What only a claim can answer keeps the reports that have such a claim."""
    return _page(passing.reports, wanted, tallies.all_reports(), after, most, _found_report)


def every_report(wanted: Filter) -> Iterator[FoundReport]:
    rows = passing.reports(wanted, spell(wanted.terms)).ordered()
    return (_found_report(row) for row in rows.iterator(chunk_size=_AT_ONCE // 20))


def keys_looked_for(wanted: Filter) -> frozenset[str]:
    """Every key that a word may have to be what is looked for: for marking it where it stands."""
    return frozenset(spell(wanted.terms).keys)


# ---- what was typed, kept out of addresses ----


def keep_words(words: str) -> str:
    """An id under which these words stand from now on: the same words have the same one, and it tells nothing of them."""
    found = KeptWords.objects.filter(words=words).values_list("id", flat=True).first()
    if found is not None:
        return found
    row, _ = KeptWords.objects.get_or_create(
        words=words, defaults={"id": f"k-{get_random_string(_ID_LENGTH)}"}
    )
    return row.id


def kept_words(words_id: str) -> str | None:
    """``None`` where nothing was kept under it in this folder."""
    return KeptWords.objects.filter(pk=words_id).values_list("words", flat=True).first()


# ---- rows ----


def _page(
    passes: Callable[[Filter, Spelled, bool, int | None], Passing],
    wanted: Filter,
    everything: int,
    after: int | None,
    most: int,
    found: Any,
) -> Page:
    known = spell(wanted.terms)
    passing_ = passes(wanted, known, False, None)
    total, capped = (everything, False) if wanted == Filter() else how_many(passing_.rows)
    if capped or after is not None:
        passing_ = passes(wanted, known, capped, after)
    some = [found(row) for row in passing_.ordered()[: most + 1]]
    next_ = some[most - 1].number if len(some) > most else None
    return Page(tuple(some[:most]), total, everything - total, next_, tuple(sorted(known.added)), capped)


def found_claim(row: tables.Claim) -> FoundClaim:
    report = row.reading.report
    return FoundClaim(
        row.number,
        translate.claim_from_row(row),
        translate.report_from_row(report, with_text=False),
        report.received_at.isoformat(timespec="seconds"),
    )


def _found_report(row: tables.Report) -> FoundReport:
    return FoundReport(
        row.searched.number, translate.report_from_row(row), row.received_at.isoformat(timespec="seconds")
    )


# ---- what ids in an address stand for ----


def source_name(source: str) -> str | None:
    """What the folder's reports call it; ``None`` where no claim knows it."""
    keys = keys_of_source(source)
    if source.startswith(PROTECTED):
        return protected_name(int(source.removeprefix(PROTECTED))) if keys else None
    return Source.objects.filter(pk=source).values_list("name", flat=True).first() if keys else None


def outlet_name(outlet: str) -> str | None:
    names = outlet_names(outlet)
    if outlet.startswith(PROTECTED):
        return protected_name(int(outlet.removeprefix(PROTECTED)), outlet=True) if names else None
    return heeding.current().outlet(names[0], "") if names else None
