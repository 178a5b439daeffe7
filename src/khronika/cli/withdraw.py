"""`khronika withdraw REPORT`: a report that no longer counts."""

import click

from khronika.cli import options
from khronika.cli.opening import open_folder

_EPILOG = """
\b
Example:
  khronika withdraw r-0123456789abcdef0123 --by "A. Editor" --reason "its outlet took it back"

The report, its bytes and its claims stay where they are; they answer no question any more.
"""


@click.command("withdraw", short_help="Let a report's claims no longer count.", epilog=_EPILOG)
@click.argument("report_id", metavar="REPORT")
@click.option("--by", required=True, help="Who withdraws it.")
@click.option("--reason", required=True, help="Why.")
@options.folder_option
def command(report_id: str, by: str, reason: str, folder: str | None) -> None:
    """Let a report's claims no longer count, with a name and a reason. Nothing is erased."""
    with open_folder(folder, make=False):
        from khronika.ledger.actions.withdraw_report import withdraw_report
        from khronika.ledger.errors import NotPossible
        from khronika.side_by_side import set_side_by_side

        try:
            fresh = withdraw_report(report_id, by=by, reason=reason)
        except NotPossible as error:
            raise click.UsageError(str(error)) from error
        set_side_by_side()
        click.echo(
            f"{report_id} {'is withdrawn' if fresh else 'was withdrawn before'}; it answers no question."
        )
