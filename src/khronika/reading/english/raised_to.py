"""Numbers told by the words behind them, or by the list they are of: "raised to six the number of victims", "in possession of 55
names", "counts 18 of its members among the 60", "its count of seven".
"""

import re

from khronika.nouns import Kind
from khronika.reading.english.counts import Around, Count, Number

_TO = re.compile(
    r"\b(?:rais|br[io]|tak|took|push|lift|carr|rise)\w*\s+to\s+(?:at\s+least\s+|some\s+)?$", re.I
)
_NUMBER_OF = re.compile(
    r"^,?\s+(?:the\s+)?(?:(?:total|overall)\s+)?(?:(?:number|total|toll|count|tally)\s+of\s+|those\s+)(?P<whom>[^.;:]{3,70})",
    re.I,
)
_WHAT_BEFELL = (
    (Kind.DEATH, re.compile(r"\b(?:dead|deaths?|killed|murdered|slain|fatalities|assassinated|shot\s+dead)\b", re.I)),
    (Kind.INJURY, re.compile(r"\b(?:injured|wounded|hurt|casualties)\b", re.I)),
    (Kind.DETENTION, re.compile(r"\b(?:arrested|arrests|detained|detentions|detainees|held|jailed\s+without|abducted)\b", re.I)),
    (Kind.RELEASE, re.compile(r"\b(?:freed|released|acquitted|pardoned)\b", re.I)),
    (Kind.FORCE, re.compile(r"\b(?:assaulted|attacked|beaten|tortured)\b", re.I)),
    (Kind.DEATH, re.compile(r"\bvictims\b", re.I)),
)  # fmt: skip
_PRESS = re.compile(
    r"\b(?:journalists?|reporters?|newsm[ae]n|photographers?|press|media|correspondents?|editors?)\b", re.I
)
_OF_PEOPLE = frozenset((Kind.DETENTION, Kind.INJURY, Kind.DEATH, Kind.RELEASE, Kind.SENTENCE, Kind.CHARGE))
_LIVES_OF = re.compile(
    r"\b(?:cost(?:s|ing)?|claim(?:s|ed|ing)?|took|takes?|taken)\s+(?:the\s+)?lives\s+of\s+(?:at\s+least\s+|some\s+|about\s+)?$",
    re.I,
)
_NAMES = re.compile(r"^\s+names\b(?!\s+(?:of\s+(?:voters|streets)|on\s+the\s+ballot))", re.I)
_SIGNED = re.compile(r"\b(?:petition|sign\w*|ballots?|voters?|candidates?|streets?)\b", re.I)
_KEEPS = re.compile(
    r"\b(?:in\s+possession\s+of|ha[sd]|have|holds?|held|kept|keeps?|collected|gathered|published|list(?:s|ed)?\s+of|compiled|counted|recorded|stood\s+at)\s+(?:already\s+|now\s+|some\s+|at\s+least\s+|a\s+list\s+of\s+)?$",
    re.I,
)
_COUNT_OF = re.compile(
    r"\b(?:count|tally|toll|figure|total|reckoning)\s+of\s+(?:only\s+|just\s+|at\s+least\s+)?$", re.I
)
_ADMITS_TO = re.compile(
    r"\b(?:admit(?:s|ted)?|own(?:s|ed)?\s+up|confess(?:es|ed)?)\s+to\s+(?:only\s+|just\s+|no\s+more\s+than\s+)?$",
    re.I,
)
_ALONE = re.compile(
    r"^(?:\s+(?:of\s+them|in\s+all))?\s*(?:[.,;:!?\u2013\u2014]|$)|^\s+(?:since|by|as|on)\b", re.I
)
_OF_ITS = re.compile(
    r"^\s+of\s+(?:its|their|our|her|his)\s+(?:own\s+)?[a-z-]+\s+(?:to\s+be\s+)?(?:among|amongst)\s+(?:the|those)\b",
    re.I,
)
_AMONG_THE = re.compile(
    r"\bof\s+(?:its|their|our|her|his)\s+(?:own\s+)?[a-z-]+\s+(?:among|amongst)\s+(?:the|those)\s+$", re.I
)


def by_what_is_behind(number: Number, around: Around) -> Count | None:
    """What the words beside the number say that it counts; ``None`` elsewhere."""
    mention, text = number.mention, around.text
    if mention.unit is not None:
        return None
    before, after = text[max(0, mention.span.start - 60) : mention.span.start], text[mention.span.end :][:120]
    if _TO.search(before) and (found := _NUMBER_OF.match(after)) is not None:
        kind = next((k for k, p in _WHAT_BEFELL if p.search(found["whom"])), None)
        press = _PRESS.search(found["whom"]) or (
            kind is Kind.FORCE and _PRESS.search(text, 0, mention.span.start) is not None
        )
        if kind is not None:
            kind = Kind.ATTACK_ON_JOURNALIST if press and kind is Kind.FORCE else kind
            return number.as_count(kind, "en.fig.raised-to", 0.8)
    if number.single:
        return None
    if _LIVES_OF.search(before):
        return number.as_count(Kind.DEATH, "en.fig.lives-of", 0.85)
    return _of_the_topic(number, around, before, after)


def _of_the_topic(number: Number, around: Around, before: str, after: str) -> Count | None:
    """What befell those who were told of before: somebody else's list or count of them."""
    topic = around.before[-1].kind if around.before else around.topic
    if topic not in _OF_PEOPLE:
        return None
    named = _NAMES.match(after) and _KEEPS.search(before) and not _SIGNED.search(number.sentence.tokens.text)
    counted = (
        number.counted is None
        and _ALONE.match(after)
        and (_COUNT_OF.search(before) or _ADMITS_TO.search(before))
    )
    if named or counted:
        return number.as_count(topic, "en.fig.their-list", 0.7)
    if _OF_ITS.match(after):
        return number.as_count(topic, "en.fig.of-its-members", 0.7, None, True)
    return None
