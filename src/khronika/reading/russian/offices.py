"""When a place's name in Russian only describes a body, an office or a side, and is not where things happen."""

import re
from collections.abc import Callable, Sequence

from khronika.nouns import Level
from khronika.reading.mentions import PlaceMention
from khronika.reading.places import capital_of
from khronika.reading.russian.natives import only_whence
from khronika.reading.russian.parse import Sentence, Word
from khronika.reading.russian.speakers import ORGS

_OFFICE = re.compile(
    r"(?:дел|министр\w*|президент\w*|полици\w|прокуратур\w|комисси\w|правительств\w|суд\w?|парламент\w*|власт\w{1,3}|мвд|"
    r"минздрав\w?|мид|департамент\w*|госдеп\w*|вооруж[её]нн\w+\s+сил\w*|служб\w|министерств\w|премьер\w*|посол\w*|глав\w|мэр\w*|мэри\w|акимат\w?|акима?|здравоохранения|юстиции|"
    r"цик|парти\w|движени\w|граждан\w*|народ\w?|жител\w+)\s+(?:республики\s+|города\s+)?$",
    re.IGNORECASE,
)
_CITY_OFFICE = re.compile(
    r"(?:мэр\w*|мэри\w|акимат\w?|акима?|прокуратур\w|главы?|гу\s+мвд\s+по)\s+(?:города\s+)?$", re.IGNORECASE
)
_SEATED = re.compile(
    r"(?:базиру\w+|зарегистрирован\w+|штаб-квартир\w+|расположенн\w+|работает|находящ\w+|создан\w+)\s+(?:в|на)\s+$",
    re.IGNORECASE,
)
# "Отделение от Испании", "договор с Россией" name a side; "недалеко от Алматы" is near it.
_SIDE = re.compile(r"(?<!\w)(?:от|против|про|для|об?|между)\s+$", re.IGNORECASE)
_WITH = re.compile(r"(?<!\w)со?\s+$", re.IGNORECASE)
_NEAR = re.compile(
    r"(?:далеко|подалёку|подалеку|вблизи|км|километр\w*|границ\w+)\s+(?:от|с|со)\s+$", re.IGNORECASE
)
_TO = re.compile(r"\s+до\s")  # "от Алматы до Астаны"
# "Почти в ста городах: от А до Б": how far it reached, and neither where.
_REACH = re.compile(r"[:,—–(]\s*от\s+(?:[А-ЯЁ][\w-]+(?:\s[А-ЯЁ][\w-]+)?\s+до\s+)?$")
# "Акции в поддержку жителей Хабаровска" are held elsewhere.
_FOR_THOSE = re.compile(
    r"(?:в\s+поддержку|солидарност\w+\s+с|в\s+защиту|поддерж(?:ать|али|ал|ала|ивают|ивали)|поддержк[аиуе]|солидарн\w*\s+с|сочувстви\w+)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
# "Против изменения границ Чечни и Ингушетии": what is quarrelled over.
_BORDERS = re.compile(
    r"(?:изменени\w+|пересмотр\w*|передел\w*|вопрос\w*|спор\w*|договор\w*|соглашени\w+)\s+(?:об?\s+)?границ\w*\s+(?:между\s+)?(?:[А-ЯЁ][а-яё]+\s+(?:и|с)\s+)?$"
)
# "Движение «Парки и скверы Казани»", "партия «Единый Кыргызстан»": within a name.
_IN_A_NAME = re.compile(
    r"(?<!\w)(?:движени|парти|фонд|организаци|объединени|союз|газет|издани|портал|проект|клуб|кампани|центр|групп|телеканал|радио|канал|(?:информ)?агентств|комитет|коалици|сайт|журнал)\w*\s+[«\"“][^«»\"“”\n]{0,45}$",
    re.IGNORECASE,
)
_REACHES = re.compile(r"\s+до\s+[А-ЯЁ]")
# Bodies and circles of persons that are named after a country: a place in their genitive tells whose they are.
_CIRCLES = ORGS | frozenset(
    "телевидение радио университет партия фронт союз конгресс федерация альянс лига ассамблея орган гвардия армия войско законодательство конституция "
    "гражданство гимн флаг политика экономика интерес история независимость".split()
)
_WITHIN = frozenset({"nmod", "appos", "flat", "flat:name", "flat:foreign", "amod", "conj"})
_STEPS = 5  # governors up from a place's name; beyond it belongs to another phrase


def attributive_in(sentences: Sequence[Sentence]) -> Callable[[str, PlaceMention], bool]:
    """Tells, of a place named in these sentences, whether it only describes. "Министр внутренних дел Казахстана" names
    an office; "отделы полиции Москвы" are where people were taken, so a city stands back only after its own mayor or
    council; and a town stands back in the words for its people (natives.py)."""

    def attributive(text: str, mention: PlaceMention) -> bool:
        before = text[max(0, mention.span.start - 40) : mention.span.start]
        if only_whence(sentences, text, mention) or _TO_BE_FREED.search(before):
            return True
        wide = mention.place.level in (Level.COUNTRY, Level.ADMIN1)
        return bool((_OFFICE if wide else _CITY_OFFICE).search(before)) or (
            wide and _owns(sentences, mention)
        )

    return attributive


# "Собрались у мэрии и требуют освободить задержанных в Тбилиси": where others are held.
_TO_BE_FREED = re.compile(
    r"(?<!\w)(?:освобо|отпусти|выпусти|вернуть)\w*\s+(?:[а-яё]+\s+){0,2}?(?:задержанн|арестованн|осужд[её]нн)\w+\s+(?:в|на)\s+$",
    re.IGNORECASE,
)


# "Статья КоАП РФ", "трое граждан Украины": whose law, whose citizens.
_LAW_OR_CITIZENS = re.compile(
    r"(?<!\w)(?:ко?ап|ук|упк|гк|кодекс\w*|конституци\w+|закон\w*|граждан(?:ин|е|ка|ки|ам|ами|ина|ину|ином)?|подданн\w+|урожен\w+|выходц\w+\s+из)\s+"
    r"(?:республики\s+)?$",
    re.IGNORECASE,
)


# "Против войны в Украине", "рейс из Тель-Авива", "поездка в Киев": what is protested against, whence and whither.
_CAUSE = re.compile(
    r"(?<!\w)(?:против|из-за|годовщин\w|осудил\w*|осужда\w+|одобр\w+|поддерж\w+)\s+(?:[\w-]+\s+){0,2}?(?:[«\"]?спецопераци\w+[»\"]?|операци\w+|войн\w|вторжени\w|агресси\w|бомб[её]ж\w+|бомбардиров\w+|обстрел\w+|геноцид\w)\s+(?:[\w-]+\s+){0,3}(?:в|во|на)\s+$",
    re.IGNORECASE,
)
# "Из-за планов Ташкента": a government, called after where it sits.
_GOVERNS = re.compile(
    r"(?<!\w)(?:план|решени|намерени|политик|позици|требовани|заявлени|предложени|ответ|претензи|обещани|желани|стремлени)[а-яё]{0,3}\s+(?:официальн\w+\s+)?$",
    re.IGNORECASE,
)
# "Журналистки телевидения Швеции", "студент университета Канады": whose it is.
_OF_A_HOUSE = re.compile(
    r"(?<!\w)(?:телевидени|телеканал|радио|газет|агентств|журналист|корреспондент|компани|посольств|консульств|университет|клуб|сборн)\w*\s+$",
    re.IGNORECASE,
)
# "Требовали расследовать события в Жанаозене", "в память о погибших в Оше": what is spoken of at a rally, which is held elsewhere.
_SPOKEN_OF = re.compile(
    r"(?<!\w)(?:требу|требов|призва|призыва|в\s+память|годовщин|памяти)\w*\s+(?:[^.;:]{0,70}?\s)?(?:событи|трагеди|расстрел|беспоряд|гибел|убийств|волнени|столкновени|"
    r"погибш|убит|жертв)\w*\s+(?:\w+\s+){0,2}?(?:в|во|на)\s+$",
    re.IGNORECASE,
)
_ON_THE_WAY = re.compile(
    r"(?:рейс\w*|мусоровоз\w*|колонн\w+|автобус\w*|мусор\w?|отход\w+|груз\w*|прил[её]т\w*|прибыти\w+|прилетевш\w+|приехавш\w+|прибывш\w+|вернувш\w+|беженц\w+)\s+из\s+$|"
    r"(?:поездк\w+|вылет\w*|отъезд\w*|билет\w*|экспорт\w*)\s+(?:в|во|на)\s+$",
    re.IGNORECASE,
)


def names_a_side(text: str, mention: PlaceMention) -> bool:
    """ "Отделение от Испании", "договор с Россией": nothing is told to happen there."""
    before = text[max(0, mention.span.start - 40) : mention.span.start]
    if _IN_A_NAME.search(text[max(0, mention.span.start - 80) : mention.span.start]):
        return True
    if _SEATED.search(before):
        return True
    if (reach := _REACH.search(before)) and (" до " in reach[0] or _REACHES.match(text, mention.span.end)):
        return True
    if _BORDERS.search(before) or _FOR_THOSE.search(before) or _ON_THE_WAY.search(before):
        return True
    if _GOVERNS.search(before) and _a_capital(mention):
        return True
    if _SPOKEN_OF.search(text[max(0, mention.span.start - 120) : mention.span.start]):
        return True
    if mention.place.level is Level.COUNTRY and _OF_A_HOUSE.search(before):
        return True
    if _CAUSE.search(text[max(0, mention.span.start - 80) : mention.span.start]):
        return True
    if _NEAR.search(before) or _TO.match(text, mention.span.end):
        return False
    if _LAW_OR_CITIZENS.search(before):
        return True
    wide = mention.place.level in (Level.COUNTRY, Level.ADMIN1)
    return bool(_SIDE.search(before) or (wide and _WITH.search(before)))


def _a_capital(mention: PlaceMention) -> bool:
    country = mention.place.country
    capital = capital_of(country) if country else None
    return capital is not None and capital.key == mention.place.key


def _owns(sentences: Sequence[Sentence], mention: PlaceMention) -> bool:
    sentence = next((s for s in sentences if s.start <= mention.span.start < s.end), None)
    at = sentence.at(mention.span.start) if sentence is not None else None
    if sentence is None or at is None:
        return False
    words = sentence.words
    for _ in range(_STEPS):
        word = words[at]
        if word.rel not in _WITHIN or word.head < 0 or _placed(sentence, at):
            return False
        at = word.head
        if _names_whose(words[at]):
            return True
    return False


def _names_whose(word: Word) -> bool:
    return word.lemma in _CIRCLES or (word.animate and word.pos == "NOUN")


def _placed(sentence: Sentence, at: int) -> bool:
    """True for a name with a preposition of its own: "партии в Казахстане"."""
    return any(sentence.words[c].pos == "ADP" for c in sentence.children(at))
