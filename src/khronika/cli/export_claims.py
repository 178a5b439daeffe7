"""`khronika export-claims FILE`: claims as a spreadsheet to edit offline; `khronika import-claims` brings it back."""

from pathlib import Path

import click

from khronika.cli import options
from khronika.cli.opening import open_folder
from khronika.nouns import Kind, PartialDate

_EPILOG = """
\b
Examples:
  khronika export-claims claims.xlsx
  khronika export-claims almaty.csv --place Almaty --figures

The second sheet of an XLSX says what stands in each column and which may be changed; for a CSV, `--dictionary FILE` writes it.
"""


@click.command(
    "export-claims", short_help="Write claims to a spreadsheet, to edit and bring back.", epilog=_EPILOG
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@options.filter_options
@click.option("--figures", is_flag=True, help="Only claims that have a figure.")
@click.option(
    "--dictionary", type=click.Path(dir_okay=False, path_type=Path), help="What the columns mean, as a CSV."
)
@options.said_in("the dictionary")
@options.folder_option
def command(
    file: Path,
    kind: str | None,
    place: str | None,
    start: PartialDate | None,
    end: PartialDate | None,
    figures: bool,
    dictionary: Path | None,
    lang: str,
    folder: str | None,
) -> None:
    """Write the claims that count to FILE, a .csv or .xlsx, one row each: ids, a version, and columns to decide and correct."""
    options.check_period(start, end)
    form = file.suffix.casefold().removeprefix(".")
    if form not in ("csv", "xlsx"):
        raise click.UsageError(f"{file.name} is neither .csv nor .xlsx; name one of them.")
    with open_folder(folder, make=False):
        from django.utils.translation import override

        from khronika.desk.exchange.leaving import write_dictionary, write_sheet
        from khronika.ledger import exchange, search

        wanted = search.Filter(kind=Kind(kind) if kind else None, place=place, happened=(start, end))
        with override(lang):
            with file.open("wb") as out:
                many = write_sheet(out, form, exchange.of_search(wanted, figures=figures), "claims")
            if dictionary is not None:
                with dictionary.open("wb") as out:
                    write_dictionary(out)
        options.say_of_place(place, many > 0, lang)
        click.echo(f"{many} {'row' if many == 1 else 'rows'} in {file}.")
