"""Six who decide at once, on a database on the disk: every decision is recorded once, none is lost, the log's chain holds. Twenty do so
for two minutes in benchmarks/reviewers.py."""

import subprocess
import sys
from pathlib import Path

from tests.shared_folder import ROOT

# A program of its own: the tests' database is in memory, where threads would wait for locks that no file has. Where the tests run on
# PostgreSQL, so does it.
_PROGRAM = """
import os, sys, threading
from concurrent.futures import ThreadPoolExecutor
folder, root = sys.argv[1], sys.argv[2]
sys.path.insert(0, root)
os.environ |= {"KHRONIKA_FOLDER": folder, "DJANGO_SETTINGS_MODULE": "khronika.server.settings"}
from pathlib import Path
from khronika.server.folder import prepare
prepare(Path(folder))
import django
django.setup()
from django.core.management import call_command
from django.db import connection
call_command("migrate", verbosity=0)
from khronika.ledger import log, reviews
from khronika.ledger.actions.review_claim import review_claim
from khronika.ledger.review_tables import Review, Standing
from khronika.ledger.reviewing import DecidedMeanwhile
from khronika.nouns import State
from khronika.side_by_side import set_side_by_side, settle_reviews
from khronika.ledger.since import unsettled
from tests.ledger.reviewed import kept
for number in range(4):
    kept(f"The Interior Ministry said 120 people were held in Almaty. Two officers were hurt. A curfew was declared. {number}")
set_side_by_side()
rows = reviews.page(reviews.Query()).rows
keys = [row.claim.id for row in rows][:12]
told, start = [], threading.Barrier(6)

def decides(me):
    start.wait()
    try:
        for at, key in enumerate(keys[me % 3 :: 3]):
            state = State.REJECTED if at % 2 else State.ACCEPTED
            try:
                told.append(review_claim(key, state, by=f"Reviewer {me}", reason="read"))
            except DecidedMeanwhile:
                pass
            if me == 5:
                settle_reviews()
    finally:
        connection.close()

with ThreadPoolExecutor(6) as pool:
    list(pool.map(decides, range(6)))  # raises what any of them met
settle_reviews()
assert len(told) == len(set(told)) == 12, told
assert Review.objects.count() == Standing.objects.count() == 12
assert not unsettled()
log.verify()
print("kept", Review.objects.count())
"""


def test_six_who_decide_at_once_lose_and_double_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(tmp_path / "folder"), str(ROOT)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "kept 12"), done.stderr[-2000:]
