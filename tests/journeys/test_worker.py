"""A team's worker: what a desk hands over is done once, also where a worker is killed in the middle of it."""

import json
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from khronika import background
from khronika.ledger import versions
from khronika.ledger.errors import FolderTrouble
from tests.cli.conftest import ROOT, SENTENCE, as_program

FOLDER = "f"
TEAM = {"KHRONIKA_WORKER": "yes"}
# A desk's process: a claim is rejected, sixty reports come in, and each is handed over twice.
DESK = """
import sys
from khronika.cli.opening import open_folder

with open_folder(sys.argv[1], make=False):
    from pathlib import Path
    from khronika.background import waiting
    from khronika.desk.inbox_views import begin_work
    from khronika.desk.settling import settle_reviews
    from khronika.ledger import since, tables
    from khronika.ledger.actions.review_claim import review_claim
    from khronika.ledger.actions.take_in import take_in
    from khronika.ledger.arrival_views import Came, Way
    from khronika.nouns import State

    review_claim(tables.Claim.objects.get().claim_id, State.REJECTED, by="Aru", reason="another town")
    settle_reviews()
    settle_reviews()
    take_in(Way.UPLOAD, [Came("many.jsonl", Path("many.jsonl").read_bytes())], by="")
    begin_work()
    begin_work()
    print(since.unsettled(), waiting())
"""


def asked(query: str, folder: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "khronika.sqlite3")) as database:
        return list(database.execute(query))


def started(directory: Path, *command: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=directory,
        env=TEAM | {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def test_what_is_handed_over_is_done_once_and_after_a_kill(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    lines = (json.dumps({"text": f"{SENTENCE} It was slow, {n}."}) for n in range(60))
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert as_program(tmp_path, "add", "a.txt", "--lang", "en", "--folder", FOLDER, **TEAM).returncode == 0

    desk = started(tmp_path, "-c", DESK, FOLDER)
    assert (desk.communicate(timeout=120)[0], desk.returncode) == ("1 2\n", 0)

    worker = started(tmp_path, "-m", "tests.simple_reading", "worker", "--folder", FOLDER)
    for _ in range(2400):
        time.sleep(0.05)
        ((read,),) = asked("SELECT count(*) FROM ledger_found", folder)
        if read >= 3:  # type: ignore[operator]
            break
    worker.send_signal(signal.SIGKILL)
    worker.communicate(timeout=30)
    assert 3 <= asked("SELECT count(*) FROM ledger_found", folder)[0][0] < 60  # type: ignore[operator]

    assert as_program(tmp_path, "worker", "--once", "--folder", FOLDER, **TEAM).returncode == 0
    assert asked("SELECT count(*), count(DISTINCT place) FROM ledger_found", folder) == [(60, 60)]
    assert asked("SELECT count(*) FROM ledger_unsettled", folder) == [(0,)]
    assert asked("SELECT count(*) FROM ledger_question", folder) == [(0,)]  # of a claim that was rejected
    statuses = asked(
        "SELECT status, count(*) FROM django_tasks_database_dbtaskresult GROUP BY 1 ORDER BY 1", folder
    )
    assert dict(statuses).get("READY", 0) == 0
    assert dict(statuses).get("FAILED", 0) == 0
    assert as_program(tmp_path, "verify", "--folder", FOLDER).returncode == 0


@pytest.mark.django_db
def test_a_worker_ends_when_the_tables_are_another_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    background._refuse_other_tables()
    monkeypatch.setattr(versions, "_known", lambda: {"0001_initial"})
    with pytest.raises(FolderTrouble, match="another version of khronika, and this worker"):
        background._refuse_other_tables()


def test_a_worker_without_its_variable_says_what_to_set(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    as_program(tmp_path, "add", "a.txt", "--lang", "en", "--folder", FOLDER)
    done = as_program(tmp_path, "worker", "--folder", FOLDER)
    assert done.returncode == 2
    assert "Set KHRONIKA_WORKER=yes" in done.stderr
