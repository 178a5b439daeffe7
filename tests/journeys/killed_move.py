"""A move that dies: by SIGKILL, at a step that KHRONIKA_TEST_DIES_MOVING names (``tests.simple_reading`` starts it)."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from pkgutil import resolve_name
from typing import Any
from unittest import mock

# step -> where it lies, and whether what is named there is done before the process dies.
STEPS: dict[str, tuple[str, str, int, bool]] = {
    "migrating": ("django.db.migrations.executor:MigrationExecutor", "apply_migration", 30, False),
    "tables without guards": ("khronika.ledger.guards", "_statements", 1, False),
    "copying": ("khronika.moving", "_copy", 12, True),
    "before it counts": ("khronika.ledger.log", "verify", 1, True),
    "counts, not told": ("khronika.moving", "move", 1, True),
    "has its name": ("os", "replace", 1, True),
}


def die_at(step: str) -> None:
    """To be called before Django is set up; what is named is replaced as soon as it can be."""
    from khronika.cli import database

    set_up = database._set_up_django
    where, name, turn, done = STEPS[step]

    def then_patch(folder: Path, settings: str = "khronika.server.settings") -> None:
        set_up(folder, settings)
        room = resolve_name(where)
        mock.patch.object(room, name, _dying(getattr(room, name), turn, done)).start()

    database._set_up_django = then_patch


def _dying(acts: Callable[..., Any], turn: int, done: bool) -> Callable[..., Any]:
    met = 0

    def act(*given: Any, **named: Any) -> Any:
        nonlocal met
        met += 1
        if met == turn and done:
            acts(*given, **named)
        if met == turn:
            os.kill(os.getpid(), signal.SIGKILL)
        return acts(*given, **named)

    return act
