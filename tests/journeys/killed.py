"""A program that keeps, reads, compares and decides, and is killed by SIGKILL at one write after another, or finds the disk full.

    python -m tests.journeys.killed DIRECTORY EVERY

Django starts once; each run is a fork with a folder of its own, because starting it for every kill would take minutes. Prints, as JSON,
what became of each: the write at which it was killed, what `khronika verify` found then, and whether going on from there ended
where a run that nobody killed ends. ``EVERY`` 1 kills at each write, 5 at each fifth.
"""

import errno
import json
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

TEXTS = {
    "a.txt": "The Interior Ministry held about 100 people in Almaty on 9 June 2019.",
    "b.txt": "Again. The Old Party held about 700 people in Kazakhstan on 9 June 2019. "
    "The Interior Ministry held about 100 people in Almaty on 9 June 2019.",
    "c.txt": "This breaks. The Interior Ministry held about 100 people in Almaty on 9 June 2019.",
}
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
# So much may be written to one file: less than a run needs, in steps, so that the end of the space is met in different places.
FULL = (20_000, 60_000, 120_000, 200_000, 300_000)


def begin(folder: Path) -> None:
    os.environ["KHRONIKA_FOLDER"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "khronika.server.settings"
    from khronika import reading
    from khronika.server.folder import prepare
    from tests import empty_record, simple_reading

    prepare(folder)
    reading.read = simple_reading.read  # type: ignore[attr-defined, unused-ignore]
    import django
    from django.db import connection

    from khronika.cli import opening

    django.setup()
    empty_record.begin()
    opening._bring_up_to_date(folder)
    connection.close()


def journey(inputs: list[Path]) -> None:
    """Everything that a team does with two reports; whatever of it was done before is not done again."""
    from khronika import flow, side_by_side
    from khronika.intake import Given
    from khronika.ledger import access
    from khronika.ledger.actions.review_claim import review_claim, take_back_review
    from khronika.ledger.review_tables import Review
    from khronika.nouns import State

    flow.take(inputs, given=Given(lang="en"))
    claims = sorted(
        {claim.id for claim in access.claims()} | set(Review.objects.values_list("claim", flat=True))
    )
    for claim, state in zip(claims, (State.ACCEPTED, State.REJECTED, State.UNSURE), strict=True):
        if not Review.objects.filter(claim=claim, state=state.value).exists():
            review_claim(claim, state, by="Aru", reason="looked at twice")
    last = Review.objects.filter(claim=claims[2], takes_back__isnull=True).order_by("-number")[0]
    if not Review.objects.filter(takes_back=last.number).exists():
        take_back_review(last.number, by="Dana")
    side_by_side.set_side_by_side()


def state(folder: Path) -> dict[str, Any]:
    """All that must not be lost or doubled."""
    from khronika.ledger import access, tables
    from khronika.ledger.review_tables import Review

    return {
        "reports": sorted(view.report.id for view in access.reports()),
        "claims": sorted(tables.Claim.objects.values_list("claim_id", "body")),
        "unread": sorted(tables.Unread.objects.values_list("rule", flat=True)),
        "reviews": sorted(
            Review.objects.values_list("claim", "state", "by"), key=lambda each: json.dumps(each)
        ),
        "questions": sorted(tables.Question.objects.values_list("id", "body", "figures")),
        "comparisons": sorted(tables.Comparison.objects.values_list("body", flat=True)),
        # A kill between writing and naming leaves a part that nothing reads; verify notes it.
        "originals": sorted(path.name for path in (folder / "originals").glob("*/[!.]*")),
    }


def grave(folder: Path) -> list[str]:
    from khronika import custody

    return [
        f"{each.rule}: {each.where}" for told in custody.look(folder) for each in told.findings if each.grave
    ]


@contextmanager
def counting(writes: list[str], dies_at: int | None) -> Iterator[None]:
    """Every write of the database and every step of keeping a file, by name; with ``dies_at`` the process ends before that one."""
    from unittest import mock

    from django.db import connection

    from khronika.ledger import head, originals

    def met(what: str) -> None:
        writes.append(what)
        if len(writes) == dies_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def statement(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(WRITES):
            met(sql.split("(")[0][:60])
        return execute(sql, params, many, context)

    def before(room: Any, name: str) -> Any:
        acts = getattr(room, name)

        def stopping(*given: Any, **named: Any) -> Any:
            met(name)
            return acts(*given, **named)

        return mock.patch.object(room, name, stopping)

    with connection.execute_wrapper(statement):
        patches = [
            before(*each) for each in ((os, "fsync"), (Path, "rename"), (head, "note"), (originals, "_write"))
        ]
        for each in patches:
            each.start()
        try:
            yield
        finally:
            for each in patches:
                each.stop()


def inside(folder: Path, act: Callable[[], Any]) -> Any:
    from django.conf import settings
    from django.db import connection

    from khronika.ledger import heeding

    settings.KHRONIKA_FOLDER = folder
    connection.settings_dict["NAME"] = str(folder / "khronika.sqlite3")
    heeding.forget()
    try:
        return act()
    finally:
        connection.close()


def apart(folder: Path, act: Callable[[], Any]) -> Any:
    """What ``act`` gives in a process of its own, in that folder; ``None`` where the process was killed."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        told = json.dumps(inside(folder, act))
        with os.fdopen(writes, "w", encoding="utf-8") as pipe:
            pipe.write(told)
        os._exit(0)
    os.close(writes)
    with os.fdopen(reads, encoding="utf-8") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return json.loads(told) if told else None


def main() -> None:
    directory, every = Path(sys.argv[1]), int(sys.argv[2])
    inputs = [directory / name for name in TEXTS]
    for name, words in TEXTS.items():
        (directory / name).write_text(words, encoding="utf-8")
    empty = directory / "empty"
    begin(empty)

    def fresh() -> Path:
        folder = directory / "folder"
        shutil.rmtree(folder, ignore_errors=True)
        return Path(shutil.copytree(empty, folder))

    def whole(folder: Path) -> tuple[list[str], dict[str, Any]]:
        names: list[str] = []
        with counting(names, None):
            journey(inputs)
        return names, state(folder)

    def warm() -> None:
        """What is imported here need not be in each fork."""
        journey(inputs)
        grave(directory)

    inside(fresh(), warm)
    folder = fresh()
    names, wanted = apart(folder, lambda: whole(folder))
    told: dict[str, Any] = {
        "writes": len(names),
        "sound": apart(folder, lambda: grave(folder)),
        "killed": [],
        "full": [],
    }
    for number in range(1, len(names) + 1, every):
        folder = fresh()

        def killed(number: int = number) -> None:
            with counting([], number):
                journey(inputs)

        outcome = apart(folder, killed)
        told["killed"].append([names[number - 1], outcome, *_after(folder, inputs, wanted)])
    for limit in FULL:
        folder = fresh()
        outcome = apart(folder, partial(_without_room, inputs, limit))
        told["full"].append([f"{limit} bytes", outcome, *_after(folder, inputs, wanted)])
    folder = fresh()
    outcome = apart(folder, lambda: _no_room_for_originals(inputs))
    told["full"].append(["original", outcome, *_after(folder, inputs, wanted)])
    print(json.dumps(told))


def _after(
    folder: Path, inputs: list[Path], wanted: dict[str, Any]
) -> tuple[list[str], list[str], list[str]]:
    """What verify finds, then after going on, and what is otherwise than in a run that nothing happened to."""
    found = apart(folder, lambda: grave(folder))

    def on() -> tuple[list[str], dict[str, Any]]:
        journey(inputs)
        return grave(folder), state(folder)

    went, ended = apart(folder, on)
    return found, went, [name for name in wanted if ended[name] != wanted[name]]


def _without_room(inputs: list[Path], limit: int) -> str:
    from django.db import DatabaseError

    from khronika.ledger.errors import FolderTrouble

    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        journey(inputs)
    except (DatabaseError, FolderTrouble) as error:
        return type(error).__name__
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return "room enough"


def _no_room_for_originals(inputs: list[Path]) -> str:
    from unittest import mock

    from khronika.ledger.errors import FolderTrouble

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with mock.patch.object(os, "fsync", full):
        try:
            journey(inputs)
        except FolderTrouble as error:
            return type(error).__name__
    return "room enough"


if __name__ == "__main__":
    main()
