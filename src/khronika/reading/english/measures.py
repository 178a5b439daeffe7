"""Figures that count no persons: shares of votes and the length of blackouts."""

import re
from dataclasses import replace

from khronika.nouns import Kind, Span, Unit
from khronika.reading.english import lexicon as lex
from khronika.reading.english.counts import Around, Count, Number
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.syntax import clause_verb, lemma_of
from khronika.reading.mentions import NumberMention

HOUR = {"hour": Unit.HOURS, "day": Unit.DAYS, "minute": Unit.MINUTES, "week": Unit.DAYS}
SHUT = frozenset("shutdown outage blackout disruption cutoff".split())
_NOT_VOTES = frozenset(
    "respondent station district case count precinct observer economy gdp price population inflation result return".split()
)
_CHANGE = frozenset(
    "increase increased decrease decreased rise rose fall fell drop dropped decline declined growth grew reduce reduced cut inflation".split()
)
# "12 percent, compared to last year"; "42 percent, compared to 48 percent for the mayor" is another's share.
_COMPARED = re.compile(
    r"\bcompared(?!\s+(?:to|with)\s+(?:(?:some|about|only|just|nearly)\s+)?\d[\d.]*\s*(?:%|per\s?cent)?\s+(?:for|of|by)\b)",
    re.I,
)
_MONEY = frozenset(
    "tax income profit interest budget wage salary rate loan debt cost revenue discount".split()
)
_STANDING = frozenset(
    "receive garner lead second third get score ahead behind share result support back come poll finish trail see win victory secure gather hold participation take poll backing".split()
)
_STATIONS = frozenset("station centre center booth precinct".split())
_COUNTED = frozenset("count tally process report".split())
_HAVE = frozenset("have get lead take win gain".split())
_LASTING = frozenset("for after lasted lasting last during over within nearly about".split())
# What is cut or comes back, by name; and words that may mean it where the report tells of the internet.
_LINES = re.compile(
    r"\b(?:internet|wi-?fi|broadband|connectivity|connections?|mobile\s+(?:data|networks?|phones?)|(?:data|telephone|phone|cellular|mobile)\s+(?:networks?|services?|lines?|signal)|whatsapp"
    r"|facebook|telegram|twitter|social\s+media|phones|telephones|offline|online)\b",
    re.I,
)
_MAYBE_LINES = re.compile(r"\b(?:services?|traffic|access|networks?|signal|data|lines?|they|it)\b", re.I)
_GONE = re.compile(
    r"\b(?:cut|shut|down|off|offline|without|blind|dropped|fell|fallen|disrupted|dark|disconnected|silen(?:ce|t)|unreachable|inaccessible|unavailable|out\s+of\s+reach|no\s+(?:internet|signal|network|data)|throttled|suspended|interrupted|lost|dead|severed|unplugged)\b",
    re.I,
)
_BACK = re.compile(r"\b(?:restor\w+|back|return\w*|resum\w+|reconnect\w*|rang|reopened)\b", re.I)
_OF_ELSE = re.compile(
    r"\s+of\s+(?!(?:silence|darkness|isolation|disconnection|interruptions?|(?:\w+\s+)?(?:shutdowns?|outages?|blackouts?|cuts?|disruptions?))\b)",
    re.I,
)


