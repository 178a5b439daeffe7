"""A number alone in somebody's mouth, or alone with a place: "Fifteen thousand, say the organisers", "According to the clinic,
nine", "3,800 by the district's count", "in Velm a few hundred". What it counts was told before: the event of the figure before it,
or the crowd that the words before speak of without counting it.
"""

import re

from khronika.nouns import Kind
from khronika.reading.english.counts import Around, Number
from khronika.reading.english.lexicon import NOMINAL, words
from khronika.reading.mentions import NumberMention

_BEFORE = 260  # characters in which a crowd is still spoken of
_BEGINS = r"(?:^|[.!?;:\u201d\"\u2013\u2014]\s+|[.!?]\s*\n\s*)"
_NUMBER_FIRST = re.compile(rf"{_BEGINS}(?:and\s+|but\s+)?[\"\u201c]?$")
_THEN_WHO = re.compile(
    r"[\"\u201d]?,\s*[\"\u201d]?\s*(?:say|says|said|claim|claims|claimed|insist\w*|reckon\w*|answer\w*|repl(?:y|ies|ied)|maintain\w*|counters?|countered|according\s+to)\b",
    re.I,
)
_BY_COUNT = re.compile(
    r"(?:\s+people)?,?\s+(?:by|on|in)\s+(?:the\s+|its\s+|their\s+|his\s+|her\s+|my\s+|our\s+)?[^.;:,\d]{0,50}?\b(?:counts?|reckoning|estimates?|tally|figures?|arithmetic)\b",
    re.I,
)
_BY_RECKONING = re.compile(
    rf"{_BEGINS}(?:by|on)\s+(?:the\s+|its\s+|their\s+|his\s+|her\s+|my\s+|our\s+)?[^.;:,\d]{{0,50}}?\b(?:count|reckoning|estimate|tally)\b,?\s*(?:it\s+was\s+|there\s+were\s+)?$",
    re.I,
)
_ACCORDING = re.compile(rf"{_BEGINS}(?:according\s+to|for)\s+[^.;:,\d]{{3,60}},\s+$", re.I)
_SOME_SAY = re.compile(
    r"\b(?:some|others|they|people|witnesses|neighbours|neighbors|residents|organisers|organizers|police)\s+(?:say|said|claim)\s+$",
    re.I,
)
_IT_WAS = re.compile(
    r"\b(?:in|at)\s+[A-Z][\w'\u2019-]*(?:\s+[A-Z][\w'\u2019-]*){0,2},?\s+(?:it\s+was|there\s+were|they\s+were)\s+$",
    re.I,
)
_ALSO_IN = re.compile(
    r"\s*(?:[,;]|,?\s+and|,?\s+while|,?\s+but|[,;]\s+(?:and|but|while))\s+(?:in|at|from|near|outside)\s+(?:the\s+)?[A-Z][\w'\u2019-]*(?:\s+[A-Z][\w'\u2019-]*){0,2},?\s+"
    r"(?:(?:just|only|even)\s+)?$"
)
_LABEL = re.compile(rf"{_BEGINS}(?:the\s+)?(?:[\w'\u2019-]+\s+){{0,3}}?(?P<who>[\w-]+):\s+[\"\u201c]?$", re.I)
_ENDS = re.compile(r"(?:\s+of\s+them)?(?:[.,;!?)\u201d\"]|\s+(?:and|but|with|while)\b|\s*$)")
_WE_WERE = re.compile(r"\b(?:we|they)\s+(?:were|numbered)\s+$|\b(?:there\s+are|there\s+were)\s+$", re.I)
_CAME = re.compile(
    r"(?:\s+(?:of\s+us|of\s+them|people|others))?\s+(?:came|followed|turned\s+up|showed\s+up|joined|attended|answered\s+(?:the|her|his)\s+call)\b",
    re.I,
)
_CROWD = re.compile(
    r"\b(?:crowds?|rall(?:y|ies)|march(?:ed|ers?|es)?|demonstrat\w+|protest\w*|procession|litany|cort[e\u00e8]ge|vigil|sit-ins?|pickets?|strikers?|on\s+strike|strike|walkout|gather(?:ed|ing)|turnout"
    r"|campaigners|suffragists|hunger\s+strike\w*|fasting|encampment|assembly|meeting|parade|blockade)\b"
    r"|\bhow\s+many\s+(?:were|came|marched|gathered|turned|stood)\b",
    re.I,
)
_BEFELL = re.compile(
    r"\b(?:arrest|detain|lock|held\b|jail|sentenc|kill|died|dead|wound|injur|hurt|freed|releas)", re.I
)
_VOTES = re.compile(
    r"\b(?:vot(?:e|es|ed|ers?|ing)|elections?|polls?|ballots?|referendum|percent|per\s+cent)\b|%", re.I
)


def is_told(number: Number, around: Around) -> bool:
    """True for a number that stands alone as somebody's count, or as what another place had."""
    mention, text = number.mention, around.text
    if mention.unit is not None or number.single:
        return False
    before, after = text[max(0, mention.span.start - 90) : mention.span.start], text[mention.span.end :][:80]
    if _NUMBER_FIRST.search(before) and _THEN_WHO.match(after):
        return True
    if _BY_COUNT.match(after) and not before.rstrip().endswith("at"):
        return True
    kind = around.before[-1].kind if around.before else around.topic
    if (
        _CAME.match(after)
        and kind in (None, Kind.PROTEST)
        and (_NUMBER_FIRST.search(before) or _BY_RECKONING.search(before))
    ):
        return True
    if not _ENDS.match(after):
        return False
    if any(p.search(before) for p in (_ACCORDING, _BY_RECKONING, _SOME_SAY, _IT_WAS, _WE_WERE)):
        return True
    if (label := _LABEL.search(before)) is not None and tells(label["who"]):
        return True
    last = around.before[-1] if around.before else None
    return last is not None and bool(
        _ALSO_IN.fullmatch(text[last.mention.core.end : mention.span.start][-70:])
    )


def of_a_crowd(mention: NumberMention, text: str) -> bool:
    """True where the words just before the number, or behind it in its clause, speak of a crowd and of no vote."""
    start = max(0, mention.span.start - _BEFORE)
    here = text[start : mention.span.start] + re.split(r"[.;!?\n]", text[mention.span.end :][:60])[0]
    return bool(_CROWD.search(here)) and not _VOTES.search(here) and not _BEFELL.search(here)


def tells(noun: str) -> bool:
    """True for a noun of those who count: "unions", "prefecture"."""
    noun = noun.casefold()
    return noun in _TELLERS or noun.removesuffix("s") in _TELLERS


_TELLERS = NOMINAL | words(
    "police army union opposition authority organiser bishop church clinic hospital league coalition gendarmerie prefecture rebel government"
)
