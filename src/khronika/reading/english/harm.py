"""Patterns of what hurts people, or is done to the press, for the table in patterns.py: brought in with wounds, shot and injured;
reporters beaten, robbed or pushed.
"""

from khronika.nouns import Kind
from khronika.reading.english.acts import WOUNDS, Act, Pattern
from khronika.reading.english.lexicon import words
from khronika.reading.english.parsing import Token, subtree
from khronika.reading.english.syntax import children_are, lemma_of

JOURNALISTS = words(
    "journalist reporter correspondent photographer photojournalist cameraman camerawoman editor freelancer press media newsman newsmen "
    "newspaperman videographer stringer columnist broadcaster"
)
_THEIR_TRADE = words("press media news radio tv television newspaper")
_AT_WORK = words("worker crew staff professional personnel team employee")
_BROUGHT = words("bring take carry rush")
_BADLY = WOUNDS | words("bone rib pellet gash scar graze")
_HURT = words("injure wound hurt")
_ARE_HURT = words("injured wounded casualties casualty patients patient")
_WARDS = words("hospital clinic doctor medic nurse surgeon ward infirmary")
_DONE_TO_THEM = words(
    "beat club kick assault drag manhandle teargas bludgeon punch pepper-spray brutalize brutalise torture maltreat mistreat attack hit push "
    "shove rob harass molest jostle rough slap chase intimidate threaten obstruct"
)


def is_press(token: Token) -> bool:
    """Reporters and whoever works for the press."""
    lemma = lemma_of(token)
    if lemma in JOURNALISTS:
        return True
    return lemma in _AT_WORK and any(lemma_of(c) in _THEIR_TRADE for c in token.children)


def _brought_hurt(act: Act) -> bool:
    """ "Brought in with cuts and bruises", "carried in with broken ribs"; "some 60 injured were brought in", as a hospital says."""
    if not act.on_people:
        return False
    holders = (act.verb, *act.targets)  # "people with bullet wounds were brought in"
    with_what = [s for h in holders for c in h.children if c.lower_ == "with" for s in subtree(c)]
    if any(lemma_of(s) in _BADLY for s in with_what):
        return True
    bare_in = any(c.lower_ == "in" and not any(True for _ in c.children) for c in act.verb.children)
    if act.lemma != "bring" or not act.passive or not bare_in or children_are(act.verb, "dead"):
        return False
    hurt = any(lemma_of(s) in _HURT or s.lower_ in _ARE_HURT for t in act.targets for s in (t, *t.children))
    return hurt or act.in_sentence(_WARDS)


def _and_hurt(act: Act) -> bool:
    """ "Were shot and injured": one deed, told by how it ended."""
    if not act.passive or not act.on_people:
        return False
    return any(lemma_of(t) in _HURT and t.i <= act.verb.i + 2 for t in act.verb.conjuncts)


def _to_the_press(act: Act) -> bool:
    """Reporters who are counted; what befell one of them keeps the kind of the deed, as in the other languages."""
    if act.lemma == "threaten" and any(c.dep_ == "xcomp" for c in act.verb.children):
        return False
    return any(is_press(t) and any(_many(c) for c in t.children) for t in act.targets)


def _many(word: Token) -> bool:
    return (word.like_num and word.lower_ not in ("one", "1")) or word.lower_ == "several"


HARM: tuple[Pattern, ...] = (
    Pattern("en.ev.brought-hurt", Kind.INJURY, _BROUGHT, _brought_hurt, _BADLY | _HURT | _ARE_HURT | _WARDS),
    Pattern("en.ev.shot-and-hurt", Kind.INJURY, words("shoot beat club stab hit"), _and_hurt, _HURT),
    Pattern("en.ev.on-press", Kind.ATTACK_ON_JOURNALIST, _DONE_TO_THEM, _to_the_press, JOURNALISTS | _AT_WORK),
)  # fmt: skip
"""They stand before the plain verbs: the first that fits wins."""
