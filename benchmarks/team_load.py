"""A team's server under load, and killed piece by piece: PostgreSQL, desk and worker, each a process of its own here.

python -m benchmarks.team_load FOLDER [--reviewers 20] [--seconds 180] [--think 6] [--kill]

FOLDER has an SQLite record (benchmarks/desk_folder makes one); it is copied, moved to a PostgreSQL started for this, and the copy is served by `khronika desk`
with `khronika worker` and, as deploy/ has it, a second desk that gives way (nice 10), to which a proxy would send whoever exports. First one reviewer is alone for a sixth of the time: the quiet numbers; then all reviewers for a third. Then, at once: the reviewers, each opening the
queue and a claim, deciding, and thinking for ``--think`` seconds on average; two readers who export all claims again and again; and one `khronika add` of two thousand
reports. With ``--kill`` the worker, the desk and PostgreSQL are killed (SIGKILL) in turn and started again, a quarter of the time apart.

Held against the database afterwards: every decision of which a browser was told is there once, by that person and in that state; without kills
none is there that nobody was told of; no answer was an error; the reports of the import are there once; the log's chain holds.
"""

import argparse
import http.client
import json
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

from scripts.postgresql import _OWNER, _somebody, _wait, programs

from benchmarks.reviewers import _DECIDED, _FASTER, Browser, Told, served, sessions

IMPORTED = 2_000
# As a careful server has it: what was told to be kept is on the disk.
_SETTINGS = ("listen_addresses=", "max_connections=200", "shared_buffers=256MB", "max_wal_size=4GB")


class Server:
    """A PostgreSQL in a folder, that may be killed and started again."""

    def __init__(self, folder: Path) -> None:
        found = programs()
        assert found is not None, "no PostgreSQL is installed"
        self._bin, self._folder, self._somebody = found, folder, _somebody()
        folder.mkdir(parents=True, exist_ok=True)
        if self._somebody:
            os.chown(folder, self._somebody["user"], self._somebody["group"])
        made = [
            str(found / "initdb"),
            "-D",
            str(folder / "data"),
            "-U",
            _OWNER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ]
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL, cwd=folder, **self._somebody)  # type: ignore[call-overload]
        self.url = f"postgresql://{_OWNER}@/postgres?host={quote(str(folder), safe='')}"
        self.start()

    def start(self) -> None:
        settings = [
            word for each in (*_SETTINGS, f"unix_socket_directories={self._folder}") for word in ("-c", each)
        ]
        command = [str(self._bin / "postgres"), "-D", str(self._folder / "data"), *settings]
        self._running = subprocess.Popen(
            command, cwd=self._folder, stderr=subprocess.DEVNULL, **self._somebody
        )  # type: ignore[call-overload]
        _wait(self._bin, self._folder, self._running)

    def kill(self) -> None:
        """The postmaster and all it started, as a machine that fails would."""
        subprocess.run(["pkill", "-KILL", "-P", str(self._running.pid)], check=False)
        self._running.kill()
        self._running.wait()
        time.sleep(1)
        (self._folder / "data" / "postmaster.pid").unlink(missing_ok=True)

    def stop(self) -> None:
        self._running.send_signal(signal.SIGINT)
        self._running.wait(120)


