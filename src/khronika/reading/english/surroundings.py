"""What stands around a number, as names of features: its noun, its verb, their phrases, and the words beside it.

``likely.py`` weighs them; ``training/counting`` learns the weights. A feature is a short string; the same text always gives
the same features.
"""

import math
from collections.abc import Iterator

from khronika.reading.english.counted import climb
from khronika.reading.english.events import Frame
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.people import are_forces, is_person
from khronika.reading.english.syntax import clause_verb, lemma_of
from khronika.reading.mentions import NumberMention

_NEAR = 10  # tokens to each side that may tell; beyond, another clause has begun


def features(
    mention: NumberMention, root: Token, counted: Token | None, sentence: Sentence, frames: list[Frame]
) -> frozenset[str]:
    """The features of one number in its sentence."""
    out = {
        *_number(mention),
        *_noun(root, counted),
        *_verb(root, counted),
        *_beside(mention, sentence),
        *(f"told={f.kind.value}" for f in frames),
    }
    return frozenset(out)


def _number(mention: NumberMention) -> Iterator[str]:
    value = mention.value if mention.value is not None else mention.low
    yield f"size={int(math.log10(value)) if value else 0}"
    yield f"hedge={mention.rule}"
    yield f"unit={mention.unit.value if mention.unit else 'none'}"
    if mention.value == 1:
        yield "one"


def _noun(root: Token, counted: Token | None) -> Iterator[str]:
    if counted is None:
        yield "noun=none"
        yield f"bare:{root.dep_}"
        return
    yield f"noun={lemma_of(counted)}"
    yield f"noun:{counted.dep_}"
    if is_person(counted):
        yield "person"
        if are_forces(counted):
            yield "forces"
    for child in counted.children:
        if child.dep_ in ("amod", "compound", "acl", "relcl", "appos"):
            yield f"{child.dep_}={lemma_of(child)}"
        elif child.dep_ == "prep":
            for governed in child.children:
                yield f"of:{child.lower_}={lemma_of(governed)}"


def _verb(root: Token, counted: Token | None) -> Iterator[str]:
    top = climb(counted if counted is not None else root)[-1]
    verb = clause_verb(top)
    if verb.pos_ not in ("VERB", "AUX"):
        yield "verb=none"
        yield f"head={lemma_of(verb)}"
        return
    lemma = lemma_of(verb)
    role, token = top.dep_, top
    while token.head.i != verb.i and token.head.i != token.i:
        token = token.head
        if token.dep_ == "prep":
            role = f"prep:{token.lower_}"
        elif token.dep_ not in ("conj", "appos", "nummod", "pobj"):
            role = token.dep_
        yield f"above={lemma_of(token)}"
    yield f"verb={lemma}"
    yield f"role={role}"
    yield f"verb={lemma}<{role}"
    yield f"form={verb.tag_}"
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "relcl", "acl"):
        yield f"under={lemma_of(verb.head)}"
    for child in verb.children:
        if child.i == token.i or child.is_punct:
            continue
        name = lemma_of(child)
        if child.dep_ in ("prt", "prep", "agent"):
            yield f"verb={lemma}+{child.lower_}"
            for governed in child.children:
                if governed.dep_ == "pobj":
                    yield f"to:{child.lower_}={lemma_of(governed)}"
                    yield f"to={lemma_of(governed)}"
        elif child.dep_ in (
            "dobj",
            "nsubj",
            "nsubjpass",
            "attr",
            "acomp",
            "oprd",
            "xcomp",
            "neg",
            "advmod",
            "auxpass",
        ):
            yield f"{child.dep_}={name}"
            if child.dep_ in ("dobj", "acomp", "attr"):
                yield f"{lemma}+{name}"


def _beside(mention: NumberMention, sentence: Sentence) -> Iterator[str]:
    tokens = [t for t in sentence.tokens if not t.is_space]
    start, end = mention.span.start - sentence.base, mention.span.end - sentence.base
    before = [t for t in tokens if t.idx + len(t.text) <= start]
    after = [t for t in tokens if t.idx >= end]
    for name, side in (("left", before[::-1]), ("right", after)):
        for distance, token in enumerate(side[:_NEAR]):
            word = "#" if token.like_num else lemma_of(token)
            if distance < 3:
                yield f"{name}{distance}={word}"
            if token.is_alpha and not token.is_stop:
                yield f"{name}={word}"
        if len(side) > 1:
            yield f"{name}:{side[0].lower_}_{side[1].lower_}"
        if not side:
            yield f"{name}=edge"
    for token in tokens:
        if token.is_alpha and not token.is_stop and not token.like_num:
            yield f"word={lemma_of(token)}"
