"""Estimates: how many there were in all, listed or not; or why the lists do not bear an estimate."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Assumption:
    """What must hold for a number to mean what it says, in plain words of three languages. ``id`` is stable."""

    id: str
    en: str
    ru: str
    kk: str

    def words(self, lang: str) -> str:
        """In ``en``, ``ru`` or ``kk``. Raises KeyError for another language."""
        return {"en": self.en, "ru": self.ru, "kk": self.kk}[lang]


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many people there were in all: the ``observed`` ones, who stand on some list, and those on none.

    ``low`` to ``high`` is where the number lies with probability (or confidence) ``level`` if every assumption holds.
    ``seed`` is ``None`` where nothing was drawn at random. ``inputs`` is the SHA-256 of the overlap counts,
    ``version`` that of khronika, ``settings`` whatever else would change the number (prior, limits, model chosen).
    ``stratum`` is ``None`` for all people of the table.

    There is no estimate without its interval: ValueError for bounds that are missing, infinite, reversed, below
    the people seen or not around the point, and for an estimate that names no assumption, version or inputs.
    """

    point: float
    low: float
    high: float
    level: float
    method: str
    lists: tuple[str, ...]
    observed: int
    assumptions: tuple[Assumption, ...]
    version: str
    inputs: str
    seed: int | None = None
    settings: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    stratum: str | None = None

    def __post_init__(self) -> None:
        if not all(math.isfinite(end) for end in (self.low, self.point, self.high)):
            raise ValueError(
                "an estimate has a point and two finite bounds; refuse it with NoEstimate instead"
            )
        if not self.observed <= self.low <= self.point <= self.high:
            raise ValueError(
                f"the interval [{self.low}, {self.high}] must hold the point {self.point} and begin at or above "
                f"the {self.observed} people seen"
            )
        if not 0 < self.level < 1:
            raise ValueError(f"level must lie between 0 and 1, got {self.level}")
        if not (self.method and self.lists and self.assumptions and self.version and self.inputs):
            raise ValueError("an estimate names its method, lists, assumptions, version and inputs")


@dataclass(frozen=True, slots=True)
class NoEstimate:
    """A refusal: the lists do not bear an estimate, or the table is none. ``rule`` is stable, ``reason`` says what
    and where, ``remedy`` what to do. Never holds a cell of the table: it may be a person's name."""

    rule: str
    reason: str
    remedy: str
    stratum: str | None = None
