"""Whether a folder is as it was written: every check on one screen.

    database    it opens, is whole, and its guards stand
    originals   the bytes against their names, the names against the rows
    log         the chain of hashes, and its end against what stands elsewhere
    records     texts, readings and claims against the log and against each other
    acts        rows of decisions against the acts that made them
    time        tokens and proofs of trusted time, each checked again
    releases    every release against its signature and the one before

Each reads and writes nothing, and each may fail without the others: a database that cannot be read is a finding like any other.
Whoever keeps more adds a check to ``CHECKS``, and to ``ANCHORS`` where a hash of the log stands.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain as joined
from itertools import islice
from pathlib import Path

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from khronika import attesting
from khronika.ledger import guards, head, releases
from khronika.ledger.verifying import captured, chain, files, pairs, records
from khronika.ledger.verifying.rows import Tally, lenient, present, stream
from khronika.nouns.soundness import Anchor, Finding, Looked

Check = Callable[[Path, Tally, int, int], Iterator[Finding]]
"""Of a folder, with what is counted of it: the findings. The numbers are which part of how many is looked at, where ``PARTS`` has several."""

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
            f"guards that let nobody change or remove what was written are missing ({len(absent)}): {_some(absent)}",
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


def _some(names: list[str], many: int = 6) -> str:
    return ", ".join(names[:many]) + (", ..." if len(names) > many else "")


def _log(folder: Path, counted: Tally) -> Iterator[Finding]:
    anchors: list[Anchor] = []
    for tell in ANCHORS:
        for told in tell(folder):
            if isinstance(told, Finding):
                yield told
            else:
                anchors.append(told)
    yield from chain.check(anchors, counted)


def _releases(counted: Tally) -> Iterator[Finding]:
    held = releases.released()
    counted["releases"] = len(held)
    if not held:
        return
    from khronika import releasing  # with all of comparing behind it, which takes half a second to import

    for wrong in releasing.unsound(held):
        yield Finding(
            "release.unsound",
            f"release {wrong.release}",
            wrong.what.rstrip("."),
            remedy="Readers have the release as it was signed: compare with one of theirs, and with a backup.",
        )


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
    "originals": lambda folder, counted, *_: files.check(folder, counted),
    "records": lambda folder, counted, part, parts: records.check(counted, part, parts),
    "log": lambda folder, counted, *_: _log(folder, counted),
    "database": lambda folder, counted, *_: _database(folder, counted),
    "acts": lambda folder, counted, *_: joined(pairs.check(counted), captured.check(counted)),
    "time": lambda folder, counted, *_: attesting.check(folder, counted),
    "releases": lambda folder, counted, *_: _releases(counted),
}
"""In the order in which they are begun: the longest first."""
PARTS = {"records": 6}
"""How many parts a check may be looked at in, where one takes longer than all the others: so small that two processes end together."""


NOTED = "last-verify.json"


@dataclass(frozen=True, slots=True)
class Noted:
    """When the folder was looked at last, and how many things were not as written."""

    at: dt.datetime
    grave: int


def note(folder: Path, grave: int) -> None:
    """Note an outcome in the folder. Raises OSError where that cannot be written."""
    part = folder / f".{NOTED}.part"
    told = {"at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"), "grave": grave}
    part.write_text(json.dumps(told), encoding="utf-8")
    part.chmod(0o600)
    part.replace(folder / NOTED)


def noted(folder: Path) -> Noted | None:
    """``None`` where nothing was noted, or what stands there cannot be read: nobody is to believe it instead of looking again."""
    try:
        told = json.loads((folder / NOTED).read_text(encoding="utf-8"))
        return Noted(dt.datetime.fromisoformat(told["at"]), int(told["grave"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def of_another_version() -> bool:
    """Whether this version would first change the tables. Then nothing may be looked at: what is missing may only not be made yet."""
    loader = MigrationLoader(connection)
    return bool(loader.applied_migrations) and any(
        leaf not in loader.applied_migrations for leaf in loader.graph.leaf_nodes()
    )


def look(folder: Path) -> Iterator[Looked]:
    """Every check's outcome."""
    return (looked(name, folder) for name in CHECKS)


def looked(name: str, folder: Path, part: int = 0, parts: int = 1) -> Looked:
    """One check's outcome, or one part's, whatever becomes of it."""
    try:
        return _through(name, folder, part, parts)
    except DatabaseError:
        pass  # once more, so that one damaged value does not hide the rest
    try:
        with lenient():
            return _through(name, folder, part, parts)
    except DatabaseError as error:
        # The message is the database's own ("database disk image is malformed"); rows never stand in it.
        return Looked(name, (), (_unreadable(name, str(error)),))


def together(parts: Sequence[Looked]) -> Looked:
    """The outcome of a check of which these are the parts."""
    counted = Tally()
    for each in parts:
        counted.update(dict(each.counted))
    findings = [finding for each in parts for finding in each.findings]
    return Looked(parts[0].name, counted.told(), tuple(dict.fromkeys(findings)))


def _through(name: str, folder: Path, part: int, parts: int) -> Looked:
    counted = Tally()
    findings: list[Finding] = []
    try:
        for finding in CHECKS[name](folder, counted, part, parts):
            findings.append(finding)
            if len(findings) == MOST:
                findings.append(_more(name))
                break
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
