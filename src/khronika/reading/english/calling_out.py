"""Who calls others out to assemble, and the words for what they are called to."""

from khronika.reading.english.acts import Act
from khronika.reading.english.lexicon import words
from khronika.reading.english.parsing import Token
from khronika.reading.english.syntax import children_are, has_prep, holds, lemma_of, with_conjuncts

GATHERING = words("protest rally demonstration march strike boycott")
ASSEMBLE = words(
    "protest rally demonstrate march assemble gather take come join boycott strike demonstration street square"
)
ASSEMBLE_ALONE = words("protest rally demonstrate assemble gather")
STREET = words("street square procession protest rally demonstration march picket sit-in action road")


def calls_out(act: Act) -> bool:
    """ "Called for a strike", "urged people to take to the streets"."""
    if any(lemma_of(t) in GATHERING for t in _called_for(act)):
        return True  # "calls on participants of the rally to be calm" calls nobody out
    if _to_a_gathering(act):
        return True
    for child in act.verb.children:
        lemma = lemma_of(child)
        if any(c.dep_ == "neg" for c in child.children):
            continue  # "urged people not to gather"
        if (
            child.dep_ in ("xcomp", "ccomp")
            and lemma in ASSEMBLE
            and (lemma != "take" or has_prep(child, "to", STREET) or children_are(child, "part"))
            and (holds(child, STREET) or lemma in ASSEMBLE_ALONE)
        ):
            return True
    return False


_TO = GATHERING | words("vigil gathering picket procession sit-in assembly")


def _to_a_gathering(act: Act) -> bool:
    """ "Calls its members to a sit-in", "invited all to a vigil"; nobody is called out "to the picket line"."""
    if act.lemma not in ("call", "invite", "summon") or not act.targets:
        return False
    aims = (
        g
        for c in act.verb.children
        if c.dep_ == "prep" and c.lower_ == "to"
        for g in c.children
        if g.dep_ == "pobj"
    )
    return any(
        lemma_of(t) in _TO or (t.lower_ == "in" and any(c.lower_ == "sit" for c in t.children)) for t in aims
    )


def _called_for(act: Act) -> list[Token]:
    """The strike of "called for a strike", the protests of "called for a day of protests"; nothing of "called for an inquiry into
    what happened at the march"."""
    heads = [
        g for c in act.verb.children if c.dep_ in ("prep", "prt") and c.lower_ == "for" for g in c.children
    ]
    of = [g for h in heads for c in h.children if c.lower_ == "of" for g in c.children]
    named = [t for h in (*heads, *of) if h.dep_ == "pobj" for t in with_conjuncts(h)]
    return [*named, *(c for t in named for c in t.children if c.dep_ in ("compound", "amod", "nmod"))]
