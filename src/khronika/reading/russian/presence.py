"""How many were there, said without a word for people or for a rally: "нас было около двухсот", "пришло, по данным мэрии, 500"."""

import re
from collections.abc import Sequence

from khronika.nouns import Kind
from khronika.reading.mentions import NumberMention
from khronika.reading.russian.counting import Counted, last_word, number_first
from khronika.reading.russian.cues import COUNT
from khronika.reading.russian.event_words import Trigger
from khronika.reading.russian.parse import Sentence
from khronika.reading.russian.triggers import clause_of
from khronika.reading.told import Event

# "Колонна в три тысячи человек", "толпа человек в двести".
_CROWD_OF = re.compile(
    r"(?<!\w)(?:(?:колонн|толп|шестви|митинг|марш|демонстраци|манифестаци|пикет|сход)\w{0,3}\s+(?:примерно\s+|около\s+|человек\s+)?в|(?:толп|колонн|цеп)\w{0,3}\s+из)\s+(?:примерно\s+|около\s+)?$",
    re.IGNORECASE,
)
_UNIT_OF = re.compile(
    r"(?<!\w)(?:отряд|взвод|кордон|шеренг|наряд)\w{0,3}\s+из\s+(?:примерно\s+|около\s+)?$", re.IGNORECASE
)
_BEFALLING = frozenset({Kind.DETENTION, Kind.DEATH, Kind.INJURY, Kind.DISPERSAL})
_WE = frozenset("нас вас".split())
_PEOPLE = frozenset("народу людей".split())  # "людей было около тысячи", where a rally was spoken of
_THEY = frozenset("их".split())
_HELD = re.compile(
    r"(?<!\w)(?:в\s+(?:\w+\s+)?(?:камер|автозак|отдел|изолятор|спецприемник|спецприёмник|подвал|ивс|сизо|полици|клетк)\w*)",
    re.IGNORECASE,
)
# A household or a shift is counted so too; from here on "нас" are a crowd. Chosen on our own sentences, November 2026.
_CROWD = 10
_COUNTABLE = frozenset({Kind.PROTEST, Kind.DETENTION, Kind.DEATH, Kind.INJURY, Kind.RELEASE})


def present(
    sentence: Sentence, number: NumberMention, counted: Counted, triggers: Sequence[Trigger], before: Sequence[Event], topic: frozenset[Kind]
) -> Kind | None:  # fmt: skip
    """The kind of a number that counts "us" or "them", or stands alone beside its verb; ``None`` where it does neither."""
    if _UNIT_OF.search(sentence.text[: number.span.start - sentence.start]):
        return Kind.DEPLOYMENT
    if (
        counted.unit is not None
        and counted.noun is not None
        and sentence.words[counted.noun].lemma != "человек"
    ):
        return None
    if _CROWD_OF.search(sentence.text[: number.span.start - sentence.start]) and not any(
        t.kind in _BEFALLING and not t.entry.noun for t in triggers
    ):
        return Kind.PROTEST
    if _stands_there(sentence, number, triggers, topic):
        return Kind.PROTEST
    if _attended(sentence, number, triggers):
        return _rallied(topic)
    if (
        not triggers
        and _SITS.search(sentence.text[: number.span.start - sentence.start])
        and _just_people(sentence, number)
    ):
        return Kind.DETENTION
    if counted.noun is None and _LIES.search(sentence.text[: number.span.start - sentence.start]):
        return Kind.INJURY  # "полицейских в больницах — 43"
    if _SITS_AFTER.match(sentence.text, number.core.end - sentence.start):
        return Kind.DETENTION  # "одиннадцать из них до сих пор в изоляторе"
    who = _who(sentence, number)
    if who in _WE:
        return _of_us(sentence, number, triggers, topic)
    if who in _PEOPLE:
        return _rallied(topic)
    if who in _THEY:
        last = before[-1] if before else None
        near = last is not None and sentence.number - last.sentence.number <= 1
        return last.kind if near and last is not None and last.kind in _COUNTABLE else _rallied(topic)
    if counted.noun is None and counted.unit is None:
        return (
            _alone(sentence, number, triggers)
            or _out(sentence, number, triggers)
            or _of_those_who(sentence, number, triggers, topic)
        )
    return None


