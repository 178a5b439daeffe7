"""A program that makes a key, proposes, confirms, saves and withdraws a release, and is killed by SIGKILL at one write after another, or
finds the disk full: ``python -m tests.journeys.killed_releases DIRECTORY EVERY``, as ``killed`` does for add and review.
"""

import json
import resource
import shutil
import sys
from functools import partial
from pathlib import Path
from typing import Any

from tests.journeys.killed import TEXTS, apart, begin, counting, grave, inside, journey

BY = ("Aru", "Dana")
# So much may be written to one file: less than a run needs, so that the end of the space is met in different places.
FULL = (100, 9_000, 30_000)


def publish(folder: Path) -> None:
    """From the key to the withdrawal; whatever of it was done before is not done again."""
    from khronika import release_key, releasing
    from khronika.cli.release_lines import saved
    from khronika.ledger import releases
    from khronika.ledger.actions.end_release import withdraw_release
    from khronika.nouns import Stage

    if release_key.public(folder) is None:
        release_key.make(folder, "")
    rules = releasing.shipped_rules().replace("days_old: 7", "days_old: 0")
    if not releases.proposals():
        releasing.propose(releasing.Order(rules, "June"), by=BY[0])
    [only] = releases.proposals()
    if only.stage is Stage.PROPOSED:
        releasing.confirm(only.number, folder, by=BY[1])
    saved(releases.published(1), folder / "public")
    if releases.proposal(only.number).stage is not Stage.WITHDRAWN:
        withdraw_release(1, by=BY[0], reason="a number of another day")


def state(folder: Path) -> dict[str, Any]:
    """All that must not be lost, doubled or half there."""
    from khronika.ledger import releases, tables

    acts = tables.LogRow.objects.filter(act__contains="release").order_by("number")
    public = folder / "public" / "release.json"
    return {
        "releases": [[each.digest, each.stage, each.by, each.signed_by] for each in releases.proposals()],
        "acts": list(acts.values_list("act", flat=True)),
        "file": public.read_text(encoding="utf-8") if public.exists() else "",
    }


def seen(folder: Path) -> list[str]:
    """What is wrong with what readers have now: a file without its signature, a release that is not whole."""
    from khronika import releasing
    from khronika.ledger import published

    wrong = [each.what for each in releasing.unsound()]
    for each in published.every():
        releasing.check_file(each.release.document, each.signature, each.public_key)
    file = folder / "public" / "release.json"
    if file.exists():
        signature = file.with_name("release.json.minisig").read_text(encoding="utf-8")
        key = file.with_name("release.pub").read_text(encoding="utf-8")
        releasing.check_file(file.read_bytes(), signature, key)
    return wrong + grave(folder)


def main() -> None:
    directory, every = Path(sys.argv[1]), int(sys.argv[2])
    inputs = [directory / name for name in TEXTS]
    for name, words in TEXTS.items():
        (directory / name).write_text(words, encoding="utf-8")
    base = directory / "base"
    begin(base)

    def record() -> None:
        from khronika.ledger import releases

        journey(inputs)
        releases.secret()

    inside(base, record)

    def fresh() -> Path:
        folder = directory / "folder"
        shutil.rmtree(folder, ignore_errors=True)
        return Path(shutil.copytree(base, folder))

    def whole(folder: Path) -> tuple[list[str], dict[str, Any]]:
        names: list[str] = []
        with counting(names, None):
            publish(folder)
        return names, state(folder)

    folder = fresh()
    names, wanted = apart(folder, lambda: whole(folder))
    told: dict[str, Any] = {"sound": apart(folder, lambda: seen(folder)), "killed": [], "full": []}
    for number in range(1, len(names) + 1, every):
        folder = fresh()
        outcome = apart(folder, partial(_killed, folder, number))
        told["killed"].append([names[number - 1], outcome, *_after(folder, wanted)])
    for limit in FULL:
        folder = fresh()
        outcome = apart(folder, partial(_without_room, folder, limit))
        told["full"].append([f"{limit} bytes", outcome, *_after(folder, wanted)])
    print(json.dumps(told))


def _killed(folder: Path, number: int) -> None:
    with counting([], number):
        publish(folder)


def _without_room(folder: Path, limit: int) -> str:
    from django.db import DatabaseError

    from khronika.ledger.errors import FolderTrouble

    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        publish(folder)
    except (DatabaseError, FolderTrouble) as error:
        return type(error).__name__
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return "room enough"


def _after(folder: Path, wanted: dict[str, Any]) -> tuple[list[str], list[str], list[str]]:
    """What is wrong then, after going on, and what is otherwise than in a run that nothing happened to."""
    found = apart(folder, lambda: seen(folder))

    def on() -> tuple[list[str], dict[str, Any]]:
        publish(folder)
        return seen(folder), state(folder)

    went, ended = apart(folder, on)
    return found, went, [name for name in wanted if ended[name] != wanted[name]]


if __name__ == "__main__":
    main()
