"""What is worth a claim where nothing is counted: events told plainly, tallies of none, judgements and statements."""

import re
from collections.abc import Sequence

from khronika.nouns import Certainty, Kind, SourceType, Stance
from khronika.reading.english import lexicon as lex
from khronika.reading.english.certainty import is_alleged
from khronika.reading.english.events import Frame, says_no
from khronika.reading.english.no_figures import FROM_WATER
from khronika.reading.english.parsing import Token
from khronika.reading.english.people import is_person
from khronika.reading.english.relations import Relation
from khronika.reading.english.slogans import is_cried
from khronika.reading.english.syntax import lemma_of
from khronika.reading.english.trials import is_counted_as

_WHILE = ("while", "when", "whilst")
_PEOPLE_KINDS = (Kind.DETENTION, Kind.INJURY, Kind.DEATH)
_STAGED = lex.words("hold organize organise stage disperse report impose declare announce introduce")


def tells_none(frame: Frame) -> Token | None:
    """The word that says "none" in "no one was killed", "no arrests were made"; ``None`` for other denials."""
    if frame.kind not in _PEOPLE_KINDS or frame.stance is not Stance.DENIES:
        return None
    if frame.certainty is not Certainty.HAPPENED:
        return None  # "no one can be held" tells no tally
    if any(c.lower_ in ("seriously", "badly", "severely", "gravely") for c in frame.trigger.children):
        return None  # "none was seriously injured"
    holders = [
        *frame.targets,
        *(frame.agents if frame.kind is Kind.DEATH else ()),
        *([frame.trigger] if frame.noun else []),
    ]
    for token in holders:
        if token.lower_ in ("none", "nobody", "no-one"):
            return token
        no = next((c for c in token.children if says_no(c) and c.dep_ == "det"), None)
        if no is not None and (frame.noun or is_person(token) or token.lower_ == "one"):
            return no
    return None


def worth(frame: Frame, told: set[Kind]) -> float | None:
    """How sure a frame without a figure is to be a claim a reader would want; ``None`` leaves it out."""
    trigger = frame.trigger
    if frame.certainty is Certainty.HYPOTHETICAL or _known_already(frame):
        return None
    if _is_maxim(frame) or is_cried(trigger):
        return None
    if frame.stance is Stance.DENIES and frame.certainty is not Certainty.HAPPENED:
        return None  # "told people not to gather"
    if frame.certainty is Certainty.UNKNOWN and not is_alleged(trigger):
        return None  # the title of a charge
    if frame.kind is Kind.DEATH and frame.certainty is Certainty.PLANNED:
        return None  # "attempting to kill an officer": nobody died
    if _is_an_order_of_old(frame):
        return None
    if frame.noun:
        return _worth_noun(frame, told)
    if frame.kind is Kind.INJURY and FROM_WATER.search(trigger.sent.text):
        return None
    if frame.rule == "en.ev.outlawed":
        return 0.6
    if frame.rule.startswith("en.ev.adj-") or _how_many(frame):
        return None
    if (frame.kind in told and frame.kind is not Kind.FORCE) or is_counted_as(frame, told):
        return None
    if (
        frame.kind is Kind.PROTEST
        and trigger.dep_ in ("relcl", "acl", "amod")
        and not _is_crowd(trigger.head)
    ):
        return None  # "a farmer who was protesting said": who somebody is, and no protest of its own
    if (
        frame.kind is Kind.PROTEST
        and trigger.tag_ == "VBG"
        and any(c.lower_ in _WHILE for c in trigger.children)
    ):
        return None  # "must behave while protesting"
    if frame.kind is Kind.ELECTION and (
        frame.rule in ("en.ev.voted", "en.ev.won-votes") or trigger.lemma_.casefold() == "cast"
    ):
        return None
    if (
        not frame.targets
        and not frame.agents
        and not any(c.dep_ in ("nsubj", "nsubjpass", "dobj", "ccomp", "xcomp") for c in trigger.children)
    ):
        return None
    return 0.6


_ORDERS = lex.words("order command instruction decision permission authorisation authorization")
_ISSUES = lex.words("give issue receive get have")


def _is_an_order_of_old(frame: Frame) -> bool:
    """ "Those who gave the orders to open fire must be tried", "denied giving the order to shoot": which order is known, and no force is
    planned by whoever speaks of it."""
    trigger = frame.trigger
    order: Token | None = trigger.head
    if trigger.dep_ in ("xcomp", "advcl"):
        order = next((c for c in trigger.head.children if c.dep_ == "dobj" and c.i < trigger.i), None)
    elif trigger.dep_ != "acl":
        order = None
    if order is None or order.pos_ != "NOUN" or lemma_of(order) not in _ORDERS:
        return False
    verb = order.head
    issued = order.dep_ == "dobj" and verb.dep_ in ("ROOT", "conj", "ccomp") and lemma_of(verb) in _ISSUES
    return not issued or any(c.lower_ in ("who", "whoever", "those") for c in verb.children)


