"""What a number most likely counts, where no rule knows: a learnt score over what stands around it.

A multinomial logistic regression over ``surroundings.features``. Its weights stand in ``count_weights.npz`` and were learnt from our own marked sentences only (``training/counting``), which also chose the
threshold: below it the number is left out.
"""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from khronika.nouns import Kind, Unit
from khronika.reading.english.bench_and_ward import in_law
from khronika.reading.english.by_words import they_act
from khronika.reading.english.counted import QUANTITY
from khronika.reading.english.counts import Around, Count, Number
from khronika.reading.english.harm import JOURNALISTS
from khronika.reading.english.lexicon import DIE, VERB_KIND
from khronika.reading.english.measures import HOUR, of_something_else
from khronika.reading.english.parsing import Token
from khronika.reading.english.people import crowd_of_forces, is_person, is_pictured
from khronika.reading.english.roles import only_said_of
from khronika.reading.english.surroundings import features
from khronika.reading.english.syntax import clause_verb, is_passive, lemma_of
from khronika.reading.english.taken_things import are_owners

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """``labels`` name the columns of both arrays; ``rows`` is where a feature stands in ``by_feature``."""

    labels: tuple[str, ...]
    threshold: float
    rows: Mapping[str, int]
    by_feature: Floats
    constant: Floats


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest label, ``None`` when that is none of the kinds we record, with its chance in [0, 1]."""

    kind: Kind | None
    chance: float


@cache
def weights() -> Weights:
    """The learnt weights, read once."""
    raw = files("khronika.reading.english").joinpath("count_weights.npz").read_bytes()
    with np.load(io.BytesIO(raw), allow_pickle=False) as learnt:
        names = str(learnt["names"]).split("\n")
        return Weights(
            tuple(str(learnt["labels"]).split()),
            float(learnt["threshold"]),
            {name: n for n, name in enumerate(names)},
            learnt["by_feature"].astype(np.float32),
            learnt["constant"].astype(np.float32),
        )


def chances(seen: frozenset[str], by: Weights | None = None) -> dict[str, float]:
    """The chance of each label."""
    learnt = by or weights()
    known = sorted(learnt.rows[name] for name in seen if name in learnt.rows)
    score = learnt.constant + learnt.by_feature[known].sum(axis=0)
    grown = np.exp(score - score.max())
    return dict(zip(learnt.labels, (grown / grown.sum()).tolist(), strict=True))


def guess(seen: frozenset[str]) -> Guess:
    """The likeliest of all labels."""
    label, chance = max(chances(seen).items(), key=lambda item: item[1])
    return Guess(None if label == "none" else Kind(label), chance)


_SUSPECTS = frozenset("suspect accuse allege blame".split())


def most_likely(number: Number, around: Around) -> Count | None:
    """The likeliest kind as a count, where it is likely enough and fits the number's unit; else ``None``."""
    if number.single:
        return None
    found = guess(features(number.mention, number.root, number.counted, number.sentence, around.frames))
    if found.kind is Kind.DETENTION and _MISSING.match(around.text[number.mention.core.end :][:_NEAR]):
        return None  # who is missing is not known to be held
    if found.kind is Kind.ELECTION_FINDING:
        return None  # a judgement counts nobody
    if found.kind is not None and (_unspoken_of(found.kind, number) or _befalls_nobody(found.kind, number)):
        return None
    if found.kind is Kind.BLACKOUT and (
        not _CUT.search(number.sentence.tokens.text) or of_something_else(around.text, number.mention)
    ):
        return None  # "three days of protests": how long something lasted, in a report that tells of a shutdown elsewhere
    if found.kind is Kind.BLACKOUT and _SINCE_THEN.match(around.text, number.mention.span.end):
        return None  # "23 days after the coup"
    if _OF_SOURCE.search(around.text[: number.mention.span.start][-_NEAR:]):
        return None  # "according to several union activists"
    if (
        _DAY_BEHIND.search(around.text[: number.mention.core.start][-_NEAR:])
        and around.text[number.mention.core.end :][:1] == ")"
    ):
        return None  # "until tomorrow (22)"
    verb = clause_verb(number.root)
    numbering = number.root.head.lemma_ == "number" and number.root.head.pos_ == "VERB"
    if found.kind is not Kind.PROTEST and numbering:
        return None  # "soldiers, who numbered 40"
    if found.kind is Kind.CHARGE and lemma_of(verb) in _ACCUSES and not in_law(verb):
        return None
    if found.kind is Kind.DETENTION and (_not_held(number, verb) or is_pictured(verb)):
        return None
    if found.kind is Kind.DETENTION and are_owners(number.root):
        return None  # "took away blankets meant for the 300"
    if found.kind in _TO_PEOPLE and is_passive(verb) and lemma_of(verb) in _SUSPECTS:
        return None  # "two soldiers are suspected of killing a journalist": nothing befell the two
    homeward = lemma_of(verb) in ("return", "travel", "arrive") and any(
        c.lower_ in ("home", "from") for c in verb.children
    )
    forces = crowd_of_forces(
        number.counted if number.counted is not None else number.root
    ) or crowd_of_forces(number.root)
    if found.kind is Kind.DETENTION and forces and not is_passive(verb):
        return None  # "police along with 200 soldiers arrested the mayor"
    if found.kind is Kind.PROTEST and (
        homeward or forces or lemma_of(verb) in _NO_CROWD or attackers(number) or only_said_of(number)
    ):
        return None
    if found.kind is None or found.chance < weights().threshold or found.kind.value in refused(number):
        return None
    unit = unit_of(number)
    rule = f"en.fig.likely-{found.kind.value}"
    return Count(
        number.mention, found.kind, unit, rule, round(found.chance, 2), number.root, number.counted, None, number.part
    )  # fmt: skip


