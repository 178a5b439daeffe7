"""A sheet's bytes, as whatever program saved them, to rows of cells: XLSX, or CSV in any encoding with any of the usual delimiters."""

import csv
import datetime as dt
import io
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO, Any

from django.utils.translation import gettext

from khronika.desk.exchange.cells import order_of
from khronika.desk.exchange.columns import BY_NAME, ID, VERSION
from khronika.intake.content import decode
from khronika.intake.unpacking import BROKEN, open_zip
from khronika.nouns import Unread
from khronika.publishing.formats.sheets import unescaped

MOST_BYTES = 50_000_000  # 20,000 claims with their passages make 20 MB of CSV
# Rows of one file. Each is set beside the ledger, which takes a minute for these; rows that nobody changed need not come back.
MOST_ROWS = 20_000
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LONGEST_LINE = 10_000_000


class Unusable(ValueError):
    """The file as a whole cannot be brought back; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """``number`` as programs count, the header's being 1. ``cells`` by column; ``formulas`` are columns that hold a formula."""

    number: int
    cells: dict[str, str]
    formulas: frozenset[str] = frozenset()


@dataclass(slots=True)
class Sheet:
    """``strange`` are columns that are not ours, ``missing`` those of ours that are not there; ``marked`` says that a cell may
    bear the apostrophe of ``sheets.guarded``; ``order`` is that of its dates, where they tell."""

    rows: list[Row]
    strange: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    marked: bool = False
    order: str | None = None


def read_sheet(file: IO[bytes]) -> Sheet:
    """Raises Unusable."""
    raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise Unusable(
            gettext("The file is too large. Delete the rows that you did not change, or split it.")
        )
    if not raw.strip():
        raise Unusable(gettext("The file is empty."))
    if raw.startswith(_OLD):
        raise Unusable(
            gettext("This is an old office document, or one with a password. Save it as XLSX or CSV.")
        )
    lines = _of_xlsx(raw) if raw.startswith(_ZIP) else _of_csv(raw)
    return _sheet(lines, marked=not raw.startswith(_ZIP))


_Line = tuple[int, list[str], frozenset[int]]


def _sheet(lines: Iterator[_Line], *, marked: bool) -> Sheet:
    names: list[str] = []
    for _, cells, _ in lines:
        names = [cell.strip().casefold() for cell in cells]
        if any(names):
            break
    if ID not in names or VERSION not in names:
        raise Unusable(
            gettext(
                "The first row must name the columns, “id” and “version” among them. Bring back a sheet that was made here to edit."
            )
        )
    twice = sorted({name for name in names if name in BY_NAME and names.count(name) > 1})
    if twice:
        raise Unusable(
            gettext("Columns that stand twice: {names}. Delete one of each.").format(names=", ".join(twice))
        )
    known = {place: name for place, name in enumerate(names) if name in BY_NAME}
    sheet = Sheet([], [name for name in names if name and name not in BY_NAME], marked=marked)
    sheet.missing = [name for name in BY_NAME if name not in names]
    for number, cells, formulas in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(sheet.rows) == MOST_ROWS:
            raise Unusable(
                gettext(
                    "More than {most} rows. Delete those that you did not change, or split the file."
                ).format(most=MOST_ROWS)
            )
        row = {name: cells[place] if place < len(cells) else "" for place, name in known.items()}
        sheet.rows.append(Row(number, row, frozenset(known[place] for place in formulas if place in known)))
    dated = [name for name, column in BY_NAME.items() if column.kind == "date"]
    sheet.order = order_of(row.cells.get(name, "") for row in sheet.rows for name in dated)
    return sheet


def _of_csv(raw: bytes) -> Iterator[_Line]:
    decoded = decode(raw)
    if decoded is None:
        raise Unusable(
            gettext("Nobody can tell how the letters of this file are written. Save it as CSV in UTF-8.")
        )
    text = decoded.text.removeprefix("\ufeff")
    delimiter = ""
    first, _, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text = first.strip()[4], rest
    head = text.partition("\n")[0]
    delimiter = delimiter or max(",;\t|", key=head.count)
    csv.field_size_limit(_LONGEST_LINE)
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1):
            yield number, cells, frozenset()
    except csv.Error as error:
        raise Unusable(
            gettext("The file cannot be read to its end. Save it again as XLSX or CSV.")
        ) from error


def _of_xlsx(raw: bytes) -> Iterator[_Line]:
    import openpyxl

    archive = open_zip(io.BytesIO(raw), "", "an XLSX")
    if isinstance(archive, Unread):
        raise Unusable(gettext("This XLSX cannot be opened. Save it again, without a password."))
    archive.close()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and validations that hold no text
            book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
            sheet = _ours(book.worksheets)
            if sheet is None:
                raise Unusable(
                    gettext(
                        "No sheet of this file has the columns “id” and “version”. Bring back a sheet that was made here to edit."
                    )
                )
            yield from _lines(sheet)
            book.close()
    except Unusable:
        raise
    except (*BROKEN, openpyxl.utils.exceptions.InvalidFileException) as error:
        raise Unusable(gettext("This XLSX is damaged. Save it again as XLSX or CSV.")) from error


def _ours(sheets: Sequence[Any]) -> Any:
    """The first sheet whose first filled row names our columns: sheets can be put in another order."""
    for sheet in sheets:
        sheet.reset_dimensions()  # what a file says of its size may be a lie
        for _, cells, _ in _lines(sheet):
            names = {cell.strip().casefold() for cell in cells}
            if names - {""}:
                if {ID, VERSION} <= names:
                    return sheet
                break
    return None


def _lines(sheet: Any) -> Iterator[_Line]:
    for number, cells in enumerate(sheet.iter_rows(), 1):
        formulas = frozenset(place for place, cell in enumerate(cells) if cell.data_type == "f")
        yield number, [_written(cell) for cell in cells], formulas


def _written(cell: Any) -> str:
    """A cell as text. A date whose format shows no day is a month: so ``2019-06`` comes back when it is typed."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, dt.datetime | dt.date):
        day = value.isoformat()[:10]
        form = str(getattr(cell, "number_format", "")).casefold()
        return day if "d" in form or "y" not in form or day[8:] != "01" else day[:7]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(int(value)) if float(value).is_integer() else repr(float(value))
    return unescaped(str(value))
