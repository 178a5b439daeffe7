"""Which event a number counts for. Every number either finds its frame, with the rule that joined them, or is left
out: ages, dates, terms and ranks never become figures, and a number about nothing we record is no claim.
"""

from khronika.nouns import Kind, Unit
from khronika.reading.english import lexicon as lex
from khronika.reading.english.counts import Around, Count
from khronika.reading.english.events import Frame
from khronika.reading.english.measures import SHUT, duration, vote_percent
from khronika.reading.english.numbers import is_bare_year
from khronika.reading.english.parsing import Sentence, Token, subtree
from khronika.reading.english.people import counts_people, is_person
from khronika.reading.english.syntax import clause_verb, lemma_of
from khronika.reading.mentions import NumberMention

_QUANTITY = frozenset(
    "total number group crowd majority handful dozen dozens score hundred thousand million tally count figure estimate couple pair maximum minimum half rest batch hundreds thousands".split()
)
_MEASURE = frozenset("toll number count figure total tally sum balance figures numbers".split())
_MEASURE_VERB = frozenset(
    "rise reach stand climb grow increase exceed hit total number amount be come jump go pass surpass top put raise bring increase swell pass say place set revise update fall drop".split()
)
_ANAPHOR = frozenset("them these those whom which".split())
_HOUR = {"hour": Unit.HOURS, "day": Unit.DAYS, "minute": Unit.MINUTES, "week": Unit.DAYS}
_VICTIMS_ACT = frozenset("die perish turn".split())


def number_tokens(sentence: Sentence, mention: NumberMention) -> list[Token]:
    """The tokens of the numeral itself; empty when it lies outside the sentence."""
    start, end = mention.core.start - sentence.base, mention.core.end - sentence.base
    return [t for t in sentence.tokens if t.idx < end and t.idx + len(t.text) > start and not t.is_space]


def _root(tokens: list[Token]) -> Token:
    inside = {t.i for t in tokens}
    for token in tokens:
        if token.head.i not in inside or token.head.i == token.i:
            if token.dep_ not in ("det", "prep"):
                return token
    return tokens[-1]


def _counted(root: Token, tokens: list[Token]) -> Token | None:
    """The noun the number counts, ``None`` for a bare number."""
    inside = {t.i for t in tokens}
    for token in (root, *(t for t in tokens if t.i != root.i)):
        of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        if of is not None and of.i > token.i:
            found = next((g for g in of.children if g.dep_ == "pobj"), None)
            if found is not None:
                return found
        if token.lower_ == "of":
            found = next((g for g in token.children if g.dep_ == "pobj"), None)
            if found is not None:
                return found
    if root.dep_ in (
        "nummod",
        "quantmod",
        "amod",
        "compound",
        "det",
        "nmod",
        "advmod",
        "poss",
        "npadvmod",
    ) and root.head.pos_ in ("NOUN", "PROPN", "ADJ", "PRON", "VERB", "NUM"):
        if (
            root.head.i not in inside
            and (root.head.pos_ != "VERB" or root.head.tag_ == "VBN")
            and (root.dep_ != "npadvmod" or root.head.pos_ == "NOUN")
        ):
            head = root.head
            if head.pos_ == "NUM" and head.dep_ == "nummod":
                return head.head
            return head if head.pos_ != "VERB" else None
    nxt = root.doc[tokens[-1].i + 1] if tokens[-1].i + 1 < len(root.doc) else None
    if (
        nxt is not None
        and nxt.pos_ in ("NOUN", "ADJ")
        and nxt.tag_ in ("NNS", "NNPS")
        and nxt.i < root.sent.end
    ):
        return nxt
    return None


def _climb(token: Token) -> list[Token]:
    """``token`` and the quantity nouns above it: people <- of <- total."""
    out = [token]
    while (
        token.dep_ == "pobj"
        and token.head.lower_ == "of"
        and (
            token.head.head.lower_ in _QUANTITY
            or token.head.head.lemma_ in _QUANTITY
            or token.head.head.like_num
        )
    ):
        token = token.head.head
        out.append(token)
    return out


