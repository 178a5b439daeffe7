"""When: the time that belongs to a figure or an event, and the day on which it was said or counted.

A time in the number's own clause wins, counted in distance, with a charge for each other number in between. Beside a
verb of saying a day dates the saying; "the February coup" dates the coup. What is carried from earlier in the story says
so in its rule (``when.carried``); what cannot be told stays unknown; what happened never lies after publication.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from khronika.nouns import Precision, Span, When
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.placing import NUMERAL
from khronika.reading.english.scope import DATES_ANOTHER, OF_ANOTHER, Story, is_long, token_at
from khronika.reading.english.syntax import clause_verb
from khronika.reading.mentions import DateMention

_AS_OF = re.compile(r"\bas\s+(?:of|at)\s+(?:the\s+)?(?:(?:late|early|on)\s+)?$", re.I)
# "Speaking on Wednesday", "in a statement on Friday", "a report published on Thursday": days of speaking too.
_SPEECHES = re.compile(
    r"\b(?:statement|report|briefing|conference|interview|address|speech|tweet|post|letter|bulletin|update|release|communiqu[e\u00e9]|hearing"
    r"|speaking|addressing|testifying|writing|published|released|issued|posted|dated)\s+(?:(?:on|of|from|dated|published|released|issued|posted|made|late|early)\s+)*$"
    r"|\b(?:[Ss]peaking|[Aa]ddressing|[Tt]estifying|[Tt]alking)\s(?:[^.;,\d]{0,60}\s)?(?:on\s+)?$",
    re.I,
)
_REPORTED = re.compile(
    r"\b(?:reported|announced|confirmed|said|told|added)\s+(?:(?:on|late|early)\s+)*$", re.I
)
_AGAINST = re.compile(r"\b(?:against|over|ignited|about)\s+(?:the\s+|a\s+|last\s+)?(?:[\w-]+\s+){0,2}$", re.I)
_MARKS = re.compile(
    r"\banniversary\s+of\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$|\bcommemorat\w+\s+(?:the\s+)?$", re.I
)
_RUNNING = re.compile(r"\b(?:has|have|had)\b|\bso far\b|\btotal\b|\btoll\b", re.I)
# "The deadliest day since the coup": how far back it was worse, not when.
_SUPERLATIVE = re.compile(
    r"\b(?:(?:deadli|bloodi|larg|bigg|high|low|great|strong|heavi|long|fierc|grav|harsh)est|worst|most|first)\b[^.;,]*$",
    re.I,
)
_COMPARED = re.compile(
    r"\b(?:than|compared\s+(?:to|with)|versus|unlike)\s+(?:(?:on|in|a|the)\s+)*$|\bas\s+(?:(?:on|in|a)\s+)?$",
    re.I,
)
# "31, up from 12 on Tuesday", "rose from 12 to 31": the number before is of a time before.
_EARLIER = (
    r"(?:\b(?:up|down|rises?|rising|risen|rose|falls?|falling|fell|fallen|increas\w+|decreas\w+|drop\w*|grew|grown|climb\w*|jump\w*|leap\w*)\s+from"
    r"|\bcompared\s+(?:to|with)|\bversus|[,(]\s*(?:as\s+)?against|\b(?:double|twice|triple)|\bto\s+(?:[\w-]+\s+){0,2}\d[\d,.]*\s+(?:[\w-]+\s+){0,4}from)"
    r"\s+(?:(?:just|only|about|around|some|nearly|almost|over|at\s+least|more\s+than|a\s+mere|a|the|an?\s+estimated)\s+)*"
)
_BEFORE_EARLIER = re.compile(_EARLIER + "$", re.I)
_WITH_EARLIER = re.compile(_EARLIER + rf"(?:{NUMERAL.pattern})", re.I)
_END_OF_EARLIER = re.compile(r"[,;.()]|\bto\b")
TOTAL = re.compile(r"\btotal\b|\bso far\b|\boverall\b|\bin all\b|\btoll\b", re.I)
_CROSSED = 1.0  # another number between a number and a date: a line of print
_BESIDE = 4.0
_NEXT_MEMBER = re.compile(r"^,?\s+(?:and|while|but)\b|;")
_MEMBER = 2.5  # "killed on 2 May, and 18 on 9 May": the number begins a member of its own


def claim_when(
    story: Story,
    sentence: Sentence,
    trigger: Token,
    cue_verbs: list[Token],
    anchor: Span,
    *,
    tally: bool,
    of_votes: bool = False,
    happened: bool = True,
) -> tuple[When | None, When | None]:
    """(when it happened, when it was said). A date that hangs on the speaking verb dates the saying."""
    here = [d for d in story.dates if sentence.span.overlaps(d.span)]
    if tally and is_of_before(story.text, anchor):
        return _of_before(story, here, anchor), None
    said: When | None = None
    scored: list[tuple[float, DateMention]] = []
    for mention in here:
        if says(story, sentence, mention, trigger, cue_verbs, anchor):
            said = mention.when or said
            story.said_spans.add(mention.span)
            continue
        if mention.when is None or (happened and _is_too_late(story, mention, trigger)):
            continue
        cost = _cost(story, sentence, mention, trigger, anchor, of_votes=of_votes)
        if cost is not None:
            scored.append((cost, mention))
    if scored:
        return _shifted(story.text, min(scored, key=lambda row: row[0])[1], anchor), said
    if story.voting_day is not None and of_votes:
        return replace(story.voting_day, rule="when.poll"), said
    if is_untold(sentence, here):
        return None, said
    counted_to = said is not None and said.latest is not None and tally and TOTAL.search(sentence.tokens.text)
    carried = None if counted_to else _carried(story, sentence)
    if carried is not None and not (happened and is_ahead(story, carried)):
        return replace(carried, rule="when.carried"), said
    if said is not None and said.latest is not None and tally:
        return When(None, said.end, Precision.VAGUE, said.words, rule="when.not-after-said"), said
    return None, said


_AFTER = re.compile(
    r"^[\s,]*(?:(?P<one>a|an|one|the)|(?P<n>two|three|four|five|six|\d\d?))\s+(?P<unit>days?|weeks?)\s+after\b",
    re.I,
)
_FEW = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def _shifted(text: str, mention: DateMention, anchor: Span) -> When | None:
    """ "Rallied on Wednesday, a day after clashes left 38 hurt": what stands behind "a day after" was the day before."""
    when, found = mention.when, _AFTER.match(text[mention.span.end : anchor.start + 1])
    if when is None or found is None or when.precision is not Precision.DAY or when.earliest is None:
        return when
    count = 1 if found["one"] else _FEW.get(found["n"].casefold()) or int(found["n"])
    days = count * (7 if found["unit"].casefold().startswith("week") else 1)
    return When.on(when.earliest - dt.timedelta(days), when.words, "when.day-before")


def is_untold(sentence: Sentence, here: Sequence[DateMention]) -> bool:
    """True where the sentence names a day that cannot be told ("on Thursday", with no day of publication): another time
    that the story tells is not it."""
    return any(d.when is None and d.rule == "when.weekday" and sentence.span.contains(d.span) for d in here)


def is_of_before(text: str, number: Span) -> bool:
    """True for what another number is set against: "up from 12", "compared with nine in 2016"."""
    return bool(_BEFORE_EARLIER.search(text[max(0, number.start - 60) : number.start]))


def _of_before(story: Story, here: Sequence[DateMention], number: Span) -> When | None:
    """The time named right behind a number that another is set against; the story's own time is not it."""
    close = _END_OF_EARLIER.search(story.text, number.end)
    end = close.start() if close is not None else len(story.text)
    behind = [d for d in here if number.end <= d.span.start < end]
    return behind[0].when if behind else None


