"""The commands that keep a record, each as a program: what they print, and how they fail."""

import csv
import io
import json
import re
import shutil
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from khronika.cli import exits
from tests.cli.conftest import SENTENCE, Program, as_program

ABROAD = "The Old Party held about 700 people in Kazakhstan on 9 June 2019."


BROKEN = "This breaks on purpose."


def make_reports(directory: Path) -> Path:
    folder = directory / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(SENTENCE, encoding="utf-8")
    (folder / "b.md").write_text(f"---\noutlet: Herald\n---\n{ABROAD} {SENTENCE}", encoding="utf-8")
    return folder


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return make_reports(tmp_path)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `add` made of the reports, once for all who only look at it: to make one takes seconds."""
    directory = tmp_path_factory.mktemp("once")
    make_reports(directory)
    as_program(directory, "add", "reports")
    return directory / "khronika-folder"


@pytest.fixture
def added(reports: Path, once: Path, tmp_path: Path) -> None:
    """The reports, and a folder to which they were added."""
    shutil.copytree(once, tmp_path / "khronika-folder")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a run nobody killed leaves."""
    directory = tmp_path_factory.mktemp("whole")
    (make_reports(directory) / "c.txt").write_text(BROKEN, encoding="utf-8")
    as_program(directory, "add", "reports")
    return directory / "khronika-folder"


def state_of(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """What the folder holds but for the log, moments and row numbers, which may differ between two ways to it."""
    asked = {
        "reports": "SELECT id, stored_id, text FROM ledger_report",
        "bytes": "SELECT sha256, size FROM ledger_storedbytes",
        "readings": "SELECT report_id, rules_version FROM ledger_reading JOIN ledger_currentreading USING (report_id)",
        "claims": "SELECT claim_id, body FROM ledger_claim",
        "places": "SELECT claim_id, key FROM ledger_claimplace",
        "unread": "SELECT id, body FROM ledger_unread",
        "questions": "SELECT id, body, figures, sources, outlets FROM ledger_question",
        "members": "SELECT question_id, primary_source FROM ledger_membership",
        "comparisons": "SELECT body FROM ledger_comparison",
        "reconciled": "SELECT digest FROM ledger_reconciled",
    }
    with closing(sqlite3.connect(folder / "khronika.sqlite3")) as connection:
        held = {name: sorted(connection.execute(statement)) for name, statement in asked.items()}
    held["places"] = [(len(held["places"]),)]
    held["originals"] = sorted(
        (path.parent.name + path.name,) for path in (folder / "originals").glob("??/*")
    )
    return held


def test_add_keeps_reads_compares_and_says_so(program: Program, reports: Path, tmp_path: Path) -> None:
    done = program("add", "reports")
    folder = tmp_path / "khronika-folder"
    assert done.stdout.strip() == f"2 reports read, 3 claims found. Folder: {folder}"
    assert (done.returncode, done.stderr) == (exits.FINE, "")
    assert len(state_of(folder)["originals"]) == 2
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / "khronika.sqlite3").stat().st_mode) == 0o600


def test_a_folder_that_others_can_open_is_said_at_every_start(
    program: Program, added: None, tmp_path: Path
) -> None:
    folder = tmp_path / "khronika-folder"
    folder.chmod(0o750)
    for words in (("add", "reports"), ("questions",)):
        done = program(*words)
        assert done.returncode == exits.FINE
        assert f"Other users of this machine can open the data folder {folder}. Run: chmod 700" in done.stderr


def test_added_again_nothing_is_doubled(program: Program, added: None, tmp_path: Path) -> None:
    before = state_of(tmp_path / "khronika-folder"), (tmp_path / "khronika-folder" / "secret-key").read_text()
    done = program("add", "reports", "reports/a.txt")
    assert "0 reports read, 0 claims found; 3 reports here already." in done.stdout
    assert (
        state_of(tmp_path / "khronika-folder"),
        (tmp_path / "khronika-folder" / "secret-key").read_text(),
    ) == before


def test_another_date_for_a_known_report_is_said_to_change_nothing(program: Program, reports: Path) -> None:
    program("add", "reports/a.txt", "--published", "2019-06-09")
    done = program("add", "reports/a.txt", "--published", "2019-06-10")
    assert "Note: reports/a.txt is here already, kept with another publication date (or none);" in done.stderr
    assert done.returncode == exits.FINE


