"""Captures are kept with their archives, are read back as they were noted, and a changed one shows."""

import pytest

from khronika.ledger import captures
from khronika.ledger.actions.keep import keep
from khronika.ledger.actions.note_capture import note_archive, note_capture
from khronika.ledger.capture_tables import Capture as Row
from khronika.ledger.tables import LogRow, StoredBytes
from khronika.ledger.verifying import captured
from khronika.ledger.verifying.rows import Tally
from khronika.nouns import Capture, Digests, Signature, Signed
from tests.ledger.samples import a_report, drop_guard, raw_of

pytestmark = pytest.mark.django_db
ARCHIVE = "ab" * 32
CAPTURE = Capture(
    "https://example.org/held",
    "2024-03-05T12:00:00Z",
    "Invented Archiver",
    ARCHIVE,
    missing=("pictures: 3",),
    digests=Digests.MATCH,
    signature=Signature(Signed.VALID, "crawler.example", None, "2024-03-05T12:01:00+00:00", "CN=Clock", True),
)


def test_kept_once_read_back_and_a_changed_one_shows() -> None:
    report = a_report()
    assert not note_capture(report.id, CAPTURE, 10)  # there is no such report yet
    keep(report, raw_of(report.text))
    note_archive(ARCHIVE, 10)
    assert note_capture(report.id, CAPTURE, 10)
    assert not note_capture(report.id, CAPTURE, 10)
    assert captures.of_report(report.id) == [CAPTURE]
    assert StoredBytes.objects.get(pk=ARCHIVE).size == 10
    row = Row.objects.get()
    assert row.id in LogRow.objects.get(act="captured").details
    counted = Tally()
    assert list(captured.check(counted)) == []
    assert counted["captures"] == 1
    drop_guard("ledger_capture_no_update", "ledger_capture")
    for changed in (
        {"body": row.body.replace("12:00:00", "13:00:00")},
        {"archive": "cd" * 32},
    ):
        Row.objects.filter(pk=row.id).update(body=row.body, archive=row.archive)
        Row.objects.filter(pk=row.id).update(**changed)
        (finding,) = captured.check(Tally())
        assert finding.rule == "capture.altered"
        assert finding.grave
