"""How long every page of the desk takes, in folders of different sizes, and how many queries it asks.

python -m benchmarks.desk FOLDER ... [--rounds 40] [--only NAME ...]

The folders are made by ``desk_folder`` and ``desk_copies``. Every page of the URLconf is opened ``--rounds`` times after two that do not
count, each time with other ids, drawn by chance, by a browser in the same process: what is measured is what the server does. One
process a folder. Times are of the processor, SQLite's own included, so that other programs on the machine do not count. Prints a table: median and 95th percentile in
milliseconds in each folder, the ratio of the last folder's to the first's, and queries. A page that SQLite works on for longer
than ``_STOPPED`` seconds is stopped and told as such. Files hold every row and take what every row takes: of those that are streamed a second table
has how many lines they have and what a line takes.
"""

import argparse
import json
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_WARM = 2
_NO_PAGE = {301, 302, 401, 403, 404, 405}
_LONG = 5.0  # seconds on one page, after which fewer rounds do
_FEWEST = 3
_NAME = "Invented Owner"
_STOPPED = 30.0  # seconds for one opening


def measure(folder: Path, rounds: int, only: Sequence[str], signed_in: bool) -> dict[str, dict[str, Any]]:
    """For each page its times in seconds, its queries and its status; for a file the lines of each opening besides."""
    from benchmarks.desk_folder import opened as open_folder

    open_folder(folder)
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from benchmarks.desk_pages import Drawing, pages

    client = Client(raise_request_exception=False, headers={"host": "localhost"})
    if signed_in:
        _sign_in(client)
    program = Client(
        raise_request_exception=False, headers={"host": "localhost", "authorization": f"Bearer {_token()}"}
    )
    drawing, found = Drawing(), {}
    for page in pages():
        if only and not any(name in page.title for name in only):
            continue
        browser = program if page.name.startswith("api:") else client
        times: list[float] = []
        lines: list[int] = []
        for _ in range(_WARM - 1):
            _timed(browser, page.address(drawing))
        with CaptureQueriesContext(connection) as asked:  # the last of those
            status, _ = _timed(browser, page.address(drawing))
            queries = len(asked)  # at once: the next request throws away what was asked
        if status in _NO_PAGE:
            continue
        while status < 500 and len(times) < rounds and (sum(times) < _LONG or len(times) < _FEWEST):
            status, took = _timed(browser, page.address(drawing), lines)
            times.append(took)
        if status >= 500:
            times.append(_STOPPED)
            print(f"{folder.name} {page.title}: stopped or failed", file=sys.stderr, flush=True)
        found[page.title] = {"times": times, "queries": queries, "status": status, "lines": lines}
        print(
            f"{folder.name} {page.title}: {1000 * statistics.median(times):.0f} ms",
            file=sys.stderr,
            flush=True,
        )
    return found


def _timed(browser: Any, address: str, lines: list[int] | None = None) -> tuple[int, float]:
    """The status and the seconds. What SQLite works on for longer than ``_STOPPED`` seconds is interrupted, and the page fails."""
    from django.db import connection

    from benchmarks.desk_pages import opened

    connection.ensure_connection()
    timer = threading.Timer(_STOPPED, getattr(connection.connection, "interrupt", lambda: None))
    timer.start()
    started = time.process_time()
    try:
        return opened(browser, address, lines), time.process_time() - started
    finally:
        timer.cancel()


def _token() -> str:
    """A secret that reads everything, of the member, or where there is none of whoever is here."""
    from khronika.ledger.actions.make_token import LASTS, make_token
    from khronika.ledger.member_tables import Member as Row
    from khronika.ledger.member_views import WHOEVER_IS_HERE, Member, Role
    from khronika.ledger.tokens import Scope

    row = Row.objects.filter(name=_NAME).first()
    member = Member(row.pk, row.name, Role.OWNER) if row is not None else WHOEVER_IS_HERE
    return make_token(member, "the desk's benchmark", list(Scope), min(LASTS))[1]


def _sign_in(client: Any) -> None:
    from django.contrib.auth.models import User

    from khronika.ledger.actions.join_member import make_member
    from khronika.ledger.member_views import Role

    name = _NAME
    if not User.objects.filter(member__name=name).exists():
        make_member(name, "three quiet herons", Role.OWNER)
    client.force_login(
        User.objects.get(member__name=name), "allauth.account.auth_backends.AuthenticationBackend"
    )


def p95(times: list[float]) -> float:
    return sorted(times)[max(0, round(0.95 * len(times)) - 1)]


def table(measured: list[tuple[str, dict[str, dict[str, Any]]]]) -> list[str]:
    names = list(dict.fromkeys(title for _, found in measured for title in found))
    lines = [
        "| page | queries | "
        + " | ".join(f"{folder}: median, p95 (ms)" for folder, _ in measured)
        + " | p95, last to first |",
        "|---|---|" + "---|" * len(measured) + "---|",
    ]
    for title in names:
        got = [found.get(title) for _, found in measured]
        cells = [
            f"{1000 * statistics.median(g['times']):.0f}, {1000 * p95(g['times']):.0f}" if g else "-"
            for g in got
        ]
        ratio = f"{p95(got[-1]['times']) / p95(got[0]['times']):.1f}" if got[0] and got[-1] else "-"
        asked = "/".join(dict.fromkeys(str(g["queries"]) for g in got if g))
        lines.append(f"| {title.removeprefix('desk:')} | {asked} | {' | '.join(cells)} | {ratio} |")
    return lines


def per_line(measured: list[tuple[str, dict[str, dict[str, Any]]]]) -> list[str]:
    """Of files: the median of their lines, and milliseconds for each of all lines that were made."""
    lines = ["| file | " + " | ".join(f"{folder}: lines, ms a line" for folder, _ in measured) + " |"]
    lines.append("|---|" + "---|" * len(measured))
    for title in dict.fromkeys(name for _, found in measured for name, got in found.items() if got["lines"]):
        cells = []
        for _, found in measured:
            got = found.get(title)
            many = sum(got["lines"]) if got else 0
            cells.append(
                f"{statistics.median(got['lines']):.0f}, {1000 * sum(got['times']) / many:.2f}"
                if got and many
                else "-"
            )
        lines.append(f"| {title.removeprefix('desk:')} | {' | '.join(cells)} |")
    return lines if len(lines) > 2 else []


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--only", nargs="*", default=[], help="pages whose title holds one of these")
    parser.add_argument("--signed-in", action="store_true", help="as a member, with a session")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.folders[0], given.rounds, given.only, given.signed_in)))
        return
    measured = []
    for folder in given.folders:  # each in a process of its own: Django knows one folder
        words = [sys.executable, "-m", "benchmarks.desk", "--one", str(folder), "--rounds", str(given.rounds)]
        words += ["--only", *given.only, *(["--signed-in"] if given.signed_in else [])]
        done = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True)
        measured.append((folder.name, json.loads(done.stdout.splitlines()[-1])))
    print("\n".join([*table(measured), "", *per_line(measured)]))


if __name__ == "__main__":
    main()
