"""`khronika database move`, killed (SIGKILL) between its steps, both ways, and begun again: nothing is lost or doubled, the source stays as it was, and what a
killed move leaves is opened by nobody as if it were the record."""

import signal
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from tests.cli.conftest import as_program
from tests.journeys.killed_move import STEPS
from tests.ledger.test_team_database import filled, told
from tests.sealing.test_postgresql import database

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="a move needs a PostgreSQL")

FILE = "khronika.sqlite3"
BEFORE_IT_COUNTS = ("migrating", "tables without guards", "copying", "before it counts")


def killed(directory: Path, step: str, *words: str, **variables: str) -> None:
    assert step in STEPS
    done = as_program(
        directory,
        *("database", "move", *words, "--folder", "f"),
        KHRONIKA_TEST_DIES_MOVING=step,
        **variables,
    )
    assert done.returncode == -signal.SIGKILL, (step, done.stderr)


def refused(directory: Path, *words: str, **variables: str) -> str:
    done = as_program(directory, *words, "--folder", "f", **variables)
    assert done.returncode == 3, done.stdout + done.stderr
    return done.stderr


def claims(directory: Path, **variables: str) -> str:
    return told(directory, "claims", "--folder", "f", "--format", "jsonl", **variables)


def rows(url: str, table: str) -> int:
    with psycopg.connect(url) as asked:
        if asked.execute("SELECT to_regclass(%s)", [table]).fetchone() == (None,):
            return 0
        (found,) = asked.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)  # type: ignore[arg-type]
        return int(found)


def test_killed_on_the_way_there_and_back(tmp_path: Path) -> None:
    url = database("khronika_killed_move")
    filled(tmp_path)
    file, wanted = tmp_path / "f" / FILE, claims(tmp_path)
    kept = file.read_bytes()
    for step in BEFORE_IT_COUNTS:
        killed(tmp_path, step, "--to", url)
        assert (rows(url, "ledger_report"), rows(url, "ledger_logrow")) == (0, 0), step
    said = refused(tmp_path, "desk", KHRONIKA_DATABASE=url)
    assert all(words in said for words in ("log-head", "the database has none", "killed, run it again"))
    killed(tmp_path, "counts, not told", "--to", url)
    assert "it is this one, up to row" in refused(tmp_path, "database", "move", "--to", url)
    assert file.read_bytes() == kept
    assert not file.with_name(f"{FILE}-wal").exists()
    assert (rows(url, "ledger_report"), rows(url, "ledger_claim")) == (3, 3)
    assert claims(tmp_path, KHRONIKA_DATABASE=url) == wanted
    assert "is sound" in told(tmp_path, "verify", "--folder", "f", KHRONIKA_DATABASE=url)

    # The record goes on there; the file that was left behind is nobody's to work in.
    told(
        tmp_path,
        "add",
        "100.txt",
        "--lang",
        "en",
        "--outlet",
        "another",
        "--folder",
        "f",
        KHRONIKA_DATABASE=url,
    )
    assert "an older copy" in refused(tmp_path, "desk")
    assert file.read_bytes() == kept

    file.unlink()
    wal = file.with_name(f"{FILE}-wal")
    wal.write_bytes(b"of the old file")
    assert "belongs to" in refused(tmp_path, "database", "move", "--to", "sqlite", KHRONIKA_DATABASE=url)
    wal.unlink()
    wanted, log = claims(tmp_path, KHRONIKA_DATABASE=url), rows(url, "ledger_logrow")
    for step in ("copying", "counts, not told"):
        killed(tmp_path, step, "--to", "sqlite", KHRONIKA_DATABASE=url)
        assert "the database has none" in refused(tmp_path, "desk"), step
        assert not file.exists()
    killed(tmp_path, "has its name", "--to", "sqlite", KHRONIKA_DATABASE=url)
    again = refused(tmp_path, "database", "move", "--to", "sqlite", KHRONIKA_DATABASE=url)
    assert "if a move made it, it is whole" in again
    assert claims(tmp_path) == wanted
    assert "is sound" in told(tmp_path, "verify", "--folder", "f")
    assert rows(url, "ledger_logrow") == log
