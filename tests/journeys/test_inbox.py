"""What comes in is read, held to the record and kept where a person says so: and the same killed at every step."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from khronika import inbox, reading
from khronika.flow import take
from khronika.ledger import access, arrivals, log, tables
from khronika.ledger.actions.decide_find import decide_finds
from khronika.ledger.actions.take_in import take_in
from khronika.ledger.arrival_views import Came, Decided, FoundRow, Said, Way
from khronika.nouns import PartialDate
from tests.journeys.test_flow import CITY, COUNTRY, state

pytestmark = pytest.mark.django_db

OTHER = "The Old Party held about 300 people in Almaty on 9 June 2019."
COPY = f"{CITY} That is all."


def came(**texts: str) -> list[Came]:
    return [Came(f"{name}.txt", text.encode()) for name, text in texts.items()]


def without_bytes(folder: Path) -> dict[str, object]:
    """The record; bytes of what waits lie with those of what is kept."""
    held: dict[str, object] = json.loads(state(folder))
    return {name: what for name, what in held.items() if name != "originals"}


def rows(number: int) -> list[FoundRow]:
    return list(arrivals.delivery(number).rows)


def test_what_came_in_is_no_report_until_a_person_keeps_it(folder: Path) -> None:
    number = take_in(Way.UPLOAD, came(a=CITY, b=COUNTRY, c="This breaks.", d="It is silent."), by="m-1")
    assert arrivals.waiting() == (4, 0)
    assert arrivals.delivery(number).row.busy
    assert inbox.work(folder)
    assert not arrivals.anything_to_do()
    assert access.counts().reports == 0
    assert access.questions() == []
    found = rows(number)
    assert [(row.claims, row.unread.rule if row.unread else None) for row in found] == [
        (1, None),
        (1, None),
        (None, "reading.stopped"),
        (None, "reading.language"),
    ]
    first = found[0]
    assert first.joins is not None
    assert [(join.known, join.others, join.beside) for join in first.joins if join.question] == [("", 0, ())]
    assert sum(1 for join in first.joins if join.incident) == 1

    assert decide_finds(number, Decided.KEEP, [found[0].number, found[2].number]) == 2
    assert decide_finds(number, Decided.OUT, [found[1].number]) == 1
    assert inbox.work(folder)
    assert [view.report.origin for view in access.reports()] == ["a.txt", "c.txt"]
    assert [each.rule for each in access.unread()] == ["reading.stopped"]
    assert len(access.questions()) == 1
    row = arrivals.delivery(number).row
    assert (row.found, row.unread, row.open, row.keeping, row.kept, row.out, row.busy) == (
        4,
        2,
        1,
        0,
        2,
        1,
        False,
    )
    assert log.verify() == tables.LogRow.objects.count()
    # whoever brought it is who kept it, in the log's rows of the program too
    assert set(tables.LogRow.objects.filter(act="kept").values_list("by", flat=True)) == {"m-1"}


def test_kept_from_the_inbox_the_record_is_what_flow_makes_of_the_same(folder: Path, tmp_path: Path) -> None:
    number = take_in(Way.UPLOAD, came(a=CITY, b=f"{COUNTRY} {CITY}", c="This breaks.", d="It is silent."))
    inbox.work(folder)
    decide_finds(number, Decided.KEEP, arrivals.open_finds(number))
    inbox.work(folder)
    ours = state(folder)
    for each in arrivals.delivery(number).rows:
        assert each.kept
        assert each.beside
    (tmp_path / "x").mkdir()
    for each in came(a=CITY, b=f"{COUNTRY} {CITY}", c="This breaks.", d="It is silent."):
        (tmp_path / "x" / each.name).write_bytes(each.raw or b"")
    taken = take([tmp_path / "x"])
    assert (taken.read, taken.known) == (0, 2)
    assert state(folder) == ours


def test_it_says_before_what_it_would_stand_beside(folder: Path) -> None:
    first = take_in(Way.PASTE, came(a=CITY))
    inbox.work(folder)
    decide_finds(first, Decided.KEEP, arrivals.open_finds(first))
    inbox.work(folder)
    question = access.questions()[0]
    before = without_bytes(folder)
    number = take_in(Way.UPLOAD, came(same=CITY, copy=COPY, other=OTHER, again=OTHER, elsewhere=COUNTRY))
    inbox.work(folder)
    assert without_bytes(folder) == before
    same, copy, other, again, elsewhere = rows(number)
    assert same.here_since is not None
    assert same.joins == ()
    assert copy.alike.reports == (access.reports()[0].report.id,)
    assert (other.here_since, other.twin, again.twin) == (None, None, other.number)
    for row in (copy, other):
        assert row.joins is not None
        joined = [join for join in row.joins if join.question]
        assert [(join.known, join.others) for join in joined] == [(question.id, 1)]
    assert other.joins is not None
    (beside,) = [join.beside for join in other.joins if join.question]
    assert copy.number in beside
    assert elsewhere.joins is not None
    assert [join.known for join in elsewhere.joins if join.question] == [""]


def test_the_trial_leaves_no_trace_in_the_record(folder: Path) -> None:
    number = take_in(Way.PASTE, came(a=CITY))
    acts = tables.LogRow.objects.count()
    inbox.work(folder)
    assert tables.LogRow.objects.count() == acts
    for table in (
        tables.Report,
        tables.Claim,
        tables.Question,
        tables.Incident,
        tables.Shelf,
        tables.Reconciled,
    ):
        assert table.objects.count() == 0, table
    assert rows(number)[0].joins


def test_what_a_person_says_of_it_is_what_is_kept(folder: Path) -> None:
    number = take_in(Way.UPLOAD, [Came("a.txt", CITY.encode(), said=Said(outlet="Wrong Paper"))])
    inbox.work(folder)
    (row,) = rows(number)
    assert row.said.outlet == "Wrong Paper"
    said = Said("en", PartialDate(2019, 6, 11), "Orlo Courier", "https://example.org/a")
    decide_finds(number, Decided.KEEP, [row.number], {row.number: said})
    inbox.work(folder)
    (kept,) = access.reports()
    assert (kept.report.outlet, kept.report.published, kept.report.url) == (
        said.outlet,
        said.published,
        said.url,
    )
    (claim,) = access.claims()
    assert (claim.outlet, claim.published) == (said.outlet, said.published)  # it was read again


def test_a_decision_can_be_taken_back_until_the_record_has_it(folder: Path) -> None:
    number = take_in(Way.PASTE, came(a=CITY))
    inbox.work(folder)
    finds = arrivals.open_finds(number)
    decide_finds(number, Decided.OUT, finds)
    inbox.work(folder)
    assert access.counts().reports == 0
    assert decide_finds(number, None, finds) == 1
    decide_finds(number, Decided.KEEP, finds)
    inbox.work(folder)
    assert decide_finds(number, Decided.OUT, finds) == 0
    assert access.counts().reports == 1
    acts = list(tables.LogRow.objects.order_by("number").values_list("act", flat=True))
    assert [act for act in acts if act.startswith("arriv")] == [
        "arrived", "arrival-left-out", "arrival-reconsidered", "arrival-kept",
    ]  # fmt: skip


class Killed(BaseException):
    """As SIGKILL: nothing of ours catches it."""


# Before a step is after the one before it.
STEPS = ["begin", "note_find", "finish", "note_joins", "keep", "record_reading", "note_kept", "set_side_by_side", "note_beside"]  # fmt: skip


@pytest.mark.parametrize(
    ("step", "when"), [*((step, "before") for step in STEPS), ("record_reading", "after")]
)
def test_killed_at_any_step_and_started_again_it_ends_the_same(
    step: str, when: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed: list[int] = []
    where = inbox if hasattr(inbox, step) else inbox.read_arrival

    def until_killed(act: Callable[[], object]) -> None:
        real = getattr(where, step)

        def dying(*args: object, **named: object) -> object:
            if killed:
                return real(*args, **named)
            killed.append(1)
            if when == "after":
                real(*args, **named)
            raise Killed

        with monkeypatch.context() as patched:
            patched.setattr(where, step, dying)
            try:
                act()
            except Killed:
                act()

    number = take_in(Way.UPLOAD, came(a=CITY, b=OTHER))

    def all_of_it() -> None:
        inbox.work(folder)
        decide_finds(number, Decided.KEEP, arrivals.open_finds(number))
        inbox.work(folder)

    until_killed(all_of_it)
    assert killed, step
    assert [(row.claims, row.kept, row.beside) for row in rows(number)] == [(1, True, True)] * 2
    assert access.counts().reports == 2
    assert tables.Reading.objects.count() == 2
    assert [row.figures for row in access.questions()] == [2]
    assert log.verify() == tables.LogRow.objects.count()


def test_two_runs_never_read_one_arrival_into_the_inbox(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = take_in(Way.UPLOAD, came(a=CITY))
    real, other = reading.read, []

    def overtaken(report: object, **named: object) -> object:
        if not other:
            other.append(1)
            taken = inbox.read_arrival.begin("another run")  # as where the lock of a folder does not hold
            assert taken is not None
            inbox._read("another run", taken, folder, inbox.PUBLIC)
        return real(report, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read", overtaken)
    inbox.work(folder)
    assert other
    assert len(rows(number)) == 1


def test_while_one_works_another_does_not(folder: Path) -> None:
    with inbox.alone(folder / inbox._LOCK) as mine:
        assert mine
        assert inbox.work(folder) is False
        assert inbox.start(folder) is None
    assert inbox.work(folder) is True


def test_what_ends_every_run_is_given_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    number = take_in(Way.UPLOAD, came(a=CITY, b=OTHER))
    real = reading.read

    def ending(report: object, **named: object) -> object:
        if CITY in report.text:  # type: ignore[attr-defined]
            raise Killed
        return real(report, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read", ending)
    for _ in range(3):
        with pytest.raises(Killed):
            inbox.work(folder)
    inbox.work(folder)
    given_up, other = rows(number)
    assert given_up.unread is not None
    assert given_up.unread.rule == "inbox.gave-up"
    assert other.claims == 1


def test_a_file_of_many_reports_goes_on_where_it_was_left(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "".join(f'{{"text": "{CITY} Number {n}."}}\n' for n in range(5))
    number = take_in(Way.UPLOAD, [Came("many.jsonl", lines.encode())])
    real, read = reading.read, list[str]()

    def third_kills(report: object, **named: object) -> object:
        read.append(report.text)  # type: ignore[attr-defined]
        if len(read) == 3:
            raise Killed
        return real(report, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read", third_kills)
    with pytest.raises(Killed):
        inbox.work(folder)
    assert arrivals.delivery(number).row.found == 2
    inbox.work(folder)
    assert len(rows(number)) == 5
    assert len(read) == 6  # the one that was being read, again; those before, not
    monkeypatch.setattr(inbox, "MOST_FOUND", 3)
    capped = take_in(Way.UPLOAD, [Came("more.jsonl", lines.replace("Number", "No.").encode())])
    inbox.work(folder)
    assert [row.unread.rule if row.unread else None for row in rows(capped)] == [None] * 3 + [
        "inbox.too-many"
    ]


def test_a_program_that_is_starting_has_the_lock_already(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever looks while a program starts, which takes seconds on a busy machine, starts no second one."""
    slow = "import sys, time; print('up', flush=True); sys.stdin.read()"
    real, begun = inbox.subprocess.Popen, []

    def started(command: list[str], **named: object) -> object:
        assert command[-2] == "--holding"
        begun.append(real([command[0], "-c", slow], stdin=-1, stdout=-1, pass_fds=named["pass_fds"]))  # type: ignore[call-overload]
        return begun[-1]

    monkeypatch.setattr(inbox.subprocess, "Popen", started)
    first = inbox.start(folder)
    assert first is not None
    assert inbox.start(folder) is None
    assert inbox.work(folder) is False
    assert len(begun) == 1
    begun[0].communicate(timeout=60)
    assert inbox.work(folder) is True
    handle = inbox.lock(folder / inbox._LOCK)
    assert handle is not None
    assert inbox.work(folder) is False
    assert inbox.work(folder, holding=handle) is True  # what was passed on is held by whoever has it
