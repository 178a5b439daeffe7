"""Every original: the bytes against the hash that is their name, the names against the rows that speak of them."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django.db import DatabaseError, connection

from khronika.ledger.verifying.rows import Tally, present, stream
from khronika.nouns.soundness import Finding

# Tables whose rows speak of an original: the column of its hash, and that of its size. Whoever keeps originals for more adds a line.
SPEAK = {"ledger_storedbytes": ("sha256", "size"), "ledger_arrival": ("sha256", "size")}
_AT_ONCE = 1 << 18  # most documents come in one call of the system; larger ones in pieces of this
_SHELF = re.compile("[0-9a-f]{2}")
_NAME = re.compile("[0-9a-f]{62}")
_RESTORE = (
    "Restore the file from a backup. Without one, add the document again from where it came; what the folder holds now "
    "may not be shown as the original."
)
_Rows = Iterator[tuple[str, int | None]]


@dataclass(frozen=True, slots=True)
class _File:
    """What lies under a name: its hash and size, or why it could not be read."""

    hash: str = ""
    size: int = 0
    trouble: str = ""


def check(folder: Path, counted: Tally) -> Iterator[Finding]:
    """Findings shelf by shelf (the first two digits of the hash), so that no more than one shelf's names are held."""
    place = folder / "originals"
    rows = _Ahead()
    try:
        shelves = sorted(os.listdir(place))
    except OSError as error:
        yield _unreadable("originals", error)
        shelves = []
    for shelf in shelves:
        if not _SHELF.fullmatch(shelf) or not (place / shelf).is_dir():
            yield _foreign(f"originals/{shelf}")
            continue
        yield from _gone(place, rows.before(shelf))
        wanted = dict(rows.of(shelf))
        yield from _shelf(place, shelf, wanted if not rows.trouble else None, counted)
    yield from _gone(place, rows.rest())
    if rows.trouble:
        yield Finding(
            "database.unreadable",
            "the rows that name originals",
            f"the database gives no more of them ({rows.trouble}): which originals are missing cannot be told",
            remedy="Restore the database from a backup.",
        )


def _shelf(
    place: Path, shelf: str, wanted: Mapping[str, int | None] | None, counted: Tally
) -> Iterator[Finding]:
    """``wanted`` None: it is not known which there should be."""
    try:
        names = sorted(os.listdir(place / shelf))
    except OSError as error:
        yield _unreadable(f"originals/{shelf}", error)
        return
    seen = set()
    for name, file in _hashed(place / shelf, names):
        where, hash_ = f"originals/{shelf}/{name}", shelf + name
        if not _NAME.fullmatch(name):
            yield _foreign(where)
            continue
        seen.add(hash_)
        counted["originals"] += 1
        counted["bytes of originals"] += file.size
        if file.trouble:
            yield Finding(
                "original.unreadable", where, f"it cannot be read ({file.trouble})", hash_, remedy=_RESTORE
            )
        elif file.hash != hash_:
            yield _altered(where, hash_, file, wanted or {})
        elif wanted is None:
            continue
        elif hash_ not in wanted:
            yield Finding(
                "original.extra",
                where,
                "nothing in the record speaks of it; a run that was killed leaves such a file, and so does a row that was removed",
                remedy="If the log is sound, it is harmless: adding the document again takes it up.",
                grave=False,
            )
        elif wanted[hash_] not in (None, file.size):
            yield Finding(
                "original.size",
                f"the row of {where}",
                "the bytes are those of the hash, but the row gives them another size: the row was changed",
                expected=f"{file.size} bytes",
                found=f"{wanted[hash_]} bytes",
                remedy="Compare the folder with a backup.",
            )
    if wanted is not None:
        yield from _gone(place, ((hash_, wanted[hash_]) for hash_ in sorted(wanted.keys() - seen)))


def _altered(where: str, hash_: str, file: _File, wanted: Mapping[str, int | None]) -> Finding:
    size = wanted.get(hash_)
    if size is not None and size == file.size:
        rule, what = "original.altered", "its bytes were altered: as many as were received, and not the same"
    elif size is not None:
        rule = "original.replaced"
        what = f"other bytes lie in its place: {file.size}, where {size} were received"
    else:
        rule, what = "original.altered", "its bytes are not those of its name, and no row speaks of it"
    return Finding(rule, where, what, expected=hash_, found=file.hash, remedy=_RESTORE)


