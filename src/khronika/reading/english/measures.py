"""Figures that count no persons: shares of votes and the length of blackouts."""

import re
from dataclasses import replace

from khronika.nouns import Kind, Unit
from khronika.reading.english import lexicon as lex
from khronika.reading.english.counts import Around, Count, Number
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.mentions import NumberMention

HOUR = {"hour": Unit.HOURS, "day": Unit.DAYS, "minute": Unit.MINUTES, "week": Unit.DAYS}
SHUT = frozenset("shutdown outage blackout disruption cutoff".split())
_NOT_VOTES = frozenset(
    "respondent station district case count precinct observer economy gdp price population inflation".split()
)
_CHANGE = frozenset(
    "increase increased decrease decreased rise rose fall fell drop dropped decline declined growth grew reduce reduced cut compared inflation".split()
)
_MONEY = frozenset(
    "tax income profit interest budget wage salary rate loan debt cost revenue discount".split()
)
_STANDING = frozenset(
    "receive garner lead second third get score ahead behind share result support back come poll finish trail see win victory secure".split()
)
_STATIONS = frozenset("station centre center booth precinct".split())
_LASTING = frozenset("for after lasted lasting last during over within nearly about".split())


def vote_percent(
    mention: NumberMention, root: Token, counted: Token | None, sentence: Sentence, around: Around
) -> Count | None:
    """A share of votes or a turnout; ``None`` for any other percentage (of stations, of growth, of prices)."""
    earlier = around.earlier
    words = {t.lemma_.casefold() for t in sentence.tokens}
    if counted is not None and counted.lemma_.casefold() in _NOT_VOTES:
        return None
    after = sentence.tokens.doc[root.i + 1 : root.i + 7]
    if any(t.lower_ == "of" for t in after[:2]) and any(t.lemma_.casefold() in _NOT_VOTES for t in after):
        return None  # "40 % of polling stations": the parser hangs them elsewhere
    if words & {"respondent", "respondents", "polled", "surveyed"}:
        return None  # an opinion poll
    if (words & _MONEY or any(t.lower_ in _CHANGE for t in sentence.tokens)) and "turnout" not in words:
        return None
    vote = words & (lex.VOTE_WORD - {"win", "victory"})
    follows = earlier is not None and earlier.unit is Unit.PERCENT and earlier.kind is Kind.ELECTION
    candidate = any(e.label_ == "PERSON" for e in sentence.tokens.ents)
    if words & _STATIONS and not (candidate or words & _STANDING or "turnout" in words):
        return None  # a share of the places of voting, not of votes
    listed = earlier is not None and earlier.kind is Kind.ELECTION and around.voting
    entry = listed and not any(t.pos_ in ("VERB", "AUX") for t in sentence.tokens)
    if vote or entry or ((follows or around.voting) and (words & _STANDING or candidate)):
        confidence = 0.85 if vote else 0.7
        return Count(mention, Kind.ELECTION, Unit.PERCENT, "en.fig.vote-percent", confidence, root, counted)
    return None


def shared_percent(number: Number, around: Around) -> Count | None:
    """ "31 percent to the mayor, 24.5 to the minister and 19 to her": the word is said once."""
    last = around.before[-1] if around.before else None
    mention = number.mention
    if last is None or last.kind is not Kind.ELECTION or last.unit is not Unit.PERCENT:
        return None
    if (
        mention.unit is not None
        or mention.value is None
        or mention.value > 100
        or last.root.doc is not number.root.doc
    ):
        return None
    written = around.text[mention.core.start : mention.core.end]
    between = around.text[last.mention.span.end : mention.span.start]
    after = around.text[mention.core.end : mention.core.end + 8]
    to_another = bool(_TO_WHOM.match(after)) and bool(_LISTED.search(between))
    to_another = to_another or is_next_in_list(mention, around)
    if "." not in written and not to_another:
        return None
    if "." in written and not (to_another or _ENDS.match(after)):
        return None
    whole = replace(mention, unit=Unit.PERCENT)
    return Count(whole, Kind.ELECTION, Unit.PERCENT, "en.fig.vote-percent", 0.75, number.root, None)


def is_next_in_list(mention: NumberMention, around: Around) -> bool:
    """ "The Reds took 29 percent, the Greens 12 and the Blues 6.4": names and numbers, the word said once."""
    last = around.before[-1] if around.before else None
    if last is None or last.kind is not Kind.ELECTION or last.unit is not Unit.PERCENT:
        return False
    between = around.text[last.mention.span.end : mention.span.start]
    if len(between) > _APART or re.search(r"[\d.;:()]", between):
        return False
    return bool(_NAMED.search(between) and _ENDS.match(around.text[mention.core.end : mention.core.end + 8]))


_APART = 70  # characters from share to share in a list
_TO_WHOM = re.compile(r"\s+(?:to|for|against)\b")
_LISTED = re.compile(r"(?:,|;|\band)\s*$")
# ", the Democrats 27 and the Greens 6"
_NAMED = re.compile(
    r"(?:,\s+|\sand\s+|^\s*)(?:and\s+|while\s+|with\s+)?(?:the\s+)?(?:[a-z-]+\s+){0,2}(?:[A-Z][\w'\u2019.-]*\s+(?:(?:of|the|for|and|at|with|on)\s+)*){1,6}$"
)
_ENDS = re.compile(r"\s*(?:[.,;)]|and\b|$)")


def duration(
    mention: NumberMention, root: Token, counted: Token | None, sentence: Sentence, around: Around, unit: Unit
) -> Count | None:
    """How long a blackout or a block lasted. Terms of arrest and hours of curfew are not figures."""
    net = [f for f in around.frames if f.kind in (Kind.BLACKOUT, Kind.BLOCKING)]
    shut = any(t.lemma_.casefold() in SHUT for t in sentence.tokens)
    lasting = any(t.lower_ in _LASTING for t in root.doc[max(sentence.tokens.start, root.i - 5) : root.i])
    goes_on = around.topic in (Kind.BLACKOUT, Kind.BLOCKING) and lasting
    if not net and not goes_on and not (around.internet and shut):
        return None
    if any(f.kind in (Kind.SENTENCE, Kind.CURFEW) for f in around.frames):
        return None
    if any(
        t.lower_ in ("ago", "earlier", "later", "old", "before", "prior", "after")
        for t in root.doc[root.i : root.i + 4]
    ):
        return None
    if shut or any(f.kind is Kind.BLACKOUT for f in net):
        kind = Kind.BLACKOUT
    else:
        kind = net[0].kind if net else around.topic or Kind.BLOCKING
    return Count(mention, kind, unit, "en.fig.duration", 0.75, root, counted, net[0] if net else None)
