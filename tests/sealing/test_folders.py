"""A folder sealed and opened: nothing is lost, nothing is told, and wherever it is killed the same command goes on."""

import fcntl
import os
import shutil
import sqlite3
from collections import namedtuple
from contextlib import closing
from pathlib import Path

import pytest

from khronika.ledger.errors import FolderTrouble
from khronika.sealing import envelope, folders
from khronika.sealing.folders import is_locked, lock_folder, refuse_locked, unlock_folder
from khronika.sealing.in_use import using
from khronika.sealing.keys import Opener, Recipients, make_key_file
from tests.sealing.places import WORDS, a_folder, a_key, contents, steps_survived


@pytest.mark.parametrize(
    ("setup", "act", "after"),
    [
        ("an_open_folder", "lock", "lock_then_goes_on"),
        ("a_sealed_folder", "unlock", "unlock_then_goes_on"),
        ("a_sealed_folder", "unlock", "unlock_then_locks_again"),
    ],
)
def test_killed_before_each_change_of_the_disk_it_goes_on(setup: str, act: str, after: str) -> None:
    assert steps_survived(setup, act, after) > 10


def test_a_passphrase_and_keys_each_open_it_and_nothing_else_does(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "f")
    whole = contents(folder)
    (public, key), (other, other_key), (_, stranger) = a_key(), a_key(), a_key()
    done = lock_folder(folder, Recipients((WORDS,), (public, other)))
    assert done is not None
    assert done.files == len(whole)
    assert sorted(os.listdir(folder)) == [".in-use", "folder.sealed"]
    sealed = (folder / "folder.sealed").read_bytes()
    for told in (b"Aru Example", b"originals", b"sqlite", b"secret-key"):
        assert told not in sealed
    with pytest.raises(FolderTrouble, match=r"is sealed\. Open it with: khronika folder unlock"):
        refuse_locked(folder)
    for opener, why in (
        (Opener("six words taken by somebody"), "That passphrase does not open it"),
        (Opener(), "Name a key file"),
        (Opener(identities=(stranger,)), "None of these keys opens it"),
        (Opener(identities=("age1",)), "is no key file"),
    ):
        with pytest.raises(FolderTrouble, match=why):
            unlock_folder(folder, opener)
        assert sorted(os.listdir(folder)) == [".in-use", "folder.sealed"]
    for opener in (Opener(WORDS), Opener(identities=(key,)), Opener(identities=(stranger, other_key))):
        (folder / "folder.sealed").write_bytes(sealed)
        unlock_folder(folder, opener)
        assert contents(folder) == whole
        assert {path.stat().st_mode & 0o777 for path in folder.rglob("*") if path.is_dir()} == {0o700}


def test_what_is_damaged_is_not_opened_and_stays(tmp_path: Path) -> None:
    folder, (public, key) = a_folder(tmp_path / "f"), a_key()
    lock_folder(folder, Recipients(keys=(public,)))
    sealed = (folder / "folder.sealed").read_bytes()
    middle = (
        len(sealed) - 100
    )  # among what is sealed, however long the head is with which age keeps strangers guessing
    for damaged in (
        sealed[:-1],
        sealed[:-150],
        sealed[:middle] + bytes([sealed[middle] ^ 1]) + sealed[middle + 1 :],
        b"khronika-sealed/1\nno base64 \xff\n",
    ):
        (folder / "folder.sealed").write_bytes(damaged)
        with pytest.raises(FolderTrouble, match="damaged"):
            unlock_folder(folder, Opener(identities=(key,)))
        assert sorted(os.listdir(folder)) == [".in-use", "folder.sealed"]


def test_a_folder_in_use_is_not_sealed(tmp_path: Path) -> None:
    folder, to = a_folder(tmp_path / "f"), Recipients(keys=(a_key()[0],))
    whole = contents(folder)
    with using(folder), using(folder), pytest.raises(FolderTrouble, match="is in use: a desk"):
        lock_folder(folder, to)
    with closing(sqlite3.connect(folder / "khronika.sqlite3")) as writer:
        writer.execute("INSERT INTO ledger_storedbytes VALUES ('not committed')")
        with pytest.raises(FolderTrouble, match="cannot be sealed now"):
            lock_folder(folder, to)
    assert contents(folder) == whole
    handle = os.open(folder / ".in-use", os.O_RDWR)
    fcntl.flock(handle, fcntl.LOCK_EX)  # as while it is sealed
    with pytest.raises(FolderTrouble, match="being sealed"), using(folder):
        pass
    os.close(handle)


def test_what_would_be_lost_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, to = a_folder(tmp_path / "f"), Recipients(keys=(a_key()[0],))
    whole = contents(folder)
    (folder / "elsewhere").symlink_to(tmp_path)
    with pytest.raises(FolderTrouble, match="is a link"):
        lock_folder(folder, to)
    (folder / "elsewhere").unlink()
    usage = namedtuple("usage", "total used free")
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: usage(1, 1, 1000))
        with pytest.raises(FolderTrouble, match="0 MB left"):
            lock_folder(folder, to)

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(envelope._Hashed, "write", full)
        with pytest.raises(FolderTrouble, match="No space left"):
            lock_folder(folder, to)
    with monkeypatch.context() as patch:
        patch.setattr(folders, "seal", lambda *_: full())
        with pytest.raises(OSError, match="No space"):
            lock_folder(folder, to)
    for wrong, why in (
        (Recipients(), "Say who may open it"),
        (Recipients(("short",)), "fewer than 10"),
        (Recipients(keys=("age1nonsense",)), "no public key"),
        (Recipients(keys=(a_key()[1].splitlines()[1],)), "That is a secret key"),
    ):
        with pytest.raises(FolderTrouble, match=why) as refused:
            lock_folder(folder, wrong)
        assert "SECRET-KEY-1" not in str(refused.value)
    assert contents(folder) == whole
    assert not is_locked(folder)


def test_what_somebody_put_there_meanwhile_is_not_touched(tmp_path: Path) -> None:
    folder, (public, key) = a_folder(tmp_path / "f"), a_key()
    whole = contents(folder)
    lock_folder(folder, Recipients(keys=(public,)))
    (folder / "note.txt").write_text("hers")
    assert lock_folder(folder, Recipients()) is None
    unlock_folder(folder, Opener(identities=(key,)))
    assert contents(folder) == whole | {"note.txt": (b"hers", 0o644 & ~_umask())}


def _umask() -> int:
    before = os.umask(0)
    os.umask(before)
    return before


def test_a_key_file_is_its_owners_alone_and_never_written_over(tmp_path: Path) -> None:
    public = make_key_file(tmp_path / "key.txt")
    assert (tmp_path / "key.txt").stat().st_mode & 0o777 == 0o600
    assert public in (tmp_path / "key.txt").read_text()
    with pytest.raises(FolderTrouble, match="there already"):
        make_key_file(tmp_path / "key.txt")
