"""Captures against their own ids, which are hashes of all that they say: a changed row shows."""

from collections.abc import Iterator

from khronika.ledger.verifying.rows import Tally, present, stream
from khronika.nouns import make_id
from khronika.nouns.soundness import Finding


def check(counted: Tally) -> Iterator[Finding]:
    if "ledger_capture" not in present():
        return
    for row_id, report_id, archive, body in stream("SELECT id, report_id, archive, body FROM ledger_capture"):
        counted["captures"] += 1
        if make_id("k", report_id, body) != row_id or (archive and f'"{archive}"' not in body):
            yield Finding(
                "capture.altered",
                f"the capture {row_id}",
                "it is not as it was noted: what it says of when, from where or by whose signature was changed",
                remedy="Compare the row with a backup's. The archive itself still says it: add it again.",
            )
