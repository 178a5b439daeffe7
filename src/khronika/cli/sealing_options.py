"""Who may open what is sealed, as options of `folder lock`, `backup` and `bundle`, and what opens it again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from khronika.cli.passphrases import asked
from khronika.sealing.keys import Opener, Recipients, passphrase_in, words_in

_Command = TypeVar("_Command", bound=Callable[..., Any])
_FILE = click.Path(path_type=Path, dir_okay=False)


def seal_options(command: _Command) -> _Command:
    """--to, --passphrase and --passphrase-file, for ``recipients_of``."""
    for option in (
        click.option(
            "--passphrase-file",
            "passphrase_files",
            multiple=True,
            type=_FILE,
            help="A file whose first line is a passphrase. Several may be named; each opens it.",
        ),
        click.option("--passphrase", "ask", is_flag=True, help="Ask for a passphrase, twice."),
        click.option(
            "--to",
            "keys",
            multiple=True,
            metavar="age1...",
            help="A public key of age; whoever has its key file can open it. Several may be named.",
        ),
    ):
        command = option(command)
    return command


def open_options(command: _Command) -> _Command:
    """--key and --passphrase-file, for ``opener_of``."""
    for option in (
        click.option(
            "--passphrase-file",
            "passphrase_file",
            type=_FILE,
            help="A file whose first line is the passphrase. Without it you are asked.",
        ),
        click.option(
            "--key", "key_files", multiple=True, type=_FILE, help="A key file; several may be named."
        ),
    ):
        command = option(command)
    return command


def recipients_of(
    keys: tuple[str, ...], ask: bool, passphrase_files: tuple[Path, ...], *, needed: bool
) -> Recipients | None:
    """Who may open it. Where nobody is named: a passphrase is asked for if somebody is ``needed``, else ``None``."""
    phrases = [passphrase_in(path) for path in passphrase_files]
    if ask or (needed and not keys and not phrases):
        phrases.append(
            asked(
                "Passphrase",
                again="Passphrase again",
                otherwise="--passphrase-file FILE, or a key: --to age1...",
            )
        )
    found = Recipients(tuple(phrases), keys)
    return found.checked() if found else None


def opener_of(key_files: tuple[Path, ...], passphrase_file: Path | None, *, has_passphrase: bool) -> Opener:
    """What opens it; a passphrase is asked for where one can open it and nothing else was named."""
    identities = tuple(words_in(path, "The key file") for path in key_files)
    if passphrase_file is not None:
        return Opener(passphrase_in(passphrase_file), identities)
    if has_passphrase and not identities:
        return Opener(
            asked("Passphrase", otherwise="--passphrase-file FILE, or a key: --key FILE"), identities
        )
    return Opener(None, identities)
