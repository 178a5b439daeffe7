"""What is told as a habit, or of several occasions: "every Friday they march", "police routinely arrest dozens", "has been held
twice". No single day is its day: it has the stretch that its sentence names, or none.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from khronika.nouns import Precision, Span, When
from khronika.reading.english.date_anchor import WEEKDAY
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.scope import token_at
from khronika.reading.english.syntax import clause_verb
from khronika.reading.mentions import DateMention

_PART = r"(?:days?|nights?|evenings?|mornings?|afternoons?|weekends?|weekdays?|weeks?|months?|years?|summers?|winters?|time|hour)"
_TIMES = (
    rf"(?:every|each)\s+(?:(?:other|single|second|third|first|last|few|two|three|four|five|six)\s+)*(?:{WEEKDAY}|{_PART})\b(?!\s+of\s+the\s+(?:two|three|past|last))"
    rf"|(?:most|some)\s+(?:{WEEKDAY}s|nights|evenings|mornings|weekends|weeks|days)\b"
    rf"|(?:on\s+|at\s+)?{WEEKDAY}(?:s(?!['\u2019])|\s+(?:nights|evenings|mornings|afternoons))\b"
    r"|(?:night|day|week|month|year)\s+after\s+(?:night|day|week|month|year)\b"
    r"|(?:on|at)\s+(?:weekends|weekdays)\b"
    r"|(?!(?:lasts|takes|was|is|has|minus|plus)\b)(?:once|\w+s|people|women|men|\d)\s+(?P<rate>an?\s+(?:day|night|week|month|year))\b(?!\s+(?:later|ago|after|before|earlier|of|long|in|into|since|to|from)\b)"
)
_ADVERBS = (
    r"whenever|nightly|weekly|daily|monthly|annually|generally|usually|typically|routinely|regularly|often|frequently|habitually|sometimes|normally"
    r"|customarily|occasionally|always|as\s+a\s+rule|from\s+time\s+to\s+time"
)
_SEVERAL = (
    r"repeatedly|twice|time\s+and\s+again|again\s+and\s+again"
    r"|(?:two|three|four|five|six|seven|several|many|numerous|countless|multiple|\d+)\s+(?:\w+\s+)?(?:times|occasions)"
)
_HABIT = re.compile(
    rf"\b(?:(?P<time>{_TIMES})|(?P<adverb>{_ADVERBS})|(?P<several>{_SEVERAL}))(?![\w-])", re.I
)
_COMPARED = re.compile(
    r"\b(?:as|like|unlike|than)\s+(?:[\w'\u2019-]+\s+){0,4}$", re.I
)  # "on Sunday, as on every Sunday": that one
_DRAWS = frozenset(
    "draw attract bring see hold stage organise organize lead mount conduct call join attend".split()
)
_TOGETHER = frozenset(("conj", "advcl", "xcomp", "ccomp", "pcomp", "acl", "relcl"))
_NOW = frozenset(("VBP", "VBZ"))
_CARRIED = ("when.carried", "when.up-to-now", "when.not-after-said")


def without_its_day(
    sentence: Sentence, trigger: Token, when: When | None, dates: Sequence[DateMention], *, each: bool = False
) -> When | None:
    """``when``, if ``trigger`` tells of one occasion; of a habit only a stretch that the sentence itself names, and for a number
    that was counted ``each`` time no stretch either: "a dozen are arrested every week since March" is no dozen since March."""
    if when is None or (found := list(_HABIT.finditer(sentence.tokens.text))) == []:
        return when
    here = [d for d in dates if sentence.span.overlaps(d.span)]
    for match in found:
        if _COMPARED.search(sentence.tokens.text[: match.start()]) and match[0].casefold() != "as a rule":
            continue
        if not _is_of(sentence, trigger, match, here):
            continue
        if match["several"] and when.rule == "when.up-to-now":
            return when
        if when.rule in _CARRIED or when.precision is Precision.DAY or not _is_named(when, here):
            return None
        if match["several"]:
            return when
        return None if each else replace(when, recurring=match[0])
    return when


def _is_named(when: When, here: Sequence[DateMention]) -> bool:
    return any(d.when is not None and d.when.bounds() == when.bounds() for d in here)


def _is_of(sentence: Sentence, trigger: Token, match: re.Match[str], here: Sequence[DateMention]) -> bool:
    """True where ``match`` says how often it is that ``trigger`` happens."""
    start = sentence.span.start + match.start("rate" if match["rate"] else 0)
    word = token_at(sentence, Span(start, sentence.span.start + match.end()))
    if word is None:
        return False
    own = clause_verb(trigger)
    if match["time"] is None and word.dep_ == "amod":
        return _is_of_kind(word.head, trigger, own)
    how = _how_often(word, counted=match["rate"] is not None, trigger=trigger)
    if how is None or not _covers(how, own):
        return False
    if match["several"] and not any(
        c.dep_ == "aux" and c.lower_ in ("has", "have", "had") for c in how.children
    ):
        return False  # "on Sunday police repeatedly fired gas": on one day
    return not _has_its_day(sentence, own, here, strictly=match["time"] is None or own.i != how.i)


def _is_of_kind(noun: Token, trigger: Token, own: Token) -> bool:
    """ "Daily protests have shaken Tarsk", "stages weekly sit-ins": several of them; "their monthly rally" is one."""
    if noun.tag_ != "NNS":
        return False
    beside = noun.dep_ in ("dobj", "nsubj", "nsubjpass") and noun.head.i == own.i
    return noun.i == trigger.i or (beside and own.lemma_ in _DRAWS and trigger.i == own.i)


def _how_often(word: Token, *, counted: bool, trigger: Token) -> Token | None:
    """The verb of what happens so often; ``None`` where it is said of a quality, or of another noun ("the often violent march")."""
    while word.dep_ in ("pobj", "det", "advmod", "npadvmod", "nummod", "prep", "pcomp", "quantmod"):
        above = word.head
        if above.pos_ in ("VERB", "AUX"):
            return clause_verb(above)
        if above.pos_ in ("NOUN", "PROPN", "NUM") and not counted and above.i != trigger.i:
            return clause_verb(above) if above.dep_ in ("pobj", "npadvmod") and word.dep_ == "det" else None
        if above.pos_ == "ADJ" or (above.pos_ == "ADV" and word.dep_ == "advmod"):
            return None
        if above.pos_ == "ADP" and word.dep_ == "advmod":
            return None  # "beat them, sometimes with rifle butts"
        word = above
    return clause_verb(word) if counted or word.i == trigger.i or word.pos_ in ("VERB", "AUX") else None


def _covers(how: Token, own: Token) -> bool:
    """True where ``own`` is the verb that happens so often, goes on from it in its tense, or tells what comes of it each time."""
    if how.i == own.i:
        return True
    if how.is_ancestor(own):
        up = own
        while up.i != how.i:
            if up.dep_ not in _TOGETHER or (up.tag_ not in ("VB", "VBG") and not _in_one_tense(up, how)):
                return False
            up = clause_verb(up.head)
        return True
    if own.is_ancestor(how) and _tense(own) == _tense(how) == "present":
        whenever = how.dep_ == "advcl" and any(c.lower_ in ("when", "whenever") for c in how.children)
        return how.dep_ == "conj" or whenever
    return False


def _in_one_tense(verb: Token, other: Token) -> bool:
    return _tense(verb) == _tense(other)


def _tense(verb: Token) -> str:
    """Of the verb or of its first auxiliary: present or past; "" where neither tells."""
    first = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    if first.tag_ in _NOW:
        return "perfect" if first.lower_ in ("has", "have") and first.dep_ == "aux" else "present"
    return "past" if first.tag_ == "VBD" else ""


def _has_its_day(sentence: Sentence, own: Token, here: Sequence[DateMention], *, strictly: bool) -> bool:
    """ "They march every week, and on Sunday 40 were held": a day in its own clause, where that is not the habit's ("every year on 9 May")."""
    if not strictly:
        return False
    days = (d for d in here if d.when is not None and d.when.precision is Precision.DAY)
    tokens = (token_at(sentence, d.span) for d in days)
    return any(t is not None and clause_verb(t).i == own.i for t in tokens)