def vote_percent(
    mention: NumberMention, root: Token, counted: Token | None, sentence: Sentence, around: Around
) -> Count | None:
    """A share of votes or a turnout; ``None`` for any other percentage (of stations, of growth, of prices)."""
    words = {t.lemma_.casefold() for t in sentence.tokens}
    if counted is not None and counted.lemma_.casefold() in _NOT_VOTES:
        return None
    after = sentence.tokens.doc[root.i + 1 : root.i + 7]
    if any(t.lower_ == "of" for t in after[:2]) and any(
        t.lemma_.casefold() in _NOT_VOTES and t.tag_ != "VBN" for t in after
    ):
        return None  # "40 % of polling stations": the parser hangs them elsewhere
    if words & {"respondent", "respondents", "polled", "surveyed"}:
        return None  # an opinion poll
    changes = any(t.lower_ in _CHANGE for t in sentence.tokens) or _COMPARED.search(sentence.tokens.text)
    if (words & _MONEY or changes) and "turnout" not in words:
        return None
    vote = bool(words & {"winner"}) or words & (
        lex.VOTE_WORD - {"win", "victory"} | {"abstention", "elect", "re-elect", "reelect"}
    )
    earlier = around.parent
    follows = earlier is not None and earlier.unit is Unit.PERCENT and earlier.kind is Kind.ELECTION
    candidate = any(e.label_ == "PERSON" for e in sentence.tokens.ents)
    counted_so_far = bool(words & _STATIONS and words & _COUNTED and lemma_of(clause_verb(root)) in _HAVE)
    if counted_so_far:  # "with 5,200 of 24,600 stations counted, the mayor has 40.4 per cent"
        return Count(mention, Kind.ELECTION, Unit.PERCENT, "en.fig.vote-percent", 0.75, root, counted)
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
    ends = bool(_ENDS.match(after)) and ("." in written or _anothers(between, number))
    ends = ends and not between.endswith(" by ")  # "turnout fell by 3.4"
    if not (to_another or ends):
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
# ", the Democrats 27 and the Greens 6"
_NAMED = re.compile(
    r"(?:,\s+|\sand\s+|^\s*)(?:and\s+|while\s+|with\s+)?(?:the\s+)?(?:[a-z-]+\s+){0,2}(?:[A-Z][\w'\u2019.-]*\s+(?:(?:of|the|for|and|at|with|on)\s+)*){1,6}$"
)
_LISTED = re.compile(r"(?:,|;|\band|\bagainst|\bto)\s*$")
_ENDS = re.compile(r"\s*(?:[.,;)](?!\d)|and\b|$)")
_ANOTHERS = re.compile(
    r"(?:\s+of\s+(?:the\s+)?(?:vote|votes|ballots))?(?:\s+\([^()]*\))?\s*(?:,|;|\band\b|\bagainst\b|\bto\b|\bwhile\b|\bwith\b)\s*(?:and\s+)?(?:(?:[\w'\u2019-]+\s+){1,6}|$)"
)
_BEFORE_IT = re.compile(r"\b(?:from|than|by|in|on|of|at\s+age|aged|about|since|until)\s+$", re.I)


def _anothers(between: str, number: Number) -> bool:
    """ "57 per cent and his main opponent 39": whoever else stood is named, and has no other verb."""
    counts_what_follows = number.counted is not None and number.counted.i > number.root.i
    if counts_what_follows or not _ANOTHERS.fullmatch(between) or _BEFORE_IT.search(between):
        return False
    start = number.root.i
    back = number.root.doc[max(number.root.sent.start, start - 8) : start]
    behind = [t for t in back if t.idx >= number.root.idx - len(between)]
    return not any(t.pos_ == "VERB" and lemma_of(t) not in _STANDING for t in behind)


def told_share(number: Number, around: Around) -> Count | None:
    """ "Participation stands at 58.3", "Abstention 53.72": a share without its sign, where shares of votes or an election
    are told of."""
    mention = number.mention
    follows = around.parent is not None and around.parent.unit is Unit.PERCENT
    if (
        mention.unit is not None
        or mention.value is None
        or mention.value > 100
        or not (follows or around.voting)
    ):
        return None
    before = around.text[max(0, mention.span.start - 60) : mention.span.start]
    if (
        not _TURNOUT.search(before)
        or before.endswith(" by ")
        or not _ENDS.match(around.text[mention.core.end :][:8])
    ):
        return None
    whole = replace(mention, unit=Unit.PERCENT)
    return Count(whole, Kind.ELECTION, Unit.PERCENT, "en.fig.vote-percent", 0.75, number.root, None)


