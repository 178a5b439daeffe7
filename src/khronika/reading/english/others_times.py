"""Times that a sentence tells of something else than what is told of: a cause, a reason, somebody's past, what came before or
followed.
"""

import re

from khronika.nouns import PartialDate, Precision, Span, When
from khronika.reading.english.joined_places import NUMERAL
from khronika.reading.english.lexicon import SAY
from khronika.reading.english.parsing import Token
from khronika.reading.english.scope import came_first, is_cause
from khronika.reading.english.syntax import clause_verb
from khronika.reading.mentions import DateMention


def is_of_else(token: Token, trigger: Token, when: When) -> bool:
    """True for a time at ``token`` that is not the time of what ``trigger`` tells, as the clauses stand to each other."""
    own, verb = clause_verb(trigger), clause_verb(token)
    if _names_another(token, trigger, when) or _since_then(verb, own):
        return True
    if (
        _is_of_what_is_said(token, trigger)
        or _is_from_then(token, trigger)
        or _of_another_subject(token, verb, own)
        or _of_the_sum(verb, own, trigger)
    ):
        return True
    if (when.rule == "when.since" and _held_before(verb, own, trigger)) or _came_before(verb, own):
        return True
    if (
        _of_not_knowing(verb, trigger)
        or _of_what_went_along(verb, own, trigger)
        or _of_a_place(token, verb, own, trigger)
    ):
        return True
    if (
        _of_the_reason(verb, own)
        or _of_a_relative(verb, own, trigger, when)
        or (verb.i != own.i and is_what_they_did_about(own))
    ):
        return True
    first = verb.i != own.i and not verb.is_ancestor(own) and came_first(verb, when)
    return first or _of_the_cause(token, verb, own, trigger)


def _is_of_what_is_said(token: Token, trigger: Token) -> bool:
    """ "Protesters gathered after local media said 44 had been held over a Sunday night march": the march's day."""
    own = clause_verb(trigger)
    for up in token.ancestors:
        if up.i == own.i:
            return False
        if up.dep_ == "advcl" and up.lemma_ in SAY and any(c.dep_ == "nsubj" for c in up.children):
            said = next((c for c in up.children if c.dep_ == "ccomp"), None)
            below = said is not None and said.is_ancestor(token)
            return below and own.is_ancestor(up) and not up.is_ancestor(trigger)
    return False


_SUMS = frozenset(("raise", "bring", "take", "push"))
_TOTALS = frozenset(("toll", "number", "total", "count", "tally", "figure"))


def _of_the_sum(verb: Token, own: Token, trigger: Token) -> bool:
    """ "Seven were shot on Thursday, raising the toll to 111 since October": since when the toll is counted."""
    sums = verb.lemma_ in _SUMS and verb.tag_ == "VBG" and verb.i != own.i
    total = (
        next((c for c in verb.children if c.dep_ == "dobj" and c.lemma_ in _TOTALS), None) if sums else None
    )
    return total is not None and not verb.is_ancestor(trigger)


def _came_before(verb: Token, own: Token) -> bool:
    """ "Walked out, having been pardoned on Monday"."""
    had = any(c.lower_ == "having" and c.dep_ == "aux" for c in verb.children)
    return had and verb.i != own.i and own.is_ancestor(verb)


def _held_before(verb: Token, own: Token, trigger: Token) -> bool:
    """ "Eight monks jailed since 2019 walked out": since when they were in jail."""
    held = verb.dep_ == "acl" and verb.lemma_ in _HOLDS and verb.i not in (own.i, trigger.i)
    theirs = (
        trigger.like_num and trigger.head.i == verb.head.i
    )  # "of the 76 arrested since Tuesday, 54 were freed"
    return held and verb.head.i != trigger.i and not theirs and not verb.is_ancestor(trigger)


_HOLDS = frozenset("jail hold detain imprison arrest confine keep".split())


def _of_what_went_along(verb: Token, own: Token, trigger: Token) -> bool:
    """ "Rallies left four dead, with unrest going on in Lirna on Tuesday": the day of what is added."""
    brought = verb.dep_ == "acl" and verb.head.dep_ == "pobj" and verb.head.head.lower_ == "with"
    added = brought or (verb.dep_ == "pcomp" and verb.head.lower_ == "with")
    inside = trigger.i in (verb.i, verb.head.i) or verb.head.is_ancestor(trigger)
    return added and verb.i != own.i and not inside


def _of_a_place(token: Token, verb: Token, own: Token, trigger: Token) -> bool:
    """ "Of 898 arrests in Lirna, where 9,000 had gathered on Wednesday": the day of what else happened there."""
    there = verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children)
    return there and verb.i != own.i and verb.is_ancestor(token) and not verb.is_ancestor(trigger)


def _of_not_knowing(verb: Token, trigger: Token) -> bool:
    """ "The fate of those arrested was still unclear on Monday": when nobody knew."""
    return verb.i != trigger.i and verb.lemma_ == "be" and any(c.lemma_ in _NOT_KNOWN for c in verb.children)


