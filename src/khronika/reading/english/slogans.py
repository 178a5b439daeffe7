"""What is shouted, sung or stands on a placard, and what is only demanded: "Free the 23!" frees nobody, whoever says it."""

import re

from khronika.reading.english.lexicon import words
from khronika.reading.english.parsing import Token
from khronika.reading.english.syntax import clause_verb

# Right before the marks of quotation: "chanting "..."", "placards reading "..."", "amid cries of "...""
CRIED = re.compile(
    r"\b(?:chant(?:s|ed|ing)?|sing|sang|singing|slogans?|placards?|banners?|posters?|graffiti|shouting|(?:cries|shouts|chants|calls|songs)\s+of|signs?\s+(?:reading|saying|that\s+read))\b"
    r"[^.;\"\u201c\u201d\u00ab\u00bb]{0,30}$",
    re.I,
)
_OPENS = '"\u201c\u00ab'
_FREE = words(
    "free release arrest jail try punish hang stop end save drop lift bring punish investigate prosecute"
)
_SUBJECTS = ("nsubj", "nsubjpass", "aux", "auxpass", "expl", "csubj")


def is_cried(token: Token) -> bool:
    """True for a word of a slogan or of a demand."""
    return in_slogan(token) or is_demanded(token)


def in_slogan(token: Token) -> bool:
    """True for a word in a quotation that a crowd cries or a placard bears."""
    text, at = str(token.doc.user_data["text"]), token.idx
    opened = _opened(text, at)
    return opened is not None and CRIED.search(text[max(0, opened - 60) : opened]) is not None


def is_demanded(token: Token) -> bool:
    """True for what an imperative at the head of a quotation or sentence asks for: "Free the 23 now," said the lawyer."""
    verb = token if token.lower_ in _FREE else clause_verb(token)
    if verb.lower_ not in _FREE or verb.tag_ in ("VBD", "VBN", "VBG", "VBZ") or _is_noun(verb):
        return False
    text = str(verb.doc.user_data["text"])
    before = text[: verb.idx].rstrip()  # "a campaign to "Free the 23"": to is none of its words
    heads = not before or before[-1] in _OPENS + ".!?:\u2013\u2014\n" or text[verb.idx - 1] == "\n"
    return heads and not any(c.dep_ in _SUBJECTS and c.i < verb.i and c.lower_ != "to" for c in verb.children)


def _is_noun(word: Token) -> bool:
    """ "Release of 30 traders on bail"."""
    return word.i + 1 < len(word.doc) and word.doc[word.i + 1].lower_ in (
        "of",
        "from",
        "for",
        "in",
        "on",
        "after",
        "and",
    )


def _opened(text: str, at: int) -> int | None:
    """Where the quotation opens that holds the place ``at``."""
    for opens, closes in (("\u201c", "\u201d"), ("\u00ab", "\u00bb")):
        first = text.rfind(opens, 0, at)
        if first >= 0 and text.find(closes, first, at) < 0:
            return first
    before = text[:at]
    return before.rindex('"') if before.count('"') % 2 else None
