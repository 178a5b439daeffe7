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

WIDTH = 640
_ROW = 22
_LEFT = 220  # room for names
_RIGHT = 150  # room for numbers
_BLUE = "#2563a8"
_MOST_OVERLAPS = 24  # bars of an UpSet plot; the rest are added up in words
# An ordinary letter at 12 px is under 7.5 px wide, a capital under 12, so that a line stays within the room for names
# (tests/desk/test_plots_in_browser.py).
_LETTERS = 27
_BROAD = frozenset("mwшщжюфмыъ@%—")
_MOST_LINES = 8  # of a name; what is longer ends with an ellipsis, and is whole in the mark's title
_LINE = 14
_WIDE = 7.0  # px of a character of a number or of words beside a mark, at most on average


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


def _svg(title: str, height: float, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" '
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


def _name_lines(name: str) -> list[str]:
    """The whole name, wrapped after spaces and signs of joining, or within a word where one fills a line; ``_MOST_LINES`` at most."""
    lines = [""]
    for word in re.findall(r"[^\s+]*[\s+]*", name):
        if lines[-1] and _letters(lines[-1] + word.rstrip()) > _LETTERS:
            lines.append("")
        for letter in word:
            if _letters(lines[-1] + letter) > _LETTERS and not letter.isspace():
                lines.append("")
            lines[-1] += letter
    lines = [line.strip() for line in lines if line.strip()] or [""]
    return lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]}…"]


def _letters(words: str) -> float:
    """Room in ordinary letters: capitals and broad letters take more."""
    return sum(1.6 if each.isupper() else 1.3 if each in _BROAD else 1.0 for each in words)


def _named(y: float, name: str) -> str:
    """The name at the left, its first line at ``y``; whole in its title where lines were left out."""
    lines = _name_lines(name)
    words = "".join(_text(_LEFT - 8, y + _LINE * n, line, "end") for n, line in enumerate(lines))
    return f"<g><title>{escape(name)}</title>{words}</g>" if len(lines) > 1 else words


def _tall(name: str, least: int) -> int:
    return max(least, _LINE * len(_name_lines(name)) + least - _LINE)


def _room(said: Sequence[str]) -> float:
    """Room at the right for the longest words beside a mark."""
    return min(max(_RIGHT, 14 + _WIDE * max(map(len, said), default=0)), 300)


def bars(title: str, rows: Sequence[tuple[str, float, str]]) -> str:
    """Bars from zero: name, length, and the number as it is to be read. For people on each list, and graphs' weights."""
    most = max((length for _, length, _ in rows), default=1.0) or 1.0
    right = _room([said for _, _, said in rows])
    parts, y = [], 10
    for name, length, said in rows:
        size = (WIDTH - _LEFT - right) * length / most
        parts += [_named(y + 13, name), _bar(_LEFT, y, size, 16)]
        parts.append(_text(_LEFT + size + 6, y + 13, said))
        y += _tall(name, _ROW)
    return _svg(title, y + 6, parts)


def ranges(title: str, rows: Sequence[Range], observed: int, words: Words = ENGLISH) -> str:
    """Intervals under each other on one scale of people, the people seen as a line: methods side by side, each list left out."""
    ends = [each.ends for each in rows if each.ends]
    low, high = float(observed), max((each[2] for each in ends), default=observed + 1.0)
    right = _room([each.said for each in rows if each.ends])
    # Where one interval dwarfs the others they are told apart on a scale of ratios.
    ratios = bool(ends) and high > 20 * max(min(each[2] for each in ends), 1.0)

    def place(number: float) -> float:
        part = (
            math.log(max(number, low, 1) / max(low, 1)) / math.log(max(high, 2) / max(low, 1))
            if ratios
            else (number - low) / max(high - low, 1)
        )
        return _LEFT + (WIDTH - _LEFT - right) * min(max(part, 0.0), 1.0)

    bottom = 30 + sum(_tall(each.name, _ROW) for each in rows)
    parts = [
        _text(_LEFT, 14, words.seen.format(n=words.number(observed))),
        _line(_LEFT, 20, _LEFT, bottom - 8),
    ]
    y = 34
    for each in rows:
        parts.append(_named(y + 4, each.name))
        if each.ends:
            a, b, c = (place(end) for end in each.ends)
            parts += [_line(a, y, c, y, 3, _BLUE), _dot(b, y, 5)]
            parts.append(_text(c + 8, y + 4, each.said))
        else:
            parts.append(_text(_LEFT + 8, y + 4, each.said))
        y += _tall(each.name, _ROW)
    return _svg(words.ratios.format(title=title) if ratios else title, bottom, parts)


