"""Commands run in this process with the simple reading, or as a program of their own."""

import atexit
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from khronika import reading
from khronika.cli.main import main
from tests import simple_reading
from tests.forking import BESIDE, Forked

ROOT = Path(__file__).resolve().parents[2]
SENTENCE = "The Interior Ministry held about 100 people in Almaty on 9 June 2019."
Khronika = Callable[..., Result]
Program = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(autouse=True)
def columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines as wide as in a pipe, whatever terminal or runner the tests have."""
    monkeypatch.setenv("COLUMNS", "110")


@pytest.fixture(autouse=True)
def folders_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that a test starts keeps its record in the folder that the test names, also where the tests have a PostgreSQL."""
    monkeypatch.delenv("KHRONIKA_DATABASE", raising=False)


@pytest.fixture
def khronika(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Khronika:
    """`khronika` with these arguments, in this process, in an empty directory. For commands without a ledger."""
    monkeypatch.setattr(reading, "read", simple_reading.read, raising=False)
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()

    def run(*arguments: str, given: str | bytes | None = None) -> Result:
        return runner.invoke(main, list(arguments), input=given)

    return run


_FORKED = Forked()
atexit.register(_FORKED.close)


def as_program(directory: Path, *arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    """`khronika` with the simple reading as a process of its own, which ends before this returns (tests/forking.py)."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("KHRONIKA", "DJANGO"))}
    named = kept | {"PYTHONPATH": BESIDE, "COLUMNS": "110"} | variables
    if not any(name.startswith("PYTHON") for name in variables):
        return _FORKED.run(directory, arguments, named)
    return subprocess.run(  # what Python reads when it starts
        [sys.executable, "-m", "tests.simple_reading", *arguments],
        cwd=directory,
        env=named,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """`khronika` as a program, in an empty directory with no settings of this one."""
    return partial(as_program, tmp_path)
