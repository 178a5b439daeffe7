import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from khronika import giving_way
from khronika.giving_way import NICENESS, between_statements, breathe

ASKED = "import os; from khronika.giving_way import give_way_to_a_team as way; before = os.nice(0); way(); print(os.nice(0) - before)"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no niceness")
@pytest.mark.parametrize(("said", "lower"), [({}, 0), ({"KHRONIKA_WORKER": "yes"}, NICENESS)])
def test_work_gives_way_where_a_team_waits_for_pages(said: dict[str, str], lower: int) -> None:
    done = subprocess.run([sys.executable, "-c", ASKED], env=said, capture_output=True, text=True, check=True)
    assert int(done.stdout) == lower


class Machine:
    """A clock, and what the system says of who runs."""

    def __init__(self, load: Path) -> None:
        self.now, self.waited, self._load = 100.0, 0.0, load
        self.run(1)

    def run(self, many: int) -> None:
        self._load.write_text(f"0.00 0.01 0.05 {many}/700 4242\n")

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.waited += seconds


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Machine]:
    made = Machine(tmp_path / "loadavg")
    monkeypatch.setattr(giving_way, "_LOAD", tmp_path / "loadavg")
    monkeypatch.setattr(time, "monotonic", lambda: made.now)
    monkeypatch.setattr(time, "sleep", made.sleep)
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    monkeypatch.setattr(os, "getpriority", lambda *_: NICENESS)
    giving_way._mine.__dict__.clear()
    breathe()
    yield made
    giving_way._mine.__dict__.clear()


def worked(machine: Machine, seconds: float) -> float:
    """How long it waited after so much work."""
    machine.now += seconds
    before = machine.waited
    breathe()
    return machine.waited - before


def test_it_waits_while_others_run_on_half_of_the_machine_and_not_for_long(machine: Machine) -> None:
    assert worked(machine, 0.1) == 0, "nobody else runs"
    machine.run(2)
    assert worked(machine, 0.1) == 0, "one of four"
    machine.run(3)
    assert worked(machine, 0.1) == pytest.approx(0.3, abs=0.02), "three times as long as it worked"
    assert worked(machine, 0.001) == 0, "it hardly worked"
    assert worked(machine, 60) == pytest.approx(2, abs=0.02), "two seconds at most"


def test_whoever_does_not_give_way_goes_on(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.run(9)
    monkeypatch.setattr(os, "getpriority", lambda *_: 0)
    assert worked(machine, 1) == 0


def test_a_system_that_does_not_say_who_runs_stops_nobody(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(giving_way, "_LOAD", Path("/nowhere/loadavg"))
    assert worked(machine, 1) == 0


class Connection:
    def __init__(self, inside: bool) -> None:
        self.in_atomic_block = inside


@pytest.mark.parametrize(("inside", "waited"), [(False, 2.0), (True, 0.0)])
def test_it_never_waits_within_a_transaction(machine: Machine, inside: bool, waited: float) -> None:
    machine.run(9)
    machine.now += 60
    said = between_statements(lambda *said: said, "SELECT 1", [], False, {"connection": Connection(inside)})
    assert said[0] == "SELECT 1"
    assert machine.waited == pytest.approx(waited, abs=0.02)
