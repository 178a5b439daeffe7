"""Tables as files: what would run does not run, and every text comes back as it was."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from khronika.publishing.formats.sheets import (
    Column,
    guarded,
    read_csv,
    read_xlsx,
    unguarded,
    write_csv,
    write_xlsx,
)

Line = tuple[str, float | None]
COLUMNS: tuple[Column[Line], ...] = (
    Column("words", "The words.", lambda row: row[0]),
    Column("number", "The number.", lambda row: row[1]),
    Column("id", "Never empty.", lambda row: "c-1"),
)
HOSTILE = ["=1+1", "+7 701", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'quoted'", "''", "＝1+1", "=cmd|' /C calc'!A0", "_x0041_", "a\x0bb", "#N/A", "1e5", "007"]  # fmt: skip
# A spreadsheet keeps 15 digits of a number, which those of 32 bits fit in. What a file can hold: no half of a pair of surrogates, and no NUL, which no reader of CSV takes.
TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=30)
ROWS = st.lists(
    st.tuples(TEXT, st.one_of(st.none(), st.integers(0, 10**9), st.floats(0, 1e6, width=32))), max_size=6
)


def as_csv(rows: list[Line]) -> bytes:
    out = io.BytesIO()
    assert write_csv(out, COLUMNS, rows) == len(rows)
    return out.getvalue()


def as_xlsx(rows: list[Line]) -> io.BytesIO:
    out = io.BytesIO()
    written = write_xlsx(
        out, COLUMNS, rows, title="rows", dictionary=[("words", "=The words.")], dictionary_title="Dictionary"
    )
    assert written == len(rows)
    out.seek(0)
    return out


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_runs_and_everything_comes_back(text: str) -> None:
    (line,) = list(csv.reader(io.StringIO(as_csv([(text, 1)]).decode("utf-8-sig"), newline="")))[1:]
    assert line[0][0] not in "=+-@\t\r\n＝＋－＠"
    assert [row["words"] for row in read_csv(io.BytesIO(as_csv([(text, 1)])))] == [text]
    made = as_xlsx([(text, 1)])
    cell = load_workbook(made).worksheets[0]["A2"]
    assert cell.data_type == "s"
    assert [row["words"] for row in read_xlsx(made)] == [text]


@given(TEXT)
def test_guarding_is_undone(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@settings(max_examples=25, deadline=None)
@given(ROWS)
def test_all_rows_come_back_from_both_kinds(rows: list[Line]) -> None:
    # A spreadsheet keeps sixteen digits of a number, where seventeen may be needed to tell two apart.
    for found, off in (
        (list(read_csv(io.BytesIO(as_csv(rows)))), 0.0),
        (list(read_xlsx(as_xlsx(rows))), 1e-15),
    ):
        assert [row["words"] for row in found] == [words for words, _ in rows]
        numbers = [float(row["number"]) if row["number"] else None for row in found]
        assert [n is None for n in numbers] == [n is None for _, n in rows]
        assert [n for n in numbers if n is not None] == pytest.approx(
            [n for _, n in rows if n is not None], rel=off, abs=0.0
        )


def test_a_dictionary_stands_in_the_second_sheet() -> None:
    book = load_workbook(as_xlsx([("a", None)]))
    assert book.sheetnames == ["rows", "Dictionary"]
    assert book["Dictionary"]["B1"].value == "=The words."
    assert book["Dictionary"]["B1"].data_type == "s"


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    (row,) = read_xlsx(as_xlsx([("a" * 40_000, None)]))
    assert len(row["words"]) == 32_767
    assert row["words"].endswith("…")
