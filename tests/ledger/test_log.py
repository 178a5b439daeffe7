"""The chain shows what was changed behind the guards' back."""

import datetime as dt

import pytest
from django.db import connection, transaction

from khronika.ledger import log, tables
from khronika.ledger.errors import ChainBroken
from tests.ledger.samples import drop_guard

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 11, 25, 10, 30, 0, 123456, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def three_rows() -> None:
    for number in range(3):
        log.write("kept", f"r-{number}", {"bytes": number}, NOW)


def past_the_guards(statement: str) -> None:
    """What somebody with the file and a shell would do."""
    for kind in ("update", "delete"):
        drop_guard(f"ledger_logrow_no_{kind}", "ledger_logrow")
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_untouched_log_verifies() -> None:
    assert log.verify() == 3


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE ledger_logrow SET subject = 'r-9' WHERE number = 2", "row 2 was changed"),
        ("UPDATE ledger_logrow SET at = '2020-01-01 00:00:00' WHERE number = 3", "row 3 was changed"),
        ("DELETE FROM ledger_logrow WHERE number = 2", "row 2 is missing"),
        ("UPDATE ledger_logrow SET hash = previous WHERE number = 1", "row 1 was changed"),
        ("UPDATE ledger_logrow SET previous = hash WHERE number = 3", "row 3 does not follow"),
    ],
)
def test_a_change_is_found_and_named(statement: str, message: str) -> None:
    past_the_guards(statement)
    with pytest.raises(ChainBroken, match=message):
        log.verify()


def test_a_row_swapped_with_its_seal_remade_breaks_the_next() -> None:
    row = tables.LogRow.objects.get(pk=2)
    row.subject = "r-9"
    past_the_guards(f"UPDATE ledger_logrow SET subject = 'r-9', hash = '{log.seal(row)}' WHERE number = 2")
    with pytest.raises(ChainBroken, match="row 3 does not follow"):
        log.verify()


@pytest.mark.django_db(transaction=False)
def test_a_row_outside_a_transaction_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transaction.get_connection(), "in_atomic_block", False)
    with pytest.raises(transaction.TransactionManagementError):
        log.write("kept", "r-1", {}, NOW)
    monkeypatch.undo()
