"""Lists of people: CSV, TSV, XLSX and JSON, an entry a row, or pasted lines. Every row keeps its raw cells; no message holds one.

Which column is what is said by a saved map or told by the headers; what was taken stands in ``PersonList.columns``, to be
saved. Where no column is a name, two have one header, or nothing is readable, the list is refused.
"""

import csv
import io
import itertools
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from khronika.intake import refusals
from khronika.intake.content import binary_kind, decode
from khronika.intake.pasted import HEADERS, pasted
from khronika.intake.unpacking import BROKEN, open_zip
from khronika.nouns import (
    PartialDate,
    PersonList,
    PersonRecord,
    Protected,
    Sex,
    Unread,
    canonical_json,
    digest,
    make_id,
)

MAX_LIST = 200_000_000  # bytes: a million entries with long cells
# Linking holds all entries in memory at once: a million take about 4 GB. A longer file is no list of known people.
MAX_ENTRIES = 1_000_000
_HEADERS = {
    "name": "name fullname person detainee фио имяфамилия полноеимя человек задержанный атыжөні тегіаты есімі",
    "given": "given givenname firstname first имя аты есім",
    "family": "family familyname surname lastname last фамилия тегі",
    "father": "father patronymic middlename отчество әкесініңаты",
    "sex": "sex gender пол жынысы",
    "born": "born birth birthdate dateofbirth dob yearofbirth birthyear датарождения годрождения туғанкүні туғанжылы",
    "age": "age возраст жасы",
    "place": "place city town residence where город место где тұрғылықтыжері тұратынжері қала қаласы қайда",
    "held_at": "heldat facility detentionplace местозадержания местосодержания ұсталғанжері",
    "date": "date day when detained detainedon dateofdetention датазадержания дата день когда күні ұсталғанкүні қашан",
    "status": "status статус мәртебесі",
    "source": "source источник дереккөз",
    "own_id": "id no number номер код",
    "consent": "consent согласие келісім",
    "consent_scope": "consentscope scopeofconsent consentcovers объёмсогласия объемсогласия келісімаясы",
    "others": "othernames otherspellings aliases alias aka другиенаписания варианты такжеизвестен басқажазылуы",
}
FIELDS = tuple(_HEADERS)
_TOLD = {header: field for field, headers in _HEADERS.items() for header in headers.split()}
_WOMEN = frozenset("f ж w woman female женский жен жена әйел ә".split())
_MEN = frozenset("m м man male мужской муж ер е еркек".split())
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_WHOLE = re.compile(r"\d{1,3}")
Rows = list[dict[str, str]]


def receive_list(
    path: str | Path, columns: Mapping[str, str] | None = None, *, stdin: BinaryIO | None = None
) -> PersonList | Unread:
    """One edition of a list. ``columns`` is a saved map, field -> header; without it the headers tell. ``-`` is ``stdin``: a table
    where its first line names the columns, else pasted lines; so is a ``.txt``."""
    origin = str(path)
    if origin == "-":
        raw = stdin.read(MAX_LIST + 1) if stdin is not None else b""
        return _received(raw, origin, columns) if len(raw) <= MAX_LIST else _too_large(origin)
    try:
        if Path(path).stat().st_size > MAX_LIST:
            return _too_large(origin)
        raw = Path(path).read_bytes()
    except FileNotFoundError:
        return refusals.missing(origin)
    except OSError as error:
        return refusals.unreadable(origin, error)
    return _received(raw, origin, columns)


def _received(raw: bytes, origin: str, columns: Mapping[str, str] | None) -> PersonList | Unread:
    if raw.count(b"\n") > MAX_ENTRIES:
        return _too_many(origin)
    lines = _lines(raw, origin)
    if lines is not None:
        return lines
    rows = rows_of(raw, origin)
    if isinstance(rows, Unread):
        return rows
    if not rows:
        return refusals.empty(origin, digest(raw), what="holds no entry")
    chosen = _mapped(list(rows[0]), columns or {})
    if isinstance(chosen, str):
        return Unread(
            origin, "list.columns", f"{origin}: {chosen}", f"Map the columns; fields are {', '.join(FIELDS)}."
        )
    return _listed(_called(origin), digest(raw), chosen, rows)


def _called(origin: str) -> str:
    return "pasted" if origin == "-" else Path(origin).stem


_SPLIT = "Split it, by year or by place, and link the parts that can hold the same people."


def _too_many(origin: str) -> Unread:
    return Unread(origin, "list.too-many", f"{origin} has more than {MAX_ENTRIES:,} entries", _SPLIT)


