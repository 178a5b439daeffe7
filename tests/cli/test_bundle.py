"""A bundle for somebody else: sealed, whole, without what a protected source is named in, and never without its row in the log."""

import json
from contextlib import nullcontext
from pathlib import Path

import pytest

from khronika.cli import bundle
from khronika.ledger import log, originals
from khronika.ledger.actions.keep import keep
from khronika.ledger.actions.note_capture import note_capture
from khronika.ledger.actions.record_reading import record_reading
from khronika.ledger.judgement_tables import Withheld
from khronika.ledger.log import seal
from khronika.ledger.tables import LogRow
from khronika.nouns import Capture, digest
from khronika.sealing.envelope import open_sealed
from khronika.sealing.keys import Opener
from tests.cli.conftest import Khronika
from tests.ledger.samples import a_claim, a_reading, a_report, raw_of
from tests.sealing.places import a_key

pytestmark = pytest.mark.django_db
TEXTS = [f"The ministry held about {n}00 people in Almaty on 9 June 2019." for n in (1, 2, 3)]


@pytest.fixture
def reports(tmp_path: Path, settings: object, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    folder = tmp_path / "folder"
    folder.mkdir()
    settings.KHRONIKA_FOLDER = folder  # type: ignore[attr-defined]
    monkeypatch.setattr(bundle, "open_folder", lambda named, make: nullcontext(folder))
    made = [a_report(text, origin="/srv/aru/scans/june.txt") for text in TEXTS]
    for report in made:
        keep(report, raw_of(report.text))
        record_reading(a_reading(report, a_claim(report)))
    for raw, captured in ((b"one page", made[:1]), (b"pages of two", made[1:])):
        originals.keep(folder, digest(raw), raw)
        for report in captured:
            note_capture(report.id, Capture("https://example.org/", archive=digest(raw)), len(raw))
    return [report.id for report in made]


def opened(path: Path, key: str, target: Path) -> list[str]:
    manifest = open_sealed(path, Opener(identities=(key,)), target)
    assert manifest.what == "bundle"
    return sorted(each.name for each in manifest.files)


def test_reports_leave_with_what_they_came_from(
    khronika: Khronika, reports: list[str], tmp_path: Path
) -> None:
    Withheld.objects.create(report_id=reports[2])
    public, key = a_key()
    made = khronika("bundle", "-o", "b.age", "--to", public)
    assert made.exit_code == 0, made.stderr
    assert made.stdout.startswith("b.age: 2 reports with 3 originals, sealed and read back. SHA-256 ")
    assert "1 report that a protected source is named in did not leave" in made.stderr
    raw = (tmp_path / "b.age").read_bytes()
    assert b"Almaty" not in raw
    names = opened(tmp_path / "b.age", key, tmp_path / "out")
    hashes = [digest(raw_of(text)) for text in TEXTS[:2]] + [digest(b"one page")]
    assert names == sorted(
        ["README.txt", "log.jsonl", *(f"reports/{each}.json" for each in reports[:2])]
        + [f"originals/{each[:2]}/{each[2:]}" for each in hashes]
    )  # the archive in which the third came too stays
    everything = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert b"/srv/aru" not in everything
    assert TEXTS[2].encode() not in everything
    told = json.loads((tmp_path / "out" / "reports" / f"{reports[0]}.json").read_text())
    assert (told["report"]["text"], len(told["claims"]), len(told["captures"])) == (TEXTS[0], 1, 1)
    assert told["report"]["origin"] == "june.txt"

    rows = [json.loads(line) for line in (tmp_path / "out" / "log.jsonl").read_text().splitlines()]
    assert {row["subject"] for row in rows} >= set(reports[:2])
    for row in rows:  # each row is sealed by its own hash
        kept = LogRow.objects.get(pk=row["number"])
        assert row["hash"] == seal(kept)
        assert row["details"] == kept.details
    last = LogRow.objects.order_by("-number")[0]
    assert (last.act, last.subject) == ("originals-exported", digest(raw))
    assert sorted(json.loads(last.details)["sha256"]) == sorted(hashes)
    assert log.verify() == last.number


def test_what_is_named_leaves_alone_and_nothing_is_written_over(
    khronika: Khronika, reports: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    public, key = a_key()
    before = LogRow.objects.count()
    assert khronika("bundle", "-o", "b.age", "--to", public, "--report", "r-none").exit_code == 4
    Withheld.objects.create(report_id=reports[2])
    assert (
        "no report that may leave"
        in khronika("bundle", "-o", "b.age", "--to", public, "--report", reports[2]).stderr
    )
    assert khronika("bundle", "-o", "b.age", "--to", "age1wrong").exit_code == 3
    assert not list(tmp_path.glob("*.age")) + list(tmp_path.glob(".*.part"))
    assert LogRow.objects.count() == before
    assert khronika("bundle", "-o", "b.age", "--to", public, "--report", reports[1]).exit_code == 0
    assert [
        name for name in opened(tmp_path / "b.age", key, tmp_path / "out") if name.startswith("reports/")
    ] == [f"reports/{reports[1]}.json"]
    assert "there already" in khronika("bundle", "-o", "b.age", "--to", public).stderr
    (tmp_path / "key.txt").write_text(key)
    sent = khronika("folder", "open", "b.age", "--key", "key.txt", "-o", "sent")
    assert sent.stdout == "sent: 4 files, each as it was sealed (bundle).\n"
    assert (tmp_path / "sent" / "reports" / f"{reports[1]}.json").stat().st_mode & 0o777 == 0o600
    assert khronika("folder", "open", "b.age", "--key", "key.txt", "-o", "sent").exit_code == 3
    assert khronika("folder", "open", "b.age", "-o", "other").exit_code == 3
    assert not (tmp_path / "other").exists()
