"""Tables, a report a row: CSV, TSV and XLSX. Which column is what is said by the user or told by the headers.

What the headers were taken for stands in the notes of every report. The bytes of a row are its cells as one JSON
object by header, so that a row means the same outside its table.
"""

import codecs
import csv
import datetime as dt
import io
import json
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO, TextIO

from khronika.intake import refusals
from khronika.intake.content import decode
from khronika.intake.received import Given, Received, record
from khronika.intake.unpacking import BROKEN, open_zip
from khronika.nouns import Unread

FIELDS = ("text", "title", "published", "outlet", "url", "lang", "id")
_HEADERS = {
    "text": "text body content message article post fulltext articletext maintext текст сообщение содержание мәтін",
    "title": "title headline heading заголовок название тақырып",
    "published": "published date publishedat publicationdate datepublished pubdate publishdate datetime posted "
    "дата датапубликации опубликовано күні жарияланғанкүні",
    "outlet": "outlet publisher media source site publication newspaper издание источник сми сайт дереккөз басылым",
    "url": "url link address permalink ссылка адрес сілтеме",
    "lang": "lang language язык тіл",
    "id": "id number no код номер",
}
_TOLD = {header: field for field, headers in _HEADERS.items() for header in headers.split()}
_BROKEN: tuple[type[Exception], ...] = (csv.Error, *BROKEN)
_SAMPLE = 200_000  # bytes of a CSV from which its encoding and delimiter are told
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def parse_columns(words: str) -> dict[str, str]:
    """``text=Body,published=Date`` as ``{"text": "Body", "published": "Date"}``. Raises ValueError with what to write."""
    chosen: dict[str, str] = {}
    for pair in words.split(","):
        field, equals, header = (part.strip() for part in pair.partition("="))
        if field not in FIELDS or not equals or not header:
            raise ValueError(
                f"{pair.strip()!r} is not FIELD=COLUMN with a field of {', '.join(FIELDS)}; "
                "write text=Body,published=Date"
            )
        chosen[field] = header
    return chosen


