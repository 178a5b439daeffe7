"""What starts programs for tests says so when it cannot, and nobody waits for ever."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import forking


def test_where_nobody_is_left_to_start_a_program_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forking, "_LOOKS_UP", 10)
    forked = forking.Forked()
    forked._running = subprocess.Popen(
        [sys.executable, "-c", "input()"], stdin=subprocess.PIPE, text=True, encoding="utf-8"
    )
    with pytest.raises(RuntimeError, match="has ended"):
        forked.run(tmp_path, ["--version"], {})
    forked.close()
