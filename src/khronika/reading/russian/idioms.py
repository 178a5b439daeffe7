"""Idioms that are no event: a minister is beaten "with his own words", alarms are sounded, medicine is wanting; and an official who
comes out to a crowd is none.
"""

import itertools

from khronika.reading.russian.parse import Sentence

_TURNED_ROUND = frozenset("оружие слово метод козырь аргумент цитата довод приём прием карта цифра".split())
_STRUCK = frozenset(
    "тревога набат баклуша полночь полдень чело ключ фонтан рубль козырь бровь часы поклон барабан колокол".split()
)
_HIT_FIGURATIVELY = frozenset(
    "карман кошелек кошелёк рынок экономика бюджет репутация имидж доход бизнес интерес нерв рейтинг отрасль цена самолюбие престиж".split()
)
_BEFORE, _BEHIND = 4, 7  # words


def beats_somebody(sentence: Sentence, at: int) -> bool:
    """ "Побили протестующих"; records are broken too, alarms sounded, and a minister is beaten "его же словами"."""
    if any(w.lemma == "рекорд" for w in sentence.words[at : at + 5]):
        return False
    if sentence.words[at].lemma not in {"бить", "побить"}:
        return True
    near = sentence.words[max(0, at - _BEFORE) : at + _BEHIND]
    pairs = list(itertools.pairwise(near))
    own = any(a.lower == "же" and b.lemma in _TURNED_ROUND for a, b in pairs)
    over = any(a.lower == "по" and b.lemma in _HIT_FIGURATIVELY for a, b in pairs)
    return not (own or over or any(w.lemma in _STRUCK for w in near))


def seizes(sentence: Sentence, at: int) -> bool:
    """ "Хватают прохожих"; "не хватает лекарств" is a want."""
    word = sentence.words[at]
    if word.lemma not in {"хватать", "хватить"} or word.feats.get("Number") == "Plur":
        return True
    children = [sentence.words[c] for c in sentence.children(at)]
    people = (
        w.animate or w.pos in {"PRON", "DET"} or w.lemma in {"человек", "лицо"}
        for w in children
        if w.rel == "obj"
    )
    return any(people)


_CROWDS = (
    "митингующ", "протестующ", "собравш", "толп", "демонстрант", "забастовщик", "бастующ", "пикетчик", "народу", "людям", "активист", "участник",
    "жител", "горожан", "манифестант", "недовольн",
)  # fmt: skip
_MANY = frozenset(
    "группа колонна толпа часть большинство тысяча сотня десяток множество человек народ".split()
)
_OFFICES = frozenset(
    "министр депутат чиновник губернатор мэр аким глава представитель руководитель президент начальник прокурор полицейский сотрудник замминистра "
    "вице-губернатор омбудсмен".split()
)
_APART = 3  # words from the preposition to whom


def comes_out_to_them(sentence: Sentence, at: int) -> bool:
    """ "К митингующим вышел мэр": he is no crowd; "к протестующим вышли сотни" is one."""
    near = sentence.words[max(0, at - _BEHIND) : at + _BEHIND]
    to_them = any(
        a.lower in {"к", "ко"} and any(b.lower.startswith(_CROWDS) for b in near[i + 1 : i + 1 + _APART])
        for i, a in enumerate(near)
    )
    if not to_them:
        return False
    subjects = [sentence.words[c] for c in sentence.children(at) if sentence.words[c].rel == "nsubj"]
    one = sentence.words[at].feats.get("Number") == "Sing" and not any(w.lemma in _MANY for w in subjects)
    return (one and bool(subjects)) or any(w.lemma in _OFFICES for w in subjects)