def _is_maxim(frame: Frame) -> bool:
    """ "The strong do not forbid squares", "we do not arrest journalists": what is never done, of no case of it."""
    return frame.stance is Stance.DENIES and any(
        c.dep_ == "aux" and c.lower_ in ("do", "does") for c in frame.trigger.children
    )


def _how_many(frame: Frame) -> bool:
    """ "Conflicting reports on the number of people injured": that somebody was is not what it tells."""
    return frame.trigger.dep_ in ("acl", "relcl", "amod") and any(
        lemma_of(t) in _COUNTS or (t.head.lower_ == "of" and lemma_of(t.head.head) in _COUNTS)
        for t in frame.targets
    )


_COUNTS = lex.words("number figure toll tally count")


def _is_crowd(holder: Token) -> bool:
    """ "Fired on crowds protesting against a bill": many who do it are a protest, one who does is described by it."""
    return holder.tag_ == "NNS" or lemma_of(holder) in lex.CROWD


def _known_already(frame: Frame) -> bool:
    """ "Those arrested will be charged", "of the two killed": who is meant is known, and nothing more is told of the event."""
    trigger, head = frame.trigger, frame.trigger.head
    bare = not any(
        c.dep_ not in ("punct", "advmod", "aux", "auxpass") and c.lower_ not in ("who", "free")
        for c in trigger.children
    )
    untold = trigger.dep_ == "acl" or frame.stance is Stance.DENIES
    if untold and trigger.dep_ in ("acl", "relcl") and head.lower_ in ("those", "anyone", "anybody"):
        return True  # "a prison term for those found guilty"
    if not bare or trigger.dep_ not in ("acl", "relcl", "amod"):
        return False
    counted = head.like_num or any(c.like_num for c in head.children)
    again = counted and any(
        c.lower_ in ("the", "those", "these") for x in (head, *head.children) for c in x.children
    )
    return head.lower_ in ("those", "all", "any", "anyone") or again


def _worth_noun(frame: Frame, told: set[Kind]) -> float | None:
    trigger, lemma = frame.trigger, frame.trigger.lemma_.casefold()
    if frame.kind in told or lemma in lex.CROWD or lemma == "toll" or _of_those_told(frame):
        return None  # "announced the casualty tolls": a toll without its number tells of nobody
    verb = trigger.head
    if frame.kind in (Kind.INAUGURATION, Kind.CURFEW):
        if lemma_of(verb) in _LIFTED:
            return None
        return 0.55 if trigger.dep_ in ("pobj", "dobj", "nsubj", "nsubjpass") else None
    if frame.kind is Kind.PROTEST and verb.dep_ == "advcl":
        return None  # "since protests began"
    if trigger.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in lex.SUPPORT_SUBJECT | _STAGED:
        return 0.6
    if trigger.dep_ == "dobj" and verb.lemma_ in lex.SUPPORT_OBJECT:
        return 0.55
    if frame.kind is Kind.BLACKOUT and trigger.dep_ in ("pobj", "dobj", "nsubj"):
        return 0.5
    return None


_LIFTED = lex.words("lift scrap cancel revoke end ease relax")


def _of_those_told(frame: Frame) -> bool:
    """ "The arrests followed a march": which arrests is known, and of them nothing new is told. A rally is told by its name."""
    if frame.kind in (Kind.PROTEST, Kind.BLACKOUT, Kind.CURFEW, Kind.INAUGURATION) or frame.targets:
        return False
    back = any(c.lower_ in ("the", "these", "those", "their", "his", "her") for c in frame.trigger.children)
    return back and not any(
        c.dep_ in ("prep", "acl", "relcl", "nummod", "amod", "compound") for c in frame.trigger.children
    )


# "Those responsible" are not judged to be so, and a group for human rights is not right.
_NOT_JUDGED = re.compile(
    r"\b(?:those|people|persons|anyone|all|ones|officers) responsible\b|\b(?:human|civil|women['\u2019]s|workers['\u2019]) rights (?:group|organi[sz]ation|activist|defender|lawyer|monitor|commission|council|office|watchdog|chief|expert)s?\b",
    re.I,
)
_JUDGED = ("attr.is-how", "attr.verdict", "attr.finds", "attr.quoted", "attr.judged-by")