def test_a_date_that_does_not_exist_is_said_when_the_report_is_added(
    program: Program, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text(f"---\npublished: 2019-02-30\n---\n{SENTENCE}\n", encoding="utf-8")
    note = "Note: a.md: published: '2019-02-30' is a date that does not exist"
    assert note in program("add", "a.md").stderr
    assert program("add", "a.md").stderr == ""


@pytest.mark.parametrize("command", ["questions", "claims"])
def test_a_period_that_ends_before_it_begins_is_refused(program: Program, added: None, command: str) -> None:
    done = program(command, "--from", "2019-06-13", "--to", "2019-06-09")
    assert done.returncode == exits.USAGE
    assert "--to 2019-06-09 lies before --from 2019-06-13" in done.stderr
    assert program(command, "--from", "2019-06-13", "--to", "2019-06").returncode == exits.FINE


def test_questions_in_three_formats(program: Program, added: None) -> None:
    table = program("questions").stdout
    assert "Almaty" in table
    assert table.rstrip().endswith("2 questions.")
    assert max(map(len, table.splitlines())) <= 110
    found = json.loads(
        program("questions", "--format", "json", "--place", "Алматы", "--place", "almaty").stdout
    )
    named = [(row["place"], row["figures"], row["outlets"], row["reports_without_outlet"]) for row in found]
    assert named == [("Almaty", 2, 1, 1)]
    (line,) = csv.DictReader(io.StringIO(program("questions", "--format", "csv", "--place", "Almaty").stdout))
    assert (line["from"], line["to"], line["figures"]) == ("2019-06-09", "2019-06-09", "2")
    nobody = "Nobody says: no report read so far answers this question."
    assert program("questions", "--kind", "release").stdout.split("\n\n")[0].strip() == nobody
    assert program("questions", "--from", "2019-06-31").returncode == exits.USAGE


def test_one_question_and_its_claims(program: Program, added: None) -> None:
    (row,) = json.loads(program("questions", "--format", "json", "--place", "Almaty").stdout)
    page = program("question", row["id"], COLUMNS="80").stdout
    assert row["question"] in page
    assert "about 100" in page
    assert "Wider:" in page
    assert max(map(len, page.splitlines()[:12])) <= 80
    whole = json.loads(program("question", row["id"], "--format", "json").stdout)
    assert {claim["source"] for claim in whole["claims"]} == {"Interior Ministry"}
    lines = [json.loads(line) for line in program("claims", "--format", "jsonl").stdout.splitlines()]
    assert len(lines) == 3
    assert {claim["id"] for claim in whole["claims"]} < {claim["id"] for claim in lines}
    assert program("claims", "--place", "Kazakhstan").stdout.rstrip().endswith("3 claims.")


def test_a_place_that_no_claim_has_is_said_to_be_none(program: Program, added: None) -> None:
    for command in ("claims", "questions"):
        nowhere = program(command, "--place", "Atlantis")
        assert nowhere.stdout.strip().endswith(f"0 {command}.")
        assert "no claim in this folder is placed in “Atlantis”; --place takes" in nowhere.stderr
        assert "; there is almaty" in program(command, "--place", "Almati").stderr
        assert program(command, "--place", "Almaty").stderr == ""
        there = program(command, "--place", "Almaty", "--kind", "election")
        assert "Note" not in there.stderr  # the place is right: nothing of the kind is told there


def test_what_is_not_here_has_its_code(program: Program, added: None) -> None:
    done = program("question", "q-none")
    assert (done.returncode, done.stdout) == (exits.NOT_HERE, "")
    assert (
        done.stderr
        == "khronika: No question q-none in this folder. `khronika questions` lists those there are.\n"
    )


@pytest.mark.parametrize("arguments", ["questions", "claims", "question q-1", "desk"])
def test_a_folder_that_is_not_there_is_said_and_not_made(
    program: Program, tmp_path: Path, arguments: str
) -> None:
    done = program(*arguments.split(), "--folder", "nowhere")
    assert done.returncode == exits.FOLDER
    assert (
        f"There is no khronika folder at {tmp_path / 'nowhere'}. `khronika add FILE` makes it" in done.stderr
    )
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_that_cannot_be_made_is_said(program: Program, reports: Path) -> None:
    done = program("add", "reports", "--folder", "reports/a.txt/inside")
    assert done.returncode == exits.FOLDER
    assert "cannot be written (Not a directory). Check who owns it" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_that_is_none_is_said(program: Program, reports: Path, tmp_path: Path) -> None:
    (tmp_path / "june").mkdir()
    (tmp_path / "june" / "khronika.sqlite3").write_bytes(b"this is no database" * 100)
    done = program("add", "reports", "--folder", "june")
    assert done.returncode == exits.FOLDER
    assert "file is not a database" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_folder_is_named_by_option_or_variable(program: Program, reports: Path, tmp_path: Path) -> None:
    program("add", "reports/a.txt", KHRONIKA_FOLDER="one")
    program("add", "reports/a.txt", "--folder", "two", KHRONIKA_FOLDER="one")
    assert (tmp_path / "one" / "khronika.sqlite3").exists()
    assert (tmp_path / "two" / "khronika.sqlite3").exists()
    assert not (tmp_path / "khronika-folder").exists()


def test_what_cannot_be_read_is_listed_and_kept_out_once(
    program: Program, reports: Path, tmp_path: Path
) -> None:
    (reports / "c.txt").write_text(BROKEN, encoding="utf-8")
    (reports / "d.txt").write_text("", encoding="utf-8")
    done = program("add", "reports", "missing.txt")
    assert done.returncode == exits.SOME_UNREAD
    rules = ("reading.stopped", "intake.empty", "intake.missing")
    assert [rule for rule in rules if f"[{rule}]" in done.stderr] == list(rules)
    assert "2 reports read, 3 claims found; 3 inputs not read." in done.stdout
    before = state_of(tmp_path / "khronika-folder")
    again = program("add", "reports", "missing.txt")
    assert "2 reports here already; 3 inputs not read." in again.stdout
    assert state_of(tmp_path / "khronika-folder") == before


@pytest.mark.parametrize("step", ["keep", "record_reading", "read_or_say_why", "record_refusal"])
def test_a_killed_run_is_started_again(
    program: Program, reports: Path, tmp_path: Path, whole: Path, step: str
) -> None:
    (reports / "c.txt").write_text(BROKEN, encoding="utf-8")
    killed = program("add", "reports", KHRONIKA_TEST_DIES=step)
    assert killed.returncode == 137
    assert state_of(tmp_path / "khronika-folder") != state_of(whole)
    program("add", "reports")
    assert state_of(tmp_path / "khronika-folder") == state_of(whole)


def test_what_a_killed_run_kept_is_read_by_the_next_even_without_its_path(
    program: Program, reports: Path
) -> None:
    assert program("add", "reports/a.txt", KHRONIKA_TEST_DIES="keep").returncode == 137
    done = program("add", "reports/b.md")
    wanted = "1 report read, 2 claims found; 1 report that another run had kept was read too, 1 claim."
    assert wanted in done.stdout


def test_a_missing_guard_is_warned_of_and_put_back(program: Program, added: None, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "khronika-folder" / "khronika.sqlite3")) as connection:
        connection.execute("DROP TRIGGER ledger_claim_no_delete")
    assert "append-only guards were missing" in program("questions").stderr
    assert program("questions").stderr == ""


