"""Russian numbers of those among whom some are told of: "one of the four arrested", "of 80 who came 23 were held"."""

import re
from collections.abc import Sequence

from khronika.reading.mentions import NumberMention
from khronika.reading.russian.counting import Counted
from khronika.reading.russian.event_words import Trigger
from khronika.reading.russian.parse import Sentence

_ONE_OF = re.compile(
    r"(?<!\w)(?:одн(?:ого|ому|им|ой|у|ом)|один|одна|перв\w+|последн\w+|\d+|дв\w+|тр(?:ое|и|ех)|четверо|пятеро|шестеро|семеро|пять|шесть|семь|восемь|девять|десять)\s+(?:(?:человек|участник|активист|задержанн)\w*\s+)?из\s+(?:всех\s+)?$",
    re.IGNORECASE,
)


# "В результате из примерно 80 участников 23 были задержаны".
_OUT_OF_ALL = re.compile(r"(?<!\w)из\s+(?:примерно\s+|около\s+|более\s+чем\s+|почти\s+)?$", re.IGNORECASE)
_SO_MANY_WERE = re.compile(
    r"\s+(?:[\w-]+\s+){1,3}\d+\s+(?:был|оказал|задерж|арест|оштраф|отпу|осуж)", re.IGNORECASE
)
_OPENS_WITH_ALL = re.compile(r"\W*из\s+", re.IGNORECASE)


def is_whole(sentence: Sentence, number: NumberMention) -> bool:
    """ "Одного из четырёх арестованных мэров", "из 1700 участников 65 препровождены": the number is of those among whom
    some are told of."""
    before = sentence.text[: number.span.start - sentence.start]
    after = sentence.text[number.core.end - sentence.start :]
    return (
        _ONE_OF.search(before) is not None
        or _OPENS_WITH_ALL.fullmatch(before) is not None
        or (_OUT_OF_ALL.search(before) is not None and _SO_MANY_WERE.match(after) is not None)
    )


def own_word(sentence: Sentence, counted: Counted, triggers: Sequence[Trigger]) -> Trigger | None:
    """The event that the counted noun, or a participle of it, itself names ("арестованных мэров")."""
    if counted.noun is None:
        return None
    triggers = [t for t in triggers if t.entry.rule != "ru.ev.figuranty"]  # "трое из пятерых подсудимых"
    return next(
        (t for t in triggers if t.at == counted.noun or (sentence.words[t.at].rel in {"amod", "acl"} and sentence.words[t.at].head == counted.noun)),
        None,
    )  # fmt: skip


_AGAINST = re.compile(r"(?<!\w)(?:против|в\s+отношении|на)\s+$", re.IGNORECASE)
_OF_WHOM = re.compile(
    r"(?:дво|тро|четвер|пятер|шестер|семер|\d)\w*\s+из\s+(?:которых|них)(?!\w)[^.;]*,\s+(?:а\s+)?ещ[её]\s+$",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s+[—–-]\s")


def listed_last(sentence: Sentence, number: NumberMention) -> bool:
    """ "14 из которых – студенты, ещё один – врач", "против одного из них возбудили дело"."""
    before = sentence.text[: number.core.start - sentence.start]
    after = sentence.text[number.core.end - sentence.start :]
    if _AGAINST.search(before):
        return re.match(r"\s+из\s+(?:них|которых)(?!\w)", after) is not None
    return _OF_WHOM.search(before) is not None and _DASH.match(after) is not None
