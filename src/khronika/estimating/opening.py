"""Opening a table: rows of 0 and 1 become counts of overlaps, or a refusal that says which row and column.

A refusal never repeats what a cell holds: in a table of people it may be a name.
"""

import csv
import io
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import BinaryIO

import numpy as np

from khronika.estimating.tables import Table, table_of
from khronika.nouns import NoEstimate

COUNT = "count"
ID = "id"
PREFIX = "in_"
UNSAID = "(not said)"  # the stratum of rows that leave the column empty
# 2^20 cells of counts are 8 MB; graphs take 7 lists at most, and drop-one needs no more either.
_MOST_LISTS = 20
_MOST_STRATA = 200  # more are most likely a column of names or ids
_LARGEST_COUNT = 10**8  # of people; more than any crackdown, and less than the bins of panels.py could blur
_WHOLE = re.compile(r"\+?(\d{1,12})(?:\.0+)?")


@dataclass(frozen=True)
class Opened:
    """The table of all people and, where a column was named, one table a stratum in order of their names."""

    table: Table
    strata: tuple[tuple[str, Table], ...] = ()


@dataclass(frozen=True)
class _Columns:
    lists: tuple[int, ...]
    names: tuple[str, ...]
    count: int | None
    by: int | None
    id: int | None


def open_table(stream: BinaryIO, *, by: str | None = None) -> Opened | NoEstimate:
    """Reads a CSV with a header: UTF-8, separated by comma, semicolon or tab.

    Columns ``in_*`` are the lists where there are some, else every column but ``count``, ``id`` and ``by``. Without ``count``
    a row is a person; an ``id`` that stands twice is refused, for a person is one row. Rows on the same lists are added. The file
    is read once, row by row, in constant memory (with ``id`` 8 bytes a row, and as many again at the end).
    """
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    try:
        first = text.readline()
        if not first.strip():
            return _refused("empty", "the table is empty", "Give it a header row and one row an overlap.")
        separator = max(",;\t", key=first.count)
        header = [name.strip() for name in next(csv.reader([first], delimiter=separator))]
        columns = _columns(header, by)
        if isinstance(columns, NoEstimate):
            return columns
        rows = _distinct(csv.reader(text, delimiter=separator), len(header), columns)
    except UnicodeDecodeError:
        return _refused("encoding", "the table is not in UTF-8", "Save it as CSV in UTF-8.")
    except csv.Error as error:
        return _refused("csv", f"the table is no CSV: {error}", "Save it as CSV in UTF-8.")
    finally:
        text.detach()
    return rows if isinstance(rows, NoEstimate) else _tables(rows, columns)


def _columns(header: Sequence[str], by: str | None) -> _Columns | NoEstimate:
    """Which column is what. Places in ``header``; ``None`` where there is no such column."""
    folded = [name.casefold() for name in header]
    if "" in header:
        return _refused("header", f"column {header.index('') + 1} has no name", "Name every column.")
    twice = sorted(name for name, times in Counter(folded).items() if times > 1)
    if twice:
        return _refused(
            "duplicate-column", f"two columns are called {twice[0]}", "Give each list a name of its own."
        )
    if by is not None and by.casefold() not in folded:
        return _refused("no-column", f"there is no column {by}", f"The columns are {', '.join(header)}.")
    count = folded.index(COUNT) if COUNT in folded else None
    apart = folded.index(by.casefold()) if by is not None else None
    given = folded.index(ID) if ID in folded and folded.index(ID) != apart else None
    rest = [place for place in range(len(header)) if place not in (count, apart, given)]
    lists = [place for place in rest if folded[place].startswith(PREFIX)] or rest
    if len(lists) > _MOST_LISTS:
        reason = f"there are {len(lists)} columns that would be lists; at most {_MOST_LISTS} are read"
        return _refused("many-lists", reason, "Name the list columns in_...; other columns are then ignored.")
    names = tuple(
        header[place][len(PREFIX) :] or header[place] if folded[place].startswith(PREFIX) else header[place]
        for place in lists
    )
    return _Columns(tuple(lists), names, count, apart, given)