_NAME_WORDS = re.compile(r"(?<=\w) [A-Z][a-z]+")
"""A word with a capital behind another word is part of a name: nothing in the Democratic Republic is thereby democratic."""


def judgement(
    content: str, relation: Relation, *, negated: bool, refused: bool
) -> tuple[Kind, float, Stance]:
    """Assessment, finding, affiliation or plain statement; and the source's stance. ``negated`` and ``refused``: see
    substance.py."""
    words = {
        w.casefold() for w in re.findall(r"[A-Za-z-]+", _NOT_JUDGED.sub(" ", _NAME_WORDS.sub(" X", content)))
    }
    stems = words | {w.rstrip("s") for w in words}
    stance = (
        Stance.DENIES
        if relation.lemma in lex.DENY and not refused
        else Stance.DISPUTES
        if relation.lemma in lex.DISPUTE
        else Stance.ASSERTS
    )
    if negated and stance is Stance.ASSERTS:
        stance = Stance.DENIES
    voting = stems & (lex.VOTE_WORD | {"count", "observer"})
    if (
        voting
        and stems & (lex.FINDING_WORD | lex.EVALUATIVE)
        and relation.voice.source.type in (SourceType.OBSERVER, SourceType.UN)
    ):
        return Kind.ELECTION_FINDING, 0.75, stance
    if stems & lex.TIES and re.search(r"\b(?:with|to)\b", content) and len(words) < 14:
        return Kind.AFFILIATION, 0.6, stance
    if relation.judging and relation.lemma in lex.ACCUSE | lex.CALL_AS | lex.DENY | lex.DISPUTE:
        return (
            (Kind.STATEMENT if relation.lemma in lex.DENY and not refused else Kind.ASSESSMENT),
            0.7,
            stance,
        )
    if relation.rule in _JUDGED:
        return Kind.ASSESSMENT, 0.65, stance
    if relation.voice.source.type is SourceType.OBSERVER and voting:
        return Kind.ELECTION_FINDING, 0.65, stance
    if stems & lex.EVALUATIVE or (stems & lex.FINDING_WORD and voting) or _BREAKS.search(content):
        return Kind.ASSESSMENT, 0.6, stance
    return Kind.STATEMENT, 0.5, stance


# "Violated the constitution", "amounts to torture", "is an attack on the press"; nobody who violated a curfew is judged.
_BREAKS = re.compile(
    r"\b(?:violat(?:es?|ed)|breach(?:es|ed)|contraven(?:es?|ed)|infring(?:es?|ed)(?:\s+on)?|flout(?:s|ed))\s+(?!(?:\w+\s+){0,3}(?:curfew|ban|order|lockdown|restrictions|rules|terms|bail))"
    r"|\bamount(?:s|ed)?\s+to\b|\bagainst\s+(?:(?:the|our|all|every|any)\s+)?(?:international\s+)?(?:law|constitution|norms)\b"
    r"|\b(?:is|are|was|were)\s+(?:not\s+)?an?\s+(?:\w+\s+){0,2}?(?:violation|breach|crime|attack|attempt|affront|insult|assault|blow|act|abuse|injustice|disgrace)\b",
    re.I,
)


def predicates(content: str) -> bool:
    """True when a judging word is said of something ("was exemplary", "showed restraint"), not only an attribute, nor
    part of a name ("in the Democratic Republic")."""
    if _BREAKS.search(content):
        return True
    content = _NAME_WORDS.sub(" X", content)
    judged = "|".join(sorted(lex.EVALUATIVE))
    return bool(
        re.search(
            rf"\b(?:was|were|is|are|be|been|being|showed?|deemed)\b(?:\s+\S+){{0,4}}?\s+[\"\u201c]?(?:{judged})\b",
            content,
            re.I,
        )
    )


def distinct(frames: Sequence[Frame]) -> list[Frame]:
    """The frames without those that only say once more what the verb above them tells: "suffered injuries" names one
    injury, "took to the streets to protest" one protest."""
    verbs = {f.trigger.i: f for f in frames if not f.noun}
    return [f for f in frames if not any(_says_again(f, verbs.get(t.i)) for t in f.trigger.ancestors)]


def _says_again(frame: Frame, above: Frame | None) -> bool:
    if above is None or above.kind is not frame.kind:
        return False
    if frame.noun:
        return above.trigger.i in (frame.trigger.head.i, frame.trigger.head.head.i)
    trigger = frame.trigger
    return (
        frame.kind is Kind.PROTEST
        and trigger.dep_ in ("advcl", "xcomp")
        and bool(trigger.head.i == above.trigger.i)
    )
