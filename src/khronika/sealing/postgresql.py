"""The record of a team's folder, which is in PostgreSQL: copied by pg_dump as it stands at one moment, and put back by pg_restore. Both are
PostgreSQL's own programs, of the server's version or a newer one; nothing else can be sure to copy all of a database."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khronika.ledger.errors import FolderTrouble


@dataclass(frozen=True, slots=True)
class Server:
    """Where the database is, as the settings have it. Its password is handed on in the environment, where no list of processes shows it."""

    name: str
    user: str = ""
    password: str = ""
    host: str = ""
    port: str = ""

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> "Server":
        return cls(*(str(settings.get(key, "")) for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")))

    def environment(self) -> dict[str, str]:
        said = {
            "PGDATABASE": self.name,
            "PGUSER": self.user,
            "PGPASSWORD": self.password,
            "PGHOST": self.host,
            "PGPORT": self.port,
        }
        return {**os.environ, **{key: value for key, value in said.items() if value}}


def dump(server: Server, path: Path) -> None:
    """Into ``path``, in PostgreSQL's own packed form. Raises FolderTrouble; what was begun is removed."""
    try:
        _run(["pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={path}"], server)
        path.chmod(0o600)
    except FolderTrouble:
        path.unlink(missing_ok=True)
        raise


def load(server: Server, path: Path) -> None:
    """Into an empty database, all of it or nothing. Raises FolderTrouble, also where the database holds a record already."""
    if _ask(server, "SELECT count(*) FROM pg_tables WHERE tablename LIKE 'ledger\\_%'") != "0":
        raise FolderTrouble(
            "The database that KHRONIKA_DATABASE names holds a record already, and nothing is written over. Name an empty one (createdb)."
        )
    _run(
        [
            "pg_restore",
            "--single-transaction",
            "--exit-on-error",
            "--no-owner",
            "--no-privileges",
            f"--dbname={server.name}",
            str(path),
        ],
        server,
    )


def named(server: Server) -> set[str]:
    """The originals that the record names. Asked after the dump: those named since lie there too, and are copied with it."""
    return set(_ask(server, "SELECT sha256 FROM ledger_storedbytes").split())


def _ask(server: Server, query: str) -> str:
    return _run(["psql", "--no-psqlrc", "--tuples-only", "--no-align", f"--command={query}"], server).strip()


def _run(command: list[str], server: Server) -> str:
    try:
        ran = subprocess.run(  # noqa: S603  (PostgreSQL's own programs; nothing of the arguments is a stranger's)
            command,
            env=server.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise FolderTrouble(
            f"{command[0]} is not installed, and the record is in PostgreSQL. Install PostgreSQL's client (Debian: postgresql-client), of the "
            "server's version or newer."
        ) from error
    if ran.returncode:
        said = " ".join(ran.stderr.split())[:300]
        raise FolderTrouble(f"{command[0]} failed: {said}")
    return ran.stdout
