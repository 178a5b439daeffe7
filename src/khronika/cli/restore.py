"""`khronika restore`: a folder made anew from a backup."""

import os
from pathlib import Path

import click

from khronika.cli import exits, sealing_options
from khronika.cli.backup import server_named
from khronika.cli.progress import progress
from khronika.cli.words import plural

_EPILOG = """
\b
Examples:
  khronika restore june.tar --folder restored
  khronika restore june.tar.age --key key.txt --folder restored
  KHRONIKA_DATABASE=postgresql:///empty khronika restore june.tar --folder restored

Each file is held to the backup's own list, and the database to the originals,
before the folder gets its name. `khronika verify` then goes through all of it.
"""


@click.command("restore", short_help="Make a folder anew from a backup.", epilog=_EPILOG)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@sealing_options.open_options
@click.option(
    "--folder", required=True, metavar="NEW", help="The new folder; one that is there is never written over."
)
@click.pass_context
def command(
    ctx: click.Context, file: Path, key_files: tuple[Path, ...], passphrase_file: Path | None, folder: str
) -> None:
    """Make a new folder from a backup, and check it before it is called done."""
    from khronika.sealing.backups import restore
    from khronika.sealing.envelope import has_passphrase
    from khronika.server.folder import folder_path

    place = folder_path(folder)
    sealed = file.is_file() and has_passphrase(file)
    opener = sealing_options.opener_of(key_files, passphrase_file, has_passphrase=sealed)
    with progress("Restoring") as shown:
        done = restore(
            file, place, opener, server=server_named(os.environ.get("KHRONIKA_DATABASE")), told=shown.step
        )
    click.echo(
        f"{place}: {plural(done.files, 'file')}, of which {plural(done.originals, 'original')}, as they were at {done.made_at}. Each is as it "
        f"was copied. Look through it: khronika verify --folder {place}"
    )
    if lost := len(done.missing) + len(done.damaged):
        click.echo(
            f"Warning: {plural(lost, 'original')} missing or damaged when the backup was made, and here too.",
            err=True,
        )
    ctx.exit(exits.SOME_UNREAD if lost else exits.FINE)
