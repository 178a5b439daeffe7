"""Is it people? Person nouns, pronouns, bare quantities that stand for people, and forces of order."""

import re
from functools import cache
from importlib.resources import files

from khronika.reading.english import lexicon as lex
from khronika.reading.english.parsing import Token, entity, subtree
from khronika.reading.english.syntax import lemma_of, with_conjuncts
from khronika.reading.places import is_place_name

_PRONOUNS = frozenset(
    "nobody none they them who he she him her whom those everyone anyone someone others us we i me many some several most all".split()
)
# Nouns that are many people in the singular: "four of the crew", "60 of the faithful".
_TOGETHER = frozenset("crew staff faithful clergy youth accused congregation workforce generals".split())
# "Opposition figures" are persons, the ministry's figures are not.
_OF_FIGURES = frozenset(
    "opposition political public religious leading senior prominent party democracy rights union student rebel civic separatist dissident".split()
)
_QUANTITIES = frozenset(
    "dozens scores hundreds thousands several number group handful majority total half".split()
)
FORCES = frozenset(
    "police force troop soldier officer army guard policeman military personnel vehicle unit battalion truck "
    "gendarme policemen cop constable trooper ranger policewoman paramilitary commando".split()
)


@cache
def person_nouns() -> frozenset[str]:
    """Nouns that WordNet takes for persons first: dockers, seminarians, villagers."""
    lines = files("khronika.reading.english").joinpath("person_nouns.txt").read_text(encoding="utf-8")
    return frozenset(line for line in lines.split("\n") if line and not line.startswith("#"))


def is_person(token: Token) -> bool:
    """True for a noun that names persons, a proper name of one, or a pronoun for some."""
    if lemma_of(token) in lex.PERSON or _is_person_by_word(token):
        return True
    name = _name(token)
    several = token.tag_ in ("NNS", "NNPS") or _of_many(
        token
    )  # "dozens of Palestinians", "thousands of Sudanese"
    return name == "PERSON" or (name == "NORP" and several)


def _of_many(token: Token) -> bool:
    of = token.head
    return bool(token.dep_ == "pobj" and of.lower_ == "of" and of.head.lower_ in _QUANTITIES)


def _name(token: Token) -> str:
    """The kind of name that a word with a capital is part of: nobody's name is without one."""
    return entity(token) if token.text != token.lower_ else ""


_OFFICERS = lex.PERSON | {"president", "minister", "chancellor"}


def _is_person_by_word(token: Token) -> bool:
    lower = str(token.lower_)
    if token.pos_ == "PRON":
        return lower in _PRONOUNS
    if lower in _TOGETHER or (lower.endswith("folk") and token.pos_ == "NOUN"):
        return True
    lemma = lemma_of(token)
    if lemma == "figure":
        return any(c.lower_ in _OF_FIGURES for c in token.children)
    if "-" in lemma and lemma.rpartition("-")[2] in _OFFICERS:
        return True  # "vice-president", "ex-officer"
    if token.pos_ == "NOUN" and lemma in person_nouns() and lower not in lex.NOT_PERSON:
        return True
    return token.tag_ == "NNS" and lower.endswith(lex.PERSON_SUFFIX) and lower not in lex.NOT_PERSON


def counts_people(token: Token) -> bool:
    """A person noun, or a numeral or quantity standing alone, which may stand for people; "thousands of cattle" do not."""
    of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    named = next((g for g in of.children if g.dep_ == "pobj"), None) if of is not None else None
    if named is not None and not is_person(token) and named.pos_ in ("NOUN", "PROPN"):
        return is_person(named) or named.lower_ in _QUANTITIES or _name(named) in ("NORP", "PERSON")
    return (
        is_person(token)
        or bool(token.like_num)
        or token.lower_ in _QUANTITIES
        or token.lower_ in ("none", "nobody")
    )


def any_people(tokens: list[Token]) -> bool:
    """True when one of ``tokens`` may be people, or a nation or party standing for them."""
    return any(counts_people(t) or _name(t) in ("PERSON", "NORP") for t in tokens)


def are_forces(token: Token) -> bool:
    """True for police, troops and their vehicles: "riot police", "swarms of security personnel"."""
    if any(lemma_of(t) in FORCES for t in subtree(token, ("relcl", "acl", "prep"))):
        return True
    of = [c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"]
    return any(g.dep_ == "pobj" and are_forces(g) for c in of for g in c.children)


def crowd_of_forces(crowd: Token) -> bool:
    """ "Dozens of security officers", "officers"."""
    of = [g for c in crowd.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"]
    return any(are_forces(t) for t in (crowd, *of))


def for_whom(verb: Token) -> list[Token]:
    """ "ordered arrest for 677 of them", "charges against 12": the persons in the phrase after."""
    out: list[Token] = []
    for holder in (verb, *(c for c in verb.children if c.dep_ in ("dobj", "nsubjpass"))):
        for child in holder.children:
            if child.dep_ in ("prep", "dative") and child.lower_ in ("for", "to", "against", "on", "upon"):
                people = [g for g in child.children if g.dep_ == "pobj" and counts_people(g)]
                out += [t for g in people for t in with_conjuncts(g)]
    return out


_SEES = frozenset("see witness suffer record register experience face log".split())
_REGION = re.compile(r"\b(?:state|province|region|county|district|city|town|governorate|oblast)$", re.I)


def is_scene(subject: Token, verb: Token) -> bool:
    """ "Kaduna saw two deaths", "Jigawa State reported three": where it was, and nobody who tells it."""
    if subject.pos_ not in ("PROPN", "NOUN"):
        return False
    name = " ".join(t.text for t in subject.subtree if t.pos_ == "PROPN" or t.i == subject.i)
    lemma = verb.lemma_.casefold()
    if lemma in _SEES | {"report"} and _REGION.search(name):
        return True
    return lemma in _SEES and (is_place_name(name) or entity(subject) in ("GPE", "LOC", "FAC"))


_PICTURES = frozenset(
    "camera video film footage photo photograph picture image clip tape photographer cameraman".split()
)


def is_pictured(verb: Token) -> bool:
    """ "Captured on video", "a camera captured three men": shown, and not held."""
    if verb.lemma_ != "capture":
        return False
    near = [*verb.children, *(g for c in verb.children if c.dep_ in ("prep", "agent") for g in c.children)]
    return any(lemma_of(t) in _PICTURES for t in near)
