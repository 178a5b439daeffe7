"""Claims leave by one command and come back by another: shown first, recorded when asked for, and never twice."""

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from khronika.cli import exits, export_claims, import_claims
from khronika.ledger.review_tables import ReviewBatch, Standing
from tests.desk.exchange.sheets import as_csv, rows_of, the
from tests.ledger.reviewed import kept

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.KHRONIKA_FOLDER = tmp_path
    monkeypatch.chdir(tmp_path)
    for module in (export_claims, import_claims):
        monkeypatch.setattr(module, "open_folder", lambda *_, **__: nullcontext(tmp_path))
    kept()


def run(module: Any, *arguments: str) -> Result:
    return CliRunner().invoke(module.command, list(arguments))


def test_out_edited_and_back(tmp_path: Path) -> None:
    assert run(export_claims, "claims.csv", "--dictionary", "columns.csv").output == "3 rows in claims.csv.\n"
    assert "only to read" in Path("columns.csv").read_text(encoding="utf-8")
    assert (
        run(export_claims, "figures.xlsx", "--figures", "--kind", "injury").output
        == "1 row in figures.xlsx.\n"
    )
    rows = rows_of(Path("claims.csv").read_bytes())
    the(rows, "injury").update(low="3", high="3")
    the(rows, "curfew").update(decision="accepted", mine="\x1b[2J")
    the(rows, "detention").update(quote="other words")
    rows[0].setdefault("mine", "")
    Path("claims.csv").write_bytes(
        as_csv([{**dict.fromkeys(the(rows, "curfew"), ""), **row} for row in rows])
    )
    shown = run(import_claims, "claims.csv", "--reason", "two tables")
    assert shown.exit_code == exits.SOME_UNREAD  # one row is refused
    assert "low: 2 -> 3" in shown.output
    assert "only to read: quote" in shown.output
    assert "1 decision, 1 correction, 1 row refused" in shown.output
    assert "Nothing was recorded" in shown.output
    assert not Standing.objects.exists()
    assert "not looked at: mine" in shown.output
    assert "исправление" in run(import_claims, "claims.csv", "--reason", "x", "--lang", "ru").output
    assert run(import_claims, "claims.csv", "--apply").exit_code == exits.USAGE
    done = run(import_claims, "claims.csv", "--reason", "two tables", "--apply", "--by", "A. Editor")
    assert "Recorded as decision" in done.output
    again = run(import_claims, "claims.csv", "--reason", "two tables", "--apply", "--by", "A. Editor")
    assert "2 rows stand so already" in again.output
    assert ReviewBatch.objects.count() == 1


def test_what_is_no_sheet_is_refused() -> None:
    Path("notes.txt").write_text("nonsense", encoding="utf-8")
    assert "must name the columns" in run(import_claims, "notes.txt").output
    assert "neither .csv nor .xlsx" in run(export_claims, "claims.ods").output