_NOT_KNOWN = frozenset("unclear unknown uncertain".split())


def _of_another_subject(token: Token, verb: Token, own: Token) -> bool:
    """ "One person was charged, and protests on 5 and 6 December followed": the day of what the next clause tells."""
    preposition = token.head
    noun = preposition.head
    told = token.dep_ == "pobj" and preposition.dep_ == "prep" and noun.dep_ in ("nsubj", "nsubjpass")
    return told and verb.i != own.i and verb.dep_ == "conj" and not verb.is_ancestor(own)


_CASE = r"\b(?:in\s+(?:relation\s+to|connection\s+with|(?:the|a)\s+case\s+(?:of|over))|in\s+cases\s+(?:of|over|related\s+to)|(?:related|linked|tied)\s+to)\b"
IN_CONNECTION = re.compile(
    _CASE + r"(?:[^.;,]|,(?!\s*(?:including|among|who|which|with|while|but|\d)))*$", re.I
)
# Before what was done about it only up to a comma: "in connection with the riot, police on Friday held 12".
_CASE_BEFORE = re.compile(_CASE + r"(?:[^.;,\n]|,(?=\s*(?:(?-i:[A-Z])|\w+\s+and\b)))*$", re.I)


def _is_bracketed_with_another(text: str, day: Span, anchor: Span) -> bool:
    opened = text.rfind("(", max(0, day.start - _ASIDE), day.start)
    if opened < 0 or ")" in text[opened : day.start]:
        return False
    end = text.find(")", day.end, day.end + _ASIDE)
    if end < 0 or opened < anchor.start < end:
        return False
    return NUMERAL.search(text[opened : day.start] + " " + text[day.end : end]) is not None


_ASIDE = 60  # characters


def is_of_case(text: str, mention: DateMention, anchor: Span) -> bool:
    """ "31 were arrested in connection with the clashes on July 21": the clashes' day, and some day since; "214 are held (last week:
    230)": of the number in the brackets."""
    if _is_bracketed_with_another(text, mention.span, anchor):
        return True
    if mention.span.end <= anchor.start:
        return _CASE_BEFORE.search(text[max(0, mention.span.start - 160) : mention.span.start]) is not None
    between = text[anchor.end : mention.span.start] if anchor.end <= mention.span.start else ""
    return IN_CONNECTION.search(between) is not None


_LONG_AGO = 31  # days: a clause about somebody often tells of a day of this month that is the story's too


def is_long_ago_aside(token: Token, trigger: Token, when: When, published: PartialDate | None) -> bool:
    """ "The mother of a man who died on 1 November 2024 began a hunger strike": a day with its year, of him alone."""
    verb, own = clause_verb(token), clause_verb(trigger)
    if (
        verb.dep_ not in ("relcl", "acl")
        or verb.i == own.i
        or verb.is_ancestor(own)
        or verb.head.i == trigger.i
    ):
        return False
    told = when.precision is Precision.DAY and when.latest is not None and _WITH_YEAR.search(when.words)
    return bool(told and published and when.latest and (published.earliest - when.latest).days > _LONG_AGO)


_WITH_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _since_then(verb: Token, own: Token) -> bool:
    """ "Yesterday declared an emergency to quell riots that have killed five": until then, and not yesterday."""
    perfect = any(c.lower_ in ("has", "have") and c.dep_ == "aux" for c in own.children)
    return own.dep_ == "relcl" and perfect and verb.i != own.i and verb.is_ancestor(own)


_OVER = frozenset("against over for of about to from under by with on despite concerning regarding".split())


_ABOUT = frozenset("against over about despite concerning regarding under".split())


def _names_another(token: Token, trigger: Token, when: When) -> bool:
    """ "Jailed over the 2008 riots", "veterans of the 1971 war": a year says which riots are meant, and not when it was."""
    noun = token.head
    named = when.precision is Precision.YEAR or noun.lemma_.casefold() not in _HAPPENINGS
    if not named or noun.i <= token.i or (noun.pos_ not in ("NOUN", "PROPN") and noun.dep_ != "pobj"):
        return False
    if (
        token.dep_ not in ("nummod", "compound", "nmod", "amod")
        or noun.i == trigger.i
        or noun.is_ancestor(trigger)
    ):
        return False
    while noun.dep_ in ("compound", "nmod", "conj", "poss") and noun.head.i != noun.i:
        noun = noun.head
    protested = noun.dep_ == "dobj" and noun.head.lemma_ == "protest"
    over = _OVER if when.precision is Precision.YEAR else _ABOUT
    return protested or (noun.dep_ == "pobj" and noun.head.lower_ in over)


_HAPPENINGS = frozenset(
    "protest demonstration rally march gathering strike vigil sit-in clash riot unrest violence crackdown raid shooting attack "
    "killing dispersal arrest detention operation event incident celebration parade festival procession funeral picket blockade "
    "morning afternoon evening night hearing trial death poll vote election referendum meeting session".split()
)


