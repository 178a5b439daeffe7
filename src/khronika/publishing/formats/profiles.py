"""Numbers as other datasets would write them: re-derived from a figure's words, by the rule of the dataset.

khronika keeps "hundreds" as 100 or more; ACLED writes 100, the Crowd Counting Consortium 200. What a word allows is lost in one number,
so whoever asks for it is told (``Number.lost``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from khronika.nouns import Figure


class Profile(StrEnum):
    """Whose rule."""

    ACLED = "acled"
    CCC = "ccc"


# By the rule of our figure (reading/numbers.py). ACLED: codebook, "dozens" 12, "tens" 10, "hundreds" 100, "thousands" by the same rule;
# CCC: data dictionary, "hundreds" 200, "thousands" 2,000 and so on. A word that a dataset has no rule for is not there: no number is made up.
_WORDS: Mapping[Profile, Mapping[str, int]] = {
    Profile.ACLED: {
        "fig.tens": 10,
        "fig.dozens": 12,
        "fig.hundreds": 100,
        "fig.several-hundred": 100,
        "fig.thousands": 1_000,
        "fig.several-thousand": 1_000,
        "fig.tens-of-thousands": 10_000,
        "fig.hundreds-of-thousands": 100_000,
    },
    Profile.CCC: {
        "fig.hundreds": 200,
        "fig.several-hundred": 200,
        "fig.thousands": 2_000,
        "fig.several-thousand": 2_000,
        "fig.tens-of-thousands": 20_000,
        "fig.hundreds-of-thousands": 200_000,
    },
}


@dataclass(frozen=True, slots=True)
class Number:
    """``value`` is ``None`` where the dataset has no rule for the words. ``lost`` says what one number does not hold; empty for an exact figure."""

    value: int | None
    lost: str


def number_under(profile: Profile, figure: Figure) -> Number:
    """One number for the figure: the word's by the profile's table, else the number printed, else the least that the words allow (both
    datasets take the most cautious)."""
    allowed = f"{_end(figure.low, 'any')} to {_end(figure.high, 'open')}"
    word = _WORDS[profile].get(figure.rule)
    if word is not None:
        return Number(word, f"“{figure.text}” allows {allowed}; {profile.value} writes {word:,}")
    if _vague(figure):
        return Number(None, f"“{figure.text}” allows {allowed}; {profile.value} has no rule for it")
    bound = figure.low if figure.low is not None else figure.high
    value = figure.low if figure.rule == "fig.range" else figure.value if figure.value is not None else bound
    if value is None or not float(value).is_integer():
        return Number(None, f"“{figure.text}” is no whole number")
    exact = figure.low == figure.high == value
    return Number(int(value), "" if exact else f"“{figure.text}” allows {allowed}")


def _vague(figure: Figure) -> bool:
    """A word without a printed number."""
    return figure.value is None and figure.rule in (
        "fig.several",
        "fig.tens",
        "fig.dozens",
        "fig.scores",
        "fig.millions",
    )


def _end(bound: float | None, none: str) -> str:
    return none if bound is None else f"{bound:,.0f}"
