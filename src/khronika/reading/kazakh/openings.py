"""Patterns that are tried only where their words may begin.

Python's patterns are slow to fail where the case is left open: thirty of them over a sentence took a tenth of the whole
reading. Where a pattern holds to the beginnings of words, a text's words are gone through once for all such patterns, and
what a word's first letters may begin is kept. Elsewhere the letters that the pattern begins with are looked for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_LETTERS = 4  # of three letters twice as many words looked like the beginning of something; of five, hardly fewer than of four
_FIRST = re.compile(rf"[^\W\d_](?:[^\W\d_](?![?*])){{0,{_LETTERS - 1}}}")
_HEAD = re.compile(r"\(\?<?[!=][^()]*\)")  # what must or must not stand before a word, or follow
_GROUP = re.compile(r"\(\?(?::|P<\w+>)")
_START = re.compile(rf"(?<!\w)[^\W\d_]{{1,{_LETTERS}}}")
_begins: list[tuple[str, ...]] = []  # what the words of each numbered pattern begin with


@dataclass(frozen=True, slots=True)
class Opened:
    """A pattern that is tried only where ``opens`` matches, and each hit begins where one of ``opens`` does; or, with a
    ``number``, where ``starts`` says that words of that number begin, and with ``digits`` where a number in digits does."""

    pattern: re.Pattern[str]
    opens: re.Pattern[str]
    number: int | None = None
    digits: bool = False

    def finditer(self, text: str, /) -> Iterator[re.Match[str]]:
        """The same hits in the same order as the pattern's own."""
        if self.number is None:
            offsets = _offsets(self.opens, text)
        else:
            offsets = starts(text).get(self.number, ())
            if self.digits:
                offsets = sorted((*offsets, *_offsets(DIGITS, text)))
        return iter(self._at(text, offsets) if offsets else ())

    def search(self, text: str, /) -> re.Match[str] | None:
        return next(self.finditer(text), None)

    def _at(self, text: str, offsets: Iterable[int]) -> list[re.Match[str]]:
        found: list[re.Match[str]] = []
        last = 0
        tried = self.pattern.match
        for offset in offsets:
            if offset >= last and (match := tried(text, offset)):
                found.append(match)
                last = match.end()
        return found


def opened(pattern: str) -> Opened:
    """The pattern, in small letters or capitals, which must begin with a letter; see ``openings``. One that begins with
    ``(?<!\\w)`` is numbered."""
    words = pattern.removeprefix(r"(?<!\w)")
    begins = openings(words)
    number = _numbered(begins) if words != pattern else None
    return Opened(re.compile(pattern, re.IGNORECASE), either(begins), number)


def _numbered(begins: set[str]) -> int:
    _begins.append(tuple(sorted(begins)))
    _begun.cache_clear()
    starts.cache_clear()
    return len(_begins) - 1


@lru_cache(maxsize=20_000)
def _begun(letters: str) -> tuple[int, ...]:
    """The patterns whose words a word may be that begins with these letters."""
    return tuple(number for number, begins in enumerate(_begins) if letters.startswith(begins))


DIGITS = re.compile(r"(?<!\d)\d")


def opened_by_digits(pattern: str, words: Iterable[str] = ()) -> Opened:
    """A pattern whose hits begin with the first digit of a number, or with one of the words, which begin where none
    goes on."""
    if not (begins := {word[:_LETTERS] for word in words}):
        return Opened(re.compile(pattern, re.IGNORECASE), DIGITS)
    return Opened(re.compile(pattern, re.IGNORECASE), either(begins), _numbered(begins), digits=True)


@lru_cache(maxsize=16)  # many patterns begin with a digit
def _offsets(opens: re.Pattern[str], text: str) -> Sequence[int]:
    return [match.start() for match in opens.finditer(text)]


@lru_cache(maxsize=32)  # a sentence is asked a dozen times in a row, between them its whole text
def starts(text: str) -> Mapping[int, Sequence[int]]:
    """By the number of a pattern, where words stand that it may begin with, in order."""
    found: dict[int, list[int]] = {}
    plain = text.replace("İ", "I").lower()  # the one letter whose small form is two characters
    for word in _START.finditer(plain):
        if numbers := _begun(word[0]):
            for number in numbers:
                found.setdefault(number, []).append(word.start())
    return found


def either(words: set[str] | list[str]) -> re.Pattern[str]:
    """These words in small letters, with a capital, or in capitals; ``\\d`` among them stands for any digit."""
    forms = dict.fromkeys(f for word in sorted(words) for f in (word, word.capitalize(), word.upper()))
    return re.compile("|".join(r"\d" if form.lower() == r"\d" else form for form in forms))


def openings(pattern: str) -> set[str]:
    """The first letters, four at most, that words of a pattern may begin with. Raises ValueError for a pattern that
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
