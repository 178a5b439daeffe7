"""What a number counts, in a Russian sentence: persons, shares, hours, or nothing of ours."""

import re
from dataclasses import dataclass, replace

from khronika.nouns import Unit
from khronika.reading.mentions import NumberMention
from khronika.reading.russian.lexicon import (
    GATHERING,
    NOT_COUNTED,
    PERSONS,
    SELF_KIND,
    SHUTDOWNS,
    TIMES,
    WIRE,
)
from khronika.reading.russian.parse import Sentence, Word


@dataclass(slots=True)
class Counted:
    """What a number counts: the noun's index (``None`` in ellipsis), its unit, and whether it is "of them"."""

    noun: int | None
    unit: Unit | None
    part: bool = False


_OF = frozenset({"из"})


_SUFFIX = re.compile(r"-?(дневн|суточн|часов|недельн|минутн)\w*")


def counted_by(sentence: Sentence, number: NumberMention) -> Counted | None:
    """What the number counts; ``None`` when it is no figure of ours (kilometres, years, money)."""
    suffix = _SUFFIX.match(sentence.text, number.core.end - sentence.start)
    if suffix:
        stem = {"дневн": "день", "суточн": "сутки", "часов": "час", "недельн": "неделя", "минутн": "минута"}[
            suffix[1]
        ]
        return Counted(sentence.at(number.core.start), _time_unit(stem))
    if number.unit is Unit.PERCENT and _OF_PAPERS.match(sentence.text, number.span.end - sentence.start):
        return None
    if number.unit is Unit.PERCENT:
        return Counted(None, Unit.PERCENT)
    words = sentence.words
    if _names_a_paragraph(sentence, number) or _numbers_a_house(sentence, number) or _each(sentence, number):
        return None
    if _term_or_sum(sentence, number) or _on_the_clock(sentence, number):
        return None
    before = sentence.text[: number.span.start - sentence.start]
    if _INHABITED.search(before) or _READ_BY.search(before):
        return None
    behind = last_word(words, number.span.end)  # past "с лишним", which the network takes for a noun
    if "тысячн" in _core_words(number).lower():  # "10-тысячный митинг": so many came
        crowd = behind + 1 < len(words) and words[behind + 1].lemma in GATHERING | {"толпа"}
        return Counted(None, Unit.PERSONS) if crowd else None
    if _of_rallies(words, behind):
        return None
    if (
        words[behind + 1 : behind + 2]
        and words[behind + 1].lemma in _ON_A_LIST
        and _LISTED.search(sentence.text)
    ):
        return Counted(behind + 1, Unit.PERSONS)  # "в списке задержанных 26 фамилий"
    if _BOTH.fullmatch(_core_words(number)):
        done = _DONE_TO_BOTH.match(sentence.text, number.core.end - sentence.start)
        return Counted(None, Unit.PERSONS) if done else None
    part = _of_them_before(words, number.core.start)
    if _out_of(sentence, number):
        return None
    found, noun = _noun_after(words, behind, part)
    collective = _COLLECTIVE.fullmatch(_core_words(number).lower()) is not None
    if found and not (
        collective and noun is None
    ):  # "для семерых переломами": people are counted so, and never things
        if noun is not None and noun.noun is None and noun.unit is None and collective:
            noun.unit = Unit.PERSONS  # "двое из раненых"
        return noun
    if collective:
        return Counted(None, Unit.PERSONS, part)
    first = number_first(words, number)
    if first > 0 and words[first - 1].lower == "человек":
        return Counted(first - 1, Unit.PERSONS, part)
    return Counted(None, None, part)


