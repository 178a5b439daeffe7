"""folder lock, unlock and key: what is asked, what is said, and that every other command says that the folder is sealed."""

import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pyrage
import pytest

from khronika.cli.main import COMMANDS
from tests.cli.conftest import Khronika
from tests.sealing.places import WORDS, a_folder, contents

# They keep nothing in a folder, or make and open it themselves.
WITHOUT_A_FOLDER = {"read", "reconcile", "estimate", "link", "demo", "folder", "restore"}


def arguments_of(command: click.Command) -> list[str]:
    """Something in the place of whatever it cannot do without."""
    given: list[str] = []
    for param in command.params:
        if param.required:
            value = param.type.choices[0] if isinstance(param.type, click.Choice) else "a.csv"
            given += [str(value)] if isinstance(param, click.Argument) else [param.opts[0], str(value)]
    return given


def takes_a_folder(command: click.Command) -> bool:
    return any(param.name == "folder" for param in command.params)


def every_command() -> Iterator[tuple[str, ...]]:
    """Each that takes a folder, with its arguments."""
    for name in sorted(COMMANDS.keys() - WITHOUT_A_FOLDER):
        command = import_module(f"khronika.cli.{name.replace('-', '_')}").command
        if isinstance(command, click.Group):
            inner = [(each, one) for each, one in command.commands.items() if takes_a_folder(one)]
            yield from ((name, each, *arguments_of(one)) for each, one in inner)
        elif takes_a_folder(command):
            yield (name, *arguments_of(command))


@pytest.fixture
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """age makes a passphrase cost a second; that it does is tested in tests/sealing."""

    def opened(sealed: bytes, passphrase: str) -> bytes:
        if not sealed.startswith(passphrase.encode() + b"\n"):
            raise pyrage.DecryptError("Decryption failed")
        return sealed.partition(b"\n")[2]

    monkeypatch.setattr(pyrage.passphrase, "encrypt", lambda raw, words: words.encode() + b"\n" + raw)
    monkeypatch.setattr(pyrage.passphrase, "decrypt", opened)


@pytest.mark.usefixtures("quick_passphrases")
def test_sealed_and_opened_with_a_passphrase_that_is_asked(khronika: Khronika, tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "khronika-folder")
    whole = contents(folder)
    refused = khronika("folder", "lock", given="short\nshort\n")
    assert refused.exit_code == 3
    assert "fewer than 10 characters" in refused.stderr
    sealed = khronika("folder", "lock", given=f"{WORDS}\n{WORDS}\n")
    assert sealed.exit_code == 0, sealed.stderr
    assert f"{folder} is sealed: 7 files in one of " in sealed.stdout
    assert "Deleted is not gone" in sealed.stderr
    assert WORDS not in sealed.output
    assert khronika("folder", "lock").stdout == f"{folder} was sealed already; nothing in it lies open.\n"
    wrong = khronika("folder", "unlock", given="six words of another\n")
    assert wrong.exit_code == 3
    assert "That passphrase does not open it" in wrong.stderr
    (tmp_path / "words").write_text(WORDS + "\n")
    opened = khronika("folder", "unlock", "--passphrase-file", "words")
    assert opened.stdout == f"{folder} is open: 7 files, each as it was sealed.\n"
    assert contents(folder) == whole
    assert khronika("folder", "unlock").exit_code == 3


def test_where_nobody_types_a_passphrase_it_is_said_how_else(khronika: Khronika, tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "khronika-folder")
    whole = contents(folder)
    said = khronika("folder", "lock", given="")
    assert said.exit_code == 2
    assert "Nobody is there to type the passphrase" in said.stderr
    assert "--passphrase-file FILE, or a key: --to age1..." in said.stderr
    assert "getpass" not in said.output
    assert contents(folder) == whole


def test_sealed_to_a_key(khronika: Khronika, tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "khronika-folder")
    whole = contents(folder)
    made = khronika("folder", "key", "-o", "key.txt")
    public = made.stdout.strip()
    assert "Keep it on another disk" in made.stderr
    sealed = khronika("folder", "lock", "--to", public)
    assert "Without it nobody can, nor can we" in sealed.stderr
    assert "Name a key file with --key" in khronika("folder", "unlock").stderr
    assert khronika("folder", "unlock", "--key", "key.txt").exit_code == 0
    assert contents(folder) == whole


def test_every_command_says_that_it_is_sealed(
    khronika: Khronika, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "khronika-folder"
    folder.mkdir()
    (folder / "folder.sealed").write_bytes(b"age")
    (tmp_path / "a.csv").write_text("text")
    told = 0
    for words in every_command():
        said = khronika(*words)
        if said.exit_code == 2:  # it wants more than can be guessed here
            continue
        assert (said.exit_code, "khronika folder unlock" in said.stderr) == (3, True), (words, said.output)
        told += 1
    assert told >= 16
    assert os.listdir(folder) == ["folder.sealed"]
    monkeypatch.setenv("KHRONIKA_DATABASE", "postgresql://somebody@/record")
    assert "is in PostgreSQL" in khronika("folder", "lock").stderr
