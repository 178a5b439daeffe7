"""A backup is whole or is not there, and a folder made from it is the one that was copied."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from khronika.alone import alone
from khronika.ledger.errors import FolderTrouble
from khronika.sealing import backups, envelope, postgresql
from khronika.sealing.backups import back_up, restore
from khronika.sealing.keys import Opener, Recipients
from khronika.sealing.packing import Entry, Manifest, Packed
from khronika.sealing.postgresql import Server
from tests.sealing.places import a_folder, a_key, contents, put_original, steps_survived


@pytest.mark.parametrize(
    ("setup", "act", "after"),
    [
        ("an_open_folder", "back_up_it", "backup_then_again"),
        ("an_open_folder", "back_up_beside", "beside_then_again"),
        ("a_backup", "restore_it", "restore_then_again"),
    ],
)
def test_killed_before_each_change_of_the_disk(setup: str, act: str, after: str) -> None:
    assert steps_survived(setup, act, after) > 5


def test_what_is_copied_is_what_is_restored(tmp_path: Path) -> None:
    folder, (public, key) = a_folder(tmp_path / "f"), a_key()
    whole = contents(folder)
    with closing(sqlite3.connect(folder / "khronika.sqlite3")) as writer:
        writer.execute("INSERT INTO ledger_storedbytes VALUES ('begun, not committed')")
        plain = back_up(folder, tmp_path)
        sealed = back_up(folder, tmp_path / "b.tar.age", Recipients(keys=(public,)))
    assert (plain.files, plain.originals, plain.path.suffix) == (len(whole), 5, ".tar")
    assert b"Aru Example" in plain.path.read_bytes()
    assert b"Aru Example" not in sealed.path.read_bytes()
    for made, opener in ((plain, Opener()), (sealed, Opener(identities=(key,)))):
        new = tmp_path / f"from-{made.path.suffix}"
        done = restore(made.path, new, opener)
        assert (done.files, done.originals, done.missing, done.damaged) == (made.files, 5, (), ())
        assert contents(new) == whole
        assert {path.stat().st_mode & 0o777 for path in (new, *new.rglob("*")) if path.is_dir()} == {0o700}
    with pytest.raises(FolderTrouble, match="Name a key file"):
        restore(sealed.path, tmp_path / "new", Opener())
    assert not (tmp_path / "new").exists()


def test_nothing_is_written_over_and_one_is_made_at_a_time(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "f")
    made = back_up(folder, tmp_path / "b.tar")
    before = made.path.read_bytes()
    for target, why in (
        (made.path, "there already"),
        (tmp_path / "none" / "b.tar", "There is no folder"),
        (folder / "b.tar", "lost with it"),
    ):
        with pytest.raises(FolderTrouble, match=why):
            back_up(folder, target)
    with alone(folder / ".backup.lock"), pytest.raises(FolderTrouble, match="Another backup"):
        back_up(folder, tmp_path / "c.tar")
    assert made.path.read_bytes() == before
    with pytest.raises(FolderTrouble, match="there already"):
        restore(made.path, folder, Opener())
    with pytest.raises(FolderTrouble, match="There is no file"):
        restore(tmp_path / "none", tmp_path / "new", Opener())


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = a_folder(tmp_path / "f")
    made = back_up(folder, tmp_path / "b.tar")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(envelope._Hashed, "write", full)
        with pytest.raises(FolderTrouble, match="No space left"):
            back_up(folder, tmp_path / "c.tar")
    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", lambda *_, **__: full())
        with pytest.raises(FolderTrouble, match="as much"):
            back_up(folder, tmp_path / "c.tar")
    with monkeypatch.context() as patch:
        patch.setattr("khronika.sealing.packing._take_out", full)
        with pytest.raises(FolderTrouble, match="No space left"):
            restore(made.path, tmp_path / "g", Opener())
    assert sorted(os.listdir(tmp_path)) == ["b.tar", "f"]
    assert not [name for name in os.listdir(folder) if name.startswith(".backing-up")]


def test_what_the_folder_itself_has_lost_is_told(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "f")
    first, second = sorted((folder / "originals").rglob("??????*"))[:2]
    first.unlink()
    second.chmod(0o600)
    second.write_bytes(b"another")
    made = back_up(folder, tmp_path / "b.tar")
    named = [path.parent.name + path.name for path in (first, second)]
    assert (made.missing, made.damaged) == ((named[0],), (named[1],))
    done = restore(made.path, tmp_path / "g", Opener())
    assert (done.missing, done.damaged) == (made.missing, made.damaged)
    assert contents(tmp_path / "g").keys() == contents(folder).keys() - {".backup.lock"}


def test_what_is_no_backup_or_was_changed_is_not_restored(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "f")
    raw = back_up(folder, tmp_path / "b.tar").path.read_bytes()
    changed = {
        "cut": raw[: len(raw) // 2],
        "changed": raw.replace(b"Original 3", b"Original 4", 1),
        "folder": Packed([Entry("a", b"a")], Manifest("folder")).read(),
        "empty": Packed([Entry("a", b"a")], Manifest("backup")).read(),
        "damaged": Packed([Entry("originals/ab/cd", b"a")], Manifest("backup")).read(),
        "text": b"no backup at all",
    }
    for name, stream in changed.items():
        (tmp_path / name).write_bytes(stream)
        with pytest.raises(FolderTrouble, match=r"damaged|is no backup|breaks off"):
            restore(tmp_path / name, tmp_path / "new", Opener())
        assert not (tmp_path / "new").exists()
        assert not (tmp_path / ".new.restoring").exists()
    with pytest.raises(FolderTrouble, match="no file that khronika packed"):
        restore(tmp_path / "text", tmp_path / "new", Opener())


def test_an_original_that_comes_while_it_is_copied_is_there_and_its_row_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The order: what the copied database names is always there; what came later may be, and is named by nothing."""
    folder = a_folder(tmp_path / "f")
    copied = backups._copy_database

    def then_one_comes(database: Path, copy: Path) -> None:
        copied(database, copy)
        put_original(folder, b"it came later")
        with closing(sqlite3.connect(database)) as writer:
            writer.execute("INSERT INTO ledger_storedbytes VALUES ('later')")
            writer.commit()

    monkeypatch.setattr(backups, "_copy_database", then_one_comes)
    done = restore(back_up(folder, tmp_path / "b.tar").path, tmp_path / "g", Opener())
    assert (done.originals, done.missing) == (6, ())


