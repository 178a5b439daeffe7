"""A verb with its parts, as the patterns ask for them: who does it, to whom, with which words around."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from khronika.nouns import Kind
from khronika.reading.english import lexicon as lex
from khronika.reading.english.lexicon import words
from khronika.reading.english.parsing import Token, entity, subtree
from khronika.reading.english.people import (
    FORCES,
    any_people,
    are_forces,
    counts_people,
    for_whom,
    is_person,
)
from khronika.reading.english.syntax import (
    children_are,
    has_prep,
    is_reduced,
    lemma_of,
    object_among,
    parts,
    passive_subjects,
    subject_of,
)


@dataclass(frozen=True)
class Act:
    """A verb with its parts. ``lemma`` is the verb's as the table of patterns knows it."""

    verb: Token
    lemma: str

    @cached_property
    def _parts(self) -> tuple[list[Token], list[Token]]:
        agents, targets = parts(self.verb)
        if not (agents or targets) and self.verb.dep_ == "acomp":
            agents = [s for s in (subject_of(self.verb.head),) if s is not None]
        if not targets and self._befell(agents):
            return [], agents
        if self.verb.dep_ == "relcl" and (meant := _meant_by_relative(self.verb, self.lemma)) is not None:
            head = self.verb.head
            return [meant if t.i == head.i else t for t in agents], [
                meant if t.i == head.i else t for t in targets
            ]
        return agents, targets

    def _befell(self, agents: list[Token]) -> bool:
        """ "37 people rounded up in Tarsk", "with 40 acquitted", "were slain": the parser takes a participle without "were" for what they
        did, or for an adjective; nobody arrests or acquits without an object, so it was done to them."""
        if self.lemma not in _NEEDS_OBJECT or self.verb.tag_ not in ("VBN", "VBD"):
            return False
        if any(c.dep_ in ("aux", "ccomp", "xcomp", "dobj") for c in self.verb.children):
            return False
        if not any(s.like_num or s.lower_ in _CROWDS for t in agents for s in (t, *t.children)):
            return any(lemma_of(t) == "number" for t in agents)
        return all(counts_people(t) and not are_forces(t) and lemma_of(t) not in _TRY for t in agents)

    @property
    def agents(self) -> list[Token]:
        return self._parts[0]

    @property
    def targets(self) -> list[Token]:
        return self._parts[1]

    @cached_property
    def particles(self) -> set[str]:
        return {c.lower_ for c in self.verb.children if c.dep_ in ("prt", "advmod", "prep")}

    @cached_property
    def on_people(self) -> bool:
        return any_people(self.targets)

    @cached_property
    def by_people(self) -> bool:
        return any(
            counts_people(t) or lemma_of(t) in lex.CROWD or entity(t) in ("NORP", "ORG") for t in self.agents
        )

    @cached_property
    def aimed_at(self) -> list[Token]:
        """The people of "fired on a crowd", "shot at marchers"."""
        preps = [
            c for c in self.verb.children if c.dep_ == "prep" and c.lower_ in ("on", "at", "upon", "into")
        ]
        return [g for p in preps for g in p.children if g.dep_ == "pobj" and is_person(g)]

    @cached_property
    def passive(self) -> bool:
        done = bool(passive_subjects(self.verb)) or is_reduced(self.verb)
        return done or (bool(self.targets) and not self.agents and self.lemma in _NEEDS_OBJECT)

    def prep(self, prepositions: str, governed: frozenset[str]) -> bool:
        return has_prep(self.verb, prepositions, governed)

    def object(self, wanted: frozenset[str]) -> Token | None:
        return object_among(self.verb, wanted)

    def told_before(self, wanted: frozenset[str]) -> bool:
        """True where one of the words stands in the passage up to the end of the verb's sentence."""
        return any(lemma_of(t) in wanted for t in self.verb.doc[: self.verb.sent.end])

    def in_sentence(self, wanted: frozenset[str]) -> bool:
        return any(lemma_of(t) in wanted for t in self.verb.sent)


