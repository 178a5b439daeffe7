"""Numbers in brackets behind the places they are of: "The arrests were made in Kumasi (10) and Tamale (8), then in Ho and Wa (3 each)"."""

import re

from khronika.nouns import Kind
from khronika.reading.english.counts import Around, Count, Number
from khronika.reading.english.roles import is_crowd

_OPENED = re.compile(r"\b[A-Z\u00c0-\u00de][\w'\u2019-]+\s\($")
_CLOSED = re.compile(r"\s*(?:people\s*|each\s*)?(?:[,;]|\))")
_OF_PEOPLE = (Kind.DEATH, Kind.INJURY, Kind.DETENTION, Kind.CHARGE, Kind.SENTENCE, Kind.RELEASE)
RULE = "en.fig.bracketed"


def behind_a_place(number: Number, around: Around) -> Count | None:
    """A count of what the sentence tells of, or of what the brackets before it count; ``None`` for any other number."""
    mention, text = number.mention, around.text
    if number.counted is not None or mention.unit is not None or mention.value is None:
        return None
    before, after = text[max(0, mention.span.start - 40) : mention.span.start], text[mention.span.end :][:12]
    if not _OPENED.search(before) or not _CLOSED.match(after):
        return None
    last = around.before[-1] if around.before else None
    if last is not None and last.rule == RULE:
        return number.as_count(last.kind, RULE, 0.75)
    told = [
        f for f in around.frames if f.trigger.i < number.root.i and f.kind in _OF_PEOPLE and not is_crowd(f)
    ]
    if not told or not _is_listed(number):
        return None
    return number.as_count(told[0].kind, RULE, 0.7)


def _is_listed(number: Number) -> bool:
    """More than one such bracket in the sentence: an age stands in one, too ("Ada Brun (34) was held")."""
    return (
        len(_PAIR.findall(number.sentence.tokens.text)) > 1
        and _IN.search(number.sentence.tokens.text) is not None
    )


_PAIR = re.compile(r"\b[A-Z\u00c0-\u00de][\w'\u2019-]+\s\(\d[\d,.]*(?:\speople|\seach)?[,;)]")
_IN = re.compile(
    r"\b(?:in|at|near|from|around)\s+(?:the\s+)?(?:[a-z]+\s+){0,3}[A-Z\u00c0-\u00de][\w'\u2019-]+\s\(\d"
)