def test_originals_beside_are_copied_once_and_every_backup_is_whole(tmp_path: Path) -> None:
    folder, place = a_folder(tmp_path / "f"), tmp_path / "stick"
    place.mkdir()
    first, whole = back_up(folder, place / "1.tar", originals_beside=True), contents(folder)
    assert (first.originals, b"Aru Example" in first.path.read_bytes()) == (5, False)
    times = {path: path.stat().st_mtime_ns for path in (place / "originals").rglob("*") if path.is_file()}
    assert len(times) == 5
    put_original(folder, b"one more")
    second, more = back_up(folder, place / "2.tar", originals_beside=True), contents(folder)
    assert second.originals == 6
    assert {path: path.stat().st_mtime_ns for path in times} == times  # only what is new was copied
    for made, then in ((first, whole), (second, more)):
        new = tmp_path / made.path.stem
        done = restore(made.path, new, Opener())
        assert (done.files, done.originals) == (made.files, made.originals)
        assert (
            contents(new).items()
            >= {name: each for name, each in then.items() if name != ".backup.lock"}.items()
        )
    with pytest.raises(FolderTrouble, match="not sealed"):
        back_up(folder, place / "3.tar", Recipients(keys=(a_key()[0],)), originals_beside=True)
    path = sorted(times)[0]
    path.chmod(0o600)
    path.write_bytes(b"another")
    with pytest.raises(FolderTrouble, match="beside the backup is damaged"):
        restore(first.path, tmp_path / "new", Opener())
    path.unlink()
    with pytest.raises(FolderTrouble, match="missing beside the backup"):
        restore(first.path, tmp_path / "new", Opener())
    assert not (tmp_path / "new").exists()


def test_without_postgresqls_programs_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, server = a_folder(tmp_path / "f"), Server("record", password="quiet herons")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FolderTrouble, match="pg_dump is not installed"):
        back_up(folder, tmp_path / "b.tar", server=server)
    program = tmp_path / "pg_dump"
    program.write_text("#!/bin/sh\necho no such database >&2\nexit 1\n")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(FolderTrouble, match="pg_dump failed: no such database"):
        back_up(folder, tmp_path / "b.tar", server=server)
    assert server.environment()["PGPASSWORD"] == "quiet herons"
    assert "PGHOST" not in postgresql.Server("record").environment()
    assert sorted(os.listdir(tmp_path)) == ["f", "pg_dump"]
