"""What is killed in ``killed``, and what must hold after: nothing lost, nothing half-done taken for done, the same command goes on."""

import os
from pathlib import Path

from khronika.ledger.errors import FolderTrouble
from khronika.sealing.folders import is_locked, lock_folder, unlock_folder
from khronika.sealing.keys import Opener, Recipients
from tests.sealing.places import a_folder, a_key, contents

PUBLIC, KEY = a_key()
TO, WITH = Recipients(keys=(PUBLIC,)), Opener(identities=(KEY,))
WHOLE: dict[str, object] = {}


def an_open_folder(place: Path) -> None:
    WHOLE.clear()
    WHOLE.update(contents(a_folder(place / "f", originals=2)))


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
