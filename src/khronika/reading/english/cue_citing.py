"""Whom a speaker cites in turn: "..., citing the ministry", "with reference to X", "relying on data from X"."""

from khronika.reading.english.lexicon import VOICE_NOUN
from khronika.reading.english.parsing import Token
from khronika.reading.english.phrases import Phrase, behind, can_speak, many_of, phrase_of
from khronika.reading.english.syntax import subject_of

# "..., attributing the figure to X", "..., relying on data from X".
_LEANING = frozenset("attributing crediting ascribing relying drawing basing leaning".split())


def given_by(noun: Token, citing: Token) -> Token:
    """ "Citing results from a number of groups": the groups, where the parser hung them on "citing"."""
    if noun.lemma_.casefold() not in VOICE_NOUN or behind(noun) is not None:
        return noun
    preps = (c for c in citing.children if c.dep_ == "prep" and c.lower_ in ("from", "by") and c.i > noun.i)
    givers = [many_of(g) for c in preps for g in c.children if g.dep_ == "pobj"]
    return next((g for g in givers if can_speak(g)), noun)


def cited(verb: Token, base: int) -> tuple[Phrase, ...]:
    """ "..., citing the ministry": whom the speaker relays, and whom those relay in their turn."""
    out: list[Phrase] = []
    beside = [c for c in verb.head.children if c.i > verb.i] if verb.dep_ in ("parataxis", "ccomp") else []
    for child in (*verb.children, *beside):
        if child.dep_ in ("advcl", "prep", "pcomp", "xcomp") and child.lower_ in ("citing", "quoting"):
            out += [phrase_of(given_by(g, child), base) for g in child.children if g.dep_ in ("dobj", "pobj")]
        if child.dep_ in ("advcl", "xcomp", "acl") and child.lower_ in _LEANING:
            preps = [g for g in child.children if g.dep_ == "prep" and g.lower_ in ("on", "to", "from")]
            out += [phrase_of(h, base) for g in preps for h in g.children if h.dep_ == "pobj"]
        if child.dep_ == "prep" and child.lower_ == "with":
            out += [phrase_of(h, base) for h in _referred_to(child)]
    subject = subject_of(verb)
    if subject is not None:
        for child in [*subject.children, *_lost_between(subject, verb)]:
            if child.lower_ in ("citing", "quoting") or _relays(child, ("relcl",)):
                out += [phrase_of(g, base) for g in child.children if g.dep_ == "dobj"]
    for phrase in tuple(out):
        for child in phrase.head.children:
            if _relays(child, ("relcl", "acl")):
                out += [phrase_of(g, base) for g in child.children if g.dep_ == "dobj"]
    return tuple(out)


def _lost_between(subject: Token, verb: Token) -> list[Token]:
    """ "State television, quoting the ministry, said": the parser may hang the participle on the comma."""
    between = verb.doc[subject.i : verb.i] if subject.i < verb.i else ()
    return [t for t in between if t.lower_ in ("citing", "quoting") and t.head.is_punct]


def _referred_to(preposition: Token) -> list[Token]:
    """ "with reference to X", "with a link to X"."""
    nouns = [g for g in preposition.children if g.lemma_ in ("reference", "link", "credit")]
    to = [c for noun in nouns for c in noun.children if c.dep_ == "prep" and c.lower_ == "to"]
    return [h for c in to for h in c.children if h.dep_ == "pobj"]


def _relays(clause: Token, deps: tuple[str, ...]) -> bool:
    return clause.dep_ in deps and clause.lemma_ in ("cite", "quote")


def cited_behind(verb: Token, base: int) -> tuple[Phrase, ...]:
    """The same from the words after a closing verb, where the parser hung nothing on it ("X reports, citing Y")."""
    out = []
    for token in verb.sent:
        if token.i <= verb.i:
            continue
        if token.lower_ in ("citing", "quoting"):
            out += [phrase_of(g, base) for g in token.children if g.dep_ in ("dobj", "pobj")][:1]
        elif token.lower_ in ("reference", "link") and token.nbor(-1).lower_ == "with":
            out += [phrase_of(h, base) for h in _referred_to(token.nbor(-1))][:1]
        elif token.lower_ == "from" and token.i == verb.i + 1 and verb.lemma_ in ("learn", "hear"):
            out += [phrase_of(g, base) for g in token.children if g.dep_ == "pobj"][:1]
    return tuple(out)
