"""From a word as it stands in a sentence to the forms it may have in a list of names.

Endings are undone by rule, not by a dictionary: most place names are in none. The rules propose too much; the
gazetteer, which must know the result, disposes.
"""

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

# Russian: ending in the text -> endings in the nominative. Longest first; "" is a bare stem.
_RUSSIAN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("иями", ("ии",)),
    ("иях", ("ии",)),
    ("ями", ("и", "я")),
    ("ами", ("ы", "и", "а")),
    ("ого", ("ый", "ий", "ой", "ое")),
    ("его", ("ий", "ее")),
    ("ому", ("ый", "ий", "ой", "ое")),
    ("ему", ("ий", "ее")),
    ("ыми", ("ые",)),
    ("ими", ("ие",)),
    ("ом", ("", "о", "ый", "ий", "ой", "ое")),
    ("ем", ("", "е", "й", "ь", "ий", "ее")),
    ("ым", ("ый", "ое", "ов", "ин", "")),
    ("им", ("ий", "ой", "ое")),
    ("ой", ("а", "ая")),
    ("ою", ("а", "ая")),
    ("ей", ("я", "а", "ь", "и", "ая")),
    ("ью", ("ь",)),
    ("ую", ("ая",)),
    ("юю", ("яя",)),
    ("ых", ("ые",)),
    ("их", ("ие",)),
    ("ах", ("ы", "и", "а")),
    ("ях", ("и", "я")),
    ("ам", ("ы", "и", "а")),
    ("ям", ("и", "я")),
    ("ов", ("ы", "и")),
    ("ья", ("ье",)),
    ("ии", ("ия",)),
    ("ию", ("ия", "ий")),
    ("ия", ("ий",)),
    ("ие", ("ий",)),
    ("а", ("", "о", "ый")),
    ("я", ("й", "ь")),
    ("е", ("", "а", "я", "ь", "о", "й")),
    ("и", ("а", "я", "ь")),
    ("ы", ("а",)),
    ("у", ("", "а", "о")),
    ("ю", ("я", "й", "ь")),
)
_FLEETING = (("ьц", "ец"), ("рл", "рел"), ("нц", "нец"), ("вц", "вец"), ("дц", "дец"), ("льц", "лец"))
# Kazakh case suffixes and those that follow a locative, longest first; two may stand one upon another.
SUFFIXES = tuple(
    "дағылар дегілер тағылар тегілер дағы дегі тағы тегі нда нде ның нің дың дің тың тің дан ден тан тен нан нен "
    "мен пен бен дай дей тай тей да де та те ға ге қа ке на не ды ді ты ті ны ні ын ін іде ыда ідегі ыдағы".split()
)
_POSSESSIVE_EN = re.compile(r"['’]s?$")
_SHORTEST_KAZAKH = 3  # "Онда", "Араға" are words; three letters keep "Ош", written "Ошта", out and "Баку" in
_SHORTEST = 2  # a stem shorter than two letters is nobody's name


def _russian(word: str) -> list[str]:
    forms = [word]
    for ending, originals in _RUSSIAN:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            stem = word[: -len(ending)]
            forms += [stem + original for original in originals]
            forms += [stem[: -len(a)] + b for a, b in _FLEETING if stem.endswith(a) and "" in originals]
    return list(dict.fromkeys(forms))


@lru_cache(maxsize=50_000)
def _kazakh(word: str) -> tuple[str, ...]:
    forms = [word]
    for form in forms:  # grows while it is read: suffixes come off one after another
        shorter = (form[: -len(suffix)] for suffix in SUFFIXES if form.endswith(suffix))
        forms += [stem for stem in shorter if len(stem) >= _SHORTEST_KAZAKH and stem not in forms]
    return tuple(
        sorted(forms, key=len, reverse=True)
    )  # what takes least away first: Milan before Mila in "Миланда"


def nominatives(words: list[str], lang: str) -> Iterator[str]:
    """Folded nominatives that the folded ``words`` of one name may have, the words as they stand first.

    Only the last word of a Kazakh name is inflected; any word of a Russian one. For Russian names of four words
    or more only the first and last are tried, which keeps the products small.
    """
    joined = " ".join(words)
    yield joined
    if lang == "kk":
        if len(words) > 1 and words[-1] in SUFFIXES:  # "АҚШ-тың"
            yield " ".join(words[:-1])
        yield from (" ".join([*words[:-1], form]) for form in _kazakh(words[-1])[1:])
        # Names in -ск and -рг take an -і that every case keeps: "Минскіде", "Петербургіден".
        for bare in _kazakh(words[-1]):
            if bare.endswith(("скі", "ргі", "нкі")):
                yield " ".join([*words[:-1], bare[:-1]])
        return
    if lang != "ru":
        return
    choices = [
        _russian(w) if i in (0, len(words) - 1) or len(words) < 4 else [w] for i, w in enumerate(words)
    ]
    for form in itertools.product(*choices):
        if (candidate := " ".join(form)) != joined:
            yield candidate


def without_possessive(word: str) -> str:
    """ "Kazakhstan's" as "Kazakhstan"; any other word as it is."""
    return _POSSESSIVE_EN.sub("", word)
