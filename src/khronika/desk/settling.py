"""Setting side by side what people decided, so that nobody who decides waits for it.

Where the desk is served, a decision is recorded, answered, and then set beside the rest by a thread of the same program, or by a team's worker. What is still to
be done stands in the database (``review_tables.Unsettled``; of a withdrawal its row in the log), written in the decision's own transaction: a desk that
is killed between the two finds it there and does it when it is opened next, or at the next decision. Until then pages say that they may
still count what was rejected: ``unsettled`` tells the templates.
"""

from threading import Thread
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from khronika import side_by_side
from khronika.background import Work, handed_over
from khronika.ledger import since


def settle_reviews() -> None:
    """At once, or, where the desk is served (KHRONIKA_SETTLES_AFTER), by a thread after the answer."""
    if handed_over(Work.SETTLE):
        return
    if not settings.KHRONIKA_SETTLES_AFTER:
        side_by_side.settle_reviews()
        return
    # Not a daemon: the desk that is closed in good order finishes what it began.
    Thread(target=_settle, name="settling").start()


def set_aside() -> None:
    """As ``settle_reviews``, where more than reviews changed: the record is made without a report that was withdrawn."""
    if handed_over(Work.SET_ASIDE):
        return
    if not settings.KHRONIKA_SETTLES_AFTER:
        side_by_side.set_side_by_side()
        return
    Thread(target=_set_aside, name="setting aside").start()


def _set_aside() -> None:
    try:
        side_by_side.set_side_by_side()
    finally:
        connection.close()


def _settle() -> None:
    try:
        side_by_side.settle_reviews()
    finally:
        connection.close()  # each thread has its own


def unsettled(request: HttpRequest) -> dict[str, Any]:
    """For templates: how many claims count otherwise than in the record as it was made last. Asked only by a page that shows it."""
    return {"unsettled": SimpleLazyObject(since.unsettled)}
