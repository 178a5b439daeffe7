"""What a report calls a body in short: "the Association of Free Lawyers (AFL) said", told later as "AFL".

Only where the report writes the name out beside its letters. One body has one name in all that a report's claims say.
"""

import re

from khronika.reading.english.noun_spans import BODY_NOUN
from khronika.reading.places import is_place_name

_SHORT = r"(?:the\s+)?(?P<short>[A-Z][A-Za-z]*[A-Z][A-Za-z-]{0,8})"
_WORD = r"[A-Z\u00c0-\u00de][\w'\u2019&-]*"
_NAME = rf"(?P<name>{_WORD}(?:\s+(?:(?:of|for|and|the|in|on|to|de|des|du|von|against|at)\s+)*{_WORD}){{1,9}})"
_BEHIND = re.compile(rf"{_NAME}(?:\s+\(|,\s+or\s+|,\s+known\s+as\s+){_SHORT}(?=[),.;\s])")
_BEFORE = re.compile(rf"\b{_SHORT}(?:\s+\((?:the\s+)?|,\s+or\s+(?:the\s+)?){_NAME}(?=[),])")
_LINKS = frozenset("of for and the in on to de des du von against at".split())


def written_out(text: str) -> dict[str, str]:
    """By its letters, the full name of each body that ``text`` writes out beside them."""
    found: dict[str, str] = {}
    if not any(mark in text for mark in ("(", ", or ", "known as")):
        return found
    for pattern in (_BEHIND, _BEFORE):
        for match in pattern.finditer(text):
            short, name = match["short"], _spelt(match["name"].split(), match["short"])
            if name is not None and not is_place_name(name) and not is_place_name(short):
                found.setdefault(short, name)
    return found


def _spelt(words: list[str], short: str) -> str | None:
    """The end of ``words`` that the letters stand for; all of them, where they name a kind of body; else ``None``."""
    words = words[words[0] == "The" :]
    letters = [c for c in short if c.isupper()]
    for start in range(len(words) - 2, -1, -1):
        initials = [part[0] for w in words[start:] if w not in _LINKS for part in w.split("-") if part]
        if words[start] not in _LINKS and initials == letters:
            first = start - (start == 1)  # "the Orlan Free Lawyers' League (FLL)"
            return " ".join(words[first:])
    body = any(w.casefold().rstrip("s") in BODY_NOUN for w in words)
    return " ".join(words) if body and len(letters) > 2 else None
