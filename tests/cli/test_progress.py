"""Progress is for people who wait: nothing in pipes, nothing for short work."""

import io
import sys

import pytest

from khronika.cli import progress as module
from khronika.cli.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("terminal", "patience", "shown"), [(True, 0.0, True), (True, 60.0, False), (False, 0.0, False)]
)
def test_it_shows_only_to_a_terminal_and_only_when_it_takes_long(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, patience: float, shown: bool
) -> None:
    err = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", err)
    monkeypatch.setattr(module, "_PATIENCE", patience)
    with progress("Reading") as watch:
        for name in ("a.txt", "b[bold].txt"):
            watch.step(name)
    assert bool(err.getvalue()) is shown
    if shown:
        assert "b[bold].txt" in err.getvalue()
