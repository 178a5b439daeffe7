"""What was tried. Who "tried to march on the palace" was in the street, whether or not they came so far: a protest that happened.
Who "tried to arrest" somebody did not arrest him by that.
"""

from khronika.nouns import Certainty
from khronika.reading.english.lexicon import words
from khronika.reading.english.parsing import Token
from khronika.reading.english.sought import averted
from khronika.reading.english.syntax import lemma_of

_TRIES = words("try attempt seek")
_AN_ATTEMPT = words("attempt bid effort try")
# What people do with their own bodies, where they are.
_IN_THE_STREET = words(
    "march protest demonstrate rally gather assemble picket enter storm break reach approach cross block blockade occupy climb push "
    "force walk converge surround camp parade join congregate chant strike penetrate invade breach barricade"
)
_HOLD = words("hold stage mount form lay raise unfurl")
_APART = words("up back out away off")
_WILL = words("will shall would 'll \u2019ll wo")


def is_attempted(verb: Token) -> bool:
    """ "(Tried) to march", "(their attempt) to occupy the port"."""
    lemma = lemma_of(verb.head)
    return lemma in (_TRIES if verb.head.pos_ == "VERB" else _AN_ATTEMPT)


def of_an_attempt(verb: Token) -> Certainty | None:
    """How sure it is that what was attempted happened; ``None`` where that hangs on whether the attempt did ("will try to march")."""
    above, own = verb.head, lemma_of(verb)
    if above.pos_ == "NOUN" and averted(above):
        return Certainty.HYPOTHETICAL
    # Not "break up a sit-in", "push them back".
    against = any(c.dep_ == "prt" or (c.lower_ in _APART and c.dep_ == "advmod") for c in verb.children)
    holds = own in _HOLD and any(c.dep_ == "dobj" for c in verb.children)
    if holds or (own in _IN_THE_STREET and not against):
        return None
    open_still = above.pos_ != "VERB" or lemma_of(above) == "seek" or _is_to_come(above)
    return Certainty.PLANNED if open_still else Certainty.HYPOTHETICAL


def _is_to_come(verb: Token) -> bool:
    """ "Will try", "are trying", "to try"."""
    aux = [c for c in verb.children if c.dep_ == "aux"]
    if any(c.lower_ in _WILL for c in aux) or verb.tag_ in ("VB", "VBP", "VBZ"):
        return True
    return verb.tag_ == "VBG" and any(
        c.tag_ in ("VBP", "VBZ") and c.lower_ not in ("has", "have") for c in aux
    )
