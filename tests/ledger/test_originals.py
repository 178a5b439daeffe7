"""Originals: whole or absent, read-only, never replaced."""

import os
import stat
from pathlib import Path

import pytest

from khronika.ledger import originals
from khronika.ledger.errors import FolderTrouble, OriginalDiffers
from khronika.nouns import digest

RAW = "Полиция задержала около 100 человек.".encode()
NAME = digest(RAW)


def test_kept_bytes_come_back_and_cannot_be_written(folder: Path) -> None:
    originals.keep(folder, NAME, RAW)
    originals.keep(folder, NAME, RAW)
    assert originals.open_original(folder, NAME) == RAW
    path = originals.path_of(folder, NAME)
    assert path.relative_to(folder).as_posix() == f"originals/{NAME[:2]}/{NAME[2:]}"
    assert stat.S_IMODE(path.stat().st_mode) == 0o400


@pytest.mark.parametrize("step", ["fsync", "rename"])
def test_a_failure_half_way_leaves_nothing_under_the_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "rename")), full)  # type: ignore[call-overload]
    with pytest.raises(FolderTrouble, match=r"No space left on device.*Nothing was recorded"):
        originals.keep(folder, NAME, RAW)
    assert not list(originals.path_of(folder, NAME).parent.iterdir())
    monkeypatch.undo()
    originals.keep(folder, NAME, RAW)
    assert originals.open_original(folder, NAME) == RAW


def test_a_replaced_original_is_found_when_opened_and_when_received_again(folder: Path) -> None:
    originals.keep(folder, NAME, RAW)
    path = originals.path_of(folder, NAME)
    path.chmod(0o600)
    path.write_bytes(RAW[:-1] + b"!")
    with pytest.raises(OriginalDiffers):
        originals.open_original(folder, NAME)
    with pytest.raises(OriginalDiffers):
        originals.keep(folder, NAME, RAW)


def test_a_missing_original_is_a_clear_message(folder: Path) -> None:
    with pytest.raises(FolderTrouble, match="cannot be read"):
        originals.open_original(folder, NAME)
