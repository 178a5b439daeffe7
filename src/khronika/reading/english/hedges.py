"""Events that are only alleged or reported, by nobody who is named: "allegedly beat", "reportedly arrested", "the alleged torture of".
Whether they happened the report leaves open.
"""

from khronika.nouns import Certainty
from khronika.reading.english import lexicon as lex
from khronika.reading.english.certainty import certainty_of
from khronika.reading.english.lexicon import words
from khronika.reading.english.parsing import Token
from khronika.reading.english.sought import averted
from khronika.reading.english.syntax import clause_verb, lemma_of

_HEDGES = words("allegedly reportedly purportedly supposedly")
_ALLEGED = words("alleged purported supposed rumoured rumored")
_ALLEGES = words("allege rumour rumor suspect accuse")


def how_sure(trigger: Token) -> Certainty:
    """``certainty_of`` an event, and unknown for one that is told as alleged."""
    certainty = certainty_of(trigger)
    alleged = certainty is Certainty.HAPPENED and is_alleged_by_nobody(trigger)
    return Certainty.UNKNOWN if alleged else certainty


def counted_certainty(counted: Token, *, held: bool = False) -> Certainty:
    """Of a number that stands in no event's role: planned where its clause says so ("2,500 police would be posted", "a march
    that 3,000 had planned to join"), and no event where what it counts for was averted ("thwarted a protest by 200")."""
    if held:
        return Certainty.HAPPENED  # "the 49 arrested will be charged": they are arrested
    certainty = how_sure(counted)
    if certainty in (Certainty.PLANNED, Certainty.THREATENED, Certainty.UNKNOWN):
        return certainty
    if is_alleged_by_nobody(clause_verb(counted)):
        return Certainty.UNKNOWN
    for up in counted.ancestors:
        if up.pos_ == "NOUN" and is_alleged_by_nobody(up):
            return Certainty.UNKNOWN  # "the alleged torture of nine"
        if up.pos_ == "VERB" and counted.i < up.i and lemma_of(up) in lex.PLAN:
            return Certainty.PLANNED if any(c.dep_ == "xcomp" for c in up.children) else Certainty.HAPPENED
        if up.pos_ in ("VERB", "AUX"):
            break
        if up.pos_ == "NOUN" and averted(up):
            return Certainty.HYPOTHETICAL
    return Certainty.HAPPENED


def is_as_charged(trigger: Token) -> bool:
    """ "Charged with abducting two", unlike "allegedly abducted two"."""
    return certainty_of(trigger) is Certainty.UNKNOWN


def is_alleged_by_nobody(trigger: Token) -> bool:
    """True where a hedge stands on the event's own verb, on the one before "and", or on the one whose outcome it is."""
    if trigger.pos_ in ("NOUN", "PROPN") and any(
        c.lower_ in _ALLEGED for c in trigger.children if c.i < trigger.i
    ):
        return True
    verb = trigger
    while True:
        if _is_hedged(verb) or _is_charged(verb):
            return True
        if not _is_its_outcome(verb) or verb.head.i == verb.i:
            return False
        verb = verb.head


def _is_hedged(verb: Token) -> bool:
    return any(c.lower_ in _HEDGES and c.dep_ == "advmod" for c in verb.children)


def _is_charged(verb: Token) -> bool:
    """ "The colonel is alleged to have ordered ..."."""
    above = verb.head
    raised = verb.dep_ == "xcomp" and above.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in above.children)
    return raised and lemma_of(above) in _ALLEGES


def _is_its_outcome(verb: Token) -> bool:
    """ "Fired into a crowd, killing nine", "beat and robbed": what follows from the verb above, or goes on from it with its subject."""
    if verb.dep_ == "advcl":
        return verb.tag_ == "VBG" and not any(c.dep_ == "mark" for c in verb.children)
    if verb.dep_ == "conj" and verb.pos_ == "VERB":
        return not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    return verb.dep_ in ("xcomp", "ccomp") and verb.tag_ == "VB" and verb.head.pos_ == "VERB"
