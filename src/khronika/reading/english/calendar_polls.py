"""The day of an election that a report does not name: the calendar's (``reading/elections``), if exactly one poll fits what the report calls it.

A day of the vote that the text tells always wins. What is taken from the calendar says so in its rule, so that nobody takes it for the
report's own (``nouns/grounds.py``).
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from khronika.nouns import Certainty, Kind, PartialDate, Precision, Span, When
from khronika.reading.elections.pollings import (
    CONFIRMED,
    FRESH,
    LATELY,
    RULE,
    Called,
    Polling,
    shortly_after,
    shortly_before,
    within,
)
from khronika.reading.english.called_polls import (
    PREVIOUS,
    called_in,
    called_in_all,
    round_in,
    speaks_of_a_coming_poll,
    speaks_of_a_first_round,
    speaks_of_a_second_round,
)
from khronika.reading.english.carrying import Draft
from khronika.reading.english.date_leaning import from_vote
from khronika.reading.english.polling_day import is_declaration, is_of_vote, is_years_vote
from khronika.reading.english.scope import Story
from khronika.reading.english.timing import is_of_before
from khronika.reading.mentions import DateMention

_KINDS = (Kind.ELECTION, Kind.ELECTION_FINDING)
_OF_THE_VOTE = re.compile(
    r"\b(?:elections?|votes?|voting|polls?|polling|ballots?|referendum|run-?off)\b", re.I
)
_OF_BEFORE = re.compile(r"\b(?:campaign\w*|registration|pre-election|nominat\w+|candidac\w+|run-?up)\b", re.I)
_LEANING = ("when.poll", "when.eve", "when.from-vote")
_CARRIED = ("when.carried", "when.story", "when.of-several")
_HELD_OR_CAST = re.compile(r"\b(?:held|holding|voted|voting|cast|went\s+to\s+the\s+polls)\b", re.I)
_CLAUSE = re.compile(r"[,;:.]\s|\b(?:and|but|while|against)\b")


def settle_polls(drafts: Sequence[Draft], story: Story) -> None:
    """Give votes whose day the report does not tell the calendar's day."""
    for draft in drafts:
        claim = draft.claim
        if claim.kind not in _KINDS or (when := _by_calendar(draft, story)) is None:
            continue
        figure = claim.figure
        if figure is not None:
            figure = replace(figure, scope=replace(figure.scope, period=when))
        draft.claim = replace(claim, when=when, figure=figure)


def dated_polling_days(
    text: str, dates: list[DateMention], country: str | None, published: PartialDate | None
) -> list[DateMention]:
    """``dates`` with "polling day", its eve and "two days after the vote" dated, where the text does not tell which day that was."""
    undated = [m for m in dates if m.when is None and m.rule in _LEANING]
    if not undated or country is None or published is None or published.day is None:
        return dates
    poll = _of_the_story(text, country, published)
    if poll is None:
        return dates
    return [_dated(m, text, poll) if m in undated else m for m in dates]


def _of_the_story(text: str, country: str, published: PartialDate) -> Polling | None:
    called, day = called_in_all(text), published.latest
    if called is None:
        return None
    last, next_ = shortly_before(country, called, day), shortly_after(country, called, day)
    if last is not None and _may_be_an_unknown_round(text, last, day):
        last = None
    return next_ if last is None or (next_ is not None and speaks_of_a_coming_poll(text)) else last


def _dated(mention: DateMention, text: str, poll: Polling) -> DateMention:
    words = mention.span.of(text)
    if mention.rule == "when.poll":
        return replace(mention, when=When.days(poll.first, poll.last, words, RULE))
    before = mention.rule == "when.eve"
    day = poll.first - dt.timedelta(1) if before else from_vote(words, poll.last)
    return mention if day is None else replace(mention, when=When.on(day, words, RULE))


def _by_calendar(draft: Draft, story: Story) -> When | None:
    claim, country = draft.claim, _country(draft, story)
    if country is None:
        return None
    called = _called(draft, story)
    if called is None:
        return None
    named = _month_or_year(draft, story)
    if named is not None and named.earliest is not None and named.latest is not None:
        poll = within(country, called, named.earliest, named.latest)
        return None if poll is None else _on(poll, story, named.words)
    if claim.background or _is_of_another(draft, story) or not _is_open(draft, story):
        return None
    if _tells_its_day(story):
        return _of_the_text(draft, story)
    poll = _near(draft, story, country, called)
    return None if poll is None else _on(poll, story)


def _of_the_text(draft: Draft, story: Story) -> When | None:
    """For what observers found of a vote, the day of it that the report tells; counts have had theirs in ``timing``."""
    claim, day, last = draft.claim, story.voting_day, story.published
    if claim.kind is not Kind.ELECTION_FINDING or claim.when is not None or day is None:
        return None
    past = last is None or (day.latest is not None and day.latest <= last.latest)
    return replace(day, rule="when.poll") if past else None


