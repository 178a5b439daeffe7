"""Which event takes a number up: who suffers or does it, what hangs on the number, what is measured, what is nearest."""

from khronika.nouns import Kind
from khronika.reading.english import lexicon as lex
from khronika.reading.english.counts import Number
from khronika.reading.english.events import Frame
from khronika.reading.english.lexicon import words
from khronika.reading.english.other_words import GIVEN, THEIR_OWN
from khronika.reading.english.parsing import Token, subtree
from khronika.reading.english.people import counts_people, is_person
from khronika.reading.english.syntax import clause_verb, lemma_of

_MEASURE = words("toll number count figure total tally sum balance figures numbers")
_MEASURE_VERB = words(
    "rise reach stand climb grow increase exceed hit total number amount be come jump go pass surpass top put raise bring "
    "swell say place set revise update fall drop estimate count"
)
# Verbs whose subject it befalls: "200 stand trial", "nine received fines".
_THEMSELVES = words(
    "receive get serve face stand await go win obtain secure make post draw earn be come appear"
)
_GIVERS = words("court judge magistrate tribunal police prosecutor government president officer governor")
_GIVEN = GIVEN | {
    "en.ev.given-sentence",
    "en.ev.charges",
    "en.ev.warrant",
    "en.ev.bailed",
    "en.ev.on-trial",
    "en.ev.at-liberty",
}
_VICTIMS_ACT = lex.DIE | words("turn")


def victims(frame: Frame) -> tuple[Token, ...]:
    if frame.rule == "en.ev.drew":
        return frame.targets
    if frame.rule in THEIR_OWN:
        return (*frame.agents, *frame.targets)
    if frame.noun or frame.rule in _GIVEN:
        # "With 37 people granted bail": nobody else gets it.
        theirs = lemma_of(frame.trigger) in _THEMSELVES or (
            frame.rule in _GIVEN and not any(counts_people(t) for t in frame.targets)
        )
        subjects = (
            () if frame.noun or not theirs else tuple(t for t in frame.agents if lemma_of(t) not in _GIVERS)
        )
        return (*((frame.trigger,) if frame.noun else ()), *frame.targets, *subjects)
    if (
        frame.kind in (Kind.PROTEST,)
        or lemma_of(frame.trigger) in _VICTIMS_ACT
        or frame.rule
        in (
            "en.ev.lost-lives",
            "en.ev.passed-away",
            "en.ev.embraced-martyrdom",
            "en.ev.sustained-injuries",
            "en.ev.turned-to-doctors",
            "en.ev.remain-in-custody",
            "en.ev.lost-an-eye",
            "en.ev.walked-out",
            "en.ev.walked-free",
            "en.ev.night-in-cells",
            "en.ev.before-court",
            "en.ev.came-home",
            "en.ev.broken-bones",
            "en.ev.went-home",
            "en.ev.left-prison",
            "en.ev.regained-freedom",
            "en.ev.came-hurt",
            "en.ev.had-surgery",
            "en.ev.had-fractures",
            "en.ev.from-fumes",
            "en.ev.bore-marks",
            "en.ev.fainted",
        )
    ):
        return frame.agents
    if frame.kind is Kind.DEPLOYMENT:
        return (*frame.targets, *frame.agents)
    if frame.kind is Kind.ELECTION and (frame.rule == "en.ev.voted" or lemma_of(frame.trigger) == "cast"):
        return frame.agents
    return frame.targets


def is_crowd(frame: Frame) -> bool:
    return frame.noun and frame.trigger.lemma_.casefold() in lex.CROWD


