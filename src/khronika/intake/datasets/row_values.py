"""What a row says, by its map: kind, time, place names, figures. Whatever could not be understood is told with its column and why.

A cell is never bent to fit: a date that may be two days, a word that the map does not know, a number that is none stays out of the claims and
in the list, and still stands in the row's text.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from khronika.intake.datasets.column_maps import ColumnMap, FigureColumns
from khronika.nouns import Figure, Kind, PartialDate, Precision, Scope, When

_MONTHS = {name: number for number, name in enumerate("january february march april may june july august september october november december".split(), 1)}  # fmt: skip
_SPELLED = re.compile(r"(\d{1,2}) ([A-Za-z]+) (\d{4})")
_NUMBER = re.compile(r"\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+|\d+")
_WEEK = dt.timedelta(days=6)  # a day known to a week may be six days from the one that is given


@dataclass(frozen=True, slots=True)
class Trouble:
    """A cell that says nothing we understand."""

    column: str
    cell: str
    why: str


@dataclass(frozen=True, slots=True)
class Value:
    """One thing that the row says: a kind, and a figure or none. ``column`` is where it stands, ``None`` for what the map says of every row."""

    kind: Kind
    column: str | None
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """``places`` are names from narrow to wide. ``values`` come in the order of the map."""

    values: tuple[Value, ...]
    when: When | None
    places: tuple[str, ...]
    agent: str | None
    target: str | None
    troubles: tuple[Trouble, ...]


Numbers = Callable[[str], Figure | None]


def values_of(cells: Mapping[str, str], plan: ColumnMap, numbers: Numbers) -> Said:
    """``numbers`` reads a number in words ("hundreds", "about 300"); ``None`` for what is none."""
    troubles: list[Trouble] = []
    when = _when(cells, plan, troubles)
    _date(cells, plan.published, troubles)
    values = [*_kinds(cells, plan, troubles)]
    figures = [found for each in plan.figures if (found := _figure(cells, each, when, numbers, troubles))]
    # A figure of the row's own kind is not told twice, with it and without it.
    counted = {each.kind for each in figures}
    values = [each for each in values if each.kind not in counted] + figures
    return Said(
        tuple(values),
        when,
        _places(cells, plan, troubles),
        _cell(cells, plan.agent),
        _cell(cells, plan.target),
        tuple(troubles),
    )


def _cell(cells: Mapping[str, str], column: str | None) -> str | None:
    return (cells.get(column, "").strip() or None) if column else None


def _kinds(cells: Mapping[str, str], plan: ColumnMap, troubles: list[Trouble]) -> list[Value]:
    if plan.kinds is None:
        return [Value(plan.kind, None)] if plan.kind else []
    column = plan.kinds.column
    cell = _cell(cells, column)
    if cell is None:
        troubles.append(Trouble(column, "", "is empty, so nobody says what happened"))
        return []
    if cell not in plan.kinds.values:
        troubles.append(Trouble(column, cell, "is no word that the map knows; add it to kinds"))
        return []
    meant = plan.kinds.values[cell]
    return [Value(Kind(meant), column)] if meant else []


def read_date(words: str) -> PartialDate | None:
    """``2031-05-07``, ``2031-05``, ``2031``, with a time or without, and ``7 May 2031``; ``None`` for what is none or may be two days."""
    found = _SPELLED.fullmatch(words.strip())
    if found:
        month = _MONTHS.get(found[2].casefold()) or next((number for name, number in _MONTHS.items() if name[:3] == found[2].casefold()), 0)  # fmt: skip
        words = f"{found[3]}-{month:02d}-{int(found[1]):02d}"
    try:
        return PartialDate.parse(words)
    except ValueError:
        return None


def _date(cells: Mapping[str, str], column: str | None, troubles: list[Trouble]) -> PartialDate | None:
    cell = _cell(cells, column)
    if cell is None or column is None:
        return None
    found = read_date(cell)
    if found is None:
        troubles.append(Trouble(column, cell, "is no date, or may be two; write 2031-05-07"))
    return found


def published_of(cells: Mapping[str, str], plan: ColumnMap) -> PartialDate | None:
    """When the row was published, as far as the map says where; UCDP and others give none."""
    return _date(cells, plan.published, [])


def _when(cells: Mapping[str, str], plan: ColumnMap, troubles: list[Trouble]) -> When | None:
    start, end = _date(cells, plan.start, troubles), _date(cells, plan.end, troubles)
    words = " to ".join(filter(None, (_cell(cells, plan.start), _cell(cells, plan.end))))
    if start is None and end is None:
        return None
    if plan.end is None:
        end = start
    if start and end and end.latest < start.earliest:
        troubles.append(Trouble(str(plan.end), words, "lies before the first day"))
        return None
    precision = _precision(cells, plan, troubles)
    if precision == "week" and start and start.day:
        start, end = PartialDate.of(start.earliest - _WEEK), PartialDate.of(start.earliest + _WEEK)
    elif precision in ("month", "year") and start and plan.end is None:
        start = end = PartialDate(start.year, start.month if precision == "month" else None)
    return When(start, end, _told(start, end), words, rule="import.columns")


def _precision(cells: Mapping[str, str], plan: ColumnMap, troubles: list[Trouble]) -> str | None:
    if plan.time_precision is None:
        return None
    cell = _cell(cells, plan.time_precision.column) or ""
    if cell not in plan.time_precision.values:
        troubles.append(Trouble(plan.time_precision.column, cell, "is no precision that the map knows; the date is taken as it stands"))  # fmt: skip
        return None
    return plan.time_precision.values[cell]


def _told(start: PartialDate | None, end: PartialDate | None) -> Precision:
    if start is None or end is None:
        return Precision.VAGUE
    if start != end:
        return Precision.DAYS
    return Precision.DAY if start.day else Precision.MONTH if start.month else Precision.YEAR


def _places(cells: Mapping[str, str], plan: ColumnMap, troubles: list[Trouble]) -> tuple[str, ...]:
    names = [(column, cell) for column in plan.place if (cell := _cell(cells, column))]
    if plan.place_level is not None:
        cell = _cell(cells, plan.place_level.column) or ""
        if cell not in plan.place_level.values:
            troubles.append(Trouble(plan.place_level.column, cell, "is no precision that the map knows; the place is taken as it stands"))  # fmt: skip
        narrowest = plan.place_level.values.get(cell)
        if narrowest in plan.place:
            wider = plan.place[plan.place.index(narrowest) :]
            names = [each for each in names if each[0] in wider]
    wide = [plan.country] if plan.country and names else []
    return tuple(dict.fromkeys([*(cell for _, cell in names), *wide]))


def _figure(
    cells: Mapping[str, str],
    asked: FigureColumns,
    when: When | None,
    numbers: Numbers,
    troubles: list[Trouble],
) -> Value | None:
    found = {
        column: _number(cells, column, numbers, troubles) for column in asked.columns if _cell(cells, column)
    }
    read = {column: figure for column, figure in found.items() if figure is not None}
    if not read:
        return None
    worded = read.get(asked.words or "")
    value, low, high = (read.get(name or "") for name in (asked.value, asked.low, asked.high))
    main = worded or value or low or high
    if main is None:  # never: ``read`` holds one of them
        return None
    least = worded.low if worded else (low or value or main).low
    most = worded.high if worded else (high or value or main).high
    if least is not None and most is not None and most < least:
        troubles.append(Trouble(str(asked.high), cells[str(asked.high)], "is less than the low figure"))
        return None
    if asked.zero == "nothing" and most == 0:
        return None
    column = next(name for name in asked.columns if name in read)
    exact = least == most
    figure = Figure(
        main.text,
        least,
        most,
        asked.unit,
        main.approx if worded else not exact,
        main.rule if worded or (value and exact) else "fig.exact" if exact else "fig.range",
        value.value if value else main.value if exact else None,
        scope=Scope(asked.population, (), when),
    )
    return Value(asked.kind, column, figure)


def _number(
    cells: Mapping[str, str], column: str, numbers: Numbers, troubles: list[Trouble]
) -> Figure | None:
    cell = cells[column].strip()
    plain = cell.removesuffix(".0")
    found = numbers(re.sub(r"[ ,\u00a0\u202f]", "", plain) if _NUMBER.fullmatch(plain) else cell)
    if found is None:
        troubles.append(Trouble(column, cell, "is no number, and no words for one"))
        return None
    return Figure(cell, found.low, found.high, found.unit, found.approx, found.rule, found.value)