def is_ahead(story: Story, when: When) -> bool:
    """True for a time that begins after publication."""
    return (
        story.published is not None and when.earliest is not None and when.earliest > story.published.latest
    )


_AWAIT = frozenset(
    "expect plan hope await anticipate intend want vow threaten prepare schedule due set".split()
)


def _is_too_late(story: Story, mention: DateMention, trigger: Token) -> bool:
    """A time after publication, for a verb that does not speak of what is to come."""
    if mention.when is None or not is_ahead(story, mention.when):
        return False
    own = clause_verb(trigger)
    coming = any(c.lower_ in ("will", "shall", "'ll", "\u2019ll") for c in own.children)
    awaited = own.dep_ in ("xcomp", "ccomp", "acl", "pcomp") and own.head.lemma_ in _AWAIT
    return not (coming or awaited or own.lemma_ in _AWAIT)


# ---- a day of speaking ----


def says(
    story: Story,
    sentence: Sentence,
    mention: DateMention,
    trigger: Token,
    cue_verbs: Sequence[Token],
    anchor: Span,
) -> bool:
    """True for the day of a saying or a count: "as of", "said on 13 June", "reported Thursday 26 deaths"."""
    before = story.text[max(0, mention.span.start - 20) : mention.span.start]
    if _AS_OF.search(before) or mention.rule == "when.clock":
        return True
    if _SPEECHES.search(story.text[max(sentence.span.start, mention.span.start - 80) : mention.span.start]):
        return True
    if mention.span.end <= anchor.start and _REPORTED.search(before):
        return True
    token = token_at(sentence, mention.span)
    if token is None or DATES_ANOTHER.match(story.text[mention.span.end : mention.span.end + 40]):
        return False
    verb = clause_verb(token)
    if (
        verb.lemma_ in _RISES
        and clause_verb(trigger).i == verb.i
        and _TO.search(story.text[max(0, anchor.start - 30) : anchor.start])
        and not _WITH_EARLIER.search(story.text[anchor.end : max(anchor.end, mention.span.start)])
    ):
        return True  # "the toll climbed to 41 on Monday": counted on that day
    cue = next((c for c in cue_verbs if c.i == verb.i), None)
    if cue is None:
        return False
    start = sentence.base + cue.idx
    if verb.i == clause_verb(trigger).i:
        return bool(
            re.fullmatch(
                r"\s+(?:(?:on|late|early)\s+)*", story.text[start + len(cue.text) : mention.span.start]
            )
        )
    # "Eight died on 9 January, the office said": a comma parts the day from the speaker.
    closed = story.text[mention.span.end : mention.span.end + 1] == ","
    return not (closed and anchor.start < mention.span.start < start)


