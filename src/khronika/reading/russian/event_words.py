"""Words that say an event in a Russian sentence, with the company they need."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from khronika.nouns import Kind, Span
from khronika.reading.russian.lexicon import BY_LEMMA, LIGHT, Entry
from khronika.reading.russian.parse import Sentence, Word, lemma_of
from khronika.reading.russian.senses import means

# How far the company a trigger needs may stand from it, in words. Chosen on our own sentences, November 2026.
_NEAR = 9


@dataclass(slots=True)
class Trigger:
    """A word that says an event. ``anchor`` is where numbers attach: the light verb of a nominal event."""

    at: int
    anchor: int
    entry: Entry
    span: Span

    @property
    def kind(self) -> Kind:
        return self.entry.kind


_POINTS_BACK = frozenset("них ней нем нём нему ним которых которой котором".split())


def find_triggers(sentence: Sentence, gathered: bool = False) -> list[Trigger]:
    """Words that say an event, in order; of two readings of a word the lexicon's first that fits. ``gathered``: the
    sentence before spoke of a rally, to which "в них участвуют" points back. That people are of a case tells something
    only where nothing is told of them."""
    found = []
    for i, word in enumerate(sentence.words):
        known = BY_LEMMA.get(word.lemma) or (_compound(word) if "-" in word.text else ())
        for entry in known:
            if entry.noun and word.pos == "VERB" and word.feats.get("VerbForm") != "Part":
                continue
            back = gathered and entry.kind is Kind.PROTEST and _pointed_at(sentence, i)
            if back or (_fits(sentence, i, entry) and means(sentence, i, entry)):
                found.append(Trigger(i, _anchor(sentence, i, entry), entry, Span(word.start, word.end)))
                break
    if any(t.kind is Kind.PROTEST for t in found) and _festive(sentence.text):
        found = [t for t in found if t.kind is not Kind.PROTEST]
    firm = [t for t in found if t.entry.rule != "ru.ev.figuranty"]
    return firm if any(t.kind is not Kind.PROTEST for t in firm) else found


# Crowds of another sort, and the words of a protest, beside which they may stand.
_FESTIVE = re.compile(
    r"(?<!\w)(?:концерт|марафон|ярмарк|праздн|фестивал|матч|торжественн|субботник|бессмертн\w+\s+полк|турнир|чемпионат|выставк|спектакл|по\s+сбору|"
    r"благотворительн|зрител|болельщик|спортсмен|сборная|акционер)",
    re.IGNORECASE,
)
_UNREST = re.compile(
    r"протест|митинг|против|задерж|треб(?:у|ов)|оппозици|политз|разгон|разогна|забастов|пикет|лозунг|плакат|полици|омон|отставк|несогласованн|несанкц|выбор|"
    r"солидарн|свобод|арест",
    re.IGNORECASE,
)


def _festive(text: str) -> bool:
    """ "На концерт на площади пришли 5 тысяч человек": a crowd, and no protest."""
    return _FESTIVE.search(text) is not None and _UNREST.search(text) is None


def _compound(word: Word) -> Sequence[Entry]:
    """ "Интернет-шатдауны" are what their last part says."""
    return BY_LEMMA.get(lemma_of(word.lower.rpartition("-")[2], word.pos)[0], ())


_COME = frozenset("прийти прийтись явиться собраться выйти подойти подтянуться".split())


def _pointed_at(sentence: Sentence, at: int) -> bool:
    """ "В них участвуют", "в нём приняли участие"; and "пришли тысяча человек", where nothing else says whither."""
    near = sentence.words[max(0, at - 4) : at + 5]
    lemma = sentence.words[at].lemma
    if lemma == "участвовать" and not any(w.lower in {"в", "во"} for w in near):
        return True  # "участвовало 60 граждан": in what the sentence before told
    if lemma in {"участвовать", "участие", "прийти", "собрать"} and any(
        w.lower in _POINTS_BACK for w in near
    ):
        return True
    return lemma in _COME and any(w.lemma in {"человек", "участник"} for w in sentence.words[at + 1 : at + 5])


def _fits(sentence: Sentence, at: int, entry: Entry) -> bool:
    if not entry.needs and not entry.lacks:
        return True
    back = (
        2 * _NEAR if entry.rule == "ru.ev.uchastie" else _NEAR
    )  # "в акции у сквера, по оценкам милиции, приняли участие"
    around = sentence.words[max(0, at - back) : at + _NEAR + 1]
    near = [w.lemma for w in around]
    if entry.lacks and entry.lacks.intersection(near):
        return False
    near += [part for lemma in near if "-" in lemma for part in lemma.split("-")]
    if entry.rule == "ru.ev.v-policiju":  # "привезли 150 автобусов" brings the buses, and nobody in them
        near = [w.lemma for w in around if w.rel != "obj" or w.head != at]
    return not entry.needs or bool(entry.needs.intersection(near))


def _anchor(sentence: Sentence, at: int, entry: Entry) -> int:
    head = sentence.words[at].head
    if entry.kind is Kind.PROTEST and _only_when(sentence, at):
        return at
    if (
        entry.noun
        and head >= 0
        and sentence.words[head].lemma in LIGHT
        and sentence.words[at].rel in {"obj", "nsubj:pass", "obl", "nsubj"}
    ):
        return head
    return at


_WHEN = frozenset("за во в после перед при из-за до накануне вслед".split())


def _only_when(sentence: Sentence, at: int) -> bool:
    """ "Во время протестов ранения получили 28", "после акций фигурантами стали ...": when it was, and not what."""
    rel = sentence.words[at].rel
    return rel == "obl" and any(
        sentence.words[c].lower in _WHEN and sentence.words[c].rel == "case" for c in sentence.children(at)
    )