def _gone(place: Path, rows: _Rows) -> Iterator[Finding]:
    for hash_, _ in rows:
        where = f"originals/{hash_[:2]}/{hash_[2:]}"
        # What came in while the shelf was gone through has its row and its file, and was not listed.
        if not (
            _SHELF.fullmatch(hash_[:2]) and _NAME.fullmatch(hash_[2:]) and (place.parent / where).exists()
        ):
            yield Finding(
                "original.missing", where, "missing, and the record speaks of it", hash_, remedy=_RESTORE
            )


def _hashed(directory: Path, names: Sequence[str]) -> Iterator[tuple[str, _File]]:
    """Each name with what lies there, in order. Three calls of the system for most: open, read, close."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    buffer = bytearray(_AT_ONCE)
    view = memoryview(buffer)
    for name in names:
        try:
            handle = os.open(f"{directory}/{name}", flags)
        except OSError as error:
            yield name, _File(trouble=error.strerror or str(error))
            continue
        try:
            yield name, _read(handle, view)
        except OSError as error:
            yield name, _File(trouble=error.strerror or str(error))
        finally:
            os.close(handle)


def _read(handle: int, view: memoryview) -> _File:
    many = os.readv(handle, [view]) if hasattr(os, "readv") else _copied(handle, view)
    if many < len(view):  # of a file, fewer than were asked for means its end
        return _File(sha256(view[:many]).hexdigest(), many)
    hashed, size = sha256(), 0
    while many:
        hashed.update(view[:many])
        size += many
        many = os.readv(handle, [view]) if hasattr(os, "readv") else _copied(handle, view)
    return _File(hashed.hexdigest(), size)


def _copied(handle: int, view: memoryview) -> int:
    some = os.read(handle, len(view))
    view[: len(some)] = some
    return len(some)


def _spoken_of() -> _Rows:
    here = present()
    asked = [
        f"SELECT {hash_} AS sha256, {size} AS size FROM {table} WHERE {hash_} IS NOT NULL"  # noqa: S608 (our own names)
        for table, (hash_, size) in SPEAK.items()
        if table in here
    ]
    if "ledger_found" in here:  # a page's archive, while the page waits in the inbox
        archive = "json_extract(capture, '$.archive')"
        if connection.vendor == "postgresql":
            archive = "capture::json ->> 'archive'"
        some = f"SELECT {archive}, NULL FROM ledger_found WHERE {archive} IS NOT NULL"  # noqa: S608
        asked.append(some)
    if not asked:
        return iter(())
    # By bytes, as the shelves are gone through, whatever order the database's language has.
    order = 'sha256 COLLATE "C"' if connection.vendor == "postgresql" else "1"
    statement = (
        f"SELECT sha256, MAX(size) FROM ({' UNION '.join(asked)}) AS spoken "  # noqa: S608
        f"GROUP BY sha256 ORDER BY {order}"
    )
    return ((str(hash_), size) for hash_, size in stream(statement))


class _Ahead:
    """The rows in their order, taken shelf by shelf. ``trouble`` says why the database gave no more."""

    def __init__(self) -> None:
        self.trouble = ""
        self._rows: _Rows = iter(())
        try:
            self._rows = _spoken_of()
        except DatabaseError as error:
            self.trouble = str(error)
        self._next = self._following()

    def before(self, shelf: str) -> _Rows:
        while self._next is not None and self._next[0][:2] < shelf:
            yield self._take()

    def of(self, shelf: str) -> _Rows:
        while self._next is not None and self._next[0][:2] == shelf:
            yield self._take()

    def rest(self) -> _Rows:
        while self._next is not None:
            yield self._take()

    def _take(self) -> tuple[str, int | None]:
        taken = self._next
        assert taken is not None
        self._next = self._following()
        return taken

    def _following(self) -> tuple[str, int | None] | None:
        try:
            return next(self._rows, None)
        except DatabaseError as error:
            self.trouble = str(error)
            return None


def _foreign(where: str) -> Finding:
    name = where.rsplit("/", 1)[-1]
    left = name.startswith(".") and name.endswith(".part")
    what = (
        "a document half written, left by a run that was killed; nothing reads it"
        if left
        else "khronika put nothing of this name here"
    )
    return Finding("original.foreign", where, what, remedy="It may be removed.", grave=False)


def _unreadable(where: str, error: OSError) -> Finding:
    return Finding(
        "original.unreadable", where, f"it cannot be listed ({error.strerror or error})", remedy=_RESTORE
    )
