"""One mark's drawing: shape by kind of source, fill by coverage, whisker, arrows, echoes, badges, strike.

The same for both charts: ``upward`` puts the figure's axis up (wide chart), else it runs right.
"""

import math
from dataclasses import dataclass

from khronika.drawing.chart.geometry import Box, around
from khronika.drawing.chart.marks import Coverage, Family, Mark
from khronika.drawing.chart.picture import Badge, Curve, Item, Line, Words
from khronika.drawing.chart.scales import Scale
from khronika.drawing.chart.text import text_width

R = 7.0
ECHO_R = 5.0
REACH = R + 2  # half the side of the square a shape may touch, its stroke included
ARROW = 28.0  # an open end: fixed length, an amount must not be read from it
CAP = 4.0
MOST_ECHOES = 3
BADGE_R = 9.0
MOST_BADGES = 4


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _polygon(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{_n(x)},{_n(y)}" for x, y in points) + "Z"


def outline(family: Family, x: float, y: float, r: float) -> str:
    """The shape's path around its centre."""
    if family is Family.STATE:
        s = r * 0.9
        return _polygon([(x - s, y - s), (x + s, y - s), (x + s, y + s), (x - s, y + s)])
    if family is Family.OBSERVERS:
        return (
            f"M{_n(x - r)},{_n(y)}a{_n(r)},{_n(r)} 0 1 1 {_n(2 * r)},0a{_n(r)},{_n(r)} 0 1 1 {_n(-2 * r)},0Z"
        )
    if family is Family.JOURNALISTS:
        return _polygon([(x, y - r * 1.08), (x + r * 1.08, y + r * 0.86), (x - r * 1.08, y + r * 0.86)])
    if family is Family.RIGHTS:
        s = r * 1.14
        return _polygon([(x, y - s), (x + s, y), (x, y + s), (x - s, y)])
    turn = [math.radians(-90 + 72 * corner) for corner in range(5)]
    return _polygon([(x + r * 1.05 * math.cos(a), y + r * 1.05 * math.sin(a)) for a in turn])


def left_half(family: Family, x: float, y: float, r: float) -> str:
    """The left half of the shape, for figures that cover part of the question."""
    if family is Family.STATE:
        s = r * 0.9
        return _polygon([(x - s, y - s), (x, y - s), (x, y + s), (x - s, y + s)])
    if family is Family.OBSERVERS:
        return f"M{_n(x)},{_n(y - r)}a{_n(r)},{_n(r)} 0 0 0 0,{_n(2 * r)}Z"
    if family is Family.JOURNALISTS:
        return _polygon([(x, y - r * 1.08), (x, y + r * 0.86), (x - r * 1.08, y + r * 0.86)])
    if family is Family.RIGHTS:
        s = r * 1.14
        return _polygon([(x, y - s), (x, y + s), (x - s, y)])
    turn = [math.radians(angle) for angle in (-90, -162, 126)]
    points = [(x + r * 1.05 * math.cos(a), y + r * 1.05 * math.sin(a)) for a in turn]
    return _polygon([*points, (x, points[-1][1])])


def shape_items(family: Family, coverage: Coverage, x: float, y: float, r: float = R) -> tuple[Item, ...]:
    """Full, half or hollow: the fill is how much of the question the figure covers."""
    fill = f"f-{family}" if coverage is Coverage.ALL else "f-paper"
    items: list[Item] = [Curve(outline(family, x, y, r), f"shape s-{family} {fill}")]
    if coverage is Coverage.SOME:
        items.append(Curve(left_half(family, x, y, r), f"f-{family}"))
    return tuple(items)


@dataclass(frozen=True, slots=True)
class Drawn:
    items: tuple[Item, ...]
    takes: tuple[Box, ...]

    @property
    def extent(self) -> Box:
        return around(self.takes)


def _axis_line(upward: bool, x: float, y: float, a: float, b: float, look: str) -> Line:
    """A line along the figure's axis from position ``a`` to ``b``."""
    return Line(x, a, x, b, look) if upward else Line(a, y, b, y, look)


def _cap(upward: bool, x: float, y: float, at: float, look: str) -> Line:
    return Line(x - CAP, at, x + CAP, at, look) if upward else Line(at, y - CAP, at, y + CAP, look)


def _reach(upward: bool, x: float, y: float, a: float, b: float) -> Box:
    low, high = min(a, b) - 1, max(a, b) + 1
    side = CAP + 1.5
    return Box(x - side, low, x + side, high) if upward else Box(low, y - side, high, y + side)


def _head(upward: bool, x: float, y: float, tip: float, way: float, look: str) -> Curve:
    """An arrow's head with its tip at ``tip``; ``way`` is +1 or -1 along the screen's axis."""
    back = tip - way * 5
    points = [(x - 4, back), (x, tip), (x + 4, back)] if upward else [(back, y - 4), (tip, y), (back, y + 4)]
    return Curve("M" + "L".join(f"{_n(px)},{_n(py)}" for px, py in points), look)


def _ends(mark: Mark, x: float, y: float, scale: Scale, upward: bool) -> Drawn:
    """Whiskers to the bounds, arrows for open ends."""
    items: list[Item] = []
    takes: list[Box] = []
    look = f"whisk s-{mark.family}"
    here = y if upward else x
    more = -1.0 if upward else 1.0
    for bound, way in ((mark.high, more), (mark.low, -more)):
        if bound is None:
            tip = here + way * (REACH + ARROW - 8)
            items += [
                _axis_line(upward, x, y, here + way * R, tip, look),
                _head(upward, x, y, tip, way, look),
            ]
            takes.append(_reach(upward, x, y, here, tip))
        elif (mark.low, mark.high) != (bound, bound) and abs(scale.at(bound) - here) > 2:
            at = scale.at(bound)
            items += [_axis_line(upward, x, y, here, at, look), _cap(upward, x, y, at, look)]
            takes.append(_reach(upward, x, y, here, at))
    return Drawn(tuple(items), tuple(takes))


def _echoes(mark: Mark, x: float, y: float) -> Drawn:
    """Relays, trailing right from ``x``: outlines of the same shape, dashed where the retelling changed something."""
    items: list[Item] = []
    for place, echo in enumerate(mark.echoes[:MOST_ECHOES]):
        look = f"echo s-{mark.family}{' drift' if echo.drift else ''}"
        items.append(Curve(outline(mark.family, x + ECHO_R + place * 9, y, ECHO_R), look))
    end = x + 2 * ECHO_R + (len(items) - 1) * 9 + 2
    rest = len(mark.echoes) - MOST_ECHOES
    if rest > 0:
        items.append(Words(end + 2, y + 4, f"+{rest}", "t2"))
        end += 4 + text_width(f"+{rest}", 12.5)
    return Drawn(tuple(items), (Box(x - 1, y - ECHO_R - 2, end, y + ECHO_R + 2),))


def badge_boxes(mark: Mark, x: float, y: float, top: float) -> tuple[tuple[Badge, Box], ...]:
    """Note letters stacked upwards at ``x``; pushed down where they would pass ``top``."""
    letters = mark.badges[:MOST_BADGES]
    first = max(y, top + BADGE_R + (len(letters) - 1) * 2 * (BADGE_R + 0.5))
    placed = []
    for place, letter in enumerate(letters):
        at = first - place * 2 * (BADGE_R + 0.5)
        placed.append((Badge(x, at, letter), Box(x - BADGE_R, at - BADGE_R, x + BADGE_R, at + BADGE_R)))
    return tuple(placed)


def draw(mark: Mark, x: float, y: float, scale: Scale, *, upward: bool) -> Drawn:
    """The whole mark but its badges and label."""
    ends = _ends(mark, x, y, scale, upward)
    body = Box(x - REACH, y - REACH, x + REACH, y + REACH)
    items = [*ends.items, *shape_items(mark.family, mark.coverage, x, y)]
    takes = [body, *ends.takes]
    if mark.struck:
        items.append(Line(x - 10, y - 10, x + 10, y + 10, "strike"))
        takes[0] = body.grown(2)
    if mark.echoes:
        start = x + REACH + 1 if upward else around(takes).x1 + 3
        echoes = _echoes(mark, start, y)
        items += echoes.items
        takes += echoes.takes
    return Drawn(tuple(items), tuple(takes))
