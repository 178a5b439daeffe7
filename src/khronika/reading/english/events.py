"""Events in English: triggers with their parts, as frames. A frame is not yet a claim: whether it becomes one depends
on what it counts, who says it and how it is told (figures.py, claims.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from khronika.nouns import Certainty, Kind, Stance
from khronika.reading.english import lexicon as lex
from khronika.reading.english.acts import ALIGHT, is_dead_by, is_ordered_arrest
from khronika.reading.english.harm import is_press
from khronika.reading.english.hedges import how_sure, is_as_charged
from khronika.reading.english.lexicon import words
from khronika.reading.english.other_words import GIVEN
from khronika.reading.english.parsing import Sentence, Token, entity, subtree
from khronika.reading.english.patterns import act_of, pattern_of
from khronika.reading.english.people import are_forces, counts_people, for_whom, is_person
from khronika.reading.english.syntax import holds, lemma_of, subject_of, with_conjuncts


@dataclass(frozen=True, slots=True)
class Frame:
    """A trigger with its agent and target heads. ``rule`` names the pattern, ``noun`` tells nominal triggers."""

    kind: Kind
    trigger: Token
    rule: str
    agents: tuple[Token, ...] = ()
    targets: tuple[Token, ...] = ()
    noun: bool = False
    stance: Stance = Stance.ASSERTS
    certainty: Certainty = Certainty.HAPPENED


_FOR_WHOM = GIVEN | {
    "en.ev.given-sentence",
    "en.ev.ordered-held",
    "en.ev.charges-dropped",
    "en.ev.charges",
    "en.ev.warrant",
    "en.ev.bailed",
    "en.ev.refused-bail",
}
_UNREACHABLE = words("inaccessible unavailable unreachable blocked")
_STATE: dict[str, Kind] = {
    **dict.fromkeys("killed dead".split(), Kind.DEATH),
    **dict.fromkeys("arrested detained".split(), Kind.DETENTION),
    **dict.fromkeys("imprisoned jailed".split(), Kind.SENTENCE),
    **dict.fromkeys("wounded injured hurt hospitalized hospitalised".split(), Kind.INJURY),
}
_COURT = words("court judge sentence convict verdict trial month year term magistrate")
# Words that name an event as adjectives or adverbs.
BY_ADJECTIVE = frozenset((*_STATE, *_UNREACHABLE, "outlawed", "banned", "offline"))
_SHOOT = words("shoot gun beat")
_PREDICATE = ("acomp", "amod", "attr", "oprd")
# Verb forms that the tagger calls nouns too often to be trusted as nouns unless it does call them so.
_SHY_NOUNS = words("sentence release fine wound injured wounded dead killed deployment signature")


def _holder(token: Token) -> Token | None:
    """What an adjective is said of."""
    return token.head if token.dep_ == "amod" else subject_of(token.head)


def _adjective_frame(token: Token) -> Frame | None:
    """ "was inaccessible", "went offline", "the outlawed party", "were dead"."""
    lower = token.lower_
    if lower in ("outlawed", "banned") and token.dep_ == "amod":
        return Frame(Kind.BAN, token, "en.ev.outlawed", (), (token.head,))
    if (
        lower == "offline"
        and token.dep_ in ("acomp", "oprd", "advmod")
        and token.head.pos_ in ("VERB", "AUX")
    ):
        holder = subject_of(token.head)
        return Frame(Kind.BLACKOUT, token, "en.ev.offline", (), (holder,) if holder is not None else ())
    if token.dep_ not in _PREDICATE:
        return None
    holder = _holder(token)
    if holder is None:
        return None
    if token.lemma_.casefold() in _UNREACHABLE:
        online = any(lemma_of(s) in lex.INTERNET or entity(s) in ("ORG", "PRODUCT") for s in subtree(holder))
        return (
            Frame(Kind.BLOCKING, token, "en.ev.inaccessible", (), tuple(with_conjuncts(holder)))
            if online
            else None
        )
    kind = _STATE.get(lower)
    if token.i and is_dead_by(token.nbor(-1), holder) and lemma_of(token.nbor(-1)) in _SHOOT:
        return None  # "shot dead two men": told by the verb
    if kind is Kind.SENTENCE and token.dep_ == "amod" and not any(lemma_of(t) in _COURT for t in token.sent):
        kind = Kind.DETENTION  # "jailed protesters", and no word of a court or a term
    if kind is not None and counts_people(holder):
        return Frame(kind, token, f"en.ev.adj-{lower}", (), (holder,))
    return None


def _verb_frame(token: Token) -> Frame | None:
    act = act_of(token)
    if lex.VERB_KIND.get(act.lemma) is Kind.PROTEST and (crowd := _led_by(token)) is not None:
        return Frame(Kind.PROTEST, token, "en.ev.assembled", (crowd,))
    pattern = pattern_of(act)
    if pattern is None:
        return None
    agents, targets = list(act.agents), list(act.targets)
    if _befell(token, pattern.kind, agents, targets):
        agents, targets = targets, agents
    if pattern.id in _FOR_WHOM:
        targets += for_whom(token)
    if pattern.id == "en.ev.set-on-fire":
        # The parser may take "alight" for the noun of "five buildings alight".
        nouns = {t.i: [c for c in t.children if c.dep_ == "compound"] for t in targets if t.lower_ in ALIGHT}
        targets = [c for t in targets for c in (nouns.get(t.i) or [t])]
    if pattern.id in ("en.ev.fired-on", "en.ev.charged-at") and not targets:
        targets = act.aimed_at
    if pattern.id == "en.ev.injunction":
        agents = []  # who obtained it did not forbid
    return Frame(pattern.kind, token, pattern.id, tuple(agents), tuple(targets))


def _led_by(verb: Token) -> Token | None:
    """The Tibetans of "about 3,000 Tibetans led by monks protested", where the parser has the monks protest."""
    by = verb.head.head
    if verb.dep_ != "acl" or verb.head.dep_ != "pobj" or by.dep_ != "agent" or by.head.dep_ != "acl":
        return None
    crowd = by.head.head
    return crowd if crowd.dep_ == "ROOT" and crowd.pos_ in ("NOUN", "PROPN") else None


def _befell(verb: Token, kind: Kind, agents: list[Token], targets: list[Token]) -> bool:
    """ "Two leaders arrested", as headings have it: nobody arrests without an object, so it was done to them."""
    if targets or kind not in (Kind.DETENTION, Kind.SENTENCE) or verb.tag_ not in ("VBN", "VBD"):
        return False
    if any(c.dep_ in ("aux", "ccomp", "xcomp", "dobj") for c in verb.children):
        return False
    return bool(agents) and all(
        is_person(t) and not are_forces(t) and lemma_of(t) not in _COURT for t in agents
    )


def _noun_frame(token: Token) -> Frame | None:
    lemma = token.lemma_.casefold()
    kind = lex.NOUN_KIND.get(lemma) or lex.NOUN_KIND.get(token.lower_)
    if kind is None and lemma in PRESS_NOUNS and any(is_press(t) for t in _noun_targets(token)):
        return Frame(
            Kind.ATTACK_ON_JOURNALIST,
            token,
            "en.ev.noun-on-press",
            (),
            tuple(_noun_targets(token)),
            noun=True,
        )
    if kind is None or not _means_it(token, lemma, kind):
        return None
    if lemma == "toll" and not (children_lemma(token, "death fatality") or holds(token, words("dead"))):
        # "The toll" alone is of the dead; of the hurt it says so.
        kind = Kind.INJURY if children_lemma(token, "injury") else Kind.DEATH
    targets = tuple(_noun_targets(token))
    if kind is Kind.DETENTION and is_ordered_arrest(token):
        kind = Kind.SENTENCE
    if kind is Kind.SENTENCE and token.dep_ in ("dobj", "nsubjpass") and lemma_of(token.head) in _UNDOES:
        kind = Kind.RELEASE
    if kind is Kind.FORCE and (any(is_press(t) for t in targets) or _such_as_theirs(token)):
        return Frame(Kind.ATTACK_ON_JOURNALIST, token, "en.ev.noun-on-press", (), targets, noun=True)
    return Frame(kind, token, f"en.ev.noun-{lemma}", (), targets, noun=True)


_UNDOES = words("overturn quash annul void reverse revoke nullify cancel vacate expunge")
"""What a higher court or a pardon does with a sentence: "quashed the convictions of nine dockers"."""


def _such_as_theirs(noun: Token) -> bool:
    """ "21 such assaults", where the press was told of before."""
    return any(c.lower_ in ("such", "these", "those") for c in noun.children) and any(
        is_press(t) for t in noun.doc[: noun.i]
    )


# Nouns that tell of an attack only where it is one on the press.
PRESS_NOUNS = words("attack violence aggression harassment obstruction threat violation abuse")
_DISEASE = words("coronavirus pandemic cholera malaria influenza measles vaccine")


def children_lemma(token: Token, wanted: str) -> bool:
    """True when a child's lemma is one of ``wanted`` (space-separated)."""
    return any(lemma_of(c) in words(wanted) for c in token.children)


