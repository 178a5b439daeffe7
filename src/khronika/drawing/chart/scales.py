"""Axes: a number to a position, and the ticks worth printing."""

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_STEPS = ((1, 2, 5), (1, 3), (1,))


@dataclass(frozen=True, slots=True)
class Scale:
    """From numbers to positions. ``start`` is the position of ``low``, ``end`` of ``high``; they may run either way.

    On a log scale zero has no place, so it gets one of its own at ``zero`` (``None``: no figure is zero).
    """

    low: float
    high: float
    start: float
    end: float
    log: bool
    zero: float | None = None
    ticks: tuple[float, ...] = ()

    def at(self, number: float) -> float:
        if self.log and number <= 0:
            return self.start if self.zero is None else self.zero
        turn: Callable[[float], float] = math.log if self.log else float
        share = (turn(number) - turn(self.low)) / (turn(self.high) - turn(self.low))
        return self.start + min(max(share, 0.0), 1.0) * (self.end - self.start)


def _decades(low: float, high: float, steps: Sequence[int]) -> tuple[float, ...]:
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    numbers = (step * 10.0**power for power in range(first, last + 1) for step in steps)
    return tuple(number for number in numbers if low <= number <= high)


def _even(low: float, high: float, most: int) -> tuple[float, ...]:
    """Round numbers at equal distances, at most ``most`` of them."""
    rough = (high - low) / max(most, 1)
    if rough <= 0:
        return (low,)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next((n * power for n in (1, 2, 5, 10) if n * power >= rough), 10 * power)
    first, last = math.ceil(low / step), math.floor(high / step)
    return tuple(round(n * step, 10) for n in range(first, last + 1))


def _far_enough(ticks: Sequence[float], scale: Scale, apart: float) -> bool:
    places = [scale.at(tick) for tick in ticks]
    return all(abs(b - a) >= apart for a, b in itertools.pairwise(places))


def log_scale(
    numbers: Sequence[float], start: float, end: float, *, apart: float, zero_room: float = 36
) -> Scale:
    """A log axis that holds ``numbers`` with a margin; ticks at least ``apart`` from each other."""
    positive = [number for number in numbers if number > 0]
    low, high = (min(positive), max(positive)) if positive else (1.0, 10.0)
    # A margin of a tenth of the span in logs, and no less than a factor of 1.15: a lone figure needs a scale too.
    margin = max((high / low) ** 0.08, 1.15)
    low, high = low / margin, high * margin
    zero = None
    if any(number <= 0 for number in numbers):
        zero, start = start, start + math.copysign(zero_room, end - start)
    scale = Scale(low, high, start, end, log=True, zero=zero)
    for steps in _STEPS:
        ticks = _decades(low, high, steps)
        if len(ticks) >= 2 and _far_enough(ticks, scale, apart):
            break
    else:
        ticks = ()
    if len(ticks) < 2:
        most = 6
        while most > 1 and not _far_enough(_even(low, high, most), scale, apart):
            most -= 1
        even = _even(low, high, most)
        ticks = even if _far_enough(even, scale, apart) else even[:1]
    if zero is not None:
        ticks = (0.0, *ticks)
    return Scale(low, high, start, end, log=True, zero=zero, ticks=ticks)


def linear_scale(numbers: Sequence[float], start: float, end: float, *, most: int = 6) -> Scale:
    """An axis from zero: lengths are amounts."""
    high = max(numbers, default=1.0) * 1.08 or 1.0
    ticks = _even(0, high, most)
    high = max(high, ticks[-1])
    return Scale(0.0, high, start, end, log=False, ticks=ticks)
