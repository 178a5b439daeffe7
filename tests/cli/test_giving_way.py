import subprocess
import sys

import pytest

from khronika.cli.giving_way import NICENESS

ASKED = "import os; from khronika.cli.giving_way import give_way_to_a_team as way; before = os.nice(0); way(); print(os.nice(0) - before)"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no niceness")
@pytest.mark.parametrize(("said", "lower"), [({}, 0), ({"KHRONIKA_WORKER": "yes"}, NICENESS)])
def test_work_gives_way_where_a_team_waits_for_pages(said: dict[str, str], lower: int) -> None:
    done = subprocess.run([sys.executable, "-c", ASKED], env=said, capture_output=True, text=True, check=True)
    assert int(done.stdout) == lower
