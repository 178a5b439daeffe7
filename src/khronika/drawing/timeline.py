"""When things happened, as a picture: a bar of ink where the day is said, hatched where it was some time within, an arrow where an end
is open. No Django here.

Time is cut into cells of a day, a month or a year, whichever leaves few enough; empty stretches are cut out and counted. What has no
date stands in the last column.
"""

import datetime as dt
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from khronika.drawing.chart.text import cut
from khronika.nouns import PartialDate, Precision, When

_NAMES, _GAP, _ROW, _HEAD, _LAST = 330.0, 30.0, 24.0, 30.0, 110.0
_BAR = 12.0
_OPEN = 50.0  # an open end is drawn so far from the other: its length says nothing
_LABEL = 13.0


class Step(Enum):
    """What one cell holds."""

    DAY, MONTH, YEAR = 1, 2, 3


# How wide a cell is, so that its name fits, and how many of them fit a page beside the names of the rows.
_WIDE = {Step.DAY: 80.0, Step.MONTH: 100.0, Step.YEAR: 68.0}
_MOST = {Step.DAY: 10, Step.MONTH: 8, Step.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that happened. ``when`` is ``None`` where nobody says."""

    name: str
    href: str
    when: When | None


@dataclass(frozen=True, slots=True)
class Said:
    """How cells are named: a date in the reader's language, and "4 days" for what was cut out."""

    date: Callable[[PartialDate], str]
    between: Callable[[int, Step], str]
    not_given: str
    title: str


def timeline(rows: Sequence[Row], said: Said) -> str:
    """An SVG; empty where no row has a date."""
    step = _step(rows)
    cells = _cells(rows, step)
    if not cells:
        return ""
    lefts, right = _columns(cells, _WIDE[step])
    height = _HEAD + _ROW * len(rows) + 8
    width = right + _LAST
    root = ET.Element(
        "svg", {"class": "chart timeline", "viewBox": f"0 0 {width:g} {height:g}", "role": "group"}
    )
    root.set("width", f"{width:g}")
    root.set("aria-label", said.title)
    _hatch(root)
    _heads(root, cells, lefts, right, height, step, said)
    for number, row in enumerate(rows):
        y = _HEAD + _ROW * number
        link = ET.SubElement(root, "a", {"href": row.href, "class": "mark-link"})
        words = ET.SubElement(link, "text", {"x": "0", "y": f"{y + 16:g}"})
        words.text = cut(row.name, _LABEL, _NAMES - 16)
        if words.text != row.name:
            ET.SubElement(link, "title").text = row.name
        _bar(root, row.when, cells, lefts, right, y + (_ROW - _BAR) / 2, step)
    return ET.tostring(root, encoding="unicode")


def _index(day: dt.date, step: Step) -> int:
    """Cells are numbered from the beginning of the calendar."""
    if step is Step.DAY:
        return day.toordinal()
    return day.year * 12 + day.month - 1 if step is Step.MONTH else day.year


def _date(index: int, step: Step) -> PartialDate:
    if step is Step.DAY:
        return PartialDate.of(dt.date.fromordinal(index))
    return PartialDate(index // 12, index % 12 + 1) if step is Step.MONTH else PartialDate(index)


def _step(rows: Sequence[Row]) -> Step:
    return next((step for step in Step if len(_cells(rows, step)) <= _MOST[step]), Step.YEAR)


def _cells(rows: Sequence[Row], step: Step) -> list[int]:
    """Those that an end of some row lies in, and the days between the ends of a short one."""
    found: set[int] = set()
    for row in rows:
        ends = [end for end in (row.when.earliest, row.when.latest) if end is not None] if row.when else []
        marks = [_index(end, step) for end in ends]
        if marks and marks[-1] - marks[0] < _MOST[step]:
            found.update(range(marks[0], marks[-1] + 1))
        found.update(marks)
    return sorted(found)


def _columns(cells: Sequence[int], wide: float) -> tuple[dict[int, float], float]:
    """Where each cell begins, and where the last one ends."""
    lefts, at = {}, _NAMES
    for before, cell in zip((None, *cells), cells, strict=False):
        at += _GAP if before is not None and cell - before > 1 else 0.0
        lefts[cell] = at
        at += wide
    return lefts, at


def _heads(
    root: ET.Element,
    cells: Sequence[int],
    lefts: dict[int, float],
    right: float,
    height: float,
    step: Step,
    said: Said,
) -> None:
    for before, cell in zip((None, *cells), cells, strict=False):
        x = lefts[cell]
        ET.SubElement(root, "line", {"class": "grid", "x1": f"{x:g}", "x2": f"{x:g}", "y1": f"{_HEAD - 6:g}", "y2": f"{height:g}"})  # fmt: skip
        date = _date(cell, step)
        # The year stands where it changes, under nothing else: a column is as wide as a day and a month.
        told = said.date(date)
        head = ET.SubElement(root, "text", {"class": "th small", "x": f"{x + 3:g}", "y": "20"})
        head.text = cut(told, 11, _WIDE[step] - 4, bold=True)
        ET.SubElement(head, "title").text = told
        if before is not None and cell - before > 1:
            gap = ET.SubElement(root, "text", {"class": "t2 mid", "x": f"{x - _GAP / 2:g}", "y": "20"})
            gap.text = "…"
            ET.SubElement(gap, "title").text = said.between(cell - before - 1, step)
    ET.SubElement(root, "line", {"class": "axis", "x1": f"{right + 8:g}", "x2": f"{right + 8:g}", "y1": f"{_HEAD - 6:g}", "y2": f"{height:g}"})  # fmt: skip
    ET.SubElement(
        root, "text", {"class": "th small", "x": f"{right + 12:g}", "y": "20"}
    ).text = said.not_given


def _bar(
    root: ET.Element,
    when: When | None,
    cells: Sequence[int],
    lefts: dict[int, float],
    right: float,
    y: float,
    step: Step,
) -> None:
    if when is None:
        _rect(root, "within", right + 14, right + _LAST - 20, y)
        return
    start = lefts[_index(when.earliest, step)] if when.earliest else None
    end = lefts[_index(when.latest, step)] + _WIDE[step] if when.latest else None
    left = start + 2 if start is not None else _near_end(end, -1)
    last = end - 2 if end is not None else _near_end(start, 1)
    exact = when.earliest is not None and when.earliest == when.latest and step is Step.DAY
    vague = when.precision is Precision.VAGUE
    _rect(root, "day" if exact and not vague else "within", left, last, y)
    middle = y + _BAR / 2
    if start is None or vague:
        _arrow(root, left, -1, middle)
    if end is None or vague:
        _arrow(root, last, 1, middle)


def _near_end(other: float | None, side: int) -> float:
    return (other or _NAMES) + side * _OPEN


def _rect(root: ET.Element, look: str, left: float, right: float, y: float) -> None:
    box = {"x": f"{left:g}", "y": f"{y:g}", "width": f"{max(right - left, 4):g}", "height": f"{_BAR:g}"}
    if look == "within":
        ET.SubElement(root, "rect", {"fill": "url(#within)", **box})
    ET.SubElement(root, "rect", {"class": f"bar-{look}", **box})


def _arrow(root: ET.Element, x: float, side: int, y: float) -> None:
    tip = x + side * 9
    ET.SubElement(root, "path", {"class": "bar-arrow", "d": f"M{x:g},{y:g}H{tip:g}m{-side * 4},-4l{side * 4},4l{-side * 4},4"})  # fmt: skip


def _hatch(root: ET.Element) -> None:
    """The only pattern on a page of its name."""
    pattern = ET.SubElement(
        root,
        "pattern",
        {
            "id": "within",
            "width": "6",
            "height": "6",
            "patternUnits": "userSpaceOnUse",
            "patternTransform": "rotate(45)",
        },
    )
    ET.SubElement(pattern, "line", {"class": "hatch-ink", "x1": "0", "y1": "0", "x2": "0", "y2": "6"})
