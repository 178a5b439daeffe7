"""`khronika site`: the release in force as static files."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from khronika.cli import options
from khronika.cli.opening import open_folder
from khronika.ledger.errors import FolderTrouble

if TYPE_CHECKING:
    from khronika.public.record import Record

_EPILOG = """
\b
Examples:
  khronika site -o public/
  khronika site -o public/ --address https://records.example.org/ --publisher "Example Monitoring Group"

Run again, it writes the same bytes. Files in the folder that it did not write are left alone.
"""


@click.command("site", short_help="Write the published release as static files.", epilog=_EPILOG)
@click.option(
    "--release",
    "number",
    type=click.IntRange(1),
    help="The release that is meant: it must be the one in force.",
)
@click.option(
    "-o", "--out", "out", required=True, type=click.Path(path_type=Path), help="The folder of the site."
)
@click.option(
    "--address", default="", metavar="URL", help="Where the site will stand: for feeds and citations."
)
@click.option("--publisher", default="", help="Who is cited; without it the release's title.")
@options.folder_option
def command(number: int | None, out: Path, address: str, publisher: str, folder: str | None) -> None:
    """Make the public pages of the release in force, in English, Russian and Kazakh, as files that any server, or a folder on a disk,
    can show: questions with charts, incidents, every claim with its way back, data, citations, corrections and feeds."""
    if address and not address.startswith(("https://", "http://")):
        raise click.UsageError("--address is where the site will stand, as https://records.example.org/")
    with open_folder(folder, make=False):
        from khronika.public.building import build
        from khronika.public.site import site

        built = build(site(_record(number, address, publisher)), out)
        click.echo(f"{built.files:,} files, {built.size / 1e6:.1f} MB: {out}")
        if built.removed:
            click.echo(f"{built.removed:,} that are no longer part of it were taken out.")
        if not built.changed:
            click.echo("It was so already; nothing was moved.")


def _record(number: int | None, address: str, publisher: str) -> "Record":
    from khronika.ledger import published
    from khronika.public.record import record_of

    found = record_of(published.every(), number=number, address=address, publisher=publisher)
    if isinstance(found, str):
        raise FolderTrouble(found)
    return found
