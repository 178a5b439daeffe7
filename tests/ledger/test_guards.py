"""What must only grow cannot be changed, not even past Django."""

import re
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from django.utils import timezone

from khronika.ledger import (
    arrival_tables,
    capture_tables,
    consent_tables,
    guards,
    judgement_tables,
    list_tables,
    lists,
    release_tables,
    review_tables,
    tables,
    time_tables,
)
from khronika.ledger.actions.ask_estimate import ask_estimate
from khronika.ledger.actions.decide import decide
from khronika.ledger.actions.decide_link import decide_link
from khronika.ledger.actions.keep import keep
from khronika.ledger.actions.note_capture import note_capture
from khronika.ledger.actions.record_consent import record_consent
from khronika.ledger.actions.record_reading import record_reading
from khronika.ledger.actions.record_reconciling import record_reconciling
from khronika.ledger.actions.record_refusal import record_refusal
from khronika.ledger.actions.record_study import record_study
from khronika.ledger.actions.review_claim import review_claim
from khronika.ledger.actions.withdraw_consent import withdraw_consent
from khronika.ledger.actions.withdraw_report import withdraw_report
from khronika.nouns import Bond, Capture, Consent, Findings, Giver, Protected, Ruling, State, Unread
from khronika.people import record_known
from tests.ledger.people import a_study, invented_lists, pairs
from tests.ledger.samples import a_claim, a_reading, a_report, an_incident, drop_guard, raw_of

pytestmark = pytest.mark.django_db

GUARDED = [
    tables.StoredBytes,
    tables.Report,
    tables.Reading,
    tables.Claim,
    tables.Unread,
    tables.LogRow,
    tables.Decision,
    tables.Withdrawal,
    list_tables.PersonList,
    list_tables.PersonEntry,
    list_tables.LinkDecision,
    list_tables.EstimateAsked,
    list_tables.KeptStudy,
    consent_tables.Consent,
    consent_tables.ConsentFor,
    consent_tables.ConsentWithdrawn,
    review_tables.Review,
    review_tables.ReviewBatch,
    judgement_tables.Judgement,
    arrival_tables.Delivery,
    capture_tables.Capture,
    release_tables.ReleaseSecret,
    release_tables.Release,
    release_tables.ReleaseSigned,
    release_tables.ReleaseEnded,
    time_tables.TimeAuthority,
    time_tables.AuthorityLeft,
    time_tables.TimeAsked,
    time_tables.TimeToken,
    time_tables.TimeProof,
    time_tables.BlockHeader,
]


@pytest.fixture(autouse=True)
def a_folder_with_something_in_it(tmp_path: Path) -> None:
    report = a_report()
    keep(report, raw_of(report.text))
    claim = a_claim(report)
    record_reading(a_reading(report, claim))
    record_refusal(Unread("b.txt", "intake.empty", "empty", "send again"))
    record_reconciling([], [], {}, "1", Findings(incidents=(an_incident(claim),)))
    decide(an_incident(claim).id, Ruling.CONFIRM, by="Aru", reason="one rally")
    withdraw_report(report.id, by="Aru", reason="printed in error")
    record_known(pairs(invented_lists(tmp_path)))
    decide_link(lists.next_link() or "", Bond.UNSURE, by="Aru")
    record_study(a_study(), asked=ask_estimate(0))
    entry = lists.current_lists()[0].records[0].id
    withdraw_consent(
        record_consent(Consent(entry, Giver.PERSON, (), None, "Aru")), by="Aru", reason="misheard"
    )
    review_claim(claim.id, State.ACCEPTED, by="Aru")
    judgement_tables.Judgement.objects.create(number=1, judged="merge", sort="source", at=timezone.now())
    assert note_capture(report.id, Capture("https://example.org/held"))
    assert not note_capture(
        report.id, Capture("https://example.org/held")
    )  # a run that was killed repeats it
    arrival_tables.Delivery.objects.create(way="paste", by="", at=timezone.now())
    review_tables.ReviewBatch.objects.create(
        state="accepted", by="Aru", claims=0, body="{}", at=timezone.now()
    )
    _published_and_attested()


