"""What words call an election: whose office or chamber, which round, and whether it is one of the whole country at all."""

import re
from functools import lru_cache

from khronika.reading.elections.pollings import GENERAL, PARLIAMENTARY, PRESIDENTIAL, REFERENDUM, Called

_VOTE = (
    r"(?:elections?|electoral|votes?|polls?|polling|voting|ballot(?:ing)?|run-?offs?|round|race|contest)\b"
)
_KIND = re.compile(
    r"\b(?:(?P<presidential>presidential|for\s+president)|(?P<parliamentary>parliamentary|legislative|congressional|senate|assembly|parliament|duma"
    r"|majilis|mazhilis|knesset|bundestag|chamber\s+of\s+deputies|house\s+of\s+representatives)|(?P<general>general|federal)"
    r"|(?P<local>local|municipal|mayoral|regional|provincial|gubernatorial|state|council|district|by|primary|european|party|leadership|student|union))\b"
    rf"(?=[\s-]+(?:(?!in\b|of\b|for\b|by\b|at\b|after\b|before\b)[\w-]+[\s,]+){{0,3}}?{_VOTE})",
    re.I,
)
# "Elected a new parliament", "choose a president".
_ELECTS = re.compile(
    r"\b(?:elect|choose|chose|pick)\w*\s+(?:(?:a|the|its|their|an?other|new|next)\s+)+(?:(?P<presidential>president)|(?P<parliamentary>parliament|assembly|senate|lawmakers|legislature))\b",
    re.I,
)
_REFERENDUM = re.compile(r"\b(?:referendum|plebiscite)\b", re.I)
_NO_POLL = re.compile(r"\b(?:by-?elections?|primar(?:y|ies)|opinion\s+polls?|surveys?|recall)\b", re.I)
_FIRST = re.compile(r"\b(?:first(?:-|\s)round|first\s+round)\b", re.I)
_SECOND = re.compile(r"\b(?:run-?offs?|(?:second|final)(?:-|\s)round)\b", re.I)
# "Before the election", "at the previous election": told of another one, or of no day of this one.
PREVIOUS = re.compile(
    r"\b(?:previous|past|earlier|preceding|prior)\s+(?:[\w-]+\s+){0,2}?(?:elections?|votes?|polls?|ballot|referendum|contest)\b"
    r"|\b(?:last|previous)\s+time\b|\b(?:four|five|six|seven|several|\d+)\s+years\s+(?:ago|earlier|before)\b"
    r"|\bin\s+the\s+last\s+(?:[\w-]+\s+)?(?:elections?|vote)\b|\b(?:up|down)\s+from\b|\bcompared\s+(?:with|to)\b",
    re.I,
)
_COMING = re.compile(
    r"\b(?:ahead\s+of|in\s+the\s+run-?up\s+to|upcoming|forthcoming|coming)\s+(?:[\w'\u2019-]+\s+){0,4}?(?:elections?|vote|polls?|ballot|referendum)\b",
    re.I,
)


def called_in(words: str) -> Called | None:
    """What ``words`` call the poll; ``None`` where they tell of a local one, of a party's, or of a poll of opinions."""
    if _NO_POLL.search(words):
        return None
    kinds: set[str] = set()
    for found in _KIND.finditer(words):
        kinds |= _kinds_of(found)
    kinds |= _otherwise(words)
    return Called(frozenset(kinds), round_in(words)) if kinds or not _is_local(words) else None


def _is_local(words: str) -> bool:
    return any(found.lastgroup == "local" for found in _KIND.finditer(words))


@lru_cache(maxsize=4)  # every count of votes of a report asks it
def called_in_all(text: str) -> Called | None:
    """What a whole report calls its poll: every kind that it names, but no round; ``None`` where it calls it a local one first."""
    first = _KIND.search(text)
    if first is not None and first.lastgroup == "local":
        return None
    kinds: set[str] = set()
    for found in _KIND.finditer(text):
        kinds |= _kinds_of(found)
    return Called(frozenset(kinds) | _otherwise(text))


def _otherwise(words: str) -> frozenset[str]:
    """Kinds that no adjective tells."""
    elected = {found.lastgroup for found in _ELECTS.finditer(words)} & {PRESIDENTIAL, PARLIAMENTARY}
    asked = {REFERENDUM} if _REFERENDUM.search(words) else set()
    return frozenset(k for k in elected | asked if k)


def _kinds_of(found: re.Match[str]) -> frozenset[str]:
    name = found.lastgroup
    if name == "general":
        return GENERAL
    return frozenset({PRESIDENTIAL, PARLIAMENTARY} & {name or ""})


def round_in(words: str) -> int:
    """1 or 2 where ``words`` speak of one round and not of the other."""
    first, second = bool(_FIRST.search(words)), bool(_SECOND.search(words))
    return 0 if first == second else 1 if first else 2


def speaks_of_a_first_round(words: str) -> bool:
    return _FIRST.search(words) is not None


def speaks_of_a_second_round(words: str) -> bool:
    return _SECOND.search(words) is not None


def speaks_of_a_coming_poll(words: str) -> bool:
    return _COMING.search(words) is not None
