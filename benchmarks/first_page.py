"""How long it takes from `khronika demo` or `khronika desk` to the first page answered: the median and the longest of some starts.

python -m benchmarks.first_page FOLDER [--starts 5] [--path /]

The folder is there already (`khronika demo --no-serve --folder FOLDER` makes one), as after `make demo`'s set-up: the demonstration
then reads every file again, finds it there, says its answer and opens the desk. Told are the seconds of a clock and the seconds of the
processor: on a machine that others hold, the first say how busy it is, and the second what it would take on one that nobody else uses,
since the start waits for nothing else. Promised: three seconds.
"""

import argparse
import http.client
import os
import pty
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

_WITHIN = 120.0
_TICK = os.sysconf("SC_CLK_TCK")


def started(command: str, folder: Path, path: str) -> tuple[float, float]:
    """Seconds of the clock and of the processor until the page is there. Raises SystemExit where the desk does not answer it."""
    words = [sys.executable, "-m", "khronika.cli", command, "--folder", str(folder)]
    screen, terminal = pty.openpty()  # the demonstration opens the desk for whoever sits at one
    begun = time.perf_counter()
    desk = subprocess.Popen(words, stdin=terminal, stdout=subprocess.PIPE, text=True)
    try:
        assert desk.stdout is not None
        found = next(
            (at for at in (re.search(r"http://127.0.0.1:(\d+)/", line) for line in desk.stdout) if at), None
        )
        if found is None:
            raise SystemExit("the desk did not open")
        link = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=_WITHIN)
        link.request("GET", path)  # the port is bound before its number is said: who asks at once waits
        answer = link.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path} was answered with {answer.status}")
        return time.perf_counter() - begun, _held(desk.pid)
    finally:
        desk.terminate()
        desk.wait(60)
        os.close(terminal)
        os.close(screen)


def _held(pid: int) -> float:
    """Seconds of the processor that a program has had, as Linux tells them."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--path", default="/")
    given = parser.parse_args()
    for command in ("demo", "desk"):
        times = [started(command, given.folder, given.path) for _ in range(given.starts)]
        for name, taken in zip(("clock", "processor"), zip(*times, strict=True), strict=True):
            print(f"{command}, {name}: median {statistics.median(taken):.2f} s, longest {max(taken):.2f} s")


if __name__ == "__main__":
    main()
