"""The day that a figure takes from the story around it, where it names none: the story's first, its year or period, the day on
which what it is of began, or that of its own name ("the arrests on Monday").
"""

import re
from dataclasses import replace

from khronika.nouns import Certainty, Kind, Precision
from khronika.reading.elections.pollings import RULE
from khronika.reading.english.carrying import HARM, Draft
from khronika.reading.english.event_days import begun
from khronika.reading.english.held_times import is_lasting
from khronika.reading.english.others_times import is_what_they_did_about
from khronika.reading.english.owned_days import COURT_KINDS, is_spoken_of
from khronika.reading.english.parsing import Token
from khronika.reading.english.polling_day import is_first_round
from khronika.reading.english.scope import Story, story_year
from khronika.reading.english.syntax import clause_verb
from khronika.reading.english.timing import TOTAL, is_untold

_OF_ALL = ("when.story-year", "when.of-report", RULE)
_FORWARD = 15  # sentences: a day told later than this in the report is not what its beginning is about


def settle_times(drafts: list[Draft], story: Story) -> None:
    """A figure with no time of its own and none before it takes the story's first day, or else its year."""
    settle_named_days(drafts, story)
    _settle_begun(drafts, story)
    late = None if story.is_round_up else story.period or story.lead_when or story_year(story)
    leading = next((d.claim.kind for d in drafts if d.sentence.index == story.lead_at and d.claim.when), None)
    for draft in drafts:
        claim = draft.claim
        open_start = claim.when is not None and claim.when.rule == "when.not-after-said"
        if late is None or claim.figure is None or (claim.when is not None and not open_start):
            continue
        if (
            late is not story.period
            and leading is not None
            and (claim.kind in COURT_KINDS) is not (leading in COURT_KINDS)
        ):
            continue  # bail is not granted on the day of the arrests, nor were the arrests made on a day in court
        if claim.kind is Kind.ELECTION and _is_of_first_round(story):
            continue
        ahead = story.lead_at - draft.sentence.index
        if late is not story.period and story.lead_when is not None and not 0 <= ahead <= _FORWARD:
            continue  # what follows the day told first had it carried on, or something spoke against that
        trigger = _trigger(draft)
        if trigger is not None and (
            is_spoken_of(draft.sentence, story.dates, trigger) or is_what_they_did_about(clause_verb(trigger))
        ):
            continue
        if claim.background or is_untold(draft.sentence, story.dates) or is_lasting(draft.sentence):
            continue  # "up from 12": of a time before
        if open_start and claim.as_of is not None and claim.as_of.rule == "when.clock":
            continue  # "183 as of 15:30": the day of the report, whatever day its past is told of
        if open_start and (late.rule == "when.story-year" or TOTAL.search(draft.sentence.tokens.text)):
            continue  # "a total of 183 as of Monday" began before the day told first
        when = replace(late, rule=late.rule if late.rule in _OF_ALL else "when.story")
        scope = replace(claim.figure.scope, period=when)
        draft.claim = replace(claim, when=when, figure=replace(claim.figure, scope=scope))


def _is_of_first_round(story: Story) -> bool:
    """True where the story's first day is that of a first round, and the story is of the second."""
    lead = story.lead_when.bounds() if story.lead_when is not None else None
    first = [m for m in story.dates if m.when is not None and m.when.bounds() == lead]
    return any(is_first_round(story.text, m) for m in first)


_DAY_OF = re.compile(
    r"(?:\bthe\s+(?:\w+\s+)?(?P<noun>arrests?|detentions?|raids?|killings?|deaths?|shootings?|protests?|marche?s?|rall(?:y|ies)|demonstrations?"
    r"|verdicts?|sentences|convictions?),?\s+(?:(?:which\s+)?(?:(?:was|were)\s+)?(?:came|took\s+place|happened|occurred|announced|passed|handed\s+down|pronounced)\s+)?(?:(?:late|early)\s+)?(?:on\s+)?)$",
    re.I,
)
_NOUNS = {
    "arr": Kind.DETENTION, "det": Kind.DETENTION, "rai": Kind.DETENTION, "kil": Kind.DEATH, "dea": Kind.DEATH, "sho": Kind.DEATH,
    "pro": Kind.PROTEST, "mar": Kind.PROTEST, "ral": Kind.PROTEST, "dem": Kind.PROTEST,
    "ver": Kind.SENTENCE, "sen": Kind.SENTENCE, "con": Kind.SENTENCE,
}  # fmt: skip
_NEXT = 2  # sentences


def settle_named_days(drafts: list[Draft], story: Story) -> None:
    """ "Orno has been arrested. The arrest on Monday led to a strike": what names no day takes that of its own name in the
    sentences right behind it."""
    named = []
    for mention in story.dates:
        found = _DAY_OF.search(story.text[max(0, mention.span.start - 60) : mention.span.start])
        day = mention.when is not None and mention.when.precision is Precision.DAY
        kind = _NOUNS[found["noun"][:3].casefold()] if found is not None else None
        if kind is not None and day and (kind is Kind.SENTENCE or mention.span not in story.said_spans):
            named.append((kind, mention))
    if not named:
        return
    for draft in drafts:
        claim, end = draft.claim, draft.sentence.span.end
        if claim.when is not None or claim.background or claim.certainty is not Certainty.HAPPENED:
            continue
        for kind, mention in named:
            between = story.text[end : mention.span.start]
            near = end <= mention.span.start and len(re.findall(r"[.!?]\s", between)) < _NEXT
            if kind is claim.kind and near and mention.when is not None:
                when = mention.when
                figure = claim.figure
                if figure is not None:
                    figure = replace(figure, scope=replace(figure.scope, period=when))
                draft.claim = replace(claim, when=when, figure=figure)
                break


_BEHIND = 400  # characters: some three sentences


def _settle_begun(drafts: list[Draft], story: Story) -> None:
    """ "Clashes left 17 dead. The violence erupted on Thursday": since that day, for counts that name none."""
    for at, since in begun(story.text, story.dates, story.published):
        for draft in drafts:
            claim, end = draft.claim, draft.sentence.span.end
            held = claim.when is None or (
                claim.when.start is None and claim.when.rule == "when.not-after-said"
            )
            if claim.figure is None or claim.kind not in HARM or claim.background or not held:
                continue
            if 0 <= at - end <= _BEHIND and not is_untold(draft.sentence, story.dates):
                scope = replace(claim.figure.scope, period=since)
                draft.claim = replace(claim, when=since, figure=replace(claim.figure, scope=scope))


def _trigger(draft: Draft) -> Token | None:
    """The word that tells the event, where it stands in the draft's own sentence; else what is counted."""
    words = [draft.frame.trigger] if draft.frame is not None else []
    words += [draft.count.root] if draft.count is not None else []
    doc = draft.sentence.tokens
    return next((w for w in words if w.doc is doc.doc and doc.start <= w.i < doc.end), None)
