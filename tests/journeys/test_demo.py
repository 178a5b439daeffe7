"""`make demo SERVE=no` with the real reading: the whole journey, twice."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from khronika.cli import exits


def demo(directory: Path) -> "subprocess.CompletedProcess[str]":
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("KHRONIKA", "DJANGO"))}
    return subprocess.run(
        [sys.executable, "-c", "from khronika.cli.main import main; main()", "demo", "--no-serve"],
        cwd=directory,
        env=kept | {"COLUMNS": "110"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> "list[subprocess.CompletedProcess[str]]":
    directory = tmp_path_factory.mktemp("demo")
    return [demo(directory), demo(directory)]


def test_every_report_is_read(runs: "list[subprocess.CompletedProcess[str]]") -> None:
    assert runs[0].stderr == ""
    assert runs[0].returncode == exits.FINE


def test_the_second_run_gives_the_same_answer_and_adds_nothing(
    runs: "list[subprocess.CompletedProcess[str]]",
) -> None:
    first, second = (run.stdout.split("\n", 1) for run in runs)
    assert second[0].startswith("0 reports read, 0 claims found, ")
    assert second[1] == first[1]


def test_it_prints_the_table_and_the_sentence(runs: "list[subprocess.CompletedProcess[str]]") -> None:
    said = runs[0].stdout
    assert "How many people were detained in Kazakhstan on 9-13 June 2019?" in said
    for title in ("Figure as worded", "Who says", "As of", "What it counts", "How it stands", "Outlets"):
        assert title in said
    assert max(map(len, said.splitlines()[:-3])) <= 110
    assert "\x1b" not in said
