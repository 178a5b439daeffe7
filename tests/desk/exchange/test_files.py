"""A sheet is read as whatever program saved it; what cannot be read is refused with what to do."""

import datetime as dt
import io
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from khronika.desk.exchange import files
from khronika.desk.exchange.columns import COLUMNS, READ_ONLY, TO_EDIT
from khronika.desk.exchange.files import Unusable, read_sheet
from khronika.desk.exchange.leaving import write_dictionary
from khronika.desk.exchange.lines import Outcome
from khronika.ledger.actions.keep import keep
from khronika.ledger.actions.record_reading import record_reading
from khronika.nouns import Kind, Reading
from tests.desk.exchange.sheets import (
    FORMULA,
    Rows,
    as_csv,
    as_xlsx,
    edited,
    exported,
    looked_at,
    rows_of,
    the,
)
from tests.ledger.reviewed import claim_at, kept
from tests.ledger.samples import a_report, raw_of

HEAD = b"id,version\r\n"


def refused(raw: bytes) -> str:
    with pytest.raises(Unusable) as refusal:
        read_sheet(io.BytesIO(raw))
    return str(refusal.value)


def xlsx(*lines: list[object]) -> bytes:
    book = Workbook()
    book.active.title = "Notes"  # type: ignore[union-attr]
    sheet = book.create_sheet("Ours")
    for line in lines:
        sheet.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "empty"),
        (b"a,b\r\n1,2\r\n", "must name the columns"),
        (b"id,version,kind,KIND\r\n", "stand twice: kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 100, "old office document"),
        (b"PK\x03\x04 broken", "cannot be opened"),
        (xlsx(["a", "b"]), "No sheet of this file"),
        (bytes(range(256)) * 20, "Nobody can tell"),
    ],
)
def test_what_is_no_sheet_of_ours_is_refused(raw: bytes, why: str) -> None:
    assert why in refused(raw)


def test_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_ROWS", 2)
    assert "More than 2 rows" in refused(HEAD + b"c-1,v\r\n" * 3)
    monkeypatch.setattr(files, "MOST_BYTES", 10)
    assert "too large" in refused(HEAD + b"c-1,v\r\n")


@pytest.mark.parametrize(
    "raw",
    [
        b"\xef\xbb\xbfid;version;place\r\nc-1;v;\xd0\x90\xd0\xbb\xd0\xbc\xd0\xb0\xd1\x82\xd1\x8b\r\n",
        "id\tversion\tplace\r\nc-1\tv\tАлматы\r\n".encode("utf-16"),
        'sep=;\r\nid;version;place\r\n"c-1";v;Алматы\r\n'.encode(),
        "ID, Version ,PLACE,comment\nc-1,v,Алматы,mine\n\n,,\n".encode(),
        xlsx(["version", "id", "comment", "place"], ["v", "c-1", "mine", "Алматы"]),
    ],
    ids=["semicolons", "utf-16", "sep", "spaces", "another-sheet"],
)
def test_encodings_delimiters_and_order_of_columns_are_told(raw: bytes) -> None:
    sheet = read_sheet(io.BytesIO(raw))
    (row,) = sheet.rows
    assert (row.cells["id"], row.cells["version"], row.cells["place"]) == ("c-1", "v", "Алматы")
    assert set(sheet.strange) <= {"comment"}
    assert "decision" in sheet.missing


def test_old_cyrillic_encoding_is_told() -> None:
    text = (
        "id;version;place;reason\r\n" + "c-1;v;Алматы;Министерство сообщило другое число задержанных\r\n" * 20
    )
    assert read_sheet(io.BytesIO(text.encode("cp1251"))).rows[0].cells["place"] == "Алматы"


def test_cells_of_xlsx_are_what_a_person_sees() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "version", "happened_from", "happened_to", "low", "approx", "agent"])
    sheet.append(["c-1", "v", dt.datetime(2019, 6, 9), dt.datetime(2019, 6, 1), 300.0, True, "=1+1"])  # noqa: DTZ001
    sheet["D2"].number_format = "mmm-yy"
    out = io.BytesIO()
    book.save(out)
    (row,) = read_sheet(io.BytesIO(out.getvalue())).rows
    assert [row.cells[name] for name in ("happened_from", "happened_to", "low", "approx")] == [
        "2019-06-09",
        "2019-06",
        "300",
        "yes",
    ]
    assert row.formulas == {"agent"}


# ---- whole sheets ----

