"""A team's PostgreSQL: a record moved there and back, and what its roles may not do. Where the tests run on SQLite there is no server to ask."""

import json
import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from khronika.cli.opening import without_rows
from khronika.ledger import grants
from khronika.ledger.errors import NotPossible
from tests.cli.conftest import SENTENCE, as_program
from tests.sealing.test_postgresql import database

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="a move and roles need a PostgreSQL"
)

LIST = "name,born\nOrlan Teberov,1990\nMira Keldan,\nORLAN TEBEROV,1990\n"
# Of this process alone: roles are a whole server's, and two processes test on one.
OWNER, DESK, PUBLIC = (f"khronika_{name}_{os.getpid()}" for name in ("owner", "desk", "public"))


def told(directory: Path, *words: str, **variables: str) -> str:
    done = as_program(directory, *words, **variables)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def filled(directory: Path, **variables: str) -> None:
    for number in (100, 200, 300):
        words = SENTENCE.replace("100", str(number))
        (directory / f"{number}.txt").write_text(f"{words} Қарағанды, Ёлкин.", encoding="utf-8")
    told(
        directory,
        "add",
        *(f"{number}.txt" for number in (100, 200, 300)),
        "--lang",
        "en",
        "--folder",
        "f",
        **variables,
    )


def record(directory: Path, folder: str, **variables: str) -> str:
    """What the record says, whichever database it is in."""
    rows = [
        told(directory, *words, "--folder", folder, "--format", form, **variables)
        for words, form in ((["questions"], "json"), (["claims"], "jsonl"), (["incidents"], "json"))
    ]
    return json.dumps(rows, ensure_ascii=False)


def test_a_record_moves_to_a_server_and_back(tmp_path: Path) -> None:
    url = database(f"khronika_moved_{os.getpid()}")
    filled(tmp_path)
    report = json.loads(told(tmp_path, "claims", "--folder", "f", "--format", "jsonl").splitlines()[0])[
        "report"
    ]
    told(tmp_path, "withdraw", report, "--by", "Aru", "--reason", "another year", "--folder", "f")
    before, file = record(tmp_path, "f"), tmp_path / "f" / "khronika.sqlite3"
    kept = file.read_bytes()

    moved = told(tmp_path, "database", "move", "--to", url, "--folder", "f")
    assert "the same on both sides" in moved
    assert "3  ledger_report" in moved
    assert record(tmp_path, "f", KHRONIKA_DATABASE=url) == before
    assert "is sound" in told(tmp_path, "verify", "--folder", "f", KHRONIKA_DATABASE=url)
    assert file.read_bytes() == kept

    twice = as_program(tmp_path, "database", "move", "--to", url, "--folder", "f")
    assert (twice.returncode, "holds a record already" in twice.stderr) == (3, True)
    there = as_program(tmp_path, "database", "move", "--to", "sqlite", "--folder", "f", KHRONIKA_DATABASE=url)
    assert (there.returncode, "is there already" in there.stderr) == (3, True)

    filled(tmp_path, KHRONIKA_DATABASE=url)  # numbers go on where they were
    file.unlink()
    told(tmp_path, "database", "move", "--to", "sqlite", "--folder", "f", KHRONIKA_DATABASE=url)
    assert record(tmp_path, "f") == before
    assert "is sound" in told(tmp_path, "verify", "--folder", "f")


def test_a_move_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = database(f"khronika_failed_{os.getpid()}")
    filled(tmp_path)
    with closing(sqlite3.connect(tmp_path / "f" / "khronika.sqlite3")) as opened:  # somebody's hand
        opened.execute("DROP TRIGGER ledger_logrow_no_update")
        opened.execute("UPDATE ledger_logrow SET subject = 'x' WHERE number = 1")
        opened.commit()
    broken = as_program(tmp_path, "database", "move", "--to", url, "--folder", "f")
    assert broken.returncode == 3
    assert "Log row 1 was changed" in broken.stderr
    with psycopg.connect(url) as asked:
        assert asked.execute("SELECT count(*) FROM ledger_report").fetchone() == (0,)


@dataclass(frozen=True)
class Team:
    """A filled record on a server, with the two roles: the directory of its folder ``f``, and its address for each."""

    directory: Path
    owner: str

    @property
    def desk(self) -> str:
        return as_role(self.owner, DESK)

    @property
    def public(self) -> str:
        return as_role(self.owner, PUBLIC)


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Team:
    """One for all of these tests; each leaves it in order."""
    made_for = Team(tmp_path_factory.mktemp("team"), owned(f"khronika_roles_{os.getpid()}"))
    filled(made_for.directory, KHRONIKA_DATABASE=made_for.owner)
    with_roles(made_for.directory, made_for.owner)
    return made_for


