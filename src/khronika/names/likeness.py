"""Whether two names may be one: a verdict with its reason, for a person to check.

``SAME`` is said of names, never of people: two men may be called so. ``POSSIBLE`` is where one name says less than the
other (an initial, a surname alone, a pet form, a surname with another ending), so nothing but them would be too little.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from khronika.names.parts import Name, parse_name, root_of
from khronika.names.sounds import distance, sounds_of

# Distance allowed for each letter, and at the least: chosen on the rules half of tests/names in November 2026, where .06
# to .08 did equally well; look again when the list doubles.
_PER_LETTER = 0.07
_LEAST = 0.3
_PET_FORMS = Path(__file__).with_name("pet_forms.tsv")


class Verdict(StrEnum):
    """How two names stand to each other."""

    SAME = "same"
    POSSIBLE = "possible"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Likeness:
    """``reason`` in plain words, naming the parts that agree or do not; ``score`` from 0 to 1 orders pairs of one
    verdict and is no probability."""

    verdict: Verdict
    score: float
    reason: str


def compare(a: str, b: str) -> Likeness:
    """How two names of persons stand to each other, in whatever script, order and fullness. Symmetric.

    Titles must be off. Names are taken as they stand: a Russian name in an oblique case has to be put into the
    nominative first. A name without words is ``DIFFERENT`` from all.
    """
    return _compare(parse_name(a), parse_name(b))


@lru_cache(maxsize=50_000)
def _compare(a: Name, b: Name) -> Likeness:
    if not a.words or not b.words:
        return Likeness(Verdict.DIFFERENT, 0.0, "a name without words agrees with none")
    if len(a.words) > len(b.words):
        a, b = b, a
    if a.woman is not None and b.woman is not None and a.woman != b.woman:
        return Likeness(Verdict.DIFFERENT, 0.0, "endings speak of a woman and of a man")
    if a.father and b.father and not _alike(a.father, b.father):
        return Likeness(Verdict.DIFFERENT, 0.0, f"the fathers' names differ: {a.father}, {b.father}")
    found = _whole(a, b)
    if found is not None:
        return found
    return _partly(a, b)


def _whole(a: Name, b: Name) -> Likeness | None:
    """Words that agree one by one, in any order; ``a`` has no more words than ``b``."""
    even = max(_assignments(a.words, b.words, 0), default=None)
    more = max(_assignments(a.words, b.words, 1), default=None) if even is None and len(a.words) > 1 else None
    if even is None and more is not None:
        return Likeness(Verdict.POSSIBLE, 0.8 * more, "the same words, and one more")
    if even is None:
        return None
    if a.initials or b.initials:
        if not _initials_fit(a, b):
            return Likeness(Verdict.DIFFERENT, 0.0, "the initials differ")
        if len(a.words) == 1 or len(b.words) == 1:
            return Likeness(Verdict.POSSIBLE, 0.7 * even, "the same surname, and initials that fit")
    return Likeness(Verdict.SAME, even, "the same words")


def _assignments(some: tuple[str, ...], others: tuple[str, ...], more: int) -> Iterator[float]:
    """Scores of the ways in which each word of one name is a word of the other, which has ``more`` of them; also with
    two words of either written as one ("Касым Жомарт", "Касымжомарт")."""
    for left, right in itertools.product(_spellings(some), _spellings(others)):
        short, long = sorted((left, right), key=len)
        if len(long) - len(short) != more:
            continue
        for chosen in itertools.permutations(long, len(short)):
            scores = [_near(x, y) for x, y in zip(short, chosen, strict=True)]
            if None not in scores:
                yield min(s for s in scores if s is not None)
                break


def _spellings(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    joined = [(*words[:i], words[i] + words[i + 1], *words[i + 2 :]) for i in range(len(words) - 1)]
    return [words, *joined] if 2 < len(words) < 5 else [words[:5]]


def _partly(a: Name, b: Name) -> Likeness:
    """One name says less than the other."""
    if len(a.words) == 1:
        return _lone(a, b)
    if len(a.words) == 2 and len(b.words) == 2:
        for x, y in itertools.product((0, 1), repeat=2):
            if not _alike(a.words[x], b.words[y]):
                continue
            left, right = a.words[1 - x], b.words[1 - y]
            if _pet(left, right):
                return Likeness(Verdict.POSSIBLE, 0.6, f"{left} and {right} are forms of one given name")
            if root_of(left) != left or root_of(right) != right:
                roots = root_of(left), root_of(right)
                if _alike(*roots):
                    return Likeness(Verdict.POSSIBLE, 0.6, "one surname with different endings")
    return Likeness(Verdict.DIFFERENT, 0.0, "the words differ")


def _lone(a: Name, b: Name) -> Likeness:
    """A name of one word, with initials or without, beside a longer one."""
    word = a.words[0]
    at = next((i for i, other in enumerate(b.words) if _alike(word, other)), None)
    if at is None:
        return Likeness(Verdict.DIFFERENT, 0.0, "the words differ")
    if len(b.words) == 1:
        return Likeness(Verdict.SAME, 1.0, "the same word")
    if a.initials:
        rest = [w for i, w in enumerate(b.words) if i != at] + ([b.father] if b.father else [])
        if not any(_opens(a.initials[0], w) for w in rest):
            return Likeness(Verdict.DIFFERENT, 0.0, "the initials differ")
        return Likeness(Verdict.POSSIBLE, 0.7, "the same surname, and an initial that fits")
    return Likeness(Verdict.POSSIBLE, 0.4, f"{word} alone: a surname or a given name that others bear too")


def _initials_fit(a: Name, b: Name) -> bool:
    """True unless both give initials, or one an initial for a word the other gives in full, and they differ."""
    if a.initials and b.initials:
        return _opens(a.initials[0], b.initials[0])
    short, full = (a, b) if a.initials else (b, a)
    if len(full.words) < 2:
        return True
    rest = [w for w in full.words if not any(_alike(w, s) for s in short.words)]
    rest += [full.father] if full.father else []
    return not rest or any(_opens(short.initials[0], w) for w in rest)


def _opens(initial: str, word: str) -> bool:
    firsts = {sound[:1] for sound in sounds_of(initial)}
    return bool(firsts & {sound[:1] for sound in sounds_of(word)})


def _near(a: str, b: str) -> float | None:
    """From 0 to 1 for words that sound alike, else ``None``."""
    left, right = sounds_of(a), sounds_of(b)
    room = max(_LEAST, _PER_LETTER * max(len(left[0]), len(right[0])))
    found = distance(left, right)
    return 1.0 - found / (2 * room) if found < room else None


def _alike(a: str, b: str) -> bool:
    return _near(a, b) is not None


@cache
def _pets() -> dict[str, frozenset[int]]:
    """The lines of the table on which a sound stands, as a full name or a pet form."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_PET_FORMS.read_text(encoding="utf-8").splitlines()):
        if line and not line.startswith("#"):
            for word in line.replace("\t", " ").split():
                found.setdefault(sounds_of(word)[0], set()).add(number)
    return {sound: frozenset(lines) for sound, lines in found.items()}


@lru_cache(maxsize=50_000)
def pet_lines(word: str) -> frozenset[int]:
    """The lines of the table on which a given name stands, in full or as a pet form: two that share one may be forms of
    one name. Empty for a name that the table does not know."""
    return frozenset().union(*(_pets().get(sound, frozenset()) for sound in sounds_of(word)))


def _pet(a: str, b: str) -> bool:
    """True when a table says that the two are a given name and its pet form, or two pet forms of one."""
    return bool(pet_lines(a) & pet_lines(b))