def _means_it(token: Token, lemma: str, kind: Kind) -> bool:
    """False for power cuts, crowd control, press releases, the month of March and words that are verbs here."""
    if lemma == "pardon":
        return bool(_noun_targets(token))  # "the pardon of 30 prisoners"; to ask for one frees nobody
    if lemma in lex.COUNTED_NOUN:
        return _with_a_count(token, lemma)
    if lemma == "march" and ((token.text == "March" and token.pos_ == "PROPN") or entity(token) == "DATE"):
        return False
    if kind is Kind.DEATH and any(
        lemma_of(t) in _DISEASE or t.lower_.startswith("covid") for t in token.sent
    ):
        return False
    if kind is Kind.BLACKOUT:
        return any(lemma_of(t) in lex.INTERNET for t in token.sent)
    if lemma in ("crowd", "release", "protest", "arrest", "toll") and token.dep_ == "compound":
        return lemma in ("protest",)
    return lemma not in _SHY_NOUNS or token.pos_ in ("NOUN", "ADJ", "VERB", "PROPN")


_THEIR_COUNT = words("kidnapping acquittal execution murder lynching")  # which may themselves be counted
_OF_PRISON = words("prison jail life suspended")
_TAKEN_BACK = words("drop withdraw dismiss quash discontinue deny refuse demand seek urge")


