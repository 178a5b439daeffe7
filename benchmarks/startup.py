"""How long `khronika` takes before it does anything: the median of ten runs, in seconds.

    python -m benchmarks.startup

Promised: --help within 0.4 s on two slow cores (a shell completes and a person waits on it).
"""

import statistics
import subprocess
import sys
import time

COMMANDS = ["--help", "read --help", "questions --help"]
RUNS = 10


def median_of(arguments: list[str]) -> float:
    """Seconds that the command takes, imports included."""
    taken = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "khronika.cli", *arguments], check=True, stdout=subprocess.DEVNULL
        )
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def main() -> None:
    for command in COMMANDS:
        print(f"khronika {command:<18} {median_of(command.split()):.3f} s")


if __name__ == "__main__":
    main()
