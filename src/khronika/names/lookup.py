"""Words as they are looked up: one key for a word's cases, letters and spellings, and which other keys may be the same name.

Nothing is corrected: what is found shows its own words. Two keys of one word are better than none, so endings are cut by rule and
cut too much rather than too little; where that matters (a name in another alphabet) ``alike`` judges by sound.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from khronika.names.skeletons import skeleton
from khronika.names.sounds import distance, sounds_of

# Changes whenever a text would get other keys than before: what was filled by an earlier version is filled anew.
KEYS_VERSION = "1"

_WORD = re.compile(r"[^\W_]+(?:['’ʼʻ`][^\W_]+)*")
_APOSTROPHES = re.compile("['’ʼʻ`]")
# Kazakh letters as a keyboard without them has them, and ё, which is printed as е.
_PLAIN = str.maketrans("әқғңөұүһіё", "акгноуухие")
_LATIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"})
_SHORTEST = 3  # of a stem: "Ош" and "БТА" stay whole

_RUSSIAN = tuple(
    "иями ями ами ого его ому ему ыми ими иях ях ах ией ой ей ою ею ом ем ям ам ым им ую юю ая яя ое ее ые ие "
    "ых их ий ый ия ию ии ью ья ье а я о е и ы у ю й ь".split()
)
_OF_MANY = ("ов", "ев")  # "активистов"; a surname ends so too, and keeps it
# As folded above: cases twice ("дағыларға"), then possessives, then plurals, which names do not have.
_KAZAKH = (
    tuple("ындагы индаги нда нде нын нин дын дин тын тин дан ден тан тен нан нен мен бен пен га ге ка ке ды ди ты ти ны ни да де та те".split()),
    tuple("ымыз имиз ыныз иниз сы си ын ин ы и".split()),
    tuple("лар лер дар дер тар тер".split()),
)  # fmt: skip
_ENGLISH = ("ings", "ing", "ies", "ied", "ed", "es", "s", "e", "y")
_NOT_A_PLURAL = ("ss", "us", "is", "ov", "ev")


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands. ``keys`` are what it is looked up by, the likeliest first; ``capital`` says that it begins with a
    capital letter, as names do."""

    start: int
    end: int
    keys: tuple[str, ...]
    capital: bool


def words_of(text: str, lang: str | None) -> Iterator[Word]:
    """Each word of the text in order. ``lang`` decides between Russian and Kazakh endings; ``None`` gives the keys of both."""
    for found in _WORD.finditer(text):
        keys = keys_of(found[0], lang)
        if keys:
            yield Word(found.start(), found.end(), keys, found[0][0].isupper())


@lru_cache(maxsize=200_000)
def keys_of(word: str, lang: str | None) -> tuple[str, ...]:
    """The keys of one word: letters and digits in small letters, never with a space; none for a word of other signs."""
    plain, capital = folded(word), word[:1].isupper()
    if not plain:
        return ()
    if not re.search("[а-я]", plain):
        return (_english(plain),)
    if lang == "kk":
        return (_kazakh(plain, capital),)
    if lang is not None:
        return (_russian(plain, capital),)
    # What is asked for may be typed without its capital.
    both = (True, False)
    return tuple(dict.fromkeys((*(_russian(plain, c) for c in both), *(_kazakh(plain, c) for c in both))))


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """Case, accents of Latin letters, apostrophes and Kazakh letters that a Russian keyboard lacks do not count."""
    text = unicodedata.normalize("NFC", re.sub(r"['’]s$", "", word)).casefold()
    text = _APOSTROPHES.sub("", text).translate(_PLAIN).translate(_LATIN)
    if text.isascii():
        return text
    # й is a letter, not и with an accent; other accents on Cyrillic (stress marks) fall away like Latin ones.
    parts = (char if char in "йї" else unicodedata.normalize("NFKD", char) for char in text)
    return "".join(char for part in parts for char in part if char.isalnum())


def _russian(word: str, capital: bool) -> str:
    cut = _cut(word, _RUSSIAN if capital else _RUSSIAN + _OF_MANY)
    return cut[:-1] if cut.endswith("нн") else cut  # задержанные, задержаны


def _kazakh(word: str, capital: bool) -> str:
    cases, possessives, plurals = _KAZAKH
    word = _cut(_cut(_cut(word, cases), cases), possessives)
    return word if capital else _cut(word, plurals)


def _english(word: str) -> str:
    if word.endswith(_NOT_A_PLURAL):
        return word
    return _cut(word, _ENGLISH)


def _cut(word: str, endings: tuple[str, ...]) -> str:
    """Without the longest ending that leaves a stem."""
    for ending in sorted((e for e in endings if word.endswith(e)), key=len, reverse=True):
        if len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=100_000)
def drawer(key: str) -> str:
    """Where a key lies among others that may sound like it: only those of one drawer are asked whether they are ``alike``. Empty
    for numbers. A j is ж in one romanisation and й in another, so it decides nothing."""
    return "" if any(char.isdigit() for char in key) else skeleton(key).removesuffix("a").replace("j", "")


# Of ``distance``, for each letter, and at the least. Set by hand: Токаев, Tokayeva and Тоқаев are one, Ермек and Ермак
# (.45), Orlo and Orla (.5) are not.
_PER_LETTER, _LEAST = 0.09, 0.3


def alike(one: str, other: str) -> bool:
    """True when two keys may be spellings of one name, in whatever alphabet."""
    room = max(_LEAST, _PER_LETTER * max(len(one), len(other)))
    return distance(sounds_of(one), sounds_of(other)) <= room