def by_role(links: list[Token], frames: list[Frame]) -> Frame | None:
    """A frame in whose victim role the number stands; a verb's frame before a crowd noun's own."""
    ids = {t.i for t in links}
    hits = [f for f in frames if any(v.i in ids for v in victims(f))]
    hits.sort(
        key=lambda f: (
            f.noun
            and (
                is_person(f.trigger) or f.trigger.lower_ in lex.COUNTED_PARTICIPLE
            ),  # "489 of the detainees were released": the verb says what happened
            f.noun and f.kind is Kind.PROTEST,
            f.kind
            is Kind.DISPERSAL,  # "hundreds stormed the hall, but were dispersed": they came, first of all
            f.kind is Kind.PROTEST,
            f.trigger.dep_ in ("relcl", "acl"),
            f.trigger.dep_ == "pcomp",  # "nine were taken to hospital before being held"
            f.trigger.dep_ == "amod",  # "one of 15 injured dockers had died"
            abs(f.trigger.i - links[0].i),
        )
    )
    return hits[0] if hits else None


_CAUSES = words("from by due")  # "five dead, four from gunshot wounds": what they died of


# "Several relatives of detainees" are not held themselves.
_KIN = words(
    "relative family friend mother father parent wife husband brother sister son daughter lawyer supporter colleague widow orphan cousin neighbour neighbor comrade"
)


def in_hand(root: Token, counted: Token | None, frames: list[Frame]) -> Frame | None:
    """ "619 in custody", "40 under arrest", "30 with injuries": the event hangs on the number."""
    below = {
        t.i
        for x in (root, counted)
        if x is not None
        for c in x.children
        if c.dep_ in ("prep", "acl", "amod", "relcl", "appos")
        and c.i > root.i
        and not _counts_itself(c)
        and not (c.lower_ == "of" and lemma_of(x) in _KIN)
        and not (c.dep_ == "relcl" and x.i != root.i and _has_its_own(x, root))
        for t in subtree(c, ("relcl", "advcl"))
        if t.i - root.i <= 8 and not (c.dep_ == "prep" and c.lower_ in _CAUSES)
    }
    # Force is used by somebody on somebody: what hangs on a number cannot tell which.
    other = (Kind.PROTEST, Kind.FORCE, Kind.DISPERSAL, Kind.ELECTION, Kind.CURFEW, Kind.BAN)
    mine = {x.i for x in (root, counted) if x is not None}
    return next(
        (
            f
            for f in frames
            if f.trigger.i in below
            and not _is_of_another(f.trigger, root, mine)
            and not is_crowd(f)
            and f.kind not in other
            and not (f.trigger.dep_ in ("relcl", "acl") and _does_it(f, mine))
        ),
        None,
    )


def _has_its_own(counted: Token, root: Token) -> bool:
    """ "33 out of the 51 defendants who were jailed": it is the 51 who were."""
    return any(c.dep_ == "nummod" and c.i > root.i for c in counted.children)


def _is_of_another(trigger: Token, root: Token, mine: set[int]) -> bool:
    """ "Thousands of supporters of the imprisoned leader": he is in prison, and they are not."""
    if any(lemma_of(t) in _KIN and root.i < t.i for t in trigger.ancestors if t.i not in mine):
        return True  # "dozens of people, among them relatives of those killed"
    if trigger.dep_ != "amod" or trigger.head.i in mine:
        return False
    of = trigger.head.head
    return not (trigger.head.dep_ == "pobj" and of.lower_ == "of" and of.head.i == root.i)


def _does_it(frame: Frame, counted: set[int]) -> bool:
    """ "Dozens of officers who were loading the marchers into buses": they do it, and nothing is done to them."""
    victim = {v.i for v in victims(frame)}
    return bool(frame.targets) and any(a.i in counted for a in frame.agents) and not victim & counted


_RULED = words(
    "ruling trial case verdict shooting killing murder funeral charge sentence conviction prosecution lawsuit hearing appeal"
)


_THEIRS = words("supporter follower backer relative lawyer fan rival bodyguard")


def only_said_of(number: Number) -> bool:
    """ "The ruling against 42 protesters", "the shooting of two demonstrators": who they are, and no protest of theirs."""
    noun = number.counted if number.counted is not None else number.root
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "against", "for"):
        return False
    held = noun.head.head
    return lemma_of(held) in _RULED or (lemma_of(held) in _THEIRS and held.tag_ == "NNS")


