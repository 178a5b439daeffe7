"""Spans of text, in code points of a report's stored text."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """Half-open ``[start, end)`` in code points. Raises ValueError when empty or reversed."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start:
            raise ValueError(f"a span must hold at least one character, got [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The quotation. Raises ValueError when the span reaches past the text."""
        if self.end > len(text):
            raise ValueError(f"span [{self.start}, {self.end}) reaches past a text of {len(text)} characters")
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def short(self) -> list[int]:
        return [self.start, self.end]
