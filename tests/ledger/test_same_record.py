"""A database that has not the record of the folder it is opened with is refused before anything is done to it."""

import datetime as dt
from pathlib import Path

import pytest
from django.db import connection

from khronika.ledger import head, log, same_record
from khronika.ledger.errors import FolderTrouble
from tests.cli.conftest import SENTENCE, as_program
from tests.ledger.test_log import past_the_guards

NOW = dt.datetime(2026, 11, 27, 2, 30, tzinfo=dt.UTC)


@pytest.fixture
def last() -> tuple[int, str]:
    for number in range(3):
        log.write("kept", f"r-{number}", {"bytes": number}, NOW)
    found = same_record.last_row(connection)
    assert found is not None
    assert found[0] == 3
    return found


@pytest.mark.django_db
def test_the_record_of_the_folder_is_opened_also_where_the_head_is_of_an_earlier_row(
    folder: Path, last: tuple[int, str]
) -> None:
    same_record.refuse_another(folder, connection)  # no head was ever written
    head.note(folder, *last)
    same_record.refuse_another(folder, connection)
    log.write("kept", "r-4", {}, NOW)
    same_record.refuse_another(folder, connection)


@pytest.mark.django_db
def test_an_older_copy_another_record_and_an_empty_database_are_refused(
    folder: Path, last: tuple[int, str]
) -> None:
    head.note(folder, last[0] + 1, "a" * 64)
    with pytest.raises(FolderTrouble, match="row 4 of the log was written, and the database has only 3"):
        same_record.refuse_another(folder, connection)
    head.note(folder, last[0], "a" * 64)
    with pytest.raises(FolderTrouble, match="another row there"):
        same_record.refuse_another(folder, connection)
    past_the_guards("DELETE FROM ledger_logrow")
    with pytest.raises(FolderTrouble, match="the database has none"):
        same_record.refuse_another(folder, connection)


def test_a_folder_whose_file_is_gone_gets_no_empty_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    add = ("add", "a.txt", "--lang", "en", "--folder", "f")
    assert as_program(tmp_path, *add).returncode == 0
    file = tmp_path / "f" / "khronika.sqlite3"
    file.rename(tmp_path / "away")
    for words in (add, ("questions", "--folder", "f")):
        done = as_program(tmp_path, *words)
        assert done.returncode == 3
        assert "log-head" in done.stderr
        assert "unset it for the file in the folder" in done.stderr
    assert not file.exists()
