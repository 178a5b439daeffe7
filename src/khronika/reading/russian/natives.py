"""Towns that only say whence people are, in Russian: "оштрафовала 14 жителей города Темиртау" fines them somewhere."""

import re
from collections.abc import Sequence

from khronika.reading.mentions import PlaceMention
from khronika.reading.russian.parse import Sentence
from khronika.reading.russian.speakers import ORGS

_OF = re.compile(
    r"(?:(?<!\w)(?:жител|житель|горожан|уроженец|уроженк|уроженц|выходц|выходец|сельчан|селян|односельчан|пенсионер|предпринимател|студент|рабоч)\w*\s+"
    r"(?:(?:города|села|пос[её]лка|деревни|аула|района|области|столицы|и|из)\s+){0,3}"
    r"(?:[А-ЯЁ][\w-]+(?:\s*,\s*|\s+и\s+)){0,3}"
    r"|(?<!\w)(?:активист|житель|жител|граждан|гражданин|участник|женщин|мужчин|человек|люд|демонстрант|парн|рабоч|родственник|мат(?:ер|ь)|сторонни[кц]|блогер|журналист)\w*\s+(?:[А-ЯЁ][а-яё-]+\s+){0,3}из\s+"
    r"(?:(?:города|села|пос[её]лка|деревни|аула)\s+)?(?:[А-ЯЁ][\w-]+(?:\s*,\s*|\s+и\s+)){0,3})$"
)
# "Артём Черняк из Бреста", "... из Слонимского района Гродненской области": one person's home.
_SOMEBODY_FROM = re.compile(
    r"(?<!\w)(?:[А-ЯЁ][а-яё-]+\s+[А-ЯЁ][а-яё-]+|координатор|фермер|активист(?:ка)?|журналист(?:ка)?|адвокат|учитель(?:ница)?|пенсионер(?:ка)?|предприниматель|правозащитни(?:к|ца))\s+из\s+(?:(?:города|села|пос[её]лка|деревни)\s+)?(?:[А-ЯЁ][\w-]+\s+(?:района|округа|города|области)\s+){0,2}$"
)
_DOING = frozenset({"nsubj"})
_IN = frozenset({"в", "во", "на"})
_STEPS = 6


def only_whence(sentences: Sequence[Sentence], text: str, mention: PlaceMention) -> bool:
    """True for a town in the words for its people, where the sentence says where they were; or the one before it in the
    paragraph says it, and they do nothing by themselves ("жители Темиртау вышли")."""
    before = text[max(0, mention.span.start - 90) : mention.span.start]
    if _SOMEBODY_FROM.search(before):
        return True
    sentence = (
        next((s for s in sentences if s.start <= mention.span.start < s.end), None)
        if _OF.search(before)
        else None
    )
    if sentence is None:
        return False
    last = sentences[sentence.number - 1] if sentence.number else None
    told = last is not None and last.paragraph == sentence.paragraph and _says_where(last, mention)
    return _says_where(sentence, mention) or (told and not _act(sentence, mention))


def _says_where(sentence: Sentence, mention: PlaceMention) -> bool:
    """ "В Нур-Султане", "на Марсовом поле": a name with the preposition of a place, other than the town itself."""
    words = sentence.words
    for i, word in enumerate(words[:-1]):
        if word.lower not in _IN:
            continue
        for named in words[i + 1 : i + 4]:
            if named.start >= mention.span.start and named.start < mention.span.end:
                break
            if named.pos == "PROPN" and named.lemma not in ORGS and named.feats.get("Case", "Loc") == "Loc":
                return True
            if named.lemma == "столица":
                return True
            if named.pos not in {"ADJ", "NOUN", "PROPN"}:
                break
    return False


def _act(sentence: Sentence, mention: PlaceMention) -> bool:
    """True where the people are the subject of an active verb: what they do they mostly do at home."""
    at = sentence.at(mention.span.start)
    words = sentence.words
    for _ in range(_STEPS):
        if at is None or at < 0:
            return False
        word = words[at]
        if word.rel in _DOING:
            return word.head >= 0 and words[word.head].feats.get("Voice") != "Pass"
        if word.pos == "VERB":
            return False
        at = word.head
    return False
