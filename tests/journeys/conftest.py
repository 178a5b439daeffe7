"""The flow in this process: the simple reading, and a folder of the test's own."""

from pathlib import Path

import pytest

from khronika import reading
from tests import simple_reading


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: object, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "folder"
    folder.mkdir(mode=0o700)
    settings.KHRONIKA_FOLDER = folder  # type: ignore[attr-defined]
    monkeypatch.setattr(reading, "read", simple_reading.read, raising=False)
    return folder
