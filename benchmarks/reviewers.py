"""Twenty people decide at once, through the desk's own pages, and nothing is lost or recorded twice.

python -m benchmarks.reviewers FOLDER [--reviewers 20] [--seconds 120]      (KHRONIKA_DATABASE: a PostgreSQL that holds the same folder)

Starts `khronika desk` on the folder and, on the loopback, that many browsers without a script: each is signed in as somebody, opens the queue,
opens one of its first claims by chance, and accepts it, doubts it or, one time in ten, rejects it. Where somebody was faster the
desk must say so (409) and record nothing. Afterwards what the browsers were told is held against what the database has:
each decision told is there once, by that person and in that state, none is there that nobody was told of, and the log's chain holds: that is walked
as `khronika verify` walks it, some 100,000 rows a second. Then what the desk did not set side by side before it was closed is done.
Prints how many decisions there were, how long pages and decisions took, how often somebody else was faster, and what the checks took.
"""

import argparse
import http.client
import os
import random
import re
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

_FIELD = re.compile(r'name="(csrfmiddlewaretoken|standing|back)" value="([^"]*)"')
_CLAIM = re.compile(r'href="/review/(c-[0-9a-f]+)/')
_FASTER, _DECIDED = 409, 302
_STARTS_WITHIN = 120


@dataclass(slots=True)
class Told:
    """What one browser was told: (number of the decision, claim, state) for each; seconds of each page and decision; every answer's status."""

    decisions: list[tuple[int, str, str]] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    deciding: list[float] = field(default_factory=list)
    answers: Counter[int] = field(default_factory=Counter)


