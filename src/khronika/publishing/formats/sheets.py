"""Tables as files: CSV and XLSX, with a dictionary of their columns. No Django here.

A text that a spreadsheet program would run as a formula must not run, and must come back unchanged: see ``guarded`` for CSV; in XLSX
it is stored as text. Texts come from reports, and a report may be written by whoever wishes the desk harm.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Any, Generic, TypeVar

Cell = str | int | float | None
Row = TypeVar("Row")

# What programs take for the beginning of a formula, the wide forms of Asian keyboards among them.
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARK = "'"
_LONGEST_CELL = 32_767  # of XLSX
# Control characters that XML cannot hold, and what looks like the way in which XLSX writes them.
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_WRITTEN = re.compile("_x([0-9A-Fa-f]{4})_")


def gettext_noop(words: str) -> str:
    """Marks words that the desk shows in its languages, for scripts/messages.py. As Django's, without Django."""
    return words


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """``name`` is a promise to other programs; ``about`` says what stands in it, in English (translated where it is shown).

    ``type`` is a type of the Table Schema (frictionless), ``unit`` what a number counts in, ``hxl`` the tag of the Humanitarian
    Exchange Language, ``choices`` the closed list that the cell is from: for what describes a file to programs."""

    name: str
    about: str
    value: Callable[[Row], Cell]
    type: str = "string"
    unit: str = ""
    hxl: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manner:
    """How an XLSX that is to be edited shows which columns are. ``read_only`` columns are grey, ``hidden`` ones not shown; ``choices``
    are the words among which a cell of a column is chosen."""

    read_only: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)


def guarded(text: str) -> str:
    """For CSV: an apostrophe before a text that would run, or that begins with one itself."""
    return _MARK + text if text.startswith((*_RUNS, _MARK)) else text


def unguarded(text: str) -> str:
    """The text as it was before ``guarded``."""
    return text.removeprefix(_MARK)


def write_csv(out: IO[bytes], columns: Sequence[Column[Row]], rows: Iterable[Row]) -> int:
    """As ``csv_lines``; how many rows were written."""
    done = -1
    for line in csv_lines(columns, rows):
        out.write(line)
        done += 1
    return done


_BOM = "\ufeff".encode()


