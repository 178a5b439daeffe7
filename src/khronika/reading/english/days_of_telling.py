"""Days of telling: when something was said, published, counted or made known, which is not when it happened."""

import re
from collections.abc import Sequence

from khronika.nouns import Span
from khronika.reading.english.held_times import OF_EVENTS, PUBLISHED
from khronika.reading.english.joined_places import NUMERAL
from khronika.reading.english.others_times import IN_CONNECTION
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.scope import DATES_ANOTHER, Story, token_at
from khronika.reading.english.syntax import clause_verb
from khronika.reading.mentions import DateMention

_AS_OF = re.compile(r"\bas\s+(?:of|at)\s+(?:the\s+)?(?:(?:late|early|on)\s+)?$", re.I)
# "Speaking on Wednesday", "in a statement on Friday", "a report published on Thursday": days of speaking too.
_SPEECHES = re.compile(
    r"\b(?:statement|announcement|broadcast|report|briefing|conference|interview|address|speech|tweet|post|letter|bulletin|update|release|communiqu[e\u00e9]|hearing"
    r"|speaking|addressing|testifying|writing|published|presented|unveiled|made\s+public|uploaded|circulated|released|issued|posted|dated)\s+(?:(?:on|of|from|dated|published|released|issued|posted|made|late|early)\s+)*$"
    r"|\btold\s+(?:reporters|journalists|the\s+(?:press|media)|parliament)\s(?:[^.;,\d]{0,60}\s)?(?:on\s+)?$"
    r"|\b(?:[Ss]peaking|[Aa]ddressing|[Tt]estifying|[Tt]alking)\s(?:[^.;,\d]{0,60}\s)?(?:on\s+)?$",
    re.I,
)
_DAYS_PAPER = re.compile(
    r"^['\u2019]s\s+(?:[\w-]+\s+){0,2}?(?:reports?|statements?|study|briefing|bulletin|announcement|update|figures|tally|hearing|interview|speech)\b",
    re.I,
)  # "Wednesday's report counted 34"
_REPORTED = re.compile(
    r"\b(?:reported|announced|confirmed|said|told|added)\s+(?:(?:on|late|early)\s+)*$", re.I
)
# "31, up from 12 on Tuesday", "rose from 12 to 31": the number before is of a time before.
EARLIER = (
    r"(?:\b(?:up|down|rises?|rising|risen|rose|falls?|falling|fell|fallen|increas\w+|decreas\w+|drop\w*|grew|grown|climb\w*|jump\w*|leap\w*)\s+from"
    r"|\bcompared\s+(?:to|with)|\bversus|[,(]\s*(?:as\s+)?against|\b(?:double|twice|triple)|\b(?:short\s+of|below|above|under|over|(?:more|fewer|less|higher|lower)\s+than)\s+the(?=\s+\d|\s*$)|\bto\s+(?:[\w-]+\s+){0,2}\d[\d,.]*\s+(?:[\w-]+\s+){0,4}from)"
    r"\s+(?:(?:just|only|about|around|some|nearly|almost|over|at\s+least|more\s+than|a\s+mere|a|the|an?\s+estimated)\s+)*"
)
WITH_EARLIER = re.compile(EARLIER + rf"(?:{NUMERAL.pattern})", re.I)


def says(
    story: Story,
    sentence: Sentence,
    mention: DateMention,
    trigger: Token,
    cue_verbs: Sequence[Token],
    anchor: Span,
) -> bool:
    """True for the day of a saying or a count: "as of", "said on 13 June", "reported Thursday 26 deaths"."""
    if mention.rule == "when.ago" and mention.span.of(story.text).endswith("from"):
        return False  # "a week on from the march"
    before = story.text[max(0, mention.span.start - 20) : mention.span.start]
    if _AS_OF.search(before) or mention.rule == "when.clock":
        return True
    words = story.text[max(sentence.span.start, mention.span.start - 80) : mention.span.start]
    told_at = sentence.base + trigger.idx + len(trigger.text)
    own = re.fullmatch(r"\s+(?:(?:on|late|early)\s+)*", story.text[told_at : mention.span.start])
    if (_SPEECHES.search(words) and not own) or PUBLISHED.search(words):
        return True  # "released on Wednesday" is no statement, where somebody is
    if _DAYS_PAPER.match(story.text[mention.span.end : mention.span.end + 40]):
        return True
    if mention.span.end <= anchor.start and _REPORTED.search(before):
        return True
    return _is_by_parse(story, sentence, mention, trigger, cue_verbs, anchor)


def _is_of_a_noun(token: Token) -> bool:
    """ "Overnight clashes", "Friday's march": the day of what is named, unless that is who says."""
    noun = token.head
    return token.dep_ in ("amod", "poss") and noun.pos_ == "NOUN" and noun.dep_ not in ("nsubj", "pobj")


