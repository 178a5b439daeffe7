"""Numbers in a report of an election: votes beside their share, voters who turned out, and what is only needed to win.

A number in brackets beside a share is the same count in votes. Who turns out to vote is no crowd. A threshold ("needs 50
percent plus one", "the 4 percent barrier") is nobody's result.
"""

import re
from dataclasses import replace

from khronika.nouns import Kind, Unit
from khronika.reading.english.counts import Around, Count, Number
from khronika.reading.english.lexicon import words
from khronika.reading.english.parsing import Token
from khronika.reading.english.syntax import clause_verb, lemma_of
from khronika.reading.mentions import NumberMention

_PERCENT = r"(?:%|percent|per\s?cent)"
_SHARE_BEHIND = re.compile(
    rf"^\s*(?:(?:valid\s+)?votes?\s*|people\s*|voters\s*)?(?:\(\s*|,?\s*(?:which\s+is|that\s+is|or|representing|namely|equal\s+to|making(?:\s+up)?|corresponding\s+to)\s+)"
    rf"(?:about\s+|nearly\s+|some\s+|over\s+)?\d+(?:[.,]\d+)?\s*{_PERCENT}",
    re.I,
)
_SHARE_BEFORE = re.compile(rf"{_PERCENT}\s*(?:\(\s*|,?\s*or\s+)(?:about\s+|some\s+|over\s+)?$", re.I)
_SHARED_OUT = re.compile(r"\b(?:tax|gdp|price|budget|wage|growth|income)\w*\b", re.I)
_TO_THE_POLLS = re.compile(
    r"^[^.;,]{0,40}?\b(?:turn(?:ed|s|ing)?\s+out|came\s+out|come\s+out|went|poured)\s+(?:\w+\s+){0,2}?(?:to\s+(?:the\s+polls|vote|polling\s+stations|cast)|for\s+the\s+(?:\w+\s+)?(?:election|vote|referendum))"
    r"|^(?:[^.;,]|,\d){0,60}?\bvoters\s+(?:had\s+|have\s+)?turned\s+out\b",
    re.I,
)
_MORE = r"(?:(?:more\s+than|at\s+least|over|a|an|the|that|some|of|up)\s+)*"
_GETS = r"(?:reach\w*|got|get|gets|receiv\w*|win|wins|won|mak\w+|made|secur\w+|pass\w*|cross\w*|obtain\w*|gain\w*|clear\w*|surpass\w*|exceed\w*|top(?:ped|s)?|garner\w*)"
_NEEDED_BEFORE = re.compile(
    rf"\b(?:need(?:s|ed|ing)?|requir(?:es?|ed|ing)|must\s+\w+|ha(?:s|ve|d)\s+to\s+\w+|(?:threshold|barrier|minimum|quorum|hurdle)(?:\s+of)?"
    rf"|(?:neither|none|no)\b[^.;,]{{0,50}}\s{_GETS}|without\s+\w+ing|(?:only|valid)\s+if\b[^.;,]{{0,30}}|short\s+of|(?:pass|cross|clear|surpass)\w*\s+the|requires?\s+(?:a\s+)?\w+\s+to\s+\w+"
    rf"|if\s+(?:no|none|nobody|neither)\b[^.;,]{{0,60}})\s+{_MORE}$",
    re.I,
)
_NEEDED_AFTER = re.compile(
    r"^\s*(?:plus\s+one|\+\s*1|(?:electoral\s+|vote\s+)?(?:threshold|barrier|hurdle|quorum|requirement)|(?:of\s+(?:the\s+)?(?:valid\s+)?votes?\s+)?(?:cast\s+)?"
    r"(?:turnout\s+)?[^.;,]{0,60}\b(?:is|was|are|were)?\s*(?:needed|required|necessary)\b"
    r"|[^.;,]{0,24}\bfor\s+an?\s+(?:outright|first-round)\s+(?:win|victory)|[^.;,]{0,12}\s(?:or|for)\s+[^.;,]{0,12}\bto\s+win\b)",
    re.I,
)
_DONE = r"(?:counted|tallied|processed|reported|declared|scanned|tabulated|verified|completed|opened)\b"
_OF_PAPERS = re.compile(
    rf"^\s+of\s+(?:the\s+|all\s+|its\s+)?(?:[\w-]+\s+){{0,2}}?(?:(?:tally\s+sheets|ballot\s+boxes|(?:voting\s+)?records|protocols|minutes|returns|(?:polling|voting)\s+(?:places|tables|boards))\b"
    rf"|(?:results|seats)\s+(?:\w+\s+){{0,3}}?{_DONE}|(?:(?:ballots|votes)\s+(?:are|were|had\s+been|have\s+been|has\s+been|being)\s+(?:\w+\s+)?{_DONE}))",
    re.I,
)
_OF_BALLOTS = re.compile(r"^\s+of\s+(?:the\s+|all\s+)?(?:\w+\s+)?(?:ballots|votes?)\b", re.I)
_WHEN_COUNTED = re.compile(
    r"\b(?:tally|count|counting|processing|processed|tallying)\s+(?:of\s+)?(?:(?:about|some|nearly|over|around|almost)\s+)?$",
    re.I,
)
_VOTE_OR_NOT = words("vote abstain participate cast")
_NOT_COUNTED = words(
    "poll election party constituency station centre center district region precinct coalition round booth province bloc alliance seat-holder referendum race contest box"
)
_REACH = 90
# "Well short of the 80 percent in the last election": a result, and no threshold.
_SHORT_OF = re.compile(r"\bshort\s+of\s+the\s+$", re.I)
_OF_BEFORE = re.compile(
    r"^\s+(?:turnout\s+)?(?:(?:that\s+)?(?:was\s+|were\s+)?(?:recorded|seen|registered|reported|reached|who\s+voted|he\s+won|she\s+won|it\s+won|they\s+won)\b|(?:in|at|of)\s+(?:the\s+)?(?:last|previous|first|earlier|\d{4})\b)",
    re.I,
)


