"""A team's record, copied by pg_dump and put back by pg_restore. Where the tests run on SQLite there is no server to ask."""

import os
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.db import connection

from khronika.sealing.postgresql import Server, _run
from khronika.server.database import database_settings
from tests.cli.conftest import SENTENCE, as_program

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite's backup has tests of its own"
)


def database(name: str) -> str:
    """An empty one on the tests' own server, and its address."""
    url = urlsplit(os.environ["KHRONIKA_DATABASE"])
    server = Server.of(database_settings(Path(), url.geturl()))
    for statement in (f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}"):
        _run(["psql", "--no-psqlrc", f"--command={statement}"], server)
    return urlunsplit(url._replace(path=f"/{name}"))


def test_copied_and_put_back(tmp_path: Path) -> None:
    first, second = database("khronika_first"), database("khronika_second")
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    assert as_program(tmp_path, "add", "a.txt", "--folder", "f", KHRONIKA_DATABASE=first).returncode == 0
    with psycopg.connect(first) as owner:  # of a role that the server restored to need not have
        owner.execute("ALTER TABLE ledger_release ENABLE ROW LEVEL SECURITY")
        owner.execute("CREATE POLICY khronika_desk ON ledger_release FOR ALL TO pg_monitor USING (true)")
    made = as_program(tmp_path, "backup", "b.tar", "--folder", "f", KHRONIKA_DATABASE=first)
    assert made.returncode == 0, made.stderr
    nowhere = as_program(tmp_path, "restore", "b.tar", "--folder", "g")
    assert "PostgreSQL's. Make an empty database" in nowhere.stderr
    full = as_program(tmp_path, "restore", "b.tar", "--folder", "g", KHRONIKA_DATABASE=first)
    assert "holds a record already" in full.stderr
    assert not (tmp_path / "g").exists()
    restored = as_program(tmp_path, "restore", "b.tar", "--folder", "g", KHRONIKA_DATABASE=second)
    assert restored.returncode == 0, restored.stderr
    assert sorted(os.listdir(tmp_path / "g")) == ["log-head", "originals", "secret-key"]
    with psycopg.connect(second) as owner:
        assert owner.execute("SELECT count(*) FROM pg_policies").fetchone() == (0,)
        assert owner.execute("SELECT count(*) FROM pg_class WHERE relrowsecurity").fetchone() == (0,)
    sound = as_program(tmp_path, "verify", "--folder", "g", KHRONIKA_DATABASE=second)
    assert sound.returncode == 0, sound.stdout
    again = as_program(tmp_path, "add", "a.txt", "--folder", "g", KHRONIKA_DATABASE=second)
    assert "0 reports read" in again.stdout
