"""Lists of people in their forms, and those that are refused without a cell in the message. All names are invented."""

import io
import json
from pathlib import Path

import openpyxl
import pytest

from khronika.intake.people import MAX_LIST, receive_list
from khronika.nouns import PartialDate, PersonList, Sex, Unread

ROW = {
    "ФИО": "Бекжанов Ерлан",
    "Пол": "м",
    "Год рождения": "1987",
    "Город": "Тараз",
    "Дата": "09.06.2019",
    "Прим.": "x",
}


def taken(path: Path) -> PersonList:
    found = receive_list(path)
    assert isinstance(found, PersonList), found
    return found


def written(folder: Path, kind: str) -> Path:
    path = folder / f"list.{kind}"
    if kind == "csv":
        path.write_text(";".join(ROW) + "\n" + ";".join(ROW.values()) + "\n", encoding="utf-8")
    elif kind == "json":
        path.write_text(json.dumps([ROW]), encoding="utf-8")
    else:
        book = openpyxl.Workbook()
        for cells in (list(ROW), [*list(ROW.values())[:2], 1987.0, *list(ROW.values())[3:]]):
            book.worksheets[0].append(cells)
        book.save(path)
    return path


@pytest.mark.parametrize("kind", ["csv", "json", "xlsx"])
def test_a_row_becomes_a_record_and_keeps_its_cells(tmp_path: Path, kind: str) -> None:
    found = taken(written(tmp_path, kind))
    (record,) = found.records
    assert (record.name.reveal(), record.place, record.sex) == ("Бекжанов Ерлан", "Тараз", Sex.MAN)
    assert (record.born, record.date) == (PartialDate(1987), PartialDate(2019, 6, 9))
    assert json.loads(record.cells.reveal()) == ROW
    assert ("name", "ФИО") in found.columns


def test_an_old_cyrillic_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes("ФИО,Город\nБекжанов Ерлан,Тараз\nЛугин Марат Сергеевич,Караганда\n".encode("cp1251"))
    assert taken(path).records[0].name.reveal() == "Бекжанов Ерлан"


