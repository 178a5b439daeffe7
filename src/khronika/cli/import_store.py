"""`khronika import-claims OUT`: a slice of a store (a country, a month) into a data folder, by the road that `khronika add` takes.

What the folder keeps as each report's original is what the store has of it, as one line of jsonl: the archive's own bytes stayed where they were, and
their hash stands in that line.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khronika.cli import exits
from khronika.cli.opening import open_folder
from khronika.cli.words import plural
from khronika.giving_way import give_way_to_a_team

if TYPE_CHECKING:
    from khronika.archive.store import Slice, Stored
    from khronika.nouns import Reading, Report, Unread

_NOTE = (
    "brought from a store of claims; the archive's original has SHA-256 {sha256} and is not in this folder"
)


def slice_of(country: str | None, month: str | None, where: Sequence[str]) -> "Slice":
    """Raises UsageError for what is no country, month or field."""
    from khronika.archive.store import OF_CLAIMS, OF_REPORTS, Slice

    if country is not None and not re.fullmatch(r"[A-Za-z]{2}", country):
        raise click.UsageError(f"--country takes a code of two letters, as KZ; {country!r} is none.")
    if month is not None and not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", month):
        raise click.UsageError(f"--month takes a year and a month, as 2019-06; {month!r} is none.")
    fields = {}
    for each in where:
        name, equals, value = each.partition("=")
        if not equals or name not in (*OF_REPORTS, *OF_CLAIMS) or name in fields:
            raise click.UsageError(
                f"--where takes FIELD=VALUE, each field once: {', '.join((*OF_REPORTS, *OF_CLAIMS))}; not {each!r}."
            )
        fields[name] = value
    return Slice(country, month, fields)


def import_store(ctx: click.Context, store: Path, slice_: "Slice", folder: str | None) -> None:
    """Brings the slice in and says what came; what is there already is passed over, so that a killed run is simply started again."""
    from khronika.archive import CannotGoOn
    from khronika.archive.store import many, reports
    from khronika.cli.extras import linking_needed
    from khronika.cli.progress import progress

    with linking_needed():
        import duckdb  # noqa: F401  asked for here, so that its absence is told in words
    give_way_to_a_team()
    try:
        expected = many(store, slice_)
    except CannotGoOn as error:
        raise click.UsageError(str(error)) from error
    if not expected:
        click.echo("The store has no such report; nothing was brought.", err=True)
        ctx.exit(exits.SOME_UNREAD)
    with open_folder(folder, make=True) as opened:
        from khronika.flow import bring

        with progress(f"Of {expected:,} reports") as watch:
            taken = bring(map(_kept, reports(store, slice_)), lambda step: watch.step(step.origin))
    if anew := len(taken.noted):
        click.echo(
            f"Note: the store was read by other rules; {plural(anew, 'report')} read anew by these.", err=True
        )
    for line in taken.warnings:
        click.echo(line, err=True)
    click.echo(
        f"{plural(taken.read, 'report')} brought with {plural(taken.claims, 'claim')}, {taken.known:,} known before, "
        f"{len(taken.unread):,} that could not be read. Folder: {opened}"
    )
    ctx.exit(exits.SOME_UNREAD if taken.unread else exits.FINE)


def _kept(stored: "Stored") -> "tuple[Report, bytes, Reading | Unread]":
    """The report as the folder keeps it, under the id that it has everywhere, with the line that is its original there."""
    from khronika.nouns import digest

    report = stored.report
    line = line_of(report)
    notes = (*report.notes, _NOTE.format(sha256=report.sha256))
    kept = replace(report, sha256=digest(line), media_type="application/json", encoding="utf-8", notes=notes)
    return kept, line, stored.outcome


def line_of(report: "Report") -> bytes:
    """What a store has of a report, as `khronika read` takes it."""
    said = {
        "id": report.given_id,
        "text": report.text,
        "lang": report.lang,
        "published": str(report.published) if report.published else None,
        "outlet": report.outlet,
        "url": report.url,
        "archive": {"sha256": report.sha256, "origin": report.origin, "media_type": report.media_type},
    }
    told = {name: value for name, value in said.items() if value is not None}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
