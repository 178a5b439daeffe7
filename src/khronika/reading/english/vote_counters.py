"""Who counted the votes that a report gives: one count, one teller, until another is named.

A share or a number of votes is the count of whoever counted: the election body that the report has speak, or the pollster
of an exit poll. Whoever got the votes ("Marn, who had 29 percent") does not tell them, nor does a paper of nobody's
("provisional results"), where the report says elsewhere who gave the results out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from khronika.nouns import Attribution, Claim, Kind, Level, SourceType, Span, Stance, Voice
from khronika.reading.english.carrying import Draft
from khronika.reading.english.lexicon import PERSON
from khronika.reading.english.likely_tellers import LIKELY
from khronika.reading.english.people import person_nouns
from khronika.reading.english.polling_day import is_of_another_poll
from khronika.reading.english.relations import Relation, is_unowned
from khronika.reading.english.scope import Story
from khronika.reading.names import source_of

_COUNTS = (SourceType.ELECTION_BODY, SourceType.MONITOR)
_POLL_BY = "attr.poll-by"
_POLLS = re.compile(
    r"\bexit[\s-]*(?:polls?|surveys?)\b|\bsurveys?\s+commissioned\b|\bprojections?\b|\bprojected\s+results?\b|\bquick\s+count\b|\bpolls?\s+at\s+the\s+exit\b",
    re.I,
)
_ASKED = re.compile(
    r"\bexit[\s-]*(?:polls?|surveys?)\b|\bsurveys?\s+commissioned\b|\bproject(?:ions?|ed)\b|\bpolls?\s+at\s+the\s+exit\b",
    re.I,
)
_ANY_POLL = re.compile(
    r"^(?:(?:the|an?|final|first|latest|early)\s+)*(?:exit[\s-]*polls?|projections?)$", re.I
)  # no pollster named
_PAPER = re.compile(
    r"^(?:[a-z]+\s+){0,3}(?:results?|returns|projections?|figures?|tally|tallies|counts?|counting|data)(?:\s+(?:of|in|from|for)\s+(?:[a-z-]+\s*){1,5})?$"
)  # in small letters: of nobody's that has a name
_MADE = re.compile(
    r"\b(?:results?|projections?|returns|figures|tally|counts?|data)\s+(?:(?:(?:released|published|announced|compiled|given|provided|issued|declared)\s+)?(?:on\s+\w+\s+)?by|from|of)\s+"
    r"(?P<who>(?:the\s+)?(?:[A-Z][\w'\u2019-]*(?:\s+(?:of|for|and|on)(?:\s+the)?)?\s+){0,6}(?:[A-Z][\w'\u2019-]*|(?:electoral|election|elections)\s+(?:commission|council|board|authority|tribunal|body))\b)"
)  # "projected results from Lindmark", "data released by the electoral commission"
_EPITHET = 12  # characters: "projected results"
_SHORT = re.compile(r"[A-Z]{2,7}")
_OWNERS = re.compile(r"['\u2019]s?$")
_POSSESSED = ("attr.their-count", _POLL_BY)


@dataclass(frozen=True, slots=True)
class _Counter:
    at: int  # where in the text
    told: Attribution
    polls: bool  # asks voters at the door; does not count ballots
    named: bool = True  # false of "two exit polls"
    asked: bool = False  # estimates, where a quick count of ballots is a count
    local: bool = False  # "the election commission in Mardun"


def settle_counts_of_votes(drafts: list[Draft], relations: list[Relation], story: Story) -> None:
    """Gives each figure of an election that nobody tells its counter: the one who spoke last before it, else the first
    after it. Where the report names none, what a candidate was guessed to tell is the author's. A share of another poll is
    left as it is."""
    votes = [d for d in drafts if d.count is not None and d.claim.kind is Kind.ELECTION]
    loose = [
        d
        for d in votes
        if _is_loose(d.claim) and not is_of_another_poll(d.claim, story.voting_day, story.published)
    ]
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
        ahead = [c for c in able if not c.local]
        found = before[-1] if before else ahead[0] if ahead else None
        if found is not None:
            _give(draft, found.told)
            if found.asked:
                draft.claim = replace(draft.claim, stance=Stance.ESTIMATES)
        elif draft.claim.attribution.rule == LIKELY:
            _give(draft, Attribution())
    for draft in votes:
        _settle_stance(draft)


def _is_short_for_body(words: str, text: str) -> bool:
    """ "CENI", of which the text says that it is the electoral commission, before or behind it in brackets."""
    if not _SHORT.fullmatch(words):
        return False
    name = re.escape(words)
    return bool(
        re.search(rf"\b{name}\s*\([^()]{{0,60}}\b[Ee]lect(?:oral|ions?)\b", text)
        or re.search(rf"\b[Ee]lect(?:oral|ions?)\b[^().]{{0,60}}\(\W?{name}\b", text)
    )


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
        _Counter(
            r.cue.start,
            Attribution((r.voice,), r.cue, "attr.carried"),
            polls=False,
            local=_is_of_a_town(r.voice, story),
        )
        for r in relations
        if r.voice.resolved
        and (r.voice.source.type in _COUNTS or _is_short_for_body(r.voice.words, story.text))
    ]
    for draft in votes:
        told = draft.claim.attribution
        speaker = told.speaker
        if told.cue is None or speaker is None:
            continue
        counts = speaker.source.type in _COUNTS or _is_short_for_body(speaker.words, story.text)
        polls = told.rule == _POLL_BY or bool(not counts and _POLLS.search(draft.sentence.tokens.text))
        made = told.rule in _POSSESSED or told.rule == "attr.passive"
        if polls or counts or (made and not _may_stand(speaker)):
            whole = Attribution(told.chain, told.cue, "attr.carried")
            named = not _ANY_POLL.match(speaker.words)
            asked = polls and bool(_ASKED.search(draft.sentence.tokens.text))
            found.append(_Counter(told.cue.start, whole, polls, named, asked))
    return sorted([*found, *_makers(story)], key=lambda c: c.at)


_IN = re.compile(r"\b(?:commission|council|board|committee|office|commissioner)\s+(?:in|at)\s+[A-Z]")


def _is_of_a_town(voice: Voice, story: Story) -> bool:
    """ "The election commission in Mardun": it has not counted the whole vote."""
    if _IN.search(voice.words):
        return True
    inside = (m.place for m in story.places if voice.span is not None and voice.span.contains(m.span))
    return any(p.level not in (Level.COUNTRY, None) for p in inside)


def _makers(story: Story) -> Iterator[_Counter]:
    """ "The latest results from Lindmark", wherever they stand in the sentence, and whatever the verb."""
    for made in _MADE.finditer(story.text):
        words = re.sub(r"^the\s+", "", made["who"])
        source = source_of(words, lang="en", on=story.published, country=story.country)
        where = Span(made.start("who"), made.end("who"))
        named = source.type is not SourceType.UNKNOWN
        spans = [*(p.span for p in story.places), *(d.span for d in story.dates)]
        elsewhere = any(where.overlaps(s) for s in spans)
        if " of " in made[0][: made.start("who") - made.start()] and source.type not in _COUNTS:
            continue  # "results of Ghana"
        if source.type is SourceType.PARTY or (elsewhere and not named) or _OWNERS.search(words):
            continue  # "results from Ghana", "data from Thursday's election"
        voice = Voice(words, source, None, None, where)
        epithet = story.text[max(0, made.start() - _EPITHET) : made.end()]
        polls, asked = bool(_POLLS.search(epithet)), bool(_ASKED.search(epithet))
        yield _Counter(
            made.start(), Attribution((voice,), Span(*made.span()), "attr.carried"), polls, asked=asked
        )


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
    """A person, an office or a party: whoever may be voted for."""
    head = re.split(r"\s+of\s+|,", speaker.words)[0].split()[-1:]
    office = bool(head) and head[0].casefold() in person_nouns() | PERSON
    return speaker.source.type not in _COUNTS and (
        speaker.person is not None or office or speaker.source.type is SourceType.PARTY
    )


def _settle_stance(draft: Draft) -> None:
    """What voters at the door said is an estimate, what an election body counted is none, whatever stands in the sentence before."""
    speaker = draft.claim.attribution.speaker
    own = bool(_ASKED.search(draft.sentence.tokens.text))
    counted = speaker is not None and speaker.source.type is SourceType.ELECTION_BODY
    if draft.claim.stance is Stance.ESTIMATES and counted and not own:
        draft.claim = replace(draft.claim, stance=Stance.ASSERTS)
    elif draft.claim.stance is Stance.ASSERTS and own and not counted:
        draft.claim = replace(draft.claim, stance=Stance.ESTIMATES)


def _give(draft: Draft, told: Attribution) -> None:
    draft.claim = replace(draft.claim, attribution=told, confidence=round(draft.claim.confidence * 0.9, 3))
