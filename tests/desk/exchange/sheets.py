"""A folder with reports whose claims leave in a sheet, are edited as a person would, and come back."""

import csv
import io
from collections.abc import Callable
from typing import Any

from openpyxl import Workbook

from khronika.desk.exchange import carrying
from khronika.desk.exchange.files import read_sheet
from khronika.desk.exchange.leaving import write_sheet
from khronika.desk.exchange.plan import Plan, plan_of
from khronika.ledger import exchange, search
from khronika.nouns import digest

Rows = list[dict[str, str]]
BY = "A. Editor"
FORMULA = "=1+1"


def exported(form: str = "csv", *, figures: bool = False) -> bytes:
    out = io.BytesIO()
    write_sheet(out, form, exchange.of_search(search.Filter(), figures=figures), "claims")
    return out.getvalue()


def rows_of(raw: bytes) -> Rows:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def as_csv(rows: Rows, delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def as_xlsx(rows: list[dict[str, Any]]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append([cell if cell != "" else None for cell in row.values()])
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str) and cell.value != FORMULA:
                cell.data_type = (
                    "s"  # openpyxl takes all that begins with "=" for a formula; what left as text stays text
                )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def edited(change: Callable[[Rows], object], **how: Any) -> bytes:
    """The exported sheet after ``change`` of its rows."""
    rows = rows_of(exported())
    change(rows)
    return as_csv(rows, **how)


def looked_at(raw: bytes, reason: str = "") -> Plan:
    return plan_of(read_sheet(io.BytesIO(raw)), reason=reason)


def brought(raw: bytes, reason: str = "read again") -> int:
    """The number of the batch, as the page records it: through what the page carries."""
    sheet = read_sheet(io.BytesIO(raw))
    plan = plan_of(sheet, reason=reason)
    unpacked = carrying.unpacked(carrying.packed(sheet, plan, raw, reason))
    assert unpacked is not None
    again = plan_of(unpacked.sheet, reason=unpacked.reason)
    assert [(line.claim, line.outcome, line.corrected) for line in again.changes] == [
        (line.claim, line.outcome, line.corrected) for line in plan.changes
    ]
    assert unpacked.sha256 == digest(raw)
    return carrying.record(again, by=BY, sha256=unpacked.sha256)


def the(rows: Rows, kind: str) -> dict[str, str]:
    """The first row of a kind."""
    return next(row for row in rows if row["kind"] == kind)
