"""Russian verbs that tell something: those of saying, and others that do so in company ("подвёл итоги", "видел корреспондент")."""

import re

from khronika.reading.russian.cues import SAY, lemmas
from khronika.reading.russian.parse import Sentence
from khronika.reading.russian.speakers import POLLS


def tells(sentence: Sentence, verb: int) -> bool:
    """True for a verb of saying, and for another whose company makes it one."""
    return (
        (sentence.words[verb].lemma in SAY and not _confines(sentence, verb))
        or _gives(sentence, verb)
        or _witnesses(sentence, verb)
        or _sums_up(sentence, verb)
        or _finds(sentence, verb)
        or _after_speech(sentence, verb)
    )


def _confines(sentence: Sentence, verb: int) -> bool:
    """ "Его заключили в тюрьму", "заключили соглашение": nobody concludes anything."""
    if sentence.words[verb].lemma not in {"заключить", "заключать"}:
        return False
    return re.match(
        r"\s*(?:,\s+что|:|[»\"])", sentence.text[sentence.words[verb].end - sentence.start :]
    ) is None and (sentence.text[: sentence.words[verb].start - sentence.start].rstrip()[-1:] not in "—–-")


def _sums_up(sentence: Sentence, verb: int) -> bool:
    """ "Подвёл итоги", "провёл брифинг", "выступил с заявлением"."""
    wanted = {
        "подвести": "итог", "подводить": "итог", "провести": "брифинг", "выступить": "заявление", "вести": "список",
        "располагать": "данные", "составить": "список", "обновить": "список данные сведение статистика", "прийти": "вывод",
        "приходить": "вывод", "знать": "о", "сделать": "заявление",
    }  # fmt: skip
    nouns = wanted.get(sentence.words[verb].lemma, "").split()
    before = (
        sentence.words[max(0, verb - 3) : verb] if {"список", "заявление"} & {*nouns} else []
    )  # "список пострадавших ведёт X"
    return any(w.lemma in nouns for w in [*before, *sentence.words[verb + 1 : verb + 5]])


_FINDING = lemmas(
    "установить выяснить доказать показать показывать свидетельствовать напомнить повторить заключить"
)


def _after_speech(sentence: Sentence, verb: int) -> bool:
    """ "«...», — отрезал начальник управления": whatever the verb, a person after it who closes a quotation speaks."""
    words = sentence.words
    closed = (
        verb > 1
        and words[verb - 1].text in "—–-"
        and any(w.text in '»”"' for w in words[max(0, verb - 3) : verb])
    )
    after = words[verb + 1] if verb + 1 < len(words) else None
    return closed and after is not None and after.animate and after.feats.get("Case", "Nom") == "Nom"


def _gives(sentence: Sentence, verb: int) -> bool:
    """ "Экзитпол «Барометра» даёт ей 52 процента": a poll, a report or a count gives numbers."""
    giving = sentence.words[verb].lemma in {"дать", "давать", "отдавать", "отдать"}
    return giving and any(
        sentence.words[c].rel == "nsubj" and sentence.words[c].lemma in POLLS for c in sentence.children(verb)
    )


def _witnesses(sentence: Sentence, verb: int) -> bool:
    """ "Скрутили шестерых, видел корреспондент «Степи»"."""
    words = sentence.words
    closes = verb > 1 and words[verb - 1].text == "," and verb + 1 < len(words)
    seen = words[verb].lemma in {"видеть", "увидеть", "наблюдать", "заметить"}
    return closes and seen and words[verb + 1].animate and words[verb + 1].feats.get("Case") == "Nom"


def _finds(sentence: Sentence, verb: int) -> bool:
    """ "Миссия установила: погибли 87", "комиссия выяснила, что ...": without what was found it is no saying."""
    after = sentence.text[sentence.words[verb].end - sentence.start :]
    if sentence.words[verb].lemma == "установить" and any(
        sentence.words[c].lemma in {"имя", "личность", "гибель"} for c in sentence.children(verb)
    ):
        return True
    return sentence.words[verb].lemma in _FINDING and bool(
        re.match(r"\s*:|,\s+(?:что|сколько|как)(?!\w)", after)
    )
