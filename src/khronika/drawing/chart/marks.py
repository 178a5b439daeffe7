"""What the chart is given: one ``Mark`` a figure, with everything the drawing may say about it."""

import datetime as dt
import math
from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """Kind of source, as drawn: each has a shape of its own, so that colour is never alone."""

    STATE = "state"
    OBSERVERS = "observers"
    JOURNALISTS = "journalists"
    RIGHTS = "rights"
    OTHER = "other"


class Coverage(StrEnum):
    """How much of the question a figure covers, as fill: ALL full, SOME half, ONE (one day or place) hollow."""

    ALL = "all"
    SOME = "some"
    ONE = "one"


@dataclass(frozen=True, slots=True)
class Echo:
    """A relay of a figure. ``drift`` says that the retelling changed the words or the scope."""

    id: str
    words: str
    drift: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure that somebody says themselves.

    ``low`` and ``high`` are what the words allow, ``None`` an open end; ``printed`` is the number in print, where
    one was. ``said`` is the day it was said, ``None`` when no day is given (never filled in). ``number`` is the
    figure's row in the table: a mark without a label is found there. ``follows`` is the id of the mark this one
    revises. ``order`` breaks ties within a day (earlier first). ``badges`` are the letters of notes. ``struck``:
    it counts something else. ``part``: it stands in the panel that must never be added up.
    ``lang`` is the language of ``words``.
    Raises ValueError when both ends are open, or a number is negative or not finite.
    """

    id: str
    low: float | None
    high: float | None
    said: dt.date | None
    words: str
    number: int
    printed: float | None = None
    family: Family = Family.OTHER
    coverage: Coverage = Coverage.ALL
    about: tuple[str, ...] = ()
    echoes: tuple[Echo, ...] = ()
    badges: tuple[str, ...] = ()
    follows: str | None = None
    order: int = 0
    struck: bool = False
    part: bool = False
    href: str = ""
    lang: str = ""

    def __post_init__(self) -> None:
        given = [n for n in (self.low, self.high, self.printed) if n is not None]
        if self.low is None and self.high is None:
            raise ValueError(f"mark {self.id} has no bound at all: there is nothing to draw")
        if any(not math.isfinite(n) or n < 0 for n in given):
            raise ValueError(f"mark {self.id} has a number that no axis can show: {given}")

    @property
    def value(self) -> float:
        """Where the mark sits: the number printed; else the middle of a closed range (geometric, as the axis is),
        else the only bound given."""
        if self.printed is not None:
            return self.printed
        if self.low is not None and self.high is not None:
            return math.sqrt(self.low * self.high) if self.low > 0 else (self.low + self.high) / 2
        only = self.low if self.low is not None else self.high
        assert only is not None
        return only

    @property
    def numbers(self) -> tuple[float, ...]:
        """Every number the axis must hold."""
        return tuple(n for n in (self.low, self.high, self.value) if n is not None)

    @property
    def drifted(self) -> bool:
        return any(echo.drift for echo in self.echoes)