_BOTH = re.compile(r"об(?:а|е|оих|еих|оим|еим)", re.IGNORECASE)
# "Оба они задержаны", "обоих отпустили": two people, where something was done to them; "обе стороны" are none.
_DONE_TO_BOTH = re.compile(
    r"\s+(?:они\s+)?(?:(?:были|уже|сейчас|позже|затем|также|сразу)\s+){0,2}[а-яё]+(?:[её]ны|аны|яты|иты|[аия]ли)(?!\w)",
    re.IGNORECASE,
)
# "Прочли: 1321 человек": what a page says of itself.
_READ_BY = re.compile(
    r"(?:прочли|прочитали|прочитало|просмотр\w*|посмотрели|комментари\w*)\s*:\s*$|(?<!\w)(?:раз|по)?(?:делить|множить)\s+(?:на\s+)?$",
    re.IGNORECASE,
)
# "В городе с населением около двух миллионов": who lives there.
_INHABITED = re.compile(
    r"(?<!\w)населени(?:е|ем|я|ю)\s+(?:[а-яё]+\s+){0,2}?(?:[—–-]\s+)?(?:в\s+)?$|(?<!\w)(?:увольнени|отставк|назначени|повышени)\w*\s+$",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(
    r"(?<!\w)(?:стать(?:я|и|е|ю|ей|ям|ях)|ст\.|части|частью|ч\.|пункт(?:а|у|ом|е|ы|ов)?|п\.)\s*№?\s*$",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"\s*(?:тыс|млн|миллион|час|сут|дн|недел|минут|месяц|лет|год)", re.IGNORECASE)


def _names_a_paragraph(sentence: Sentence, number: NumberMention) -> bool:
    """ "По статье 19.3 арестованы 47 человек"; and no people are counted in fractions."""
    before = sentence.text[: number.core.start - sentence.start]
    fraction = number.value is not None and number.value % 1 != 0
    after = sentence.text[number.core.end - sentence.start :]
    return bool(_PARAGRAPH.search(before)) or (fraction and not _MEASURED.match(after))


_ON_A_STREET = re.compile(
    r"(?<!\w)(?:на|по адресу:?)\s+(?:ул(?:\.|ице)\s+)?[А-ЯЁ][\w-]+(?:\s+[А-ЯЁ][\w-]+)?,\s+(?:д(?:\.|ом)\s*)?$"
)
_HOUSE = re.compile(r"\d{1,3}(?:\s*[,.;)]|\s*$|[а-я]\b)")


def _numbers_a_house(sentence: Sentence, number: NumberMention) -> bool:
    """ "У здания на Сосновой, 38, задержали десять человек": the number of a house."""
    at = number.core.start - sentence.start
    return bool(_ON_A_STREET.search(sentence.text[:at]) and _HOUSE.match(sentence.text, at))


def _each(sentence: Sentence, number: NumberMention) -> bool:
    """ "Их вводили в зал по десять человек": so many at a time."""
    before = sentence.text[: number.span.start - sentence.start]
    after = sentence.text[number.core.end - sentence.start :]
    return bool(re.search(r"(?<!\w)по\s+$", before, re.IGNORECASE) and re.match(r"\s+человек(?!\w)", after))


_OUT_OF = re.compile(r"\d[\d\s]*\s+(?:\w+\s+)?из\s+(?:примерно\s+|почти\s+)?$", re.IGNORECASE)


_INSTEAD_OF = re.compile(
    r"(?<!\w)вместо\s+(?:ожида\w+\s+|заявленн\w+\s+|обещанн\w+\s+)?$|(?<!\w)а\s+не\s+$", re.IGNORECASE
)
# "Погибших не трое, а девятеро": so many there were not.
_BUT = re.compile(r"(?:\s+[\w]+)?,\s+а\s", re.IGNORECASE)
# "Глушили с 10 до 22 часов": hours of the day.
_CLOCKED = re.compile(r"\s+час(?:ов|а)?(?!\w)", re.IGNORECASE)


# "68 из 125 мест": seats, and no votes.
_SEATS = re.compile(
    r"\s+(?:из\s+\d+\s+)?(?:мест(?:а|о)?|мандат\w*|кресел|кресл\w)(?!\w)(?!\s+(?:\w+\s+)?(?:митинг|акци|протест))",
    re.IGNORECASE,
)


def _on_the_clock(sentence: Sentence, number: NumberMention) -> bool:
    core = number.core.start - sentence.start
    clock = _CLOCKED.match(sentence.text, number.core.end - sentence.start)
    whole = re.match(r"с\s+\d{1,2}\s+до\s+\d{1,2}", sentence.text[number.span.start - sentence.start :])
    whole = whole or (
        re.search(r"(?<!\w)с\s+$", sentence.text[:core])
        and re.match(r"\d{1,2}\s+до\s+\d", sentence.text[core:])
    )
    return bool(clock) and bool(whole or re.search(r"(?<!\w)с\s+\d{1,2}\s+до\s+$", sentence.text[:core]))


def _out_of(sentence: Sentence, number: NumberMention) -> bool:
    """ "Бастует 640 человек из 900": a bare number of which the one before it is a part; "вместо 2500": who did not come."""
    before = sentence.text[: number.span.start - sentence.start]
    after = sentence.text[number.span.end - sentence.start :]
    if _INSTEAD_OF.search(before) or _SEATS.match(after):
        return True
    if re.search(r"(?<!\w)не\s+$", before, re.IGNORECASE) and _BUT.match(after):
        return True
    return _OUT_OF.search(before) is not None and re.match(r"\s*(?:[.,;)]|$)", after) is not None


_MONEY = frozenset(
    "рубль штраф тенге тенг сум юань лира злотый доллар сом евро манат гривна драм лари мрп".split()
)


_GROWTH = ("увелич", "возраст", "вырас", "рост", "сниж", "сниз", "сокра", "уменьш")


def _term_or_sum(sentence: Sentence, number: NumberMention) -> bool:
    """ "Двое – на пять" (days of arrest), "один – 15 тысяч" (of a fine), "по 10 тыс. штрафа"."""
    words = sentence.words
    first, last = number_first(words, number), last_word(words, number.core.end)
    before = words[first - 1].lower if first else ""
    after = words[last + 1] if last + 1 < len(words) else None
    bare = after is None or after.pos == "PUNCT" or after.lower in {"и", "или"}
    lemmas = {w.lemma for w in words}
    if first and words[first - 1].lemma == "штраф" and re.search(r"тыс", number.text):
        return True  # "штрафы от 20 до 150 тысяч"
    if before == "к" and bare and lemmas & {"приговорить", "срок", "осудить"}:
        return True  # "приговорены: к двум — семеро"
    if before == "на" and bare and lemmas & {"сутки", "арест", "срок"}:
        return True
    if before == "от" or (first and words[first].lower == "от"):
        following = sentence.text[number.core.end - sentence.start :]
        if re.match(r"\s+до\s+[\w-]+(?:\s+с\s+половиной)?\s+(?:лет|год|месяц|сут|тысяч|рубл)", following):
            return True  # "к срокам от восьми до 27 лет"
    if before == "на" and any(w.lemma.startswith(_GROWTH) for w in words[max(0, first - 5) : first]):
        return True  # "увеличилось на 166 тысяч" tells how much more, not how many
    most = number.value if number.value is not None else number.high
    thousands = most is not None and most >= 1_000 and not _core_words(number).isdigit()
    return thousands and bool(lemmas & _MONEY) and (bare or after is None or after.lemma in _MONEY)


_OF_RALLIES = (
    "санкционирован",
    "несанкционирован",
    "согласован",
    "несогласован",
    "одиночн",
    "массов",
    "мирн",
)


def counts_weeks(sentence: Sentence, number: NumberMention, counted: Counted) -> bool:
    """ "Две недели", "двухнедельное"."""
    if counted.noun is not None and sentence.words[counted.noun].lemma == "неделя":
        return True
    return (
        re.match(r"-?недельн", sentence.text[number.core.end - sentence.start :], re.IGNORECASE) is not None
    )


def in_days(number: NumberMention) -> NumberMention:
    """Weeks as days; the words stay."""
    low, high, value = (None if end is None else end * 7 for end in (number.low, number.high, number.value))
    return replace(number, low=low, high=high, value=value)


_ON_A_LIST = frozenset({"имя", "фамилия"})
_LISTED = re.compile(r"(?<!\w)(?:спис(?:ок|к\w{1,3})|перечн\w+|перечень)(?!\w)", re.IGNORECASE)


def _of_rallies(words: list[Word], last: int) -> bool:
    """ "44 акции, из них 37 несанкционированных": rallies, and nobody."""
    after = words[last + 1 : last + 3]
    told = bool(after) and after[0].lower.startswith(_OF_RALLIES)
    return told and (len(after) < 2 or after[1].pos not in {"NOUN", "PROPN", "ADJ"})


# A counted noun stands at most so many words after its number ("30 ранее задержанных участников акции").
_REACH = 6


_CASES = frozenset({"факт", "случай", "эпизод"})
_BEFALLEN = frozenset("задержание летальный гибель смерть ранение".split())


def _noun_after(words: list[Word], last: int, part: bool) -> tuple[bool, Counted | None]:
    """Whether something counted follows the number whose last word is ``last``, and what."""
    fallback: int | None = None
    for i in range(last + 1, min(last + 1 + _REACH, len(words))):
        word = words[i]
        if word.lower in _OF:
            return True, Counted(None, None, part=_of_them(words, i))
        if (
            fallback is not None
            and word.pos in {"NOUN", "PROPN"}
            and (words[fallback].rel not in {"amod", "acl"} or _other_case(words[fallback], word))
        ):
            break  # "против четверых задержанных | дела"
        if (
            word.pos == "NOUN"
            and word.lemma.endswith(("ть", "ться", "ти"))
            and word.lower.endswith(("н", "ны", "т", "ты"))
        ):
            break  # "41 водворён в ИВС", which the tagger takes for a noun
        if word.lemma in _CASES and i + 1 < len(words) and words[i + 1].lemma in _BEFALLEN:
            return True, Counted(i + 1, Unit.PERSONS, part)  # "22 факта задержания"
        if word.lemma in PERSONS or word.pos in {"NOUN", "PROPN"}:
            return True, _counted_noun(words, i, part)
        participle = (
            word.pos == "VERB"
            and word.feats.get("VerbForm") == "Part"
            and word.feats.get("Variant") != "Short"
        )
        if participle or (word.pos == "ADJ" and word.animate):
            fallback = i
        between = (
            participle
            or word.pos in {"ADJ", "DET", "PRON"}
            or (word.text in '«"“„' and i == last + 1)
            or (word.text in "()" and any(w.pos == "NUM" for w in words[max(last + 1, i - 1) : i + 2]))
            or (word.pos == "NUM" and words[i - 1].text == "(")
            or (word.lower in {"и", "более", "лишним"} and i <= last + 2)
            or (
                word.pos == "ADV" and i == last + 1 and word.lower.endswith("о")
            )  # "64 административно арестованных"
            or (word.lower == "с" and i == last + 1 and words[min(i + 1, len(words) - 1)].lower == "лишним")
            or (word.text.isdigit() and words[i - 1].lower == "и")
        )
        if not between:
            break
    if fallback is not None and words[fallback].lemma in {"опросить", "опрашивать"}:
        return True, None  # of those polled nothing befell anyone
    return fallback is not None, Counted(fallback, Unit.PERSONS, part)


# "По итогам 98% протоколов": how much was counted, and no share of the vote.
_OF_PAPERS = re.compile(r"\s+(?:\w+\s+)?(?:протокол|бюллетен|участк)\w*", re.IGNORECASE)


def _other_case(participle: Word, noun: Word) -> bool:
    """ "Из 57 доставленных | протоколы составили на 49"."""
    cases = participle.feats.get("Case"), noun.feats.get("Case")
    return None not in cases and cases[0] != cases[1] and set(cases) != {"Gen", "Acc"}


_COLLECTIVE = re.compile(
    r"(?:дв|тр)о(?:е|их|им)|(?:четвер|пятер|шестер|семер|восьмер|девятер|десятер)(?:о|ых|ым)"
)


def _core_words(number: NumberMention) -> str:
    return number.text[number.core.start - number.span.start : number.core.end - number.span.start]


def _counted_noun(words: list[Word], at: int, part: bool) -> Counted | None:
    lemma, word = words[at].lemma, words[at]
    if lemma in TIMES:
        return Counted(at, _time_unit(lemma), part)
    if lemma in PERSONS or lemma in SELF_KIND:
        return Counted(at, Unit.PERSONS, part)
    if lemma in SHUTDOWNS or (lemma == "раз" and any(w.lemma in WIRE for w in words)):
        return Counted(at, Unit.SHUTDOWNS, part)
    known = lemma not in NOT_COUNTED or any(w.lower in _AMONG for w in words[:at])
    if word.pos == "PROPN" or (word.animate and known):
        return Counted(at, Unit.PERSONS if word.animate else None, part)
    return None


# "Среди задержанных двое депутатов": whoever they are, they are some of those.
_AMONG = frozenset(
    "задержанных арестованных погибших убитых пострадавших раненых осуждённых осужденных".split()
)


def _time_unit(lemma: str) -> Unit:
    return {"hours": Unit.HOURS, "days": Unit.DAYS, "weeks": Unit.DAYS, "minutes": Unit.MINUTES}[TIMES[lemma]]


def number_first(words: list[Word], number: NumberMention) -> int:
    """Index of the first word of a number with its hedge."""
    return next((i for i, w in enumerate(words) if w.end > number.span.start), len(words))


def last_word(words: list[Word], end: int) -> int:
    """Index of the last word that begins before an offset; -1 when there is none."""
    return max((i for i, w in enumerate(words) if w.start < end), default=-1)


def _of_them(words: list[Word], at: int) -> bool:
    if (
        at + 2 < len(words)
        and (words[at + 1].text.isdigit() or words[at + 1].pos == "NUM")
        and (words[at + 2].lemma in PERSONS or words[at + 2].lower.endswith(("нных", "мых", "вших", "щих")))
    ):
        return True  # "18 из 26 задержанных"
    return at + 1 < len(words) and words[at + 1].lower in {
        "них",
        "которых",
        "задержанных",
        "пострадавших",
        "погибших",
        "доставленных",
        "раненых",
        "арестованных",
        "числа",
    }


def _of_them_before(words: list[Word], start: int) -> bool:
    """ "Из них 34", "из которых около 700", "среди них", "в том числе 9"."""
    before = [w.lower for w in words if w.end <= start][-8:]
    text = " ".join(before)
    whole = " ".join(w.lower for w in words if w.end <= start)
    if re.match(
        r"\W*из\s+(?:общего\s+числа\s+)?(?:более\s+(?:чем\s+)?|почти\s+|около\s+|порядка\s+|примерно\s+)?\d[\d\s]*\s+\w+",
        whole,
    ):
        return True  # "Из 96 задержанных 80 - студенты"
    return bool(re.search(r"(?:из|среди)\s+(?:них|которых)|в том числе|включая", text))