_RISES = frozenset("climb rise reach mount increase grow jump soar swell pass top exceed stand".split())
_TO = re.compile(
    r"\b(?:to|at|reach(?:ed|es|ing)?|pass(?:ed|es|ing)?|topp?(?:ed|s|ing)?|exceed(?:ed|s|ing)?)\s+(?:[\w-]+\s+){0,3}$",
    re.I,
)


# ---- the clause, by distance ----


def _cost(
    story: Story, sentence: Sentence, mention: DateMention, trigger: Token, anchor: Span, *, of_votes: bool
) -> float | None:
    """How far a time is from belonging to the claim; ``None`` for one that belongs to something else."""
    token = token_at(sentence, mention.span)
    if token is None or mention.when is None:
        return None
    own, verb = clause_verb(trigger), clause_verb(token)
    cost = (
        0.0 if verb.i == own.i else 1.0 if own.is_ancestor(token) else 1.5 if verb.is_ancestor(own) else 3.0
    )
    if mention.when.precision in (Precision.YEAR, Precision.MONTH):
        cost += 1.5
    if _of_the_reason(verb, own) or _of_a_relative(verb, own, trigger, mention.when):
        return None
    first, last = sorted((mention.span, anchor))
    between = story.text[first.end : last.start]
    if anchor.end <= mention.span.start and _WITH_EARLIER.search(between):
        return None
    cost += abs(mention.span.start - anchor.start) / 60 + _CROSSED * len(NUMERAL.findall(between))
    if mention.span.end <= anchor.start and _NEXT_MEMBER.search(between):
        cost += _MEMBER
    before = story.text[max(sentence.span.start, mention.span.start - 60) : mention.span.start]
    when_then = mention.span.end <= anchor.start and re.match(r",?\s+when\b", story.text[mention.span.end :])
    if (_COMPARED.search(before) and not when_then) or _is_due(verb, own):
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
    if DATES_ANOTHER.match(after) or OF_ANOTHER.search(before):
        return None if _AGAINST.search(before) else cost + _BESIDE
    return None if _MARKS.search(before) else cost


def _of_the_reason(verb: Token, own: Token) -> bool:
    """ "Jailed for covering a march in March 2018": the march's month."""
    gerund = verb.dep_ == "pcomp" and verb.tag_ == "VBG" and verb.head.lower_ in ("for", "over")
    return gerund and verb.i != own.i and own.is_ancestor(verb) and own.lemma_ in _FOR_A_DEED


_FOR_A_DEED = frozenset(
    "jail imprison sentence convict fine charge try arrest detain hold dismiss suspend punish accuse".split()
)


def _of_a_relative(verb: Token, own: Token, trigger: Token, when: When) -> bool:
    """ "Orn, who led rebels until 2005, has called ...", "died as troops put down protests that began on 10 March": the
    clause says of something else when it was, a year or a beginning."""
    if verb.dep_ != "relcl" or verb.i == own.i or verb.is_ancestor(own) or verb.head.i == trigger.i:
        return False
    return when.precision is Precision.YEAR or verb.lemma_ in _BEGINS


_BEGINS = frozenset("begin start erupt break commence end".split())


