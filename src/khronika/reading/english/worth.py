"""Which English reports can bear no claim, told from the set of their words before they are cut into passages.

An archive is mostly about something else. A word's part in this is looked up once in a process's life, so that such a report costs
millionths of a second. The question is that of ``triggers``, asked of the whole report at once: what is passed over here has no passage
that would be parsed there, and ``tests/reading/english/test_worth.py`` holds all our sentences to that.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from khronika.nouns import Span
from khronika.reading.english.numbers import NUMBER_WORDS, find_numbers
from khronika.reading.english.statements import menaces
from khronika.reading.english.triggers import (
    QUOTED,
    WORD,
    lemma_tables,
    mark_of,
    may_count,
    proper_bodies,
)

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Part:
    """What a word may do in a report: ``bears`` settles it; two words that share a bit of ``opens`` and ``needed`` settle it;
    ``people`` do beside a number."""

    bears: bool
    opens: int
    needed: int
    judged: bool
    denies: bool
    number: bool


def bears_nothing(text: str) -> bool:
    """True where no claim can come of the text; False with a pipeline whose lemmatizer has no tables to ask."""
    if lemma_tables() is None:
        return False
    found = set(WORD.findall(text))
    opens = needed = 0
    judged = denies = number = False
    for word in found:
        part = _part_of(word)
        if part is None:
            continue
        if part.bears:
            return False
        opens, needed = opens | part.opens, needed | part.needed
        judged, denies, number = judged or part.judged, denies or part.denies, number or part.number
    if opens & needed or _names_body_in_two(found):
        return False
    if judged and (denies or QUOTED.search(text)):
        return False
    if denies and menaces(text):
        return False
    return not (number or _DIGIT.search(text)) or not _counts(text)


def _counts(text: str) -> bool:
    """Whether a number of the text may count people, or the hours of a blackout; what ends a line may end a passage."""
    whole, lines = Span(0, len(text)), text.replace("\n", ";")
    return any(may_count(lines, whole, mention) for mention in find_numbers(text))


@lru_cache(maxsize=200_000)
def _part_of(word: str) -> _Part | None:
    """``None`` for a word that does nothing, as most do."""
    small = word.casefold()
    mark, pieces = mark_of(small), {small, *small.split("-")}
    part = _Part(
        mark.alone or mark.body or mark.flat or word in proper_bodies()[0],
        mark.verb,
        mark.beside,
        mark.judged,
        mark.denies,
        not NUMBER_WORDS.isdisjoint(pieces),
    )
    return None if part == _NOTHING else part


_NOTHING = _Part(False, 0, 0, False, False, False)


def _names_body_in_two(found: set[str]) -> bool:
    return any(first in found and last in found for first, last in proper_bodies()[1])