class Team:
    """Desk, the desk for whole lists, and worker on a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.desk, self.port = served(folder, "--processes", "2")
        self.files, self.files_port = served(folder)
        os.setpriority(os.PRIO_PROCESS, self.files.pid, 10)
        for thread in Path(f"/proc/{self.files.pid}/task").iterdir():  # priorities are threads'
            os.setpriority(os.PRIO_PROCESS, int(thread.name), 10)
        self.worker = self._work()

    def _work(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", "khronika.cli", "worker", "--folder", str(self.folder)],
            stderr=subprocess.DEVNULL,
        )

    def kill_worker(self) -> None:
        self.worker.kill()
        self.worker.wait()
        self.worker = self._work()

    def kill_desk(self) -> None:
        os.killpg(self.desk.pid, signal.SIGKILL)
        self.desk.wait()
        command = [
            sys.executable,
            "-m",
            "khronika.cli",
            "desk",
            "--folder",
            str(self.folder),
            "--port",
            str(self.port),
            "--processes",
            "2",
        ]
        self.desk = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)

    def stop(self) -> None:
        for each in (self.worker, self.desk, self.files):
            each.terminate()
            each.wait(300)


def reviews(browser: Browser, until: float, think: float, seed: int, patient: bool) -> Told:
    """As ``Browser.review``, thinking between acts; ``patient``: a door that does not answer is asked again."""
    rng = random.Random(seed)
    while True:
        thought = rng.expovariate(1 / think) if think else 0.0
        if time.monotonic() + thought >= until:
            return browser.told  # and not all at once with the others at the very end
        time.sleep(thought)
        browser._link.close()  # a server lets a link go that nothing came over for five seconds
        try:
            _, queue, _ = browser.ask("/review/?by=kind")
            claims = sorted(set(_claims(queue)))
            if claims:
                browser._decide(rng.choice(claims), rng)
        except (OSError, http.client.HTTPException):
            if not patient:
                raise
            browser._link.close()
            time.sleep(0.5)


def _claims(queue: str) -> list[str]:
    from benchmarks.reviewers import _CLAIM

    return _CLAIM.findall(queue)


def exports(port: int, name: str, cookie: str, seconds: float, patient: bool) -> Told:
    browser, until = Browser(port, name, cookie), time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            status, page, _ = browser.ask("/search/claims/rows.csv")
            assert status != 200 or page
        except (OSError, http.client.HTTPException):
            if not patient:
                raise
            browser._link.close()
            time.sleep(0.5)
    return browser.told


def bulk(folder: Path, place: Path) -> "subprocess.Popen[bytes]":
    words = "Police in Orlo detained {n} people on {day} June 2019, the interior ministry said."
    with place.open("w", encoding="utf-8") as out:
        for n in range(IMPORTED):
            out.write(
                json.dumps(
                    {"text": words.format(n=n + 1, day=1 + n % 28), "lang": "en", "published": "2019-07-01"}
                )
                + "\n"
            )
    return subprocess.Popen(
        [sys.executable, "-m", "khronika.cli", "add", str(place), "--folder", str(folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reviewers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=180)
    parser.add_argument("--think", type=float, default=6)
    parser.add_argument("--kill", action="store_true")
    given = parser.parse_args()
    place = Path(tempfile.mkdtemp(prefix="khronika-team-"))
    place.chmod(0o755)
    os.environ.pop("KHRONIKA_DATABASE", None)
    shutil.copytree(given.folder, place / "folder")
    server = Server(place / "server")
    try:
        _move(place / "folder", server.url)
        os.environ |= {"KHRONIKA_DATABASE": server.url, "KHRONIKA_WORKER": "yes"}
        _measured(place, server, given)
    finally:
        server.stop()
        shutil.rmtree(place, ignore_errors=True)


def _move(folder: Path, url: str) -> None:
    brought_up = [sys.executable, "-m", "khronika.cli", "questions", "--folder", str(folder)]
    subprocess.run(
        brought_up, check=True, stdout=subprocess.DEVNULL
    )  # a move takes no record of another version
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "khronika.cli", "database", "move", "--to", url, "--folder", str(folder)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    print(f"moved to PostgreSQL in {time.perf_counter() - started:.0f} s", flush=True)


def _measured(place: Path, server: Server, given: argparse.Namespace) -> None:
    folder = place / "folder"
    subprocess.run(
        [sys.executable, "-m", "khronika.cli", "questions", "--folder", str(folder)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    from benchmarks.desk_folder import opened

    opened(folder)
    from django.db import connection

    names = [f"Invented Reviewer {n}" for n in range(given.reviewers + 2)]
    cookies = sessions(names)
    connection.close()
    team = Team(folder)
    try:
        browsers = [Browser(team.port, name, cookie) for name, cookie in zip(names, cookies, strict=True)][
            :-2
        ]
        quiet = Browser(team.port, names[0], cookies[0])
        reviews(quiet, time.monotonic() + given.seconds / 6, 0.2, 1, False)
        twenty = [Browser(team.port, name, cookie) for name, cookie in zip(names, cookies, strict=True)][:-2]
        _together(twenty, time.monotonic() + given.seconds / 3, given)
        import_ = bulk(folder, place / "many.jsonl")
        began = time.monotonic()
        until = began + given.seconds
        kills = (
            threading.Thread(target=_killing, args=(server, team, given.seconds / 4)) if given.kill else None
        )
        if kills:
            kills.start()
        with ProcessPoolExecutor(
            2, multiprocessing.get_context("spawn")
        ) as others:  # on machines of their own
            exporting = [
                others.submit(exports, team.files_port, name, cookie, given.seconds, given.kill)
                for name, cookie in zip(names[-2:], cookies[-2:], strict=True)
            ]
            told = _together(browsers, until, given)
            exported = [each.result() for each in exporting]
        if kills:
            kills.join()
        if import_.wait() != 0:
            assert given.kill, "the import failed"
            subprocess.run(
                [
                    sys.executable,
                    "-m",
                    "khronika.cli",
                    "add",
                    str(place / "many.jsonl"),
                    "--folder",
                    str(folder),
                ],
                check=True,
                stdout=subprocess.DEVNULL,
            )
        print(f"the import had ended {time.monotonic() - began:.0f} s after it began")
    finally:
        team.stop()
    names = names[: given.reviewers]
    alone = [each.told for each in twenty]
    _held_against([names[0], *names, *names], [quiet.told, *alone, *told], given.kill)
    _print("those reviewers and nothing else", quiet.told, alone)
    _print("with exports and the import", quiet.told, told)
    print(f"exports of all claims: {sum(len(each.pages) for each in exported)}")


def _together(browsers: Sequence[Browser], until: float, given: argparse.Namespace) -> list[Told]:
    with ThreadPoolExecutor(len(browsers)) as pool:
        return list(
            pool.map(
                lambda at: reviews(browsers[at], until, given.think, at, given.kill), range(len(browsers))
            )
        )


def _killing(server: Server, team: Team, apart: float) -> None:
    def of_server() -> None:
        server.kill()
        server.start()

    turns: tuple[tuple[str, Callable[[], None]], ...] = (
        ("worker", team.kill_worker),
        ("desk", team.kill_desk),
        ("PostgreSQL", of_server),
    )
    for what, kill in turns:
        time.sleep(apart)
        kill()
        print(f"killed and started again: {what}", flush=True)


def _held_against(names: list[str], told: list[Told], killed: bool) -> None:
    from khronika.ledger import log, tables
    from khronika.ledger.review_tables import Review

    answers = sum((each.answers for each in told), type(told[0].answers)())
    wrong = {status for status in answers if status not in (200, _DECIDED, _FASTER)}
    assert not wrong - ({500, 503} if killed else set()), answers
    said = {
        n: (claim, state, name)
        for name, each in zip(names, told, strict=True)
        for n, claim, state in each.decisions
    }
    assert len(said) == sum(len(each.decisions) for each in told), "a number was told twice"
    rows = {row.number: (row.claim, row.state, row.by) for row in Review.objects.filter(by__in=names)}
    lost = {n for n, each in said.items() if rows.get(n) != each}
    untold = rows.keys() - said.keys()
    assert not lost, f"lost: {len(lost)}"
    assert killed or not untold, f"nobody was told of {len(untold)}"
    imported = tables.Report.objects.filter(text__startswith="Police in Orlo detained")
    assert imported.count() == IMPORTED == len(set(imported.values_list("stored_id", flat=True))), (
        imported.count()
    )
    print(
        f"{len(said)} decisions, none lost or doubled; {len(untold)} were kept of which a killed desk could not tell; {IMPORTED} reports imported once"
    )
    print(f"log: {log.verify()} rows, the chain holds; answers: {dict(answers)}")


def _print(what: str, quiet: Told, told: list[Told]) -> None:
    print(f"{what}:")
    for name in ("pages", "deciding"):
        alone, loaded = (
            sorted(getattr(quiet, name)),
            sorted(each for one in told for each in getattr(one, name)),
        )
        p = [part[int(0.95 * len(part))] * 1000 if part else float("nan") for part in (alone, loaded)]
        m = [part[len(part) // 2] * 1000 if part else float("nan") for part in (alone, loaded)]
        print(
            f"  {name}: quiet median {m[0]:.0f} ms, 95 % within {p[0]:.0f}; here {m[1]:.0f}, {p[1]:.0f}: {p[1] / p[0]:.1f} times ({len(loaded)})"
        )


if __name__ == "__main__":
    main()
