"""Plots of an estimate as SVG: pure text, no script, no font or picture from elsewhere; every number stands beside its mark.

Names of lists are the only words from outside, and are escaped. Colours are of text (currentColor) and one blue, so that dark pages and
printers keep them apart by shape and position too.
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

from khronika.estimating.posterior import Posterior
from khronika.estimating.tables import Table

_ROW = 22
_BLUE = "#2563a8"
_BROAD = frozenset("mwшщжюфмыъ@%—")
_MOST_LINES = 8  # of a name; what is longer ends with an ellipsis, and is whole in the mark's title
_LINE = 14
_WIDE = 7.0  # px of a character of a number or of words beside a mark, at most on average


@dataclass(frozen=True)
class Sheet:
    """What a plot is drawn on, in px: ``left`` is the room for names beside their marks (none: names stand above them), ``beside`` that of
    an UpSet plot, whose names always stand beside; ``right`` the least room for numbers. ``overlaps``: bars of an UpSet plot, the rest are
    added up in words."""

    width: int
    left: int
    beside: int
    right: int
    overlaps: int

    def letters(self, room: int) -> float:
        """Letters in a line of a name. One at 12 px is under 7.5 px wide, a capital under 12, so that a line stays within its room
        (tests/desk/test_plots_in_browser.py)."""
        return (room or self.width) // 7.8 - 1


WIDE = Sheet(640, 220, 220, 150, 24)
NARROW = Sheet(350, 0, 110, 100, 10)  # a telephone's page, at the size at which it is read


@dataclass(frozen=True)
class Range:
    """A row of a plot of intervals: ``said`` is printed beside it; without ``ends`` only that, such as why there is none."""

    name: str
    said: str
    ends: tuple[float, float, float] | None = None  # low, point, high


@dataclass(frozen=True)
class Words:
    """What plots say of themselves; another language hands in its own. ``number`` writes a number of people."""

    number: Callable[[float], str] = "{:,.0f}".format
    seen: str = "{n} seen"
    ratios: str = "{title}, on a scale of ratios"
    overlaps: str = "People on exactly these lists"
    smaller: str = "and {cells} smaller overlaps, {n} people"
    interval: str = "{point} ({low} to {high})"
    times: str = "times as many on no list as the method assumes"


ENGLISH = Words()


def _svg(sheet: Sheet, title: str, height: float, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {sheet.width} {height:.0f}" width="{sheet.width}" '
        f'height="{height:.0f}" font-family="sans-serif" font-size="12" fill="currentColor">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )


def _text(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _line(
    x: float, y: float, to_x: float, to_y: float, width: float = 1, colour: str = "currentColor"
) -> str:
    return f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" stroke="{colour}" stroke-width="{width:g}"/>'


def _bar(x: float, y: float, width: float, height: float) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0.5):.1f}" height="{height:.1f}" fill="{_BLUE}"/>'
    )


def _dot(x: float, y: float, radius: float, filled: bool = True) -> str:
    look = f'fill="{_BLUE}"' if filled else 'fill="none" stroke="currentColor" stroke-opacity="0.4"'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" {look}/>'


def _lines(words: str, most: float) -> list[str]:
    """All of it, wrapped after spaces, hyphens and signs of joining, or within a word where one fills a line; ``_MOST_LINES`` at most."""
    lines = [""]
    for word in re.findall(r"[^\s+-]*[\s+-]*", words):
        if lines[-1] and _letters(lines[-1] + word.rstrip()) > most:
            lines.append("")
        for letter in word:
            if _letters(lines[-1] + letter) > most and not letter.isspace():
                lines.append("")
            lines[-1] += letter
    lines = [line.strip() for line in lines if line.strip()] or [""]
    return lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]}…"]


def _letters(words: str) -> float:
    """Room in ordinary letters: capitals and broad letters take more."""
    return sum(1.6 if each.isupper() else 1.3 if each in _BROAD else 1.0 for each in words)


def _named(y: float, name: str, lines: Sequence[str], right: int) -> str:
    """The name in lines, the first at ``y``, up to ``right`` (from the left edge where that is 0); whole in its title where it has several."""
    x, anchor = (right - 8, "end") if right else (0, "start")
    words = "".join(_text(x, y + _LINE * n, line, anchor) for n, line in enumerate(lines))
    return f"<g><title>{escape(name)}</title>{words}</g>" if len(lines) > 1 else words


@dataclass(frozen=True)
class _Row:
    """Where the row of a name is: its ``words``, how far below the row's top its mark is, and how tall it is."""

    words: str
    mark: int
    tall: int


