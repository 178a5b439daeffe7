"""The folder: private, made once, its trouble said."""

import os
import stat
from pathlib import Path

import pytest

from khronika.ledger.errors import FolderTrouble
from khronika.server.folder import folder_path, open_to_others, prepare, secret_key


def test_the_option_wins_over_the_variable_over_the_default(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KHRONIKA_FOLDER", raising=False)
    assert folder_path() == tmp_path / "khronika-folder"
    monkeypatch.setenv("KHRONIKA_FOLDER", "june")
    assert folder_path() == tmp_path / "june"
    assert folder_path("july") == tmp_path / "july"


def test_a_prepared_folder_is_the_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "folder"
    prepare(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    assert sorted(path.name for path in folder.iterdir()) == ["originals", "secret-key"]


def test_a_folder_that_others_can_open_is_said_and_not_closed(tmp_path: Path) -> None:
    folder = tmp_path / "shared by mistake"
    folder.mkdir()
    folder.chmod(0o755)
    prepare(folder)
    assert open_to_others(folder).endswith(f"Run: chmod 700 '{folder}'")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755
    folder.chmod(0o700)
    assert open_to_others(folder) == ""


def test_the_key_is_made_once_and_long(tmp_path: Path) -> None:
    prepare(tmp_path)
    key = secret_key(tmp_path)
    prepare(tmp_path)
    assert secret_key(tmp_path) == key
    assert len(key) >= 50


def test_without_a_folder_the_key_is_of_this_process_and_nothing_is_made(tmp_path: Path) -> None:
    absent = tmp_path / "absent"
    assert secret_key(absent) != secret_key(absent)
    assert not absent.exists()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_only(*_: object, **__: object) -> int:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(os, "open", read_only)
    with pytest.raises(FolderTrouble, match=r"cannot be written \(Read-only file system\)"):
        prepare(tmp_path)


def test_a_file_in_its_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "june").write_text("a list")
    with pytest.raises(FolderTrouble, match="is a file, not a folder"):
        prepare(tmp_path / "june")


def test_a_key_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "secret-key").mkdir()
    with pytest.raises(FolderTrouble, match="cannot be read"):
        secret_key(tmp_path)