@dataclass(frozen=True, slots=True)
class Pattern:
    """``fits`` is asked only for the verbs in ``lemmas``. One of ``needs`` stands in the sentence whenever it fits, by
    lemma; empty where the verb alone may fit: such a verb has every sentence parsed that it stands in (triggers.py)."""

    id: str
    kind: Kind
    lemmas: frozenset[str]
    fits: Callable[[Act], bool]
    needs: frozenset[str] = frozenset()


LOST = words("eye leg arm sight vision finger hand foot consciousness")
WOUNDS = words("wound injury bruise burn cut face fracture gash concussion")  # left with them
WORK = words("job work shift line class lesson")  # walked off it
_OF_CROWDS = words("disperse break")
_DISPERSED = (
    lex.CROWD | lex.EVENT_NOUN - words("arrest detention") | words("procession vigil assembly meeting")
)


def _meant_by_relative(verb: Token, lemma: str) -> Token | None:
    """The protests of "protests since their arrests, which were dispersed": a relative clause is told of a noun further back
    where its verb cannot take the nearest; ``None`` where it can."""
    head = verb.head
    if lemma not in _OF_CROWDS or not any(c.lower_ in ("which", "that") for c in verb.children):
        return None
    if head.pos_ == "PROPN" or lemma_of(head) in _DISPERSED or is_person(head):
        return None
    before = reversed(verb.doc[verb.sent.start : head.i])
    return next((t for t in before if t.pos_ == "NOUN" and lemma_of(t) in _DISPERSED), None)


_NEEDS_OBJECT = words(
    "detain arrest apprehend nab abduct kidnap intern handcuff rearrest imprison incarcerate seize capture round pick scoop mop bundle cart haul whisk nick bust "
    "release free acquit pardon parole exonerate liberate absolve charge indict prosecute arraign summons convict fine sentence jail injure wound maim hospitalise "
    "hospitalize bruise trample kill murder massacre slay slaughter butcher behead gun mow assassinate martyr deploy mobilise mobilize station"
)
# ---- conditions of patterns that need more than a line ----

ALIGHT = words("alight ablaze aflame afire")
_SO_NEAR = 8  # tokens between "set" and "alight"


def set_on_fire(act: Act) -> bool:
    fire = words("fire")
    on_fire = act.prep("on to", fire) or any(has_prep(t, "on", fire) for t in act.targets)
    after = act.verb.doc[act.verb.i + 1 : min(act.verb.sent.end, act.verb.i + _SO_NEAR)]
    return on_fire or act.object(fire) is not None or any(t.lower_ in ALIGHT for t in after)


def raided(act: Act) -> bool:
    """ "Around 25 members of the security forces raided his home": told as a deployment where the forces are counted."""
    return any(are_forces(t) and any(s.like_num for s in subtree(t, ("relcl", "acl"))) for t in act.agents)


def charged_at(act: Act) -> bool:
    """ "Riot police charged the crowd", "charged at marchers": nobody is charged with anything."""
    if (
        act.passive
        or not any(are_forces(t) for t in act.agents)
        or children_are(act.verb, "with for over under")
    ):
        return False
    crowd = any(lemma_of(t) in lex.CROWD and children_are(t, "the") for t in act.targets)
    return crowd or (not act.targets and bool(act.aimed_at))


def shot_dead(act: Act) -> bool:
    """ "Shot two men dead", "was gunned down"; "shot dead two men", where the parser makes the men dead before they are shot."""
    if not act.on_people:
        return False
    behind = (
        act.verb.i + 1 < len(act.verb.doc) and act.verb.nbor(1).lower_ == "dead"
    )  # "were shot dead Monday"
    return behind or children_are(act.verb, "dead down") or any(is_dead_by(act.verb, t) for t in act.targets)


def is_dead_by(verb: Token, target: Token) -> bool:
    """True where "dead" stands right behind the verb and before whom it is done to."""
    return any(c.lower_ == "dead" and c.i == verb.i + 1 for c in target.children)


def charges_brought(act: Act, charges: frozenset[str]) -> bool:
    """Charges against somebody; an inquiry is one only where it is said into whom, and whose case it is that others than police file is theirs."""
    brought = act.object(charges)
    if brought is None:
        return False
    theirs = (
        lemma_of(brought) == "case"
        and act.lemma in ("file", "bring")
        and not any(are_forces(t) for t in act.agents)
    )
    return bool(for_whom(act.verb)) or not (theirs or lemma_of(brought) == "investigation")


