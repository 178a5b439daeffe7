"""A drill: the folder is copied while somebody decides in it, made anew from the copy, and found sound; work goes on in the new one."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import ROOT, SENTENCE, as_program


def reviews(folder: Path) -> tuple[int, int]:
    """Decisions, and rows of the log."""
    with closing(sqlite3.connect(folder / "khronika.sqlite3")) as database:
        ((decided,),) = database.execute("SELECT count(*) FROM ledger_review")
        ((logged,),) = database.execute("SELECT count(*) FROM ledger_logrow")
    return decided, logged


def test_copied_while_somebody_decides_and_made_anew(tmp_path: Path) -> None:
    lines = (json.dumps({"text": f"{SENTENCE} It was slow, {n}."}) for n in range(8))
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert as_program(tmp_path, "add", "many.jsonl", "--folder", "f").returncode == 0
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("KHRONIKA", "DJANGO"))}
    reviewer = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.reviewer", str(tmp_path / "f")],
        cwd=tmp_path,
        env=kept | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    with reviewer:
        try:
            assert reviewer.stdout is not None
            assert reviewer.stdout.readline() == "1\n"
            made = as_program(tmp_path, "backup", "b.tar", "--folder", "f")
            at_the_end = reviews(tmp_path / "f")
            while reviews(tmp_path / "f") == at_the_end:  # it goes on after the copy
                assert reviewer.stdout.readline()
        finally:
            reviewer.send_signal(signal.SIGKILL)
    assert made.returncode == 0, made.stderr
    assert "8 originals" in made.stdout
    assert "It is not sealed" in made.stderr
    assert as_program(tmp_path, "folder", "lock", "--to", "age1", "--folder", "f").returncode == 3

    restored = as_program(tmp_path, "restore", "b.tar", "--folder", "g")
    assert restored.returncode == 0, restored.stderr
    decided, logged = reviews(tmp_path / "g")
    assert 1 <= decided < reviews(tmp_path / "f")[0]
    sound = as_program(tmp_path, "verify", "--folder", "g")
    assert sound.returncode == 0, sound.stdout
    again = as_program(tmp_path, "add", "many.jsonl", "--folder", "g")
    assert "0 reports read, 0 claims found; 8 reports" in again.stdout
    assert reviews(tmp_path / "g")[1] > logged
    with closing(sqlite3.connect(tmp_path / "f" / "khronika.sqlite3")) as database:
        (row,) = database.execute("SELECT subject, details FROM ledger_logrow WHERE act = 'backed-up'")
    assert row[0] in made.stdout
    assert json.loads(row[1]) == {"files": 11, "sealed": False}
