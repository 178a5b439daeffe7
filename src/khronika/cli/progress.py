"""Progress on standard error, for work that takes longer than two seconds, where a person is looking."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

_PATIENCE = 2.0  # seconds before anything is shown: what ends sooner needs no bar


class Progress:
    """Tell it each step. It shows nothing unless standard error is a terminal and the work is not short."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._begun = time.monotonic()
        self._wanted = sys.stderr.isatty()
        self._bar: Any = None
        self._task: Any = None
        self._done = 0

    def step(self, what: str) -> None:
        self._done += 1
        if not self._wanted or time.monotonic() - self._begun < _PATIENCE:
            return
        if self._bar is None:
            self._start()
        self._bar.update(self._task, completed=self._done, what=what)

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import Progress as Bar
        from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = ("{task.completed}", "{task.fields[what]}")
        self._bar = Bar(
            SpinnerColumn(),
            TextColumn(self._words),
            *(TextColumn(column, markup=False) for column in columns),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("", total=None, what="")
        self._bar.start()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()


@contextmanager
def progress(words: str) -> Iterator[Progress]:
    """``with progress("Reading") as watch: watch.step("a.txt")``."""
    with Progress(words) as watch:
        yield watch