def _is_from_then(token: Token, trigger: Token) -> bool:
    """ "Books with speeches from last year": when those were held."""
    preposition = token.head
    noun = preposition.head
    from_then = preposition.lower_ == "from" and token.dep_ == "pobj" and noun.pos_ == "NOUN"
    if noun.lemma_ == "period":
        return False
    return bool(from_then and noun.i != trigger.i and not noun.is_ancestor(trigger) and noun.dep_ != "ROOT")


def _of_the_reason(verb: Token, own: Token) -> bool:
    """ "Jailed for covering a march in March 2018": the march's month."""
    gerund = verb.dep_ == "pcomp" and verb.tag_ == "VBG" and verb.head.lower_ in ("for", "over")
    return gerund and verb.i != own.i and own.is_ancestor(verb) and own.lemma_ in _FOR_A_DEED


_FOR_A_DEED = frozenset(
    "jail imprison sentence convict fine charge try arrest detain hold dismiss suspend punish accuse".split()
)


_DONE_ABOUT_IT = _FOR_A_DEED | frozenset(
    "round pick question summon interrogate indict prosecute remand seek".split()
)


def is_what_they_did_about(own: Token) -> bool:
    """ "Were rounded up overnight in connection with the unrest in which 100 were hurt": when they were, and not the unrest."""
    noun = own.head
    if own.dep_ != "relcl" or noun.dep_ != "pobj":
        return False
    link = noun.head
    while link.lower_ == "of" and link.head.dep_ == "pobj":
        link = link.head.head  # "into a shooting of miners that left 34 dead"
    if link.lower_ == "into":
        return link.head.lemma_ in ("inquiry", "investigation", "probe", "commission")
    about = link.lower_ == "over" or link.head.lower_ in ("connection", "relation", "linked", "related")
    return about and any(up.lemma_ in _DONE_ABOUT_IT for up in link.ancestors)


def _of_the_cause(token: Token, verb: Token, own: Token, trigger: Token) -> bool:
    """ "Marched after a bus killed two pupils on 29 July", "40 were held because of the march on Saturday": the cause's day."""
    for up in token.ancestors:
        if up.i == own.i or up.i == trigger.i:
            break
        if up.dep_ == "prep" and up.lower_ in ("because", "due", "owing") and not up.is_ancestor(trigger):
            return True
    return verb.i != own.i and is_cause(verb) and verb.is_ancestor(token)


def _of_a_relative(verb: Token, own: Token, trigger: Token, when: When) -> bool:
    """ "Orn, who led rebels until 2005, has called ...", "died as troops put down protests that began on 10 March": the
    clause says of something else when it was, a year or a beginning."""
    while verb.dep_ in ("acl", "xcomp", "conj") and clause_verb(verb.head).i not in (
        verb.i,
        own.i,
        trigger.i,
    ):
        verb = clause_verb(verb.head)  # "the guard who stopped a man entering the hall in 2017"
    if verb.dep_ != "relcl" or verb.i == own.i or verb.is_ancestor(own) or verb.head.i == trigger.i:
        return False
    named = when.precision in (Precision.YEAR, Precision.DAYS) and when.rule != "when.event"
    return named or verb.lemma_ in BEGINS


def is_beginning(trigger: Token, when: When | None, published: PartialDate | None) -> bool:
    """ "Rallies broke out on 16 April", in a report of the 20th: how it all began dates nothing else that the report tells."""
    verb = clause_verb(trigger)
    if verb.dep_ == "relcl" and when is not None and when.precision is Precision.DAYS:
        return True  # "protests which claimed 11 lives last week"
    out = any(c.dep_ == "prt" and c.lower_ == "out" for c in verb.children)
    begun = verb.lemma_ in BEGINS and (verb.lemma_ != "break" or out)
    if not begun or when is None or when.latest is None or published is None:
        return False
    return (published.earliest - when.latest).days >= _LONG_SINCE


_LONG_SINCE = 3  # days: what broke out yesterday is the news itself
BEGINS = frozenset("begin start erupt break commence end".split())


def is_due(verb: Token, own: Token) -> bool:
    """ "375 were arrested, some due to appear in court on Friday": the day of what is to come."""
    infinitive = any(c.tag_ == "TO" for c in verb.children)
    return bool(
        verb.i != own.i
        and infinitive
        and verb.head.lower_ in ("due", "set", "scheduled", "expected", "supposed")
    )


def is_participles(token: Token, trigger: Token) -> bool:
    """ "The trial of 96 people arrested in Saturday's march began on Monday": the day of the arrests, where people are what is
    counted and the participle says what befell them."""
    noun = trigger.head if trigger.dep_ == "nummod" else trigger
    return any(
        c.dep_ == "acl" and c.tag_ == "VBN" and c.i > noun.i and c.is_ancestor(token) for c in noun.children
    )
