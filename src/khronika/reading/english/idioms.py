"""Idioms of papers from many countries for what befell people: "named as suspects", "gave up the ghost", "sought life for four".

For the table in patterns.py, before the plain verbs.
"""

from khronika.nouns import Kind
from khronika.reading.english.acts import Act, Pattern, many
from khronika.reading.english.lexicon import words
from khronika.reading.english.other_words import OTHER_WORDS
from khronika.reading.english.parsing import subtree
from khronika.reading.english.people import FORCES, are_forces, counts_people, for_whom
from khronika.reading.english.syntax import children_are, holds, lemma_of

_SUSPECT = words("suspect suspects accused defendant defendants")
_TERM = words("life year month sentence term imprisonment penalty death prison jail")
_ASKS = words("demand seek request ask recommend propose want")
_PROSECUTOR = words("prosecutor prosecution procurator attorney")
_CELL = words("jail prison penitentiary reformatory borstal gaol gulag")
_PRE_TRIAL = words("prison detention custody imprisonment arrest remand")
_ORDERS = words("order dictate decree impose ordain")
_GRAVE = words("grave graf ground")  # the small lemmatizer makes "graf" of "graves"
_PETTY = words(
    "trespass trespassing disobedience misconduct block blocking obstruct obstructing obstruction loiter loitering resist resisting refuse refusing fail failing "
    "litter littering jaywalking noise assembly gathering violation breach"
)


def _counted(act: Act) -> bool:
    return any(
        s.like_num or s.lower_ in ("several", "dozens", "scores", "hundreds")
        for t in (*act.agents, *act.targets)
        for s in subtree(t, ("relcl", "acl"))
    )


def _people_do(act: Act) -> bool:
    return any(counts_people(t) and not are_forces(t) for t in act.agents)


def _as_suspects(act: Act) -> bool:
    """ "Named nine men as suspects", "named as suspects six members of a choir"."""
    return (
        act.prep("as", _SUSPECT) and (act.on_people or _counted(act)) and not act.prep("by", words("medium"))
    )


def _asked_for_a_term(act: Act) -> bool:
    """ "Demanded life for three editors": what a prosecutor asks for, of those on trial."""
    asks = any(lemma_of(s) in _PROSECUTOR for t in act.agents for s in (t, *t.children))
    what = act.object(_TERM) is not None or act.prep("for", _TERM)
    return asks and what and bool(for_whom(act.verb))


def _ordered_held(act: Act) -> bool:
    """ "Dictated nine months of preventive prison against six leaders"."""
    what = act.object(_PRE_TRIAL | words("month day"))
    return what is not None and bool(for_whom(act.verb)) and holds(act.verb, _PRE_TRIAL) and holds(
        act.verb, words("preventive pretrial pre-trial provisional remand trial")
    )  # fmt: skip


def _ghost(act: Act) -> bool:
    return "up" in act.particles and act.object(words("ghost")) is not None


def _buried_by(act: Act) -> bool:
    """ "Put nine people in their graves"."""
    graves = [g for c in act.verb.children if c.lower_ in ("in", "into") for g in c.children]
    return act.on_people and any(lemma_of(g) in _GRAVE and children_are(g, "their his her") for g in graves)


def _held_back(act: Act) -> bool:
    """ "Were retained for five hours by villagers", as the languages of the south say it."""
    long = act.prep("for", words("hour day night"))
    return (
        act.on_people and act.passive and (long or any(are_forces(t) for t in act.agents)) and _counted(act)
    )


def _goes_to_prison(act: Act) -> bool:
    """ "Three go to jail and six walk free": not who visits there."""
    bare = [g for c in act.verb.children if c.lower_ == "to" for g in c.children if lemma_of(g) in _CELL]
    only = any(not any(c.dep_ in ("det", "poss") and c.lower_ != "a" for c in g.children) for g in bare)
    return only and _people_do(act) and _counted(act)


IDIOMS: tuple[Pattern, ...] = (
    Pattern("en.ev.as-suspects", Kind.CHARGE, words("name identify declare list treat"), _as_suspects, _SUSPECT),
    Pattern("en.ev.sought-term", Kind.CHARGE, _ASKS, _asked_for_a_term, _PROSECUTOR),
    Pattern("en.ev.answered-call", Kind.PROTEST, words("answer heed"), lambda a: many(a) and a.object(words("call appeal")) is not None, words("call appeal")),
    Pattern("en.ev.cited-for", Kind.CHARGE, words("cite"), lambda a: a.passive and a.on_people and (a.prep("for", _PETTY) or holds(a.verb, _PETTY)), _PETTY),
    Pattern("en.ev.cited-for", Kind.CHARGE, words("ticket"), lambda a: a.passive and a.on_people and _counted(a)),
    Pattern("en.ev.ordered-held", Kind.DETENTION, _ORDERS, _ordered_held, _PRE_TRIAL),
    Pattern("en.ev.held-back", Kind.DETENTION, words("retain"), _held_back),
    Pattern("en.ev.into-prison", Kind.SENTENCE, words("go"), _goes_to_prison, _CELL),
    Pattern("en.ev.bound-over", Kind.SENTENCE, words("bind"), lambda a: a.on_people and "over" in a.particles and a.in_sentence(words("court magistrate judge")), words("over")),
    Pattern("en.ev.absolved", Kind.RELEASE, words("absolve exonerate acquit"), lambda a: a.on_people and a.in_sentence(words("court judge tribunal jury verdict bench")), words("court judge tribunal jury verdict bench")),
    Pattern("en.ev.gave-up-ghost", Kind.DEATH, words("give"), lambda a: _ghost(a) and _people_do(a), words("ghost")),
    Pattern("en.ev.in-their-graves", Kind.DEATH, words("put send lay"), _buried_by, _GRAVE),
    Pattern("en.ev.dragged-off", Kind.DETENTION, words("drag bundle hustle herd whisk tow pack pile stuff"), lambda a: a.on_people and (a.passive or any(are_forces(t) for t in a.agents)) and (bool(a.particles & {"away", "off"}) or a.prep("into", words("van truck bus car lorry jeep vehicle wagon minibus"))), FORCES | words("away off van truck bus car lorry jeep vehicle wagon minibus")),
    *OTHER_WORDS,
)  # fmt: skip
"""Those of other_words.py stand behind them, in the order in which they are tried."""
