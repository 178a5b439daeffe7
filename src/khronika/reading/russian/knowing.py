"""Who knows of something, what is only declared, and sentences that speak of what was just said, in Russian."""

import re

from khronika.nouns import Span
from khronika.reading.hearing import Said
from khronika.reading.russian.frames import is_compound_name, phrase_from, speaks
from khronika.reading.russian.parse import Sentence
from khronika.reading.russian.phrases import extent
from khronika.reading.russian.speakers import Speakers

_OURSELVES = frozenset("мне нам тебе вам".split())
_OF_WHAT = re.compile(
    r"\s*(?::|,\s+что|(?:лишь\s+|только\s+|уже\s+|как\s+минимум\s+|по\s+меньшей\s+мере\s+)*об?\s)"
)


def known_to(sentence: Sentence, at: int, speakers: Speakers) -> Said | None:
    """ "ПравоСводу стало известно о 40 задержанных": whoever knows it says so."""
    words = sentence.words
    if (paper := _FROM_A_PAPER.match(sentence.text, words[at].end - sentence.start)) is not None:
        return _out_of_a_paper(sentence, at, sentence.start + paper.end(), speakers)
    if not _OF_WHAT.match(sentence.text, words[at].end - sentence.start):
        return None
    for i in range(at - 1, max(-1, at - 4), -1):
        if words[i].lemma in {"стать", "быть", "пока", "уже", "также"}:
            continue
        head = i
        while words[head].rel in {"flat", "flat:name", "appos", "nmod"} and 0 <= words[head].head < head:
            head = words[head].head
        dative = (
            words[head].feats.get("Case") == "Dat" or is_compound_name(words[head]) or words[head].pos == "X"
        )
        if not dative or not speaks(sentence, head) or words[head].lower in _OURSELVES:
            return None
        speaker = speakers.named(sentence, *extent(sentence, head), head)
        return Said(
            speaker,
            Span(sentence.start, sentence.end),
            Span(words[at].start, words[at].end),
            "ru.attr.izvestno",
            "знать",
            counts=True,
        )
    return None


_FROM_A_PAPER = re.compile(
    r"\s+из\s+(?:сообщени|заявлени|отч[её]т|данн|материал|публикаци|слов|пост|доклад|релиз|ответ)\w{0,3}\s+(?=\w|[«\"])",
    re.IGNORECASE,
)


def _out_of_a_paper(sentence: Sentence, at: int, offset: int, speakers: Speakers) -> Said | None:
    """ "Об этом стало известно из сообщения министерства": whose paper it is."""
    first = sentence.at(offset)
    phrase = phrase_from(sentence, first) if first is not None else None
    if phrase is None or not speaks(sentence, phrase[2]):
        return None
    cue = Span(sentence.words[at].start, sentence.words[at].end)
    whole = Span(sentence.start, sentence.end)
    return Said(speakers.named(sentence, *phrase), whole, cue, "ru.attr.izvestno", "знать", backs(sentence))


_TOLD_OF = re.compile(r"[^,.;]{0,80}(?:,\s+что|:|\sоб?\s)", re.IGNORECASE)


def declares(sentence: Sentence, verb: int) -> bool:
    """True where what is declared is a thing, and nothing is told of."""
    words = sentence.words
    told = _TOLD_OF.match(sentence.text, words[verb].end - sentence.start) or backs(sentence)
    closes = verb > 0 and words[verb - 1].text in ',—–-»"”'
    return not told and not closes and any(words[c].rel == "obj" for c in sentence.children(verb))


_BACK = re.compile(
    r"^\W*(?:об этом|о случившемся|так(?:ие|ую|ое|ая)\s+(?:данные|цифр\w|информаци\w|число|сведения|статистик\w|оценк\w)|"
    r"эт(?:и|у|о|ой|их)\s+(?:данны\w+|цифр\w*|число|сведения|информаци\w|оценк\w)|"
    r"(?:нов|последн|свеж|обновл[её]нн|уточн[её]нн)\w+\s+(?:данные|цифры|сведения|информаци\w)(?!\w)|такое\s+заявлени|"
    r"соответствующ\w+\s+(?:информаци|заявлени|сообщени|данны|числ|цифр)\w+|его слова|ее слова|её слова|их слова|столько|такая цифра|данные\s+(?:министерств|ведомств|полици|прокуратур)\w+\s+распростран|"
    r"список\s+(?:вед[её]т|ведут|составил|опубликовал|обновля)\w*|слова\s+[\w\s]{3,40}?\s+(?:переда|приводит|цитир)|(?:цифр[уы]|число|данные|информаци[юя]|гибель|задержани[ея])\s+(?:озвуч|назва|прив[её]|подтвер)\w*)",
    re.IGNORECASE,
)


def backs(sentence: Sentence) -> bool:
    """True when the sentence opens by speaking of what was just said ("Об этом ...", "Столько ...")."""
    return bool(_BACK.search(sentence.text))


def who_say(sentence: Sentence, at: int) -> int | None:
    """ "Данные правозащитников, которые говорят, что ...": of whom the clause tells."""
    words = sentence.words
    verb = words[at].head
    told = verb >= 0 and re.match(
        r"[^,;.]{0,30},\s+что(?!\w)|:", sentence.text[words[verb].end - sentence.start :]
    )
    whose = words[verb].head if told and words[verb].rel.startswith("acl") else -1
    return whose if whose >= 0 and speaks(sentence, whose) else None


def named_office(sentence: Sentence, at: int) -> bool:
    """ "Активист Пётр Зимородков": an office in the nominative with a name of its own."""
    word = sentence.words[at]
    named = any(
        sentence.words[c].pos == "PROPN" and sentence.words[c].rel == "appos" for c in sentence.children(at)
    )
    return word.rel in {"appos", "nsubj"} and word.animate and word.feats.get("Case") == "Nom" and named
