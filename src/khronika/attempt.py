"""Read one report, or say why not: the one place where any error of ours becomes a refusal.

Below `flow`, above the engine and without Django, because `khronika read` needs it too and has no ledger.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from khronika import reading
from khronika.nouns import Reading, Report, Unread

MAX_SECONDS = 120.0
"""How long one report may take. English takes 12 s of one slow core for 20,000 words (measured 2026-11-25, and it is linear),
so this is twice a book of 100,000; what takes longer hangs, or is many reports in one."""


class _TooLong(BaseException):
    """Not an Exception, so that no library's own broad `except` swallows it."""


def read_or_say_why(
    report: Report, *, seconds: float | None = MAX_SECONDS, sayings: bool = False
) -> Reading | Unread:
    """The reading (with ``sayings`` also who says what), reading's own refusal, or a refusal: by rule ``reading.too-long`` when it took longer than
    ``seconds`` (``None``: as long as it takes), by rule ``reading.stopped`` when our code failed on this text.

    The time is kept where the system can interrupt us: in a process's main thread, not on Windows. The refusal names
    the kind of error only: an error's message may quote the text, and the text names people.
    """
    try:
        with _within(seconds):
            return reading.read(report, sayings=True) if sayings else reading.read(report)
    except _TooLong:
        return too_long(report, seconds or 0)
    except Exception as error:  # noqa: BLE001  (one report that we fail on must not cost the thousand after it)
        return stopped(report, type(error).__name__)


def too_long(report: Report, seconds: float) -> Unread:
    return Unread(
        report.origin,
        "reading.too-long",
        f"reading {report.origin} took longer than {seconds:g} s, and was given up",
        "Split it into shorter reports, or allow it more time (khronika read --time-limit).",
        report.sha256,
        report.given_id,
    )


def stopped(report: Report, kind: str) -> Unread:
    """``kind`` of error, without the error's own words."""
    return Unread(
        report.origin,
        "reading.stopped",
        f"khronika failed while reading {report.origin}: {kind} (rules {reading.RULES_VERSION})",
        "the report is kept as received; tell the makers the kind of error, and read it again after an update",
        report.sha256,
        report.given_id,
    )


@contextmanager
def _within(seconds: float | None) -> Iterator[None]:
    """Raises _TooLong in what it holds once ``seconds`` are over, and again each half second: a first one may be
    lost in a callback from C, where Python cannot raise."""
    main = threading.current_thread() is threading.main_thread()
    if seconds is None or not main or not hasattr(signal, "setitimer"):
        yield
        return
    armed = True

    def ring(number: int, frame: FrameType | None) -> None:
        if armed:
            raise _TooLong

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.5)
    try:
        try:
            yield
        finally:
            armed = False
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