def _too_large(origin: str) -> Unread:
    return Unread(
        origin,
        "list.too-large",
        f"{origin} is larger than {MAX_LIST / 1e6:g} MB, the most a list may have",
        _SPLIT,
    )


def _lines(raw: bytes, origin: str) -> PersonList | Unread | None:
    """A list pasted as lines; ``None`` where it is a table or a file of another kind."""
    if (origin != "-" and not origin.lower().endswith((".txt", ".md"))) or binary_kind(raw):
        return None
    decoded = decode(raw)
    if decoded is None or not decoded.text.strip():
        return None
    first = next(line for line in decoded.text.splitlines() if line.strip())
    headers = [cell.strip().strip('"') for cell in re.split(r"[,;\t]", first)]
    if isinstance(_mapped(headers, {}), dict):
        return None  # its first line names the columns
    found = pasted(decoded.text)
    if not found.rows:
        return refusals.empty(origin, digest(raw), what="has no line that begins with a name of two words")
    chosen = {field: field for field in HEADERS if field in FIELDS}
    taken = _listed(_called(origin), digest(raw), chosen, found.rows, found.numbers)
    notes = list(taken.notes)
    if found.unread:
        told = ", ".join(str(number) for number, _ in found.unread[:10]) + (
            " ..." if len(found.unread) > 10 else ""
        )
        notes.append(f"{len(found.unread)} lines of {origin} begin with no name and are no entries: {told}")
    if found.rest:
        notes.append(
            f"{found.rest} entries of {origin} have parts that were not understood; they are kept as written"
        )
    return replace(taken, notes=tuple(notes), unread=found.unread)


def rows_of(raw: bytes, origin: str) -> Rows | Unread:
    """A table's rows by their headers, empty ones left out, white space run together; why not, where it is none."""
    if origin.lower().endswith(".xlsx"):
        return _sheet(raw, origin)
    kind = binary_kind(raw)
    if kind:
        return refusals.binary(origin, kind, digest(raw))
    decoded = decode(raw)
    if decoded is None:
        return refusals.encoding(origin, digest(raw))
    if origin.lower().endswith((".json", ".jsonl")):
        return _objects(decoded.text, origin, digest(raw))
    first = next((line for line in decoded.text.splitlines() if line.strip()), "")
    try:
        return _table(
            list(csv.reader(io.StringIO(decoded.text), delimiter=max(",;\t", key=first.count))), origin
        )
    except csv.Error:
        return refusals.broken(origin, "a CSV", "its quotation marks or line ends are not those of one")


def _sheet(raw: bytes, origin: str) -> Rows | Unread:
    import openpyxl  # a quarter of a second to import

    archive = open_zip(io.BytesIO(raw), origin, "an XLSX")
    if isinstance(archive, Unread):
        return archive
    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        read = itertools.islice(book.worksheets[0].iter_rows(values_only=True), MAX_ENTRIES + 2)
        cells = [[_written(cell) for cell in row] for row in read]
    except BROKEN as error:
        return refusals.broken(origin, "an XLSX", f"it is damaged ({type(error).__name__})")
    if len(cells) > MAX_ENTRIES + 1:
        return _too_many(origin)
    return _table(cells, origin)


def _written(cell: object) -> str:
    """As a person sees it: 1987 and not 1987.0."""
    return (
        "" if cell is None else str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    )


def _objects(text: str, origin: str, sha256: str) -> Rows | Unread:
    try:
        lines = origin.lower().endswith(".jsonl")
        held: Any = [_parsed(line) for line in text.splitlines() if line.strip()] if lines else _parsed(text)
    except _Twice:
        return _duplicate(origin, "an entry with the same key twice")
    except ValueError:
        return refusals.broken(origin, "JSON", "it does not parse", sha256)
    if not isinstance(held, list) or not all(isinstance(row, dict) for row in held):
        return refusals.broken(origin, "a list of people", "it is no array of objects", sha256)
    headers = list(dict.fromkeys(str(key) for row in held for key in row))
    return [{key: "" if row.get(key) is None else str(row[key]) for key in headers} for row in held]


class _Twice(Exception):
    """A key stands twice in one object: json would keep the last in silence."""


def _parsed(text: str) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({key for key, _ in pairs}) < len(pairs):
            raise _Twice
        return dict(pairs)

    return json.loads(text, object_pairs_hook=once)


def _duplicate(origin: str, what: str) -> Unread:
    return Unread(
        origin, "list.duplicate-column", f"{origin} has {what}", "Give each column a header of its own."
    )


