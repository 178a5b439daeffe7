"""Boxes, and whether they meet. Units are SVG user units, one CSS pixel at full size; y grows downwards."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle. Boxes that only touch do not overlap."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    def overlaps(self, other: "Box") -> bool:
        return self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1

    def within(self, other: "Box") -> bool:
        return self.x0 >= other.x0 and self.y0 >= other.y0 and self.x1 <= other.x1 and self.y1 <= other.y1

    def grown(self, by: float) -> "Box":
        return Box(self.x0 - by, self.y0 - by, self.x1 + by, self.y1 + by)

    def moved(self, dx: float, dy: float = 0) -> "Box":
        return Box(self.x0 + dx, self.y0 + dy, self.x1 + dx, self.y1 + dy)

    def common(self, other: "Box") -> float:
        """Area shared with ``other``; 0 when they do not overlap."""
        across = min(self.x1, other.x1) - max(self.x0, other.x0)
        down = min(self.y1, other.y1) - max(self.y0, other.y0)
        return across * down if across > 0 and down > 0 else 0.0


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of them. Raises ValueError when there is none."""
    held = list(boxes)
    return Box(
        min(box.x0 for box in held),
        min(box.y0 for box in held),
        max(box.x1 for box in held),
        max(box.y1 for box in held),
    )


def clear(box: Box, others: Iterable[Box]) -> bool:
    return not any(box.overlaps(other) for other in others)
