"""Look at a watched folder or feed, once, because a person asked: what is new is taken in and waits in the inbox.

What was taken in is remembered by its hash; nothing is ever deleted or moved in the folder. A feed is one request to its own
address; the pages that its entries name are not fetched.
"""

import os
import time
from collections.abc import Iterable, Iterator, MutableMapping
from pathlib import Path

from khronika.intake import refusals
from khronika.intake.fetching import PUBLIC, Fetched, Net, fetch, refused
from khronika.ledger import arrivals
from khronika.ledger.actions.take_in import take_in
from khronika.ledger.actions.watch import note_look
from khronika.ledger.arrival_views import Answered, Came, WatchedRow, Way
from khronika.nouns import Unread, digest

STILL = 2.0
"""Seconds for which a file must not have changed: a browser or a scanner that writes a file changes it more often than that."""
MOST_BYTES = 100_000_000  # of one file: it is held in memory once; larger ones are for `khronika add`
_AT_ONCE = 50_000_000  # bytes held in memory for one delivery

# (path, size, time of change) -> hash, for whoever looks again and again
Known = MutableMapping[tuple[str, int, int], str]


def look(watched: WatchedRow, *, net: Net = PUBLIC, known: Known | None = None) -> list[int]:
    """The numbers of the deliveries that came of it. What went wrong stands beside the watched place."""
    if watched.sort is Way.FEED:
        came, trouble = _feed(watched, net)
    else:
        came, trouble = _folder(watched, {} if known is None else known)
    made, count = [], 0
    for some in came:
        made.append(take_in(watched.sort, some, watched=watched.number))
        count += len(some)
    note_look(watched.number, count, trouble[-1] if trouble else None)
    return made


def _feed(watched: WatchedRow, net: Net) -> tuple[Iterable[list[Came]], list[Unread]]:
    if not arrivals.fetching_allowed():
        return [], [refused.off(watched.place)]
    found = fetch(watched.place, net=net)
    if isinstance(found, Unread):
        return [], [found]
    if found.status != 200:
        what = f"its server answered {found.status}"
        return [], [refused.no_answer(watched.place, what)]
    if arrivals.taken_in(watched.number, [digest(found.raw)]):
        return [], []
    came = Came(watched.place, found.raw, watched.place, watched.said, answer_of(found))
    return [[came]], []


def answer_of(found: Fetched) -> Answered:
    return Answered(
        found.asked,
        found.address,
        found.status,
        found.headers,
        found.at.isoformat(),
        found.by_way_of,
        found.cut,
        found.archive.sha256 if found.archive else None,
        found.record,
    )


def _folder(watched: WatchedRow, known: Known) -> tuple[Iterable[list[Came]], list[Unread]]:
    trouble: list[Unread] = []
    root = Path(watched.place)
    if not root.is_dir():
        return iter(()), [refusals.missing(watched.place)]
    return _new_files(watched, root, known, trouble), trouble


def _new_files(watched: WatchedRow, root: Path, known: Known, trouble: list[Unread]) -> Iterator[list[Came]]:
    batch: list[Came] = []
    size = 0
    for path in _still(root, trouble):
        try:
            stat = path.stat()
            key = (str(path), stat.st_size, stat.st_mtime_ns)
            if key in known and arrivals.taken_in(watched.number, [known[key]]):
                continue
            raw = path.read_bytes()
        except OSError as error:
            trouble.append(refusals.unreadable(str(path), error))
            continue
        if len(raw) != stat.st_size:
            continue  # it grew while it was read; the next look takes it
        known[key] = digest(raw)
        if arrivals.taken_in(watched.number, [known[key]]) or any(each.raw == raw for each in batch):
            continue
        batch.append(Came(str(path.relative_to(root)), raw, said=watched.said))
        size += len(raw)
        if size >= _AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _still(root: Path, trouble: list[Unread]) -> Iterator[Path]:
    """Files that nobody writes to now, in the order of their names; hidden ones and links left out."""
    newest = time.time() - STILL
    for folder, folders, names in os.walk(
        root, onerror=lambda error: trouble.append(refusals.unreadable(str(root), error))
    ):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder) / name
            if name.startswith(".") or path.is_symlink() or not path.is_file():
                continue
            stat = path.stat()
            if stat.st_size > MOST_BYTES:
                trouble.append(refusals.too_large(str(path), MOST_BYTES, stat.st_size))
            elif stat.st_size and stat.st_mtime <= newest:
                yield path
