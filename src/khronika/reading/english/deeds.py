"""Who did it to whom: the main deed of a sentence of political news, whatever kind of deed it is.

Rules over the parse, for any verb: the deed is the clause that is reported, not the reporting of it ("..., officials said"),
unless the reporting is itself done to somebody ("declared that China must ..."). Who did it stands as subject, or behind
"by"; to whom is the actor nearest to the deed by how it is joined: an object, "to", "against" or "with" before the place
where it was done. Two who do it to each other ("Jordan and Britain agreed") are both doers, and nobody is done to.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from khronika.reading.english import lexicon as lex
from khronika.reading.english.lexicon import words
from khronika.reading.english.parsing import Token, parse, spaced, subtree, words_of
from khronika.reading.english.passages import find_passages
from khronika.reading.english.people import are_forces, is_person
from khronika.reading.english.syntax import agents_of, is_passive, lemma_of, subject_of, with_conjuncts

_PLAIN = words("say report announce tell state confirm add note explain claim quote indicate believe think")
_MUST = words("must should shall ought have need")
_BACK = words("he she it they who which that")
_NAMED = ("GPE", "NORP", "ORG", "PERSON", "FAC", "LOC")
_TIMES = ("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY")
# How well a way of being joined to the deed tells whom it was done to. Set by hand, in steps of a half, on the
# 148 sentences of the development gold; only their order matters.
_JOINED = {
    "dobj": 3.0, "dative": 4.0, "nsubjpass": 3.5, "to": 3.0, "with": 3.0, "against": 3.5, "from": 2.5, "between": 3.0,
    "on": 2.0, "upon": 2.0, "for": 1.5, "by": 2.0, "of": 1.5, "toward": 2.5, "towards": 2.5, "into": 1.5, "over": 1.5,
    "at": 1.0, "in": 0.0, "about": 0.5, "among": 1.0, "after": -1.5, "as": -1.0, "before": -1.0, "during": -1.5,
    "following": -1.5, "since": -1.5, "under": -1.0, "amid": -1.5, "despite": -1.0, "through": -0.5, "near": -0.5,
}  # fmt: skip
_CLAUSES = {
    "ccomp": 0.0,
    "xcomp": 0.0,
    "pcomp": -0.5,
    "conj": -1.0,
    "acl": -1.0,
    "advcl": -1.5,
    "relcl": -2.5,
    "appos": -1.5,
    "parataxis": -3.0,
}
_STEP = 0.5  # each step further from the deed


@dataclass(frozen=True, slots=True)
class Deed:
    """``verb`` is the deed's; ``agents`` and ``targets`` are the words of whoever did it and whom it was done to."""

    verb: Token
    agents: tuple[str, ...]
    targets: tuple[str, ...]


def deed_of(tokens: Token) -> Deed | None:
    """The main deed of a sentence (a spaCy span); ``None`` where it has no verb."""
    verb, doer = main_clause(tokens.root)
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    heads = _doers(verb) if doer is None else with_conjuncts(doer)
    agents = tuple(dict.fromkeys(name for head in heads for name in _names(head)))
    if len(agents) > 1 and all(_named(head) for head in heads):
        return Deed(verb, agents, ())
    return Deed(verb, agents, tuple(_targets(verb, doer, {h.i for h in heads}, agents)))


def deeds_in(text: str) -> Iterator[Deed]:
    """The main deed of each sentence of an English text."""
    for sentence in parse(text, find_passages(text)):
        deed = deed_of(sentence.tokens)
        if deed is not None:
            yield deed