def overlaps(table: Table, words: Words = ENGLISH) -> str:
    """An UpSet plot: people who stand on exactly the lists whose dots are filled, the largest overlaps first."""
    cells = sorted((int(c) for c in np.flatnonzero(table.counts)), key=lambda c: (-int(table.counts[c]), c))
    shown = cells[:_MOST_OVERLAPS]
    step = (WIDTH - _LEFT - 10) / max(len(shown), 1)
    most = max((int(table.counts[cell]) for cell in shown), default=1)
    parts, floor = [], 140.0
    down = [0]  # where each list's row begins, below the bars; the last is where they end
    for name in table.lists:
        parts.append(_named(floor + 22 + down[-1], name))
        down.append(down[-1] + _tall(name, 18))
    for place, cell in enumerate(shown):
        x = _LEFT + step * (place + 0.5)
        tall = 110 * int(table.counts[cell]) / most
        parts.append(_bar(x - min(step, 16) / 2 + 1, floor - tall, min(step, 16) - 2, tall))
        said = words.number(int(table.counts[cell]))
        parts.append(f'<g font-size="9">{_text(x, floor - tall - 4, said, "middle")}</g>')
        on = [row for row in range(len(table.lists)) if cell >> row & 1]
        parts.append(_line(x, floor + 18 + down[on[0]], x, floor + 18 + down[on[-1]], 2, _BLUE))
        parts += [_dot(x, floor + 18 + down[row], 5, row in on) for row in range(len(table.lists))]
    height = floor + 24 + down[-1]
    if len(cells) > len(shown):
        rest = sum(int(table.counts[cell]) for cell in cells[_MOST_OVERLAPS:])
        height += 18
        said = words.smaller.format(cells=len(cells) - len(shown), n=words.number(rest))
        parts.append(_text(_LEFT, height - 6, said))
    return _svg(words.overlaps, height, parts)


def curve(title: str, posterior: Posterior, level: float, words: Words = ENGLISH) -> str:
    """The posterior of N as areas of equal numbers of people, up to its 99.5 % quantile; the interval as a line below."""
    first, last = int(posterior.values[0]), posterior.quantile(0.995)
    # Each area holds as many whole numbers as another, or a smooth curve would show teeth.
    step = max(1, math.ceil((last - first + 1) / 60))
    edges = first + step * np.arange(math.ceil((last - first + 1) / step) + 1)
    mass, _ = np.histogram(posterior.values, bins=edges - 0.5, weights=posterior.mass)
    across = (WIDTH - 40.0) / (step * len(mass))

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
        _line(20, floor, WIDTH - 20, floor),
        _line(place(low), floor + 10, place(high), floor + 10, 3, _BLUE),
    ]
    parts += [_dot(place(middle), floor + 10, 5)]
    ends = {"point": words.number(middle), "low": words.number(low), "high": words.number(high)}
    parts.append(_text(WIDTH / 2, floor + 32, words.interval.format(**ends), "middle"))
    return _svg(title, floor + 42, parts)


def sensitivity_curve(
    title: str, observed: int, ends: tuple[float, float, float], most: float = 4.0, words: Words = ENGLISH
) -> str:
    """N = n + xi m for xi from 0 to ``most``: a line for the point, the interval around it. ``ends``: low, point, high at xi = 1."""
    high = observed + most * (ends[2] - observed)

    def at(xi: float, end: float) -> tuple[float, float]:
        number = observed + xi * (end - observed)
        return 90 + (WIDTH - 130) * xi / most, 160 - 140 * (number - observed) / max(high - observed, 1)

    band = [at(0, ends[0]), at(most, ends[0]), at(most, ends[2])]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in band)
    parts = [f'<polygon points="{points}" fill="{_BLUE}" fill-opacity="0.25"/>']
    parts.append(_line(*at(0, ends[1]), *at(most, ends[1]), 2, _BLUE))
    parts += [_line(90, 160, WIDTH - 40, 160), _line(90, 20, 90, 160)]
    for number in (observed, (observed + high) / 2, high):
        y = 160 - 140 * (number - observed) / max(high - observed, 1)
        parts.append(_text(84, y + 4, words.number(number), "end"))
    for xi in range(int(most) + 1):
        parts.append(_text(at(xi, ends[1])[0], 176, f"{xi}", "middle"))
    parts.append(_text(WIDTH / 2, 194, words.times, "middle"))
    return _svg(title, 202, parts)
