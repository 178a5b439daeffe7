"""Patterns that are tried only where their words may begin.

Python's patterns are slow to fail where the case is left open: thirty of them over a sentence took a tenth of the whole
reading. The letters that their words begin with are found many times faster, and nearly always rule them out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FIRST = re.compile(r"[^\W\d_](?:[^\W\d_](?![?*])){0,2}")
_HEAD = re.compile(r"\(\?<?[!=][^()]*\)")  # what must or must not stand before a word, or follow
_GROUP = re.compile(r"\(\?(?::|P<\w+>)")


@dataclass(frozen=True, slots=True)
class Opened:
    """A pattern that is tried only where ``opens`` matches; each hit must begin where one of ``opens`` does."""

    pattern: re.Pattern[str]
    opens: re.Pattern[str]

    def finditer(self, text: str, /) -> Iterator[re.Match[str]]:
        """The same hits in the same order as the pattern's own."""
        last = 0
        for start in self.opens.finditer(text):
            if start.start() >= last and (match := self.pattern.match(text, start.start())):
                yield match
                last = match.end()

    def search(self, text: str, /) -> re.Match[str] | None:
        return next(self.finditer(text), None)


def opened(pattern: str) -> Opened:
    """The pattern, in small letters or capitals, which must begin with a letter; see ``openings``."""
    words = pattern.removeprefix(r"(?<!\w)")
    return Opened(re.compile(pattern, re.IGNORECASE), either(openings(words)))


def either(words: set[str] | list[str]) -> re.Pattern[str]:
    """These words in small letters, with a capital, or in capitals; ``\\d`` among them stands for any digit."""
    forms = dict.fromkeys(f for word in sorted(words) for f in (word, word.capitalize(), word.upper()))
    return re.compile("|".join(r"\d" if form.lower() == r"\d" else form for form in forms))


def openings(pattern: str) -> set[str]:
    """The first letters, three at most, that words of a pattern may begin with. Raises ValueError for a pattern that
    may begin with something else."""
    found: set[str] = set()
    for words in _alternatives(pattern):
        while head := _HEAD.match(words):
            words = words[head.end() :]
        if group := _GROUP.match(words):
            close = _closing(words)
            found |= openings(words[group.end() : close])
            if words[close + 1 : close + 2] == "?":
                found |= openings(words[close + 2 :])
        elif first := _FIRST.match(words):
            found.add(first[0])
        else:
            raise ValueError(f"{words!r} begins with no letter; begin it with one, or with a group that does")
    return found


def _alternatives(pattern: str) -> Iterator[str]:
    depth = start = 0
    for at, char in enumerate(pattern):
        depth += (char == "(") - (char == ")")
        if char == "|" and not depth:
            yield pattern[start:at]
            start = at + 1
    yield pattern[start:]


def _closing(words: str) -> int:
    depth = 0
    for at, char in enumerate(words):
        depth += (char == "(") - (char == ")")
        if char == ")" and not depth:
            return at
    raise ValueError(f"{words!r} is not closed; add the bracket")