def separated(stream: BinaryIO, origin: str, given: Given, limit: int) -> Iterator[Received | Unread]:
    """CSV or TSV of any size, a row at a time; ``origin#2`` is the first row under the headers, as editors count."""
    head = stream.read(_SAMPLE)
    decoded = decode(_whole_characters(head))
    if decoded is None:
        yield refusals.encoding(origin, None)
        return
    codec = {"utf-8": "utf-8-sig", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(
        decoded.encoding, decoded.encoding
    )
    text = io.TextIOWrapper(
        io.BufferedReader(_Joined(head, stream)), encoding=codec, errors="replace", newline=""
    )
    csv.field_size_limit(limit)
    rows = csv.reader(_capped(text, limit), delimiter=_delimiter(decoded.text))
    yield from _table(rows, origin, given, decoded.encoding, "text/csv", decoded.notes)


def _whole_characters(head: bytes) -> bytes:
    """The sample without a character cut in two at its end."""
    if len(head) < _SAMPLE:
        return head
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return head[: len(head) // 2 * 2] if wide else head[: head.rfind(b"\n") + 1] or head


class _Joined(io.RawIOBase):
    """The bytes already taken from a stream, then the stream: a pipe cannot be wound back."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = len(buffer)
        taken, self._head = self._head[:size], self._head[size:]
        taken = taken or self._rest.read(size)
        buffer[: len(taken)] = taken
        return len(taken)


def _capped(text: TextIO, limit: int) -> Iterator[str]:
    while line := text.readline(limit + 1):
        if len(line) > limit:
            raise ValueError("a line is longer than a report may be")
        yield line.replace("\0", "")


def _delimiter(sample: str) -> str:
    """By the header line: of the usual marks the one that it has most of."""
    first = next((line for line in sample.splitlines() if line.strip()), "")
    return max(",;\t|", key=first.count)


def spreadsheet(stream: BinaryIO, origin: str, given: Given, limit: int) -> Iterator[Received | Unread]:
    """XLSX, sheet by sheet, a row at a time; ``origin#Sheet1!2`` is row 2 of Sheet1. Formulas count by the value
    that was last computed. ``limit`` bytes may a cell's row have; the file is limited by ``unpacking.py``."""
    import openpyxl  # a quarter of a second to import

    archive = open_zip(stream, origin, "an XLSX")
    if isinstance(archive, Unread):
        yield archive
        return
    archive.close()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and validations that hold no text
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
            sheets = [(sheet.title, sheet) for sheet in book.worksheets]
    except (*BROKEN, openpyxl.utils.exceptions.InvalidFileException) as error:
        yield refusals.broken(origin, "an XLSX", f"it is damaged ({type(error).__name__})")
        return
    for title, sheet in sheets:
        sheet.reset_dimensions()  # what a file says of its size may be a lie
        rows = sheet.iter_rows(values_only=True)
        place = f"{origin}#{title}!" if len(sheets) > 1 else f"{origin}#"
        yield from _table(rows, origin, given, "utf-8", _SPREADSHEET, (), place=place, limit=limit)
    book.close()


def _table(
    rows: Iterable[Sequence[object]],
    origin: str,
    given: Given,
    encoding: str,
    media_type: str,
    notes: Sequence[str],
    *,
    place: str | None = None,
    limit: int | None = None,
) -> Iterator[Received | Unread]:
    place = place or f"{origin}#"
    sheet = place.removesuffix("!") if place.endswith("!") else origin
    headers: list[str] | None = None
    chosen: dict[str, int] = {}
    number, found = 0, False
    try:
        for number, cells in enumerate(rows, 1):
            written = [_written(cell) for cell in cells]
            if not any(written):
                continue
            if headers is None:
                headers = _unique(written)
                mapped = _mapped(headers, given.columns)
                if isinstance(mapped, str):
                    yield refusals.columns(sheet, mapped)
                    return
                chosen = mapped
                notes = [*notes, _said_of(headers, chosen, given.columns)]
                continue
            found = True
            yield _row(
                headers, written, chosen, f"{place}{number}", given, encoding, media_type, notes, limit
            )
    except _BROKEN as error:
        why = str(error) if isinstance(error, csv.Error) else f"it is damaged ({type(error).__name__})"
        yield refusals.rest(sheet, f"row {number}", why)
        return
    if not found:
        yield refusals.empty(sheet, what="holds no row under its headers" if headers else "holds no row")


def _row(
    headers: Sequence[str],
    cells: Sequence[str],
    chosen: Mapping[str, int],
    origin: str,
    given: Given,
    encoding: str,
    media_type: str,
    notes: Sequence[str],
    limit: int | None,
) -> Received | Unread:
    by_header = {header: cell for header, cell in zip(headers, cells, strict=False) if header and cell}
    raw = json.dumps(by_header, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if limit is not None and len(raw) > limit:
        return refusals.too_large(origin, limit)
    fields = {field: cells[place] for field, place in chosen.items() if place < len(cells)}
    text, title = fields.pop("text", ""), fields.pop("title", "")
    broken = text.count("\ufffd")
    return record(
        f"{title}\n\n{text}" if title and text and not text.startswith(title) else text,
        raw.encode("utf-8", "surrogatepass"),
        fields=fields,
        media_type=media_type,
        origin=origin,
        given=given,
        encoding=encoding,
        notes=[*notes, f"{broken} broken characters stand as U+FFFD in the text"] if broken else notes,
    )


def _mapped(headers: Sequence[str], said: Mapping[str, str]) -> dict[str, int] | str:
    """Our field -> the column's place; or why there is no text to read. The user's word goes before the headers'."""
    places = {header.casefold(): place for place, header in reversed(list(enumerate(headers)))}
    chosen: dict[str, int] = {}
    for field, header in said.items():
        if header.casefold() not in places:
            return f"there is no column {header!r}; its columns are {_list(headers)}"
        chosen[field] = places[header.casefold()]
    taken = set(chosen.values())
    for place, header in enumerate(headers):
        field = _TOLD.get(re.sub(r"[\W_]+", "", header.casefold()), "")
        if field and field not in chosen and place not in taken:
            chosen[field] = place
    if "text" not in chosen:
        return f"no header says which column is the text; its columns are {_list(headers)}"
    return chosen


def _list(headers: Sequence[str]) -> str:
    shown = [header[:40] for header in headers if header][:20]
    return ", ".join(shown) if shown else "without headers"


def _said_of(headers: Sequence[str], chosen: Mapping[str, int], said: Mapping[str, str]) -> str:
    told = ", ".join(f"{field}={headers[place]}" for field, place in chosen.items())
    return f"columns {'as said' if said else 'told by their headers'}: {told}"


def _unique(cells: Sequence[str]) -> list[str]:
    """Headers on one line; a second column of one name keeps its place in the name, so that no cell is lost."""
    seen: set[str] = set()
    headers = []
    for place, cell in enumerate(cells, 1):
        header = " ".join(cell.split()) or f"column {place}"
        headers.append(header if header not in seen else f"{header} ({place})")
        seen.add(headers[-1])
    return headers


def _written(cell: object) -> str:
    """A cell as a person sees it: a date without the midnight that spreadsheets add, 12 and not 12.0."""
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