def _row(sheet: Sheet, y: float, name: str) -> _Row:
    """``y`` is the base line of the first line of the name."""
    lines = _lines(name, sheet.letters(sheet.left))
    words = _named(y, name, lines, sheet.left)
    if sheet.left:
        return _Row(words, 0, _ROW + _LINE * (len(lines) - 1))
    return _Row(words, _LINE * len(lines) + 4, _ROW + _LINE * len(lines) + 10)


def _room(sheet: Sheet, said: Sequence[str]) -> float:
    """Room at the right for the longest words beside a mark."""
    return min(max(sheet.right, 14 + _WIDE * max(map(len, said), default=0)), 0.47 * sheet.width)


def bars(title: str, rows: Sequence[tuple[str, float, str]], sheet: Sheet = WIDE) -> str:
    """Bars from zero: name, length, and the number as it is to be read. For people on each list, and graphs' weights."""
    most = max((length for _, length, _ in rows), default=1.0) or 1.0
    right = _room(sheet, [said for _, _, said in rows])
    parts, y = [], 10
    for name, length, said in rows:
        size, row = (sheet.width - sheet.left - right) * length / most, _row(sheet, y + 13, name)
        parts += [row.words, _bar(sheet.left, y + row.mark, size, 16)]
        parts.append(_text(sheet.left + size + 6, y + row.mark + 13, said))
        y += row.tall
    return _svg(sheet, title, y + 6, parts)


def ranges(
    title: str, rows: Sequence[Range], observed: int, words: Words = ENGLISH, sheet: Sheet = WIDE
) -> str:
    """Intervals under each other on one scale of people, the people seen as a line: methods side by side, each list left out."""
    ends = [each.ends for each in rows if each.ends]
    low, high = float(observed), max((each[2] for each in ends), default=observed + 1.0)
    right = _room(sheet, [each.said for each in rows if each.ends]) if sheet.left else 8
    # Where one interval dwarfs the others they are told apart on a scale of ratios.
    ratios = bool(ends) and high > 20 * max(min(each[2] for each in ends), 1.0)
    left = sheet.left or 8

    def place(number: float) -> float:
        part = (
            math.log(max(number, low, 1) / max(low, 1)) / math.log(max(high, 2) / max(low, 1))
            if ratios
            else (number - low) / max(high - low, 1)
        )
        return left + (sheet.width - left - right) * min(max(part, 0.0), 1.0)

    parts, y = [_text(sheet.left, 14, words.seen.format(n=words.number(observed)))], 34
    for each in rows:
        # Above its mark a name has the whole width, and what is said stands with it.
        row = _row(sheet, y + 4, each.name if sheet.left else f"{each.name}: {each.said}")
        mark = y + row.mark
        parts.append(row.words)
        y += row.tall if each.ends or sheet.left else row.tall - _ROW
        if each.ends:
            a, b, c = (place(end) for end in each.ends)
            parts += [_line(a, mark, c, mark, 3, _BLUE), _dot(b, mark, 5)]
        if sheet.left:
            x = place(each.ends[2]) + 8 if each.ends else left + 8
            parts.append(_text(x, mark + 4, each.said))
    bottom = y - 4
    if sheet.left:  # where names stand above the marks, the line would cross them
        parts.append(_line(left, 20, left, bottom - 8))
    return _svg(sheet, words.ratios.format(title=title) if ratios else title, bottom, parts)


