"""The tasks, as Django's workers find them. Each may be done twice, or half and again, without harm.

An error is told by its kind alone: a task's row keeps what it says, and an error's own words may quote a text, which names people.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import ParamSpec

from django.conf import settings
from django_tasks import task

from khronika import inbox, side_by_side, study
from khronika.alone import alone
from khronika.ledger import heeding

P = ParamSpec("P")
_SETTLING = ".settling.lock"


class WorkFailed(Exception):
    """A task failed; the kind of error is its only word."""


def _quietly(do: Callable[P, None]) -> Callable[P, None]:
    @wraps(do)
    def quiet(*arguments: P.args, **named: P.kwargs) -> None:
        heeding.forget()  # people judge in other processes, and no request begins here
        try:
            do(*arguments, **named)
        except Exception as error:  # noqa: BLE001  (whatever it is, its words are not kept)
            raise WorkFailed(type(error).__name__) from None

    return quiet


@task()
@_quietly
def read_inbox() -> None:
    """Read what came in and keep what people kept; where another process is at it, that one does."""
    inbox.work(_folder())


@task()
@_quietly
def settle() -> None:
    """Set side by side what people's decisions changed."""
    with _one_at_a_time() as we_are:
        if we_are:
            side_by_side.settle_reviews()


@task()
@_quietly
def set_aside() -> None:
    """The record without a report that was withdrawn."""
    with _one_at_a_time():
        side_by_side.set_side_by_side()


@task()
@_quietly
def make_study(asked: int, seed: int) -> None:
    """The estimate that somebody asked for, by a program of its own: it takes memory that a worker need not hold for ever."""
    study.start(_folder(), asked=asked, seed=seed).wait()


def _folder() -> Path:
    return Path(settings.KHRONIKA_FOLDER)


@contextmanager
def _one_at_a_time() -> Iterator[bool]:
    """Two workers that settle at once would overtake each other; the second leaves it to the first, which looks again before it ends."""
    with alone(_folder() / _SETTLING) as we_are:
        yield we_are