_YEARS = words("month year term")
_WARNS = words("warning order")
_RULES = words("court judge magistrate tribunal fine sentence jail prison custody penalty conviction")


_DECREED = words("emergency curfew lockdown mourning holiday shutdown blackout truce ceasefire")
_LAWS = words(
    "law bill act code decree legislation amendment ordinance statute constitution article regulation"
)


def punished(act: Act, penalties: frozenset[str], courts: frozenset[str]) -> bool:
    """ "Handed a fine", "were given warnings by the judge"; a warning that no court gives is no sentence."""
    given = act.object(penalties) or _behind_whom(act)
    if given is not None and any(lemma_of(t) in _DECREED for t in subtree(given, ("relcl",))):
        return False  # "imposed a 15-day state of emergency"
    if any(lemma_of(t) in _LAWS for t in act.agents) or (act.lemma == "serve" and act.passive):
        return False  # "a law that imposes tough penalties on violators": on nobody yet; "when the sentence was served"
    if given is None or not (
        act.in_sentence(courts) or (lemma_of(given) in _YEARS and act.told_before(_RULES))
    ):
        return False
    return lemma_of(given) not in _WARNS or act.in_sentence(_RULES)


def _behind_whom(act: Act) -> Token | None:
    """ "Handed 14 villagers two years each": the term, where the parse has the people for the object."""
    given = act.lemma in ("hand", "give") and act.on_people
    return next(
        (c for c in act.verb.children if given and c.dep_ == "npadvmod" and lemma_of(c) in _YEARS), None
    )


def many(act: Act) -> bool:
    """True when a crowd that is no force of order acts: a number, or a word for many."""
    counted = any(t.like_num or t.lower_ in _CROWDS for a in act.agents for t in subtree(a, ("relcl", "acl")))
    return counted and act.by_people and not any(are_forces(t) for t in act.agents)


_CROWDS = words("hundreds thousands dozens scores crowd crowds group several")


def treated(act: Act) -> bool:
    """ "50 people were treated", "the Red Cross treated more than 30 people"; people treat each other badly, too, and courts
    discharge them."""
    if act.lemma == "discharge" and not act.told_before(_CLINIC):
        return False
    people = [t for t in act.targets if is_person(t) or t.like_num]
    counted = any(s.like_num for t in people for s in subtree(t))
    return bool(people) and (act.passive or counted) and not children_are(act.verb, _HOW_TREATED)


_HOW_TREATED = "as like poorly badly well fairly unfairly harshly humanely kindly brutally differently"
_CLINIC = words("hospital clinic doctor ward treatment injury wound medic surgeon infirmary")
_RESCUERS = words(
    "volunteer ambulance medic paramedic cross crescent driver bystander resident neighbour neighbor rescuer nurse doctor"
)


def picked_up(act: Act) -> bool:
    """Rounded up, grabbed or picked up by whoever may hold people: rescuers pick up the hurt."""
    if act.lemma == "pick" and any(lemma_of(s) in _RESCUERS for t in act.agents for s in subtree(t)):
        return False
    return "up" in act.particles and act.on_people


_DUTIES = words(
    "organise organize oversee run draft ensure prepare protect supervise coordinate manage handle investigate implement monitor "
    "enforce collect secure guard lead guide advise train verify count distribute deliver select appoint maintain keep"
)
_PRICES = words("fee price fare toll rent interest dollar premium amount sum")


def charged(act: Act) -> bool:
    """Charged with a crime, not with a duty ("charged with organising the vote") and not a fee."""
    if not act.on_people or any(
        lemma_of(c) in _PRICES for c in act.verb.children if c.dep_ in ("dobj", "oprd", "attr")
    ):
        return False
    tasks = [
        (g, s)
        for c in act.verb.children
        if c.dep_ == "prep" and c.lower_ == "with"
        for g in c.children
        if g.dep_ == "pcomp"
        for s in g.children
        if s.dep_ == "dobj"
    ]
    return not any(lemma_of(g) in _DUTIES and lemma_of(s) not in _UNLAWFUL for g, s in tasks)