def _with_a_count(noun: Token, lemma: str) -> bool:
    """ "Twelve murders", "bail for 30 protesters", "charges against 45 were brought"; not "charges against 45 were dropped"."""
    if noun.head.lemma_ in _TAKEN_BACK or (
        lemma == "term" and not any(lemma_of(c) in _OF_PRISON for c in noun.children)
    ):
        return False
    if lemma in _THEIR_COUNT and noun.tag_ == "NNS" and any(c.dep_ == "nummod" for c in noun.children):
        return True
    targets = [t for t in _noun_targets(noun) if counts_people(t)]
    return any(s.like_num for t in targets for s in (t, *t.children))


def _noun_targets(token: Token) -> list[Token]:
    """ "the arrest of 20 activists": whom the noun is about."""
    wanted = "of among to against for" if token.lemma_.casefold() in lex.FOR_WHOM else "of among to against"
    if token.lemma_ in ("assault", "attack"):
        wanted += " on upon"
    preps = [c for c in token.children if c.dep_ == "prep" and c.lower_ in words(wanted)]
    return [t for c in preps for g in c.children if g.dep_ == "pobj" for t in with_conjuncts(g)]


def _stance(trigger: Token) -> Stance:
    """Denied by negation on the trigger or on a light verb right above it, or by whoever "denied that" it happened."""
    if trigger.dep_ in ("ccomp", "xcomp", "pcomp") and trigger.head.lemma_ in ("deny", "refute"):
        return Stance.DENIES
    if _called_untrue(trigger):
        return Stance.DENIES
    light = trigger.pos_ == "NOUN" and trigger.dep_ in ("dobj", "attr", "nsubj", "nsubjpass")
    for verb in (trigger, trigger.head) if light else (trigger,):
        if any(
            c.dep_ == "neg" or c.lower_ == "never" or (c.dep_ == "det" and says_no(c)) for c in verb.children
        ):
            return Stance.DENIES
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None and (
            subject.lower_ in ("none", "nobody", "no-one")
            or any(says_no(c) and c.dep_ == "det" for c in subject.children)
        ):
            return Stance.DENIES
    return Stance.ASSERTS


