"""The checks of `khronika verify` in processes of their own: originals are hashed beside the database's rows.

A process that begins here knows no Django yet, so nothing at the top of this file may import it.
"""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from khronika.cli.opening import _set_up_django
from khronika.ledger.errors import FolderTrouble
from khronika.nouns.soundness import Looked


def look(folder: Path, jobs: int) -> Iterator[Looked]:
    """Every check's outcome, in their order. Django is set up here already. Raises FolderTrouble where a process was ended from outside."""
    from django.db import connection

    from khronika import custody

    if jobs < 2:
        yield from (custody.looked(name, folder) for name in custody.CHECKS)
        return
    connection.close()  # a connection is not shared between processes
    with ProcessPoolExecutor(
        jobs - 1, mp_context=get_context("spawn"), initializer=_set_up_django, initargs=(folder,)
    ) as pool:
        parts = {name: range(custody.PARTS.get(name, 1)) for name in custody.CHECKS}
        tasks = [(name, part, len(some)) for name, some in parts.items() for part in some]
        running = {task: pool.submit(_looked, folder, *task) for task in tasks}
        # This process works too, from the end of the list: whatever no other has begun.
        done = {task: _looked(folder, *task) for task in reversed(tasks) if running[task].cancel()}
        try:
            for name, some in parts.items():
                several = [(name, part, len(some)) for part in some]
                yield custody.together(
                    [done[task] if task in done else running[task].result() for task in several]
                )
        except BrokenProcessPool as error:
            raise FolderTrouble(
                "A process that looked at the folder was ended from outside; the memory may be full. Try --jobs 1."
            ) from error


def _looked(folder: Path, name: str, part: int, parts: int) -> Looked:
    from khronika import custody

    return custody.looked(name, folder, part, parts)