class Browser:
    def __init__(self, port: int, name: str, session: str) -> None:
        self._link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._cookies = {"sessionid": session}
        self.name, self.told = name, Told()

    def ask(self, path: str, sent: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, page, and where it leads."""
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        headers = {"Cookie": cookies, "Host": "127.0.0.1"}
        if sent is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode(sent) if sent is not None else None
        started = time.perf_counter()
        self._link.request("GET" if sent is None else "POST", path, body, headers)
        answer = self._link.getresponse()
        page = answer.read().decode()
        (self.told.pages if sent is None else self.told.deciding).append(time.perf_counter() - started)
        self.told.answers[answer.status] += 1
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = line.partition(";")[0].partition("=")
            self._cookies[name] = value
        return answer.status, page, answer.headers.get("Location") or ""

    def review(self, until: float, seed: int) -> Told:
        rng = random.Random(seed)
        while time.monotonic() < until:
            _, queue, _ = self.ask("/review/?by=kind")
            claims = sorted(set(_CLAIM.findall(queue)))
            if not claims:
                break
            self._decide(rng.choice(claims), rng)
        return self.told

    def _decide(self, claim: str, rng: random.Random) -> None:
        status, page, _ = self.ask(f"/review/{claim}/")
        if status != 200:
            return
        state = rng.choices(("accepted", "unsure", "rejected"), (6, 3, 1))[0]
        fields = dict(_FIELD.findall(page.partition('class="decide"')[2]))
        sent = {"by": self.name, "reason": "read", "state": state, **fields}
        status, _, way = self.ask(f"/review/{claim}/decide/", sent)
        if status == _DECIDED:
            self.told.decisions.append((int(way.rpartition("last=")[2]), claim, state))


def served(folder: Path, *more: str) -> tuple["subprocess.Popen[bytes]", int]:
    """The desk, with ``more`` words of its command, and the port on which it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [
        sys.executable,
        "-m",
        "khronika.cli",
        "desk",
        "--folder",
        str(folder),
        "--port",
        str(port),
        *more,
    ]
    desk = subprocess.Popen(words, stdout=subprocess.DEVNULL, start_new_session=True)
    until = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < until and desk.poll() is None:
        try:
            link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            link.request("GET", "/sign-in/")
            link.getresponse().read()
        except OSError:
            time.sleep(0.2)
        else:
            return desk, port
    desk.terminate()
    raise SystemExit("the desk did not answer")


def sessions(names: Sequence[str]) -> list[str]:
    """Each as a member who is signed in: the value of the session's cookie."""
    from django.contrib.auth.models import User
    from django.test import Client

    from khronika.ledger.actions.join_member import make_member
    from khronika.ledger.member_tables import Member
    from khronika.ledger.member_views import Role

    found = []
    for name in names:
        if not Member.objects.filter(name=name).exists():
            make_member(name, "three quiet herons", Role.REVIEWER if Member.objects.exists() else Role.OWNER)
        client = Client(headers={"host": "127.0.0.1"})
        user = User.objects.get(member__name=name)
        client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
        found.append(client.cookies["sessionid"].value)
    return found


def run(folder: Path, reviewers: int, seconds: float) -> dict[str, Any]:
    """What came of it. Raises AssertionError where anything was lost, recorded twice, or answered with an error."""
    from benchmarks.desk_folder import opened

    opened(folder)
    from django.db import connection

    from khronika.ledger.review_tables import Review

    names = [f"Invented Reviewer {n}" for n in range(reviewers)]
    cookies = sessions(names)
    before = Review.objects.order_by("-number").values_list("number", flat=True).first() or 0
    connection.close()
    desk, port = served(folder)
    try:
        until = time.monotonic() + seconds
        browsers = [Browser(port, name, cookie) for name, cookie in zip(names, cookies, strict=True)]
        with ThreadPoolExecutor(reviewers) as pool:
            told = list(pool.map(lambda at: browsers[at].review(until, at), range(reviewers)))
    finally:
        desk.terminate()
        desk.wait(60)
    return held_against(folder, before, names, told)


def chain_holds(folder: Path) -> int:
    """How many rows the log has. Raises AssertionError with the first things that are wrong with it."""
    from khronika.ledger import head
    from khronika.ledger.verifying import chain
    from khronika.ledger.verifying.rows import Tally

    anchor, counted = head.read(folder), Tally()
    assert not isinstance(anchor, str), anchor
    wrong = list(islice(chain.check([anchor] if anchor else [], counted), 5))
    assert not wrong, wrong
    return counted["log rows"]


def held_against(folder: Path, before: int, names: Sequence[str], told: Sequence[Told]) -> dict[str, Any]:
    from khronika.ledger import since
    from khronika.ledger.review_tables import Review, Standing
    from khronika.side_by_side import settle_reviews

    answers = sum((each.answers for each in told), Counter[int]())
    assert not {status for status in answers if status not in (200, _DECIDED, _FASTER)}, answers
    said = {
        number: (claim, state, name)
        for name, each in zip(names, told, strict=True)
        for number, claim, state in each.decisions
    }
    assert len(said) == sum(len(each.decisions) for each in told), "a number was told twice"
    rows = list(Review.objects.filter(number__gt=before).order_by("number"))
    assert {row.number: (row.claim, row.state, row.by) for row in rows} == said, "lost or doubled"
    stood: dict[str, int] = {}
    for row in rows:
        if row.claim in stood:  # decided again by somebody who was shown the decision before
            assert row.after == stood[row.claim], "decided over a decision that was not shown"
        stood[row.claim] = row.number
    standing = dict(Standing.objects.filter(pk__in=list(stood)).values_list("claim_id", "review__number"))
    assert standing == stood, "a claim does not stand as it was decided last"
    started = time.perf_counter()
    rows_of_log = chain_holds(folder)
    chained = time.perf_counter()
    left = since.unsettled()
    settle_reviews()
    settled = time.perf_counter()
    assert not since.unsettled(), "something is left to be set side by side"
    pages, deciding = (
        sorted(each for one in told for each in getattr(one, name)) for name in ("pages", "deciding")
    )
    return {
        "decisions": len(said),
        "somebody was faster": answers[_FASTER],
        "page": (pages[len(pages) // 2], pages[int(0.95 * len(pages))]),
        "deciding": (deciding[len(deciding) // 2], deciding[int(0.95 * len(deciding))]),
        "log": (rows_of_log, chained - started),
        "left to set side by side": (left, settled - chained),
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reviewers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=120)
    given = parser.parse_args()
    found = run(given.folder, given.reviewers, given.seconds)
    where = "PostgreSQL" if os.environ.get("KHRONIKA_DATABASE") else "SQLite"
    print(
        f"{where}, {given.reviewers} reviewers, {given.seconds:.0f} s: {found['decisions']} decisions, none lost or doubled, no error"
    )
    print(f"somebody was faster {found['somebody was faster']} times")
    for name in ("page", "deciding"):
        print(f"{name}: median {1000 * found[name][0]:.0f} ms, 95 % within {1000 * found[name][1]:.0f} ms")
    rows, took = found["log"]
    print(f"the log's chain holds: {rows:,} rows, {took:.1f} s")
    left, took = found["left to set side by side"]
    print(f"left to set side by side afterwards: {left} claims, {took:.1f} s")


if __name__ == "__main__":
    main()
