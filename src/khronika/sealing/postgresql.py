"""The record of a team's folder, which is in PostgreSQL: copied by pg_dump as it stands at one moment, and put back by pg_restore. Both are
PostgreSQL's own programs, of the server's version or a newer one; nothing else can be sure to copy all of a database."""

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khronika.ledger.errors import FolderTrouble

# What an address may say of how a server is reached, and by which variable PostgreSQL's own programs are told.
WIRE = {
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "channel_binding": "PGCHANNELBINDING",
    "connect_timeout": "PGCONNECT_TIMEOUT",
}


@dataclass(frozen=True, slots=True)
class Server:
    """Where the database is, as the settings have it. Its password is handed on in the environment, where no list of processes shows it."""

    name: str
    user: str = ""
    password: str = ""
    host: str = ""
    port: str = ""
    further: tuple[tuple[str, str], ...] = ()  # how it is reached, as variables

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> "Server":
        """Of Django's settings for a PostgreSQL."""
        name, user, password, host, port = (
            str(settings.get(key, "")) for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")
        )
        options = settings.get("OPTIONS", {})
        further = tuple((WIRE[word], str(value)) for word, value in options.items() if word in WIRE)
        return cls(name, user, password, host, port, further)

    def environment(self) -> dict[str, str]:
        said = {
            "PGDATABASE": self.name,
            "PGUSER": self.user,
            "PGPASSWORD": self.password,
            "PGHOST": self.host,
            "PGPORT": self.port,
        }
        return {**os.environ, **{key: value for key, value in said.items() if value}, **dict(self.further)}


# Rules of which rows a role sees name that role, and a server on which one restores after a loss may have none: `khronika database grants` makes them anew.
_OF_ROLES = re.compile(r"\d+; \d+ \d+ (?:POLICY|ROW SECURITY) ")


def dump(server: Server, path: Path) -> None:
    """Into ``path``, in PostgreSQL's own packed form. Raises FolderTrouble, also for a role that may not see every row; what was begun is removed."""
    try:
        _run(["pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={path}"], server)
        path.chmod(0o600)
    except FolderTrouble as error:
        path.unlink(missing_ok=True)
        if "row-level security" not in str(error):
            raise
        raise FolderTrouble(
            f"The role {server.user or 'of KHRONIKA_DATABASE'} may not copy every row of every table, and a backup has all or is none. Back up as the owner of "
            "the tables: KHRONIKA_DATABASE=postgresql://OWNER@..."
        ) from error


def load(server: Server, path: Path) -> None:
    """Into an empty database, all of it or nothing. Raises FolderTrouble, also where the database holds a record already."""
    if _ask(server, "SELECT count(*) FROM pg_tables WHERE tablename LIKE 'ledger\\_%'") != "0":
        raise FolderTrouble(
            "The database that KHRONIKA_DATABASE names holds a record already, and nothing is written over. Name an empty one (createdb)."
        )
    wanted = path.with_name(f"{path.name}.wanted")
    listed = _run(["pg_restore", "--list", str(path)], server).splitlines()
    wanted.write_text("\n".join(line for line in listed if not _OF_ROLES.match(line)), encoding="utf-8")
    try:
        _run(
            [
                "pg_restore",
                "--single-transaction",
                "--exit-on-error",
                "--no-owner",
                "--no-privileges",
                f"--use-list={wanted}",
                f"--dbname={server.name}",
                str(path),
            ],
            server,
        )
    finally:
        wanted.unlink()


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
