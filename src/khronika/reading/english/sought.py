"""Events that are only asked for, faced or averted, told from the verb that governs the noun: none of them has happened by that."""

from khronika.nouns import Certainty
from khronika.reading.english.lexicon import words
from khronika.reading.english.parsing import Token
from khronika.reading.english.syntax import lemma_of

_SOUGHT = words(
    "demand seek request urge propose recommend petition await advocate expect want need reject oppose threaten"
)
_FACED = words("face risk await fear avoid escape evade dodge carry")  # "faces a fine": it may come to that
_PENALTIES = words("imprisonment sentence fine prison jail penalty punishment term")
_CALLED = words(
    "call ask appeal plead press push campaign petition lobby wait hope beg pray demand request plea bid pressure vote argue"
)
_DECREED = words("curfew lockdown")
_GATHERED = words("protest rally demonstration march strike boycott picket gathering sit-in vigil walkout")


def sought(noun: Token) -> Certainty | None:
    """ "Demanded the release of 12", "an appeal for the arrest of two": what is asked for has not happened by that; a
    strike that is called for is planned, and so is a curfew that is pressed for. ``None`` where the noun is not what is
    asked for."""
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head  # "calls for new limits and the release of 60"
    above = noun.head
    if noun.pos_ == "NOUN" and lemma_of(noun.head) in _FOILING and averted(noun):
        return Certainty.HYPOTHETICAL
    if noun.dep_ == "dobj" and lemma_of(noun) in _PENALTIES and lemma_of(above) in _FACED:
        return Certainty.HYPOTHETICAL
    if noun.dep_ == "dobj":
        asked = lemma_of(above) in _SOUGHT and above.pos_ == "VERB"
    elif noun.dep_ == "pobj" and above.lower_ == "for":
        asked = lemma_of(above.head) in _CALLED
    else:
        return None
    if not asked:
        return None
    if lemma_of(noun) in _GATHERED | _DECREED:
        return None if lemma_of(above) in ("reject", "oppose") else Certainty.PLANNED
    return Certainty.THREATENED if lemma_of(above) == "threaten" else Certainty.HYPOTHETICAL


_ASKS = words("call urge ask appeal press implore beg request plead petition")
_ON_PEOPLE = words(
    "release free pardon acquit investigate punish prosecute charge arrest detain try lift unblock restore drop"
)


def asked_of_others(verb: Token) -> bool:
    """ "Called on the authorities to release five", "urged police to arrest them": what others are asked to do is neither done nor planned."""
    above = verb.head
    if (
        verb.dep_ not in ("xcomp", "ccomp", "advcl")
        or lemma_of(verb) not in _ON_PEOPLE
        or lemma_of(above) not in _ASKS
    ):
        return False
    if not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return False
    return any(
        (c.dep_ == "prep" and c.lower_ in ("on", "upon", "to"))
        or (c.dep_ in ("dobj", "nsubj") and c.i > above.i)
        for c in above.children
    ) or any(c.dep_ == "nsubj" and c.i > above.i for c in verb.children)


_FOILING = words(
    "thwart foil avert forestall"
)  # of one that is cancelled or prevented something else may be told
_AVERTING = words("thwart foil avert abort forestall preempt pre-empt prevent cancel postpone")


def averted(noun: Token) -> bool:
    """ "Foiled a protest", "the rally was called off"."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubjpass") or verb.pos_ != "VERB":
        return False
    called_off = lemma_of(verb) == "call" and any(
        c.dep_ == "prt" and c.lower_ == "off" for c in verb.children
    )
    return called_off or lemma_of(verb) in _AVERTING