_ACCUSES = frozenset(("accuse", "suspect", "blame"))
_CUT = re.compile(
    r"\b(?:internet|online|offline|networks?|connect\w*|mobile|phones?|telephones?|signal|data|outages?|black-?outs?|shutdowns?|cut|access|platforms?|social\s+media"
    r"|services?|power|electricity|dark|down|restored?|disrupt\w*|unreachable|throttl\w*|WhatsApp|Facebook|Twitter|Telegram)\b",
    re.I,
)
_OF_SOURCE = re.compile(r"\baccording\s+to\s+(?:the\s+)?$", re.I)
_PRESS = frozenset("outlet newspaper broadcaster crew newsroom blogger station".split())
_EVICTED = frozenset("evict eviction displace relocate evacuate demolish".split())
_NO_CUSTODY = frozenset("summon register".split())
_DAY_BEHIND = re.compile(r"\b(?:today|yesterday|tomorrow|\w+day)\s\($", re.I)
_MISSING = re.compile(r"\W+(?:\w+\W+){0,4}?(?:missing|disappear\w*|unaccounted|unknown)\b", re.I)
_NO_CROWD = frozenset(
    "receive surrender resign flee defect evacuate displace relocate graduate disembark repatriate emigrate reside enrol enroll".split()
)
_TO_SAFETY = frozenset(
    "shelter safety border home hotel school church temple airport hospital morgue clinic".split()
)


def _unspoken_of(kind: Kind, number: Number) -> bool:
    """Whoever else was attacked than journalists, families put out of their homes, victims of whom no death is told."""
    lemmas = {lemma_of(t) for t in number.sentence.tokens}
    if kind is Kind.ATTACK_ON_JOURNALIST:
        return lemmas.isdisjoint(JOURNALISTS | _PRESS)
    if kind is Kind.DISPERSAL:
        return not lemmas.isdisjoint(_EVICTED)
    victims = number.counted is not None and lemma_of(number.counted) == "victim"
    return kind is Kind.DEATH and victims and lemmas.isdisjoint(DIE | _DEATH)


_FOR_PEOPLE = frozenset(
    "body corpse coffin grave funeral burial admission name victim casualty arrest detention death injury wound loss life patient case".split()
)
"""What is counted where people are meant."""
_OF_PEOPLE_ALONE = frozenset("arrest jail imprison convict acquit sentence handcuff".split())
_TO_PEOPLE = frozenset({Kind.DETENTION, Kind.CHARGE, Kind.SENTENCE, Kind.RELEASE, Kind.INJURY, Kind.DEATH})


def _befalls_nobody(kind: Kind, number: Number) -> bool:
    """ "A collection for the 80 families", "the number of stations reaches five": what is counted is no people."""
    noun = number.counted
    if kind in _TO_PEOPLE and _has_kin_among_them(number):
        return True
    if noun is None or kind not in _TO_PEOPLE or noun.pos_ != "NOUN" or noun.tag_ != "NNS":
        return False
    if noun.dep_ in ("nsubjpass", "dobj") and lemma_of(noun.head) in _OF_PEOPLE_ALONE:
        return False  # "nineteen cooks were arrested": whoever they are
    return not is_person(noun) and lemma_of(noun) not in QUANTITY | _FOR_PEOPLE


_KIN_OF = re.compile(
    r"^[^.;:]{0,30}?\b(?:including|among\s+(?:them|whom)|some\s+of\s+them)\s[^.;:]{0,40}?\b(?:relatives|families|friends|mothers|fathers|parents|wives|brothers|sisters|sons|daughters"
    r"|lawyers|supporters|colleagues|widows|orphans|cousins|neighbou?rs|comrades)\s+of\s",
    re.I,
)


def _has_kin_among_them(number: Number) -> bool:
    """ "Forty people, including friends of the detained, waited at the gate": nothing befell the forty, unless their own verb tells it."""
    start = number.mention.core.end - number.sentence.span.start
    behind = number.sentence.words(number.sentence.tokens.start_char, number.sentence.tokens.end_char)[start:]
    return bool(_KIN_OF.match(behind)) and lemma_of(clause_verb(number.root)) not in VERB_KIND


_DEATH = frozenset("dead death fatal fatality deadly body".split())


