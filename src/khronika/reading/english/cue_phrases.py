"""Cues that are no verbs of saying: "according to", "citing", accounts and polls, "This was stated by"."""

import re
from collections.abc import Iterator

from khronika.nouns import Span
from khronika.reading.english import lexicon as lex
from khronika.reading.english.cue_shapes import shape_of
from khronika.reading.english.parsing import Sentence, Token, char_span, subtree
from khronika.reading.english.phrases import Phrase, phrase_of
from khronika.reading.english.relations import Raw
from khronika.reading.english.syntax import agent_of


def by_according(sentence: Sentence) -> Iterator[Raw]:
    """ "according to X": the rest of the sentence is X's."""
    base = sentence.base
    for token in sentence.tokens:
        head = _after_according(token) if token.lower_ == "according" else None
        if head is None or head.lemma_.casefold() in _MEASURES:
            continue
        phrase = phrase_of(head, base)
        inside = {t.i for t in subtree(token)} | {token.i, token.i + 1}
        end = max([t.i for t in subtree(head, ("relcl", "acl"))] + [token.i + 1])
        rest = [t for t in sentence.tokens if (t.i < token.i or t.i > end) and not t.is_space]
        before = [t for t in rest if t.i < token.i]
        after = [t for t in rest if t.i > end and not (t.i in inside and t.dep_ == "punct")]
        contents = [char_span(base, part) for part in (before, after) if any(t.is_alpha for t in part)]
        yield Raw(
            phrase,
            Span(base + token.idx, base + token.idx + len("according to")),
            tuple(contents),
            "according",
            "attr.according-to" if contents else "attr.this-was-said-by",
            worded=head if head.i != phrase.head.i else None,
            shape=shape_of(token, head, sentence, contents),
        )


# "according to plan", "according to size": by what, not by whom.
_MEASURES = lex.words(
    "plan schedule size need age type taste custom tradition ability weight rank order price"
)


def _after_according(token: Token) -> Token | None:
    to = next((c for c in token.children if c.lower_ == "to"), None)
    if to is None and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        to = token.nbor()
    return next((g for g in to.children if g.dep_ == "pobj"), None) if to is not None else None


def by_citing(sentence: Sentence, have: list[Raw]) -> Iterator[Raw]:
    """ "citing X" where no speaking verb took it up and X can speak: a reason cited is no source."""
    base = sentence.base
    taken = {p.span for raw in have for p in raw.cited}
    for token in sentence.tokens:
        if token.lower_ not in ("citing", "quoting"):
            continue
        for child in token.children:
            if child.dep_ not in ("dobj", "pobj") or not _can_speak(child):
                continue
            phrase = phrase_of(child, base)
            inside = {t.i for t in subtree(token)}
            rest = [t for t in sentence.tokens if t.i not in inside and not t.is_space]
            if rest and phrase.span not in taken:
                content = char_span(base, rest)
                shape = shape_of(token, child, sentence, [content])
                yield Raw(phrase, char_span(base, [token]), (content,), "cite", "attr.citing", shape=shape)


def _can_speak(noun: Token) -> bool:
    named = noun.ent_type_ in ("PERSON", "ORG", "NORP", "GPE") or noun.pos_ == "PROPN"
    return named or noun.lemma_.casefold() in (lex.PERSON | lex.NOMINAL | lex.VOICE_NOUN | _BODIES)


_BODIES = lex.words(
    "authority government source police witness expert analyst company medium press court hospital"
)


_ACCOUNT = frozenset(
    "account count estimate tally calculation figure data information word estimation view opinion reckoning".split()
)


def by_account(sentence: Sentence) -> Iterator[Raw]:
    """ "By the ministry's count ...", "in the group's estimate ...", "by the same data": whose count it is."""
    base = sentence.base
    for token in sentence.tokens:
        if token.dep_ != "prep" or token.lower_ not in ("by", "in", "on"):
            continue
        noun = next((g for g in token.children if g.dep_ == "pobj" and g.lemma_.casefold() in _ACCOUNT), None)
        owner = next((c for c in noun.children if c.dep_ == "poss"), None) if noun is not None else None
        if owner is None:
            continue
        inside = {t.i for t in subtree(token)}
        rest = [t for t in sentence.tokens if t.i not in inside and not t.is_space]
        if any(t.is_alpha for t in rest):
            cue = char_span(base, [token, noun])
            yield Raw(phrase_of(owner, base), cue, (char_span(base, rest),), "count", "attr.by-account")


def by_poll(sentence: Sentence) -> Iterator[Raw]:
    """ "an exit poll by the institute", "a survey conducted by X": the figures in the sentence are the pollster's."""
    base = sentence.base
    for token in sentence.tokens:
        if token.lemma_.casefold() not in ("poll", "survey") or token.pos_ != "NOUN":
            continue
        for child in token.children:
            head = None
            if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
                head = next((g for g in child.children if g.dep_ == "pobj"), None)
            elif child.dep_ in ("acl", "relcl") and child.lemma_ in (
                "run",
                "conduct",
                "carry",
                "commission",
                "hold",
                "organize",
                "organise",
                "publish",
                "release",
            ):
                head = agent_of(child)
            if head is not None and head.ent_type_ not in ("DATE", "GPE"):
                span = sentence.span
                yield Raw(
                    phrase_of(head, base),
                    char_span(base, [token]),
                    (Span(span.start, span.end - 1),),
                    "poll",
                    "attr.poll-by",
                )


_REPORTED_BY = re.compile(
    r"^(?:This|That|It|These)?\s*(?:was|were|has\s+been|is)?\s*(?:reported|stated|announced|said|confirmed)\s+"
    r"(?:on\s+\w+\s+)?by\s+(?P<who>[^,.;\u2026]{3,80})",
    re.I,
)


# "So officials said, in an article ...": what was told just before is theirs.
_SO_SAID = re.compile(
    r"^So\s+(?P<who>(?!far|that|much|many)[^,.;]{3,60}?)\s+(?:say|says|said|report|reports|reported)\b(?!\s+that)"
)


def by_this_was(text: str, sentence: Sentence, have: list[Raw]) -> Iterator[Raw]:
    """ "This was stated by X, the agency reports.": a formula, read from its words where the parse lost it."""
    words = sentence.span.of(text)
    found = _REPORTED_BY.match(words) or _SO_SAID.match(words)
    if found is None or any(raw.rule == "attr.this-was-said-by" for raw in have):
        return
    who = Span(sentence.span.start + found.start("who"), sentence.span.start + found.end("who"))
    inside = [t for t in sentence.tokens if who.start <= sentence.base + t.idx < who.end]
    head = next((t for t in inside if t.head not in inside), inside[-1]) if inside else None
    if head is not None:
        phrase = Phrase(head, who.of(text).strip(), who, "named")
        yield Raw(phrase, Span(sentence.span.start, who.start), (), "state", "attr.this-was-said-by")
