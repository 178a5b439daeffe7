"""What the small parser gets wrong so often that it is mended before any rule asks: a number right behind a name."""

import re
from typing import Any

# "In Orlo 37 were detained", "On Monday in Velm 12 others died".
_BEHIND_A_NAME = re.compile(
    r"\b[A-Z][\w-]+\s(?:\d[\d,.]*|[a-z]+(?:-[a-z]+)?)\s(?:(?:others|people|more)\s)?(?:were|was|have|had|are|died)\b"
)


def mend(doc: Any, words: str) -> None:
    """Gives a number between a place's name and its verb to the verb as its subject; the parser hangs it on the name ("Orlo 37")."""
    if _BEHIND_A_NAME.search(words) is None:
        return
    for number in doc:
        if number.like_num and number.dep_ == "nummod" and (verb := _verb_of(number)) is not None:
            passive = any(c.dep_ == "auxpass" for c in verb.children)
            number.head = verb
            number.dep_ = "nsubjpass" if passive else "nsubj"


def _verb_of(number: Any) -> Any:
    name = number.head
    if (
        name.i != number.i - 1
        or name.pos_ != "PROPN"
        or name.dep_ != "pobj"
        or number.i + 1 >= len(number.doc)
    ):
        return None
    after = number.doc[number.i + 1]
    verb = after.head if after.dep_ in ("aux", "auxpass") else after
    if verb.pos_ not in ("VERB", "AUX") or verb.sent.start != number.sent.start:
        return None
    return None if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children) else verb
