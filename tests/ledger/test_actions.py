"""Each act leaves its rows and its log row, or neither; repeated, it changes nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from khronika.ledger import access, log, originals, tables
from khronika.ledger.actions.keep import keep
from khronika.ledger.actions.record_reading import record_reading
from khronika.ledger.actions.record_reconciling import record_reconciling
from khronika.ledger.actions.record_refusal import record_refusal
from khronika.ledger.errors import FolderTrouble, OriginalDiffers
from khronika.ledger.originals import path_of
from khronika.nouns import Unread
from tests.ledger.samples import a_claim, a_comparison, a_question, a_reading, a_report, raw_of

pytestmark = pytest.mark.django_db


def acts() -> list[str]:
    return list(tables.LogRow.objects.order_by("number").values_list("act", flat=True))


def kept(words: str = "Police held about 100 people in Almaty.", **changes: Any) -> Any:
    report = a_report(words, **changes)
    keep(report, raw_of(words))
    return report


def test_bytes_are_kept_under_their_hash_before_the_row(folder: Path) -> None:
    report = kept()
    assert path_of(folder, report.sha256).read_bytes() == raw_of(report.text)
    assert access.report(report.id).report == report
    assert acts() == ["kept"]


def test_the_same_bytes_twice_are_one_report_and_the_log_says_so() -> None:
    kept()
    report = kept(outlet="Another Herald")
    assert tables.Report.objects.count() == tables.StoredBytes.objects.count() == 1
    assert access.report(report.id).report.outlet == "Test Herald"
    assert acts() == ["kept", "received-again"]


def test_no_row_without_its_bytes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise FolderTrouble("no space left")

    monkeypatch.setattr(originals, "keep", full)
    with pytest.raises(FolderTrouble):
        kept()
    assert tables.Report.objects.count() == 0
    assert acts() == []


def test_bytes_that_are_not_what_the_hash_says_are_refused() -> None:
    with pytest.raises(OriginalDiffers, match="not those that its name"):
        keep(a_report(), b"something else")
    assert tables.Report.objects.count() == 0


def test_no_row_without_its_log_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the log cannot be written")

    monkeypatch.setattr(log, "write", broken)
    report = a_report()
    for act in (
        lambda: keep(report, raw_of(report.text)),
        lambda: record_refusal(Unread("a", "intake.empty", "empty", "send again")),
        lambda: record_reconciling([], [], {}, "1"),
    ):
        with pytest.raises(RuntimeError):
            act()
    assert not tables.Report.objects.exists()
    assert not tables.Unread.objects.exists()
    assert not tables.Reconciled.objects.exists()


def test_a_reading_by_the_same_rules_again_is_nothing_new() -> None:
    report = kept()
    assert record_reading(a_reading(report, a_claim(report)))
    assert not record_reading(a_reading(report, a_claim(report)))
    assert tables.Claim.objects.count() == 1
    assert acts() == ["kept", "read"]


def test_a_later_reading_stands_beside_the_earlier_one() -> None:
    report = kept()
    old, new = a_claim(report, 100), a_claim(report, 200)
    record_reading(a_reading(report, old))
    record_reading(a_reading(report, new, rules="test.2"))
    assert access.report(report.id).claims == (new,)
    assert list(access.claims()) == [new]
    assert not access.claim(old.id).current
    assert access.claim(old.id).rules_version == "test.1"


def test_a_claim_that_both_readings_made_is_current() -> None:
    report = kept()
    record_reading(a_reading(report, a_claim(report)))
    record_reading(a_reading(report, a_claim(report), rules="test.2"))
    found = access.claim(a_claim(report).id)
    assert found.current
    assert found.rules_version == "test.2"


def test_a_refusal_is_recorded_once_with_its_rule() -> None:
    unread = Unread("a.txt", "intake.empty", "a.txt is empty", "send it again")
    assert record_refusal(unread)
    assert not record_refusal(unread)
    assert access.unread() == [unread]
    assert acts() == ["refused"]


def test_questions_are_replaced_as_one_and_only_when_they_changed() -> None:
    report = kept()
    claims = [a_claim(report, 100), a_claim(report, 200)]
    record_reading(a_reading(report, *claims))
    first = (
        [a_question(*claims)],
        [a_comparison(claims[0], claims[1])],
        {claim.id: "kz/interior-ministry" for claim in claims},
        "1",
    )
    assert record_reconciling(*first)
    assert not record_reconciling(*first)
    assert record_reconciling([a_question(claims[0], day=10)], [], {}, "1")
    assert [row.question.members for row in access.questions()] == [(claims[0].id,)]
    assert tables.Comparison.objects.count() == 0
    assert acts() == ["kept", "read", "reconciled", "reconciled"]


def test_a_record_that_names_an_unknown_claim_changes_nothing() -> None:
    report = kept()
    claim = a_claim(report)
    record_reading(a_reading(report, claim))
    record_reconciling([a_question(claim)], [], {}, "1")
    with pytest.raises(KeyError):
        record_reconciling([a_question(claim, a_claim(report, 300))], [], {}, "1")
    assert [row.question.members for row in access.questions()] == [(claim.id,)]


def test_the_log_holds_no_words_of_a_report_nor_the_name_of_a_file() -> None:
    report = kept("Officer Ivan Testov held 5.", origin="/cases/ivan-testov.txt")
    record_reading(a_reading(report, a_claim(report)))
    record_refusal(
        Unread("/cases/ivan-testov.doc", "intake.binary", "ivan-testov.doc is binary", "save as text")
    )
    everything = json.dumps(list(tables.LogRow.objects.values()), default=str)
    assert "testov" not in everything.casefold()
