"""Which database: SQLite in the folder, or the PostgreSQL that KHRONIKA_DATABASE names. No Django here."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from khronika.ledger.errors import FolderTrouble
from khronika.sealing.postgresql import WIRE
from khronika.server.folder import DATABASE_NAME

# How long a writer waits for another, in seconds. SQLite lets one write at a time; a reading of one report is
# written in well under a second, so twenty people never wait this long unless something hangs.
_WAIT_FOR_WRITER = 20

# FULL: a report that we said was kept is on the disk even if the power goes (NORMAL may lose the last commits in WAL).
_ON_CONNECT = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"


def database_settings(folder: Path, url: str | None) -> dict[str, Any]:
    """Django's settings for one database. Raises FolderTrouble for a URL that is not PostgreSQL's."""
    return _postgresql(url) if url else _sqlite(folder)


SERVES = "KHRONIKA_SERVES"
"""The variable by which a door tells its processes that they answer requests, each in a thread of its own."""
_WAIT_FOR_CONNECTION = 10  # seconds; where the server is gone, whoever asks is told so after them
_AT_ONCE = 16  # connections that one process holds at most; whoever finds none waits


def kept_open(database: dict[str, Any]) -> dict[str, Any]:
    """The same settings for a process that answers requests: connections to PostgreSQL stay open from one to the next, since making one and
    learning the tables anew took longer than most queries; one that a restart of the server broke is replaced. SQLite's are left as they are."""
    if database["ENGINE"] != "django.db.backends.postgresql":
        return database
    pool = {"min_size": 1, "max_size": _AT_ONCE, "timeout": _WAIT_FOR_CONNECTION}
    return database | {"CONN_HEALTH_CHECKS": True, "OPTIONS": database["OPTIONS"] | {"pool": pool}}


def _sqlite(folder: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(folder / DATABASE_NAME),
        "OPTIONS": {
            "timeout": _WAIT_FOR_WRITER,
            # A transaction that reads and then writes must hold the lock from its start, or it fails half-way.
            "transaction_mode": "IMMEDIATE",
            "init_command": _ON_CONNECT,
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in ("postgres", "postgresql") or not name:
        # The URL may hold a password, so the message does not repeat it.
        raise FolderTrouble(
            "KHRONIKA_DATABASE is not a PostgreSQL address; "
            "write postgresql://user:password@host:5432/name (or postgresql://user@/name?host=/folder/of/the/socket), "
            "or unset it to use SQLite in the folder."
        )
    asked = {key: values[-1] for key, values in parse_qs(parts.query, keep_blank_values=True).items()}
    socket = asked.pop("host", "")  # as libpq writes it: a path has no place where a host stands
    if unknown := sorted(asked.keys() - set(WIRE)):
        # Passed over, "sslmode" mistyped would leave the wire open to whoever stands on it.
        raise FolderTrouble(
            f"KHRONIKA_DATABASE asks for {', '.join(unknown)}, which is none of what may be asked for there: host, {', '.join(WIRE)}."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": socket or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": asked,
    }
