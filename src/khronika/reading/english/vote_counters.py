"""Who counted the votes that a report gives: one count, one teller, until another is named.

A share or a number of votes is the count of whoever counted: the election body that the report has speak, or the pollster
of an exit poll. Whoever got the votes ("Marn, who had 29 percent") does not tell them, nor does a paper of nobody's
("provisional results"), where the report says elsewhere who gave the results out.
"""

import re
from dataclasses import dataclass, replace

from khronika.nouns import Attribution, Claim, Kind, SourceType, Span, Voice
from khronika.reading.english.carrying import Draft
from khronika.reading.english.likely_tellers import LIKELY
from khronika.reading.english.relations import Relation, is_unowned
from khronika.reading.english.scope import Story

_COUNTS = (SourceType.ELECTION_BODY, SourceType.MONITOR)
_POLL_BY = "attr.poll-by"
_POLLS = re.compile(r"\bexit[\s-]*polls?\b", re.I)
_ANY_POLL = re.compile(r"^(?:(?:the|an?)\s+)?exit[\s-]*polls?$", re.I)  # no pollster named
_PAPER = re.compile(
    r"^(?:[a-z]+\s+){0,3}(?:results?|returns|figures?|tally|tallies|counts?|data)(?:\s+(?:of|in|from|for)\s+(?:[a-z-]+\s*){1,5})?$"
)  # in small letters: of nobody's that has a name
_WHERE = re.compile(
    r"\b(?:constituenc(?:y|ies)|stations?|districts?|wards?|precincts?)$"
)  # "recorded 220 votes"


@dataclass(frozen=True, slots=True)
class _Counter:
    cue: Span
    sentence: int
    told: Attribution
    polls: bool  # asks voters at the door; does not count ballots
    named: bool = True  # false of "two exit polls"


def settle_counts_of_votes(drafts: list[Draft], relations: list[Relation], story: Story) -> None:
    """Gives each figure of an election that nobody tells its counter: the one who spoke last before it, else the first
    after it. Where the report names none, what a candidate was guessed to tell is the author's. A share of another poll is
    left as it is."""
    votes = [d for d in drafts if d.count is not None and d.claim.kind is Kind.ELECTION]
    loose = [d for d in votes if _is_loose(d.claim) and not _is_of_another_poll(d.claim, story)]
    if not loose:
        return
    counters = _counters(votes, relations)
    for draft in loose:
        speaker = draft.claim.attribution.speaker
        polls = speaker is not None and bool(_POLLS.search(speaker.words))
        able = [c for c in counters if not polls or (c.polls and c.named)]
        before = [c for c in able if c.sentence <= draft.sentence.index]
        found = before[-1] if before else able[0] if able else None
        if found is not None:
            _give(draft, found.told)
        elif draft.claim.attribution.rule == LIKELY:
            _give(draft, Attribution())


def _counters(votes: list[Draft], relations: list[Relation]) -> list[_Counter]:
    """Those who count, in the order of the text."""
    found = [
        _Counter(r.cue, r.sentence, Attribution((r.voice,), r.cue, "attr.carried"), polls=False)
        for r in relations
        if r.voice.source.type in _COUNTS and r.voice.resolved
    ]
    for draft in votes:
        told = draft.claim.attribution
        speaker = told.speaker
        if told.cue is None or speaker is None:
            continue
        counts = speaker.source.type in _COUNTS
        polls = told.rule == _POLL_BY or bool(not counts and _POLLS.search(draft.sentence.tokens.text))
        if polls or counts:
            whole = Attribution(told.chain, told.cue, "attr.carried")
            named = not _ANY_POLL.match(speaker.words)
            found.append(_Counter(told.cue, draft.sentence.index, whole, polls, named))
    return sorted(found, key=lambda c: c.cue)


def _is_loose(claim: Claim) -> bool:
    """Nobody's, a candidate's by a guess, or a paper's whose maker is not named."""
    told = claim.attribution
    speaker = told.speaker
    if speaker is None:
        return True
    if told.rule == LIKELY:
        return _may_stand(speaker)
    if len(told.chain) > 1:
        return False
    small = speaker.words[:1].lower() + speaker.words[1:]
    paper = is_unowned(speaker) or _PAPER.match(small) or _ANY_POLL.match(small)
    return bool(paper or _WHERE.search(speaker.words))


def _may_stand(speaker: Voice) -> bool:
    """A person or a party: whoever may be voted for."""
    return speaker.source.type not in _COUNTS and (
        speaker.person is not None or speaker.source.type is SourceType.PARTY
    )


def _is_of_another_poll(claim: Claim, story: Story) -> bool:
    """ "In 2014 the party won 31 percent"."""
    if claim.background:
        return True
    poll, when = story.voting_day, claim.when
    if poll is None or when is None or when.latest is None or poll.earliest is None:
        return False
    return when.latest < poll.earliest


def _give(draft: Draft, told: Attribution) -> None:
    draft.claim = replace(draft.claim, attribution=told, confidence=round(draft.claim.confidence * 0.9, 3))
