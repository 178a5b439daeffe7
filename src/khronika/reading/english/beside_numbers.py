"""What a number counts by the words right beside it, whatever the parse: "the cases of 662 others were still pending", "30 wounded and
two casualties"."""

import re

from khronika.nouns import Kind
from khronika.reading.english.counts import Count, Number
from khronika.reading.english.people import is_person
from khronika.reading.english.syntax import lemma_of

_CASES = re.compile(
    r"\b(?:cases?|files?|dossiers?|proceedings|trials?|prosecutions?|charges|hearings?|appeals?)\s+(?:of|against|concerning|involving|for|over)\s+(?:the\s+)?"
    r"(?:(?:other|another|remaining|some|about|at\s+least|more\s+than|nearly|around|over)\s+)*$",
    re.I,
)
_PENDING = re.compile(
    r"^(?:\s+(?:others?|more|further|[a-z-]+s|people|men|women)){0,3}\s+(?:(?:were|are|was|is|remain(?:ed|s)?|had\s+been|have\s+been)\s+)?(?:(?:still|yet|also|currently)\s+)*"
    r"(?:(?:to\s+be\s+(?:heard|decided|tried))|pending|ongoing|under\s?way|open|outstanding|unresolved|in\s+progress|before\s+the\s+courts?|in\s+court"
    r"|(?:being\s+)?(?:examined|heard|reviewed|investigated|processed|considered)|await(?:ing|ed))\b",
    re.I,
)
# "600 injured and one casualty", "31 wounded, two casualties".
_HURT_BEFORE = re.compile(
    r"\b(?:injured|wounded|hurt|injuries|wounds)(?:\s+(?:people|persons|civilians|protesters|demonstrators|officers))?\s*(?:,|,?\s+(?:and|but|with|plus|as\s+well\s+as))\s+"
    r"(?:(?:at\s+least|about|some|more\s+than|also|around|over)\s+)*$",
    re.I,
)
_HURT_AFTER = re.compile(
    r"^\s+casualt(?:y|ies)\s*(?:,|,?\s+(?:and|with|plus))\s+(?:(?:at\s+least|about|some|more\s+than|around|over)\s+)*(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?)\s+(?:(?:people|persons|others)\s+)?"
    r"(?:injured|wounded|hurt|injuries|wounds)\b",
    re.I,
)
_PLAIN = 0.7
# "The files of 31 candidates are being examined", "the cases of 14 patients".
_NO_ACCUSED = frozenset(
    "candidate applicant patient victim refugee migrant pupil voter player athlete pensioner child claimant complainant".split()
)


def by_words_beside(number: Number, text: str) -> Count | None:
    """The count that the words right beside the number tell; ``None`` for all others."""
    at = number.mention.span
    before, after = (
        text[max(0, at.start - 80) : at.start],
        text[number.mention.core.end : number.mention.core.end + 120],
    )
    counted = number.counted
    whose = (
        counted is None
        or counted.lower_ == "others"
        or (is_person(counted) and lemma_of(counted) not in _NO_ACCUSED)
    )
    if whose and _CASES.search(before) and _PENDING.match(after):
        return number.as_count(Kind.CHARGE, "en.fig.pending-cases", _PLAIN)
    if counted is not None and lemma_of(counted) == "casualty":
        beside = _HURT_BEFORE.search(before) or _HURT_AFTER.match(after)
        return number.as_count(Kind.DEATH, "en.fig.casualties-beside-hurt", _PLAIN) if beside else None
    return None
