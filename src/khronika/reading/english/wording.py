"""The words and spans of a claim: who, whom, and the clause it stands in."""

import re

from khronika.nouns import Span
from khronika.reading.english.deeds import doers_of_noun
from khronika.reading.english.events import Frame
from khronika.reading.english.parsing import Sentence, Token, char_span, subtree, words_of
from khronika.reading.english.syntax import lemma_of

# Patterns whose subject suffers what happens.
_SUFFERED = frozenset(
    "en.ev.remain-in-custody en.ev.lost-lives en.ev.sustained-injuries en.ev.turned-to-doctors".split()
)
_ASIDES = tuple("relcl acl prep appos conj cc punct advcl nummod quantmod det predet".split())


def phrase(token: Token | None) -> str:
    if token is None:
        return ""
    kept = [
        t
        for t in subtree(
            token,
            _ASIDES,
        )
        if not t.is_space and t.ent_type_ not in ("CARDINAL",)
    ]
    return " ".join(words_of(t) for t in kept) if kept else words_of(token)


def agent_words(frame: Frame | None) -> str | None:
    if frame is not None and frame.noun:
        return "; ".join(doers_of_noun(frame.trigger)) or None
    if (
        frame is None
        or not frame.agents
        or frame.rule in _SUFFERED
        or lemma_of(frame.trigger) in ("die", "perish")
    ):
        return None
    return "; ".join(phrase(t) for t in frame.agents) or None


def target_words(frame: Frame) -> str | None:
    return "; ".join(phrase(t) for t in frame.targets) or None


_CLAUSE_PARTS = ("acomp", "oprd", "nsubj", "nsubjpass", "dobj")
_OTHER_CLAUSES = ("ccomp", "advcl", "parataxis", "conj", "cc", "punct", "mark", "relcl", "acl", "prep")


def claim_span(sentence: Sentence, trigger: Token, number: Span | None) -> Span:
    """The trigger's own clause without the clauses it reports or leans on, taking in the number."""
    kept = [
        t
        for t in subtree(trigger, ("ccomp", "advcl", "parataxis", "conj", "cc", "punct", "mark", "relcl"))
        if not t.is_space
    ]
    if trigger.dep_ in ("acl", "relcl", "amod") or trigger.pos_ in ("NOUN", "ADJ"):
        head = trigger.head if trigger.dep_ in ("acl", "relcl", "amod") else trigger
        kept += [t for t in subtree(head, ("relcl", "conj", "cc", "punct", "appos")) if not t.is_space]
    above = trigger.head
    if number is None and trigger.dep_ in _CLAUSE_PARTS and above.pos_ in ("VERB", "AUX"):
        # "Facebook has been inaccessible", "the town saw fewer marches": the noun or adjective alone tells too little.
        kept += [t for t in subtree(above, _OTHER_CLAUSES) if not t.is_space]
    span = char_span(sentence.base, kept or [trigger])
    if number is not None:
        span = Span(min(span.start, number.start), max(span.end, number.end))
    return span


def trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    lead = len(words) - len(words.lstrip(" ,;:\n\"'\u201c\u201d"))
    if (that := re.match(r"that\s+", words[lead:])) is not None:
        lead += that.end()
    trail = len(words.rstrip(" ,;:\n"))
    return Span(span.start + lead, max(span.start + trail, span.start + lead + 1))


def union(a: Span, b: Span) -> Span:
    return Span(min(a.start, b.start), max(a.end, b.end))


def first(span: Span) -> Span:
    return Span(span.start, span.start + 1)