def _table(cells: Sequence[Sequence[str]], origin: str) -> Rows | Unread:
    rows = [[" ".join(cell.split()) for cell in row] for row in cells if any(cell.strip() for cell in row)]
    if not rows:
        return []
    named = [header.casefold() for header in rows[0] if header]
    twice = sorted({header for header in named if named.count(header) > 1})
    if twice:
        return _duplicate(origin, f"two columns called {twice[0][:40]}")
    headers = [header or f"column {place}" for place, header in enumerate(rows[0], 1)]
    return [dict(zip(headers, [*row, *[""] * len(headers)], strict=False)) for row in rows[1:]]


def _mapped(headers: Sequence[str], said: Mapping[str, str]) -> dict[str, str] | str:
    """Field -> header; or why there is no name to read."""
    unknown = [field for field in said if field not in FIELDS]
    absent = [header for header in said.values() if header not in headers]
    if unknown or absent:
        return (
            f"the column map speaks of {', '.join([*unknown, *absent])}, which is no field or no column of it"
        )
    chosen = dict(said)
    for header in headers:
        field = _TOLD.get(re.sub(r"[\W_]+", "", header.casefold()), "")
        if field and field not in chosen and header not in chosen.values():
            chosen[field] = header
    return chosen if {"name", "given", "family"} & set(chosen) else "no header says which column is the name"


def _listed(
    name: str, edition: str, chosen: Mapping[str, str], rows: Rows, numbers: Sequence[int] | None = None
) -> PersonList:
    """``numbers`` of the rows as a person counts them: from 2 on under a line of headers."""
    counted = zip(numbers or range(2, len(rows) + 2), rows, strict=True)
    records = [_record(name, edition, number, row, chosen) for number, row in counted]
    notes = []
    for field in ("born", "date", "age", "sex"):
        if field in chosen:
            lost = sum(
                bool(row[chosen[field]]) and getattr(record, field) is None
                for row, record in zip(rows, records, strict=True)
            )
            if lost:
                notes.append(
                    f"{lost} of {len(rows)} entries have a {field} that cannot be read; there it is unknown"
                )
    return PersonList(name, edition, tuple(sorted(chosen.items())), tuple(records), tuple(notes))


def columns_not_taken(taken: PersonList) -> tuple[str, ...]:
    """The headers of a table under which nothing was looked for, to be said: a day or a place that is not seen links nobody. Their cells
    are kept. Of pasted lines there are none."""
    held: dict[str, str] = json.loads(taken.records[0].cells.reveal()) if taken.records else {}
    seen = {header for _, header in taken.columns} | set(HEADERS)
    return tuple(header for header in held if header not in seen and not re.fullmatch(r"column \d+", header))


def _record(
    name: str, edition: str, number: int, row: Mapping[str, str], chosen: Mapping[str, str]
) -> PersonRecord:
    def said(field: str) -> str:
        return row[chosen[field]].strip() if field in chosen else ""

    def kept(field: str) -> Protected | None:
        return Protected(said(field)) if said(field) else None

    whole = said("name") or " ".join(filter(None, map(said, ("family", "given", "father"))))
    sex = said("sex").casefold().rstrip(".")
    return PersonRecord(
        id=make_id("p", edition, number),
        list=name,
        edition=edition,
        row=number,
        cells=Protected(canonical_json(dict(row))),
        name=Protected(whole),
        given=kept("given"),
        family=kept("family"),
        father=kept("father"),
        others=tuple(Protected(each.strip()) for each in re.split(r"[;/|]", said("others")) if each.strip()),
        sex=Sex.WOMAN if sex in _WOMEN else Sex.MAN if sex in _MEN else None,
        born=_date(said("born")),
        age=int(said("age")) if _WHOLE.fullmatch(said("age")) else None,
        place=said("place") or None,
        held_at=said("held_at") or None,
        date=_date(said("date")),
        status=said("status") or None,
        source=said("source") or None,
        own_id=kept("own_id"),
        consent=said("consent") or None,
        consent_scope=said("consent_scope") or None,
    )


def _date(words: str) -> PartialDate | None:
    """YYYY, YYYY-MM, YYYY-MM-DD, or DD.MM.YYYY as lists in Cyrillic write it; else unknown."""
    found = _DAY_FIRST.fullmatch(words)
    try:
        return PartialDate(int(found[3]), int(found[2]), int(found[1])) if found else PartialDate.parse(words)
    except ValueError:
        return None
