"""Which verb of a sentence owns a day: the nearest that governs it in the parse. What another verb owns is no other's.

A clause of its own ("freed 12 arrested on 3 May", "wounds sustained on Friday", "jailed over Monday's riot") keeps its day; a court's or an office's day ("parliament condemned on Friday ...") is not the day of what it is about, nor of the street
told of next.
"""

import re
from collections.abc import Sequence

from khronika.nouns import Kind, Precision, When
from khronika.reading.english.events import Frame
from khronika.reading.english.lexicon import VERB_KIND
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.scope import Story, token_at
from khronika.reading.english.syntax import clause_verb, subject_of
from khronika.reading.mentions import DateMention

_COURT = frozenset(
    "hear try rule acquit convict sentence charge indict summon question interrogate testify appear adjourn file lodge "
    "petition sue appeal open grant arraign order remand".split()
)
_OFFICE = frozenset(
    "resign visit meet pass sign approve adopt appoint sack dismiss inaugurate address brief condemn denounce criticise "
    "criticize deplore decry lament mark commemorate lift extend repeal discuss debate negotiate agree call urge demand "
    "warn publish present unveil investigate probe mourn celebrate honour honor protest".split()
)
# Whose object is what they are about: "condemned the killing of six".
_REACTS = frozenset(
    "condemn denounce criticise criticize deplore decry lament mark commemorate discuss debate investigate probe mourn honour honor protest".split()
)
_CALLED_OFF_THE_STREET = frozenset("protest mourn celebrate honour honor mark commemorate".split())
_COURT_ACTS = frozenset(
    "release free acquit bail sentence jail imprison charge indict convict fine pardon try remand arraign acquittal "
    "conviction indictment trial".split()
)
COURT_KINDS = (Kind.RELEASE, Kind.CHARGE, Kind.SENTENCE)
_ABOUT = frozenset("over about against for into at of concerning regarding following after since".split())
_HEARD = frozenset("hearing trial appearance verdict ruling session sentencing appeal".split())
_FOR_A_DEED = frozenset(
    "face book jail imprison sentence convict fine charge try arrest detain hold dismiss punish prosecute".split()
)
_CHARGES = frozenset("charge accusation suspicion count allegation".split())
_ACCUSES = frozenset("accuse suspect convict charge acquit".split())
_LASTS = frozenset("year month week day hour minute night".split())
_HAPPENS = frozenset(
    "hold stage organise organize call convene plan schedule break erupt occur happen begin start".split()
)
_MAKES = frozenset(
    "form found establish create adopt sign pass enact introduce impose appoint elect born".split()
)
_DIES = frozenset("die succumb death".split())
# What is done now to, or at the burial of, those of before; "treated 30 people hurt on Friday" tells of the hurt.
_STREET = frozenset("open fire storm attack mourn bury".split())
_EVENTS = frozenset(VERB_KIND) | _DIES | frozenset("sustain suffer accuse suspect".split())


def is_owned_by_another(token: Token, trigger: Token, *, in_court: bool = False) -> bool:
    """True where the day at ``token`` belongs to another verb or noun than what ``trigger`` tells."""
    own, verb = clause_verb(trigger), clause_verb(token)
    if (has_gone_on(verb, own) and not own.is_ancestor(token)) or _of_what_is_remembered(token, verb, own):
        return True
    apart = _is_apart(token, trigger, in_court=in_court)
    aside = (
        verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.nbor(-1).text == "," and verb.head.pos_ == "PROPN"
    )
    if in_court and aside and verb.i != own.i and not verb.is_ancestor(own) and verb.i != trigger.i:
        return True  # "Marn, ousted in 2022, faces charges"
    return apart or _in_its_own_clause(verb, own, trigger) or (in_court and _had_been_held(verb, own))


_REMEMBER = frozenset("mark commemorate remember recall honour honor mourn celebrate".split())


def _of_what_is_remembered(token: Token, verb: Token, own: Token) -> bool:
    """ "Marched to commemorate last year's shootings": when these were."""
    if verb.lemma_ not in _REMEMBER or verb.i == own.i or not own.is_ancestor(verb):
        return False
    return any(c.dep_ == "dobj" and (c.i == token.i or c.is_ancestor(token)) for c in verb.children)


_HELD = frozenset("arrest detain hold seize capture apprehend round pick abduct imprison".split())


