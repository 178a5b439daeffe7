"""Two words for what befell people in one clause: "погибли трое и 12 человек получили ранения" counts the dead before "и" and the
hurt behind it; "осуждены за избиение троих" counts the beaten.

No comma parts such clauses, so that the tree and the clause's end tell them apart badly.
"""

import re
from collections.abc import Sequence

from khronika.nouns import Kind
from khronika.reading.mentions import NumberMention
from khronika.reading.russian.event_words import Trigger
from khronika.reading.russian.parse import Sentence, Word

# Whom a number counts, between it and its verb: "810 | человек | обратились"; no preposition, which would begin another phrase.
_WHO = r"(?:\s+(?!(?:и|или|в|во|на|по|с|со|из|за|к|у|о|об|от|до|при|для|без|под)\s)[а-яё-]+){0,3}?"
_AND = re.compile(
    r"\sи\s+(?:(?:ещё|еще|около|более|свыше|почти|примерно|порядка|не\s+менее)\s+)*$", re.IGNORECASE
)
_BEHIND = re.compile(rf"{_WHO}\s+(?:ещё\s+|еще\s+|уже\s+|были\s+|был\s+|была\s+)?$", re.IGNORECASE)
_NEXT = re.compile(
    rf"{_WHO}\s+и\s+(?:(?:ещё|еще|около|более|свыше|почти|примерно|порядка|не\s+менее)\s+)*(?=[\dа-яё])",
    re.IGNORECASE,
)


def verb_beside(sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger]) -> Trigger | None:
    """The verb of the number's own side; ``None`` where "и" joins no two such clauses."""
    verbs = [t for t in triggers if not t.entry.noun and _tells(sentence.words[t.at])]
    if len(verbs) < 2:
        return None
    text, start = sentence.text, sentence.start
    first, last = number.span.start - start, number.span.end - start
    before = [t for t in verbs if t.span.end <= number.span.start]
    behind = next((t for t in verbs if t.span.start >= number.span.end), None)
    if not before or behind is None:
        return None
    until = behind.span.start - start
    if _AND.search(text[:first]) and _BEHIND.fullmatch(text[last:until]):
        return behind
    joined = _NEXT.match(text[last:until])
    if joined is None or "," in text[before[-1].span.end - start : first]:
        return None
    rest = re.match(r"(?:\d+|[а-яё]+)", text[last + joined.end() : until], re.IGNORECASE)
    counted = rest is not None and any(
        w.pos == "NUM" and w.start == number.span.end + joined.end() for w in sentence.words
    )
    if not counted or rest is None or not _BEHIND.fullmatch(text[last + joined.end() + rest.end() : until]):
        return None
    return before[-1]


_WERE = re.compile(
    r"\s+(?:человек\w?\s+)?(?:(?:были|был|была|было|уже|позже|затем|сразу)\s+){0,2}", re.IGNORECASE
)


def done_to(sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger]) -> Trigger | None:
    """ "60 задержаны: 42 отпущены, 18 ждут суда": what was done to those counted stands right behind their number."""
    text, start = sentence.text, sentence.start
    for trigger in triggers:
        between = text[number.span.end - start : max(0, trigger.span.start - start)]
        if trigger.span.start > number.span.end and _WERE.fullmatch(between) and not trigger.entry.noun:
            word = sentence.words[trigger.at]
            return trigger if word.feats.get("Variant") == "Short" or _SHORT.search(word.lower) else None
    return None


_SHORT = re.compile(r"(?:[её]н|ан|ены|аны|ено|ано|ут|уты|ято|яты)$")


# Right before a number: "виновными в убийстве | двух полицейских".
_CRIME = re.compile(r"(?<!\w)(?:в|за)\s+(?:убийств|избиени|ранени|гибел|смерт|пытк)\w*\s+$", re.IGNORECASE)


def victims(sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger]) -> Trigger | None:
    """ "Осуждены за избиение троих", "виновными в убийстве двух полицейских": the crime's own word, where its victims are counted
    beside a word for what its doers got."""
    crime = _CRIME.search(sentence.text[: number.span.start - sentence.start])
    if crime is None:
        return None
    first = sentence.start + crime.start()
    judged = any(t.kind in {Kind.SENTENCE, Kind.CHARGE} and t.span.start < first for t in triggers)
    found = [t for t in triggers if first <= t.span.start < number.span.start]
    return found[-1] if judged and found else None


def _tells(word: Word) -> bool:
    """A verb of a clause, and no participle that is or describes those counted ("25 протестующих")."""
    told = word.feats.get("VerbForm") != "Part" or word.feats.get("Variant") == "Short"
    return told and word.pos in {"VERB", "ADJ"}
