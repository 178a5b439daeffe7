"""Where an expression of time may begin, so that each pattern is tried only there.

Some forty patterns look for such expressions, and each would be tried at every letter of a text. Most of them begin with a
number or with a month, and the others need a word that most texts do not have.
"""

import re
from collections.abc import Iterator

from khronika.reading.english.date_anchor import DAY, MONTH

_NUMBER = re.compile(r"\b\d")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", re.I)
_BEGINS = {
    "when.iso": _NUMBER,
    "when.year": _NUMBER,
    "when.month": _MONTH,
    "when.clock": re.compile(r"\b(?:about|\d)", re.I),
    "when.day-of-month": re.compile(r"\bthe\s+\d", re.I),
}
_FIRST = {rf"(?P<d1>{DAY})": _NUMBER, r"(?P<a>": _NUMBER, rf"(?P<month>{MONTH})": _MONTH}
# One of these must stand in the text, in whatever word.
_NEEDS = {
    "when.ago": ("ago", "from"),
    "when.recurring": ("every", "each", "days", "nights", "evenings", "mornings", "afternoons"),
    "when.week-of": ("week",),
    "when.weekend": ("weekend",),
    "when.overnight": ("night",),
    "when.calendar": ("week", "month", "year"),
    "when.past-stretch": ("last", "past", "previous", "weeks", "months", "years"),
    "when.part": ("quarter", "half", "months", "q1", "q2", "q3", "q4"),
    "when.start-of": ("start", "beginning"),
    "when.years": ("19", "20"),
    "when.today": ("yesterday", "today", "tonight", "night", "this", "tomorrow"),
    "when.holiday": (
        "christmas", "year", "may", "boxing", "human", "bastille", "midsummer", "assumption", "armistice", "mandela",
        "freedom", "women", "valentine", "nicholas", "stephen", "patrick", "souls", "saints", "epiphany", "halloween",
    ),
}  # fmt: skip


def begins(rule: str, pattern: str) -> re.Pattern[str] | None:
    """What stands where a match of a rule's pattern begins; None if that may be anything."""
    first = (found for start, found in _FIRST.items() if pattern.startswith(start))
    return _BEGINS.get(rule) or next(first, None)


class Starts:
    """The beginnings in one text."""

    def __init__(self, text: str) -> None:
        self._text, self._folded = text, text.casefold()
        self._at: dict[re.Pattern[str], list[int]] = {}

    def matches(
        self, rule: str, pattern: re.Pattern[str], beginning: re.Pattern[str] | None
    ) -> Iterator[re.Match[str]]:
        """What ``pattern.finditer`` would find."""
        needs = _NEEDS.get(rule)
        if needs is not None and not any(word in self._folded for word in needs):
            return
        if beginning is None:
            yield from pattern.finditer(self._text)
            return
        if beginning not in self._at:
            self._at[beginning] = [m.start() for m in beginning.finditer(self._text)]
        end = 0
        for start in self._at[beginning]:
            if start >= end and (match := pattern.match(self._text, start)):
                end = match.end()
                yield match
