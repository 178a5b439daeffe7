"""Runs something in a process that is ended, as by kill -9, just before its nth change of the disk, for each n until it comes through.

    python -m tests.sealing.killed SETUP ACT AFTER

names functions of ``tests.sealing.killings`` as (directory) -> None. After each killing, and after the run that came through, AFTER says
what must hold then. Prints how many steps there were.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.sealing import killings

CHANGES = ("open", "fsync", "rename", "replace", "unlink", "rmdir", "mkdir", "chmod", "truncate", "sync")


def ended_at(step: int, act: Callable[[Path], None], place: Path) -> bool:
    """True where it was ended before that change, False where it came through."""
    child = os.fork()
    if child == 0:
        _count_down(step)
        try:
            act(place)
        except BaseException:  # noqa: BLE001  (told, and the child ends)
            import traceback

            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 9), f"it failed at step {step}"
    return code == 9


def _count_down(step: int) -> None:
    left = [step]

    def counted(change: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*args: Any, **kwargs: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                os._exit(9)
            return change(*args, **kwargs)

        return instead

    for name in CHANGES:
        setattr(os, name, counted(getattr(os, name)))


def main() -> None:
    setup, act, after = (getattr(killings, name) for name in sys.argv[1:4])
    step, went_on = 0, True
    while went_on:
        step += 1
        with tempfile.TemporaryDirectory() as directory:
            setup(Path(directory))
            went_on = ended_at(step, act, Path(directory))
            after(Path(directory), went_on)
    print(step - 1)


if __name__ == "__main__":
    main()
