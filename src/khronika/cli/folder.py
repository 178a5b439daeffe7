"""`khronika folder lock|unlock|key`: the folder as one sealed file, and back."""

from pathlib import Path

import click

from khronika.cli import options, sealing_options
from khronika.cli.progress import progress
from khronika.cli.words import plural

_EPILOG = """
\b
Examples:
  khronika folder lock                          asks for a passphrase
  khronika folder lock --to age1... --to age1...
  khronika folder unlock
  khronika folder key -o key.txt                a key file, and its public key
  khronika folder open sent.age --key key.txt -o sent/

Killed at any step nothing is lost, and the same command goes on. What a disk
still holds of deleted files, and what a seized computer shows:
docs/backup-and-sealing.md.
"""


@click.group("folder", short_help="Seal the folder into one file, and open it.", epilog=_EPILOG)
def command() -> None:
    """Seal the folder into one file that a passphrase or a key opens, and open it again."""


@command.command("lock", short_help="Seal everything in it into one file.")
@sealing_options.seal_options
@options.folder_option
def lock(keys: tuple[str, ...], ask: bool, passphrase_files: tuple[Path, ...], folder: str | None) -> None:
    """Seal everything in the folder into one file with age, read it back, and only then remove the rest."""
    import os

    from khronika.ledger.errors import FolderTrouble
    from khronika.sealing.folders import is_locked, lock_folder
    from khronika.sealing.keys import Recipients
    from khronika.server.folder import folder_path

    place = folder_path(folder)
    if os.environ.get("KHRONIKA_DATABASE"):
        raise FolderTrouble(
            "This folder's record is in PostgreSQL, which is not in the folder: sealing it would seal the originals alone and look like more. "
            "Encrypt the database's disk; `khronika backup` makes a sealed copy of both."
        )
    known = is_locked(place)
    to = None if known else sealing_options.recipients_of(keys, ask, passphrase_files, needed=True)
    with progress("Sealing") as shown:
        done = lock_folder(place, to or Recipients(), told=shown.step)
    if done is None:
        click.echo(f"{place} was sealed already; nothing in it lies open.")
        return
    click.echo(
        f"{place} is sealed: {plural(done.files, 'file')} in one of {done.size:,} bytes, which was read back. The open files are deleted."
    )
    _left(done.left)
    click.echo(
        "Deleted is not gone: a disk, a solid-state one above all, may keep what was deleted until it writes over it. Only a disk that "
        "was encrypted from the beginning hides that.",
        err=True,
    )
    if to is not None and not to.passphrases:
        click.echo("Only who has the key file opens it. Without it nobody can, nor can we.", err=True)


@command.command("unlock", short_help="Open a sealed folder.")
@sealing_options.open_options
@options.folder_option
def unlock(key_files: tuple[Path, ...], passphrase_file: Path | None, folder: str | None) -> None:
    """Open a sealed folder: each file is checked before the sealed one is removed."""
    from khronika.ledger.errors import FolderTrouble
    from khronika.sealing.envelope import has_passphrase
    from khronika.sealing.folders import SEALED, is_locked, unlock_folder
    from khronika.server.folder import folder_path

    place = folder_path(folder)
    if not is_locked(place):
        raise FolderTrouble(f"The folder {place} is not sealed.")
    opener = sealing_options.opener_of(
        key_files, passphrase_file, has_passphrase=has_passphrase(place / SEALED)
    )
    with progress("Opening") as shown:
        done = unlock_folder(place, opener, told=shown.step)
    click.echo(f"{place} is open: {plural(done.files, 'file')}, each as it was sealed.")


@command.command("key", short_help="Make a key file.")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The new key file.")
def key(output: Path) -> None:
    """Make a key file, as age-keygen does, and print its public key. Keep it elsewhere than the folder."""
    from khronika.sealing.keys import make_key_file

    click.echo(make_key_file(output))
    click.echo(
        f"{output} opens what is sealed to this public key. Keep it on another disk than the folder, and a copy of it: without it nobody "
        "opens it.",
        err=True,
    )


@command.command("open", short_help="Open a bundle or backup into a new directory.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@sealing_options.open_options
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="A new directory.")
def open_file(file: Path, key_files: tuple[Path, ...], passphrase_file: Path | None, output: Path) -> None:
    """Open a sealed file (a bundle that somebody sent, a backup) into a new directory, each file held to its list."""
    import shutil

    from khronika.ledger.errors import FolderTrouble
    from khronika.sealing.envelope import has_passphrase, open_sealed

    if output.exists():
        raise FolderTrouble(f"{output} is there already, and nothing is written over. Name a new directory.")
    opener = sealing_options.opener_of(key_files, passphrase_file, has_passphrase=has_passphrase(file))
    opening = output.with_name(f".{output.name}.opening")
    shutil.rmtree(opening, ignore_errors=True)  # of a run that was killed
    try:
        opening.mkdir(mode=0o700)
        manifest = open_sealed(file, opener, opening)
        opening.rename(output)
    finally:
        shutil.rmtree(opening, ignore_errors=True)
    click.echo(f"{output}: {plural(len(manifest.files), 'file')}, each as it was sealed ({manifest.what}).")


def _left(names: tuple[str, ...]) -> None:
    for name in names:
        click.echo(f"Note: {name} was changed meanwhile and is left lying open.", err=True)