def owned(name: str) -> str:
    """An empty database of a role that may do nothing else on the server, as `createdb --owner` makes it; its address for her."""
    url = database(name)
    with psycopg.connect(url, autocommit=True) as server:
        made(server, OWNER)
        server.execute(f"ALTER DATABASE {name} OWNER TO {OWNER}")
    return as_role(url, OWNER)


def made(server: "psycopg.Connection[tuple[Any, ...]]", *roles: str) -> None:
    for role in roles:
        if not server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
            server.execute(f"CREATE ROLE {role} LOGIN")


def with_roles(directory: Path, url: str, **variables: str) -> None:
    """The record in the folder ``f`` gets its two roles, twice over."""
    with psycopg.connect(os.environ["KHRONIKA_DATABASE"], autocommit=True) as server:
        made(server, DESK, PUBLIC)
    words = ("database", "grants", "--apply", "--desk", DESK, "--public", PUBLIC, "--folder", "f")
    for _ in range(2):
        told(directory, *words, KHRONIKA_DATABASE=url, **variables)


def as_role(url: str, role: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=f"{role}@{parts.netloc.rpartition('@')[2]}"))


def refused(url: str, statement: str) -> bool:
    """Because the role may not: that its connection asked to read only would hold off nobody."""
    with psycopg.connect(url, options="-c default_transaction_read_only=off") as asked:
        try:
            asked.execute(statement)
        except psycopg.errors.InsufficientPrivilege:
            return True
    return False


NOBODYS = (
    "CREATE TABLE mine (x int)",
    "CREATE TEMP TABLE mine (x int)",
    "SET session_replication_role = replica",  # no trigger runs then
    "SELECT pg_read_file('/etc/passwd')",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    f"SET ROLE {OWNER}",
)


def test_what_the_roles_may_not_do(team: Team) -> None:
    public, desk = team.public, team.desk
    with psycopg.connect(team.owner) as owner:
        every = {
            row[0] for row in owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        }
    assert {model._meta.db_table for model in apps.get_models()} <= every
    for table in every:
        if table not in grants.PUBLIC:
            assert refused(public, f"SELECT 1 FROM {table}"), table
        elif grants.PUBLIC[table]:
            assert refused(public, f"SELECT * FROM {table}"), table
            assert not refused(public, f"SELECT {', '.join(grants.PUBLIC[table])} FROM {table}")
        assert refused(public, f"INSERT INTO {table} DEFAULT VALUES"), table
        assert refused(desk, f"TRUNCATE {table}"), table
        assert refused(desk, f"ALTER TABLE {table} DISABLE TRIGGER ALL"), table
    for role in (desk, public):
        for statement in NOBODYS:
            assert refused(role, statement), statement
    assert refused(desk, "DROP TRIGGER ledger_report_no_update ON ledger_report")
    assert refused(desk, "DELETE FROM django_migrations")
    assert refused(desk, "DROP POLICY khronika_public ON ledger_release")
    assert refused(public, "SELECT nextval('ledger_release_number_seq')")


def test_the_desk_works_under_its_role(team: Team) -> None:
    tmp_path, desk = team.directory, team.desk
    (tmp_path / "more.txt").write_text(SENTENCE.replace("100", "400"), encoding="utf-8")
    told(tmp_path, "add", "more.txt", "--lang", "en", "--folder", "f", KHRONIKA_DATABASE=desk)
    assert "is sound" in told(tmp_path, "verify", "--folder", "f", KHRONIKA_DATABASE=desk)


DOOR = """
from khronika.cli.opening import open_to_read
with open_to_read('f'):
    from khronika.ledger import published
    now = published.current()
    print(now and now.release.number, tuple(each.withdrawn for each in published.every()), tuple(each[::2] for each in published.standing()))
"""
# What one does at the desk: accept, propose, confirm. The proposal that follows stays one.
RELEASES = """
import sys
from pathlib import Path
from click.testing import CliRunner
from khronika.cli.main import main
from khronika.cli.opening import open_folder
def run(*words):
    done = CliRunner().invoke(main, ['release', *words])
    assert done.exit_code == 0, done.output
    return done.stdout
with open_folder('f', make=False):
    from khronika.ledger import access
    from khronika.ledger.actions.review_claim import review_claim
    from khronika.nouns import State
    for claim in list(access.claims()):
        review_claim(claim.id, State.ACCEPTED, by='A', after=0)
Path('phrase').write_text('a phrase of words')
run('key', '--folder', 'f', '--passphrase-file', 'phrase')
Path('rules.yaml').write_text(run('rules').replace('days_old: 7', 'days_old: 0'))
run('propose', '--by', 'A', '--rules', 'rules.yaml', '--title', 'June', '--folder', 'f')
run('confirm', '1', '--by', 'B', '--passphrase-file', 'phrase', '--folder', 'f')
run('propose', '--by', 'A', '--rules', 'rules.yaml', '--title', 'secret', '--folder', 'f')
"""


