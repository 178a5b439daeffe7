"""What somebody typed to look for, as terms: every word must be found, "words in quotation marks" side by side, -word nowhere.

A place is looked for under its names in three languages and under its key, so that Астана is also Astana and Нұр-Сұлтан. Spellings
of names are the record's own business: see ``khronika.ledger.search``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from khronika.ledger.search import Positions, Term
from khronika.ledger.search_index import place_key
from khronika.names.lookup import words_of
from khronika.nouns import Level
from khronika.reading.gazetteer.folding import fold
from khronika.reading.gazetteer.forms import nominatives
from khronika.reading.gazetteer.lookup import ASTANA, Entry, Hit, look_up

_PIECE = re.compile(r'(-?)(?:"([^"]+)"|“([^”]+)”|«([^»]+)»|(\S+))')
_LONGEST_PLACE = 3  # words; longer names are found by their words
_MOST_MEANT = 3  # places of one name, the likeliest first
_RENAMED = ("Nur-Sultan", "Нур-Султан", "Нұр-Сұлтан")
MOST_TERMS = 12  # what is typed by hand is shorter; each term costs the database a walk


@dataclass(frozen=True, slots=True)
class Asked:
    """``terms`` must be found, ``without`` must not. ``left_out`` counts words beyond the most that are looked for."""

    terms: tuple[Term, ...]
    without: tuple[Term, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class _Piece:
    words: str
    not_: bool
    quoted: bool


def asked(typed: str) -> Asked:
    pieces = [piece for piece in _pieces(typed) if _positions(piece.words)]
    found: list[Term] = []
    without: list[Term] = []
    at = 0
    while at < len(pieces):
        term, taken = _term(pieces, at)
        (without if pieces[at].not_ else found).append(term)
        at += taken
    over = max(len(found) - MOST_TERMS, 0) + max(len(without) - MOST_TERMS, 0)
    return Asked(tuple(found[:MOST_TERMS]), tuple(without[:MOST_TERMS]), over)


def called(typed: str) -> tuple[Term, ...]:
    """Words of a source's name."""
    terms = (Term((((keys,)),)) for keys in _positions(typed))
    return tuple(terms)[:MOST_TERMS]


def _pieces(typed: str) -> Iterator[_Piece]:
    for minus, *quoted, plain in _PIECE.findall(typed):
        words = next(filter(None, (*quoted, plain)), "")
        yield _Piece(words, bool(minus), not plain)


def _positions(words: str) -> Positions:
    return tuple(word.keys for word in words_of(words, None))


def _term(pieces: list[_Piece], at: int) -> tuple[Term, int]:
    """The term that begins with this piece, and how many pieces it takes up."""
    first = pieces[at]
    if first.quoted or first.not_:
        return Term((_positions(first.words),)), 1
    for many in range(min(_LONGEST_PLACE, len(pieces) - at), 0, -1):
        some = pieces[at : at + many]
        if any(piece.quoted or piece.not_ for piece in some):
            continue
        words = " ".join(piece.words for piece in some)
        meant = _meant(words)
        if meant:
            return _place_term(words, meant), many
    return Term((_positions(first.words),)), 1


def _meant(words: str) -> tuple[Entry, ...]:
    parts = fold(words).split()
    for lang in ("ru", "kk") if re.search("[а-яё]", words, re.IGNORECASE) else ("en",):
        for form in nominatives(parts, lang):
            hit = look_up(form)
            if hit and _is_place(hit, words):
                return hit.entries[:_MOST_MEANT]
    return ()


def _is_place(hit: Hit, words: str) -> bool:
    """A word or a given name that some town also bears is looked for as a word."""
    if hit.word and not words[:1].isupper():
        return False
    return not hit.person or hit.entries[0].level is not Level.CITY


def _place_term(words: str, meant: tuple[Entry, ...]) -> Term:
    """Under the likeliest place's names; claims under any place's key."""
    names = [words, *(name for name in meant[0].names if name)]
    if meant[0].key == ASTANA:
        names += _RENAMED
    phrases = dict.fromkeys(positions for name in names if (positions := _positions(name)))
    return Term(tuple(phrases), tuple(place_key(entry.key) for entry in meant))