_TURNOUT = re.compile(r"\b(?:turnout|abstention|participation)\b[^.;:\d,]{0,40}:?\s*$", re.I)


def in_hundred(mention: NumberMention, text: str) -> NumberMention:
    """ "Fewer than one voter in five", "60 of every hundred voters": such a share as percent; any other number as it is."""
    words = text[mention.core.end : mention.core.end + 50]
    found = _ONE_IN.match(words)
    if found is None or not (_VOTERS.search(found[0]) or _VOTERS.match(words[found.end() :])):
        return mention
    base = _BASES.get(found["n"].casefold()) or float(found["n"])
    low, high, value = (
        None if n is None else round(100 * n / base, 1) for n in (mention.low, mention.high, mention.value)
    )
    span = Span(mention.span.start, mention.core.end + found.end())
    return replace(mention, span=span, text=span.of(text), low=low, high=high, value=value, unit=Unit.PERCENT)


_BASES = dict(
    zip(
        "two three four five six seven eight nine ten hundred".split(),
        (2, 3, 4, 5, 6, 7, 8, 9, 10, 100),
        strict=True,
    )
)
_ONE_IN = re.compile(
    rf"\s+(?:voters?\s+|electors?\s+)?(?:out\s+of|in|of(?=\s+every))\s+(?:every\s+)?(?P<n>{'|'.join(_BASES)}|100|10|\d(?!\d))\b(?![,.]\d)(?:\s+(?:registered\s+)?(?:voters|electors))?",
    re.I,
)
_VOTERS = re.compile(
    r"\b(?:voters?|electors?)\b|\s+(?:of\s+(?:those|all|the)\b[^.;,]{0,24})?\b(?:voted|turned\s+out|went\s+to\s+the\s+(?:polls|urns)|(?:bothered|cared|came|chose|managed)\s+to\s+vote)\b",
    re.I,
)


def duration(
    mention: NumberMention, root: Token, counted: Token | None, sentence: Sentence, around: Around, unit: Unit
) -> Count | None:
    """How long a blackout or a block lasted. Terms of arrest and hours of curfew are not figures."""
    net = [f for f in around.frames if f.kind in (Kind.BLACKOUT, Kind.BLOCKING)]
    shut = any(t.lemma_.casefold() in SHUT for t in sentence.tokens)
    lasting = any(t.lower_ in _LASTING for t in root.doc[max(sentence.tokens.start, root.i - 5) : root.i])
    goes_on = around.topic in (Kind.BLACKOUT, Kind.BLOCKING) and lasting
    cut_off = _was_cut_off(mention, root, sentence, around)
    if not net and not goes_on and not cut_off and not (around.internet and shut):
        return None
    if any(f.kind in (Kind.SENTENCE, Kind.CURFEW) for f in around.frames):
        return None
    if not cut_off and any(
        t.lower_ in ("ago", "earlier", "later", "old", "before", "prior", "after")
        for t in root.doc[root.i : root.i + 4]
    ):
        return None
    if of_something_else(around.text, mention):
        return None
    if shut or cut_off or any(f.kind is Kind.BLACKOUT for f in net):
        kind = Kind.BLACKOUT
    else:
        kind = net[0].kind if net else around.topic or Kind.BLOCKING
    return Count(mention, kind, unit, "en.fig.duration", 0.75, root, counted, net[0] if net else None)


_INHABITED = frozenset(
    "archipelago island country nation city town village state province district republic territory region settlement county".split()
)


def lives_there(counted: Token | None) -> bool:
    """ "Voters in the archipelago of 800,000 people", "a town of 40,000": so many live there."""
    if counted is None or counted.dep_ != "pobj" or counted.head.lower_ != "of":
        return False
    return counted.head.head.lemma_ in _INHABITED


_LENGTHS = re.compile(
    r"\b(?:from|of)\s+(?:[\w-]+\s+){1,3}?(?:years?|months?|weeks?|days?|hours?)\s+(?:(?:in\s+(?:prison|jail)|each|behind\s+bars)\s+)?(?:down\s+)?to\s+$",
    re.I,
)


