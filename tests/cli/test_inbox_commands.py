"""work, watch, fetching, and what `khronika add` takes besides files: one folder, because each program takes seconds to start."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, nullcontext
from pathlib import Path

import pytest

from khronika.cli import fetching
from tests.cli.conftest import ROOT, SENTENCE, Khronika, Program

OTHER = "The Old Party held about 300 people in Almaty on 9 June 2019."


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "khronika.sqlite3")) as database:
        return list(database.execute(query))


def put(path: Path, words: str) -> None:
    path.write_text(words, encoding="utf-8")
    os.utime(path, (1, 1))


def killed_in_the_middle(directory: Path, folder: Path, *arguments: str) -> int:
    """Runs the program until three reports of the file are read, and ends it as the system would. How many were read."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("KHRONIKA", "DJANGO"))}
    running = subprocess.Popen(
        [sys.executable, "-m", "tests.simple_reading", *arguments],
        cwd=directory,
        env=kept | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(2400):
        time.sleep(0.05)
        try:
            ((count,),) = rows(folder, "SELECT count(*) FROM ledger_found")
        except sqlite3.OperationalError:
            continue
        if isinstance(count, int) and count >= 3:
            break
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL
    ((before,),) = rows(folder, "SELECT count(*) FROM ledger_found")
    assert isinstance(before, int)
    return before


def test_a_reader_that_is_killed_a_folder_that_is_watched_and_what_add_takes(
    program: Program, tmp_path: Path
) -> None:
    watched, folder = tmp_path / "in", tmp_path / "f"
    watched.mkdir()
    lines = (json.dumps({"text": f"{SENTENCE} It was slow, {n}."}) for n in range(60))
    put(watched / "many.jsonl", "\n".join(lines))
    command = ("watch", str(watched), "--once", "--outlet", "Orlo Courier", "--folder", str(folder))
    assert 3 <= killed_in_the_middle(tmp_path, folder, *command) < 60
    assert program("work", "--folder", "f").returncode == 0
    query = "SELECT count(*), count(DISTINCT place), count(DISTINCT report_id) FROM ledger_found"
    assert rows(folder, query) == [(60, 60, 60)]
    assert rows(folder, "SELECT state, begun FROM ledger_arrival") == [("done", 2)]
    assert rows(folder, "SELECT count(*) FROM ledger_report") == [(0,)]

    put(watched / "b.txt", OTHER)
    put(watched / "c.txt", "It is silent.")
    kept = program("watch", "--once", "--keep", "--folder", "f", "--say", "ru")
    assert kept.returncode == 1
    assert re.search(r"^Не прочитано: c\.txt.*\[reading.language\]", kept.stderr)
    assert kept.stdout == f"{watched}: нового 2, сохранено.\n"
    found = rows(folder, "SELECT origin, outlet FROM ledger_report ORDER BY origin")
    assert found == [("b.txt", "Orlo Courier"), ("c.txt", "Orlo Courier")]

    put(tmp_path / "a.txt", SENTENCE)
    added = program("add", "a.txt", "https://example.org/page", "--outlet", "Orlo Herald", "--folder", "f")
    assert added.returncode == 1
    assert "fetching is switched off in this folder [fetching.off]" in added.stderr
    assert rows(folder, "SELECT outlet FROM ledger_report WHERE origin = 'a.txt'") == [("Orlo Herald",)]


@pytest.mark.django_db
def test_fetching_is_off_until_it_is_switched_on(
    khronika: Khronika, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(fetching, "open_folder", lambda folder, make: nullcontext(tmp_path))
    said = [
        khronika("fetching", *switch).output.split()[3] for switch in ([], ["on"], ["on"], [], ["off"], [])
    ]
    assert said == ["off", "on", "on", "on", "off", "off"]
    assert khronika("fetching", "perhaps").exit_code == 2
    assert "выключено" in khronika("fetching", "--say", "ru").output
    assert "қосулы" in khronika("fetching", "on", "--say", "kk").output
    khronika("fetching", "off")