def _had_been_held(verb: Token, own: Token) -> bool:
    """ "Students who were arrested in October were freed": that month is the arrest's."""
    told = verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ == "VBN")
    return told and verb.lemma_ in _HELD and verb.i != own.i and not verb.is_ancestor(own)


_LASTING = frozenset("continue spread grow persist intensify last go rage mount escalate".split())


def has_gone_on(verb: Token, own: Token) -> bool:
    """ "Sunday's deaths bring the toll to 56, while hundreds have been wounded": on no single day that another clause names."""
    if verb.lemma_ in ("launch", "begin", "start"):
        return False  # "launched on 3 October, has led to 212 arrests": since then
    perfect = verb.i != own.i and any(c.lower_ in ("has", "have") and c.dep_ == "aux" for c in own.children)
    joined = own.dep_ == "conj" and own.head.i == verb.i and any(c.lower_ == "and" for c in verb.children)
    lasts = own.lemma_ in _LASTING or any(c.lower_ == "since" for c in own.children)
    return perfect and (
        lasts or not joined
    )  # "two were killed on Friday and 30 have been taken to hospital": that day


def _is_apart(token: Token, trigger: Token, *, in_court: bool) -> bool:
    """True where the day is that of what somebody is tried for, or does about it."""
    own, verb = clause_verb(trigger), clause_verb(token)
    return (
        _of_the_deed(token, own, trigger)
        or (in_court and _of_what_led_to_court(token, verb, own))
        or (not in_court and is_of_what_is_done_about_it(token, trigger))
    )


def _of_what_led_to_court(token: Token, verb: Token, own: Token) -> bool:
    """ "Nine were charged after a rally on 3 May turned violent": the rally's day, and some day since."""
    if verb.i != own.i:
        after = verb.dep_ == "advcl" and any(c.lower_ in ("after", "since", "because") for c in verb.children)
        return after and bool(own.is_ancestor(verb))
    for up in token.ancestors:
        if up.i == own.i:
            return False
        if up.dep_ == "prep" and up.lower_ in ("after", "following", "since"):
            heard = any(c.lemma_ in _HEARD for c in up.children)  # "freed after a hearing on Friday"
            return not heard and not _is_itself(token, up)
    return False


def _in_its_own_clause(verb: Token, own: Token, trigger: Token) -> bool:
    """ "Freed 12 dockers arrested on 3 May", "jailed three men accused of taking part in the riots of 3 May"."""
    while verb.dep_ in ("pcomp", "xcomp") and verb.i != own.i:
        verb = clause_verb(
            verb.head.head if verb.dep_ == "pcomp" else verb.head
        )  # "accused of taking part on 2 May"
    if verb.i == own.i or verb.is_ancestor(own) or trigger.i in (verb.i, verb.head.i):
        return False
    if verb.dep_ in ("acl", "relcl") and verb.lemma_ in _MAKES:
        return True  # "members of a league founded on 3 May", "under a decree signed on Friday"
    if verb.dep_ == "acl" and verb.head.dep_ == "conj" and verb.head.head.i == own.i:
        return False  # "five were killed and 200 wounded on Monday"
    if verb.head.is_ancestor(trigger) and not verb.head.is_ancestor(own):
        return False  # "registered 73 people injured on Friday: 55 dockers and 18 clerks"
    if verb.lemma_ in _HAPPENS or any(c.dep_ == "dobj" and c.lower_ == "place" for c in verb.children):
        return False  # "arrested at a rally held on Friday", "a rally called for Friday drew 300"
    # "The number of those arrested on Friday rose to 12": one event, and its day.
    return (
        verb.dep_ == "acl"
        and verb.tag_ in ("VBN", "VBD")
        and verb.lemma_ in _EVENTS
        and own.lemma_ in _EVENTS | _STREET
    )


def _of_the_deed(token: Token, own: Token, trigger: Token) -> bool:
    """ "Jailed on charges of organising a rally on 12 April", "fined over Friday's march": the deed's day."""
    if own.lemma_ not in _FOR_A_DEED | _ACCUSES:
        return False
    for up in token.ancestors:
        if up.i in (own.i, trigger.i):
            return False
        if up.dep_ != "prep" and up.lower_ not in ("over", "for"):
            continue
        objects = [c for c in up.children if c.dep_ in ("pobj", "pcomp")]
        lasts = any(c.lemma_ in _LASTS or c.like_num for c in objects)
        charged = up.lower_ in ("of", "with") and up.head.lemma_ in _CHARGES | _ACCUSES
        if (up.lower_ in ("over", "for") and not lasts and not _is_itself(token, up)) or charged:
            return not bool(up.is_ancestor(trigger))
    return False


