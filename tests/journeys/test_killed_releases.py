"""Kill -9 at the writes of publishing, and a full disk: a release is public whole or not at all, and going on ends where it would have."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.shared_folder import ROOT

# Each third of sixteen writes; all of them: KHRONIKA_TEST_KILLS=1.
EVERY = os.environ.get("KHRONIKA_TEST_KILLS", "3")


def test_a_release_is_public_whole_or_not_at_all(tmp_path: Path) -> None:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("KHRONIKA", "DJANGO"))}
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.killed_releases", str(tmp_path), EVERY],
        cwd=ROOT,
        env=kept,
        capture_output=True,
        text=True,
        timeout=1200,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout)
    assert told["sound"] == []
    assert len(told["killed"]) >= 5
    for write, outcome, found, went, otherwise in told["killed"]:
        assert outcome is None, f"it was not killed at: {write}"
        assert (found, went, otherwise) == ([], [], []), write
    for room, outcome, found, went, otherwise in told["full"]:
        assert outcome in ("OperationalError", "DatabaseError", "FolderTrouble"), room
        assert (found, went, otherwise) == ([], [], []), room
