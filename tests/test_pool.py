"""Workers: order, deaths, hangs, and no more taken in than memory allows."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from khronika import pool as workers
from khronika.intake import OffsetMap, Received
from khronika.nouns import Reading, Report, Unread
from khronika.pool import readings


def item(number: int, text: str = "x") -> Received:
    return Received(Report(f"r-{number}", "ab", text, "text/plain", f"a#{number}", "en"), b"", OffsetMap())


def act(report: Report, seconds: float, sayings: bool) -> Reading | Unread:
    """What the words of a report tell a worker to do; stands for reading."""
    for word in report.text.split():
        if word == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        elif word == "hang":
            time.sleep(600)
        elif word == "slow":
            time.sleep(0.3)
    return Reading(report.id, (), f"{os.getpid()}")


def life(pipe: object, seconds: float, sayings: bool) -> None:
    workers.read_or_say_why = act  # type: ignore[assignment]
    WORK(pipe, seconds, sayings)  # type: ignore[arg-type]


WORK = workers._work


@pytest.fixture(autouse=True)
def acting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_work", life)
    monkeypatch.setattr(workers, "_GRACE", 0.5)


def outcomes(*texts: str, jobs: int = 2, seconds: float = 30) -> list[Reading | Unread]:
    items = [item(number, text) for number, text in enumerate(texts)]
    found = list(readings(items, jobs=jobs, seconds=seconds))
    assert [pair[0] for pair in found] == items
    return [pair[1] for pair in found]


def test_outcomes_come_in_order_from_several_processes() -> None:
    found = outcomes("slow", *["x"] * 8, "slow", "x")
    assert [one.report_id for one in found if isinstance(one, Reading)] == [
        f"r-{number}" for number in range(11)
    ]
    assert len({one.rules_version for one in found if isinstance(one, Reading)}) == 2


def test_what_was_not_received_keeps_its_place() -> None:
    refusal = Unread("b", "intake.empty", "b is empty", "nothing")
    found = list(readings([item(1, "slow"), refusal, item(2)], jobs=2, seconds=30))
    assert [isinstance(outcome, Unread) for _, outcome in found] == [False, True, False]
    assert found[1] == (refusal, refusal)


def test_a_worker_that_dies_costs_its_report_alone() -> None:
    found = outcomes("x", "die", "x", "x")
    assert [one.rule if isinstance(one, Unread) else "read" for one in found] == [
        "read",
        "reading.stopped",
        "read",
        "read",
    ]
    assert isinstance(found[1], Unread)
    assert "-9" in found[1].reason


def test_a_worker_that_hangs_is_ended() -> None:
    found = outcomes("x", "hang", "x", "x", seconds=0.5)
    assert [one.rule if isinstance(one, Unread) else "read" for one in found] == [
        "read",
        "reading.too-long",
        "read",
        "read",
    ]
    assert isinstance(found[1], Unread)
    assert "took longer than 0.5 s" in found[1].reason


def test_a_worker_that_grew_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_MOST_MB", 1)
    found = outcomes("x", "x", "x", jobs=1)
    assert len({one.rules_version for one in found if isinstance(one, Reading)}) == 3


def test_no_more_is_taken_in_than_memory_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_AHEAD_REPORTS", 4)
    taken = 0

    def many() -> Iterator[Received]:
        nonlocal taken
        for number in range(40):
            taken += 1
            yield item(number, "slow" if number == 0 else "x")

    for place, _ in enumerate(readings(many(), jobs=2, seconds=30)):
        assert taken - place <= 4 * 2 + 1
    assert taken == 40


def test_many_characters_are_not_taken_in_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_AHEAD_CHARACTERS", 100)
    taken = 0

    def large() -> Iterator[Received]:
        nonlocal taken
        for number in range(9):
            taken += 1
            yield item(number, "x" * 150)

    for place, _ in enumerate(readings(large(), jobs=2, seconds=30)):
        assert taken - place <= 2
    assert taken == 9


def hand_out_what_hangs() -> None:
    """The life of a program that is killed while its worker is at a report. It speaks when that has begun."""
    workers._work = life
    pool = workers.Pool(1, 600)

    def items() -> Iterator[Received]:
        yield item(0)
        yield item(1, "hang")

    for _ in pool.run(items()):
        print("reading", flush=True)


def test_a_killed_program_takes_its_workers_with_it() -> None:
    code = "from tests.test_pool import hand_out_what_hangs as begin; begin()"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "reading\n"
        program.kill()
        # The worker writes where the program wrote: the end comes when both are gone, and what hangs does so for ten minutes.
        more, _ = program.communicate(timeout=60)
    assert more == ""


def test_leaving_early_ends_the_workers() -> None:
    pairs = readings([item(number) for number in range(99)], jobs=2, seconds=30)
    _, outcome = next(pairs)
    assert isinstance(outcome, Reading)
    pairs.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(int(outcome.rules_version), 0)