def main_clause(root: Token) -> tuple[Token, Token | None]:
    """The deed's verb, and its doer where that is not the verb's own subject."""
    verb = root
    while (content := _reported(verb)) is not None:
        subject = subject_of(verb)
        own = next((c for c in content.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is None or content.i < verb.i:
            verb = content  # "..., officials said"
        elif own is None or own.lower_ in _BACK:
            return content, subject  # "Uganda said it had paid"
        elif lemma_of(verb) in _PLAIN and not _obliges(content):
            verb = content
        else:
            return content, subject  # "the minister declared that China must ..."
    return verb, None


def _reported(verb: Token) -> Token | None:
    astray = verb.tag_ == "VBN" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    if not astray and lemma_of(verb) not in lex.SAY | lex.JUDGE | _PLAIN:
        return None  # "Newly appointed minister X refused": the parser may take the participle for the verb
    return next((c for c in verb.children if c.dep_ == "ccomp" and c.pos_ in ("VERB", "AUX")), None)


def _obliges(verb: Token) -> bool:
    return any(c.dep_ == "aux" and lemma_of(c) in _MUST - {"have"} for c in verb.children)


def _doers(verb: Token) -> list[Token]:
    if is_passive(verb) and lemma_of(verb) not in ("quote", "cite"):
        return agents_of(verb)
    subject = subject_of(verb)
    return with_conjuncts(subject) if subject is not None else []


_DONE_BY = lex.SUPPORT_OBJECT - words(
    "report record see witness face suffer join attend lift declare announce"
)
"""Verbs whose subject does what the object names: whoever reports arrests made none."""


def doers_of_noun(noun: Token) -> tuple[str, ...]:
    """Who did what a noun names: "arrests by the guard", "police made arrests", "raids were carried out by police"."""
    of = [g for c in noun.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"]
    heads = [t for holder in (noun, *of) for t in agents_of(holder)]
    lemma = lemma_of(noun.head)  # the small tagger drops a final e ("staged" -> "stag")
    light = not _DONE_BY.isdisjoint((lemma, lemma + "e"))
    if not heads and noun.dep_ in ("dobj", "nsubjpass") and light:
        heads = [t for t in _doers(noun.head) if _actor(t) is not None or are_forces(t)]
    return tuple(dict.fromkeys(name for head in heads for name in _names(head)))


# ---- the words of an actor ----

_LEFT_OUT = tuple("relcl acl appos conj cc punct advcl nummod quantmod det predet parataxis case".split())


def _names(head: Token) -> list[str]:
    """The words of one actor; of each where two nations share a noun ("Hungarian and Romanian officials")."""
    nations = [
        t
        for c in head.children
        if c.ent_type_ == "NORP" and c.dep_ in ("amod", "compound")
        for t in with_conjuncts(c)
    ]
    if len(nations) > 1:
        return [words_of(t) for t in nations]
    kept = [t for t in subtree(head, _LEFT_OUT) if not t.is_space and t.ent_type_ not in ("DATE", "TIME")]
    name = spaced(kept).strip()
    return [name.removeprefix("the ").removeprefix("The ")] if name else []


def _named(token: Token) -> bool:
    return any(t.ent_type_ in _NAMED or t.pos_ == "PROPN" for t in subtree(token, _LEFT_OUT))


# ---- to whom ----


def _targets(verb: Token, doer: Token | None, taken: set[int], agents: tuple[str, ...]) -> list[str]:
    """The best joined actor below the deed, and whom it is coordinated with."""
    own = {w for name in agents for w in name.casefold().split() if len(w) > 3}
    best: tuple[float, int, Token] | None = None
    for token, score in _below(verb, 0.0, taken):
        actor = _actor(token)
        if actor is None or (own & {w.lower_ for w in subtree(actor, _LEFT_OUT)}):
            continue
        worth = score + (0.0 if _named(actor) else -1.5) - (0.5 if actor.ent_type_ in ("LOC", "FAC") else 0.0)
        if best is None or (worth, -actor.i) > best[:2]:
            best = (worth, -actor.i, actor)
    if best is None:
        return []
    return [name for t in with_conjuncts(best[2]) if _named(t) or t is best[2] for name in _names(t)]


def _below(token: Token, score: float, taken: set[int]) -> Iterator[tuple[Token, float]]:
    """What hangs on the deed, each with how well it is joined."""
    for child in token.children:
        if child.i in taken or child.ent_type_ in _TIMES or child.dep_ in ("punct", "aux", "det", "mark"):
            continue
        yield from _joined(child, score, taken)


def _joined(child: Token, score: float, taken: set[int]) -> Iterator[tuple[Token, float]]:
    if child.dep_ in ("prep", "agent", "dative") and child.pos_ in ("ADP", "SCONJ", "VERB"):
        kind = _JOINED.get(child.lower_, -0.5)
        for governed in child.children:
            if governed.dep_ in ("pobj", "pcomp") and governed.ent_type_ not in _TIMES:
                yield governed, score + kind
                yield from _below(governed, score + min(kind, 1.0) - _STEP, taken)
        return
    if child.dep_ in ("dobj", "dative", "nsubjpass"):
        yield child, score + _JOINED[child.dep_]
        yield from _below(child, score + 1.0 - _STEP, taken)
    elif child.dep_ in ("nsubj", "poss", "amod", "compound", "nmod"):
        yield child, score + (2.5 if child.dep_ == "nsubj" else 1.5)
        yield from _below(child, score - _STEP, taken)
    elif child.dep_ in _CLAUSES:
        yield from _below(child, score + _CLAUSES[child.dep_] - _STEP, taken)
        if child.dep_ in ("conj", "appos"):
            yield child, score - 1.0
    else:
        yield from _below(child, score - 1.0, taken)


def _actor(token: Token) -> Token | None:
    """The head of the actor's phrase the token stands in; ``None`` where it is no actor."""
    if token.ent_type_ in _NAMED or (token.pos_ == "PROPN" and not token.ent_type_):
        head = token
        while head.dep_ in ("compound", "amod", "nmod") and head.head.pos_ in ("NOUN", "PROPN"):
            head = head.head
        return head
    if token.pos_ == "NOUN" and is_person(token):
        return token
    return None
