"""Many processes read, one writes: outcomes come out in the order in which the reports went in.

Own code and not concurrent.futures, whose pool breaks as a whole when one process dies, cannot stop a report that
hangs, and lets a process grow for ever (spaCy keeps every word it has seen).

A worker is handed one report at a time and only when it is idle, so that a large report on its way in and a large
outcome on its way out never wait for each other.
"""

import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import TypeAlias

from khronika.attempt import read_or_say_why, stopped, too_long
from khronika.intake import Received
from khronika.nouns import Reading, Report, Unread

Outcome: TypeAlias = Reading | Unread

# How far reports may be taken in ahead of the one that is to be written next: memory stays constant though one hangs.
_AHEAD_REPORTS = 64  # for each worker
_AHEAD_CHARACTERS = 8_000_000  # for all together
# A process that has grown beyond this is let go after its report. After the demo corpus a process holds
# 170 MB for English alone and 365 MB for all three languages (measured 2026-11-25); promised are 700.
_MOST_MB = 620
# Asked after what took so many seconds to read, and after one report in so many: the system answers in a tenth of a millisecond, which is more than
# a report costs that bears nothing.
_LONG, _OFTEN = 0.02, 32
# A worker stops itself in time, but cannot where a library's C code hangs: then it is ended from outside.
_GRACE = 10.0
# What one report may make a process hold, in bytes, above which Python says MemoryError and the report is refused: without a limit it is the
# machine that runs out, and with it whatever else runs there. (Linux; elsewhere nobody limits.)
_MOST_DATA = 2_000_000_000
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_TRIES = 2  # a report whose worker died may have died for another's memory; one more try tells


@dataclass(slots=True, eq=False)
class _Task:
    item: Received | Unread
    outcome: Outcome | None = None
    tries: int = 0

    @property
    def report(self) -> Report:
        assert isinstance(self.item, Received)
        return self.item.report


@dataclass(slots=True, eq=False)
class _Worker:
    process: BaseProcess
    pipe: "Connection[Report, tuple[Outcome | None, float]]"
    ready: bool = False
    task: _Task | None = None
    since: float = 0.0


def readings(
    items: Iterable[Received | Unread], *, jobs: int, seconds: float, sayings: bool = False
) -> Iterator[tuple[Received | Unread, Outcome]]:
    """Each item with what became of it, in order; ``items`` is drawn on no further than constant memory allows.

    ``seconds`` is the most that one report may take, ``sayings`` asks for who says what as well. Workers end when this ends, however it ends.
    """
    pool = Pool(jobs, seconds, sayings)
    try:
        yield from pool.run(iter(items))
    finally:
        pool.close()


