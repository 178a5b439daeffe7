"""What programs of tests begin with is what the first of them made, and is put into new folders alone."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.empty_record import _copied


def tables(folder: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(folder / "khronika.sqlite3")) as opened:
        return opened.execute("SELECT name FROM sqlite_master").fetchall()


def test_only_the_first_new_folder_makes_its_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KHRONIKA_DATABASE", raising=False)
    made, found = [], {}

    def bring(folder: Path) -> None:
        found[folder.name] = (folder / "khronika.sqlite3").exists()
        if not found[folder.name]:
            made.append(folder.name)
            with closing(sqlite3.connect(folder / "khronika.sqlite3")) as opened:
                opened.execute("CREATE TABLE t (x)")

    brought = _copied(bring, tmp_path / "kept")
    folders = [tmp_path / name for name in ("first", "second", "gone", "worker")]
    for folder in folders:
        folder.mkdir()
    (tmp_path / "gone" / "log-head").touch()  # its record was there: what it says of that is to be tested
    for folder in folders:
        monkeypatch.setenv("KHRONIKA_WORKER", "yes" if folder.name == "worker" else "")
        brought(folder)
    assert found == {"first": False, "second": True, "gone": False, "worker": False}
    assert made == ["first", "gone", "worker"]
    assert tables(tmp_path / "second") == tables(tmp_path / "first") == [("t",)]
    assert sorted(path.name for path in (tmp_path / "second").iterdir()) == ["khronika.sqlite3"]
