"""Each test gets a folder of its own, so that no original outlives it."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: object) -> Path:
    settings.KHRONIKA_FOLDER = tmp_path  # type: ignore[attr-defined]
    return tmp_path
