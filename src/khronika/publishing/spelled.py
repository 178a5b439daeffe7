"""Words of names as they are told in whatever alphabet, case and ending, and where they stand in a text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from khronika.names.lookup import folded, keys_of
from khronika.names.skeletons import skeleton
from khronika.nouns import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼʻ`-][^\W\d_]+)*")
_SHORTEST = 3  # of a name's word: initials and particles tell of nobody by themselves
_HERE = Path(__file__).parent


# Before a word that begins a sentence.
_ENDS = re.compile(r"(?:^|[.!?…:;\n–—-])[\s\"'«“„(\[]*$")
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_DATED = re.compile(r"\d{1,4}(?:st|nd|rd|th)?,?\s*$"), re.compile(r"\s*\d{1,4}")


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands in a text. ``begins`` says that it begins a sentence, where a capital says nothing; ``dated`` that it
    is a month or a day of the week as English writes them."""

    text: str
    span: Span
    begins: bool = False
    dated: bool = False

    @property
    def capital(self) -> bool:
        """With a capital letter in any place: "iPetrov" too."""
        return any(char.isupper() or char.istitle() for char in self.text)


@lru_cache(maxsize=20_000)
def words_in(text: str) -> tuple[Word, ...]:
    return tuple(
        Word(
            found[0],
            Span(*found.span()),
            _ENDS.search(text[max(0, found.start() - 12) : found.start()]) is not None,
            _is_date(found[0].casefold(), text[: found.start()][-8:], text[found.end() :][:8]),
        )
        for found in _WORD.finditer(text)
    )


def _is_date(word: str, before: str, after: str) -> bool:
    """ "May" beside a number is a month; alone it may be a name."""
    if word in _DAYS:
        return True
    return word in _MONTHS and bool(_DATED[0].search(before) or _DATED[1].match(after))


@lru_cache(maxsize=100_000)
def keys(word: str) -> frozenset[str]:
    """Under which keys a word of a name is found again: without its ending, by its sounds, in any alphabet."""
    stems = {folded(word), *keys_of(word, None)}
    found = {skeleton(stem) for stem in stems if len(stem) >= _SHORTEST}
    found |= {skeleton(stem).removesuffix("a") for stem in stems if len(stem) > _SHORTEST + 1}
    return frozenset(key for key in found if len(key) > 1)


def keys_of_names(names: Iterable[str]) -> frozenset[str]:
    """The keys of every word of these names."""
    return frozenset(
        key
        for name in names
        for word in words_in(name)
        for part in word.text.split("-")
        for key in keys(part)
    )


def is_one_of(word: str, hidden: frozenset[str]) -> bool:
    """Whether a word, or a part of it that a hyphen joins, may be one of the names behind these keys."""
    return any(not keys(part).isdisjoint(hidden) for part in word.split("-"))


def where_named(names: Iterable[str], text: str) -> list[Span]:
    """Where one of these names, each of two words or more, stands whole: all its words beside each other, in any order."""
    words = words_in(text)
    found = []
    for name in names:
        wanted = [keys(word.text) for word in words_in(name)]
        if len(wanted) < 2 or not all(wanted):
            continue
        for at in range(len(words) - len(wanted) + 1):
            here = words[at : at + len(wanted)]
            if _same(wanted, [keys(word.text) for word in here]):
                found.append(Span(here[0].span.start, here[-1].span.end))
    return found


def _same(wanted: list[frozenset[str]], here: list[frozenset[str]]) -> bool:
    left = list(here)
    for each in wanted:
        match = next((other for other in left if other & each), None)
        if match is None:
            return False
        left.remove(match)
    return True


@cache
def openings() -> frozenset[str]:
    """Words that begin sentences and are nobody's name."""
    return frozenset(_listed("openings.txt"))


@cache
def _roles() -> tuple[frozenset[str], re.Pattern[str]]:
    listed = _listed("roles.txt")
    stems = sorted((word[:-1] for word in listed if word.endswith("*")), key=len, reverse=True)
    return frozenset(w for w in listed if not w.endswith("*")), re.compile(
        rf"(?:{'|'.join(map(re.escape, stems))})\w*"
    )


@cache
def _of_bodies() -> frozenset[str]:
    return frozenset(_listed("bodies.txt"))


def may_stay(word: Word) -> bool:
    """Whether a word with a capital is one for another reason than that it is a name."""
    small = word.text.casefold()
    return word.dated or small in _of_bodies() or (word.begins and small in openings())


def is_role(word: str) -> bool:
    """Whether a word in small letters says what somebody is, and not who. With a capital it may be a name (Young, Людмила)."""
    if any(char.isupper() for char in word):
        return False
    small = word.casefold()
    whole, stems = _roles()
    return small in whole or bool(stems.fullmatch(small))


def _listed(file: str) -> list[str]:
    lines = (_HERE / file).read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def inside(span: Span, spans: Iterable[Span]) -> bool:
    return any(other.contains(span) for other in spans)