_UNLAWFUL = words(
    "protest rally demonstration march strike gathering assembly picket riot unrest mob crowd attack plot coup conspiracy group organisation organization gang association cell militia blockade violence "
    "weapon money fund explosive document secret information"
)


def let_go(act: Act) -> bool:
    free = children_are(act.verb, "go free") or (act.lemma == "send" and "home" in act.particles)
    free = free or (act.lemma == "let" and "out" in act.particles)
    return free and (bool(act.targets) or any(is_person(t) or t.like_num for t in act.verb.subtree))


def cleared(act: Act, occupied: frozenset[str]) -> bool:
    """People, or the place where they stood: rubble and tables are cleared too, and roads of trees."""
    of = [g for c in act.verb.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"]
    of += [
        g for t in act.targets for c in t.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"
    ]
    if any(is_person(t) and not are_forces(t) for t in act.targets):
        return not of  # "cleared the two men of murder"
    if any(is_person(t) for t in of):
        return act.object(occupied) is not None  # "cleared the square of protesters"
    where = act.object(occupied) is not None and not of
    return where and (
        any(are_forces(t) for t in act.agents) or (not act.agents and act.in_sentence(FORCES | lex.CROWD))
    )


_TRY = words("court tribunal judge")


def by_forces(act: Act) -> bool:
    """ "Soldiers jailed 40 students": no court did."""
    forces = bool(act.agents) and all(are_forces(t) and lemma_of(t) not in _TRY for t in act.agents)
    return act.on_people and forces


_DEPLOY_THEM = words("post send bring put prepare ready guard")


def deployed(act: Act) -> bool:
    """ "Police lined the avenue", "sent troops"; "sent a letter to the police" sends no police."""
    if any(lemma_of(t) in ("statement", "message", "letter") for t in act.targets):
        return False
    if act.lemma in _RINGS:
        return any(are_forces(t) for t in act.agents)  # not who surrounds the police station
    sent = [t for t in act.targets if t.dep_ != "dative"]
    holders = sent if act.lemma in _DEPLOY_THEM else [*act.agents, *sent]
    return any(are_forces(t) for t in holders)


_RINGS = words("surround encircle besiege ring")


_TERM = words("day month year")
_LEAST = 5  # days: for fewer than these, police hold people on their own
_ARREST = words("arrest detention")


def arrested_for_days(act: Act) -> bool:
    """ "Was arrested for 30 days", "placed under administrative arrest for ten days": a court's term, and no police's deed."""
    if not act.passive and not any(lemma_of(t) in _TRY for t in act.agents):
        return False
    if any(are_forces(t) and lemma_of(t) not in _TRY for t in act.agents) or not act.on_people:
        return False
    if act.lemma != "arrest" and not _under_arrest(act):
        return False
    terms = [g for c in act.verb.children if c.lower_ == "for" for g in c.children if lemma_of(g) in _TERM]
    return any(_is_term(t) for t in terms)


def _under_arrest(act: Act) -> bool:
    under = [g for c in act.verb.children if c.lower_ in ("under", "in") for g in c.children]
    return any(
        lemma_of(g) in _ARREST and any(c.lower_ == "administrative" for c in g.children) for g in under
    )


def _is_term(unit: Token) -> bool:
    """ "30 days", "two months"; "a few days" and "two days" are no court's term."""
    number = next((c for c in unit.children if c.like_num), None)
    if number is None:
        return False
    few = lemma_of(unit) == "day" and number.lower_ in _FEW
    return not few


_FEW = frozenset("1 2 3 4 one two three four several".split())


def is_ordered_arrest(noun: Token) -> bool:
    """ "A court ordered 8-day administrative detention of five", "gave them ten days of arrest": a sentence by another name."""
    if lemma_of(noun) not in _ARREST:
        return False
    if not any(lemma_of(t) in _TRY for t in noun.sent):
        return False
    days = [t for t in noun.doc[max(noun.sent.start, noun.i - 5) : noun.i] if lemma_of(t) == "day"]
    days += [t for t in noun.subtree if t.i > noun.i and lemma_of(t) == "day"]
    administrative = any(c.lower_ == "administrative" for c in noun.children)
    return bool(days) and (administrative or lemma_of(noun) == "arrest")
