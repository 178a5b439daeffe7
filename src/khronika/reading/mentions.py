"""What the shared finders return: numbers, dates and places where they stand in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from khronika.nouns import Place, Span, Unit, When


class Finder(Protocol):
    """Whatever finds words in a text from left to right, as a pattern does."""

    def finditer(self, text: str, /) -> Iterator[re.Match[str]]: ...


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number or vague quantity with its hedge. ``span`` covers hedge and number ("more than 300"), ``core`` the
    number alone. ``low`` and ``high`` by the figure rules, ``None`` an open end; ``value`` the number printed.
    ``unit`` only where the words themselves fix it (percent). ``rule`` is the figure rule's id."""

    span: Span
    core: Span
    text: str
    low: float | None
    high: float | None
    approx: bool
    rule: str
    value: float | None = None
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression. ``when`` is ``None`` when the words need an anchor that is missing; ``rule`` says which
    words of time they are even then."""

    span: Span
    when: When | None
    rule: str


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place where it is named. The place itself carries ambiguity, if any."""

    span: Span
    place: Place
