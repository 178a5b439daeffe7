"""`khronika import-claims FILE`: what a spreadsheet that was edited would change; with --apply, recorded as one act with one undo."""

from pathlib import Path

import click

from khronika.cli import exits, options
from khronika.cli.opening import open_folder

_EPILOG = """
\b
Examples:
  khronika import-claims claims.xlsx
  khronika import-claims claims.xlsx --apply --by "A. Editor" --reason "checked against the lists"

Without --apply nothing is recorded. Rows are known by their ids and versions: the same file twice changes nothing, and what the desk
changed since the sheet was made is shown as a conflict and left out. Exit code 1: some rows were refused or in conflict.
"""


@click.command("import-claims", short_help="Bring an edited spreadsheet of claims back.", epilog=_EPILOG)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@click.option("--apply", "record", is_flag=True, help="Record what would change.")
@click.option("--by", default="", help="Who decides.")
@click.option("--reason", default="", help="Why, for rows that give no reason.")
@options.said_in("what is said of the rows")
@options.folder_option
@click.pass_context
def command(
    ctx: click.Context, file: Path, record: bool, by: str, reason: str, lang: str, folder: str | None
) -> None:
    """Say row by row what FILE, made by `khronika export-claims` or the desk and edited since, would change."""
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
