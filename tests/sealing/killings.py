"""What is killed in ``killed``, and what must hold after: nothing lost, nothing half-done taken for done, the same command goes on."""

import os
from pathlib import Path

from khronika.ledger.errors import FolderTrouble
from khronika.sealing.backups import back_up, restore
from khronika.sealing.folders import is_locked, lock_folder, unlock_folder
from khronika.sealing.keys import Opener, Recipients
from tests.sealing.places import a_folder, a_key, contents

PUBLIC, KEY = a_key()
TO, WITH = Recipients(keys=(PUBLIC,)), Opener(identities=(KEY,))
WHOLE: dict[str, object] = {}


def an_open_folder(place: Path) -> None:
    WHOLE.clear()
    WHOLE.update(contents(a_folder(place / "f", originals=1)))


def a_sealed_folder(place: Path) -> None:
    an_open_folder(place)
    assert lock_folder(place / "f", TO) is not None


def lock(place: Path) -> None:
    lock_folder(place / "f", TO)


def unlock(place: Path) -> None:
    unlock_folder(place / "f", WITH)


def lock_then_goes_on(place: Path, killed: bool) -> None:
    folder = place / "f"
    if not is_locked(folder):
        found = contents(folder)
        assert {
            name: found[name] for name in WHOLE
        } == WHOLE  # nothing is removed before the sealed file is whole
    lock_folder(folder, TO)
    assert sorted(os.listdir(folder)) == [".in-use", "folder.sealed"]
    unlock_folder(folder, WITH)
    assert contents(folder) == WHOLE


def unlock_then_goes_on(place: Path, killed: bool) -> None:
    folder = place / "f"
    if is_locked(folder):
        unlock_folder(folder, WITH)
    assert contents(folder).keys() - {".opened"} == WHOLE.keys()
    assert {name: found for name, found in contents(folder).items() if name in WHOLE} == WHOLE


def unlock_then_locks_again(place: Path, killed: bool) -> None:
    """Somebody changes her mind: what the killed run opened is removed, or sealed again."""
    folder = place / "f"
    lock_folder(folder, TO)
    assert sorted(os.listdir(folder)) == [".in-use", "folder.sealed"]
    try:
        unlock_folder(folder, WITH)
    except FolderTrouble as trouble:
        raise AssertionError(str(trouble)) from trouble
    assert contents(folder) == WHOLE


# ---- backups ----


def back_up_it(place: Path) -> None:
    back_up(place / "f", place / "b.tar.age", TO)


def backup_then_again(place: Path, killed: bool) -> None:
    """What bears the name is whole; what a killed run left is cleared by the next."""
    made = place / "b.tar.age"
    if made.exists():
        restore(made, place / "g", WITH)
        assert contents(place / "g") == WHOLE
        made.unlink()
    back_up(place / "f", made, TO)
    assert contents(place / "f") == WHOLE | {".backup.lock": (b"", 0o600)}
    assert sorted(os.listdir(place)) == sorted({"f", "b.tar.age", *(["g"] if (place / "g").exists() else [])})


def a_backup(place: Path) -> None:
    an_open_folder(place)
    back_up(place / "f", place / "b.tar", None)


def restore_it(place: Path) -> None:
    restore(place / "b.tar", place / "g", Opener())


def restore_then_again(place: Path, killed: bool) -> None:
    if not (place / "g").exists():
        restore(place / "b.tar", place / "g", Opener())
    assert contents(place / "g") == WHOLE
    assert sorted(os.listdir(place)) == ["b.tar", "f", "g"]


def back_up_beside(place: Path) -> None:
    back_up(place / "f", place / "b.tar", originals_beside=True)


def beside_then_again(place: Path, killed: bool) -> None:
    made = place / "b.tar"
    if not made.exists():
        back_up_beside(place)
    restore(made, place / "g", Opener())
    assert contents(place / "g") == WHOLE
    assert not list((place / "originals").rglob(".*"))
