"""Numbers that a list gives: for places ("в Караганде – 80"), or of those whose names stand on one."""

import re
from collections.abc import Sequence

from khronika.nouns import Kind, Unit
from khronika.reading.mentions import NumberMention
from khronika.reading.russian.counting import Counted, counted_by
from khronika.reading.russian.event_words import Trigger
from khronika.reading.russian.figured import event_of
from khronika.reading.russian.parse import Sentence, Word
from khronika.reading.told import Event

_LISTED_KINDS = (
    Kind.DETENTION,
    Kind.DEATH,
    Kind.INJURY,
    Kind.SENTENCE,
    Kind.RELEASE,
    Kind.CHARGE,
    Kind.PROTEST,
)


def in_list(
    sentence: Sentence, number: NumberMention, counted: Counted, triggers: Sequence[Trigger], before: Sequence[Event], topic: frozenset[Kind]
) -> Event | None:  # fmt: skip
    """A number that a list gives for a place: of the kind that the sentence, or the one before the list, speaks of."""
    own = [t for t in triggers if t.kind in _LISTED_KINDS]
    bracketed = sentence.text[number.span.end - sentence.start :].startswith(")")
    before_it = [t for t in own if t.span.start < number.core.start]
    own = before_it or (own if bracketed else [])  # "Минск (214), Брест (61) — данные о задержанных"
    if own:
        firm = [t for t in own if t.kind is not Kind.PROTEST] or own
        return event_of(sentence, number, counted, firm[-1], firm[-1].kind, Unit.PERSONS, True, False)
    last = before[-1] if before else None
    near = (
        last is not None
        and last.unit is Unit.PERSONS
        and sentence.number - last.sentence.number <= (8 if sentence.bullet else 1)
    )
    kind = last.kind if near and last is not None else next((k for k in _LISTED_KINDS if k in topic), None)
    if kind is None:
        return None
    return event_of(sentence, number, counted, None, kind, Unit.PERSONS, True, True)


_ON_LISTS = re.compile(r"(?<!\w)в\s+(?:\w+\s+)?(?:спис(?:ке|ках|ок)|перечн[еь])(?!\w)", re.IGNORECASE)
_GROWN_TO = re.compile(
    r"(?:вырос|увеличил|расширил|пополнил|разросся|продлил)\w*\s+(?:до\s+|ещё\s+|на\s+)?$", re.IGNORECASE
)
# "Центр ведёт список погибших. В нём 238 имён": names are counted for those who bear them.
_NAMES_ON_IT = re.compile(
    r"\W*(?:на\s+сегодня\s+|сейчас\s+|теперь\s+|уже\s+)?в\s+(?:н[её]м|списке|перечне)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_NAMES = re.compile(r"\W*спис(?:ок|ки)\s+\w+[^.;]{0,45}(?::|[—–-])\s+$", re.IGNORECASE)
_BEARERS = frozenset({"имя", "фамилия"})


def enlisted(sentence: Sentence, numbers: Sequence[NumberMention], around: frozenset[Kind]) -> list[Event]:
    """ "В списке 75 человек": a list of the detained, killed or injured that the sentences around speak of."""
    kind = next((k for k in _LISTED_KINDS if k in around), None)
    if kind is None or kind is Kind.PROTEST:
        return []
    for number in numbers:
        names = _names_on_it(sentence, number)
        if names is not None:
            return [
                event_of(sentence, number, Counted(None, Unit.PERSONS), None, kind, Unit.PERSONS, True, True)
            ]
    if not _ON_LISTS.search(sentence.text):
        return []
    for number in numbers:
        counted = counted_by(sentence, number)
        if counted is not None and counted.unit is Unit.PERSONS and counted.noun is not None:
            return [event_of(sentence, number, counted, None, kind, Unit.PERSONS, True, True)]
    return []


def _names_on_it(sentence: Sentence, number: NumberMention) -> Word | None:
    before = sentence.text[: number.span.start - sentence.start]
    grown = "списо" in before.lower() and _GROWN_TO.search(before)
    if not (grown or _NAMES_ON_IT.match(before) or _NAMES.match(before)):
        return None
    return next((w for w in sentence.words if w.start >= number.core.end and w.lemma in _BEARERS), None)