def _counts_itself(apposed: Token) -> bool:
    """ "Eleven suspects, four of them in detention", "30 men, five of whom were arrested": what hangs on the four is told of these."""
    if apposed.dep_ == "relcl" and any(
        c.dep_ in ("nsubj", "nsubjpass") and c.like_num for c in apposed.children
    ):
        return True
    return apposed.dep_ == "appos" and (
        bool(apposed.like_num) or any(c.dep_ == "nummod" for c in apposed.children)
    )


_SETS = words("put set raise bring place update estimate")


def by_measure(root: Token, frames: list[Frame]) -> tuple[Frame | None, bool]:
    """ "the death toll rose to 211", "put the number of injured at 40": the event stands in the measured noun.
    The flag tells that there is a measured noun at all, so that the kind may be carried."""
    verb = clause_verb(root)
    if verb.lemma_ not in _MEASURE_VERB:
        return None, False
    for frame in frames:
        # "The number of people rounded up after the march stood at 37": the parser has the march stand there.
        if frame.trigger.i < verb.i and any(
            v.lower_ == "number" and v.i < frame.trigger.i for v in victims(frame)
        ):
            return frame, True
    prep = next((a for a in root.ancestors if a.dep_ == "prep"), None)
    if prep is not None and prep.lower_ == "from" and any(c.lower_ == "to" for c in verb.children):
        return None, False
    if prep is not None and verb.lemma_ == "be" and prep.lower_ in ("with", "for", "against", "on", "from"):
        return None, False  # "the march is a show of solidarity with dozens of prisoners"
    if verb.lemma_ in ("bring", "raise") and prep is None and root.head.dep_ == "dobj":
        return None, False  # "the death of a student brought 3,000 people to the square"
    places = [
        c
        for c in verb.children
        if c.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and not c.is_ancestor(root) and c.i != root.i
    ]
    if verb.dep_ in ("relcl", "acl"):
        places.append(verb.head)
    if verb.dep_ in ("advcl", "conj", "xcomp") and not any(
        c.dep_ in ("nsubj", "dobj") for c in verb.children
    ):
        places += [c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")]
    measured = False
    if (
        verb.lemma_ in _SETS
    ):  # "the group that calls the protests put the number of arrests at 87": what is put, not who puts it
        places.sort(key=lambda t: t.dep_ in ("nsubj", "nsubjpass") and t.lemma_ not in _MEASURE)
    for place in places:
        inside = {t.i for t in subtree(place, ("relcl",))}
        measured = measured or place.lemma_ in _MEASURE or place.lower_ in ("this", "those", "these")
        hits = [f for f in frames if f.trigger.i in inside]
        if hits and (measured or any(f.trigger.i == place.i for f in hits)):
            hits.sort(key=lambda f: (is_crowd(f), f.noun and f.kind is Kind.PROTEST))
            return hits[0], True
    return None, measured


def nearest(root: Token, frames: list[Frame], used: set[int]) -> Frame | None:
    verb = clause_verb(root)
    near = [
        f
        for f in frames
        if not is_crowd(f)
        and f.kind is not Kind.ELECTION
        and not (f.noun and f.kind is Kind.PROTEST)
        and f.trigger.i not in used
        and not (
            f.trigger.dep_ == "amod" and f.trigger.head.tag_ in ("NN", "NNP") and not f.noun
        )  # "the arrested mayor joined 300"
        and not (f.noun and f.targets and root.i < f.trigger.i)  # "of several members and the killing of Rul"
        and (f.trigger.i == verb.i or clause_verb(f.trigger).i == verb.i)
        and abs(f.trigger.i - root.i) <= 8
    ]
    return min(near, key=lambda f: abs(f.trigger.i - root.i)) if near else None


def participle_after(root: Token, counted: Token | None) -> Kind | None:
    """ "118 wounded on the side of", "20 people detained": the kind of a participle right after the number."""
    at = max(root.i, counted.i if counted is not None and 0 < counted.i - root.i <= 2 else root.i) + 1
    if at >= len(root.doc):
        return None
    while at + 1 < len(root.doc) and root.doc[at].pos_ == "ADV" and root.doc[at].dep_ == "advmod":
        at += 1  # "hundreds severely injured"
    token = root.doc[at]
    after = root.doc[at + 1] if at + 1 < len(root.doc) else None
    ends = after is not None and after.text in (",", ";")  # "61 wounded, 124 arrests"
    if not ends and any(c.dep_ == "dobj" for c in token.children):
        return None  # "three attackers killed 19": they did it
    if _is_taken(token, after):
        return Kind.DETENTION
    modifies = after is not None and after.pos_ in ("NOUN", "PROPN") and token.dep_ == "amod"
    return None if modifies else lex.COUNTED_PARTICIPLE.get(token.lower_) or _after_all(root, counted)


_UP = {
    "picked": "up",
    "rounded": "up",
    "swept": "up",
    "led": "away off",
    "carried": "off away",
    "dragged": "away off",
}
_ELSEWHERE = frozenset("to into by home ill aback part for over back out".split())


def _is_taken(token: Token, after: Token | None) -> bool:
    """ "29 people taken, of whom five children", "the 92 comrades taken on 18 October", "forty picked up in Lwengo"."""
    if token.tag_ not in ("VBN", "VBD") or after is None:
        return False
    if token.lower_ in _UP:
        return after.lower_ in _UP[token.lower_].split()
    taken = token.lower_ == "taken" and token.dep_ in ("acl", "ROOT", "relcl", "advcl", "appos")
    return (
        taken and after.lower_ not in _ELSEWHERE and after.pos_ not in ("NOUN", "PROPN", "ADV", "ADJ", "DET")
    )


def beside_its_own(root: Token, kind: Kind, frame: Frame) -> bool:
    """ "A toll of three deaths and 40 wounded": the 40 stand beside the deaths, and their own participle says what befell them."""
    return frame.noun and frame.kind is not kind and root.dep_ == "conj" and frame.trigger.i < root.i


_HEDGES = words(
    "at least most more than about around some nearly almost another up to over of as many a an the"
)
_STATES = {
    **dict.fromkeys("custody detention jail prison cells handcuffs".split(), Kind.DETENTION),
    **dict.fromkeys("hospital hospitals".split(), Kind.INJURY),
}


def _after_all(root: Token, counted: Token | None) -> Kind | None:
    """ "Left 38 officers and one protester hurt", "six students and two teachers in custody": one participle for all that are
    counted before it, for the first of them, too."""
    if counted is None or not is_person(counted) or counted.lower_ in lex.COUNTED_PARTICIPLE:
        return None  # "12 dead and 30 wounded", "114 arrests and 97 injured civilians"
    joined = number = False
    for token in root.doc[counted.i + 1 : min(root.sent.end, root.i + _LISTED)]:
        if token.lower_ in ("and", ",", "or", "plus"):
            joined = True
        elif joined and (token.like_num or token.lower_ in ("a", "an")):
            number = True
        elif number and token.lower_ in lex.COUNTED_PARTICIPLE and is_person(token.nbor(-1)):
            done = any(c.dep_ in ("dobj", "aux", "auxpass", "agent") for c in token.children)
            return None if done else lex.COUNTED_PARTICIPLE[token.lower_]
        elif number and token.lower_ == "in" and token.i + 1 < len(root.doc):
            spent = token.nbor(-1).lemma_ in (
                "year",
                "month",
            )  # "along with seven monks, to five years in prison"
            return None if spent else _STATES.get(root.doc[token.i + 1].lower_)
        elif not joined or (token.pos_ not in ("NOUN", "ADJ", "PROPN") and token.lower_ not in _HEDGES):
            return None
    return None


_LISTED = 18  # tokens: a list of those hurt is not longer