def _is_due(verb: Token, own: Token) -> bool:
    """ "375 were arrested, some due to appear in court on Friday": the day of what is to come."""
    infinitive = any(c.tag_ == "TO" for c in verb.children)
    return bool(
        verb.i != own.i
        and infinitive
        and verb.head.lower_ in ("due", "set", "scheduled", "expected", "supposed")
    )


# ---- what the story carries ----


def _carried(story: Story, sentence: Sentence) -> When | None:
    """The time that holds on: the last one told in the passage, or named in it since; a day that heads the text above;
    the story's first. A long stretch only for running totals."""
    told = story.last_when(sentence)
    near = _just_before(story, sentence)
    last = max((pair for pair in (told, near) if pair is not None), key=lambda pair: pair[0], default=None)
    total = story.lead_total if TOTAL.search(sentence.tokens.text) else None
    found = (
        (last[1] if last is not None else total)
        or _heading(story, sentence)
        or story.lead_when
        or _opening(story, sentence)
    )
    if found is None or not is_long(found):
        return found
    return found if _RUNNING.search(sentence.tokens.text) else None


_SPOKEN = re.compile(
    r"\b(?:said|says|told|announced|reported|added|stated|wrote|declared|published|dated|issued|posted|tweeted|updated)\s+(?:(?:on|late|early|of|in)\s+)*$",
    re.I,
)


def _just_before(story: Story, sentence: Sentence) -> tuple[int, When] | None:
    """The last date named in the 200 characters before the sentence in its own paragraph, and where; no day of speaking,
    no page's stamp or dateline, which stand before the passage's own text."""
    for mention in reversed(story.dates):
        if mention.span.end > sentence.span.start:
            continue
        if mention.span.start < sentence.base or sentence.span.start - mention.span.end >= 200:
            return None
        if mention.when is None or mention.rule == "when.today":
            return None
        if mention.span not in story.said_spans and not _SPOKEN.search(
            story.text[max(0, mention.span.start - 30) : mention.span.start]
        ):
            return mention.span.start, mention.when
    return None


def _heading(story: Story, sentence: Sentence) -> When | None:
    """The day of the last line above that is only a day: a chronicle has two of them or more, a page's stamp is one."""
    days = [
        m
        for m in story.dates
        if m.when is not None and m.when.precision is Precision.DAY and _alone(story.text, m)
    ]
    above = [m for m in days if m.span.end <= sentence.span.start]
    return above[-1].when if len(days) > 1 and above else None


_OF_EVENTS = re.compile(
    r"^(?:['\u2019]s)?\s(?:[\w-]+\s){0,2}?(?:dispersals?|crackdowns?|shootings?|clash(?:es)?|protests?|march(?:es)?|rall(?:y|ies)|raids?|killings?"
    r"|attacks?|riots?|unrest|violence|demonstrations?|arrests?|detentions?)\b",
    re.I,
)
_OPENING = 3  # passages: a headline and two paragraphs


def _opening(story: Story, sentence: Sentence) -> When | None:
    """The first day that the report's opening names, where no figure has been dated yet; before any other the day of
    events ("opened its inquiry on Thursday into the April 1 dispersal")."""
    of_events = [
        m
        for m in story.dates
        if m.span.end <= sentence.span.start
        and story.text.count("\n\n", 0, m.span.start) < _OPENING
        and _OF_EVENTS.match(story.text[m.span.end : m.span.end + 40])
    ]
    for mention in [*of_events, *story.dates]:
        when = mention.when
        if (
            mention.span.end > sentence.span.start
            or story.text.count("\n\n", 0, mention.span.start) >= _OPENING
        ):
            return None
        before = story.text[max(0, mention.span.start - 40) : mention.span.start]
        stated = when is not None and when.precision in (Precision.DAY, Precision.DAYS) and not is_long(when)
        if when is None or not stated or mention.span in story.said_spans or _alone(story.text, mention):
            continue
        other = DATES_ANOTHER.match(story.text[mention.span.end : mention.span.end + 40])
        stamp = (
            re.search(r"^\W*date\W*$", before)
            or story.text[mention.span.end :].lstrip(" .,")[:1] in "(/\u2013\u2014-"
        )
        if other or stamp or _SPOKEN.search(before) or _COMPARED.search(before) or is_ahead(story, when):
            continue
        recent = (
            story.published is None or (story.published.latest - (when.latest or when.bounds()[0])).days <= 40
        )
        return when if recent else None
    return None


def _alone(text: str, mention: DateMention) -> bool:
    start = text.rfind("\n", 0, mention.span.start) + 1
    end = text.find("\n", mention.span.end)
    line = text[start : mention.span.start] + text[mention.span.end : end if end >= 0 else len(text)]
    return not re.search(r"\w", line)
