"""Links that were found before can be grouped, decided on and drawn where Splink is not installed."""

import subprocess
import sys

CODE = """
import sys
sys.modules["splink"] = sys.modules["duckdb"] = None
from khronika.linking import clusters, drawn_linkages, overlap, standing
assert clusters(2, {(0, 1): 3.0}, {})[0] == [0, 0]
try:
    from khronika.linking import link
except ModuleNotFoundError as error:
    print(error.name)
"""


def test_only_scoring_needs_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() in ("splink", "duckdb")
