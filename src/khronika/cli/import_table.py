"""`khronika import-table FILE --as acled`: rows of another dataset as reports and claims in that dataset's voice."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khronika.cli import exits, options
from khronika.cli.opening import open_folder
from khronika.cli.progress import progress
from khronika.cli.words import clean
from khronika.intake.datasets import BUILT_IN, ColumnMap, WrongMap, built_in, parse_map
from khronika.nouns import Claim

if TYPE_CHECKING:  # the ledger needs Django, which --help must not load
    from khronika.foreign import Line, Plan

_EPILOG = """
\b
Examples:
  khronika import-table events.csv --as acled --dry-run
  khronika import-table --as uwazi --print-map > our-map.json
  khronika import-table cases.xlsx --as columns --map our-map.json

\b
A row is known by its dataset's own id: the same file twice changes nothing, a
changed row is a new version beside the old one, and what could not be
understood is listed by row and column. Exit code 1: some of it was.
"""
_SHOWN = 50  # rows that are told one by one; the rest are counted


@click.command(
    "import-table", short_help="Take in rows of ACLED, UCDP, CCC, Uwazi, Ushahidi.", epilog=_EPILOG
)
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")  # fmt: skip
@click.option("--as", "name", required=True, type=click.Choice([*BUILT_IN, "columns"]), help="Whose table; “columns” for any, with --map.")  # fmt: skip
@click.option("--map", "map_file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Which column is what, as JSON.")  # fmt: skip
@click.option("--print-map", is_flag=True, help="Print the map of --as, to save and change.")
@click.option("--dry-run", is_flag=True, help="Say what would be added, changed and left, and record nothing.")  # fmt: skip
@options.folder_option
@click.pass_context
def command(
    ctx: click.Context,
    file: Path | None,
    name: str,
    map_file: Path | None,
    print_map: bool,
    dry_run: bool,
    folder: str | None,
) -> None:
    """Take the rows of FILE (CSV, TSV, XLSX) in as reports, with claims in the voice of their dataset."""
    if print_map:
        if name == "columns":
            raise click.UsageError("“columns” has no map of its own; begin from one of another dataset.")
        click.echo(built_in(name), nl=False)
        return
    if file is None:
        raise click.UsageError("Name the FILE, or ask for --print-map.")
    chosen = _map(name, map_file)
    if chosen.note:
        click.echo(f"Note: {clean(chosen.note)}", err=True)
    with open_folder(folder, make=not dry_run):
        from khronika.foreign import plan_of, record
        from khronika.intake.people import rows_of
        from khronika.nouns import Unread

        rows = rows_of(file.read_bytes(), file.name)
        if isinstance(rows, Unread):
            raise click.UsageError(f"{rows.reason}. {rows.remedy}")
        if missing := _missing(chosen, rows[0] if rows else {}):
            raise click.UsageError(f"{file.name} has no column {missing}. Say which is which with --map.")
        plan = plan_of(rows, chosen, file.name)
        for line in _told(plan):
            click.echo(line)
        if not dry_run:
            with progress("Taking in") as watch:
                record(plan, lambda line: watch.step(line.id))
        click.echo(_summary(plan, dry_run))
        if any(line.troubles or line.why for line in plan.lines):
            ctx.exit(exits.SOME_UNREAD)


def _map(name: str, file: Path | None) -> ColumnMap:
    if file is None and name == "columns":
        raise click.UsageError("--as columns needs --map: begin from one that --as acled --print-map shows.")
    try:
        if file is None:
            return parse_map(built_in(name), f"the map of {name}")
        return parse_map(file.read_text(encoding="utf-8"), file.name)
    except (WrongMap, UnicodeDecodeError) as error:
        raise click.UsageError(str(error)) from error


def _missing(chosen: ColumnMap, row: Mapping[str, str]) -> str:
    """What a table cannot do without: its ids, and one column of words at least. Empty where all is there."""
    lacks = [column for column in chosen.id if column not in row]
    if not any(column in row for column in chosen.passage):
        lacks.append(" or ".join(chosen.passage))
    return f"{', '.join(lacks)}; it has {clean(', '.join(row)) or 'nothing'}" if lacks else ""


def _told(plan: "Plan") -> Iterator[str]:
    """What is new or changed and what was not understood, row by row, no more than a terminal holds."""
    if plan.absent:
        yield f"Columns that the map names and the table has not: {clean(', '.join(plan.absent))}."
    told = [words for line in plan.lines for words in _line(line)]
    yield from told[:_SHOWN]
    if len(told) > _SHOWN:
        yield f"… and {len(told) - _SHOWN} more of these."
    if plan.decided:
        yield (
            f"People decided on {plan.decided} claim{'' if plan.decided == 1 else 's'} of rows that changed; "
            "the decisions stay with the old version, decide anew on the new one."
        )


def _line(line: "Line") -> Iterator[str]:
    from khronika.foreign import Outcome

    where = clean(f"row {line.number}{f' ({line.id})' if line.id else ''}")
    if line.outcome is Outcome.REFUSED:
        yield f"{where}: refused, it {clean(line.why)}."
        return
    if line.outcome is not Outcome.LEFT:
        kinds = ", ".join(_claim_words(claim) for claim in line.claims) or "no claim"
        yield f"{where}: {line.outcome}: {clean(kinds)}"
    for column, before, after in line.differences:
        yield f"    {clean(column)}: {clean(before)[:60] or '–'} -> {clean(after)[:60] or '–'}"
    for trouble in line.troubles:
        yield f"{where}, {clean(trouble.column)}: “{clean(trouble.cell)[:60]}” {clean(trouble.why)}."


def _claim_words(claim: Claim) -> str:
    return f"{claim.kind.value} {claim.figure.text}" if claim.figure else claim.kind.value


def _summary(plan: "Plan", dry_run: bool) -> str:
    from khronika.foreign import Outcome

    counted = [f"{len(found)} {outcome}" for outcome in Outcome if (found := plan.of(outcome))]
    if plan.elsewhere:
        counted.append(f"{plan.elsewhere} known and not in this table, left as they are")
    words = f"Rows: {', '.join(counted) or 'none'}."
    return f"{words} Nothing was recorded." if dry_run else words
