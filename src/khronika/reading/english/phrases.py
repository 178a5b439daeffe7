"""A source phrase as the words have it: how far it reaches, what kind it is, and who stands behind a document."""

import re
from dataclasses import dataclass

from khronika.nouns import Span
from khronika.reading.english.lexicon import NOMINAL, PRONOUNS, VOICE_NOUN
from khronika.reading.english.parsing import Token, char_span, subtree

_DROP = ("relcl", "punct", "cc", "conj", "acl", "advcl", "preconj", "mark", "aux", "parataxis")
# Nouns that name a body when they stand alone with "the" and the body was named before.
BODY_NOUN = NOMINAL | frozenset(
    "foundation federation league alliance association coalition fund institute bureau academy".split()
)


@dataclass(slots=True)
class Phrase:
    """A source phrase before resolution."""

    head: Token
    words: str
    span: Span
    kind: str  # "named", "nominal", "person", "many", "body", "self"


def noun_words(head: Token, base: int) -> tuple[str, Span]:
    """The noun phrase without relative clauses and asides; a name in apposition to a role stays."""
    kept = [t for t in subtree(head, _DROP) if not t.is_space]
    kept = [t for t in kept if not _inside_drop(t, head)]
    named = next((c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    if named is not None and named.i > head.i:
        kept = [t for t in kept if t.i <= named.i and t.dep_ != "punct"]
    else:
        kept = [
            t for t in kept if not any(a.dep_ == "appos" for a in (t, *t.ancestors) if head.is_ancestor(a))
        ]
    if not kept:
        kept = [head]
    kept = _contiguous(kept, head)
    span = char_span(base, kept)
    words = str(head.doc.user_data["text"])[span.start - base : span.end - base].replace("\n", " ")
    if named is not None and named.i > head.i:
        words = re.sub(r"\s*,\s*", " ", words)
    return re.sub(r"\s*\([^)]*\)?", "", words).strip(" ,;:\"'\u201c\u201d"), span


def _inside_drop(token: Token, head: Token) -> bool:
    return any(
        a.dep_ in ("relcl", "acl", "advcl", "cc", "conj", "parataxis")
        for a in (token, *token.ancestors)
        if head.is_ancestor(a)
    )


def _contiguous(tokens: list[Token], head: Token) -> list[Token]:
    """The run of tokens around the head with gaps of at most one mark of punctuation."""
    tokens = sorted(tokens, key=lambda t: t.i)
    at = next(n for n, t in enumerate(tokens) if t.i == head.i)
    left = right = at
    while left > 0 and tokens[left].i - tokens[left - 1].i <= 2:
        left -= 1
    while right + 1 < len(tokens) and tokens[right + 1].i - tokens[right].i <= 2:
        right += 1
    return tokens[left : right + 1]


_PUBLISHING = frozenset("publish release issue compile collect gather provide announce".split())
_DOCUMENT = VOICE_NOUN | {"alert", "dispatch", "bulletin", "communique", "memo"}


def _behind(head: Token) -> Token | None:
    """The body behind a voice noun: "a report by X", "figures from X", "X's statement", "results published by X"."""
    for child in head.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from", "of"):
            found = next((g for g in child.children if g.dep_ == "pobj"), None)
            if (
                found is not None
                and found.ent_type_ not in ("DATE", "GPE", "CARDINAL")
                and (found.pos_ == "PROPN" or found.lemma_ in NOMINAL or found.ent_type_ in ("ORG", "PERSON"))
            ):
                return found
        if child.dep_ == "relcl" and child.lemma_ in _PUBLISHING:
            found = next((g for g in child.children if g.dep_ == "nsubj" and g.pos_ != "PRON"), None)
            if found is not None:
                return found
        if child.dep_ == "acl" and child.lemma_ in _PUBLISHING:
            agent = next((g for g in child.children if g.dep_ == "agent"), None)
            found = next((g for g in agent.children if g.dep_ == "pobj"), None) if agent is not None else None
            if found is not None:
                return found
        if child.dep_ == "poss" and child.lower_ not in ("its", "their", "his", "her", "our"):
            return child
    return None


# "in their view", "by his count".
_POSSESSIVE = {"his": "person", "her": "person", "their": "many", "its": "body", "our": "self", "my": "self"}


def phrase_of(head: Token, base: int) -> Phrase:
    """The phrase a speaking head stands for; goes behind "statement", "figures" and their like."""
    if head.lemma_.casefold() in _DOCUMENT and (behind := _behind(head)) is not None:
        head = behind
    words, span = noun_words(head, base)
    lower = head.lower_
    if head.pos_ == "PRON" and (kind := PRONOUNS.get(lower) or _POSSESSIVE.get(lower)):
        return Phrase(head, words, span, kind)
    definite = any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in head.children) or any(
        c.dep_ == "poss" and c.lower_ in ("his", "her", "its", "their") for c in head.children
    )
    plain = not any(
        c.dep_ in ("compound", "amod", "appos", "nmod")
        or (c.dep_ == "prep" and c.lower_ == "of")
        or (c.dep_ == "poss" and c.pos_ != "PRON")
        for c in head.children
    )
    if head.pos_ == "NOUN" and head.lemma_ in (BODY_NOUN | VOICE_NOUN) and definite and plain:
        return Phrase(head, words, span, "nominal")
    return Phrase(head, words, span, "named")


def phrase_span(head: Token, base: int) -> Span:
    """The noun phrase of a head word, or a relative pronoun alone."""
    return noun_words(head, base)[1]


def clean(words: str) -> str:
    """A source's words for people: no leading article, no trailing possessive or comma, single spaces."""
    words = re.sub(r"\s+", " ", words).strip(" ,;:.\"'\u201c\u201d")
    words = re.sub(r"^(?:the|a|an|another|some|one)\s+", "", words, flags=re.I)
    return re.sub(r"['\u2019]s$", "", words)