def csv_lines(
    columns: Sequence[Column[Row]], rows: Iterable[Row], *, mark: bool = True, tags: Sequence[str] = ()
) -> Iterator[bytes]:
    """The header, then a piece of bytes for each row. ``mark``: UTF-8 with a mark by which spreadsheet programs know it. ``tags``
    come between the header and the rows, in the header's piece, and are none of ours to guard."""
    line = _Line()
    writer = csv.writer(line, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    head = line.taken()
    if tags:
        writer.writerow(tags)
        head += line.taken()
    yield _BOM + head if mark else head
    for row in rows:
        writer.writerow([_csv(column.value(row)) for column in columns])
        yield line.taken()


class _Line:
    """What a csv writer wrote last."""

    def __init__(self) -> None:
        self._text = ""

    def write(self, text: str) -> int:
        self._text += text
        return len(text)

    def taken(self) -> bytes:
        text, self._text = self._text, ""
        return text.encode()


def read_csv(file: IO[bytes]) -> Iterator[dict[str, str]]:
    """The rows of such a file, every cell as the text that was written; an empty cell is an empty text."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    for row in csv.DictReader(text):
        yield {name: unguarded(value or "") for name, value in row.items() if name is not None}
    text.detach()


def _csv(cell: Cell) -> str:
    if isinstance(cell, str):
        return guarded(cell.replace("\x00", ""))  # no program reads a CSV with a NUL in it
    return "" if cell is None else _number(cell)


def _number(cell: float) -> str:
    return str(int(cell)) if float(cell).is_integer() else repr(float(cell))


def write_xlsx(
    out: IO[bytes],
    columns: Sequence[Column[Row]],
    rows: Iterable[Row],
    *,
    title: str,
    dictionary: Sequence[tuple[str, ...]],
    dictionary_title: str,
    manner: Manner | None = None,
) -> int:
    """Two sheets: the rows under ``title``, and the dictionary; how many rows were written. Streamed: a million rows fit in memory."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    names = [column.name for column in columns]
    sheet.append(_heads(book, sheet, names, manner) if manner else names)
    done = 0
    for row in rows:
        sheet.append([_xlsx(sheet, column.value(row)) for column in columns])
        done += 1
    second = book.create_sheet(dictionary_title)
    second.column_dimensions["A"].width, second.column_dimensions["B"].width = 24, 100
    second.column_dimensions["C"].width, second.column_dimensions["D"].width = 16, 60
    for line in dictionary:
        second.append([_xlsx(second, words) for words in line])
    book.save(out)
    return done


_GREY, _GREEN = "FFE3E3E3", "FFDDEFD9"
_LISTS = "Lists"  # the sheet with the words to choose from


def _heads(book: Any, sheet: Any, names: Sequence[str], manner: Manner) -> list[Any]:
    """The header's cells, coloured; and what the columns' cells offer to choose from, on a hidden sheet of its own."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    words = book.create_sheet(_LISTS)
    words.sheet_state = "hidden"
    longest = max((len(choice) for choice in manner.choices.values()), default=0)
    for row in range(longest):
        words.append([choice[row] if row < len(choice) else None for choice in manner.choices.values()])
    heads = []
    for place, name in enumerate(names, 1):
        letter = get_column_letter(place)
        head = WriteOnlyCell(sheet, value=name)
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", fgColor=_GREY if name in manner.read_only else _GREEN)
        heads.append(head)
        sheet.column_dimensions[letter].hidden = name in manner.hidden
        sheet.column_dimensions[letter].width = 40 if name in ("quote", "reason") else 16
        if name in manner.choices:
            column = get_column_letter(list(manner.choices).index(name) + 1)
            choice = f"{_LISTS}!${column}$1:${column}${len(manner.choices[name])}"
            offered = DataValidation("list", formula1=choice, allow_blank=True)
            offered.add(f"{letter}2:{letter}1048576")
            sheet.data_validations.append(offered)
    return heads


def read_xlsx(file: IO[bytes]) -> Iterator[dict[str, str]]:
    """The rows of the first sheet, as ``read_csv`` gives them."""
    from openpyxl import load_workbook

    book = load_workbook(file, read_only=True)
    try:
        lines = book.worksheets[0].iter_rows(values_only=True)
        names = [str(name or "") for name in next(lines, ())]
        for line in lines:
            if any(cell is not None for cell in line):
                yield {name: _read(cell) for name, cell in zip(names, line, strict=False) if name}
    finally:
        book.close()


def _xlsx(sheet: Any, cell: Cell) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(cell, str):
        return int(cell) if cell is not None and float(cell).is_integer() else cell
    text = _NOT_XML.sub(_as_written, cell)
    if len(text) > _LONGEST_CELL:
        text = text[: _LONGEST_CELL - 1] + "…"  # said in the dictionary
    made = WriteOnlyCell(sheet, value="")
    made.value = text
    made.data_type = "s"  # whatever it looks like, it is text
    made.quotePrefix = text.startswith(_RUNS)
    return made


def _as_written(found: re.Match[str]) -> str:
    sign = found[0]
    return f"_x005F_{sign[1:]}" if len(sign) > 1 else f"_x{ord(sign):04X}_"


def _read(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool | int | float):
        return _number(cell)
    return unescaped(str(cell))


def unescaped(text: str) -> str:
    """Text of a cell without the way in which XLSX writes signs that it cannot hold."""
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), text)


def about(columns: Sequence[Column[Any]], say: Callable[[str], str]) -> list[tuple[str, str]]:
    """The dictionary: each column's name and what stands in it."""
    return [(column.name, say(column.about)) for column in columns]


DICTIONARY: Sequence[Column[tuple[str, str]]] = (
    Column("column", "", lambda line: line[0]),
    Column("meaning", "", lambda line: line[1]),
)