def test_no_traceback_shows_even_when_the_folder_is_replaced_under_us(
    program: Program, added: None, tmp_path: Path
) -> None:
    (original,) = [
        path
        for path in (tmp_path / "khronika-folder" / "originals").glob("??/*")
        if path.read_text() == SENTENCE
    ]
    original.chmod(0o600)
    original.write_text("Nobody was held.")
    done = program("add", "reports")
    assert done.returncode == exits.FOLDER
    assert "are not those that its name, their SHA-256, says" in done.stderr


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://desk:secret@127.0.0.1/june", "is not a PostgreSQL address"),
        ("postgresql://desk:secret@127.0.0.1:1/june", "psycopg|failed"),  # no driver, or nobody listens
    ],
)
def test_a_database_that_cannot_be_had_is_said_without_its_password(
    program: Program, url: str, words: str
) -> None:
    done = program("questions", KHRONIKA_DATABASE=url)
    assert done.returncode == exits.FOLDER
    assert re.search(words, done.stderr)
    assert "secret" not in done.stderr
    assert "Traceback" not in done.stderr


def test_two_runs_at_once_double_nothing(
    program: Program, reports: Path, tmp_path: Path, whole: Path
) -> None:
    (reports / "c.txt").write_text(BROKEN, encoding="utf-8")
    program("add", "missing.txt")  # makes the folder, so that the two meet over reports
    with ThreadPoolExecutor() as pool:
        runs = [pool.submit(program, "add", "reports") for _ in range(2)]
    assert [run.result().returncode for run in runs] == [exits.SOME_UNREAD] * 2
    found, wanted = state_of(tmp_path / "khronika-folder"), state_of(whole)
    del found["unread"], wanted["unread"]
    assert found == wanted
