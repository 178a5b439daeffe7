"""Where the gold and the facts lie, on machines that have them."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def shared_folder() -> Path | None:
    """The folder beside the repository (or $KHRONIKA_SHARED), ``None`` where it is absent.

    Absence in CI is an error, not a skip: a gate that silently stops measuring is worse than none.
    """
    folder = Path(os.environ.get("KHRONIKA_SHARED", ROOT.parent / "shared"))
    if folder.is_dir():
        return folder
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI must have the shared folder; looked at {folder}")
    return None


def need_shared() -> Path:
    """The shared folder, or a skip with its reason."""
    folder = shared_folder()
    if folder is None:
        pytest.skip("needs ../shared (gold and facts), which is not on this machine")
    return folder
