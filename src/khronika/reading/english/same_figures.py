"""The same figure by another teller: "another pollster reported a similar figure", "the same toll was given by the union"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from khronika.nouns import Attribution, Claim, Span
from khronika.reading.english.carrying import Draft
from khronika.reading.english.parsing import Sentence, Token, char_span
from khronika.reading.english.phrases import can_speak, phrase_of
from khronika.reading.english.relations import Relation, attribution_at
from khronika.reading.english.scope import token_at
from khronika.reading.english.speakers import Speakers
from khronika.reading.english.syntax import agent_of, is_passive, lemma_of, subject_of

SAME = re.compile(
    r"\b(?:(?:an?|the|almost\s+the|nearly\s+the|roughly\s+the)\s+)?(?:similar|same|comparable|identical)\s+(?:death\s+|casualty\s+)?"
    r"(?:figure|number|toll|count|estimate|result|tally|share|percentage|total)s?\b(?!\s+of\b)",
    re.I,
)
_GIVES = frozenset(
    "report give cite put publish release announce provide offer present show record register state mention carry quote issue confirm produce".split()
)
# "Last year's march had a similar number": another event's.
_OF_ANOTHER = re.compile(
    r"\b(?:last|previous|earlier)\s+(?:year|month|week|vote|election|march|rally|protest)\b|\b(?:years?|months?)\s+(?:ago|earlier|before)\b|\bin\s+(?:19|20)\d\d\b",
    re.I,
)


def add_same_figures(
    drafts: list[Draft],
    relations: list[Relation],
    sentences: Sequence[Sentence],
    speakers: Speakers,
    text: str,
) -> None:
    """Adds to ``drafts`` the figure told before, once more, for whoever is said to give the same."""
    for match in SAME.finditer(text):
        at = Span(*match.span())
        sentence = next((s for s in sentences if s.parsed and s.span.contains(at)), None)
        before = [
            d
            for d in drafts
            if d.claim.figure is not None
            and d.claim.figure.span is not None
            and d.claim.figure.span.end <= at.start
        ]
        told = max(before, key=lambda d: d.claim.figure.span if d.claim.figure else None, default=None)  # type: ignore[arg-type,return-value]
        if sentence is None or told is None or sentence.index - told.sentence.index not in (0, 1):
            continue
        if _OF_ANOTHER.search(text, sentence.span.start, sentence.span.end):
            continue
        verb = _verb_of(token_at(sentence, at))
        teller = _teller(verb) if verb is not None else None
        if verb is None or teller is None:
            continue
        attribution = _attribution(at, teller, verb, relations, speakers, sentence)
        span = char_span(
            sentence.base, [verb, *(t for t in sentence.tokens if at.start <= sentence.base + t.idx < at.end)]
        )
        drafts[:] = [d for d in drafts if d.claim.figure is not None or not d.claim.span.contains(at)]
        drafts.append(_again(told, sentence, at, span, attribution, text))


def _verb_of(noun: Token | None) -> Token | None:
    """The verb by which the figure is given."""
    while noun is not None and noun.dep_ in ("pobj", "prep") and noun.head.i != noun.i:
        noun = noun.head
    verb = noun.head if noun is not None else None
    if verb is None or lemma_of(verb) not in _GIVES or any(c.dep_ == "neg" for c in verb.children):
        return None
    return verb


def _teller(verb: Token) -> Token | None:
    who = agent_of(verb) if is_passive(verb) else subject_of(verb)
    return who if who is not None and can_speak(who) else None


def _attribution(
    at: Span, teller: Token, verb: Token, relations: list[Relation], speakers: Speakers, sentence: Sentence
) -> Attribution:
    told, relation = attribution_at(at, relations)
    if relation is not None and relation.sentence == sentence.index:
        return told
    cited = next((c for c in verb.children if c.dep_ == "advcl" and lemma_of(c) == "cite"), None)
    names = [teller, *(g for g in (cited.children if cited is not None else ()) if g.dep_ == "dobj")]
    voices = tuple(speakers.voice(phrase_of(name, sentence.base)) for name in names)
    return Attribution(voices, char_span(sentence.base, [verb]), "attr.reports-object")


def _again(
    told: Draft, sentence: Sentence, at: Span, span: Span, attribution: Attribution, text: str
) -> Draft:
    claim, figure = told.claim, told.claim.figure
    assert figure is not None
    same = replace(figure, text=at.of(text), span=at)
    again = replace(
        claim, id=Claim.make_id(claim.report_id, claim.kind, span, same, 0), span=span, quote=span.of(text), attribution=attribution,
        figure=same, part_of=None, rule="en.fig.same-figure",
    )  # fmt: skip
    return Draft(again, sentence, None, None, None)