def test_a_saved_map_goes_before_the_headers(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Кто,ФИО следователя\nБекжанов Ерлан,Лугин\n", encoding="utf-8")
    found = receive_list(path, {"name": "Кто"})
    assert isinstance(found, PersonList)
    assert found.records[0].name.reveal() == "Бекжанов Ерлан"


@pytest.mark.parametrize(
    "headers", ["Detainee,When,Where", "ФИО,Когда,Где", "Аты-жөні,Қашан,Қайда", "Name,Day,City"]
)
def test_headers_that_ask_when_and_where_tell_the_day_and_the_place(tmp_path: Path, headers: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{headers}\nLugin Marat,2031-05-09,Taraz\n", encoding="utf-8")
    (record,) = taken(path).records
    assert (str(record.date), record.place) == ("2031-05-09", "Taraz")


def test_a_map_that_names_no_column_is_refused_by_its_words(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name\nLugin Marat\n", encoding="utf-8")
    found = receive_list(path, {"name": "nobody"})
    assert isinstance(found, Unread)
    assert "the column map speaks of nobody" in found.reason


def test_a_date_that_is_none_stays_unknown_and_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name,date,age\nLugin Marat,Бекжанов,Бекжанов\n", encoding="utf-8")
    found = taken(path)
    assert (found.records[0].date, found.records[0].age) == (None, None)
    assert len(found.notes) == 2
    assert "Бекжанов" not in " ".join(found.notes)


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("a.csv", b"", "intake.empty"),
        ("a.csv", b"name,date\n", "intake.empty"),
        ("a.csv", "name,Name\nЛугин,Марат\n".encode(), "list.duplicate-column"),
        ("a.csv", "кто,когда\nЛугин,2019\n".encode(), "list.columns"),
        ("a.csv", b"\x89PNG\r\n\x1a\n", "intake.binary"),
        ("a.json", '[{"name": "Лугин", "name": "Марат"}]'.encode(), "list.duplicate-column"),
        ("a.txt", "Лугин\nЗадержаны:".encode(), "intake.empty"),
        ("a.csv", b"name\n" * 1_000_001, "list.too-many"),
        ("a.csv", "name\nЛугин".encode() + b"\xff\xfe\x81\x8d\x90" * 40, "intake.encoding"),
        ("a.json", '{"name": "Лугин"}'.encode(), "intake.broken"),
        ("a.json", '[{"name": "Лугин"'.encode(), "intake.broken"),
        ("a.xlsx", "Лугин".encode(), "intake.broken"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, name: str, content: bytes, rule: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    found = receive_list(path)
    assert isinstance(found, Unread)
    assert found.rule == rule
    assert "Лугин" not in found.reason + found.remedy


def test_a_file_larger_than_a_list_may_be_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(MAX_LIST + 1)
    found = receive_list(path)
    assert isinstance(found, Unread)
    assert found.rule == "list.too-large"
    assert "by year or by place" in found.remedy


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    found = receive_list(tmp_path / "none.csv")
    assert isinstance(found, Unread)
    assert found.rule == "intake.missing"


PASTED = """Список задержанных:
1. Марат Сергеевич Лугин, 1987, Алматы
2) Бекжанов Ерлан (34 года, г. Тараз) — учитель
- Sulker Asel, born 1990, detained 09.06.2019

Орпенко Т. А., 12.03.1991
"""


@pytest.mark.parametrize("by", ["file", "stdin"])
def test_pasted_lines_become_entries_and_the_rest_is_kept(tmp_path: Path, by: str) -> None:
    path = tmp_path / "list.txt"
    path.write_text(PASTED, encoding="utf-8")
    found = receive_list(path) if by == "file" else receive_list("-", stdin=io.BytesIO(path.read_bytes()))
    assert isinstance(found, PersonList)
    said = [(r.row, r.name.reveal(), r.born, r.age, r.place, r.date) for r in found.records]
    assert said == [
        (2, "Марат Сергеевич Лугин", PartialDate(1987), None, "Алматы", None),
        (3, "Бекжанов Ерлан", None, 34, "г. Тараз", None),
        (4, "Sulker Asel", PartialDate(1990), None, None, PartialDate(2019, 6, 9)),
        (6, "Орпенко Т. А.", None, None, None, None),
    ]
    assert json.loads(found.records[1].cells.reveal())["rest"] == "учитель"
    assert json.loads(found.records[3].cells.reveal())["line"] == "Орпенко Т. А., 12.03.1991"
    assert [(number, line.reveal()) for number, line in found.unread] == [(1, "Список задержанных:")]
    assert [note.split()[0] for note in found.notes] == ["1", "2"]
    assert not [name for name in ("Лугин", "Бекжанов", "Список") if name in " ".join(found.notes)]


def test_a_table_on_standard_input_is_read_as_one() -> None:
    found = receive_list("-", stdin=io.BytesIO("ФИО;Город\nБекжанов Ерлан;Тараз\n".encode()))
    assert isinstance(found, PersonList)
    assert [record.place for record in found.records] == ["Тараз"]


def test_consent_with_its_scope_and_other_spellings_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "name,other spellings,consent,scope of consent\nLugin Marat,Лугин Марат; Marat Loogin,yes,statistics only\n",
        encoding="utf-8",
    )
    (record,) = taken(path).records
    assert (record.consent, record.consent_scope) == ("yes", "statistics only")
    assert [other.reveal() for other in record.others] == ["Лугин Марат", "Marat Loogin"]


def test_a_kazakh_header_of_a_town(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Тегі,Аты,Қаласы\nТоқтаров,Зейнолла,Тараз\n", encoding="utf-8")
    assert [record.place for record in taken(path).records] == ["Тараз"]
