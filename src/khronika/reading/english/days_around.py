"""What a clause behind "after" says of days: what it tells came before the day of the main clause, which came on its day or since."""

import datetime as dt
import re

from khronika.nouns import Kind, Precision, When
from khronika.reading.english.lexicon import NOUN_KIND, VERB_KIND
from khronika.reading.english.owned_days import is_courts, is_offices
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.syntax import clause_verb, lemma_of

_HARM = (Kind.DEATH, Kind.INJURY, Kind.DETENTION, Kind.FORCE, Kind.DISPERSAL, Kind.DAMAGE)
_OUTCOME = (Kind.DEATH, Kind.INJURY, Kind.DETENTION, Kind.SENTENCE)
_ANSWER = (Kind.CURFEW, Kind.BAN, Kind.DEPLOYMENT, Kind.BLACKOUT, Kind.BLOCKING)
# With what led to it on one day: "stones were thrown on Friday after police hurt two", "the march ended after 20 were held".
_IN_ONE_GO = frozenset(
    "fire open storm attack throw hurl pelt charge flee retreat end stop halt cancel turn descend take rush admit treat hospitalise "
    "hospitalize leave be become".split()
)
_OF_A_NOUN = ("poss", "amod", "compound", "nmod")  # "the toll of last Friday's firing rose after two died"
_AFTER = ("after", "following")
_CAUSES = frozenset(
    "shooting beating lathicharge lathi-charge raid killing death murder assassination execution arrest detention abduction sentencing conviction collapse crash".split()
)


def _kind_of(token: Token) -> Kind | None:
    return VERB_KIND.get(lemma_of(token)) if token.pos_ == "VERB" else NOUN_KIND.get(lemma_of(token))


def is_before_what_followed(token: Token, trigger: Token) -> bool:
    """ "Lirna was gripped by looting on Tuesday, after four people were killed": they were killed on that day or before it."""
    own, verb = clause_verb(trigger), clause_verb(token)
    while verb.dep_ == "pcomp" and verb.tag_ == "VBG" and verb.i != own.i:
        verb = clause_verb(verb.head.head)  # "gripped by looting on Tuesday"
    clause = _after_clause(own, verb) if token.dep_ not in _OF_A_NOUN else None
    if clause is None or clause.i == token.i or clause.is_ancestor(token):
        return False
    outcome = _kind_of(trigger) in _OUTCOME or _kind_of(own) in _OUTCOME
    public = is_courts(verb) or is_offices(verb)  # what they answer may have been long before
    return outcome and not public and _kind_of(verb) not in _HARM and verb.lemma_ not in _IN_ONE_GO


def _after_clause(own: Token, verb: Token) -> Token | None:
    """The clause behind "after" below ``verb`` that ``own`` stands in."""
    if not verb.is_ancestor(own):
        return None
    for up in (own, *own.ancestors):
        if up.i == verb.i:
            return None
        marked = up.dep_ == "advcl" and any(
            c.lower_ in _AFTER and c.dep_ in ("mark", "prep", "advmod") for c in up.children
        )
        if marked or (up.dep_ == "pcomp" and up.head.lower_ in _AFTER):
            return up
    return None


def is_since_then(token: Token, trigger: Token) -> bool:
    """ "A curfew was imposed after four people were killed on Monday", "marched following the death of a docker on Monday": on
    that day or since."""
    own, verb = clause_verb(trigger), clause_verb(token)
    if verb.i != own.i and _kind_of(trigger) in _ANSWER and _kind_of(verb) in _HARM:
        clause = _after_clause(verb, own)
        return clause is not None and clause.i != trigger.i and not clause.is_ancestor(trigger)
    for up in token.ancestors:
        if up.i in (own.i, trigger.i) or up.is_ancestor(trigger):
            return False
        if up.dep_ == "prep" and up.lower_ in (*_AFTER, "since", "against", "over"):
            return any(c.dep_ == "pobj" and c.lemma_ in _CAUSES and c.i != token.i for c in up.children)
    return False


_APART = re.compile(
    r"\b(?:(?P<one>an?|one|the)|(?P<n>two|three|four|five|six|\d\d?))\s+(?P<unit>days?|weeks?)\s+after$", re.I
)
_FEW = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


# "On Tuesday to enforce a curfew, a day after clashes left ...", where the parse hangs the clause on another verb.
_DAYS_AFTER = re.compile(
    r",\s+(?:just\s+|only\s+)?(?P<n>an?|one|two|three|four|five|six)\s+days?\s+after\s[^;]*$", re.I
)


def days_apart(token: Token, trigger: Token, between: str = "") -> int:
    """Days from the day at ``token`` to what ``trigger`` tells, where one of both stands behind "two days after": minus two for
    what came before, two for what followed; 0 where nothing says so. ``between`` are the words between the day and ``trigger``."""
    mine, its = _counted_clause(trigger), _counted_clause(token)
    if mine is not None and not _inside(token, mine[0]) and _inside(trigger, mine[0]):
        return -mine[1]
    if (
        its is not None
        and _inside(token, its[0])
        and not _inside(trigger, its[0])
        and its[0].is_ancestor(token)
    ):
        return its[1]
    found = _DAYS_AFTER.search(between)
    return 0 if found is None else -_FEW.get(found["n"].casefold(), 1)


def _inside(token: Token, clause: Token) -> bool:
    return bool(clause.i == token.i or clause.is_ancestor(token))


def _counted_clause(token: Token) -> tuple[Token, int] | None:
    """The clause behind "two days after" that ``token`` stands in, and the days."""
    for up in (token, *token.ancestors):
        marks = [
            c
            for c in up.children
            if c.lower_ == "after" and c.dep_ in ("mark", "prep", "advmod") and c.i < up.i
        ]
        if up.dep_ in ("pcomp", "pobj") and up.head.lower_ == "after":
            marks.append(up.head)
        for mark in marks if up.dep_ in ("advcl", "pcomp", "pobj") else ():
            found = _APART.search(str(token.doc[max(0, mark.i - 2) : mark.i + 1].text))
            if found is not None:
                count = 1 if found["one"] else _FEW.get(found["n"].casefold()) or int(found["n"])
                return up, count * (7 if found["unit"].casefold().startswith("week") else 1)
    return None


_SAID_AFTER = re.compile(
    r"\W*(?P<n>an?|one|two|three|four|five|six)\s+days?\s+after\b[^;]*?\b(?:protests?|clash(?:es|ed)?|riots?|rioting|unrest|violence"
    r"|rall(?:y|ies)|march(?:es)?|demonstrations?|crackdown|shooting|dispersal|raid)\b[^;]*?,",
    re.I,
)


def day_before_saying(text: str, sentence: Sentence, trigger: Token, said: When | None) -> When | None:
    """ "A day after clashes broke out, police said on Wednesday that 300 were hurt": on Tuesday, the clashes' day."""
    day = said.earliest if said is not None and said.precision is Precision.DAY else None
    found = _SAID_AFTER.match(text, sentence.span.start, sentence.span.end) if day is not None else None
    verb = clause_verb(trigger)
    if (
        day is None
        or found is None
        or is_courts(verb)
        or is_offices(verb)
        or sentence.base + trigger.idx < found.end()
    ):
        return None
    return When.on(day - dt.timedelta(_FEW.get(found["n"].casefold(), 1)), found[0], "when.day-before")
