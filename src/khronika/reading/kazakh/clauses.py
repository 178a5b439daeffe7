"""Where a clause begins and ends, and which of a Kazakh sentence's events its number counts.

The verb closes its clause: a number belongs to the first event verb to its right, else to the nearest before it.
"""

import re
from collections.abc import Sequence

from khronika.nouns import Kind
from khronika.reading.kazakh.words import Sentence, Trigger
from khronika.reading.mentions import NumberMention


def clause_of(sentence: Sentence, offset: int) -> tuple[int, int]:
    """The stretch between commas, semicolons, colons and dashes around an offset, in offsets of the report."""
    start, end = sentence.start, sentence.end
    for match in re.finditer(r"[;:(]|,(?!\d)|\s[—–-]\s", sentence.text):
        at = sentence.start + match.start()
        if at < offset:
            start = at + 1
        else:
            end = at
            break
    return start, end


def trigger_for(
    sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger]
) -> tuple[Trigger | None, bool]:
    """The verb that closes the number's clause; then any event to the right; then the nearest to the left. Verbs go
    before nouns."""
    first, last = clause_of(sentence, number.core.start)
    right = [
        t
        for t in triggers
        if t.start >= number.core.end or t.start < number.core.start < number.core.end < t.end
    ]
    if not any(t.start < last for t in right):
        last = _past_aside(sentence, last)
    if (labelled := _labelled(sentence, number, triggers, first)) is not None and not any(
        t.start < last for t in right
    ):
        return labelled, True
    for near, close in ((True, True), (False, True)):
        for noun in (False, True):
            inside = [t for t in right if t.entry.noun is noun and (not near or t.start < last)]
            if inside and (near or not noun):
                return _strongest(inside, sentence) if near else inside[0], close
    left = [t for t in triggers if t.end <= number.core.start]
    if left:
        inside = (
            [t for t in left if t.start >= first and not t.entry.noun]
            or [t for t in left if not t.entry.noun]
            or left
        )
        return inside[-1], False
    return (right[0], False) if right else (None, False)


_ASIDE = re.compile(r",\s*(?:оның|соның|олардың)\s+(?:ішінде|арасында)\s[^,;:]*")


def _past_aside(sentence: Sentence, last: int) -> int:
    """Where a clause ends that goes on behind an aside: "215 адамның, оның ішінде 27 баланың қазасын ..."."""
    aside = _ASIDE.match(sentence.text, last - sentence.start)
    if aside is None:
        return last
    end = sentence.start + aside.end()
    return clause_of(sentence, end + 1)[1] if sentence.text[aside.end() : aside.end() + 1] == "," else end


_AMOUNTS = re.compile(
    r"\W*(?:[\w-]*\s+)?(?:жет|ас(?:ты|ып|ады|қан|там)|құра|бол|тең|өс|көбей|арт|деп|дейді|екен|кем|жуық|[.,;)]|$)"
)


_CARD = re.compile(r"\s*[:–—-]\s*")  # "ұсталды: 64", "қаза тапқандар – 11"


def _labelled(
    sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger], first: int
) -> Trigger | None:
    """ "Құрбандары 15-ке жетті", "жиналған жұрт саны 300-ден асты": whose number it is stands right before it."""
    if not _AMOUNTS.match(sentence.text[number.core.end - sentence.start :]):
        return None
    for trigger in reversed(triggers):
        between = sentence.text[trigger.end - sentence.start : number.span.start - sentence.start]
        near = trigger.end <= number.span.start
        if near and ((first <= trigger.start and not between.strip()) or _CARD.fullmatch(between)):
            return trigger
    return None


def _strongest(triggers: Sequence[Trigger], sentence: Sentence) -> Trigger:
    """Of the verbs of one clause the first; but a participle that only describes ("шыққан") gives way to the finite
    verb that closes the clause, unless the participle says what befell the counted."""
    firm = {Kind.INJURY, Kind.DEATH, Kind.DETENTION, Kind.SENTENCE, Kind.CHARGE, Kind.RELEASE}
    for trigger in triggers:
        if trigger.kind in firm:
            last = triggers[-1]
            word = sentence.text[trigger.start - sentence.start : trigger.end - sentence.start].lower()
            if (
                last is not trigger
                and last.kind in firm
                and re.search(r"(?:ған|ген|қан|кен)(?:нан|нен)?$", word)
            ):
                return last
            return trigger
    return triggers[0]
