"""`khronika claims`: what was read from the folder's reports."""

import sys
from dataclasses import asdict

import click

from khronika.cli import options
from khronika.cli.opening import open_folder
from khronika.nouns import Kind, PartialDate

_EPILOG = """
\b
Examples:
  khronika claims --kind release --place Almaty
  khronika claims --format jsonl > claims.jsonl

\b
As with `khronika read`, claims with a field on weak ground stand apart, the
field worded "perhaps", with why; but those a person accepted or corrected.
With --format jsonl each claim is one line, as `khronika read` writes it and
with its report's id, and "weak" lists the fields on weak ground; offsets
refer to the report's stored text.
"""


@click.command("claims", short_help="List the claims read from the folder's reports.", epilog=_EPILOG)
@options.filter_options
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@options.folder_option
def command(
    kind: str | None,
    place: str | None,
    start: PartialDate | None,
    end: PartialDate | None,
    form: str,
    folder: str | None,
) -> None:
    """List the claims read from the folder's reports, report by report."""
    options.check_period(start, end)
    with open_folder(folder, make=False):
        from khronika.cli.claim_table import count_words, lines_by_ground
        from khronika.ledger import access
        from khronika.ledger.doubted import with_grounds
        from khronika.nouns.rows import claim_row, row_line

        found = access.claims(Kind(kind) if kind else None, place, start, end)
        if form == "jsonl":
            claim = None
            for claim, weak, _ in with_grounds(found):
                told = {"weak": [asdict(ground) for ground in weak]}
                sys.stdout.buffer.write(row_line({"report": claim.report_id, **claim_row(claim), **told}))
            options.say_of_place(place, claim is not None)
            return
        listed = list(found)
        if lines := list(lines_by_ground(with_grounds(listed))):
            click.echo("\n".join([*lines, ""]))
        click.echo(f"{count_words(len(listed))}.")
        options.say_of_place(place, bool(listed))
