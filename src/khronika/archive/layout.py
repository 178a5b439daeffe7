"""How a store lies in its folder, and what run it is of.

    OUT/reports/day=2019-06-10/*.parquet   one row a report, or a thing that was not read with its reason
    OUT/claims/day=2019-06-10/*.parquet    one row a claim, flat (nouns/claim.schema.json), with its report's id
    OUT/run.json                           version, rules and options: what must be the same for a run to go on
    OUT/.work/                             what a run needs while it runs

``day`` is the day on which the report was published, ``unknown`` where nobody says, and of a partial date its first day. A chunk of
reports is written in ``.work`` and moved to its place when it is whole; a run that is killed while it moves is finished by the next.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

REPORTS, CLAIMS = "reports", "claims"
TABLES = (REPORTS, CLAIMS)
UNKNOWN_DAY = "unknown"
_RUN, _WORK, _WHOLE = "run.json", ".work", "WHOLE"


class CannotGoOn(Exception):
    """The run cannot start or go on, or a folder is no store; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may say of a whole run. ``seconds`` is the most that one report may take."""

    lang: str | None = None
    published: str | None = None
    seconds: float = 120.0


@contextmanager
def opened(out: Path, options: Options, versions: Mapping[str, str]) -> Iterator[None]:
    """The store made or gone on with, held by this process alone. What a killed run left is moved or thrown away.

    Raises CannotGoOn for another run's store, for a folder that holds something else, and where another process writes it."""
    said = {"options": asdict(options), **versions}
    note = out / _RUN
    if note.exists():
        began = json.loads(note.read_text("utf-8"))
        if began != said:
            names = [name for name in said if began.get(name) != said[name]]
            raise CannotGoOn(
                f"{out} was written with other {' and '.join(names)}. Read into another folder, or say the same again; "
                "what was read by two sets of rules does not belong in one table."
            )
    elif out.exists() and any(out.iterdir()):
        raise CannotGoOn(f"{out} holds something that is no store of ours. Name another folder.")
    (out / _WORK).mkdir(parents=True, exist_ok=True)
    with _alone(out):
        if not note.exists():
            _write(note, json.dumps(said, ensure_ascii=False, indent=1))
        clear(out)
        yield
        shutil.rmtree(out / _WORK, ignore_errors=True)


def clear(out: Path) -> None:
    """Moves what is whole in ``.work`` to its place and throws the rest away."""
    for left in sorted(work(out).glob("chunk-*")):
        if (left / _WHOLE).exists():
            _move(out, left)
        shutil.rmtree(left)


def work(out: Path) -> Path:
    return out / _WORK


def commit(out: Path, chunk: Path) -> None:
    """Puts the files of a chunk, in which both tables lie by day, to their places. Killed anywhere, the next run does the rest."""
    _write(chunk / _WHOLE, "")
    _move(out, chunk)
    shutil.rmtree(chunk)


def is_store(folder: Path) -> bool:
    return (folder / _RUN).is_file()


def require_store(folder: Path) -> None:
    """Raises CannotGoOn for a folder that is no store, or in which a run was killed while it moved what it had read."""
    if not is_store(folder):
        raise CannotGoOn(
            f"{folder} is no store of claims. `khronika read ARCHIVE --engine spark -o OUT` writes one."
        )
    if any((left / _WHOLE).exists() for left in work(folder).glob("chunk-*")):
        raise CannotGoOn(
            f"A run was killed while it wrote {folder}. Give the same command again, and it is finished."
        )


def files(folder: Path, table: str) -> list[Path]:
    """The Parquet files of a table, in order."""
    return sorted((folder / table).glob("day=*/*.parquet"))


def _move(out: Path, chunk: Path) -> None:
    # Claims first: a report counts as read when its row stands in reports.
    for table in reversed(TABLES):
        for file in sorted((chunk / table).glob("day=*/*.parquet")):
            place = out / table / file.parent.name
            place.mkdir(parents=True, exist_ok=True)
            os.replace(file, place / f"{chunk.name}-{file.name}")


def _write(path: Path, text: str) -> None:
    part = path.with_name(f"{path.name}.part")
    with part.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(part, path)


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    with (out / f"{_WORK}.lock").open("w") as stream:
        try:
            import fcntl
        except ImportError:  # Windows
            yield
            return
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CannotGoOn(f"another khronika is writing {out}.") from error
        yield