def is_needed(mention: NumberMention, around: Around) -> bool:
    """True for a threshold: what a candidate, a party or a poll must reach."""
    if not around.voting:
        return False
    start, end = mention.core.start, mention.span.end
    before, after = around.text[max(0, start - _REACH) : start], around.text[end : end + _REACH]
    if _SHORT_OF.search(before) and _OF_BEFORE.match(after):
        return False
    return bool(_NEEDED_BEFORE.search(before) or _NEEDED_AFTER.match(after))


def is_share_counted(mention: NumberMention, around: Around) -> bool:
    """ "With 96.9 percent of the tally sheets processed", "its tally of about 90 percent of votes", "60 percent of the results are
    in": how much is counted so far. "Re-elected with 93 percent of the votes counted" is a share."""
    if mention.unit is not Unit.PERCENT or not around.voting:
        return False
    before = around.text[max(0, mention.span.start - 40) : mention.span.start]
    after = around.text[mention.span.end : mention.span.end + _REACH]
    return bool(_OF_PAPERS.match(after) or (_OF_BALLOTS.match(after) and _WHEN_COUNTED.search(before)))


def as_votes(said: Count | None, number: Number, around: Around) -> Count | None:
    """What a number counts, seen that the report is of an election: votes and voters, not a crowd."""
    if not around.voting or number.mention.unit is Unit.PERCENT:
        return said
    if _beside_a_share(number.mention, around):
        return Count(
            number.mention, Kind.ELECTION, Unit.PERSONS, "en.fig.votes", 0.8, number.root, number.counted
        )
    if said is None and _voted(number):
        return Count(
            number.mention, Kind.ELECTION, Unit.PERSONS, "en.fig.voters", 0.75, number.root, number.counted
        )
    if said is not None and said.kind is Kind.PROTEST and _is_turnout(said, number, around.text):
        return replace(said, kind=Kind.ELECTION, rule="en.fig.turned-out")
    return said


def _voted(number: Number) -> bool:
    """ "1.8 million voters chose to abstain", "300,000 voters took part"."""
    counted = number.counted
    if counted is None or lemma_of(counted) not in ("voter", "elector") or number.single:
        return False
    verb = clause_verb(counted)
    below = [verb, *(c for c in verb.children if c.dep_ == "xcomp")]
    part = lemma_of(verb) == "take" and any(c.lower_ == "part" for c in verb.children)
    return part or any(lemma_of(v) in _VOTE_OR_NOT for v in below)


def counts_no_votes(number: Number) -> bool:
    """ "Two exit polls", "199 constituencies": how many places, parties or polls there are."""
    if number.counted is not None and lemma_of(number.counted) in _NOT_COUNTED:
        return True
    base = number.mention.span.start - number.sentence.base
    before = number.sentence.tokens.text[: base - number.sentence.tokens.start_char][-_REACH:]
    return bool(_AFTER_SEATS.search(before))


# "Gave the Left 118 seats and the Right 96", "ten referendums, of which seven passed"
_AFTER_SEATS = re.compile(
    r"\d\s+seats?\b[^.;:\d]{0,50}$|\b(?:referendums?|questions|measures|stations|districts|races|contests),?\s+of\s+which\s+$",
    re.I,
)


def _beside_a_share(mention: NumberMention, around: Around) -> bool:
    start, end = mention.span.start, mention.span.end
    before, after = around.text[max(0, start - 24) : start], around.text[end : end + 60]
    if mention.value is None or "%" in mention.text:
        return False
    shared = bool(_SHARE_BEHIND.match(after)) or bool(_SHARE_BEFORE.search(before))
    return shared and not _SHARED_OUT.search(around.text[max(0, start - _REACH) : end + _REACH])


def _is_turnout(said: Count, number: Number, text: str) -> bool:
    if said.frame is not None and said.frame.rule == "en.ev.noun-turnout":
        return True
    return bool(_TO_THE_POLLS.match(text[number.mention.span.end :][:_REACH]))


def are_registered(counted: Token | None) -> bool:
    """ "registered voters", "voters were registered"."""
    if counted is None:
        return False
    words = {t.lower_ for t in counted.subtree} | {counted.head.lower_}
    return bool(words & {"registered", "eligible"})