def _published_and_attested() -> None:
    now = timezone.now()
    release_tables.ReleaseSecret.objects.create(number=1, secret=Protected("s"))
    proposal = release_tables.Release.objects.create(
        release=1, document="{}", digest="0" * 64, body=Protected("{}"), by="Aru", act=1, at=now
    )
    release_tables.ReleaseSigned.objects.create(
        proposal=proposal, release=1, signature="s", public_key="k", by="Bek", at=now
    )
    release_tables.ReleaseEnded.objects.create(
        proposal=proposal, stage="withdrawn", by="Aru", reason="two towns exchanged", at=now
    )
    authority = time_tables.TimeAuthority.objects.create(name="Invented", certificates="", at=now)
    time_tables.AuthorityLeft.objects.create(authority=authority, at=now)
    asked = time_tables.TimeAsked.objects.create(row=1, hash="0" * 64, digest="0" * 64, at=now)
    time_tables.TimeToken.objects.create(asked=asked, authority=authority, body=b"t", said=now, at=now)
    time_tables.TimeProof.objects.create(asked=asked, body=b"p", at=now)
    time_tables.BlockHeader.objects.create(height=1, header="0" * 160, at=now)


def test_every_append_only_table_is_guarded() -> None:
    assert {table._meta.db_table for table in GUARDED} == set(guards.GUARDED)


def statement(way: str, name: str, column: str) -> str:
    """SQL that would change or remove the table's rows. The last way is each database's own past a DELETE trigger."""
    if way == "past the triggers" and connection.vendor == "postgresql":
        return f"SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE {name} CASCADE"
    return {
        "delete": f"DELETE FROM {name}",
        "update": f"UPDATE {name} SET {column} = {column}",
        "past the triggers": f"INSERT OR REPLACE INTO {name} SELECT * FROM {name}",
    }[way]


# All tables in one test: what it takes to fill them once for each is most of the time of these tests.
@pytest.mark.parametrize("way", ["delete", "update", "past the triggers"])
def test_no_statement_changes_or_removes(way: str) -> None:
    wrong = {table._meta.db_table: told for table in GUARDED if (told := _tried(table, way)) is not None}
    assert wrong == {}


def _tried(table: type[Model], way: str) -> str | None:
    """``None`` where the statement is refused and the table stays as it was, with something in it; else what came of it."""
    rows, key = table._default_manager, table._meta.pk.column
    assert key is not None
    before = list(rows.values())
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement(way, table._meta.db_table, key))
            transaction.set_rollback(True)
            return "it was done"
    except DatabaseError as error:
        if not re.search(r"append-only|must follow", str(error)):
            return f"refused for another reason: {error}"
    if not before:
        return "nothing was in it"
    return None if list(rows.values()) == before else "it changed"


@pytest.mark.parametrize(("number", "previous"), [(99, None), (None, "0" * 64)])
def test_a_log_row_that_does_not_follow_is_refused(number: int | None, previous: str | None) -> None:
    last = tables.LogRow.objects.order_by("-number").first()
    assert last is not None
    row = tables.LogRow(
        number=number or last.number + 1,
        at=last.at,
        act="kept",
        subject="r-1",
        details="{}",
        previous=previous or last.hash,
        hash="f" * 64,
    )
    with pytest.raises(DatabaseError, match="must follow"), transaction.atomic():
        row.save(force_insert=True)


def test_a_missing_guard_is_reported_with_a_hint() -> None:
    assert run_checks(tags=["database"], databases=["default"]) == []
    drop_guard("ledger_claim_no_delete", "ledger_claim")
    (error,) = run_checks(tags=["database"], databases=["default"])
    assert error.id == "ledger.E001"
    assert "ledger_claim_no_delete" in error.msg
    assert error.hint


def test_a_dropped_guard_comes_back_with_the_next_migrate() -> None:
    drop_guard("ledger_claim_no_delete", "ledger_claim")
    guards.after_migrate("default")
    assert guards.missing(connection) == []