def _distinct(
    rows: Iterable[Sequence[str]], width: int, columns: _Columns
) -> Mapping[tuple[str, ...], list[int]] | NoEstimate:
    """Each distinct row, with how often it stands and where first: ten million people have few distinct rows."""
    wanted = [place for place in (*columns.lists, columns.count, columns.by) if place is not None]
    take = itemgetter(*wanted) if len(wanted) > 1 else lambda row: (row[wanted[0]],)
    found: dict[tuple[str, ...], list[int]] = {}
    ids = array("q")  # hashes, two of which are alike by chance once in 300,000 tables of ten million rows
    for number, row in enumerate(rows, 2):
        if not row:
            continue
        if len(row) != width:
            reason = f"row {number} has {len(row)} columns and the header has {width}"
            return _refused("row", reason, "Write every row with the columns of the header.")
        known = found.setdefault(take(row), [0, number])
        known[0] += 1
        if columns.id is not None and row[columns.id].strip():
            ids.append(hash(row[columns.id].strip()))
    return _one_row_each(ids) or found


def _one_row_each(ids: "array[int]") -> NoEstimate | None:
    """A person in two rows would be counted twice, or on one list twice. The id itself is not repeated: it may be a name."""
    hashes = np.sort(np.frombuffer(ids, dtype=np.int64)) if ids else np.empty(0, dtype=np.int64)
    twice = len(np.unique(hashes[1:][hashes[1:] == hashes[:-1]]))
    if not twice:
        return None
    return _refused(
        "person-twice",
        f"{twice:,} of the people in column {ID} stand in more than one row",
        "Write each person once, with 1 for every list that names them, however often it does.",
    )


def _tables(rows: Mapping[tuple[str, ...], list[int]], columns: _Columns) -> Opened | NoEstimate:
    strata: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for cells, (times, number) in rows.items():
        read = _row(cells, number, columns)
        if isinstance(read, NoEstimate):
            return read
        mask, count = read
        stratum = cells[-1].strip() or UNSAID if columns.by is not None else ""
        strata[stratum][mask] += count * times
        if len(strata) > _MOST_STRATA:
            reason = f"the column named with --by has more than {_MOST_STRATA} different values"
            return _refused("many-strata", reason, "Choose a column with few values, such as a region.")
    if columns.by is not None and 2 * sum(sum(each.values()) == 1 for each in strata.values()) > len(strata):
        reason = "most values of the column named with --by stand for one person each, as names do"
        return _refused("strata-of-one", reason, "Choose a column with few values, such as a region.")
    whole: dict[int, int] = defaultdict(int)
    for each in strata.values():
        for mask, count in each.items():
            whole[mask] += count
    if sum(whole.values()) > _LARGEST_COUNT:
        return _refused("count", f"there are more than {_LARGEST_COUNT:,} people", "Check the column count.")
    apart = [(name, table_of(columns.names, strata[name])) for name in sorted(strata)]
    return Opened(table_of(columns.names, whole), tuple(apart) if columns.by is not None else ())


def _row(cells: tuple[str, ...], number: int, columns: _Columns) -> tuple[int, int] | NoEstimate:
    """Which lists the row is on, and how many people it stands for."""
    mask = 0
    for place, (name, cell) in enumerate(zip(columns.names, cells, strict=False)):
        value = cell.strip()
        if value not in ("0", "1"):
            what = "nothing" if not value else "something other than 0 or 1"
            remedy = (
                "Write 1 for on the list and 0 for not; name list columns in_... if others are not lists."
            )
            return _refused("not-0-1", f"row {number} has {what} in column {name}", remedy)
        mask |= (value == "1") << place
    count = 1 if columns.count is None else _count(cells[len(columns.names)].strip(), number)
    if isinstance(count, NoEstimate):
        return count
    if mask == 0 and count:
        return _refused(
            "on-no-list",
            f"row {number} counts people who are on no list: their number is what is to be estimated",
            "Leave the row out, or say on which list they stand.",
        )
    return mask, count


def _count(value: str, number: int) -> int | NoEstimate:
    whole = _WHOLE.fullmatch(value)
    if whole is not None and int(whole[1]) <= _LARGEST_COUNT:
        return int(whole[1])
    kinds = (
        ("negative-count", r"[-−]\d[\d.]*", "a negative count"),
        ("fractional-count", r"\d*[.,]\d+", "a fraction of a person as its count"),
    )
    for rule, form, what in kinds:
        if re.fullmatch(form, value):
            return _refused(
                rule, f"row {number} has {what}", "Counts are whole numbers of people, 0 or more."
            )
    return _refused(
        "count",
        f"row {number} has no whole number up to {_LARGEST_COUNT:,} as its count",
        "Counts are whole numbers of people; an unknown count is not 0.",
    )


def _refused(rule: str, reason: str, remedy: str) -> NoEstimate:
    return NoEstimate(f"table.{rule}", reason, remedy)
