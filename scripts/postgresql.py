"""Run a command with a PostgreSQL of its own: made for it, reached by a socket in a folder that only this user may open, gone after.

python scripts/postgresql.py COMMAND ...

Sets KHRONIKA_DATABASE for the command and ends as it ends. Where no PostgreSQL is installed it says so and ends with 0, or, in CI
(CI=true), with 1. Nothing listens on the network, and nothing is written through to the disk: a power cut may lose it all.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

_DEBIAN = Path("/usr/lib/postgresql")
_OWNER = "khronika"
# What keeps data safe costs a test most of its time, and these data are made up.
_SETTINGS = (
    "listen_addresses=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=200",
    "shared_buffers=256MB",
    "max_wal_size=4GB",
    "log_min_messages=fatal",
)
_STARTS_WITHIN = 60  # seconds; a second on a free machine


def programs() -> Path | None:
    """Where PostgreSQL's programs lie: the newest of Debian's, else those on the path."""
    found = sorted(_DEBIAN.glob("*/bin/postgres"), key=lambda path: float(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("postgres")
    return Path(on_path).resolve().parent if on_path else None


def _somebody() -> dict[str, int]:
    """PostgreSQL refuses to run as root: then as its own user, or as nobody."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": found.pw_uid, "group": found.pw_gid}
    raise SystemExit("PostgreSQL does not run as root, and there is no other user here to run it as.")


def with_server(command: list[str], kept: Path | None = None) -> int:
    """Runs the command beside a server on a new folder, or on ``kept``, which stays."""
    bin_ = programs()
    assert bin_ is not None
    somebody = _somebody()
    folder = kept or Path(tempfile.mkdtemp(prefix="khronika-pg-"))
    folder.mkdir(exist_ok=True)
    if somebody:
        os.chown(folder, somebody["user"], somebody["group"])
    data, socket = folder / "data", folder
    if not data.exists():
        words = [
            str(bin_ / "initdb"),
            "-D",
            str(data),
            "-U",
            _OWNER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd=folder, **somebody)  # type: ignore[call-overload]
    settings = [word for each in (*_SETTINGS, f"unix_socket_directories={socket}") for word in ("-c", each)]
    server = subprocess.Popen([str(bin_ / "postgres"), "-D", str(data), *settings], cwd=folder, **somebody)  # type: ignore[call-overload]
    try:
        _wait(bin_, socket, server)
        url = f"postgresql://{_OWNER}@/postgres?host={quote(str(socket), safe='')}"
        return subprocess.run(command, env=os.environ | {"KHRONIKA_DATABASE": url}, check=False).returncode
    finally:
        server.send_signal(signal.SIGINT if kept else signal.SIGQUIT)
        server.wait()
        if kept is None:
            shutil.rmtree(folder, ignore_errors=True)


def _wait(bin_: Path, socket: Path, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < until and server.poll() is None:
        asked = subprocess.run(
            [str(bin_ / "pg_isready"), "-q", "-h", str(socket), "-U", _OWNER, "-d", "postgres"],
            check=False,
            stdout=subprocess.DEVNULL,
        )
        if asked.returncode == 0:
            return
        time.sleep(0.1)
    raise SystemExit("PostgreSQL did not start.")


def main() -> None:
    words = sys.argv[1:]
    kept = None
    if words[:1] == ["--keep"]:
        kept, words = Path(words[1]).absolute(), words[2:]
    if not words:
        raise SystemExit(__doc__)
    if programs() is None:
        said = "Skipped: no PostgreSQL is installed here (Debian: apt-get install postgresql)."
        print(said, file=sys.stderr)
        raise SystemExit(os.environ.get("CI") == "true")
    raise SystemExit(with_server(words, kept))


if __name__ == "__main__":
    main()
