"""When two printed numbers are one number: equal, one rounding the other, or one misprinted."""

from collections import Counter

from khronika.nouns import Unit
from khronika.reconciling.cards import Card

_STEPS = (1.0, 5.0, 10.0, 50.0, 100.0, 500.0, 1_000.0, 10_000.0, 100_000.0, 1_000_000.0)


def _digits(value: float) -> str:
    """Significant digits: 5,000 -> "5", 670 -> "67", 70.96 -> "7096"."""
    return f"{value:.6f}".replace(".", "").strip("0") if value % 1 else str(int(value)).strip("0")


def is_distinctive(value: float) -> bool:
    """True for a number that two sources hardly print by chance: three significant digits, or two that do not end
    in 5 and stand for at least a hundred (670, but not 550, 700 or 30)."""
    digits = _digits(value)
    return len(digits) >= 3 or (len(digits) == 2 and value >= 100 and digits[-1] != "5")


def is_uneven(value: float) -> bool:
    """True for a number worth looking up across sources: distinctive, or rounded from one that is (950, not 900)."""
    return is_distinctive(value) or (value >= 100 and len(_digits(value)) >= 2)


def _rounds_to(exact: float, rough: float, down: bool, up: bool) -> bool:
    """True when ``rough`` is ``exact`` rounded at some step: down for "more than", up for "nearly", else to the
    nearest. Not further than a tenth: 957 is not rounded to 0 or to 500."""
    if rough <= 0 or abs(exact - rough) > 0.1 * exact:
        return False
    for step in _STEPS:
        floor = exact // step * step
        ceiling = floor if floor == exact else floor + step
        nearest = floor if exact - floor < step / 2 else ceiling
        if (
            (down and rough == floor)
            or (up and rough == ceiling)
            or (not down and not up and rough == nearest)
        ):
            return True
    return False


def roundings(value: float) -> set[float]:
    """What the number may be rounded to, down or up, by a tenth at most."""
    found = set()
    for step in _STEPS:
        floor = value // step * step
        found |= {floor, floor + step}
    return {rough for rough in found if rough > 0 and abs(value - rough) <= 0.1 * value}


def is_vague(card: Card) -> bool:
    """True for words of quantity without a number ("hundreds", "several")."""
    figure = card.claim.figure
    return figure is not None and figure.value is None and figure.low != figure.high


def _roughly(exact: Card, rough: Card) -> bool:
    if exact.value is None or rough.value is None or exact.claim.figure is None or rough.claim.figure is None:
        return False
    worded = rough.claim.figure
    if worded.unit is Unit.PERCENT and not worded.is_hedged:
        return round(exact.value) == rough.value or round(exact.value, 1) == rough.value
    if not worded.is_hedged or not is_distinctive(exact.value):
        return False
    return _rounds_to(exact.value, rough.value, down=worded.high is None, up=worded.high == rough.value)


def same_number(a: Card, b: Card) -> bool:
    """True when both print one number, or one prints the other rounded and says so ("957", "more than 950"). Who denies a
    number does not print that of who gives it."""
    if a.against is not b.against:
        return False
    if a.value is None or b.value is None:
        return a.value is b.value
    if is_vague(a) != is_vague(b):
        return False  # "several hundred" starts at 200, and is not the number 200
    if a.value != b.value:
        return _roughly(a, b) or _roughly(b, a)
    figures = (a.claim.figure, b.claim.figure)
    if all(figure is not None and figure.value is None for figure in figures):
        return (a.low, a.high) == (b.low, b.high)  # "hundreds" and "hundreds"; two ranges
    return True


def looks_misprinted(a: Card, b: Card) -> bool:
    """True when two whole numbers of equal length share their first digit and all digits but one (617 and 670):
    the look of a slip of fingers. Round numbers are left out: 500 and 800 differ by one digit too."""
    if a.value is None or b.value is None or a.value == b.value or a.value % 1 or b.value % 1:
        return False
    one, two = str(int(a.value)), str(int(b.value))
    if len(one) != len(two) or len(one) < 3 or one[0] != two[0]:
        return False
    if not (is_distinctive(a.value) and is_distinctive(b.value)):
        return False
    return sum((Counter(one) - Counter(two)).values()) <= 1