def _victims(frame: Frame) -> tuple[Token, ...]:
    if frame.noun or frame.rule in ("en.ev.given-sentence", "en.ev.charges"):
        subjects = frame.agents if frame.trigger.lemma_ in ("receive", "get", "serve", "face") else ()
        return (*((frame.trigger,) if frame.noun else ()), *frame.targets, *subjects)
    if (
        frame.kind in (Kind.PROTEST,)
        or lemma_of(frame.trigger) in _VICTIMS_ACT
        or frame.rule
        in (
            "en.ev.lost-lives",
            "en.ev.sustained-injuries",
            "en.ev.turned-to-doctors",
            "en.ev.remain-in-custody",
        )
    ):
        return frame.agents
    if frame.kind is Kind.DEPLOYMENT:
        return (*frame.targets, *frame.agents)
    if frame.kind is Kind.ELECTION and frame.rule == "en.ev.voted":
        return frame.agents
    return frame.targets


def _crowd_noun(frame: Frame) -> bool:
    return frame.noun and frame.trigger.lemma_.casefold() in lex.CROWD


def _direct(links: list[Token], frames: list[Frame]) -> Frame | None:
    """A frame in whose victim role the number stands; a verb's frame before a crowd noun's own."""
    ids = {t.i for t in links}
    hits = [f for f in frames if any(v.i in ids for v in _victims(f))]
    hits.sort(
        key=lambda f: (
            f.noun
            and is_person(f.trigger),  # "489 of the detainees were released": the verb says what happened
            f.noun and f.kind is Kind.PROTEST,
            f.trigger.dep_ == "relcl" and f.kind is Kind.PROTEST,
            abs(f.trigger.i - links[0].i),
        )
    )
    return hits[0] if hits else None


def _in_hand(root: Token, counted: Token | None, frames: list[Frame]) -> Frame | None:
    """ "619 in custody", "40 under arrest", "30 with injuries": the event hangs on the number."""
    below = {
        t.i
        for x in (root, counted)
        if x is not None
        for c in x.children
        if c.dep_ in ("prep", "acl", "amod", "relcl", "appos") and c.i > root.i
        for t in subtree(c)
    }
    return next(
        (f for f in frames if f.trigger.i in below and not _crowd_noun(f) and f.kind is not Kind.PROTEST),
        None,
    )


