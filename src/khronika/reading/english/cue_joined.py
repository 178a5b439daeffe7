"""Clauses that "and" joins to what somebody says: told with it, or by another who speaks next."""

from khronika.reading.english import lexicon as lex
from khronika.reading.english.parsing import Token, subtree


def told_on(clause: Token, verb: Token) -> list[Token]:
    """ "Officials said 52 people were arrested and one guard was injured": what befell others too is told with it, although
    the parser hangs it on "said"."""
    if not befell(clause):
        return []
    further = [c for c in verb.children if c.dep_ == "conj" and c.i > clause.i and befell(c)]
    return [t for c in further for t in subtree(c) if not t.is_space and not (t.is_punct and t.i > c.i)]


_BEFELL = lex.DIE | lex.words("suffer sustain lose")


def befell(verb: Token) -> bool:
    """A passive with its own subject, or somebody who dies or is hurt: no deed of anybody's, and no other's speech."""
    if any(c.dep_ == "nsubjpass" for c in verb.children):
        return verb.lemma_ not in lex.SAY | lex.JUDGE
    return verb.lemma_ in _BEFELL and any(c.dep_ == "nsubj" for c in verb.children)


def says_himself(verb: Token) -> bool:
    """ "Radio reported four deaths and witnesses said": a noun right before the verb, which the parser counts to the deaths."""
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") and verb.lemma_ in lex.SAY
    return finite and verb.nbor(-1).pos_ in ("NOUN", "PROPN") and verb.nbor(-1).dep_ in ("conj", "nsubj")
