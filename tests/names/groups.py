"""Our own list of names in their spellings, and how well they are matched.

A line is ``spelling | spelling ≠ near-miss | near-miss``; ``#`` opens a comment. Near-misses are names of their own, each
different from the line's name. The half in ``unseen/`` was written before the matchers were measured on it and its errors
are not listed while rules change; only its numbers are read.
"""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from khronika.names import Verdict, compare
from khronika.reading.names import source_of
from khronika.reading.places import find_places

HERE = Path(__file__).parent
Same = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Line:
    """One name: its spellings, and names that only look like it."""

    spellings: tuple[str, ...]
    misses: tuple[str, ...]


@dataclass(slots=True)
class Tally:
    """Pairs of one name found and missed, and pairs of two names taken for one."""

    found: int = 0
    missed: tuple[tuple[str, str], ...] = ()
    wrong: tuple[tuple[str, str], ...] = ()

    @property
    def f1(self) -> float:
        return 2 * self.found / max(1, 2 * self.found + len(self.missed) + len(self.wrong))


def lines_of(half: str, what: str) -> list[Line]:
    """The lines of ``persons``, ``places`` or ``bodies`` of one half."""
    text = (HERE / half / f"{what}.txt").read_text(encoding="utf-8")
    rows = [line.partition("≠") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [Line(_split(left), _split(right)) for left, _, right in rows]


def _split(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for part in words.split("|") if (name := part.strip())))


def measure(lines: Sequence[Line], same: Same) -> Tally:
    """All pairs within a line, each spelling with each near-miss of its line, and two spellings of each line (the
    first and the last) with those of every other: a name must not be taken for another anywhere in the list."""
    tally = Tally()
    for line in lines:
        pairs = list(itertools.combinations(line.spellings, 2))
        missed = tuple(pair for pair in pairs if not same(*pair))
        tally.found += len(pairs) - len(missed)
        tally.missed += missed
    tally.wrong = tuple(pair for pair in _different(lines) if same(*pair))
    return tally


def _different(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    for line in lines:
        yield from itertools.product(line.spellings, line.misses)
    for one, other in itertools.combinations(lines, 2):
        yield from itertools.product(
            {one.spellings[0], one.spellings[-1]}, {other.spellings[0], other.spellings[-1]}
        )


# ---- the matcher of each kind of name, as khronika uses it ----


def language_of(name: str) -> str:
    low = name.lower()
    return "kk" if re.search("[әғқңөұүһі]", low) else "ru" if re.search("[а-я]", low) else "en"


def same_person(a: str, b: str) -> bool:
    return compare(a, b).verdict is Verdict.SAME


def same_place(a: str, b: str) -> bool:
    keys = [_place(name) for name in (a, b)]
    return keys[0] is not None and keys[0] == keys[1]


def _place(name: str) -> str | None:
    found = find_places(name, language_of(name), country="KZ")
    whole = [m for m in found if (m.span.start, m.span.end) == (0, len(name))]
    return whole[0].place.key if whole else None


def same_body(a: str, b: str) -> bool:
    keys = [source_of(name, lang=language_of(name), country="KZ").key for name in (a, b)]
    return keys[0] is not None and keys[0] == keys[1]


MATCHERS: dict[str, Same] = {"persons": same_person, "places": same_place, "bodies": same_body}
