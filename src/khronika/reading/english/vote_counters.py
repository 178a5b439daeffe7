"""Who counted the votes that a report gives: one count, one teller, until another is named.

A share or a number of votes is the count of whoever counted: the election body that the report has speak, or the pollster
of an exit poll. Whoever got the votes ("Marn, who had 29 percent") does not tell them, nor does a paper of nobody's
("provisional results"), where the report says elsewhere who gave the results out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from khronika.nouns import Attribution, Claim, Kind, SourceType, Span, Voice
from khronika.reading.english.carrying import Draft
from khronika.reading.english.held_times import is_ahead
from khronika.reading.english.likely_tellers import LIKELY
from khronika.reading.english.relations import Relation, is_unowned
from khronika.reading.english.scope import Story
from khronika.reading.names import source_of

_COUNTS = (SourceType.ELECTION_BODY, SourceType.MONITOR)
_POLL_BY = "attr.poll-by"
_POLLS = re.compile(r"\bexit[\s-]*polls?\b|\bprojections?\b|\bprojected\s+results?\b|\bquick\s+count\b", re.I)
_ANY_POLL = re.compile(
    r"^(?:(?:the|an?|final|first|latest|early)\s+)*(?:exit[\s-]*polls?|projections?)$", re.I
)  # no pollster named
_PAPER = re.compile(
    r"^(?:[a-z]+\s+){0,3}(?:results?|returns|projections?|figures?|tally|tallies|counts?|data)(?:\s+(?:of|in|from|for)\s+(?:[a-z-]+\s*){1,5})?$"
)  # in small letters: of nobody's that has a name
_MADE = re.compile(
    r"\b(?:results?|projections?|returns|figures|tally|counts?|data)\s+(?:(?:(?:released|published|announced|compiled|given|provided|issued|declared)\s+)?(?:on\s+\w+\s+)?by|from)\s+"
    r"(?P<who>(?:the\s+)?(?:[A-Z][\w'\u2019-]*(?:\s+(?:of|for|and|on)(?:\s+the)?)?\s+){0,6}(?:[A-Z][\w'\u2019-]*|(?:electoral|election|elections)\s+(?:commission|council|board|authority|tribunal|body))\b)"
)  # "projected results from Lindmark", "data released by the electoral commission"
_OWNERS = re.compile(r"['\u2019]s?$")
_POSSESSED = ("attr.their-count", _POLL_BY)


@dataclass(frozen=True, slots=True)
class _Counter:
    at: int  # where in the text
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
    for draft in loose:
        maker = _maker(draft.claim.attribution, relations)
        if maker is not None:
            _give(draft, maker)
    counters = _counters(votes, relations, story)
    for draft in [d for d in loose if _is_loose(d.claim)]:
        speaker = draft.claim.attribution.speaker
        polls = speaker is not None and bool(_POLLS.search(speaker.words))
        able = [c for c in counters if not polls or (c.polls and c.named)]
        before = [c for c in able if c.at < draft.sentence.span.end]
        found = before[-1] if before else able[0] if able else None
        if found is not None:
            _give(draft, found.told)
        elif draft.claim.attribution.rule == LIKELY:
            _give(draft, Attribution())


def _maker(told: Attribution, relations: list[Relation]) -> Attribution | None:
    """ "According to projections published by the institute": whoever is said to have made or given out the paper."""
    paper = told.speaker.span if told.speaker is not None else None
    if paper is None:
        return None
    makers = [r for r in relations if r.rule == "attr.passive" and r.covers(paper) and r.voice.resolved]
    found = min(makers, key=lambda r: r.size, default=None)
    return Attribution((found.voice,), found.cue, found.rule) if found is not None else None


def _counters(votes: list[Draft], relations: list[Relation], story: Story) -> list[_Counter]:
    """Those who count, in the order of the text."""
    found = [
        _Counter(r.cue.start, Attribution((r.voice,), r.cue, "attr.carried"), polls=False)
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
        made = told.rule in _POSSESSED or told.rule == "attr.passive"
        if polls or counts or (made and not _may_stand(speaker)):
            whole = Attribution(told.chain, told.cue, "attr.carried")
            named = not _ANY_POLL.match(speaker.words)
            found.append(_Counter(told.cue.start, whole, polls, named))
    return sorted([*found, *_makers(story)], key=lambda c: c.at)


def _makers(story: Story) -> Iterator[_Counter]:
    """ "The latest results from Lindmark", wherever they stand in the sentence, and whatever the verb."""
    for made in _MADE.finditer(story.text):
        words = re.sub(r"^the\s+", "", made["who"])
        source = source_of(words, lang="en", on=story.published, country=story.country)
        where = Span(made.start("who"), made.end("who"))
        named = source.type is not SourceType.UNKNOWN
        spans = [*(p.span for p in story.places), *(d.span for d in story.dates)]
        elsewhere = any(where.overlaps(s) for s in spans)
        if source.type is SourceType.PARTY or (elsewhere and not named) or _OWNERS.search(words):
            continue  # "results from Ghana", "data from Thursday's election"
        voice = Voice(words, source, None, None, where)
        polls = bool(_POLLS.search(made[0]))
        yield _Counter(made.start(), Attribution((voice,), Span(*made.span()), "attr.carried"), polls)


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
    return bool(paper)


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
    if poll is None or when is None or when.latest is None or poll.earliest is None or is_ahead(story, poll):
        return False
    return when.latest < poll.earliest


def _give(draft: Draft, told: Attribution) -> None:
    draft.claim = replace(draft.claim, attribution=told, confidence=round(draft.claim.confidence * 0.9, 3))
