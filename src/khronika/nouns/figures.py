"""Figures: a number as worded, what the words allow, and what it counts."""

from dataclasses import dataclass, field

from khronika.nouns.places import Place
from khronika.nouns.spans import Span
from khronika.nouns.times import When
from khronika.nouns.vocabulary import Counting, Unit


@dataclass(frozen=True, slots=True)
class Scope:
    """What a figure counts. ``None`` and ``()`` mean that the text does not say, never "all".

    ``population`` is whom it counts in one word of our own (``people``, ``journalists``, ``police``, ``minors``);
    ``as_of`` is when the count was made or said, ``period`` when the counted things happened.
    """

    population: str | None = None
    places: tuple[Place, ...] = ()
    period: When | None = None
    as_of: When | None = None
    counting: Counting = Counting.UNKNOWN


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as worded: ``low`` and ``high`` are inclusive bounds, ``None`` an open end.

    Raises ValueError when both ends are open, a bound is negative, or they are reversed.
    ``value`` is the number printed, where one was ("about 500" -> 500). ``rule`` is the figure rule's id. ``approx`` is for words
    that round ("about", "nearly", "dozens"); "at least six" only leaves an end open.
    """

    text: str
    low: float | None
    high: float | None
    unit: Unit
    approx: bool
    rule: str
    value: float | None = None
    span: Span | None = None
    scope: Scope = field(default_factory=Scope)

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError(f"figure {self.text!r} has no bound at all; unknown is None, not a Figure")
        if any(bound is not None and bound < 0 for bound in (self.low, self.high)):
            raise ValueError(f"figure {self.text!r} has a negative bound")
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"figure {self.text!r} has its bounds reversed")

    @property
    def bounds(self) -> tuple[float, float]:
        """Both bounds as numbers: an open lower end is 0, an open upper end infinity."""
        low = 0.0 if self.low is None else float(self.low)
        high = float("inf") if self.high is None else float(self.high)
        return low, high

    @property
    def is_hedged(self) -> bool:
        """True where the words allow more than one number, by rounding or by an open end ("about 950", "more than 950")."""
        return self.approx or self.low != self.high

    def meets(self, other: "Figure") -> bool:
        """True when some number satisfies both wordings. Units are the caller's business."""
        (a, b), (c, d) = self.bounds, other.bounds
        return a <= d and c <= b
