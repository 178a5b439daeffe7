"""The tables of a new folder are made once and copied from then on: a program that makes them runs every migration, 1.4 s of processor time of
the 1.8 that its first command in a folder takes (27 November 2026), and the tests start in some hundred new folders.

The first program that starts in a new folder makes them as anybody's does, and what it made is kept; each run of the tests has a
first. Where there is a ``log-head``, a PostgreSQL or a worker with tables of its own nothing is copied, nor where a test starts `khronika`
itself and not ``tests.simple_reading``.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

VARIABLE = "TESTS_EMPTY_RECORD"
"""Names the file that the tables of a new folder are copied from, and, where it is not there yet, are kept in."""


def begin() -> None:
    """In a program that a test started, before it opens a folder."""
    if kept := os.environ.get(VARIABLE):
        from khronika.cli import opening

        opening._bring_up_to_date = _copied(opening._bring_up_to_date, Path(kept))


def _copied(bring_up_to_date: Callable[[Path], None], kept: Path) -> Callable[[Path], None]:
    def bring(folder: Path) -> None:
        place = folder / "khronika.sqlite3"
        elsewhere = any(os.environ.get(name) for name in ("KHRONIKA_DATABASE", "KHRONIKA_WORKER"))
        new = not (elsewhere or place.exists() or (folder / "log-head").exists())
        if new and kept.exists():
            _copy(kept, place)
        bring_up_to_date(folder)
        if new and not kept.exists():
            _keep(place, kept)

    return bring


def _copy(kept: Path, place: Path) -> None:
    """All at once, or not at all where another program was quicker."""
    part = place.with_name(f".{place.name}.{os.getpid()}")
    shutil.copyfile(kept, part)
    with suppress(FileExistsError):
        os.link(part, place)
    part.unlink()


def _keep(place: Path, kept: Path) -> None:
    part = kept.with_name(f"{kept.name}.{os.getpid()}")
    with closing(sqlite3.connect(place)) as made, closing(sqlite3.connect(part)) as copy:
        made.backup(copy)
    part.rename(kept)
