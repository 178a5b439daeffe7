"""Figures that lean on another: a bare number that counts what the next or the last one counts, parts of a tally, and
tallies told anew ("барлығы 24 адам", "олар қазір он бес", "полиция 281 мың дейді")."""

import re
from collections.abc import Sequence

from khronika.nouns import Kind, Unit
from khronika.reading.kazakh.counting import Counted
from khronika.reading.kazakh.triggers import POINTS_BACK, Around
from khronika.reading.kazakh.words import Sentence, Trigger
from khronika.reading.mentions import NumberMention
from khronika.reading.told import Event

BEFELL = frozenset({Kind.INJURY, Kind.DEATH, Kind.RELEASE, Kind.SENTENCE, Kind.DETENTION})


# "Полиция алғашында 40, кейін 65 адам ұсталғанын айтты": the noun comes with the second number.
_THEN = re.compile(r"\s*,\s+(?:ал\s+)?(?:[^\W\d]\w*\s+){1,3}$")
_BETWEEN = re.compile(r"\s*(?:,|;|\s(?:ал|және|мен))\s*[\w-]+(?:[дт][ае]|[нғқ][ае]|[гк]е)\s+(?:тағы\s+)?$")
_SIDE = re.compile(r"[\w-]+(?:[дт][ае]|[нғқ][ае]|[гк]е)\s+$")


def _year(number: NumberMention) -> bool:
    return number.value is not None and 1900 <= number.value <= 2100


def shares_noun(sentence: Sentence, number: NumberMention, after: NumberMention) -> bool:
    """ "Қостанайда 4, Рудныйда 2 адам": a bare number counts what the next one does where both stand after a place or
    an occasion."""
    start, end = number.span.start - sentence.start, number.span.end - sentence.start
    if number.value and number.value >= 2 and not _year(number) and _THEN.fullmatch(sentence.text[end : after.span.start - sentence.start]):  # fmt: skip
        return True
    return bool(
        _SIDE.search(sentence.text[:start])
        and _BETWEEN.fullmatch(sentence.text[end : after.span.start - sentence.start])
    )


# "Кәсіподақтар 900 мың адам десе, полиция 281 мың дейді"; "олар қазір он бес".
_SO_SAID = re.compile(
    r"[\w-]*\s+(?:ғана\s+|адам(?:ды)?\s+)?(?:сана(?:ған|ды)|туралы\s+айт\w*|деген\s+сан\w*|деп|дейді|деді|десе)(?!\w)"
)
_THEY_ARE = re.compile(r"(?<!\w)(?:олар|барлығы|бәрі)\s+(?:қазір\s+|енді\s+|бүгінде\s+)?$", re.IGNORECASE)
_AT_A_PLACE = re.compile(
    r"(?:^|[,;]\s+)\W*(?:ал\s+)?(?:[\w-]+\s+)?[А-ЯӘҒҚҢӨҰҮҺІ][\w-]*(?:да|де|та|те|ның\s+өзінде|нің\s+өзінде|дің\s+өзінде|дың\s+өзінде|тың\s+өзінде|тің\s+өзінде)\s+$"
)
_BY_ANOTHER = re.compile(
    r"(?:[ыі]нша|[ыі]нше|бойынша|сүйенсек|қарағанда|сәйкес)\s*(?:[–—,-]\s*)?(?:шамамен\s+|кемінде\s+)?$"
)
# "Барлығы 24 адам", "олардың саны жиырмаға жетеді": of what was told right before.
_OF_THOSE = re.compile(
    r"(?:^|[.;,–—-])\W*(?:қазір\s+|бүгінде\s+)?(?:барлығы|бәрі|жалпы|жиыны|олар(?:дың)?|қазір|бұл|былтыр\s+бұл|биыл\s+бұл|кейін\s+бұл)(?:\s+(?:жалпы|қазір))?(?:\s+(?:сан[ыі]?|көрсеткіш))?\s+$",
    re.IGNORECASE,
)


def befell_next(sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger]) -> bool:
    """ "Ақтауда 30 ұсталды": what stands right behind a bare number befalls persons only."""
    end = number.span.end - sentence.start
    at = sentence.start + end + len(sentence.text[end:]) - len(sentence.text[end:].lstrip())
    return not _year(number) and any(t.start == at and t.kind in BEFELL for t in triggers)


def counts_again(sentence: Sentence, number: NumberMention, before: Sequence[Event]) -> bool:
    """True for a number without a noun that says anew how many the last figure's persons are."""
    last = _tally_before(sentence, before)
    if last is None or last.unit is not Unit.PERSONS:
        return False
    away = sentence.number - last.sentence.number
    words, tail = _beside(sentence, number)
    ends = re.match(r"[\w-]*(?:\s+(?:аст(?:ы|ам)|жуық|шамасында))?\W*(?:[.,;]|$)", tail)
    if last.sentence is sentence and ends and _BY_ANOTHER.search(words):
        return True  # "Полиция дерегінше 64 адам ұсталған, құқық қорғаушылар есебінше – 120"
    if last.sentence is sentence and ends and re.search(r",\s*(?:ал\s+)?[\w-]+(?:[дт][ае])\s+$", words):
        return True  # "Ақтауда 30 ұсталды, Атырауда 12"
    if ends and _AT_A_PLACE.search(words) and not sentence.triggers:
        return away <= 2  # "Мәскеуде 500-ден асты, Қазанда 40"
    if away > 2:
        return False
    return bool(_SO_SAID.match(tail) or (away < 2 and _THEY_ARE.search(words) and ends))


def _beside(sentence: Sentence, number: NumberMention) -> tuple[str, str]:
    start, end = number.span.start - sentence.start, number.core.end - sentence.start
    return sentence.text[:start], sentence.text[end:]


def kind_before(
    sentence: Sentence, number: NumberMention, counted: Counted, before: Sequence[Event], around: Around
) -> Kind | None:
    """What a number tells in a sentence without an event of its own: the last tally's, for a part of it or a count
    anew; for the sum of those who were told of without a number, the one event of the sentence before."""
    last = _tally_before(sentence, before)
    if counted.part:
        apart = (
            last is not None and sentence.number - last.sentence.number > 1 and re.search(r"\d", around.text)
        )
        return last.kind if last and not apart else None  # "2 960 қару ұрланды. Оның мыңы табылды"
    words, _ = _beside(sentence, number)
    if Kind.PROTEST in around.kinds and counted.words and POINTS_BACK.search(sentence.text):
        return Kind.PROTEST  # "Шеру өтіп жатыр. Мұнда 3 мың адам бар"
    if not _OF_THOSE.search(words) and not counts_again(sentence, number, before):
        return None
    if last is not None and sentence.number - last.sentence.number <= 2:
        return last.kind
    return around.last if around.last in BEFELL | {Kind.PROTEST} else None


def _tally_before(sentence: Sentence, before: Sequence[Event]) -> Event | None:
    tallies = [e for e in before if e.number is not None and sentence.number - e.sentence.number <= 3]
    return tallies[-1] if tallies else None