def _on(poll: Polling, story: Story, words: str = "") -> When:
    """The day of a poll: the report's own word for it, where it names that day for something else."""
    when = When.days(poll.first, poll.last, words, RULE)
    same = (m.when for m in story.dates if m.when is not None and m.when.bounds() == when.bounds())
    told = next((w for w in same if w.rule != RULE), None)
    return when if told is None else replace(told, rule="when.poll")


def _country(draft: Draft, story: Story) -> str | None:
    """The one country that a claim is placed in, else the report's own."""
    placed = {p.country for p in draft.claim.places if p.country}
    if len(placed) > 1:
        return None
    return placed.pop() if placed else story.country


def _called(draft: Draft, story: Story) -> Called | None:
    """What the sentence calls the poll, and its own clause which round; kinds that it leaves open the report tells."""
    words = draft.sentence.span.of(story.text)
    here = called_in(words)
    if here is None:
        return None
    before, after = _clause(draft, story)
    here = replace(here, round=round_in(f"{before}\n{after}") or here.round)
    if not here.round and speaks_of_a_second_round(words) and speaks_of_a_first_round(words):
        return None
    if here.kinds:
        return here
    whole = called_in_all(story.text)
    return None if whole is None else replace(here, kinds=whole.kinds)


def _clause(draft: Draft, story: Story) -> tuple[str, str]:
    """The words of the claim's own clause before it and behind it."""
    span, inside = draft.claim.span, draft.sentence.span
    before, after = story.text[inside.start : span.start], story.text[span.end : inside.end]
    return _CLAUSE.split(before)[-1], _CLAUSE.split(after)[0]


def _is_of_another(draft: Draft, story: Story) -> bool:
    """ "Up from 63 percent in the previous election": of no poll that is reported."""
    figure = draft.claim.figure
    if figure is not None and figure.span is not None and is_of_before(story.text, figure.span):
        return True
    return PREVIOUS.search("\n".join(_clause(draft, story))) is not None


def _tells_its_day(story: Story) -> bool:
    day = story.voting_day
    return day is not None and day.precision in (Precision.DAY, Precision.DAYS)


def _month_or_year(draft: Draft, story: Story) -> When | None:
    """ "The October presidential election", "the 2019 vote": the month or year of the vote that the claim is dated to."""
    when = draft.claim.when
    if when is None or when.precision not in (Precision.MONTH, Precision.YEAR):
        return None
    if when.rule == "when.poll":
        return when
    inside, figure = draft.sentence.span, draft.claim.figure
    anchor = figure.span if figure is not None and figure.span is not None else draft.claim.span
    mine = _told_there(when, inside, story)
    of_vote = any(is_of_vote(story.text, m) or is_years_vote(story.text, m, anchor) for m in mine)
    return when if of_vote else None


def _is_open(draft: Draft, story: Story) -> bool:
    """True where no day of the vote is told: none at all, none to begin with, or one that only another sentence tells of."""
    claim, when = draft.claim, draft.claim.when
    if claim.kind is Kind.ELECTION_FINDING:
        own = claim.quote
        return when is None and _OF_THE_VOTE.search(own) is not None and _OF_BEFORE.search(own) is None
    planned = claim.certainty is Certainty.PLANNED
    if claim.figure is None and not planned and not _HELD_OR_CAST.search(claim.quote):
        return False  # "called an early election"
    if when is None or when.start is None:
        return True
    if when.precision not in (Precision.DAY, Precision.DAYS):
        return False
    return when.rule in _CARRIED or _is_only_declared(when, draft.sentence.span, story)


def _is_only_declared(when: When, inside: Span, story: Story) -> bool:
    same = _told_there(when, inside, story)
    return bool(same) and all(is_declaration(story.text, m) for m in same)


def _told_there(when: When, inside: Span, story: Story) -> list[DateMention]:
    mine = (m for m in story.dates if inside.contains(m.span) and m.when is not None)
    return [m for m in mine if m.when is not None and m.when.bounds() == when.bounds()]


def _near(draft: Draft, story: Story, country: str, called: Called) -> Polling | None:
    """The poll of the weeks before the report; for what is only planned, that of the weeks behind it."""
    published, claim = story.published, draft.claim
    if published is None or published.day is None:
        return None
    day, when = published.latest, claim.when
    if claim.certainty is Certainty.PLANNED:
        return shortly_after(country, called, day)
    if claim.certainty is not Certainty.HAPPENED:
        return None
    confirmed = when is not None and when.start is None
    poll = shortly_before(country, called, day, CONFIRMED if confirmed else LATELY)
    if poll is None or (when is not None and when.latest is not None and when.latest < poll.last):
        return None
    if called.round == 1:
        return poll
    coming = speaks_of_a_coming_poll(story.text) and day - poll.last > FRESH
    return None if coming or _may_be_an_unknown_round(story.text, poll, day) else poll


def _may_be_an_unknown_round(text: str, poll: Polling, day: dt.date) -> bool:
    """True where the report speaks of a run-off that may have been polled by now, and the calendar has none."""
    return not poll.further and day - poll.last > FRESH and speaks_of_a_second_round(text)