def _measured(root: Token, frames: list[Frame]) -> tuple[Frame | None, bool]:
    """ "the death toll rose to 211", "put the number of injured at 40": the event stands in the measured noun.
    The flag tells that there is a measured noun at all, so that the kind may be carried."""
    verb = clause_verb(root)
    if verb.lemma_ not in _MEASURE_VERB:
        return None, False
    prep = next((a for a in root.ancestors if a.dep_ == "prep"), None)
    if prep is not None and prep.lower_ == "from" and any(c.lower_ == "to" for c in verb.children):
        return None, False
    places = [
        c
        for c in verb.children
        if c.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and not c.is_ancestor(root) and c.i != root.i
    ]
    if verb.dep_ == "relcl":
        places.append(verb.head)
    if verb.dep_ in ("advcl", "conj", "xcomp") and not any(
        c.dep_ in ("nsubj", "dobj") for c in verb.children
    ):
        places += [c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")]
    measured = False
    for place in places:
        inside = {t.i for t in subtree(place, ("relcl",))}
        measured = measured or place.lemma_ in _MEASURE or place.lower_ == "this"
        hits = [f for f in frames if f.trigger.i in inside]
        if hits and (measured or any(f.trigger.i == place.i for f in hits)):
            hits.sort(key=lambda f: (_crowd_noun(f), f.noun and f.kind is Kind.PROTEST))
            return hits[0], True
    return None, measured


def _anaphoric(root: Token, counted: Token | None) -> bool:
    if counted is not None and counted.lower_ in _ANAPHOR:
        return True
    sent = root.sent
    start = [t.lower_ for t in sent[:3]] if len(sent) >= 3 else []
    return (
        start[:2]
        in (
            ["of", "these"],
            ["of", "them"],
            ["of", "those"],
            ["among", "them"],
            ["among", "those"],
            ["of", "the"],
        )
        and root.i - sent.start < 14
    )


def _refers_back(root: Token) -> bool:
    """ "of those 500": a figure already given, said again."""
    holder = root.head if root.dep_ == "nummod" else root
    back = any(
        c.lower_ in ("those", "these", "same") and c.dep_ in ("det", "amod")
        for x in (root, holder)
        for c in x.children
    )
    return back and holder.dep_ == "pobj" and holder.head.lower_ in ("of", "among", "to", "from")


def _registered(counted: Token | None) -> bool:
    """ "registered voters", "voters were registered"."""
    if counted is None:
        return False
    words = {t.lower_ for t in counted.subtree} | {counted.head.lower_}
    return bool(words & {"registered", "eligible"})


def _existential(root: Token) -> bool:
    """ "there were at least three": a bare number that says how many, of what was told before."""
    return root.dep_ in ("attr", "nsubj") and any(c.dep_ == "expl" for c in root.head.children)


def _participle_after(root: Token, counted: Token | None) -> Kind | None:
    """ "118 wounded on the side of", "20 people detained": the kind of a participle right after the number."""
    at = max(root.i, counted.i if counted is not None and 0 < counted.i - root.i <= 2 else root.i) + 1
    if at >= len(root.doc):
        return None
    token = root.doc[at]
    after = root.doc[at + 1] if at + 1 < len(root.doc) else None
    modifies = after is not None and after.pos_ in ("NOUN", "PROPN") and token.dep_ == "amod"
    return None if modifies else lex.COUNTED_PARTICIPLE.get(token.lower_)


def _told_of(root: Token) -> bool:
    """ "the site wrote of up to 100": a bare number under a speaking verb."""
    prep = root.head
    return (
        root.dep_ == "pobj"
        and prep.lower_ in ("of", "about")
        and prep.head.lemma_ in ("write", "speak", "report", "talk", "tell")
    )


def _included(root: Token) -> bool:
    """ "including 38 police officers", "among them 12 journalists", "12 of whom"."""
    for up in (root, *root.ancestors):
        if up.dep_ == "prep" and up.lower_ in ("including", "included", "among"):
            return True
        if up.pos_ in ("VERB", "AUX"):
            return up.lemma_ == "include"
    return False


def _fallback(root: Token, frames: list[Frame], used: set[int]) -> Frame | None:
    verb = clause_verb(root)
    near = [
        f
        for f in frames
        if not _crowd_noun(f)
        and f.kind is not Kind.ELECTION
        and not (f.noun and f.kind is Kind.PROTEST)
        and f.trigger.i not in used
        and (f.trigger.i == verb.i or clause_verb(f.trigger).i == verb.i)
        and abs(f.trigger.i - root.i) <= 8
    ]
    return min(near, key=lambda f: abs(f.trigger.i - root.i)) if near else None


def count_in(sentence: Sentence, mention: NumberMention, around: Around) -> Count | None:
    """What one number counts, ``None`` when nothing we record."""
    text, frames, internet = around.text, around.frames, around.internet
    tokens = number_tokens(sentence, mention)
    if not tokens or any(d.span.overlaps(mention.core) for d in around.dates):
        return None
    root = _root(tokens)
    counted = _counted(root, tokens)
    if is_bare_year(text, mention) and not (counted is not None and is_person(counted)):
        return None
    if mention.unit is Unit.PERCENT:
        return vote_percent(mention, root, counted, sentence, around)
    lemma = counted.lemma_.casefold() if counted is not None else ""
    if lemma in _HOUR:
        return duration(mention, root, counted, sentence, around, _HOUR[lemma])
    if lemma in ("voter", "elector") and _registered(counted):
        return Count(mention, Kind.ELECTION, Unit.PERSONS, "en.fig.voters", 0.8, root, counted)
    if lemma in SHUT or (
        lemma == "case" and internet and any(t.lemma_.casefold() in SHUT for t in sentence.tokens)
    ):
        online = internet or any(t.lemma_.casefold() in lex.INTERNET for t in sentence.tokens)
        return (
            Count(mention, Kind.BLACKOUT, Unit.SHUTDOWNS, "en.fig.shutdowns", 0.8, root, counted)
            if online
            else None
        )
    if not _countable(root, counted, frames):
        return None
    return _persons(mention, root, counted, around, sentence)


def _countable(root: Token, counted: Token | None, frames: list[Frame]) -> bool:
    """A person noun, an event noun ("10 deaths"), a bare number, "them": not chairs, metres or points."""
    if counted is None:
        return root.dep_ not in ("compound", "nmod") or root.head.i == root.i
    if any(f.noun and f.trigger.i == counted.i for f in frames):
        return True
    return (
        is_person(counted)
        or counted.lower_ in _ANAPHOR
        or counted.lemma_.casefold() in _QUANTITY
        or any(not f.noun and f.trigger.i == counted.i for f in frames)
    )


def _persons(
    mention: NumberMention,
    root: Token,
    counted: Token | None,
    around: Around,
    sentence: Sentence,
) -> Count | None:
    frames, before, earlier, parent = around.frames, around.before, around.earlier, around.parent
    links = _climb(counted if counted is not None else root)
    links += [t for t in _climb(root) if t.i not in {x.i for x in links}]
    single = mention.value == 1 and mention.rule == "fig.exact"
    used = {c.frame.trigger.i for c in before if c.frame is not None}
    crowd_event = counted is not None and counted.lemma_.casefold() in (
        "protest",
        "rally",
        "demonstration",
        "march",
        "picket",
        "gathering",
        "sit-in",
    )
    if crowd_event:
        return None  # "three rallies" counts places, not people

    def made(frame: Frame, rule: str, confidence: float, part: bool = False) -> Count:
        return Count(
            mention, frame.kind, Unit.PERSONS, f"{frame.rule}+{rule}", confidence, root, counted, frame, part
        )

    if _refers_back(root):
        return None
    part = _included(root) or _anaphoric(root, counted)
    beside = _participle_after(root, counted)
    if beside is not None and not any(v.i == root.i for f in frames for v in _victims(f)):
        return Count(
            mention, beside, Unit.PERSONS, f"en.fig.count-participle-{beside.value}", 0.75, root, counted
        )
    hand = _in_hand(root, counted, frames)
    direct = _direct(links, frames)
    if direct is not None and not (hand is not None and _crowd_noun(direct)):
        if _crowd_noun(direct) and (before or earlier) and part:
            if parent is not None and parent.unit is Unit.PERSONS:
                return Count(
                    mention,
                    parent.kind,
                    Unit.PERSONS,
                    "en.fig.part-of",
                    0.75,
                    root,
                    counted,
                    parent.frame,
                    True,
                )
        if single and _crowd_noun(direct):
            return None
        return made(direct, "direct", 0.9 if not direct.noun else 0.82, part and bool(before or earlier))
    if hand is not None:
        return made(hand, "in-hand", 0.8, part)
    measured, is_measure = _measured(root, frames)
    if measured is not None:
        return made(measured, "measured", 0.85)
    if part and parent is not None and parent.unit is Unit.PERSONS:
        return Count(
            mention, parent.kind, Unit.PERSONS, "en.fig.part-of", 0.75, root, counted, parent.frame, True
        )
    if is_measure and parent is not None and parent.unit is Unit.PERSONS:
        return Count(
            mention, parent.kind, Unit.PERSONS, "en.fig.same-measure", 0.6, root, counted, parent.frame
        )
    told_of = _told_of(root)
    if (
        (is_measure or told_of or _existential(root))
        and counted is None
        and around.topic not in (None, Kind.BLACKOUT, Kind.BLOCKING)
    ):
        assert around.topic is not None
        return Count(mention, around.topic, Unit.PERSONS, "en.fig.same-topic", 0.55, root, counted)
    if before and _coordinate(root, counted, before[-1]):
        return Count(
            mention, before[-1].kind, Unit.PERSONS, "en.fig.ellipsis", 0.75, root, counted, before[-1].frame
        )
    if (
        counted is not None
        and counted.lemma_ in ("victim", "patient")
        and any(
            t.lemma_ in ("hospital", "care", "treatment", "clinic", "doctor", "condition")
            for t in sentence.tokens
        )
    ):
        return Count(mention, Kind.INJURY, Unit.PERSONS, "en.fig.patients", 0.65, root, counted)
    if single:
        return None
    near = _fallback(root, frames, used)
    if near is not None and (counted is None or is_person(counted)):
        return made(near, "near", 0.5)
    return None


def _coordinate(root: Token, counted: Token | None, last: Count) -> bool:
    """ "80 people were held in the capital and 120 in Almaty": the verb is said once."""
    if counted is not None and not counts_people(counted):
        return False
    heads = (
        {last.root.i}
        | ({last.counted.i} if last.counted is not None else set())
        | ({last.frame.trigger.i} if last.frame is not None else set())
    )
    for token in (root, counted):
        if token is not None and token.dep_ in ("conj", "appos", "dep") and token.head.i in heads:
            return True
    between = root.doc[min(last.root.i, root.i) + 1 : root.i]
    verbs = [
        t
        for t in between
        if t.pos_ == "VERB"
        and (last.frame is None or t.i != last.frame.trigger.i)
        and t.dep_ not in ("amod", "acl")
    ]
    own = [t for t in subtree(root) if t.pos_ == "VERB"]
    joined = any(t.lower_ in ("and", ",", "while", "but", ";") for t in between[-4:])
    placed = any(
        c.dep_ == "prep" and c.lower_ in ("in", "at", "from", "on")
        for t in (root, counted)
        if t is not None
        for c in t.children
    )
    return joined and placed and not verbs and not own
