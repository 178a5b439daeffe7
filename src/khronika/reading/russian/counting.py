"""What a number counts, in a Russian sentence: persons, shares, hours, or nothing of ours."""

import re
from dataclasses import dataclass

from khronika.nouns import Unit
from khronika.reading.mentions import NumberMention
from khronika.reading.russian.lexicon import (
    NOT_COUNTED,
    PERSONS,
    SELF_KIND,
    SHUTDOWNS,
    TIMES,
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
    if number.unit is Unit.PERCENT:
        return Counted(None, Unit.PERCENT)
    words = sentence.words
    last = last_word(words, number.core.end)
    part = _of_them_before(words, number.core.start)
    fallback: int | None = None
    for i in range(last + 1, min(last + 7, len(words))):
        word = words[i]
        if word.lower in _OF:
            return Counted(None, None, part=_of_them(words, i))
        if word.text in '«"“„(' and i == last + 1:
            continue
        if word.lemma in PERSONS or word.pos in {"NOUN", "PROPN"}:
            return _counted_noun(words, i, part)
        participle = (
            word.pos == "VERB"
            and word.feats.get("VerbForm") == "Part"
            and word.feats.get("Variant") != "Short"
        )
        if word.pos in {"ADJ", "DET", "PRON"} or participle:
            if participle or (word.pos == "ADJ" and word.animate):
                fallback = i
            continue
        if word.lower in {"и", "более", "с", "лишним"} and i <= last + 2:
            continue
        if word.text.isdigit() and words[i - 1].lower == "и":
            continue
        break
    if fallback is None and _COLLECTIVE.fullmatch(_core_words(number).lower()):
        return Counted(None, Unit.PERSONS, part)
    if fallback is not None:
        return Counted(fallback, Unit.PERSONS, part)
    before = words[number_first(words, number) - 1] if number_first(words, number) > 0 else None
    if before is not None and before.lower == "человек":
        return Counted(number_first(words, number) - 1, Unit.PERSONS, part)
    return Counted(None, None, part)


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
    if lemma in SHUTDOWNS:
        return Counted(at, Unit.SHUTDOWNS, part)
    if word.pos == "PROPN" or (word.animate and lemma not in NOT_COUNTED):
        return Counted(at, Unit.PERSONS if word.animate else None, part)
    return None


def _time_unit(lemma: str) -> Unit:
    return {"hours": Unit.HOURS, "days": Unit.DAYS, "weeks": Unit.DAYS, "minutes": Unit.MINUTES}[TIMES[lemma]]


def number_first(words: list[Word], number: NumberMention) -> int:
    return next((i for i, w in enumerate(words) if w.end > number.span.start), len(words))


def last_word(words: list[Word], end: int) -> int:
    return max((i for i, w in enumerate(words) if w.start < end), default=-1)


def _of_them(words: list[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].lower in {
        "них",
        "которых",
        "задержанных",
        "пострадавших",
        "погибших",
        "доставленных",
        "числа",
    }


def _of_them_before(words: list[Word], start: int) -> bool:
    """ "Из них 34", "из которых около 700", "среди них", "в том числе 9"."""
    before = [w.lower for w in words if w.end <= start][-6:]
    text = " ".join(before)
    return bool(re.search(r"(?:из|среди)\s+(?:них|которых)|в том числе|включая", text))
