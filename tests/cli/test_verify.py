"""`khronika verify` as a program, on a folder that a program made."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from khronika.cli import exits
from tests.cli.conftest import SENTENCE, as_program


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("made")
    (directory / "a.txt").write_text(SENTENCE, encoding="utf-8")
    (directory / "b.txt").write_text(f"Задержания. {SENTENCE}", encoding="utf-8")
    assert as_program(directory, "add", "a.txt", "b.txt", "--lang", "en").returncode == exits.FINE
    return directory / "khronika-folder"


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "khronika-folder"))


def verify(folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = as_program(folder.parent, "verify", *arguments)
    return done.returncode, done.stdout, done.stderr


def test_a_folder_that_khronika_made_is_sound_and_untouched(copy: Path) -> None:
    before = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    code, told, trouble = verify(copy)
    assert (code, trouble) == (exits.FINE, "")
    assert f"{copy} is sound." in told
    assert "What this cannot tell:" in told
    assert "hashes of the log that stand elsewhere too: 1" in told
    after = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    assert {name: raw for name, raw in after.items() if not name.name.endswith(("-shm", "-wal"))} == before


def test_what_is_wrong_is_told_as_json_with_where_and_what_to_do(copy: Path) -> None:
    path = next((copy / "originals").glob("??/*"))
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    code, told, _ = verify(copy, "--format", "json")
    said = json.loads(told)
    assert (code, said["sound"]) == (exits.NOT_SOUND, False)
    (finding,) = said["findings"]
    assert finding["rule"] == "original.altered"
    assert finding["where"] == path.relative_to(copy).as_posix()
    assert finding["expected"] == path.parent.name + path.name != finding["found"]
    assert finding["remedy"]
    assert said["cannot_tell"]


def test_a_flipped_byte_in_the_database_is_found_at_its_row(copy: Path) -> None:
    """Past SQLite as well: the byte is part of a letter, and what is left is no text."""
    with closing(sqlite3.connect(copy / "khronika.sqlite3")) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    path = copy / "khronika.sqlite3"
    raw = path.read_bytes()
    wanted = "Задержания".encode()
    assert raw.count(wanted) >= 1
    path.write_bytes(raw.replace(wanted, b"\xff" + wanted[1:]))
    code, told, _ = verify(copy, "--format", "json")
    rules = {finding["rule"] for finding in json.loads(told)["findings"]}
    assert code == exits.NOT_SOUND
    assert "record.text" in rules


@pytest.mark.parametrize("harm", ["rubbish", "cut", "empty", "gone"])
def test_a_database_that_does_not_open_is_a_finding_and_originals_are_checked(copy: Path, harm: str) -> None:
    path = copy / "khronika.sqlite3"
    raw = path.read_bytes()
    for beside in copy.glob("khronika.sqlite3-*"):
        beside.unlink()
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes({"rubbish": b"rubbish" * 4000, "cut": raw[: len(raw) // 3], "empty": b""}[harm])
    code, told, trouble = verify(copy, "--format", "json")
    assert code == exits.NOT_SOUND, trouble
    said = json.loads(told)
    assert any(finding["rule"].startswith("database.") for finding in said["findings"])
    assert "Traceback" not in trouble
    if harm != "gone":
        assert {"originals": 2}.items() <= {
            k: v for each in said["looked"] for k, v in each["counted"].items()
        }.items()
    else:
        assert not path.exists()


def test_with_two_processes_it_says_the_same(copy: Path) -> None:
    next((copy / "originals").glob("??/*")).unlink()
    alone, together = (json.loads(verify(copy, "--format", "json", "--jobs", n)[1]) for n in "12")
    assert alone == together
    assert [each["rule"] for each in alone["findings"]] == ["original.missing"]


def test_asked_to_it_notes_the_outcome_for_the_desk(copy: Path) -> None:
    verify(copy, "--note")
    assert json.loads((copy / "last-verify.json").read_text(encoding="utf-8"))["grave"] == 0


def test_no_folder_is_no_finding(tmp_path: Path) -> None:
    code, told, trouble = verify(tmp_path / "khronika-folder")
    assert (code, told) == (exits.COULD_NOT_LOOK, "")
    assert "There is no folder" in trouble


def test_a_folder_of_an_older_version_is_not_looked_at(copy: Path) -> None:
    with closing(sqlite3.connect(copy / "khronika.sqlite3")) as connection, connection:
        last = connection.execute("SELECT MAX(id) FROM django_migrations WHERE app = 'ledger'").fetchone()
        connection.execute("DELETE FROM django_migrations WHERE id = ?", last)
    code, _, trouble = verify(copy)
    assert code == exits.COULD_NOT_LOOK
    assert "another version" in trouble
