"""Who demands where police act on a crowd: "dispersed a rally calling for elections", "broke up a march demanding reforms".

Whoever rallied calls and demands, and not those who dispersed them; a rally is nobody who could be quoted, protesters are.
"""

from dataclasses import dataclass

from khronika.reading.english import lexicon as lex
from khronika.reading.english.parsing import Token
from khronika.reading.english.people import are_forces, is_person

_DEMANDS = lex.words(
    "demand call protest denounce oppose condemn support press push urge seek accuse blame criticise criticize decry reject want ask chant"
)
_GATHERED = lex.words(
    "protest rally demonstration march strike sit-in picket vigil gathering procession blockade parade motorcade campaign camp crowd"
)
_BELOW = ("pobj", "prep", "poss", "compound")
_BANDS = lex.words("delegation group crowd mob band throng contingent column")
_SAYS = lex.SAY | lex.ACCUSE | _DEMANDS
# Whoever does this to a gathering, or holds it, speaks for it.
_HOLDS = lex.words(
    "hold stage organise organize join lead attend call plan launch begin start mount have announce support address arrange convene continue "
    "head start resume promise schedule back endorse make form do continue intensify end suspend"
)


@dataclass(frozen=True, slots=True)
class Demand:
    """Whose demand it is; ``None`` for a rally's, which nobody says."""

    whose: Token | None


def demanders(verb: Token) -> Demand | None:
    """Whose demand a participle behind a crowd tells; ``None`` where it is told of the subject, as any other."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("acl", "advcl") or verb.lemma_ not in _DEMANDS or not verb.i:
        return None
    noun = _crowd_before(verb)
    if noun is None:
        return None
    aside = verb.nbor(-1).text == ","  # "dispersed the rally, accusing the unions of ...": the police accuse
    if noun.lemma_ in _GATHERED - _BANDS and noun.pos_ == "NOUN":
        over = noun.dep_ == "pobj" or not _holds(noun.head, noun)
        return Demand(None) if over and not (aside and noun.dep_ == "dobj") else None
    people = noun.lemma_ in _BANDS or (is_person(noun) and noun.tag_ in ("NNS", "NNPS"))
    done_to = noun.dep_ == "dobj" and noun.head.lemma_ not in _SAYS and _forceful(noun.head)
    apart = verb.dep_ == "advcl" or noun.lemma_ in _BANDS
    return Demand(noun) if people and done_to and apart and not aside else None


def _crowd_before(verb: Token) -> Token | None:
    """The noun that the participle stands behind: its own, or the nearest object of the verb that the parser hung it on."""
    if verb.dep_ == "acl":
        up = verb.head
        while up.dep_ in _BELOW and up.head.i < up.i and up.lemma_ not in _GATHERED and not is_person(up):
            up = up.head
        return up
    objects = [c for c in verb.head.children if c.dep_ == "dobj" and verb.head.i < c.i < verb.i]
    objects += [
        g
        for c in verb.head.children
        if c.dep_ == "prep" and verb.head.i < c.i < verb.i
        for g in c.children
        if g.dep_ == "pobj" and g.lemma_ in _GATHERED
    ]
    return max(objects, key=lambda t: t.i, default=None)


def _holds(above: Token, noun: Token) -> bool:
    return noun.dep_ not in ("dobj", "pobj") or above.lemma_ in _HOLDS


def _forceful(verb: Token) -> bool:
    """Police or an army do it, or it is what they do: nobody else's demand stands behind whom they act on."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    return any(are_forces(t) for t in subjects) or verb.lemma_ in _ACTS_ON


_ACTS_ON = lex.words(
    "disperse break attack ban scatter clear block stop prevent suppress storm charge quash crush halt surround raid target arrest detain beat "
    "hit meet receive see face confront teargas tear-gas evict remove chase"
)
