"""What somebody with the folder and a shell may do to it, and what is said of each. Every test changes one thing."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction

from khronika import custody
from khronika.ledger import guards, head, log, originals, tables
from khronika.ledger.actions.record_refusal import record_refusal
from khronika.ledger.actions.review_claim import add_claim, review_claim, take_back_review
from khronika.ledger.actions.withdraw_report import withdraw_report
from khronika.ledger.verifying.chain import _instant, _Row
from khronika.ledger.verifying.rows import stream
from khronika.nouns import Kind, State, Unread, digest
from khronika.nouns.soundness import Finding
from tests.ledger.reviewed import claim_at, kept
from tests.ledger.samples import a_report, drop_guard, raw_of

pytestmark = pytest.mark.django_db

SECOND = "Полиция ничего не сообщила. Two officers were hurt. 120 people were held in Almaty. A curfew was declared."


@pytest.fixture(autouse=True)
def recorded(folder: Path) -> Iterator[None]:
    """Two reports with claims, decisions on them, a refusal; and the end of the log as a commit would have left it."""
    report, claims = kept()
    kept(SECOND, origin="b.txt")
    number = review_claim(claims[0].id, State.ACCEPTED, by="Aru")
    review_claim(claims[1].id, State.REJECTED, by="Aru", reason="counted twice")
    take_back_review(number, by="Dana")
    add_claim(claim_at(report, "Two officers", Kind.INJURY, number=None), by="Aru")
    record_refusal(Unread("c.txt", "intake.empty", "it is empty", "send it again"))
    withdraw_report(tables.Report.objects.get(origin="b.txt").id, by="Aru", reason="printed in error")
    last = tables.LogRow.objects.order_by("-number")[0]
    head.note(folder, last.number, last.hash)
    harmless = transaction.savepoint()
    yield
    transaction.savepoint_rollback(harmless)  # the guards stand again, and no key leads nowhere


def found(folder: Path) -> list[Finding]:
    return [finding for looked in custody.look(folder) for finding in looked.findings]


def grave(folder: Path) -> dict[str, str]:
    """rule -> where, of what is wrong; the guards that each of these tests takes down left out."""
    return {each.rule: each.where for each in found(folder) if each.grave and each.rule != "database.guards"}


def past_the_guards(*statements: str) -> None:
    with connection.cursor() as cursor:
        for table in guards.GUARDED:
            for kind in ("update", "delete", "replace", "truncate"):
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{kind}{on}")
        for statement in statements:
            cursor.execute(statement)


def original(folder: Path) -> tuple[Path, str]:
    path = sorted((folder / "originals").glob("??/*"))[0]
    return path, path.relative_to(folder).as_posix()


def test_a_sound_folder_is_sound(folder: Path) -> None:
    assert found(folder) == []
    counted = {what: many for looked in custody.look(folder) for what, many in looked.counted}
    assert (counted["originals"], counted["claims"], counted["readings"]) == (2, 7, 3)
    assert counted["log rows"] == tables.LogRow.objects.count() == log.verify()
    assert counted["hashes of the log that stand elsewhere too"] == 1


# ---- originals ----


def flip(path: Path, at: int = 3) -> None:
    raw = bytearray(path.read_bytes())
    raw[at] ^= 1
    path.chmod(0o600)
    path.write_bytes(bytes(raw))


def test_a_flipped_byte_is_found_with_both_hashes(folder: Path) -> None:
    path, where = original(folder)
    flip(path)
    (finding,) = found(folder)
    assert (finding.rule, finding.where) == ("original.altered", where)
    assert finding.expected == path.parent.name + path.name
    assert finding.found == digest(path.read_bytes()) != finding.expected
    assert "backup" in finding.remedy


@pytest.mark.parametrize(
    ("harm", "rule"),
    [
        (lambda path: path.write_bytes(b"another document"), "original.replaced"),
        (lambda path: path.unlink(), "original.missing"),
        (lambda path: (path.unlink(), path.symlink_to("/etc/hostname")), "original.unreadable"),
        (lambda path: (path.unlink(), path.mkdir()), "original.unreadable"),
    ],
)
def test_a_replaced_and_a_missing_file_are_named(
    folder: Path, harm: Callable[[Path], object], rule: str
) -> None:
    path, where = original(folder)
    path.chmod(0o600)
    harm(path)
    assert grave(folder) == {rule: where}


def test_files_that_nothing_speaks_of_are_noted_and_the_folder_is_sound(folder: Path) -> None:
    raw = raw_of("left by a run that was killed between the file and the row")
    originals.keep(folder, digest(raw), raw)
    (folder / "originals" / "00").mkdir(exist_ok=True)
    (folder / "originals" / "00" / ".abc.17.part").write_bytes(b"half")
    (folder / "originals" / "notes.txt").write_text("mine", encoding="utf-8")
    notes = found(folder)
    assert sorted(each.rule for each in notes) == ["original.extra", "original.foreign", "original.foreign"]
    assert not any(each.grave for each in notes)


def test_a_whole_shelf_that_is_gone_is_told_file_by_file(folder: Path) -> None:
    for path in (folder / "originals").glob("??/*"):
        path.unlink()
        path.parent.rmdir()
    assert [each.rule for each in found(folder)] == ["original.missing"] * 2


def test_large_files_are_hashed_in_pieces(folder: Path) -> None:
    raw = os.urandom(700_000)
    originals.keep(folder, digest(raw), raw)
    assert [each.rule for each in found(folder)] == ["original.extra"]


# ---- the log ----


def test_each_row_is_sealed_as_the_log_seals_it() -> None:
    for row, values in zip(
        tables.LogRow.objects.order_by("number"),
        stream("SELECT number, at, act, subject, details, previous, hash FROM ledger_logrow ORDER BY number"),
        strict=True,
    ):
        act, subject, details, before, hash_ = values[2:]
        told = _Row(values[0], _instant(values[1]), act, subject, details, before, hash_, None)
        assert told.sealed_as(row.number) == log.seal(row) == row.hash
    assert _instant("2026-11-25 10:30:00") == "2026-11-25T10:30:00.000000+00:00"


def number_of(act: str) -> int:
    return tables.LogRow.objects.filter(act=act).order_by("number").values_list("number", flat=True)[0]


def test_a_removed_row_is_named(folder: Path) -> None:
    past_the_guards("DELETE FROM ledger_logrow WHERE number = 3")
    said = grave(folder)
    assert said["log.removed"] == "log row 3"
    assert "log.replaced" not in said


def test_a_changed_row_is_named(folder: Path) -> None:
    number = number_of("withdrawn")
    past_the_guards(f"UPDATE ledger_logrow SET at = '2020-01-01 00:00:00' WHERE number = {number}")
    assert grave(folder)["log.changed"].startswith(f"log row {number} (withdrawn")


def test_rows_in_another_order_are_named(folder: Path) -> None:
    past_the_guards(
        "UPDATE ledger_logrow SET number = 1000 WHERE number = 2",
        "UPDATE ledger_logrow SET number = 2 WHERE number = 3",
        "UPDATE ledger_logrow SET number = 3 WHERE number = 1000",
    )
    told = [each for each in found(folder) if each.rule == "log.reordered"]
    assert [(each.expected, each.found) for each in told] == [("row 3", "row 2"), ("row 2", "row 3")]


def test_a_row_replaced_with_its_seal_made_anew_breaks_the_next(folder: Path) -> None:
    row = tables.LogRow.objects.get(pk=3)
    row.subject = "r-9"
    past_the_guards(f"UPDATE ledger_logrow SET subject = 'r-9', hash = '{log.seal(row)}' WHERE number = 3")
    assert grave(folder)["log.replaced"] == "log row 3"


def test_a_log_cut_at_its_end_is_found_by_its_head(folder: Path) -> None:
    last = tables.LogRow.objects.count()
    past_the_guards(
        f"DELETE FROM ledger_logrow WHERE number = {last}",
        "DELETE FROM ledger_withdrawal",  # whoever cuts it cuts its row too
    )
    (finding,) = [each for each in found(folder) if each.grave and each.rule != "database.guards"]
    assert (finding.rule, finding.where) == ("log.cut", f"log rows {last} to {last}")
    assert "log-head" in finding.what


def test_a_log_made_anew_is_found_by_its_head(folder: Path) -> None:
    rows = list(tables.LogRow.objects.order_by("number"))
    rows[0].subject = "r-9"
    remade, previous = [], ""
    for row in rows:
        row.previous = previous
        previous = row.hash = log.seal(row)
        remade.append(
            f"UPDATE ledger_logrow SET subject = '{row.subject}', previous = '{row.previous}', hash = '{row.hash}' WHERE number = {row.number}"
        )
    past_the_guards(*remade)
    assert log.verify() == len(rows)
    assert grave(folder)["log.rewritten"].startswith(f"log row {len(rows)} ")


def test_without_a_head_that_is_said_and_is_no_fault(folder: Path) -> None:
    (folder / head.NAME).unlink()
    assert [(each.rule, each.grave) for each in found(folder)] == [("log.head", False)]


def test_who_did_it_cannot_be_changed_beside_the_seal(folder: Path) -> None:
    past_the_guards("UPDATE ledger_logrow SET by = 'm-2' WHERE number = 2")
    assert grave(folder)["log.by"].startswith("log row 2 ")


# ---- reports, readings, claims ----


def change(table: str, column: str, old: str, new: str) -> None:
    past_the_guards(f"UPDATE {table} SET {column} = REPLACE({column}, '{old}', '{new}')")


def test_a_changed_text_is_found_by_its_hash_and_by_its_quotations(folder: Path) -> None:
    change("ledger_report", "text", "said 120", "said 920")
    said = grave(folder)
    assert said.keys() == {"record.text", "claim.quote"}
    assert said["record.text"].startswith("report r-")


def test_a_changed_word_that_nobody_quotes_is_found_too(folder: Path) -> None:
    change("ledger_report", "text", "Interior", "Exterior")
    assert grave(folder).keys() == {"record.text"}


@pytest.mark.parametrize(("column", "value"), [("outlet", "Another"), ("published", "2019-06-10")])
def test_a_changed_column_of_a_report_is_found(folder: Path, column: str, value: str) -> None:
    past_the_guards(f"UPDATE ledger_report SET {column} = '{value}' WHERE origin = 'a.txt'")
    assert grave(folder).keys() == {"record.row"}


def test_a_changed_span_is_named_with_its_claim(folder: Path) -> None:
    row = tables.Claim.objects.order_by("number")[0]
    start, end = (row.start, row.start + len("120 people were held in Almaty"))
    change("ledger_claim", "body", f'"span":[{start},{end}]', f'"span":[{start + 1},{end + 1}]')
    said = grave(folder)
    assert said["claim.quote"].startswith(f"claim {row.claim_id} ")
    assert said.keys() == {"claim.quote", "claim.columns", "record.bodies"}


def test_a_span_past_the_text_is_named(folder: Path) -> None:
    past_the_guards("UPDATE ledger_claim SET body = REPLACE(body, '\"cue\":null', '\"cue\":[5,99999]')")
    assert {"claim.span", "record.bodies"} <= grave(folder).keys()


def test_a_changed_figure_is_found_by_the_seal_of_its_reading(folder: Path) -> None:
    change("ledger_claim", "body", '"value":120', '"value":12')
    assert grave(folder).keys() == {"record.bodies"}


def test_a_claim_that_cannot_be_read_is_named(folder: Path) -> None:
    past_the_guards("UPDATE ledger_claim SET body = '{}' WHERE kind = 'curfew'")
    assert {"claim.unreadable", "record.bodies"} <= grave(folder).keys()


@pytest.mark.parametrize(
    ("statements", "rules"),
    [
        (["DELETE FROM ledger_claim WHERE kind = 'curfew'"], {"record.claims"}),
        (
            ["DELETE FROM ledger_reading WHERE rules_version = 'test.1'"],
            {"claim.no-reading", "record.removed"},
        ),
        (["DELETE FROM ledger_report WHERE origin = 'b.txt'"], {"record.no-report", "record.removed"}),
        (["DELETE FROM ledger_storedbytes"], {"record.no-bytes"}),
        (["DELETE FROM ledger_withdrawal"], {"row.removed"}),
        (["DELETE FROM ledger_unread"], {"row.removed"}),
        (["DELETE FROM ledger_review WHERE state = 'rejected'"], {"row.removed"}),
        (["UPDATE ledger_review SET state = 'accepted' WHERE state = 'rejected'"], {"row.changed"}),
        (["UPDATE ledger_storedbytes SET size = size + 1"], {"original.size"}),
    ],
    ids=lambda value: " ".join(sorted(value)) if isinstance(value, set) else "",
)
def test_a_row_removed_or_changed_past_the_guards_is_found(
    folder: Path, statements: list[str], rules: set[str]
) -> None:
    past_the_guards(*_POINTERS, *statements)
    assert grave(folder).keys() == rules


# Derived rows that hold on to the others; whoever removes a row removes them too.
_POINTERS = [
    "DELETE FROM ledger_unsettled", "DELETE FROM ledger_standing", "DELETE FROM ledger_currentreading",
]  # fmt: skip


def test_a_report_added_past_khronika_is_found(folder: Path) -> None:
    report = a_report("Nothing of this was ever received.", origin="d.txt")
    raw = raw_of(report.text)
    originals.keep(folder, report.sha256, raw)
    at = tables.Report.objects.all()[0].received_at
    tables.StoredBytes.objects.create(sha256=report.sha256, size=len(raw), received_at=at)
    from khronika.ledger.translate import report_to_row

    report_to_row(report, at).save(force_insert=True)
    assert grave(folder) == {"record.no-act": f"report {report.id}"}


def test_missing_guards_are_named(folder: Path) -> None:
    drop_guard("ledger_report_no_update", "ledger_report")
    (finding,) = found(folder)
    assert finding.rule == "database.guards"
    assert "(1): ledger_report_no_update" in finding.what
    past_the_guards()
    assert found(folder)[0].what.endswith(", ...")


def test_no_finding_shows_a_word_of_a_report_or_a_name(folder: Path) -> None:
    change("ledger_report", "text", "Interior", "Exterior")
    change("ledger_claim", "body", "120", "921")
    path, _ = original(folder)
    flip(path)
    told = str(found(folder))
    for word in ("Exterior", "Ministry", "held", "Aru", "counted twice", "printed in error"):
        assert word not in told


def test_so_many_findings_are_told_and_then_that_there_are_more(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(custody, "MOST", 2)
    past_the_guards("UPDATE ledger_logrow SET subject = 'x'")
    told = [each.rule for looked in custody.look(folder) for each in looked.findings if looked.name == "log"]
    assert told == ["log.changed", "log.changed", "too-many"]
