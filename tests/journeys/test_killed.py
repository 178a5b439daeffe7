"""Kill -9 at the writes of add and review, and a full disk: the folder is sound, nothing is lost, and going on ends where it would have."""

import json
import os
import subprocess
import sys

import pytest

from tests.shared_folder import ROOT

# Each seventh of some hundred and fifty writes, 0.3 s each; all of them: KHRONIKA_TEST_KILLS=1.
EVERY = os.environ.get("KHRONIKA_TEST_KILLS", "7")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[object]]]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("KHRONIKA", "DJANGO"))}
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.killed", str(tmp_path_factory.mktemp("killed")), EVERY],
        cwd=ROOT,
        env=kept,
        capture_output=True,
        text=True,
        timeout=1200,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def test_after_kill_9_at_any_write_the_folder_is_sound_and_going_on_ends_the_same(
    told: dict[str, list[list[object]]],
) -> None:
    assert told["sound"] == []
    assert len(told["killed"]) > 10
    for write, outcome, found, went, otherwise in told["killed"]:
        assert outcome is None, f"it was not killed at: {write}"
        assert (found, went, otherwise) == ([], [], []), write


def test_a_full_disk_is_said_and_loses_nothing(told: dict[str, list[list[object]]]) -> None:
    for room, outcome, found, went, otherwise in told["full"]:
        assert outcome in ("OperationalError", "DatabaseError", "FolderTrouble"), room
        assert (found, went, otherwise) == ([], [], []), room
