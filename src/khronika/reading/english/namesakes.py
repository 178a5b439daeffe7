"""Persons called like a town: "Deputy mayor Karo Belin", "Mr Florence", "Jordan Mbeki said".

The gazetteer knows words, not who bears them. A name inside a longer name of a person, or behind a title, is nobody's
place; neither is the same word later on, unless a preposition of place stands before it.
"""

import re
from collections.abc import Iterable

from khronika.nouns import Level, Span
from khronika.reading.english.parsing import Sentence, Token, char_span
from khronika.reading.mentions import PlaceMention

_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Capt|Lt|Sgt|Rev|Sen|Rep|Sir|Dame|Judge|Justice|Major|Captain|Colonel|Sergeant|Inspector)\.?\s"
    r"(?:[A-Z][\w'\u2019.-]+\s){0,2}$"
)
_PLACED = re.compile(
    r"\b(?:in|at|near|outside|around|inside|across|throughout|into|from|to|through|between)\s$", re.I
)
_SMALL = (Level.CITY, Level.ADMIN1)
_THINGS = re.compile(r"^\s(?:cocktails?|bombs?)\b")  # "Molotov cocktails": no town's
_MEDIUM = re.compile(
    r"^\s(?:Morning\s|Daily\s|Evening\s)?(?:Post|Times|Herald|Tribune|Gazette|Chronicle|Mirror|Telegraph)\b"
)
# "The Geneva Conventions", "the Norwegian Helsinki Committee", "the Venice Commission": named after a town where they never sat
# or sit no more.
_PAPER = re.compile(
    r"^\s(?:Peace\s)?(?:Conventions?|Accords?|Agreements?|Statute|Protocols?|Treaty|Declaration|Principles|Process|Charter|Pact|Consensus)\b"
)
_NAMED_FOR = re.compile(
    r"(?:Helsinki\s(?:Committee|Group|Federation|Foundation|Forum|Commission|Association|Union|Watch|Citizens|Final)|Venice\sCommission)\b"
)
_FORCE = re.compile(r"\b(?:Police|Army|Party|Ministry|Command|Battalion)\s+(?:Region|District|Area|Zone)\b")
_SINGLE = 1  # a person's name of one word may as well be a town's that the tagger does not know


def without_persons(
    text: str, mentions: Iterable[PlaceMention], sentences: Iterable[Sentence]
) -> list[PlaceMention]:
    """``mentions`` less those that are part of a person's name."""
    names = list(_persons(sentences))
    mentions = [
        m
        for m in mentions
        if not _THINGS.match(text[m.span.end : m.span.end + 10])
        and not _MEDIUM.match(text[m.span.end : m.span.end + 30])
        and not _PAPER.match(text[m.span.end : m.span.end + 30])
        and not _NAMED_FOR.match(text[m.span.start : m.span.start + 40])
        and not (m.place.key is None and _FORCE.search(m.span.of(text)))
    ]
    kept: list[PlaceMention] = []
    inside = [m for m in mentions if any(n.contains(m.span) and n != m.span for n in names)]
    bare = {
        m.span.of(text) for m in inside if not _PLACED.search(text[max(0, m.span.start - 40) : m.span.start])
    }
    borne: set[str] = set()
    for mention in mentions:
        words = mention.span.of(text)
        before = text[max(0, mention.span.start - 40) : mention.span.start]
        small = mention.place.level in _SMALL and not words.isupper()
        within = mention in inside
        # "At Hun Marek's home": a name that is somebody's elsewhere too, behind no preposition, is his here.
        placed = _PLACED.search(before) and not (within and words in bare)
        if small and not placed and (within or words in borne or _TITLE.search(before)):
            borne.add(words)
            continue
        kept.append(mention)
    return kept


def _persons(sentences: Iterable[Sentence]) -> Iterable[Span]:
    """Names of persons of two words and more, as the pipeline sees them, that no comma cuts."""
    for sentence in sentences:
        run: list[Token] = []
        for token in sentence.tokens if sentence.parsed else ():
            if token.ent_type_ == "PERSON" and not token.is_punct and (not run or token.ent_iob_ == "I"):
                run.append(token)
                continue
            if len(run) > _SINGLE:
                yield char_span(sentence.base, run)
            run = [token] if token.ent_type_ == "PERSON" and not token.is_punct else []
        if len(run) > _SINGLE:
            yield char_span(sentence.base, run)
