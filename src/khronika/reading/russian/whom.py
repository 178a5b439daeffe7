"""Whom a Russian figure counts, and what that makes of its event."""

from khronika.nouns import Kind
from khronika.reading.mentions import NumberMention
from khronika.reading.russian.counting import Counted
from khronika.reading.russian.event_words import Trigger
from khronika.reading.russian.lexicon import JOURNALIST, POLICE
from khronika.reading.russian.parse import Sentence, Word
from khronika.reading.russian.phrases import in_nominative

_KIN = frozenset("мать жена родственник родитель вдова отец сын дочь сестра брат близкий".split())


def refined(kind: Kind, noun: Word | None, trigger: Trigger | None, sentence: Sentence) -> Kind:
    """A crowd of police is a deployment; a beaten journalist is an attack on one."""
    if noun is None or noun.lemma in _KIN:
        return kind  # "матери солдат" are no soldiers
    about = {
        noun.lemma,
        *(
            w.lemma
            for i, w in enumerate(sentence.words)
            if w.head >= 0
            and sentence.words[w.head] is noun
            and w.rel != "conj"  # "тысячи вышли, и силовики ..."
        ),
    }
    if kind is Kind.PROTEST and about & POLICE:
        return Kind.DEPLOYMENT
    if kind is Kind.FORCE and noun.lemma in JOURNALIST and trigger is not None:
        return Kind.ATTACK_ON_JOURNALIST
    return kind


def words_counted(sentence: Sentence, number: NumberMention, counted: Counted) -> str | None:
    if counted.noun is None or sentence.words[counted.noun].start < number.core.end:
        return None  # before the number, or around it: "19-дневное"
    if sentence.words[counted.noun].lemma in _DEEDS:
        return None
    if sentence.words[counted.noun].pos == "PROPN":
        return None  # "Уфа — 66 и Чебоксары — 72": the next town of a list
    end = sentence.words[counted.noun].end
    for child in sentence.children(counted.noun):
        word = sentence.words[child]
        if child == counted.noun + 1 and word.rel == "nmod" and word.pos == "NOUN":
            end = word.end
    start = max(number.core.end, sentence.start)
    return sentence.text[start - sentence.start : end - sentence.start].strip(' «"') or None


_DEEDS = frozenset(
    "летальный задержание арест приговор штраф".split()
)  # of which so many are counted, and nobody is named
_WHOSE = frozenset("его ее её их".split())


def named_counted(sentence: Sentence, number: NumberMention, counted: Counted) -> str | None:
    """Those counted, in the nominative: "14 жителей города" are "жители города", "166 человек" are "люди"."""
    words = words_counted(sentence, number, counted)
    if words is None or counted.noun is None:
        return None
    if sentence.words[counted.noun].text.lower() == "чел":
        return "люди"
    noun, many = sentence.words[counted.noun], "sing" if number.value == 1 else "plur"
    first, last = max(number.core.end, sentence.start), noun.end
    phrase = [w for w in sentence.words if first <= w.start and w.end <= last]
    if any(w.pos not in {"NOUN", "ADJ", "VERB", "DET", "ADV", "PRON"} for w in phrase) or (
        noun.feats.get("Case") == "Nom" and (noun.feats.get("Number") == "Plur" or many == "sing")
    ):
        return words
    head = " ".join(
        w.text
        if w.pos in {"ADV", "PRON"} or w.lower in _WHOSE
        else in_nominative(w.text, w.feats.get("Case", ""), many, w.feats.get("Gender", ""))
        for w in phrase
    )
    return words.replace(sentence.text[phrase[0].start - sentence.start : last - sentence.start], head, 1)
