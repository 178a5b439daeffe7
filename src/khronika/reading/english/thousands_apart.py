"""Two numbers that look like one and one that looks like two: votes with a comma and a space in their thousands, as many African papers write
them ("polled 32, 435 votes"), and a growth beside the toll it led to ("risen by 11 to 187")."""

import re

_SAID = "polled with got has had won are is received secured garnered obtained scored collected amassed of".split()
_CAST = "cast voters votes ballots".split()
_GROUPS = r"\d{1,3}(?:,\s\d{3})+(?![\d,.]*\d)"
_BEHIND = "|".join(rf"(?<=\b{word}\s)" for word in _SAID)
_ARE = "|".join(rf"(?<=\b{word}\s{be}\s)" for word in _CAST for be in ("are", "is", "were", "was"))

APART = rf"(?:(?:{_BEHIND}){_GROUPS}(?=\s+(?:[a-z]+\s+)?votes\b)|(?:{_ARE}){_GROUPS})"
"""Only beside votes: "on May 9, 200 people" and "in ward 12, 340 votes" are two numbers each."""

# "Had risen by 11 to 187": a growth and a toll, and no range.
GREW_BY = re.compile(
    r"\b(?:ris(?:es?|en|ing)|rose|increas\w+|go(?:es|ne|ing)?|went|climb\w*|jump\w*|gr[eo]wn?|swell\w*|swollen|soar\w*|up)\b[^.;]{0,25}\bby\s(?:[a-z]+\s)?$",
    re.I,
)
