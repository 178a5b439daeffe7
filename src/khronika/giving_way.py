"""Work that nobody waits for gives way to pages that somebody does: by the system's priorities, and, since these are of little use where two processors share
what they are made of, and of none at a database, by waiting now and then.
"""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

NICENESS = 10  # of the system's 0 to 19: it gets a tenth of what a page gets where both want the processor, and all where none does
_WORKED = 0.01  # seconds of work after which it looks whether others want the machine
_TIMES = 3  # it waits so many times as long as it worked, at most: then it goes on, whatever others do
_LONGEST = 2.0  # seconds that it waits at once
_LOOK_AGAIN = 0.01
_LOAD = Path("/proc/loadavg")

_mine = threading.local()


def give_way() -> None:
    """Lowers this process's priority for good, and that of what it starts. Where the system knows no such thing, nothing happens."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)


def give_way_to_a_team() -> None:
    """The same beside a team's desk, which KHRONIKA_WORKER says there is."""
    if os.environ.get("KHRONIKA_WORKER") == "yes":
        give_way()


def breathe() -> None:
    """Called between two pieces of work, where nothing is held that others wait for: a process that gives way waits while others run on half of the processors
    or more, for two seconds and three times as long as it worked at most. Any other process, and one of a system that does not say how many run, goes on at once."""
    began = time.monotonic()
    worked = began - getattr(_mine, "since", began)
    if worked < _WORKED and hasattr(_mine, "since"):
        return
    if gives_way():
        until = began + min(_LONGEST, _TIMES * worked)
        while time.monotonic() < until and _others_run():
            time.sleep(_LOOK_AGAIN)
    _mine.since = time.monotonic()


def between_statements(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    """For a connection's ``execute_wrappers``: breathes before each statement that is in no transaction."""
    if not context["connection"].in_atomic_block:
        breathe()
    return execute(sql, params, many, context)


def gives_way() -> bool:
    """Whether this thread's priority is so low, by ``give_way`` or by whoever started it."""
    return hasattr(os, "getpriority") and os.getpriority(os.PRIO_PROCESS, 0) >= NICENESS


def _others_run() -> bool:
    """Whether others than this thread run on half of the processors or more, or wait for one."""
    try:
        running = int(_LOAD.read_text().split()[3].partition("/")[0])
    except (OSError, ValueError, IndexError):
        return False
    return 2 * (running - 1) >= (os.cpu_count() or 1)
