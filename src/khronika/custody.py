"""Whether a folder is as it was written: every check on one screen.

    database    it opens, is whole, and its guards stand
    originals   the bytes against their names, the names against the rows
    log         the chain of hashes, and its end against what stands elsewhere
    records     texts, readings and claims against the log and against each other
    acts        rows of decisions against the acts that made them
    time        tokens and proofs of trusted time, each checked again

Each reads and writes nothing, and each may fail without the others: a database that cannot be read is a finding like any other.
Whoever keeps more adds a check to ``CHECKS``, and to ``ANCHORS`` where a hash of the log stands.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from khronika import attesting
from khronika.ledger import guards, head
from khronika.ledger.verifying import chain, files, pairs, records
from khronika.ledger.verifying.rows import Tally, present, stream
from khronika.nouns.soundness import Anchor, Finding, Looked

Check = Callable[[Path, Tally], Iterator[Finding]]

MOST = 1000
"""Findings of one check that are told one by one; a folder with more is broken in one way many times, and memory stays constant."""

CANNOT_TELL = (
    "Whether somebody who can write everything here made the whole folder anew: only a hash of the log that stands outside it tells.",
    "Whether rows are missing from the end of the log that no token, release or log-head knows of.",
    "Whether what a person typed beside a decision (a name, a reason) was changed: the log leaves it out on purpose.",
    "Whether the questions, comparisons and incidents follow from the claims: they are derived, and `khronika add` makes them anew.",
)


def _database(folder: Path, counted: Tally) -> Iterator[Finding]:
    here = present()
    counted["tables"] = len(here)
    if "ledger_logrow" not in here:
        yield Finding(
            "database.empty",
            "the database",
            "it holds no record: its tables were removed, or another file lies in its place",
            remedy="Restore it from a backup.",
        )
        return
    absent = guards.missing(connection)
    if absent:
        yield Finding(
            "database.guards",
            "the database",
            "guards that let nobody change or remove what was written are missing: " + ", ".join(absent),
            remedy="Somebody may have removed them to change the record. Any command that opens the folder puts them back.",
        )
    if connection.vendor == "sqlite":
        for (told,) in islice(stream("PRAGMA quick_check(20)"), 20):
            if told != "ok":
                yield Finding(
                    "database.damaged",
                    "the database",
                    f"SQLite says: {told}",
                    remedy="Restore it from a backup.",
                )


def _log(folder: Path, counted: Tally) -> Iterator[Finding]:
    anchors: list[Anchor] = []
    for tell in ANCHORS:
        for told in tell(folder):
            if isinstance(told, Finding):
                yield told
            else:
                anchors.append(told)
    yield from chain.check(anchors, counted)


def _head(folder: Path) -> Iterator[Anchor | Finding]:
    found = head.read(folder)
    if isinstance(found, Anchor):
        yield found
    elif found is not None or next(stream("SELECT COUNT(*) FROM ledger_logrow"))[0]:
        yield Finding(
            "log.head",
            head.NAME,
            found or "missing: the folder comes from an earlier version, or it was removed",
            remedy="The next act writes it. Until then the end of the log is held against tokens and releases alone.",
            grave=False,
        )


ANCHORS: list[Callable[[Path], Iterator[Anchor | Finding]]] = [_head, attesting.anchors]
CHECKS: dict[str, Check] = {
    "originals": files.check,
    "records": lambda folder, counted: records.check(counted),
    "log": _log,
    "database": _database,
    "acts": lambda folder, counted: pairs.check(counted),
    "time": attesting.check,
}
"""In the order in which they are begun: the longest first."""


def of_another_version() -> bool:
    """Whether this version would first change the tables. Then nothing may be looked at: what is missing may only not be made yet."""
    loader = MigrationLoader(connection)
    return bool(loader.applied_migrations) and any(
        leaf not in loader.applied_migrations for leaf in loader.graph.leaf_nodes()
    )


def look(folder: Path, *, processes: int = 1) -> Iterator[Looked]:
    """Every check's outcome. With two ``processes`` the originals are hashed beside the rest; needs Django set up from the environment."""
    if processes < 2:
        yield from (_looked(name, folder) for name in CHECKS)
        return
    connection.close()  # a connection is not shared between processes
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_begin) as pool:
        for running in [pool.submit(_looked, name, folder) for name in CHECKS]:
            yield running.result()


def _begin() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khronika.server.settings")
    django.setup()


def _looked(name: str, folder: Path) -> Looked:
    counted = Tally()
    findings: list[Finding] = []
    try:
        for finding in CHECKS[name](folder, counted):
            findings.append(finding)
            if len(findings) == MOST:
                findings.append(_more(name))
                break
    except DatabaseError as error:
        # The message is the database's own ("database disk image is malformed"); rows never stand in it.
        findings.append(_unreadable(name, str(error)))
    except ValueError:
        findings.append(_unreadable(name, "a value in it is none of its kind"))
    return Looked(name, counted.told(), tuple(findings))


def _more(name: str) -> Finding:
    return Finding(
        "too-many",
        name,
        f"there may be more: only the first {MOST} are told",
        remedy="Mend these and look again.",
    )


def _unreadable(name: str, why: str) -> Finding:
    return Finding(
        "database.unreadable",
        "the database",
        f"it could not be read to the end while looking at: {name} ({why})",
        remedy="Restore it from a backup. The originals are files of their own and are checked all the same.",
    )
