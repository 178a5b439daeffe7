"""`khronika questions --claims OUT`: what a store of Parquet answers, without a folder. No ledger's tables and no Django."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khronika.cli import options
from khronika.nouns import PartialDate

if TYPE_CHECKING:
    from khronika.cli.questions import Teller
    from khronika.ledger.views import QuestionRow, Told

_ALIKE, _MOST = 0.75, 3  # as a folder has them: ledger/place_names.py


@contextmanager
def asked_of_store(
    store: Path,
    kind: str | None,
    place: str | None,
    start: PartialDate | None,
    end: PartialDate | None,
    lang: str,
) -> "Iterator[tuple[list[QuestionRow], Teller]]":
    """The rows that pass, and what looks up what is said to them; says afterwards, on standard error, what the record leaves out. Raises UsageError
    for a folder that is no store, or whose claims were not compared."""
    from khronika.archive import CannotGoOn
    from khronika.cli.extras import linking_needed
    from khronika.cli.reconcile_archive import left_out
    from khronika.ledger.views import QuestionRow, Told

    with linking_needed():
        import duckdb  # noqa: F401  asked for here, so that its absence is told in words
    from khronika.archive import record

    since = start.earliest.isoformat() if start else None
    until = end.latest.isoformat() if end else None
    try:
        summary = record.summary_of(store)
        found = record.listed(store, record.Wanted(kind, place, since, until))
    except CannotGoOn as error:
        raise click.UsageError(str(error)) from error

    def teller(ids: Iterable[str]) -> "dict[str, Told]":
        told = record.answering(store, ids)
        return {key: Told(each.claims, each.comparisons) for key, each in told.items()}

    yield (
        [QuestionRow(each.question, len(each.question.members), *each.counts) for each in found],
        teller,
    )
    if place is not None and not found:
        options.say_names_like(place, _names_like(store, place), lang)
    for line in left_out(summary.loose):
        click.echo(line, err=True)
    if record.is_stale(store):
        click.echo(
            f"Note: reports were read into {store} since its claims were compared; `khronika reconcile {store} --engine spark` takes them in.",
            err=True,
        )


def _names_like(store: Path, place: str) -> tuple[str, ...] | None:
    """``None`` where a claim of the store is placed there; else names like it."""
    import difflib

    from khronika.archive import record

    names, folded = record.names_of_places(store), place.casefold().strip()
    if folded in names or record.is_key(store, place):
        return None
    return tuple(difflib.get_close_matches(folded, names, _MOST, _ALIKE))
