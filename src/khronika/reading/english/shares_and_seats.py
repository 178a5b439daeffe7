"""Places that are named and are no scene: of a share ("in Arequipa alone", "only in Kasserine"), and where somebody spoke from ("said
the minister from the palace")."""

import re
from collections.abc import Sequence

from khronika.nouns import Place, Span
from khronika.reading.mentions import PlaceMention

_ALONE = re.compile(
    r"^(?:\s(?:city|town|district|province|state|region|county|governorate))?,?\s(?:alone|only)\b(?!\s+(?:after|when|if|because|by|a|for)\b)",
    re.I,
)
_ONLY_IN = re.compile(
    r"\b(?:only|just|solely)\s+(?:in|at|for)\s+(?:the\s+)?(?:[a-z]+\s+(?:of\s+)?){0,2}$", re.I
)
_NOT_FAR = re.compile(
    r"\b(?:not|than|who|had|have|has|was|were|arrived|returned|came)\s+(?:only|just)\s+(?:in|at|for)\s", re.I
)
_TOWN_ALONE = re.compile(
    r"\b(?:in|for)\s+the\s+(?:[a-z]+\s+){0,2}(?:capital|city|town|province|district|region|state|county|governorate)(?:\s(?:city|town))?\s(?:alone|only)\b"
    r"|\b(?:only|just|solely)\s+(?:in|for)\s+the\s+(?:capital|city|town|province|district|region|state)\b",
    re.I,
)


def is_share(text: str, span: Span) -> bool:
    """ "In Arequipa alone", "just in Arequipa", "Basra alone accounted for nine": one place of those that are counted."""
    before = text[max(0, span.start - 40) : span.start]
    only = _ONLY_IN.search(before) is not None and _NOT_FAR.search(before) is None
    return only or _ALONE.match(text[span.end : span.end + 40]) is not None


def are_of_a_share(
    text: str, sentence: Span, places: Sequence[Place], mentions: Sequence[PlaceMention]
) -> bool:
    """True where the sentence tells of ``places`` only as of a share: no scene for what follows."""
    meant = {p.identity for p in places}
    inside = [m for m in mentions if sentence.contains(m.span) and m.place.identity in meant]
    if not inside:
        return _TOWN_ALONE.search(text, sentence.start, sentence.end) is not None
    return any(is_share(text, m.span) for m in inside)


_SAID = r"(?:said|says|told\s+\w+|tells\s+\w+|announced|announces|declared|declares|added|adds|stated|explained|noted|reported|confirmed|warned|insisted)"
# "Said the minister from Moneda Palace", "said Ana Tarel, the governor, speaking from"; "a doctor from Lima" is of there.
_INVERTED = re.compile(
    rf"\b{_SAID}\s+(?:the|[A-Z][\w.'\u2019-]+|(?:[a-z]+\s+){{0,3}}(?:minister|president|governor|mayor|spokes\w+|secretary|premier|general|commander|prefect|ambassador)\s+[A-Z])"
    r"[^.;:\"\u201c\u201d]{0,60}?\s(?:from|live\s+from)\s+(?:the\s+)?(?:(?:[A-Z\u00c0-\u00de][\w'\u2019-]+,?\s+|palace\s+|square\s+|building\s+|headquarters\s+|office\s+|ministry\s+){1,4}(?:in\s+|of\s+)?)?$"
)
_SPEAKING = re.compile(
    r"\b(?:speaking|talking|broadcasting)\s+(?:\w+\s+)?(?:live\s+)?(?:from|at)\s+(?:(?:the|his|her|its|their)\s+)?(?:[\w'\u2019-]+\s+){0,3}(?:in\s+)?$",
    re.I,
)


def is_speakers_seat(text: str, span: Span) -> bool:
    """True for where somebody stands who tells of what happened elsewhere."""
    before = text[max(0, span.start - 110) : span.start].rpartition("\n")[2]
    if " from " not in before and "ing at " not in before:
        return False  # most places: to look for a word is cheap
    return _INVERTED.search(before) is not None or _SPEAKING.search(before) is not None