def _is_by_parse(
    story: Story, sentence: Sentence, mention: DateMention, trigger: Token, cue_verbs: Sequence[Token], anchor: Span
) -> bool:  # fmt: skip
    """True where the verb that governs the day tells, counts or makes known."""
    token = token_at(sentence, mention.span)
    told = any(
        c.i == trigger.i for c in cue_verbs
    )  # "condemned Monday's violence": what is told is the saying
    if (
        token is None
        or (_is_of_a_noun(token) and not told)
        or DATES_ANOTHER.match(story.text[mention.span.end : mention.span.end + 40])
    ):
        return False
    verb = clause_verb(token)
    if is_made_known(verb, trigger):
        return True
    if (
        verb.lemma_ in _RISES
        and not OF_EVENTS.match(story.text[mention.span.end : mention.span.end + 40])
        and clause_verb(trigger).i == verb.i
        and _TO.search(story.text[max(0, anchor.start - 30) : anchor.start])
        and not WITH_EARLIER.search(story.text[anchor.end : max(anchor.end, mention.span.start)])
    ):
        return True  # "the toll climbed to 41 on Monday": counted on that day
    cue = next((c for c in cue_verbs if c.i == verb.i), None)
    if cue is None or (cue.i == trigger.i and any(c.dep_ == "auxpass" for c in cue.children)):
        return False  # "was accused last month": of the accusation, which is what is told
    start = sentence.base + cue.idx
    if verb.i == clause_verb(trigger).i:
        return bool(
            re.fullmatch(
                r"\s+(?:(?:on|late|early)\s+)*", story.text[start + len(cue.text) : mention.span.start]
            )
        )
    # "Eight died on 9 January, the office said": a comma parts the day from the speaker.
    closed = story.text[mention.span.end : mention.span.end + 1] == ","
    closed = closed and not _NEXT_TELLS.search(story.text[anchor.end : mention.span.start])
    return not (closed and anchor.start < mention.span.start < start)


# "Doctors said one died, but on Friday, the union said two had": the day begins what the next one says.
_NEXT_TELLS = re.compile(r",\s(?:but|and|while)\s(?:(?:later|early|late)\s)?(?:on\s)?$", re.I)
_RISES = frozenset("climb rise reach mount increase grow jump soar swell pass top exceed stand".split())
_TO = re.compile(
    r"\b(?:to|at|reach(?:ed|es|ing)?|pass(?:ed|es|ing)?|topp?(?:ed|s|ing)?|exceed(?:ed|s|ing)?)\s+(?:[\w-]+\s+){0,3}$",
    re.I,
)


_PRESS = frozenset("medium media press reporter journalist newspaper agency correspondent".split())
_HANDS = frozenset("provide give hand show supply brief send submit present furnish".split())
_EMERGES = frozenset("emerge transpire learn reveal disclose".split())


def is_made_known(verb: Token, trigger: Token) -> bool:
    """ "Gave the media a list of the 19 dead on Monday", "it was learned on Tuesday that 12 were held": when it was made known."""
    if verb.lemma_ in _HANDS:
        to = [*verb.children, *(g for c in verb.children if c.dep_ in ("prep", "dative") for g in c.children)]
        return any(c.lemma_.casefold() in _PRESS and c.dep_ in ("dobj", "dative", "pobj") for c in to)
    own = clause_verb(trigger)
    it = any(c.lower_ == "it" and c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children)
    return verb.lemma_ in _EMERGES and it and bool(verb.is_ancestor(own)) and verb.i != own.i


_BRINGS = re.compile(
    r"\b(?:bring|brings|bringing|brought|tak(?:es|ing)|took|push(?:es|ed|ing)|rais(?:es|ed|ing)|lift(?:s|ed|ing))\s+(?:the\s+|its\s+|their\s+)?"
    r"(?:[\w'\u2019-]+\s+){0,4}?(?:toll|total|number|count|tally|figure|deaths|fatalities|arrests)\b[^.;,]{0,40}?\bto\s+(?:[\w-]+\s+){0,3}$",
    re.I,
)


_BY = re.compile(
    r"\bby\s+(?:the\s+end\s+of\s+)?(?:(?:late|early|noon|midday|midnight|nightfall|dusk)\s+(?:on\s+)?)*$",
    re.I,
)
_HAD = re.compile(r"\b(?:had|has|have|stood|reached)\b")
_NEAR_BY = 60  # characters: "by 2 December, over 200 had been held"


def _by_then(
    story: Story, sentence: Sentence, here: Sequence[DateMention], anchor: Span
) -> DateMention | None:
    """ "By 2 December, over 200 had been held", "40 had died by Friday": the day up to which they are counted."""
    found: list[tuple[int, DateMention]] = []
    for mention in here:
        first, last = sorted((mention.span, anchor), key=lambda s: s.start)
        between = story.text[first.end : last.start]
        behind = story.text[anchor.end : min(sentence.span.end, anchor.end + _NEAR_BY)]
        if (
            mention.when is None
            or mention.when.end is None
            or len(between) > _NEAR_BY
            or re.search(r"[.;]", between)
        ):
            continue
        if _BY.search(story.text[max(0, mention.span.start - 40) : mention.span.start]) and _HAD.search(
            story.text[sentence.span.start : first.start] + between + behind
        ):
            found.append((len(between) + _NEAR_BY * len(NUMERAL.findall(between)), mention))
    return min(found, key=lambda row: row[0])[1] if found else None  # "61 by Friday, then 74 by Sunday"


def counted_up_to(
    story: Story, sentence: Sentence, here: Sequence[DateMention], anchor: Span
) -> DateMention | None:
    """ "Two died on Monday, bringing the toll to 41": the day up to which the 41 are counted."""
    brings = _BRINGS.search(story.text[sentence.span.start : anchor.start])
    if brings is None:
        return _by_then(story, sentence, here, anchor)
    start = sentence.span.start + brings.start()
    if any(start < d.span.start < anchor.start for d in here):
        return None  # "raising the toll from Sunday's clash to three"
    days = [d for d in here if d.span.end <= start and d.when is not None and d.when.end is not None]
    days = [d for d in days if not IN_CONNECTION.search(story.text[sentence.span.start : d.span.start])]
    return days[-1] if days else None
