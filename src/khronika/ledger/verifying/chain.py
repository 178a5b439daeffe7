"""The log, row by row: what was changed, removed, put in another order or cut off."""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from json.encoder import encode_basestring as quoted
from typing import Any

from django.db import connection

from khronika.ledger.verifying.rows import Tally, stream
from khronika.nouns.soundness import Anchor, Finding

_NEAR = 64  # how far a row's own number is looked for, to say that rows changed places
_BACKUP = "Compare the folder with a backup: what stands there at this row is what was written."
# The moment as the database writes it: reading millions of them as dates would take longer than hashing the rows.
_WALK = "SELECT number, {at}, act, subject, details, previous, hash, by FROM ledger_logrow ORDER BY number"


@dataclass(slots=True)  # not frozen: that takes three times as long, for every row that there is
class _Row:
    number: int
    at: str
    act: str
    subject: str
    details: str
    previous: str
    hash: str
    by: str | None

    def sealed_as(self, number: int) -> str:
        """``log.seal`` of a row with this number, written out: a test holds the two to each other."""
        line = (
            f"[{number},{quoted(self.at)},{quoted(self.act)},{quoted(self.subject)},{quoted(self.details)},"
            f"{quoted(self.previous)}]"
        )
        return sha256(line.encode("utf-8", "surrogateescape")).hexdigest()

    @property
    def where(self) -> str:
        return f"log row {self.number} ({self.act}, {self.subject})"


def check(anchors: Sequence[Anchor], counted: Tally) -> Iterator[Finding]:
    """Findings in the order of the rows. After a break the walk goes on from what stands, so that one change is one finding.
    ``anchors`` are hashes of rows that stand elsewhere too."""
    said: dict[int, list[Anchor]] = {}
    for anchor in anchors:
        said.setdefault(anchor.number, []).append(anchor)
    last: _Row | None = None
    at = "at" if connection.vendor == "postgresql" else "CAST(at AS TEXT)"
    for values in stream(_WALK.format(at=at)):
        counted["log rows"] += 1
        if not isinstance(values[0], int):
            yield Finding("log.changed", "a row of the log", "its number is not a number", remedy=_BACKUP)
            continue
        act, subject, details, before, hash_ = (str(each) for each in values[2:7])
        row = _Row(values[0], _instant(values[1]), act, subject, details, before, hash_, values[7])
        number, previous = (last.number + 1, last.hash) if last else (1, "")
        if row.number != number:
            yield _gap(number, row.number)
        elif row.previous != previous:
            yield _breaks(row, previous)
        if row.hash != row.sealed_as(row.number):
            yield _changed(row)
        elif (row.by or "") != _by(row.details):
            yield Finding(
                "log.by",
                row.where,
                "its column by, by which it is looked up, names another member than its sealed details do",
                remedy=_BACKUP,
            )
        for anchor in said.pop(row.number, ()):
            counted["hashes of the log that stand elsewhere too"] += 1
            if anchor.hash != row.hash:
                yield _other(anchor, row)
        last = row
    yield from _beyond(said, last.number if last else 0)


def _gap(expected: int, found: int) -> Finding:
    missing = f"log row {expected}" if found == expected + 1 else f"log rows {expected} to {found - 1}"
    return Finding(
        "log.removed",
        missing,
        "missing: somebody removed it" if found == expected + 1 else "missing: somebody removed them",
        expected=f"row {expected}",
        found=f"row {found}",
        remedy=_BACKUP,
    )


def _breaks(row: _Row, previous: str) -> Finding:
    return Finding(
        "log.replaced",
        f"log row {row.number - 1}" if row.number > 1 else row.where,
        f"row {row.number} was written after a row with another hash: one of the two was replaced",
        expected=row.previous or "no row",
        found=previous or "no row",
        remedy=_BACKUP,
    )


def _changed(row: _Row) -> Finding:
    near = (n for n in range(max(1, row.number - _NEAR), row.number + _NEAR + 1) if n != row.number)
    was = next((n for n in near if row.sealed_as(n) == row.hash), None)
    if was is not None:
        return Finding(
            "log.reordered",
            row.where,
            f"it was written as row {was}: rows were put in another order, or removed and the rest renumbered",
            expected=f"row {was}",
            found=f"row {row.number}",
            remedy=_BACKUP,
        )
    return Finding(
        "log.changed",
        row.where,
        "it was changed after it was written: its seal is not that of what it says",
        expected=row.hash,
        found=row.sealed_as(row.number),
        remedy=_BACKUP,
    )


def _other(anchor: Anchor, row: _Row) -> Finding:
    return Finding(
        "log.rewritten",
        row.where,
        f"{anchor.where} says that it had another hash: the log was made anew at this row or before it",
        expected=anchor.hash,
        found=row.hash,
        remedy=_BACKUP,
    )


def _beyond(said: dict[int, list[Anchor]], last: int) -> Iterator[Finding]:
    """Rows that stand elsewhere and that the log does not reach. One finding for each place that says so, the furthest row of it."""
    furthest: dict[str, Anchor] = {}
    for number in sorted(said):
        if number > last:
            furthest |= {anchor.where: anchor for anchor in said[number]}
    for anchor in furthest.values():
        yield Finding(
            "log.cut",
            f"log rows {last + 1} to {anchor.number}",
            f"missing from the end of the log: {anchor.where} holds the hash of row {anchor.number}",
            expected=f"row {anchor.number}, {anchor.hash}",
            found=f"{last} rows" if last else "no row",
            remedy="The database is older than that, or rows were cut off. Look for the newer database, or for a backup of it.",
        )


def _by(details: str) -> str:
    if '"by"' not in details:  # most rows; parsing each would cost more than all the rest of the walk
        return ""
    try:
        said: Any = json.loads(details)
    except ValueError:
        return ""
    return str(said.get("by", "")) if isinstance(said, dict) else ""


def _instant(value: object) -> str:
    """As ``log.seal`` writes it, from what either database gives. What cannot be a moment comes back as it is, and breaks the seal."""
    if isinstance(value, dt.datetime):
        moment = value if value.tzinfo else value.replace(tzinfo=dt.UTC)
        return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")
    words = str(value).replace(" ", "T")
    return f"{words}{'' if '.' in words else '.000000'}+00:00"
