"""The figure rules: from words of quantity to bounds. One table for all languages; the words are always kept.

A rule has an id, what it does to the number N, and the hedges that invoke it in each language. Vague quantities
have fixed floors. Floors follow design.md; ACLED and CCC read "hundreds" as 100 and 200: an export profile may
re-derive bounds from the words, which is why every figure carries its rule's id.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

# Low, high, approximate. "At least six" bounds a number and rounds none: its end is open, and it is not approximate.
Bounds = tuple[float | None, float | None, bool]


def _whole(value: float, down: bool) -> float:
    """Persons come whole; but a bound such as 6.3 is kept when the number itself is small, so nothing is lost."""
    nearest = round(value, 6)
    if nearest == int(nearest) or nearest < 100:
        return nearest
    return float(math.floor(nearest) if down else math.ceil(nearest))


def _exact(n: float) -> Bounds:
    return n, n, False


def _about(n: float) -> Bounds:
    return _whole(n * 0.9, down=True), _whole(n * 1.1, down=False), True


def _nearly(n: float) -> Bounds:
    return _whole(n * 0.9, down=True), n, True


def _at_least(n: float) -> Bounds:
    return n, None, False


def _at_most(n: float) -> Bounds:
    return None, n, False


@dataclass(frozen=True, slots=True)
class Hedge:
    """A figure rule for a printed number: ``apply(n)`` gives low, high and whether it is approximate."""

    id: str
    apply: Callable[[float], Bounds]


EXACT = Hedge("fig.exact", _exact)
ABOUT = Hedge("fig.about", _about)  # plus or minus 10 %
NEARLY = Hedge("fig.nearly", _nearly)  # 90 % to the number itself
AT_LEAST = Hedge("fig.at-least", _at_least)
AT_MOST = Hedge("fig.at-most", _at_most)
RANGE_ID = "fig.range"

HEDGES: dict[str, Hedge] = {hedge.id: hedge for hedge in (EXACT, ABOUT, NEARLY, AT_LEAST, AT_MOST)}


@dataclass(frozen=True, slots=True)
class Vague:
    """A figure rule for a quantity without a numeral: at least ``floor``, open above."""

    id: str
    floor: float


SEVERAL = Vague("fig.several", 2)
TENS = Vague("fig.tens", 20)  # Kazakh "ondagan", "tens of"
DOZENS = Vague("fig.dozens", 24)
SCORES = Vague("fig.scores", 40)
HUNDREDS = Vague("fig.hundreds", 100)
SEVERAL_HUNDRED = Vague("fig.several-hundred", 200)
THOUSANDS = Vague("fig.thousands", 1_000)
SEVERAL_THOUSAND = Vague("fig.several-thousand", 2_000)
TENS_OF_THOUSANDS = Vague("fig.tens-of-thousands", 10_000)
HUNDREDS_OF_THOUSANDS = Vague("fig.hundreds-of-thousands", 100_000)
MILLIONS = Vague("fig.millions", 1_000_000)

VAGUE: dict[str, Vague] = {
    rule.id: rule
    for rule in (
        SEVERAL,
        TENS,
        DOZENS,
        SCORES,
        HUNDREDS,
        SEVERAL_HUNDRED,
        THOUSANDS,
        SEVERAL_THOUSAND,
        TENS_OF_THOUSANDS,
        HUNDREDS_OF_THOUSANDS,
        MILLIONS,
    )
}


def vague_bounds(rule: Vague) -> Bounds:
    """Bounds of a vague quantity: its floor, and nothing above. A hedge before it ("more than a dozen" is a number,
    "up to several hundred" is not) cannot give a ceiling, so it changes nothing."""
    return rule.floor, None, True
