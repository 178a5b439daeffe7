"""Work that pages leave to a second process, where a team's server has one (KHRONIKA_WORKER=yes, ``khronika worker``).

What is to be done stands in the record before anybody is told: an arrival that is not read, a decision that is not set side by side, an estimate
that was asked for. A task says only "look". So a task that is lost, done twice or killed half-way loses nothing: the worker looks by
itself when it starts and once a minute.

Tasks are Django's own (django-tasks, the interface that Django 6 has built in), in its database backend: docs/decisions/0024.
"""

import datetime as dt
import signal
import time
from enum import Enum
from types import FrameType
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from khronika.ledger import versions
from khronika.ledger.errors import FolderTrouble

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK_AGAIN = 60.0  # seconds after which a worker looks whether anything was left undone
POLL = 1.0  # seconds between two looks into an empty queue
_KEPT = dt.timedelta(days=1)  # how long a task that ended, or that a killed worker left running, is kept


class Work(Enum):
    """What a worker does: the name of its task in ``background_tasks``."""

    INBOX = "read_inbox"
    SETTLE = "settle"
    SET_ASIDE = "set_aside"
    STUDY = "make_study"


def handed_over(work: Work, *words: int) -> bool:
    """False where this desk has no worker, and whoever asks does it. Call it after what is to be done was recorded and committed: a task
    that waits already is not joined by a second one, since it will see all that was committed before it began."""
    if not settings.KHRONIKA_WORKER:
        return False
    from django_tasks_db.models import DBTaskResult

    from khronika import background_tasks

    task = getattr(background_tasks, work.value)
    waiting = DBTaskResult.objects.ready().filter(task_path=task.module_path)
    if not any(list(each.args_kwargs["args"]) == list(words) for each in waiting):
        task.enqueue(*words)
    return True


def waiting() -> int:
    """Tasks that no worker has begun."""
    if not settings.KHRONIKA_WORKER:
        return 0
    from django_tasks_db.models import DBTaskResult

    return int(DBTaskResult.objects.ready().count())


class Worker:
    """A process that does what desks hand over, until it is told to end (SIGTERM, Ctrl-C: it finishes what it is at)."""

    def __init__(self, told: "Callable[[], None]" = lambda: None) -> None:
        """``told`` hears that it was told to end."""
        self._told = told
        self._at: Any = None
        self._ending = False

    def run(self, *, once: bool = False) -> None:
        """Looks, works, waits. ``once``: until nothing waits, for tests and for a timer's job. Raises FolderTrouble once the tables are another version's."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._end)
        looked = 0.0
        while not self._ending:
            _refuse_other_tables()
            if looked == 0 or time.monotonic() - looked > LOOK_AGAIN:
                looked = time.monotonic()
                _forget()
                for work in (Work.SETTLE, Work.INBOX):
                    handed_over(work)
            self._empty_queue()
            if once:
                return
            if not self._ending:
                time.sleep(POLL)

    def _empty_queue(self) -> None:
        from django.utils.crypto import get_random_string
        from django_tasks_db.management.commands.db_worker import Worker as OfQueue

        self._at = OfQueue(
            queue_names=["default"],
            interval=POLL,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        self._at.run()

    def _end(self, number: int, frame: FrameType | None) -> None:
        self._told()
        self._ending = True
        if self._at is not None:
            self._at.running = False


def _refuse_other_tables() -> None:
    """An upgrade while a worker runs: it knows neither what new columns mean nor that they must be filled, so it ends, and its unit starts the new program."""
    if not versions.of_this_program(connection):
        raise FolderTrouble(
            "The record was brought to another version of khronika, and this worker is not of that one. Start the worker that was installed with it."
        )


def _forget() -> None:
    """Tasks of long ago: what they said "look" at was looked at since."""
    from django_tasks_db.models import DBTaskResult

    before = timezone.now() - _KEPT
    DBTaskResult.objects.finished().filter(finished_at__lt=before).delete()
    DBTaskResult.objects.running().filter(started_at__lt=before).delete()
