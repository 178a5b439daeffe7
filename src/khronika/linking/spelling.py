"""What the letters of a record say, ready to be compared: each word of a name as numbers that stand for its sounds.

Two spellings of one word share a number wherever one reading of one is a reading of the other, in whatever alphabet. The
finer numbers are the sounds of ``khronika.names``; the coarser ones fold what transcribers exchange (ә and а, ө and у).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from khronika.names import sounds_of

_FOLDED = str.maketrans({"ä": "a", "ö": "u", "ü": "u", "o": "u", "e": "i", "z": "s", "c": "s"})
# For blocking: sibilants, gutturals and labials that some romanisation or a slip of hearing exchanges.
_COARSE = str.maketrans(
    {"J": "s", "S": "s", "C": "s", "z": "s", "c": "s", "h": "k", "g": "k", "f": "v", "d": "t", "b": "p"}
)
_GLIDE = re.compile(r"(?<=[aäeioöuü])i|i(?=[aäoöuü])")
_TWICE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aäeioöuü]")
_MOST = 4  # readings of a word that are kept: more are of words whose letters say little


@dataclass(frozen=True, slots=True, repr=False)
class Word:
    """One word of a name. ``sounds`` and ``folds`` are its readings, ``plain`` the likeliest of the folds, ``head`` its
    beginning, ``loose`` the same where а and е are one (ә is printed as either), ``coarse`` its consonants in few classes,
    ``opens`` the classes that its first letter may be of."""

    sounds: tuple[str, ...]
    folds: tuple[str, ...]
    plain: str
    head: str
    loose: str
    coarse: str
    opens: tuple[str, ...]

    def __repr__(self) -> str:
        return "Word(...)"


@lru_cache(maxsize=200_000)
def heard(word: str) -> Word:
    """How a word sounds. The word must hold a letter."""
    sounds = sounds_of(word)[:_MOST]
    said = [*sounds, *(sound.replace("ä", "e") for sound in sounds if "ä" in sound)]
    folds = tuple(dict.fromkeys(fold(sound) for sound in said))
    keys = tuple(dict.fromkeys(coarse(sound)[:1] for sound in sounds))
    return Word(sounds, folds, folds[0], head(folds[0]), folds[0].replace("a", "i"), coarse(sounds[0]), keys)


def fold(sound: str) -> str:
    """One reading without what transcribers exchange; never empty for a sound that is not."""
    text = _GLIDE.sub("", sound.replace("dJ", "J")).translate(_FOLDED)
    return _TWICE.sub(r"\1", text) or sound


def head(folded: str) -> str:
    """Up to the first vowel: what tells Марат from Мурат, and what slips of the hand seldom touch."""
    found = _VOWELS.search(folded)
    return folded[: found.end()] if found else folded[:1]


def coarse(sound: str) -> str:
    """Classes of consonants alone, behind a first vowel if it begins with one: what a block is made of."""
    text = sound.replace("dJ", "J").translate(_COARSE)
    text = ("a" if _VOWELS.match(text) else "") + _VOWELS.sub("", text)
    return _TWICE.sub(r"\1", text) or sound