def says_no(word: Token) -> bool:
    """ "No arrests"; but "no fewer than 25" are some."""
    return word.lower_ == "no" and word.nbor().lower_ not in ("fewer", "less", "more", "doubt")


_UNTRUE = words("false untrue wrong incorrect inaccurate baseless")


def _called_untrue(trigger: Token) -> bool:
    """ "It is not true that anybody was killed", "it is false that ...": the clause under such a word is denied."""
    judged = next((c for c in trigger.head.children if c.dep_ == "acomp"), trigger.head)
    if trigger.dep_ not in ("ccomp", "acl", "advcl") or not any(c.lower_ == "that" for c in trigger.children):
        return False
    if judged.lower_ == "true":
        return any(c.dep_ == "neg" for c in (*judged.children, *trigger.head.children, *judged.head.children))
    return judged.lower_ in _UNTRUE


def frames_in(sentence: Sentence) -> list[Frame]:
    """Every frame of a sentence, in order of triggers."""
    found = [
        replace(f, certainty=how_sure(f.trigger), stance=_stance(f.trigger)) for f in _frames_once(sentence)
    ]
    # "Charged with abducting two": whatever they did, nobody was taken into custody by it.
    found = [f for f in found if lemma_of(f.trigger) not in _PRIVATELY or not is_as_charged(f.trigger)]
    return [f for f in found if not is_shown(sentence, f.trigger)] if found else found


_PRIVATELY = words("abduct kidnap")
_SHOWN = words("slogan banner placard poster sign hashtag motto flag leaflet chant shout sing scrawl")
_SHOWN_NEAR = 6  # words before the first mark: "waved placards with slogans such as"


def is_shown(sentence: Sentence, token: Token) -> bool:
    """ "Held placards such as "Cowards beat women"": words that are shown or chanted tell of no event."""
    marks = [t.i for t in sentence.tokens if t.is_quote]
    if sum(i < token.i for i in marks) % 2 == 0 or not marks:
        return False
    before = [t for t in sentence.tokens if t.i < marks[0] and t.is_alpha]
    return any(lemma_of(t) in _SHOWN for t in before[-_SHOWN_NEAR:])


def names_event(sentence: Sentence) -> bool:
    """True when the sentence has a frame, whatever comes of it."""
    return bool(_frames_once(sentence))


def _frames_once(sentence: Sentence) -> list[Frame]:
    """The frames as first found; they are asked for when passages are chosen, and again when these are read."""
    kept: list[Frame] | None = sentence.tokens.frames
    if kept is None:
        kept = sentence.tokens.frames = list(_raw_frames(sentence))
    return kept


def _raw_frames(sentence: Sentence) -> Iterator[Frame]:
    for token in sentence.tokens:
        frame = _adjective_frame(token)
        verbal = token.pos_ in ("VERB", "AUX") or (
            token.tag_ in ("VBN", "VBD", "VBG") and token.dep_ != "amod"
        )
        if frame is None and verbal:
            frame = _verb_frame(token)
        if frame is None and (
            token.pos_ in ("NOUN", "ADJ", "PROPN") or token.lower_ in ("injured", "wounded", "dead", "killed")
        ):
            frame = _noun_frame(token)
        if frame is not None:
            yield frame