def is_a_length(text: str, mention: NumberMention) -> bool:
    """ "Cut their sentences from three years to two": of the unit said before."""
    return _LENGTHS.search(text[max(0, mention.span.start - 50) : mention.span.start]) is not None


def of_something_else(text: str, mention: NumberMention) -> bool:
    """ "After five days of protests": how long these lasted."""
    unit = re.match(r"\s*[a-z]+", text[mention.core.end :][:12])
    return unit is not None and bool(_OF_ELSE.match(text[mention.core.end + unit.end() :][:30]))


def _was_cut_off(mention: NumberMention, root: Token, sentence: Sentence, around: Around) -> bool:
    """ "Restored 43 hours later", "back after twenty days", "left blind for 56 hours", "ten days without mobile data": how long
    the lines were cut, told by the words on both sides of the time."""
    words = sentence.words(sentence.tokens.start_char, sentence.tokens.end_char)
    if not (_LINES.search(words) or (around.internet and _MAYBE_LINES.search(words))):
        return False
    at = mention.core.start - sentence.span.start
    before, after = words[max(0, at - 90) : at], words[mention.core.end - sentence.span.start :][:40]
    begun = bool(_FOR.search(before)) and bool(_GONE.search(before) or _GONE.match(_HAD.sub("", after)))
    over = bool(_AFTER_IT.search(before)) and bool(_BACK.search(words))
    later = bool(_LATER.match(after)) and bool(_BACK.search(before))
    begun = begun or bool(_CUT_OF.search(before))
    without = bool(_WITHOUT.match(after)) and bool(_LINES.search(after))
    verb = clause_verb(root)
    return (begun or over or later or without) and not any(
        f.trigger.i == verb.i and f.kind not in (Kind.BLACKOUT, Kind.BLOCKING) for f in around.frames
    )


_FOR = re.compile(
    r"\bfor\s+(?:the\s+)?(?:(?:nearly|almost|about|around|some|over|more\s+than|at\s+least|up\s+to|another)\s+)*$",
    re.I,
)
_CUT_OF = re.compile(
    r"\b(?:disruption|outage|blackout|shutdown|cut|interruption|silence)\s+of\s+(?:(?:nearly|almost|about|around|some|over|more\s+than|at\s+least)\s+)*$",
    re.I,
)
_HAD = re.compile(r"^\s*\w+\s+(?:[\w'\u2019-]+\s+){1,4}(?:had|was|were|went|remained)\s+", re.I)
_AFTER_IT = re.compile(
    r"\bafter\s+(?:(?:nearly|almost|about|around|some|over|more\s+than|at\s+least)\s+)*$", re.I
)
_LATER = re.compile(r"\s*\w+\s+(?:later|after\s+(?:it|they)\b)", re.I)
_WITHOUT = re.compile(r"\s*\w+\s+without\b", re.I)


def more_shutdowns(number: Number, around: Around) -> Count | None:
    """ "Up from 179 the year before", "Ukraine came second with 24 cuts", "88 of them": what the number before counted."""
    last = around.parent
    if last is None or last.unit is not Unit.SHUTDOWNS or number.mention.unit is not None:
        return None
    noun = lemma_of(number.counted) if number.counted is not None else None
    if noun is not None and noun not in _CUTS and noun not in ("they", "them", "these", "those"):
        return None
    before = around.text[max(0, number.mention.span.start - 14) : number.mention.span.start]
    if _BARE_PLACES.search(before):
        return None
    return Count(
        number.mention,
        Kind.BLACKOUT,
        Unit.SHUTDOWNS,
        "en.fig.shutdowns",
        0.7,
        number.root,
        number.counted,
        None,
        noun in ("they", "them", "these", "those"),
    )


_CUTS = SHUT | frozenset("cut interruption restriction case incident instance".split())
_BARE_PLACES = re.compile(r"\b(?:in|across|among|by|on|at)\s+$", re.I)
