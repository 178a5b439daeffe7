"""`khronika import-claims FILE|OUT`: a slice of a store into a folder (``import_store``); or what a spreadsheet that was edited would change; with --apply, recorded as one act with one undo."""

from pathlib import Path

import click

from khronika.cli import exits, options
from khronika.cli.opening import open_folder

_EPILOG = """
\b
Examples:
  khronika import-claims claims.xlsx
  khronika import-claims claims.xlsx --apply --by "A. Editor" --reason "checked against the lists"
  khronika import-claims store --country KZ --month 2019-06 --folder june

Without --apply nothing is recorded. Rows are known by their ids and versions: the same file twice changes nothing, and what the desk
changed since the sheet was made is shown as a conflict and left out. Exit code 1: some rows were refused or in conflict.
"""


@click.command(
    "import-claims",
    short_help="Bring an edited spreadsheet of claims back, or a slice of a store in.",
    epilog=_EPILOG,
)
@click.argument("file", type=click.Path(exists=True, path_type=Path), metavar="FILE|OUT")
@click.option("--apply", "record", is_flag=True, help="Record what would change.")
@click.option("--by", default="", help="Who decides.")
@click.option("--reason", default="", help="Why, for rows that give no reason.")
@click.option("--country", metavar="CODE", help="Of a store: reports with a claim placed there (KZ).")
@click.option("--month", metavar="YYYY-MM", help="Of a store: reports published then.")
@click.option(
    "--where",
    multiple=True,
    metavar="FIELD=VALUE",
    help="Of a store: lang, outlet, url, given_id, kind or source.",
)
@options.said_in("what is said of the rows")
@options.folder_option
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    record: bool,
    by: str,
    reason: str,
    country: str | None,
    month: str | None,
    where: tuple[str, ...],
    lang: str,
    folder: str | None,
) -> None:
    """Say row by row what FILE, made by `khronika export-claims` or the desk and edited since, would change. OUT, a store that
    `khronika read --engine spark` wrote, has its reports and claims brought into the folder instead."""
    if file.is_dir():
        if record or by or reason:
            raise click.UsageError(
                "A store is brought in as it was read: leave --apply, --by and --reason out.", ctx
            )
        from khronika.cli.import_store import import_store, slice_of

        import_store(ctx, file, slice_of(country, month, where), folder)
        return
    if country or month or where:
        raise click.UsageError(
            "--country, --month and --where choose from a store; FILE is a spreadsheet.", ctx
        )
    if record and not by.strip():
        raise click.UsageError("A decision names who decides: --by NAME.")
    with open_folder(folder, make=False):
        from django.utils.translation import override

        from khronika.cli.words import clean
        from khronika.desk.exchange.carrying import record as record_plan
        from khronika.desk.exchange.files import Unusable, read_sheet
        from khronika.desk.exchange.lines import Outcome
        from khronika.desk.exchange.plan import plan_of
        from khronika.desk.exchange.telling import told
        from khronika.ledger.errors import NotPossible
        from khronika.nouns import digest
        from khronika.side_by_side import settle_reviews

        with override(lang):
            try:
                with file.open("rb") as opened:
                    plan = plan_of(read_sheet(opened), reason=reason.strip())
            except Unusable as unusable:
                raise click.UsageError(str(unusable)) from unusable
            for line in told(plan):
                click.echo(clean(line) if not line.startswith("    ") else f"    {clean(line)}")
        if record and plan.changes:
            try:
                number = record_plan(plan, by=by, sha256=digest(file.read_bytes()))
            except NotPossible as error:
                raise click.UsageError(str(error)) from error
            settle_reviews()
            click.echo(f"Recorded as decision {number} on many; the desk takes it back as one.")
        elif plan.changes:
            click.echo("Nothing was recorded. To record it: --apply --by NAME.")
        if plan.of(Outcome.REFUSED) or plan.of(Outcome.CONFLICT):
            ctx.exit(exits.SOME_UNREAD)