# "В отделе 40 человек", "в автозаке уже 12 человек": they are held there.
_SITS = re.compile(
    r"(?<!\w)в\s+(?:этом\s+|одном\s+|нашем\s+)?(?:отдел|отделени|автозак|камер|изолятор|спецпри[её]мник|сизо|ровд|овд|участк)\w*\s+(?:полиции\s+|милиции\s+)?(?:[—–-]\s+)?(?:уже\s+|сейчас\s+|ещё\s+|находится\s+)?$",
    re.IGNORECASE,
)


_LIES = re.compile(
    r"(?<!\w)в\s+(?:\w+\s+)?(?:больниц|госпитал|реанимаци|стационар|травматологи)\w*\s+(?:города\s+)?[—–-]\s+(?:уже\s+|сейчас\s+)?$",
    re.IGNORECASE,
)
_SITS_AFTER = re.compile(
    r"\s+(?:человек\w*\s+|из\s+них\s+)?(?:(?:до\s+сих\s+пор|вс[её]\s+ещ[её]|по-прежнему|уже|пока|сейчас)\s+)*"
    r"(?:[—–-]\s+)?(?:в\s+(?:сизо|ивс|изолятор|спецпри[её]мник|камер|колони|тюрьм|отдел|отделени)\w*|под\s+(?:стражей|домашним\s+арестом)|за\s+реш[её]ткой)\s*(?:[.,;]|$)",
    re.IGNORECASE,
)


def _just_people(sentence: Sentence, number: NumberMention) -> bool:
    after = sentence.text[number.span.end - sentence.start :]
    return (
        re.match(r"\s+(?:человек|людей|участников|активист|парн|девуш)\w*\W*$", after, re.IGNORECASE)
        is not None
    )


_PUBLIC = re.compile(
    r"(?<!\w)(?:на|перед|у|возле|около)\s+(?:\w+\s+)?(?:площад|майдан|трасс|дорог|баррикад|сквер|бульвар|набережн|улиц|проспект|здани|мэри|парламент|акимат|хокимият|правительств)\w*",
    re.IGNORECASE,
)


_THERE = re.compile(r"(?<!\w)(?:там|здесь|тут)(?!\w)", re.IGNORECASE)


def _stands_there(
    sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger], topic: frozenset[Kind]
) -> bool:
    """ "На площади по-прежнему не меньше пяти тысяч человек", and "там" where a rally was told of: a crowd in a public place, without any verb."""
    crowd = number.value if number.value is not None else number.low
    public = _PUBLIC.search(sentence.text) or (Kind.PROTEST in topic and _THERE.search(sentence.text))
    if triggers or crowd is None or crowd < _CROWD or not public:
        return False
    after = sentence.text[number.span.end - sentence.start :]
    people = re.match(
        r"\s+(?:человек|людей|протестующих|участников|граждан|жителей)(?!\w)", after, re.IGNORECASE
    )
    start, end = clause_of(sentence, number.core.start)
    told = any(
        start <= w.start < end and w.pos in {"VERB", "AUX"} and w.lemma not in COUNT for w in sentence.words
    )
    return people is not None and not told


# "На этом мероприятии", "на собрании": where a report has told of a rally it is that one.
AT_THIS = re.compile(
    r"(?<!\w)на\s+(?:этом|этой|том|той|данном|данной|самом|самой)\s+(?:\w+\s+)?(?:мероприяти|собрани|встреч|акци|сходе|сходк|митинг|пикет|шестви|марш)\w*",
    re.IGNORECASE,
)


def _attended(sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger]) -> bool:
    """ "Всего было порядка 300 человек на этом мероприятии": nothing else is told of them."""
    crowd = number.value if number.value is not None else number.low
    start, end = clause_of(sentence, number.core.start)
    verbs = [w for w in sentence.words if start <= w.start < end and w.pos in {"VERB", "AUX"}]
    there = all(w.lemma in _BEING | {"присутствовать", "насчитываться", "участвовать"} for w in verbs)
    others = any(t.kind is not Kind.PROTEST for t in triggers)
    return (
        crowd is not None
        and crowd >= _CROWD
        and there
        and not others
        and AT_THIS.search(sentence.text) is not None
    )


_THERE_WERE = re.compile(
    r"[\s,]*(?:(?:всего|уже|сначала|там)\s+)?(?:было|набралось|оказалось|насчиталось|собралось|стало)\s*",
    re.IGNORECASE,
)


