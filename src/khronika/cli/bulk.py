"""`khronika read -o FILE`: a long run that may be killed at any time and goes on from there.

While it runs, rows go to FILE.part, in the order of the input; FILE.part.json says what run it is. When all is
written FILE.part becomes FILE, so that FILE is whole or is not there. After a kill, the same command reads FILE.part
back: each whole line must be the row of the next input (same id and hash), and reading goes on after the last.

Refused: a file of positions beside the output. Two files cannot be written as one, and a kill between the two loses
or doubles a report; the output itself knows how far it is.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from khronika.intake import Received
from khronika.nouns import Unread
from khronika.nouns.rows import Row, row_line


class CannotGoOn(Exception):
    """The run cannot start or go on; the message says what to do."""


@dataclass(slots=True)
class Tally:
    """What a run wrote. ``kept`` counts rows that an earlier, killed run had written; ``by_rule`` refusals."""

    reports: int = 0
    claims: int = 0
    kept: int = 0
    by_rule: dict[str, int] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        if row["unread"] is not None:
            rule = row["unread"]["rule"]
            self.by_rule[rule] = self.by_rule.get(rule, 0) + 1
        else:
            self.reports += 1
            self.claims += len(row["claims"])

    @property
    def unread(self) -> int:
        return sum(self.by_rule.values())


class Output:
    """The file that a run writes. Use as ``with Output.opened(path, run) as out``; ``finish()`` makes it whole."""

    def __init__(self, path: Path, part: BinaryIO) -> None:
        self._path, self._part = path, part
        self.tally = Tally()

    @classmethod
    @contextmanager
    def opened(cls, path: Path, run: Mapping[str, object]) -> Iterator["Output"]:
        """``run`` is what must be the same for a killed run to go on: inputs, options, versions. Raises CannotGoOn
        when FILE is there, the run is another's, or another process is at it."""
        if path.exists():
            raise CannotGoOn(f"{path} is there already. Delete it, or name another file.")
        part, note = _part(path), _note(path)
        said = json.dumps(run, ensure_ascii=False, sort_keys=True, indent=1)
        try:
            with open(part, "a+b") as stream:
                _lock(stream, part)
                if os.fstat(stream.fileno()).st_size == 0:
                    note.write_text(said, encoding="utf-8")
                elif not note.exists() or note.read_text(encoding="utf-8") != said:
                    raise CannotGoOn(
                        f"{part} was begun by another run (other inputs, options or version). "
                        f"Delete it and {note.name} to begin again."
                    )
                yield cls(path, stream)
        except OSError as error:
            raise CannotGoOn(
                f"{path} cannot be written: {error.strerror or type(error).__name__}."
            ) from error

    def go_on(self, items: Iterator[Received | Unread]) -> None:
        """Draws from ``items`` all that is written already, and drops a row that a kill cut in two.

        Raises CannotGoOn when the rows are not those of these items."""
        self._part.seek(0)
        good = 0
        while (line := self._part.readline()).endswith(b"\n"):
            row = _row(line)
            if row is None:
                break
            item = next(items, None)
            if item is None or _marks(item) != (row["id"], row["sha256"]):
                raise CannotGoOn(
                    f"the input has changed since {_part(self._path)} was begun (row {self.tally.kept + 1}). "
                    f"Delete it to begin again."
                )
            self.tally.add(row)
            self.tally.kept += 1
            good += len(line)
        self._part.truncate(good)
        self._part.seek(good)

    def write(self, row: Row) -> None:
        self._part.write(row_line(row))
        self._part.flush()  # a kill loses nothing that was written; a power cut may, and the rest is read again
        self.tally.add(row)

    def finish(self) -> None:
        os.fsync(self._part.fileno())
        os.replace(_part(self._path), self._path)
        _note(self._path).unlink(missing_ok=True)


def run_of(
    paths: Iterable[str], options: Mapping[str, object], rules_version: str, version: str
) -> Mapping[str, object]:
    """What a run is known by. The content of the inputs is held to account row by row."""
    return {"khronika": version, "rules": rules_version, "inputs": list(paths), "options": dict(options)}


def _part(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")


def _note(path: Path) -> Path:
    return path.with_name(f"{path.name}.part.json")


def _row(line: bytes) -> Row | None:
    """``None`` for a line that is no row of ours, as after a power cut."""
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) and {"id", "sha256", "unread", "claims"} <= row.keys() else None


def _marks(item: Received | Unread) -> tuple[str | None, str | None]:
    """The id and hash that an item's row has, whatever became of it."""
    if isinstance(item, Unread):
        return item.given_id, item.sha256
    return item.report.given_id or item.report.id, item.report.sha256


def _lock(stream: BinaryIO, part: Path) -> None:
    """Two runs on one file would mix their rows. The lock goes with the process, however that ends."""
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise CannotGoOn(f"another khronika is writing {part}.") from error
