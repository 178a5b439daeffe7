"""The bounds that a figure's words must have, worked out anew from the shared figure rules.

Not the reader's own numbers module: that is what is measured. Only the rules (what "about" does to N) are shared.
"""

import re

from khronika.nouns import Unit
from khronika.reading import numbers as rules

HEDGES = [
    (rules.AT_LEAST, "at least|not less than|no less than|no fewer than|not fewer than|upwards of|in excess of|a minimum of"),
    (rules.AT_MOST, "up to|as many as|no more than|not more than|fewer than|less than|at most|a maximum of|did not exceed"),
    (rules.AT_LEAST, "well over|far more than|slightly more than|just over|more than|over|above|exceeded|exceeding|just above"),
    (rules.NEARLY, "nearly|almost|close to|just under|just below|just short of|slightly under|under|approaching|not quite"),
    (rules.ABOUT, "about|around|some|roughly|approximately|an estimated|estimated|circa|in the region of|something like|perhaps"),
]  # fmt: skip
AFTER = [
    (rules.AT_LEAST, r"\s*(?:\+|people or more|or more|at the least|plus|-plus|and counting)$"),
    (rules.AT_MOST, r"\s+(?:at most|at the most|or fewer|or less)$"),
    (rules.ABOUT, r"(?:\s+or so|-odd|\s+or thereabouts|, give or take)$"),
]
VAGUE = [
    (rules.HUNDREDS_OF_THOUSANDS, "(?:several )?hundreds of thousands"),
    (rules.TENS_OF_THOUSANDS, "tens of thousands"),
    (rules.SEVERAL_HUNDRED, "(?:several|a few|a couple of) hundreds?"),
    (rules.SEVERAL_THOUSAND, "(?:several|a few|a couple of) thousands?"),
    (rules.DOZENS, "(?:several |a few |many )dozens?|dozens"),
    (rules.TENS, "tens"),
    (rules.SCORES, "scores"),
    (rules.MILLIONS, "millions"),
    (rules.THOUSANDS, "(?:many )?thousands"),
    (rules.HUNDREDS, "(?:many )?hundreds"),
    (rules.SEVERAL, "several|a number of|a handful of|a handful|a few|a couple of|a couple"),
]
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALE = {
    "dozen": 12.0,
    "score": 20.0,
    "hundred": 100.0,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "billion": 1e9,
    "crore": 1e7,
}
_NONE = re.compile(
    r"^(?:no(?!\s+(?:less|fewer|more))|none(?: at all)?|nobody|no one|no-one|zero|not a single|not one|neither)\b",
    re.I,
)
_UNIT_WORDS = re.compile(
    r"[\s-]*(?:%|percent(?:age points?)?|per cent|pct|hours?|days?|minutes?|shutdowns?|outages?|people|persons|weeks?)$",
    re.I,
)
_HOURS = {"hour": 1.0, "day": 24.0, "week": 168.0, "minute": 1 / 60}

Bounds = tuple[float | None, float | None]


def numeral(words: str) -> float | None:
    """ "1,200", "two dozen", "forty-five", "1.2 million" as a number; ``None`` when the words are none."""
    words = re.sub(r"(?<=\d)[,\u00a0\u202f ](?=\d{3}\b)", "", words.strip().casefold())
    if half := re.fullmatch(r"(.+?) and a half(?: (hundred|thousand|million))?", words):
        whole = numeral(half[1])
        return None if whole is None else (whole + 0.5) * _SCALE.get(half[2] or "", 1.0)
    total, current, seen = 0.0, 0.0, False
    for part in re.split(r"[\s-]+", words):
        if part in ("and", "a", "an", ""):
            continue
        if re.fullmatch(r"\d+(?:\.\d+)?", part):
            current += float(part)
        elif part in _ONES:
            current += _ONES.index(part)
        elif part in _TENS:
            current += 10 * (_TENS.index(part) + 2)
        elif part in ("dozen", "score", "hundred"):
            current = (current or 1.0) * _SCALE[part]
        elif part in _SCALE:
            total, current = total + (current or 1.0) * _SCALE[part], 0.0
        elif part == "half" and (
            "million" in words or "thousand" in words or "dozen" in words or "hundred" in words
        ):
            current += 0.5
        else:
            return None
        seen = True
    return total + current if seen else None


def bounds(words: str, unit: Unit) -> Bounds | None:
    """Low and high by the figure rules; ``None`` where the words are no figure these rules know ("a third")."""
    if _NONE.match(words) and unit is Unit.PERSONS:
        return 0.0, 0.0
    bare = re.sub(r"^(?:a total of|another|a further|an additional|the)\s+", "", words.strip(), flags=re.I)
    for rule, pattern in VAGUE:
        if re.search(rf"(?:^|\s)(?:{pattern})$", bare, re.I):
            return rules.vague_bounds(rule)[:2]
    bare, factor = (_UNIT_WORDS.sub("", bare).strip() or bare), 1.0
    step = next((size for word, size in _HOURS.items() if re.search(rf"\b{word}s?\b", words, re.I)), None)
    if unit is Unit.HOURS and step is not None:
        factor = step
    hedge, core = _hedge(bare)
    ends = _ends(core)
    if len(ends) == 2:
        low, high = numeral(ends[0]), numeral(ends[1])
        scale = re.search(r"(?:million|thousand|hundred)", ends[1], re.I)
        if low is not None and scale and low < 100:  # "20 to 30 thousand"
            low *= _SCALE[scale[0].casefold()]
        if low is None or high is None:
            return None
        if hedge == rules.AT_MOST:
            return None, high * factor  # "no more than five to six"
        return low * factor, None if hedge == rules.AT_LEAST else high * factor
    value = numeral(core)
    if value is None:
        return None
    if unit is Unit.DAYS and hedge in (rules.EXACT, rules.ABOUT):
        return value - 1, value + 1
    if factor in (24.0, 168.0) and hedge in (rules.EXACT, rules.ABOUT):
        return factor * (value - 1), factor * (value + 1)
    return hedge.apply(value * factor)[:2]


def _ends(words: str) -> list[str]:
    """The two ends of a range, or the words alone: "two hundred and five" is no range, "between 2 and 5" is."""
    between = re.match(r"(?:between|from)\s+(.+?)\s+(?:and|to)\s+(.+)$", words, re.I)
    if between:
        return [between[1], between[2]]
    return re.split(r"\s+(?:to|or)\s+|\s*[\u2013\u2014]\s*|(?<=\d)-(?=\d)", words)


def _hedge(words: str) -> tuple[rules.Hedge, str]:
    for hedge, pattern in HEDGES:
        if found := re.match(rf"(?:{pattern})\s+(?:the\s+|a\s+)?(?=\S)", words, re.I):
            inner = words[found.end() :]
            return hedge, _hedge(inner)[1]
    for hedge, pattern in AFTER:
        if found := re.search(pattern, words, re.I):
            return hedge, words[: found.start()]
    return rules.EXACT, words