def _of_those_who(
    sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger], topic: frozenset[Kind]
) -> Kind | None:
    """ "Женщин, вышедших к мэрии, было около сорока": the number counts those of whom a participle tells; "Митинг окончен.
    Было две тысячи" counts those of whom the sentence before told."""
    start, end = clause_of(sentence, number.core.start)
    before = sentence.text[start - sentence.start : number.span.start - sentence.start]
    after = sentence.text[number.span.end - sentence.start : end - sentence.start]
    if not _THERE_WERE.fullmatch(before) or re.search(r"\w", after):
        return None
    if start == sentence.start:
        return _rallied(topic)
    told = [t for t in triggers if t.span.end <= start and t.kind in _COUNTABLE]
    told = [t for t in told if sentence.words[t.at].feats.get("VerbForm") == "Part"]
    return told[-1].kind if told else None


_OUT = re.compile(r"\s+(?:на\s+(?:улиц|площад|проспект|трасс|[А-ЯЁ])|у\s+(?:здани|мэри|парламент))")


def _out(sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger]) -> Kind | None:
    """ "Тысячи на улицах Еревана", "десятки тысяч на Тахрире": a vague number and where they stand, without a verb."""
    start, end = clause_of(sentence, number.core.start)
    opens = not re.search(r"\w", sentence.text[start - sentence.start : number.span.start - sentence.start])
    told = any(start <= t.span.start < end for t in triggers)
    verb = any(start <= w.start < end and w.pos == "VERB" for w in sentence.words)
    vague = number.value is None and number.high is None
    out = vague and opens and not told and not verb
    return Kind.PROTEST if out and _OUT.match(sentence.text, number.span.end - sentence.start) else None


def _who(sentence: Sentence, number: NumberMention) -> str | None:
    """The pronoun in the genitive that the number counts: before it in its clause with nothing but "to be" and places
    between ("нас там было 200"), or right after it ("двести нас")."""
    words = sentence.words
    first, last = number_first(words, number), last_word(words, number.core.end)
    start, _ = clause_of(sentence, number.core.start)
    for at in range(first - 1, max(-1, first - 7), -1):
        word = words[at]
        if word.start < start:
            break
        if word.lower in _WE | _THEY | _PEOPLE and (at == 0 or words[at - 1].pos != "ADP"):
            return word.lower
        if word.lemma in {"человек", "где-то"} or (at and words[at - 1].lower == "на"):
            continue  # "нас в камере на четверых было девять"
        if word.pos in {"VERB", "NUM"} and word.lemma not in _BEING:
            break
    if last + 1 < len(words) and words[last + 1].lower in _WE:
        return words[last + 1].lower
    return None


_BEING = frozenset("быть стать остаться оставаться собраться прийти выйти стоять набраться".split())


def _of_us(
    sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger], topic: frozenset[Kind]
) -> Kind | None:
    start, end = clause_of(sentence, number.core.start)
    held = any(start <= t.span.start < end and t.kind is Kind.DETENTION for t in triggers)
    if held or _HELD.search(sentence.text):
        return Kind.DETENTION
    if Kind.PROTEST in topic or any(t.kind is Kind.PROTEST for t in triggers):
        return Kind.PROTEST
    least = number.value if number.value is not None else number.low
    return Kind.PROTEST if not topic and least is not None and least >= _CROWD else None


def _rallied(topic: frozenset[Kind]) -> Kind | None:
    return Kind.PROTEST if Kind.PROTEST in topic else None


def _alone(sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger]) -> Kind | None:
    """ "На площадь вышли, по данным мэрии, 500": nothing but the number in its clause; its verb stands before it, with
    no number of its own."""
    start, end = clause_of(sentence, number.core.start)
    text = sentence.text
    rest = (
        text[start - sentence.start : number.span.start - sentence.start] + text[number.span.end - sentence.start : end - sentence.start]
    )  # fmt: skip
    if re.search(r"\w", _ONLY.sub("", rest)) or start == sentence.start:
        return None
    verbs = [
        t
        for t in triggers
        if t.span.end <= start
        and t.kind in _COUNTABLE
        and (
            not t.entry.noun or (t.kind in _BEFALLING and t.span.end == start - 1)
        )  # "есть убитые, не меньше четырёх"
    ]
    if not verbs or re.search(
        r"\d", text[verbs[-1].span.end - sentence.start : number.span.start - sentence.start]
    ):
        return None
    opened = text[start - sentence.start - 1 : start - sentence.start]
    return verbs[-1].kind if opened in ",:" else None


_ONLY = re.compile(
    r"(?<!\w)(?:сначала|сперва|уже|всего|потом|затем|теперь|ещё|еще|а|и|но|вместо\s+[\d ]+)(?!\w)",
    re.IGNORECASE,
)
