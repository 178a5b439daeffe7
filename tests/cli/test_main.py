"""The door: help at once, every command listed as it is, each way to fail with its code and no traceback."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest

from khronika.cli import exits
from khronika.cli.main import COMMANDS
from tests.cli.conftest import ROOT, SENTENCE, Khronika, Program

HEAVY = [
    "django",
    "spacy",
    "numpy",
    "natasha",
    "trafilatura",
    "lingua",
    "rich",
    "khronika.intake",
    "khronika.reading",
]


@pytest.mark.parametrize(
    "arguments",
    [
        "--help",
        "read --help",
        "reconcile --help",
        "estimate --help",
        "questions --help",
        "demo --help",
        "desk --help",
    ],
)
def test_help_loads_nothing_heavy(arguments: str) -> None:
    code = (
        "import sys\n"
        "from khronika.cli.main import main\n"
        f"main({arguments.split()!r}, standalone_mode=False)\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stderr.strip() == "[]"
    assert "Usage:" in done.stdout


def every_help(command: click.Command, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield (*words, "--help")
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from every_help(inner, (*words, name))


def test_help_fits_a_terminal_but_for_commands_to_copy(
    khronika: Khronika, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for name in COMMANDS:
        command: click.Command = import_module(f"khronika.cli.{name.replace('-', '_')}").command
        for words in every_help(command, (name,)):
            said = khronika(*words).output.splitlines()
            assert said[0].startswith("Usage:")
            wide = [line for line in said if len(line) > 80]
            assert [line for line in wide if not re.match(r"    .*khronika [a-z]", line)] == [], words


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_says_of_itself(name: str) -> None:
    command: click.Command = import_module(f"khronika.cli.{name.replace('-', '_')}").command
    assert command.name == name
    assert command.short_help == COMMANDS[name]
    assert "Example" in (command.epilog or "")


def test_help_promises_each_exit_code(khronika: Khronika) -> None:
    said = khronika("--help").output
    for code in (exits.FINE, exits.SOME_UNREAD, exits.USAGE, exits.FOLDER, exits.NOT_HERE, exits.INTERRUPTED):
        assert f"{code} " in said


def test_an_unknown_command_is_usage(khronika: Khronika) -> None:
    done = khronika("publsh")
    assert done.exit_code == exits.USAGE
    assert "No such command" in done.output


def test_a_reader_that_leaves_is_no_traceback(tmp_path: Path) -> None:
    lines = tmp_path / "many.jsonl"
    lines.write_text(f'{{"text": "{SENTENCE}"}}\n' * 3000, encoding="utf-8")
    with subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.simple_reading",
            "read",
            str(lines),
            "--lang",
            "en",
            "--format",
            "jsonl",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().startswith(b'{"id":')
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == exits.FINE


def test_a_terminal_without_cyrillic_gets_escapes_and_no_traceback(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"text": "{SENTENCE}", "outlet": "Вестник"}}', encoding="utf-8")
    done = program("read", "a.jsonl", PYTHONIOENCODING="latin-1")
    assert done.returncode == exits.FINE
    assert r"\u0412\u0435\u0441\u0442\u043d\u0438\u043a" in done.stdout


def without_django(directory: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    code = (
        "import sys\n"
        "sys.modules['django'] = None\n"  # importing it now fails as it does where it is not installed
        "from tests.simple_reading import main\n"
        "main()"
    )
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=directory,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_read_needs_no_django(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    done = without_django(tmp_path, "read", "a.txt")
    assert (done.returncode, done.stderr) == (exits.FINE, "")
    assert "1 report, 1 claim." in done.stdout


def test_a_command_that_needs_the_desk_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    done = without_django(tmp_path, "add", "a.txt", "--folder", "june")
    assert done.returncode == exits.FOLDER
    assert done.stderr == "khronika: This command needs the desk's packages: pip install 'khronika[desk]'.\n"
