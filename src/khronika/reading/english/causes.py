"""What a protest is about is not where it is: "a vigil in Suva to denounce deaths in Tibet", "a march over Gaza"."""

import re

from khronika.nouns import Span
from khronika.reading.english.parsing import Sentence, Token

_AIMS = frozenset(
    "denounce protest demand mark support condemn commemorate oppose decry criticise criticize honour honor mourn remember "
    "celebrate highlight back reject".split()
)
_ABOUT = frozenset("over against about regarding concerning".split())
_BEHIND = frozenset("support solidarity memory protest honour honor commemoration".split())
# What has a place of its own, where the protest need not be.
_HAPPENINGS = frozenset(
    "death killing firing shooting beating hanging rape massacre coup war crackdown arrest detention shooting attack bombing murder invasion occupation genocide "
    "repression violence siege execution abduction lynching bloodshed assault offensive raid airstrike strike clash protest riot unrest demonstration".split()
)


# "Over clashes in P", where the parse hangs "in P" on the verb.
_ABOUT_IT = re.compile(
    rf"\b(?:over|against|about|denounc\w+|condemn\w+|mourn\w*)\s+(?:[\w'\u2019-]+\s+){{0,4}}?(?:{'|'.join(sorted(_HAPPENINGS))})(?:e?s)?\s+(?:[a-z]+\s+){{0,3}}?in\s+(?:the\s+)?$"
)


def worded_as_cause(text: str, sentence: Sentence, place: Span, trigger: Token) -> bool:
    """As ``of_cause``, by the words right before the place."""
    start = max(sentence.span.start, place.start - 90)
    match = _ABOUT_IT.search(text[start : place.start])
    return match is not None and not start + match.start() <= sentence.base + trigger.idx < place.start


def of_cause(place: Token, trigger: Token) -> bool:
    """Whether a place says where the cause of a protest lies, seen from the claim of ``trigger``. An event inside the cause
    has its place there."""
    return _cause_noun(place, trigger) is not None


def of_happening(place: Token, trigger: Token) -> bool:
    """As ``of_cause``, and the cause is something that happened at its own place (deaths, a coup), named by a noun."""
    noun = _cause_noun(place, trigger)
    if noun is None:
        return False
    with_it = noun.dep_ == "pobj" and noun.head.head.lemma_ == "solidarity"
    return noun.lemma_ in _HAPPENINGS or with_it


def _cause_noun(place: Token, trigger: Token) -> Token | None:
    """The noun of the cause that the place hangs on; the place itself in "over Gaza"."""
    below = place
    for up in place.ancestors:
        if up is trigger or up.i == trigger.i or up.is_ancestor(trigger):
            aim = up.lemma_ in _AIMS and below.i != trigger.i and not below.is_ancestor(trigger)
            if not (aim or up.lower_ in _ABOUT):
                return None
        named = below.dep_ in ("pobj", "dobj") and below.i != trigger.i and not below.is_ancestor(trigger)
        if named and below.dep_ == "pobj" and up.dep_ == "prep" and _leads_to_cause(up):
            return below
        if named and below.dep_ == "dobj" and below.i != place.i and up.lemma_ in _AIMS and up.pos_ == "VERB":
            return below
        below = up
    return None


def _leads_to_cause(preposition: Token) -> bool:
    if preposition.lower_ in ("since", "after"):
        return any(c.dep_ == "pobj" and c.lemma_ in _HAPPENINGS for c in preposition.children)
    if preposition.lower_ in _ABOUT:
        return preposition.head.pos_ in ("NOUN", "PROPN", "VERB", "AUX")
    return preposition.lower_ in ("of", "with", "for") and preposition.head.lemma_ in _BEHIND
