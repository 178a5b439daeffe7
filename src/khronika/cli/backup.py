"""`khronika backup`: a copy of the folder in one file, made while others work in it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khronika.cli import exits, options, sealing_options
from khronika.cli.opening import open_folder
from khronika.cli.progress import progress
from khronika.cli.words import plural
from khronika.sealing.folders import refuse_locked
from khronika.sealing.postgresql import Server
from khronika.server.database import database_settings
from khronika.server.folder import folder_path

if TYPE_CHECKING:
    from khronika.sealing.backups import Backup

_EPILOG = """
\b
Examples:
  khronika backup /media/stick/                      named by the time
  khronika backup june.tar.age --to age1...          sealed to a key
  khronika backup june.tar.age --passphrase

The desk may run meanwhile. The copy is read back before it gets its name; one
that was killed, or for which the disk was too small, leaves none. A team's
PostgreSQL is copied by its own pg_dump. Try it: khronika restore.
"""


@click.command(
    "backup", short_help="Copy the folder into one file, also while the desk runs.", epilog=_EPILOG
)
@click.argument("target", metavar="DEST", type=click.Path(path_type=Path))
@click.option(
    "--originals-beside",
    is_flag=True,
    help="Keep originals once, in the folder `originals` beside the file: the next backup there copies only new ones.",
)
@sealing_options.seal_options
@options.folder_option
@click.pass_context
def command(
    ctx: click.Context,
    target: Path,
    originals_beside: bool,
    keys: tuple[str, ...],
    ask: bool,
    passphrase_files: tuple[Path, ...],
    folder: str | None,
) -> None:
    """Copy the database and all originals into one file, sealed if you say to whom, and check the copy."""
    refuse_locked(folder_path(folder))  # before anybody types a passphrase for nothing
    recipients = sealing_options.recipients_of(keys, ask, passphrase_files, needed=False)
    with open_folder(folder, make=False) as place:
        from khronika.ledger.actions.note_backup import note_backup
        from khronika.sealing.backups import back_up

        with progress("Copying") as shown:
            done = back_up(
                place,
                target,
                recipients,
                server=server_named(os.environ.get("KHRONIKA_DATABASE")),
                originals_beside=originals_beside,
                told=shown.step,
            )
        note_backup(done.sha256, done.files, sealed=recipients is not None)
    click.echo(
        f"{done.path}: {plural(done.files, 'file')}, of which {plural(done.originals, 'original')}; {done.size:,} bytes, read back. "
        f"SHA-256 {done.sha256}"
    )
    if recipients is None:
        click.echo(
            "It is not sealed: whoever has the file reads everything. --to or --passphrase seals it.",
            err=True,
        )
    _warn(done)
    ctx.exit(exits.SOME_UNREAD if done.missing or done.damaged else exits.FINE)


def _warn(done: "Backup") -> None:
    for what, hashes in (("missing from", done.missing), ("not what their names say in", done.damaged)):
        if hashes:
            click.echo(
                f"Warning: {plural(len(hashes), 'original')} {what} the folder itself; the backup has what there is. Run `khronika verify`.",
                err=True,
            )


def server_named(url: str | None) -> Server | None:
    """The PostgreSQL that has the record; ``None`` where no address names one: then it is SQLite. Raises FolderTrouble for a wrong address."""
    return Server.of(database_settings(Path(), url)) if url else None