def at_the_door(directory: Path, public: str) -> str:
    return by_script(directory, DOOR, public)


def by_script(directory: Path, script: str, url: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=directory,
        env={"KHRONIKA_DATABASE": url, "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_is_released_under_the_desks_role_is_seen_at_the_door_and_no_proposal(team: Team) -> None:
    tmp_path, desk, public = team.directory, team.desk, team.public
    assert at_the_door(tmp_path, public) == "None () ()\n"
    by_script(tmp_path, RELEASES, desk)
    assert at_the_door(tmp_path, public) == "1 (None,) ((1, None),)\n"
    for role, seen in ((public, 1), (desk, 2)):
        with psycopg.connect(role) as asked:
            assert asked.execute("SELECT count(document) FROM ledger_release").fetchone() == (seen,)
    withdraw = ("release", "withdraw", "1", "--by", "A", "--reason", "another day", "--folder", "f")
    told(tmp_path, *withdraw, KHRONIKA_DATABASE=desk)
    assert at_the_door(tmp_path, public) == "None ('another day',) ((1, 'withdrawn'),)\n"
    assert "is sound" in told(tmp_path, "verify", "--folder", "f", KHRONIKA_DATABASE=desk)


def told_as_desk(team: Team, *words: str) -> str:
    done = as_program(team.directory, *words, "--folder", "f", KHRONIKA_DATABASE=team.desk)
    assert done.returncode == 3, done.stdout
    return done.stderr


def test_a_role_that_may_not_is_told_who_may(team: Team) -> None:
    assert "Back up as the owner of the tables" in told_as_desk(team, "backup", "b.tar")
    assert not (team.directory / "b.tar").exists()
    last = "app = 'ledger' AND name = (SELECT max(name) FROM django_migrations WHERE app = 'ledger')"
    with psycopg.connect(team.owner, autocommit=True) as owner:
        owner.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('ledger', '9999_x', now())")
        assert "a later version of khronika (it has 9999_x)" in told_as_desk(team, "questions")
        owner.execute(f"DELETE FROM django_migrations WHERE {last}")
        owner.execute(f"UPDATE django_migrations SET app = 'other' WHERE {last}")
        said = told_as_desk(team, "questions")
        owner.execute("UPDATE django_migrations SET app = 'ledger' WHERE app = 'other'")
    assert "this role may not change its tables. As their owner" in said


def test_a_folder_that_has_none_of_the_originals_is_not_the_records(team: Team, tmp_path: Path) -> None:
    done = as_program(tmp_path, "questions", "--folder", "other", KHRONIKA_DATABASE=team.owner)
    assert done.returncode == 3
    assert "none of the record's originals" in done.stderr


def test_programs_that_start_at_once_on_an_empty_database_make_its_tables_once(tmp_path: Path) -> None:
    url = database(f"khronika_at_once_{os.getpid()}")
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    with ThreadPoolExecutor(3) as pool:
        done = list(
            pool.map(
                lambda _: as_program(tmp_path, "add", "a.txt", "--folder", "f", KHRONIKA_DATABASE=url),
                range(3),
            )
        )
    assert "".join(each.stderr for each in done if each.returncode) == ""
    assert "is sound" in told(tmp_path, "verify", "--folder", "f", KHRONIKA_DATABASE=url)


@pytest.mark.django_db
def test_what_the_database_quotes_of_a_row_is_not_repeated() -> None:
    for statement in (
        "INSERT INTO ledger_report (id, text) VALUES ('Orlan Teberov', 'x')",
        "SELECT 'Orlan Teberov'::int",
    ):
        with pytest.raises(DatabaseError) as failed, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
        assert "Teberov" in str(failed.value)
        assert without_rows(failed.value)
        assert "Teberov" not in without_rows(failed.value)


@pytest.mark.django_db
@pytest.mark.parametrize("names", [("desk; DROP", PUBLIC), (DESK, DESK), ('a"b', PUBLIC)])
def test_names_that_are_no_roles_are_refused(names: tuple[str, str]) -> None:
    with pytest.raises(NotPossible):
        list(grants.statements(*names))
