"""A small folder to seal and back up: a database with its write-ahead log, originals under their hashes, the secret key."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pyrage

from khronika.nouns import digest
from tests.shared_folder import ROOT

WORDS = "six words taken by chance"


def a_folder(folder: Path, originals: int = 5) -> Path:
    folder.mkdir(mode=0o700)
    with closing(sqlite3.connect(folder / "khronika.sqlite3")) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE ledger_storedbytes (sha256 TEXT)")
        for number in range(originals):
            put_original(folder, f"Original {number}, with Aru Example in it.".encode() * 400 * number)
            raw = f"Original {number}, with Aru Example in it.".encode() * 400 * number
            database.execute("INSERT INTO ledger_storedbytes VALUES (?)", [digest(raw)])
        database.commit()
    (folder / "secret-key").write_text("only here")
    (folder / "secret-key").chmod(0o600)
    return folder


def put_original(folder: Path, raw: bytes) -> Path:
    path = folder / "originals" / digest(raw)[:2] / digest(raw)[2:]
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.write_bytes(raw)
    path.chmod(0o400)
    return path


def contents(folder: Path) -> dict[str, object]:
    """What the folder holds, the database by its rows: every file with its bytes and mode."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name in (".in-use", "khronika.sqlite3-wal", "khronika.sqlite3-shm") or path.is_dir():
            continue
        if name == "khronika.sqlite3":
            with closing(sqlite3.connect(path)) as database:
                found[name] = database.execute("SELECT * FROM ledger_storedbytes ORDER BY 1").fetchall()
        else:
            found[name] = (path.read_bytes(), path.stat().st_mode & 0o777)
    return found


def a_key() -> tuple[str, str]:
    """A public key, and the words of its key file."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity.to_public()), f"# invented\n{identity}\n"


def hidden(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def steps_survived(setup: str, act: str, after: str) -> int:
    """How many changes of the disk it was ended before, each in a process of its own, with what ``after`` asks of what is left."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.sealing.killed", setup, act, after],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return int(ran.stdout)
