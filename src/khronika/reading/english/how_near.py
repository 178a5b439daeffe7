"""How far a time is from belonging to a figure or an event: by the clauses between, other numbers, and the characters."""

import re

from khronika.nouns import Precision, Span
from khronika.reading.english.days_of_telling import WITH_EARLIER
from khronika.reading.english.held_times import COMPARED, is_led_up_to
from khronika.reading.english.joined_places import NUMERAL
from khronika.reading.english.others_times import (
    is_due,
    is_long_ago_aside,
    is_of_case,
    is_of_else,
    is_participles,
)
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.polling_day import is_years_vote
from khronika.reading.english.scope import DATES_ANOTHER, OF_ANOTHER, Story, token_at
from khronika.reading.english.syntax import clause_verb
from khronika.reading.mentions import DateMention

# "A boycott against ...", what is only spoken about.
AGAINST = re.compile(r"\b(?:against|over|ignited|about)\s+(?:the\s+|a\s+|last\s+)?(?:[\w-]+\s+){0,2}$", re.I)
# "A boycott of Sunday's vote", "the results of Saturday's election": of what is only spoken about.
_ABOUT_IT = re.compile(
    r"\b(?:against|over|ignited|about|of|for|with|by|from|follow(?:ed|ing)?|after)\s+(?:the\s+|a\s+|last\s+)?(?:[\w-]+\s+){0,2}$",
    re.I,
)
_MARKS = re.compile(
    r"\banniversary\s+of\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$|\bcommemorat\w+\s+(?:the\s+)?$", re.I
)
# "The deadliest day since the coup": how far back it was worse, not when.
_SUPERLATIVE = re.compile(
    r"\b(?:(?:deadli|bloodi|larg|bigg|high|low|great|strong|heavi|long|fierc|grav|harsh)est|worst|most|first)\b[^.;,]*$",
    re.I,
)
# "Died in the uprising, whose tenth anniversary falls on Friday".
_ITS_ANNIVERSARY = re.compile(r"\bwhose\s+(?:[\w-]+\s+){0,2}anniversary\s+[^,.;]{0,30}$", re.I)
_CROSSED = 1.0  # another number between a number and a date: a line of print
_BESIDE = 4.0
_NEXT_MEMBER = re.compile(r"^,?\s+(?:and|while|but|to)\b|;")
_MEMBER = 2.5  # "killed on 2 May, and 18 on 9 May": the number begins a member of its own


def cost_of(
    story: Story, sentence: Sentence, mention: DateMention, trigger: Token, anchor: Span, *, of_votes: bool
) -> float | None:
    """How far a time is from belonging to the claim; ``None`` for one that belongs to something else."""
    token = token_at(sentence, mention.span)
    if token is None or mention.when is None:
        return None
    own, verb = clause_verb(trigger), clause_verb(token)
    befell = is_participles(token, trigger) or (verb.i == own.i and own.dep_ == "acl")
    same = verb.i == own.i or befell
    cost = 0.0 if same else 1.0 if own.is_ancestor(token) else 1.5 if verb.is_ancestor(own) else 3.0
    wide = mention.rule == "when.event" or mention.when.precision in (Precision.YEAR, Precision.MONTH)
    cost += 1.5 if wide and not befell else 0.0  # "25 people killed in a 1991 raid": then
    years = of_votes and is_years_vote(story.text, mention, anchor)
    if not years and (is_of_else(token, trigger, mention.when) or is_of_case(story.text, mention, anchor)):
        return None
    if is_led_up_to(story.text, mention) or is_long_ago_aside(token, trigger, mention.when, story.published):
        return None
    first, last = sorted((mention.span, anchor))
    between = story.text[first.end : last.start]
    if anchor.end <= mention.span.start and WITH_EARLIER.search(between):
        return None
    if mention.rule == "when.ago" and mention.span.of(story.text).endswith("from") and "," in between:
        return None  # "a week on from the march, the league demands the release of 13"
    cost += abs(mention.span.start - anchor.start) / 60 + _CROSSED * len(NUMERAL.findall(between))
    if mention.span.end <= anchor.start and _NEXT_MEMBER.search(between):
        cost += _MEMBER
    before = story.text[max(sentence.span.start, mention.span.start - 60) : mention.span.start]
    when_then = mention.span.end <= anchor.start and re.match(r",?\s+when\b", story.text[mention.span.end :])
    if (COMPARED.search(before) and not when_then) or is_due(verb, own) or _ITS_ANNIVERSARY.search(before):
        return None
    if mention.rule == "when.since" and _SUPERLATIVE.search(before):
        return None
    if of_votes or mention.rule == "when.since":
        every = re.search(
            r"\b(?:every|each)\b[^.;,]*$", before, re.I
        )  # "last Saturday, as on every Saturday since May"
        return cost + (_BESIDE if every else 0.0)
    before = story.text[max(0, mention.span.start - 40) : mention.span.start]
    after = story.text[mention.span.end : mention.span.end + 40]
    if DATES_ANOTHER.match(after):
        return None if _ABOUT_IT.search(before) else cost + _BESIDE
    if OF_ANOTHER.search(before):
        return None if AGAINST.search(before) else cost + _BESIDE
    return None if _MARKS.search(before) and not _tells_of_it(own, token) else cost


def _tells_of_it(own: Token, token: Token) -> bool:
    """ "Commemorated 2019's rallies, in which 60 died": these are told of, too."""
    return own.dep_ == "relcl" and bool(own.head.i == token.i or own.head.is_ancestor(token))