def overlaps(table: Table, words: Words = ENGLISH, sheet: Sheet = WIDE) -> str:
    """An UpSet plot: people who stand on exactly the lists whose dots are filled, the largest overlaps first."""
    cells = sorted((int(c) for c in np.flatnonzero(table.counts)), key=lambda c: (-int(table.counts[c]), c))
    shown = cells[: sheet.overlaps]
    step = (sheet.width - sheet.beside - 10) / max(len(shown), 1)
    most = max((int(table.counts[cell]) for cell in shown), default=1)
    parts, floor = [], 140.0
    down = [0]  # where each list's row begins, below the bars; the last is where they end
    for name in table.lists:
        lines = _lines(name, sheet.letters(sheet.beside))
        parts.append(_named(floor + 22 + down[-1], name, lines, sheet.beside))
        down.append(down[-1] + 18 + _LINE * (len(lines) - 1))
    for place, cell in enumerate(shown):
        x = sheet.beside + step * (place + 0.5)
        tall = 110 * int(table.counts[cell]) / most
        parts.append(_bar(x - min(step, 16) / 2 + 1, floor - tall, min(step, 16) - 2, tall))
        said = words.number(int(table.counts[cell]))
        parts.append(f'<g font-size="9">{_text(x, floor - tall - 4, said, "middle")}</g>')
        on = [row for row in range(len(table.lists)) if cell >> row & 1]
        parts.append(_line(x, floor + 18 + down[on[0]], x, floor + 18 + down[on[-1]], 2, _BLUE))
        parts += [_dot(x, floor + 18 + down[row], 5, row in on) for row in range(len(table.lists))]
    height = floor + 24 + down[-1]
    if len(cells) > len(shown):
        rest = sum(int(table.counts[cell]) for cell in cells[sheet.overlaps :])
        height += 18
        said = words.smaller.format(cells=len(cells) - len(shown), n=words.number(rest))
        parts.append(_text(sheet.left, height - 6, said))
    return _svg(sheet, words.overlaps, height, parts)


def curve(title: str, posterior: Posterior, level: float, words: Words = ENGLISH, sheet: Sheet = WIDE) -> str:
    """The posterior of N as areas of equal numbers of people, up to its 99.5 % quantile; the interval as a line below."""
    first, last = int(posterior.values[0]), posterior.quantile(0.995)
    # Each area holds as many whole numbers as another, or a smooth curve would show teeth.
    step = max(1, math.ceil((last - first + 1) / 60))
    edges = first + step * np.arange(math.ceil((last - first + 1) / step) + 1)
    mass, _ = np.histogram(posterior.values, bins=edges - 0.5, weights=posterior.mass)
    across = (sheet.width - 40.0) / (step * len(mass))

    def place(number: float) -> float:
        return 20 + across * min(max(number - first, 0), step * len(mass))

    floor, top = 150.0, max(float(mass.max()), 1e-12)
    parts = [
        _bar(place(edges[i]), floor - 130 * float(share) / top, 0.9 * across * step, 130 * float(share) / top)
        for i, share in enumerate(mass)
        if share > 0
    ]
    low, high = posterior.interval(level)
    middle = posterior.quantile(0.5)
    parts += [
        _line(20, floor, sheet.width - 20, floor),
        _line(place(low), floor + 10, place(high), floor + 10, 3, _BLUE),
    ]
    parts += [_dot(place(middle), floor + 10, 5)]
    ends = {"point": words.number(middle), "low": words.number(low), "high": words.number(high)}
    parts.append(_text(sheet.width / 2, floor + 32, words.interval.format(**ends), "middle"))
    return _svg(sheet, title, floor + 42, parts)


def sensitivity_curve(
    title: str,
    observed: int,
    ends: tuple[float, float, float],
    most: float = 4.0,
    words: Words = ENGLISH,
    sheet: Sheet = WIDE,
) -> str:
    """N = n + xi m for xi from 0 to ``most``: a line for the point, the interval around it. ``ends``: low, point, high at xi = 1."""
    high = observed + most * (ends[2] - observed)

    def at(xi: float, end: float) -> tuple[float, float]:
        number = observed + xi * (end - observed)
        return 90 + (sheet.width - 130) * xi / most, 160 - 140 * (number - observed) / max(high - observed, 1)

    band = [at(0, ends[0]), at(most, ends[0]), at(most, ends[2])]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in band)
    parts = [f'<polygon points="{points}" fill="{_BLUE}" fill-opacity="0.25"/>']
    parts.append(_line(*at(0, ends[1]), *at(most, ends[1]), 2, _BLUE))
    parts += [_line(90, 160, sheet.width - 40, 160), _line(90, 20, 90, 160)]
    for number in (observed, (observed + high) / 2, high):
        y = 160 - 140 * (number - observed) / max(high - observed, 1)
        parts.append(_text(84, y + 4, words.number(number), "end"))
    for xi in range(int(most) + 1):
        parts.append(_text(at(xi, ends[1])[0], 176, f"{xi}", "middle"))
    lines = _lines(words.times, sheet.letters(sheet.width))
    parts += [_text(sheet.width / 2, 194 + _LINE * n, line, "middle") for n, line in enumerate(lines)]
    return _svg(sheet, title, 188 + _LINE * len(lines), parts)