def _led_to_safety(verb: Token) -> bool:
    """ "Twelve women were taken to a shelter", "taken to the border": not into custody."""
    return any(
        lemma_of(g) in _TO_SAFETY
        for c in verb.children
        if c.lower_ == "to"
        for g in c.children
        if g.dep_ == "pobj"
    )


def _put_upon(number: Number) -> bool:
    """ "Put pressure on several activists": the verb has its object already."""
    noun = number.counted if number.counted is not None else number.root
    on = noun.head
    return (
        noun.dep_ == "pobj"
        and on.lower_ == "on"
        and (on.head.dep_ == "dobj" or any(c.dep_ == "dobj" for c in on.head.children))
    )


def _not_held(number: Number, verb: Token) -> bool:
    """ "Summoned 23 people", "several of the lawyers went to police stations", "put pressure on 12": nobody holds them."""
    elsewhere = lemma_of(verb) in _NO_CUSTODY or _led_to_safety(verb) or _put_upon(number)
    return elsewhere or _goes_there(number) or _of_the_missing(number)


_MOVES = frozenset("go come travel head rush return drive".split())


def _goes_there(number: Number) -> bool:
    """ "Several of the lawyers went to police stations": of their own will; and of "lost 12 fighters" nobody says who has them."""
    noun = number.counted if number.counted is not None else number.root
    if noun.dep_ == "dobj" and lemma_of(noun.head) == "lose":
        return True
    top = number.links[-1] if number.links else noun
    subject = next((t for t in (noun, number.root, top) if t.dep_ == "nsubj"), None)
    if subject is None or lemma_of(subject.head) not in _MOVES or subject.head.pos_ != "VERB":
        return False
    return any(c.lower_ == "to" for c in subject.head.children)


_GONE = re.compile(r"\bdisappearances?\b", re.I)
_TAKEN = re.compile(
    r"\b(?:arrest\w*|detain\w*|detention\w*|held|custody|abduct\w*|kidnap\w*|seized|jail\w*)\b", re.I
)


def _of_the_missing(number: Number) -> bool:
    """ "36 of the disappearances are reported in Orlo, including two minors": nobody is said to hold them."""
    words = number.sentence.tokens.text
    return bool(_GONE.search(words)) and not _TAKEN.search(words)


_ATTACKING = frozenset("attack assault ambush raid rob loot kidnap abduct lynch torture".split())


def attackers(number: Number) -> bool:
    """ "Over 200 outsiders attacked the workers": no crowd that protests."""
    noun = number.counted if number.counted is not None else number.root
    return noun.dep_ == "nsubj" and lemma_of(noun.head) in _ATTACKING


_NEAR = 60  # characters behind a number


def refused(number: Number) -> frozenset[str]:
    """The kinds a number cannot be of, whatever the score says: its noun or its unit forbids them."""
    nobody = number.counted is not None and (lemma_of(number.counted) in _NOBODY or they_act(number.counted))
    unit = unit_of(number)
    return frozenset(kind.value for kind in Kind if nobody or not _fits(kind, unit))


_SINCE_THEN = re.compile(
    r"\s*(?:(?:hours?|days?|weeks?|months?)\s+)?(?:after|before|later|earlier|ago)\b", re.I
)


def unit_of(number: Number) -> Unit:
    """Percent where the number says so, hours and days by the noun, else persons."""
    if number.mention.unit is not None:
        return number.mention.unit
    noun = lemma_of(number.counted) if number.counted is not None else ""
    return HOUR.get(noun) or THINGS.get(noun, Unit.PERSONS)


THINGS: dict[str, Unit] = {
    **dict.fromkeys(
        "car vehicle truck lorry tractor bus minibus taxi van motorcycle motorbike boat jeepney tricycle tank convoy".split(),
        Unit.VEHICLES,
    ),
    **dict.fromkeys(
        "blockade roadblock barricade road highway street bridge town city village province state district site station school shop "
        "office building house home bank church market hospital clinic ward morgue prison jail cell courthouse barracks checkpoint camp "
        "hotel university college campus neighbourhood neighborhood square location spot venue area".split(),
        Unit.PLACES,
    ),
}
"""What a number may count that is no people, and is still worth telling of a protest or of damage."""
_NOBODY = frozenset(
    "year month week night weekend minute second century decade interview photo photograph video image document page paragraph "
    "canister grenade bullet cartridge round shot shell stone brick kilometre kilometer mile metre meter foot hectare tonne ton "
    "raid county count hearing incident batch tranche instance "
    "litre liter dollar euro pound degree language step reason way option condition demand question".split()
)
"""What a number may count that is neither people nor anything we record, whatever stands around it."""
_OF_THINGS = frozenset({Kind.PROTEST, Kind.DAMAGE, Kind.DEPLOYMENT})


def _fits(kind: Kind, unit: Unit) -> bool:
    """Only shares of votes are percentages, only blackouts last; neither is people."""
    if unit is Unit.PERCENT:
        return kind is Kind.ELECTION
    if unit in (Unit.VEHICLES, Unit.PLACES):
        return kind in _OF_THINGS
    return (kind is Kind.BLACKOUT) == (unit is not Unit.PERSONS)
