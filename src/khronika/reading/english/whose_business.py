"""Whom of a report's speakers a number of another sentence may be carried from, by what such bodies count.

A hospital that counted the hurt did not count those arrested, a magistrate not the crowd outside, an election commission not
the dead. Whoever may count anything (police, parties, unions, agencies) is not asked about here.
"""

import re
from collections.abc import Iterable
from typing import Protocol

from khronika.nouns import Claim, Kind, Span
from khronika.reading.english.parsing import Sentence
from khronika.reading.english.relations import Relation


class Told(Protocol):
    """A claim on its way."""

    claim: Claim
    relation: Relation | None


_UNIONS = re.compile(
    r"\b(?:unions?|associations?|syndicates?|networks?|committees?|federations?|rights|ministry|minister)\b",
    re.I,
)
_OF_VOTES = frozenset((Kind.ELECTION, Kind.ELECTION_FINDING))
_BUSINESS = (
    (
        re.compile(
            r"\b(?:hospitals?|clinics?|doctors?|surgeons?|medics?|nurses?|paramedics?|ambulance|morgue|mortuary|physicians?"
            r"|emergency\s+(?:services?|rooms?)|public\s+health|medical)\b",
            re.I,
        ),
        frozenset((Kind.DEATH, Kind.INJURY, Kind.FORCE)),
    ),
    (
        re.compile(r"\b(?:magistrate|judge|court|tribunal)\b", re.I),
        frozenset((Kind.SENTENCE, Kind.CHARGE, Kind.RELEASE, Kind.DETENTION)),
    ),
    (
        re.compile(
            r"\b(?:(?:electoral|elections?)\s+(?:[\w-]+\s+)?(?:commission(?:er)?s?|council|committee|authority|board|body|bureau|office)|returning\s+officers?"
            r"|exit\s+polls?|pollsters?)\b",
            re.I,
        ),
        _OF_VOTES,
    ),
)


_COUNTS_VOTES = _BUSINESS[-1][0]
_RUNS_ON = ("attr.results-follow", "attr.leads-in", "attr.occasion")
_RESULTS = re.compile(
    r"\b(?:results?|turnout|outcome|returns)\b(?!\s+of\s+(?:(?:the|its|their|his|her|an?)\s+)?(?:[\w-]+\s+)?"
    r"(?:operation|inquiry|investigation|probe|autops(?:y|ies)|raids?|survey|crackdown|sweep|search(?:es)?|attack|research)\b)",
    re.I,
)
_COUNTS_ANYTHING = re.compile(
    rf"{_UNIONS.pattern}|\b(?:police|army|military|hospitals?|prosecutors?|prosecution|officials?|government|centre|center)\b",
    re.I,
)


def may_have_counted(words: str, kind: Kind) -> bool:
    """False where whoever the ``words`` name counts other things than those of ``kind``."""
    if _COUNTS_VOTES.search(words):
        return kind in _OF_VOTES
    if _UNIONS.search(words):
        return True
    return all(kind in kinds for pattern, kinds in _BUSINESS if pattern.search(words))


def going_on(
    relations: list[Relation],
    kind: Kind,
    sentence: Sentence,
    sentences: list[Sentence],
    drafts: Iterable[Told],
) -> list[Relation]:
    """Those that may tell of ``kind`` in ``sentence``: not who announced the results of a vote in a sentence before, where the report
    goes on in its own words: "The commission announced the results on Sunday. Police arrested 30"."""
    if kind in _OF_VOTES:
        return relations
    return [
        r
        for r in relations
        if r.sentence == sentence.index
        or not r.rule.startswith(_RUNS_ON)
        or (
            _may_go_on(r.voice.source.name, kind, sentences[r.sentence].tokens.text)
            and not any(d.relation is r and d.claim.kind is Kind.ELECTION for d in drafts)
        )
    ]


def _may_go_on(who: str, kind: Kind, announced: str) -> bool:
    results = _RESULTS.search(announced) is not None and _COUNTS_ANYTHING.search(who) is None
    return not results and may_have_counted(who, kind)


def in_others_words(relation: Relation, span: Span, drafts: Iterable[Told]) -> bool:
    """True where what follows an announcement tells of an event that is not the announcer's to tell."""
    if not relation.rule.startswith(_RUNS_ON):
        return False
    return any(d.relation is not relation and span.contains(d.claim.span) for d in drafts)
