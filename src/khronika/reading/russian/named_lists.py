"""Several people named in one breath: "активисты Нина Прохорова, Ринат Габбасов и их сосед" are all of them, and not the first."""

from collections.abc import Iterator

from khronika.reading.russian.parse import Sentence
from khronika.reading.russian.phrases import may_stand, nominative, to_nominative

_OF_A_PIECE = frozenset({"amod", "det", "appos", "flat:name", "flat", "nmod", "compound"})
_ALIKE = {"Gen": {"Gen", "Acc"}, "Acc": {"Gen", "Acc"}}
_LONGEST = 12  # who is named after so many is left out: the list is a roll of its own


def listed_people(sentence: Sentence, head: int) -> str | None:
    """All of a list of persons around its first, in the nominative; ``None`` where there is no list, or where it names others
    than persons. ``head`` is the first name, or the noun that says what they all are."""
    words = sentence.words
    pieces = [head, *_others(sentence, head)][:_LONGEST]
    named = any(words[p].pos == "PROPN" for p in [*pieces, *_names(sentence, head)])
    if len(pieces) < 2 or not named or not all(_person(sentence, p) for p in pieces):
        return None
    if not any(w.text == "," for w in words[pieces[0] : pieces[-1]]) and not _names(sentence, head):
        return None  # two that are joined by "and" are one phrase as it is
    told = [_piece(sentence, p, words[head].feats.get("Case", "")) for p in pieces]
    return ", ".join(told[:-1]) + " и " + told[-1]


def _person(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    return word.pos in {"NOUN", "PROPN"} and (word.animate or word.feats.get("Animacy") == "Anim")


def _names(sentence: Sentence, head: int) -> list[int]:
    return [
        c
        for c in sentence.children(head)
        if sentence.words[c].rel == "appos" and sentence.words[c].pos == "PROPN"
    ]


def _others(sentence: Sentence, head: int) -> Iterator[int]:
    """Those joined to the head, or to the first name that stands beside it, in order."""
    joined = [
        c
        for at in (head, *_names(sentence, head))
        for c in sentence.children(at)
        if sentence.words[c].rel == "conj" and c > head and sentence.words[c].pos in {"NOUN", "PROPN"}
    ]
    yield from sorted(joined)


def _piece(sentence: Sentence, at: int, case: str) -> str:
    words, inside, growing = sentence.words, {at}, [at]
    while growing:
        for child in sentence.children(growing.pop()):
            if words[child].rel in _OF_A_PIECE and child not in inside:
                inside.add(child)
                growing.append(child)
    first = last = at
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    if words[at].pos == "NOUN":
        return nominative(sentence, first, last, at)
    return " ".join(_named(sentence, i, case) for i in range(first, last + 1))


def _named(sentence: Sentence, at: int, case: str) -> str:
    """A name in the nominative; one whose case the tagger does not see has that of the list."""
    word = sentence.words[at]
    own = word.feats.get("Case", "")
    if case in {"", "Nom"} or (own in {"", "Nom"} and may_stand(word.text)):
        return word.text
    true = own if own in _ALIKE.get(case, {case}) else case
    return to_nominative(word.text, true, word.feats.get("Number", ""), word.feats.get("Gender", ""))