def _is_itself(token: Token, preposition: Token) -> bool:
    """ "Held for Friday", "over Sunday": the day itself is what the preposition takes."""
    return bool(token.head.i == preposition.i)


def is_of_what_is_done_about_it(token: Token, trigger: Token) -> bool:
    """ "Parliament on Friday condemned the killing of six", "protested on Monday against the arrest of 12", "resigned on
    Sunday after police shot four": the day of what is done about it; "ordered on Tuesday the release of 12" is the court's own."""
    own, verb = clause_verb(trigger), _begun(clause_verb(token))
    court = is_courts(verb)
    if not court and not is_offices(verb):
        return False
    if trigger.lemma_ in _COURT_ACTS or own.lemma_ in _COURT_ACTS:
        return False
    beside = own.is_ancestor(verb) and verb.dep_ in ("relcl", "conj")
    beside |= (
        own.dep_ == "ccomp" and own.head.i == verb.i and own.i < verb.i
    )  # as the parser joins two that stand side by side
    if beside and _has_subject(verb):
        return True  # "100 were arrested, 60 of whom appeared in court on Monday"
    if trigger.is_ancestor(token) or verb.i == trigger.i:
        return False
    if court and own.dep_ in ("acl", "relcl") and own.tag_ == "VBN" and verb.is_ancestor(own):
        return True  # "began arraigning 40 people arrested during the march"
    if verb.i != own.i:
        return bool(verb.is_ancestor(own)) and _told_as_before(own, verb)
    if trigger.pos_ not in ("NOUN", "PROPN", "VERB") or trigger.dep_ in ("nsubj", "nsubjpass"):
        return False
    return _hangs_below(trigger, verb)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


_ASPECTS = frozenset("begin start continue finish stop resume".split())


def _begun(verb: Token) -> Token:
    """ "Began arraigning": what is begun."""
    if verb.lemma_ not in _ASPECTS:
        return verb
    return next((c for c in verb.children if c.dep_ == "xcomp"), verb)


_OF_COURTS = frozenset("court judge magistrate tribunal bench jury panel chamber prosecutor".split())
_CASES = frozenset(
    "case appeal petition plea argument testimony suit lawsuit complaint evidence witness charge".split()
)
_ARMED = frozenset("police army troop soldier officer guard force policeman".split())


def is_courts(verb: Token) -> bool:
    """True for a verb of a court; "gunfire was heard", "tried to march", "opened fire", "police ordered them to leave" are the
    street's."""
    lemma, children = verb.lemma_, list(verb.children)
    if lemma in _ASPECTS | {"open"} and (what := subject_of(verb)) is not None and what.lemma_ in _HEARD:
        return True  # "the trial began on Monday"
    if lemma not in _COURT:
        return False
    about = {c.lemma_.casefold() for c in children} | {
        g.lemma_.casefold() for c in children for g in c.children
    }
    if lemma in ("hear", "appear"):
        return bool(about & (_OF_COURTS | _CASES | _HEARD))
    if lemma == "try":
        return not any(c.dep_ == "xcomp" for c in children)
    if lemma == "open":
        return "fire" not in about
    subject = subject_of(verb) if lemma == "order" else None
    return subject is None or subject.lemma_.casefold() not in _ARMED


def is_offices(verb: Token) -> bool:
    return verb.lemma_ in _OFFICE


def _told_as_before(own: Token, verb: Token) -> bool:
    """True where a clause between says that it was before: "after police shot four", "imposed after 12 were killed", "had
    killed"; not "opened fire, killing three"."""
    up = own
    while up.i != verb.i:
        words = {c.lower_ for c in up.children if c.dep_ in ("mark", "aux", "prep")}
        if words & {"had", "have", "has"} or (up.dep_ == "advcl" and words & {"after", "since", "because"}):
            return True
        if up.dep_ == "pcomp" and up.head.lower_ in _ABOUT:
            return True
        if up.dep_ == "acl" and up.tag_ == "VBN" and up.i != own.i:
            return True
        up = up.head
    return False