class Pool:
    """The processes, for whoever has more than one run for them (as each process of Spark does): models are loaded once. ``run`` is
    as ``readings``, one at a time; after a run that was left before its end, ``close``."""

    def __init__(self, jobs: int, seconds: float, sayings: bool = False) -> None:
        self._jobs, self._seconds, self._sayings = jobs, seconds, sayings
        self._context = multiprocessing.get_context("spawn")  # a fork would copy threads half-way
        self._workers: list[_Worker] = []
        self._order: deque[_Task] = deque()
        self._waiting: deque[_Task] = deque()
        self._ahead = 0  # characters in all reports of _order

    def run(self, items: Iterator[Received | Unread]) -> Iterator[tuple[Received | Unread, Outcome]]:
        more = True
        while more or self._order:
            more = more and self._fill(items)
            self._assign()
            while self._order and (outcome := self._order[0].outcome) is not None:
                task = self._order.popleft()
                self._ahead -= _size(task)
                yield task.item, outcome
            if self._waiting or any(worker.task for worker in self._workers):
                self._collect()

    def close(self) -> None:
        for worker in self._workers:
            _end(worker)
        self._workers.clear()

    def _fill(self, items: Iterator[Received | Unread]) -> bool:
        """Takes in what there is room for, as long as no worker waits for it; False when there is no more."""
        while len(self._order) < _AHEAD_REPORTS * self._jobs and self._ahead < _AHEAD_CHARACTERS:
            if len(self._waiting) >= 2 * self._jobs:
                return True  # enough at hand: hand out and write first
            item = next(items, None)
            if item is None:
                return False
            task = _Task(item, item if isinstance(item, Unread) else None)
            self._order.append(task)
            self._ahead += _size(task)
            if task.outcome is None:
                self._waiting.append(task)
        return True

    def _assign(self) -> None:
        while len(self._workers) < min(self._jobs, len(self._waiting) + self._busy()):
            self._start()
        for idle in [worker for worker in self._workers if worker.ready and worker.task is None]:
            if not self._waiting:
                return
            task = self._waiting.popleft()
            idle.task, idle.since = task, time.monotonic()
            with suppress(OSError):  # it died while idle; noticed as any death, when its pipe is read
                idle.pipe.send(task.report)

    def _busy(self) -> int:
        return sum(worker.task is not None for worker in self._workers)

    def _start(self) -> None:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=_work, args=(theirs, self._seconds, self._sayings), daemon=True
        )
        with _one_thread_each():
            process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))

    def _collect(self) -> None:
        """Waits for an outcome, a death, or a report that takes far too long."""
        begun = [worker.since for worker in self._workers if worker.task is not None]
        last = min(begun) + self._seconds + _GRACE if begun else None
        heard = [worker for worker in self._workers if worker.task is not None or not worker.ready]
        spoke = wait(
            [worker.pipe for worker in heard], None if last is None else max(0.0, last - time.monotonic())
        )
        for worker in heard:
            if worker.pipe in spoke and not worker.ready:
                self._welcome(worker)
            elif worker.pipe in spoke:
                self._receive(worker)
            elif worker.task is not None and time.monotonic() > worker.since + self._seconds + _GRACE:
                worker.task.outcome = too_long(worker.task.report, self._seconds)
                self._let_go(worker)

    def _welcome(self, worker: _Worker) -> None:
        """It has started. Raises RuntimeError when it has not: then none will, and no report is to blame."""
        try:
            worker.pipe.recv()
        except (EOFError, OSError) as error:
            raise RuntimeError("a reading process ended before it began; try --jobs 1 without -o") from error
        worker.ready = True

    def _receive(self, worker: _Worker) -> None:
        task = worker.task
        assert task is not None
        try:
            task.outcome, megabytes = worker.pipe.recv()
        except (EOFError, OSError):
            self._let_go(worker)
            task.tries += 1
            if task.tries < _TRIES:
                self._waiting.appendleft(task)
            else:
                code = worker.process.exitcode
                task.outcome = stopped(task.report, f"its process ended with {code}, as for want of memory")
        else:
            worker.task = None
            if megabytes > _MOST_MB:
                self._let_go(worker)

    def _let_go(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        _end(worker)


def _size(task: _Task) -> int:
    return len(task.item.raw) + len(task.item.report.text) if isinstance(task.item, Received) else 0


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """While a worker starts: numeric libraries ask the environment how many threads to use, and as many threads in
    each of N processes only take turns."""
    unsaid = [name for name in _THREADS if name not in os.environ]
    os.environ.update(dict.fromkeys(unsaid, "1"))
    try:
        yield
    finally:
        for name in unsaid:
            os.environ.pop(name, None)


def _work(pipe: "Connection[tuple[Outcome | None, float], Report]", seconds: float, sayings: bool) -> None:
    """A worker's life. It ends with its pipe, and with the process that holds the other end, killed or not."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; who started us ends us
    Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()
    _no_more_than(_MOST_DATA)
    pipe.send((None, 0.0))  # how long it takes to start is not the first report's time
    for number in count():
        try:
            report, began = pipe.recv(), time.monotonic()
            outcome = read_or_say_why(report, seconds=seconds, sayings=sayings)
            asked = number % _OFTEN == 0 or time.monotonic() - began > _LONG
            pipe.send((outcome, _megabytes() if asked else 0.0))
        except (EOFError, OSError):
            return


def _end_with(parent: "BaseProcess | None") -> None:
    """Amid a report too, or while models load: half a minute and half a gigabyte, for nobody. A thread, as systems differ in what they
    tell a process of its parent's end."""
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _no_more_than(most: int) -> None:
    if sys.platform != "linux":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if soft == resource.RLIM_INFINITY or soft > most:
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def _megabytes() -> float:
    """The most memory this process has held; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0.0
    with suppress(
        OSError, StopIteration
    ):  # Linux: getrusage would say what the process that started this one held
        lines = Path("/proc/self/status").read_text().splitlines()
        return float(next(line for line in lines if line.startswith("VmHWM:")).split()[1]) / 1e3
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)  # bytes there, kilobytes on Linux
