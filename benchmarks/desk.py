"""How long every page of the desk takes, in folders of different sizes, and how many queries it asks.

python -m benchmarks.desk FOLDER ... [--rounds 40] [--only NAME]

The folders are made by ``desk_folder`` and ``desk_copies``. Every page of the URLconf is opened ``--rounds`` times after two that do not
count, each time with other ids, drawn by chance, by a browser in the same process: what is measured is what the server does. One
process a folder. Times are of the processor, SQLite's own included, so that other programs on the machine do not count. Prints a table: median and 95th percentile in milliseconds in each folder, the ratio of the last folder's to the
first's, and queries.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

_WARM = 2
_NO_PAGE = {301, 302, 403, 404, 405}
_LONG = 10.0  # seconds on one page, after which fewer rounds do


def measure(folder: Path, rounds: int, only: str, signed_in: bool) -> dict[str, dict[str, Any]]:
    """For each page its times in seconds, its queries and its status."""
    from benchmarks.desk_folder import opened as open_folder

    open_folder(folder)
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from benchmarks.desk_pages import Drawing, opened, pages

    client = Client(headers={"host": "localhost"})
    if signed_in:
        _sign_in(client)
    drawing, found = Drawing(), {}
    for page in pages():
        if only and only not in page.title:
            continue
        address = page.address(drawing)
        with CaptureQueriesContext(connection) as asked:
            status = opened(client, address)
        if status in _NO_PAGE:
            continue
        opened(client, page.address(drawing))
        times: list[float] = []
        while len(times) < rounds and (sum(times) < _LONG or len(times) < 5):
            address = page.address(drawing)
            started = time.process_time()
            again = opened(client, address)
            times.append(time.process_time() - started)
            assert again < 500, (address, again)
        found[page.title] = {"times": times, "queries": len(asked), "status": status}
        print(
            f"{folder.name} {page.title}: {1000 * statistics.median(times):.0f} ms",
            file=sys.stderr,
            flush=True,
        )
    return found


def _sign_in(client: Any) -> None:
    from django.contrib.auth.models import User

    from khronika.ledger.actions.join_member import make_member
    from khronika.ledger.member_views import Role

    name = "Invented Owner"
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


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--only", default="")
    parser.add_argument("--signed-in", action="store_true", help="as a member, with a session")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.folders[0], given.rounds, given.only, given.signed_in)))
        return
    measured = []
    for folder in given.folders:  # each in a process of its own: Django knows one folder
        words = [sys.executable, "-m", "benchmarks.desk", "--one", str(folder), "--rounds", str(given.rounds)]
        words += ["--only", given.only] + (["--signed-in"] if given.signed_in else [])
        done = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True)
        measured.append((folder.name, json.loads(done.stdout.splitlines()[-1])))
    print("\n".join(table(measured)))


if __name__ == "__main__":
    main()