def _hangs_below(trigger: Token, verb: Token) -> bool:
    """The object of ``verb``, or what a preposition of cause or subject brings in below it."""
    if trigger.dep_ == "dobj" and trigger.head.i == verb.i:
        return verb.lemma_ in _REACTS
    for up in trigger.ancestors:
        if up.i == verb.i:
            return False
        if up.dep_ == "prep" and up.lower_ in _ABOUT:
            return True
    return False


def is_spoken_of(sentence: Sentence, here: Sequence[DateMention], trigger: Token) -> bool:
    """True where a day of the sentence is that of what is done about what ``trigger`` tells: it happened some time before."""
    tokens = (token_at(sentence, d.span) for d in here if sentence.span.contains(d.span))
    return any(t is not None and is_of_what_is_done_about_it(t, trigger) for t in tokens)


_PLANNED = re.compile(
    r"\b(?:due|planned|scheduled|slated|billed|called|set)\s+(?:to\s+(?:\w+\s+){1,3})?(?:(?:for|on|late|early|next|this)\s+)+$"
    r"|\b(?:due|scheduled|slated)\s+$",
    re.I,
)


def is_planned_for(text: str, sentence: Sentence, mention: DateMention, trigger: Token) -> bool:
    """ "A march that was due on Friday", "planned for Sunday": no day of what has happened, but "a rally called for Friday
    drew hundreds" tells that it was held."""
    if _PLANNED.search(text[max(0, mention.span.start - 50) : mention.span.start]) is None:
        return False
    token = token_at(sentence, mention.span)
    held = subject_of(clause_verb(trigger))
    if token is None or held is None:
        return True
    verb = clause_verb(token)
    if verb.dep_ == "relcl" and verb.is_ancestor(trigger):
        return True  # "banned a march that was due on Friday and arrested 14", as the parser joins them
    planned = subject_of(verb)
    return not held.is_ancestor(token) and (planned is None or planned.i != held.i)


def mark_days(story: Story, sentence: Sentence, frames: Sequence[Frame]) -> None:
    """Keep the days that a court, an office or a clause of its own owns in this sentence from what is told next."""
    verbs = {clause_verb(f.trigger).i for f in frames if f.kind not in COURT_KINDS}
    triggers = {f.trigger.i for f in frames if f.kind not in COURT_KINDS}
    by_court = {clause_verb(f.trigger).i for f in frames if f.kind in COURT_KINDS} - verbs
    for mention in story.dates:
        if not sentence.span.contains(mention.span) or mention.when is None:
            continue
        token = token_at(sentence, mention.span)
        if token is None:
            continue
        verb = clause_verb(token)
        of_it = is_courts(verb) and not any(up.i in triggers for up in token.ancestors)
        reacts = verb.lemma_ in _REACTS - _CALLED_OFF_THE_STREET  # "condemned on Friday the arrests"
        if verb.i in verbs and not of_it and not reacts:
            continue  # "appeared in court on Tuesday with injuries" is a court's day all the same
        # A participle on top of a sentence tells it: "Dozens held in Lirna on Monday", or what the parser took for one.
        apart = verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head.dep_ != "ROOT"
        apart |= verb.dep_ == "relcl" and any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children)
        office = is_courts(verb) or (is_offices(verb) and verb.lemma_ not in _CALLED_OFF_THE_STREET)
        freed = verb.i in by_court and mention.when.precision is Precision.DAY
        if apart or office or freed:
            story.said_spans.add(mention.span)


def is_under_anothers_day(
    sentence: Sentence, here: Sequence[DateMention], trigger: Token, carried: When
) -> bool:
    """ "On 30 October the mayor's office rejected a request to hold a rally": no day of the story is that rally's."""
    own = clause_verb(trigger)
    for mention in here:
        token = token_at(sentence, mention.span) if sentence.span.contains(mention.span) else None
        if token is None or mention.when is None or mention.when.meets(carried):
            continue
        verb = clause_verb(token)
        if (is_courts(verb) or is_offices(verb) or verb.lemma_ in _REFUSES) and verb.is_ancestor(own):
            return True
    return False


_REFUSES = frozenset("reject refuse deny decline ban authorise authorize permit allow approve".split())


def is_of_who(sentence: Sentence, mention: DateMention) -> bool:
    """ "Thirty people arrested in August were tried on Wednesday; five were freed": of the arrests only."""
    token = token_at(sentence, mention.span)
    verb = clause_verb(token) if token is not None else None
    return verb is not None and verb.dep_ == "acl" and verb.tag_ == "VBN"
