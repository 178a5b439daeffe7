"""Tables: a report a row, columns as said or told by the headers, both said in the notes."""

import datetime as dt
import io
import json
import tracemalloc
from typing import Any

import pytest

from khronika.intake import Given, Received, parse_columns
from khronika.intake.table import separated
from khronika.nouns import Unread
from tests.intake.make import LIMIT, MORE, WORDS, one, opened, refused, rules, xlsx, zipped


def test_headers_tell_the_columns() -> None:
    raw = f'ID,Date,Source,Link,Body\n7,2019-06-09,Herald,https://example.org,"{WORDS}\nMore."\n'.encode()
    item = one("separated", raw)
    report = item.report
    assert report.text == f"{WORDS}\nMore."
    assert (report.given_id, str(report.published), report.outlet, report.url) == (
        "7",
        "2019-06-09",
        "Herald",
        "https://example.org",
    )
    assert report.origin == "f#2"
    assert report.notes == (
        "columns told by their headers: id=ID, published=Date, outlet=Source, url=Link, text=Body",
    )
    assert json.loads(item.raw)["Body"] == report.text


def test_the_user_says_the_columns() -> None:
    raw = f"text,nachricht,date,tag\nno,{WORDS.replace(',', ' ')},2019,2018-01\n".encode()
    report = one("separated", raw, given=Given(columns={"text": "Nachricht", "published": "tag"})).report
    assert report.text.startswith("Police")
    assert str(report.published) == "2018-01"
    assert report.notes == ("columns as said: text=nachricht, published=tag",)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_delimiters_and_encodings(delimiter: str, encoding: str) -> None:
    words = "Полиция задержала 500 человек на площади в воскресенье" * 3
    raw = delimiter.join(["Дата", "Текст"]) + "\r\n" + delimiter.join(["2019-06-09", words]) + "\r\n"
    report = one("separated", raw.encode(encoding)).report
    assert (report.text, str(report.published)) == (words, "2019-06-09")


def test_a_title_is_the_headline() -> None:
    report = one("separated", b"title,text\nHeld,Police held 12 people.\n").report
    assert report.text == "Held\n\nPolice held 12 people."


def test_columns_that_are_not_there() -> None:
    item = refused("separated", b"a,b\n1,2\n")
    assert item.rule == "intake.columns"
    assert "a, b" in item.reason
    assert "--columns" in item.remedy
    item = refused("separated", b"a,b\n1,2\n", given=Given(columns={"text": "c"}))
    assert "'c'" in item.reason


def test_rows_without_text_are_refused_in_their_place() -> None:
    items = opened("separated", b"id,text\n1,Police held 12.\n2,\n,\n3,Police held 13.\n")
    assert rules(items) == ["read", "intake.empty", "read"]
    assert isinstance(items[1], Unread)
    assert (items[1].origin, items[1].given_id) == ("f#3", "2")


def test_ragged_rows_and_two_columns_of_one_name() -> None:
    items = opened("separated", b"text,text,note\nHeld 12.,second,n,beyond\nHeld 13.\n")
    assert rules(items) == ["read", "read"]
    assert isinstance(items[0], Received)
    assert json.loads(items[0].raw) == {"text": "Held 12.", "text (2)": "second", "note": "n"}


def test_a_date_that_does_not_exist_costs_the_date_alone() -> None:
    report = one("separated", b"text,date\nHeld 12.,14.06.2019\n").report
    assert report.published is None
    assert "14.06.2019" in report.notes[1]


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"text\n", b"text,date\n,\n"])
def test_nothing_in_it(raw: bytes) -> None:
    assert refused("separated", raw).rule == "intake.empty"


def test_a_line_without_end_stops_the_table() -> None:
    items = opened("separated", b"text\nHeld 12.\n" + b"a" * 5000 + b"\nHeld 13.\n", limit=1000)
    assert rules(items) == ["read", "intake.broken"]
    assert rules(opened("separated", b'text\nHeld 12.\n"' + b"a\n" * 5000, limit=1000)) == [
        "read",
        "intake.broken",
    ]


def test_a_large_table_is_never_held() -> None:
    class Endless(io.RawIOBase):
        left, buffer = 4_000, b"id,text\n"

        def read(self, size: int = -1) -> bytes:
            while len(self.buffer) < size and self.left:
                self.left -= 1
                self.buffer += f"{self.left},{'Полиция задержала 12 человек. ' * 40}\n".encode()
            taken, self.buffer = self.buffer[:size], self.buffer[size:]
            return taken

    tracemalloc.start()
    count = sum(1 for _ in separated(Endless(), "f", Given(lang="ru"), LIMIT))  # type: ignore[arg-type]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 4_000
    assert peak < 4_000_000


# ---- XLSX ----


def test_a_sheet() -> None:
    rows: list[list[Any]] = [
        [None, None, None],
        ["№", "Дата", "Текст"],
        [12.0, dt.datetime(2019, 6, 9), WORDS],  # noqa: DTZ001  (spreadsheets know no zone)
        [None, None, None],
        [13, "2019-06", MORE],
    ]
    items = opened("spreadsheet", xlsx(One=rows))
    reports = [item.report for item in items if isinstance(item, Received)]
    assert [(report.text, str(report.published), report.origin) for report in reports] == [
        (WORDS, "2019-06-09", "f#3"),
        (MORE, "2019-06", "f#5"),
    ]


def test_each_sheet_has_its_place_and_its_refusal() -> None:
    items = opened("spreadsheet", xlsx(One=[["text"], [WORDS]], Two=[["x"], ["y"]], Three=[]))
    assert rules(items) == ["read", "intake.columns", "intake.empty"]
    assert [item.report.origin if isinstance(item, Received) else item.origin for item in items] == [
        "f#One!2",
        "f#Two",
        "f#Three",
    ]


def test_bombs_and_damage() -> None:
    assert refused("spreadsheet", zipped({"xl/workbook.xml": b" " * 30_000_000})).rule == "intake.bomb"
    for raw in (b"", b"PK\x03\x04", zipped({"a": "b"}), xlsx(One=[["text"], [WORDS]])[:500]):
        assert refused("spreadsheet", raw).rule == "intake.broken"


def test_a_row_over_the_limit() -> None:
    raw = xlsx(One=[["text"], ["a" * 5000], [WORDS]])
    assert rules(opened("spreadsheet", raw, limit=1000)) == ["intake.too-large", "read"]


# ---- --columns ----


def test_columns_are_parsed() -> None:
    assert parse_columns("text=Body, published = Date of post") == {
        "text": "Body",
        "published": "Date of post",
    }


@pytest.mark.parametrize("words", ["", "text", "text=", "body=Body", "text=Body,,"])
def test_columns_written_wrongly(words: str) -> None:
    with pytest.raises(ValueError, match="text=Body,published=Date"):
        parse_columns(words)