HOSTILE = "=HYPERLINK(1)"


@pytest.fixture
def record(db: None, folder: Path) -> None:
    kept()
    words = f"{HOSTILE} said 007 people were held on 10-12 squares."
    report = a_report(words, outlet="@outlet", given_id="0042")
    keep(report, raw_of(words))
    claim = claim_at(report, words, Kind.DETENTION, "007", 7, agent="+police", target="'quoted'")
    record_reading(Reading(report.id, (claim,), "test.1"))


def test_nothing_runs_in_what_leaves(record: None) -> None:
    cells = [cell for row in rows_of(exported()) for cell in row.values()]
    assert "'@outlet" in cells
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    book = load_workbook(io.BytesIO(exported("xlsx")))
    assert {cell.data_type for line in book["claims"].iter_rows() for cell in line} <= {"s", "n"}


@pytest.mark.parametrize(
    "save",
    [
        lambda rows: as_csv(rows, ";", "utf-16"),
        lambda rows: as_csv(rows, "\t", "utf-8"),
        lambda rows: as_xlsx(_unmarked(rows)),
        lambda rows: as_xlsx([dict(reversed(row.items())) | {"mine": "note"} for row in _unmarked(rows)]),
    ],
    ids=["utf-16", "tabs", "xlsx", "other-columns"],
)
def test_programs_that_save_a_sheet_in_their_way_change_nothing(record: None, save: object) -> None:
    def turned(rows: Rows) -> Rows:
        for row in rows:
            for name in ("published", "happened_from", "happened_to"):
                year, month, day = (row[name] or "0-0-0").split("-")
                row[name] = f"{day}.{month}.{year}" if row[name] else ""
            row["given_id"] = row["given_id"].lstrip("0")
            row["figure"] = row["figure"].lstrip("0")
            row["confidence"] = row["confidence"].replace(".", ",")
            row["low"] = row["low"] and f"{row['low']}.0"
            row["background"] = "ЛОЖЬ"
        return rows[::-1]

    plan = looked_at(save(turned(rows_of(exported()))))  # type: ignore[operator]
    assert {line.outcome for line in plan.lines} == {Outcome.UNCHANGED}, [line.why for line in plan.lines]


def _unmarked(rows: Rows) -> Rows:
    return [{name: cell.removeprefix("'") for name, cell in row.items()} for row in rows]


def test_a_formula_is_never_taken(record: None) -> None:
    rows = _unmarked(rows_of(exported()))
    the(rows, "injury")["agent"] = FORMULA
    (line,) = [line for line in looked_at(as_xlsx(rows)).lines if line.outcome is Outcome.REFUSED]
    assert "formula" in line.why


def test_rows_deleted_and_columns_missing_change_nothing(record: None) -> None:
    def cut(rows: Rows) -> None:
        del rows[1:]
        for name in ("place", "kind", "quote", "reason"):
            del rows[0][name]

    plan = looked_at(edited(cut))
    assert [line.outcome for line in plan.lines] == [Outcome.UNCHANGED]
    assert set(plan.missing) == {"place", "kind", "quote", "reason"}


def test_the_dictionary_says_of_each_column_whether_it_may_be_changed() -> None:
    out = io.BytesIO()
    write_dictionary(out)
    told = {row["column"]: row["may be changed"] for row in rows_of(out.getvalue())}
    assert list(told) == [column.name for column in COLUMNS]
    assert {name for name, may in told.items() if may == "to edit"} == {column.name for column in TO_EDIT}


def test_choices_and_colours_stand_in_the_xlsx(record: None) -> None:
    book = load_workbook(io.BytesIO(exported("xlsx")))
    sheet = book["claims"]
    heads = {cell.value: cell for cell in sheet[1]}
    grey = {name for name, cell in heads.items() if cell.fill.fgColor.rgb == "FFE3E3E3"}
    assert grey == {column.name for column in READ_ONLY}
    assert sheet.column_dimensions[heads["version"].column_letter].hidden
    (choice,) = [
        each
        for each in sheet.data_validations.dataValidation
        if f"{heads['kind'].column_letter}2" in str(each.sqref)
    ]
    letter, last = choice.formula1.split("$")[1], int(choice.formula1.split("$")[-1])
    assert {book["Lists"][f"{letter}{row}"].value for row in range(1, last + 1)} == {
        kind.value for kind in Kind
    }
    assert book["Lists"].sheet_state == "hidden"
