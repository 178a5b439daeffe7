"""What must only grow cannot be changed, not even past Django."""

import pytest
from django.core.checks import run_checks
from django.db import DatabaseError, connection, transaction

from khronika.ledger import guards, tables
from khronika.ledger.actions.keep import keep
from khronika.ledger.actions.record_reading import record_reading
from khronika.ledger.actions.record_refusal import record_refusal
from khronika.nouns import Unread
from tests.ledger.samples import a_claim, a_reading, a_report, raw_of

pytestmark = pytest.mark.django_db

GUARDED = [tables.StoredBytes, tables.Report, tables.Reading, tables.Claim, tables.Unread, tables.LogRow]


@pytest.fixture(autouse=True)
def a_folder_with_something_in_it() -> None:
    report = a_report()
    keep(report, raw_of(report.text))
    record_reading(a_reading(report, a_claim(report)))
    record_refusal(Unread("b.txt", "intake.empty", "empty", "send again"))


def test_every_append_only_table_is_guarded() -> None:
    assert {table._meta.db_table for table in GUARDED} == set(guards.GUARDED)


@pytest.mark.parametrize("table", GUARDED)
@pytest.mark.parametrize(
    "statement", ["DELETE FROM {}", "UPDATE {} SET {} = {}", "INSERT OR REPLACE INTO {} SELECT * FROM {}"]
)
def test_no_statement_changes_or_removes(table: type, statement: str) -> None:
    name = table._meta.db_table  # type: ignore[attr-defined]
    column = table._meta.pk.column  # type: ignore[attr-defined]
    before = list(table.objects.values())  # type: ignore[attr-defined]
    assert before
    filled = statement.format(name, *((column, column) if "SET" in statement else (name,)))
    with (
        pytest.raises(DatabaseError, match=r"append-only|must follow"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(filled)
    assert list(table.objects.values()) == before  # type: ignore[attr-defined]


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
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER ledger_claim_no_delete")
    (error,) = run_checks(tags=["database"], databases=["default"])
    assert error.id == "ledger.E001"
    assert "ledger_claim_no_delete" in error.msg
    assert error.hint


def test_a_dropped_guard_comes_back_with_the_next_migrate() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER ledger_claim_no_delete")
    guards.after_migrate("default")
    assert guards.missing(connection) == []
