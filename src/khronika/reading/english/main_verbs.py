"""What befell those a number counts by the main verb, where another event hangs on them: "Nine suspected of inciting the riot are in
custody", "67 people were denounced for blocking roads", "five of those hurt passed away", "saw seven men being beaten".
"""

from khronika.nouns import Kind
from khronika.reading.english import lexicon as lex
from khronika.reading.english.counts import Count, Number
from khronika.reading.english.lexicon import words
from khronika.reading.english.parsing import Token
from khronika.reading.english.people import is_person
from khronika.reading.english.syntax import lemma_of

_STAY = words("be remain stay sit languish")
_INSIDE = words("custody detention prison jail cell bar arrest remand barracks")
_REPORTED = words(
    "report denounce cite blame investigate refer pursue book probe summon prosecute charge accuse sue indict"
)
_AWAY = frozenset("away on".split())
_SEE = words("see watch observe witness film record photograph show")


def by_main_verb(number: Number) -> Count | None:
    """The count by the verb whose subject or object the number's people are; ``None`` where the rules of single events decide."""
    if number.counted is not None and not is_person(number.counted) and number.counted.pos_ != "PRON":
        return None
    top = number.top
    verb = top.head
    if top.dep_ in ("nsubj", "nsubjpass") and _is_modified(number):
        if lemma_of(verb) in _STAY and _is_inside(verb):
            return number.as_count(Kind.DETENTION, "en.fig.held-now", 0.8, None, number.part)
        passed = verb.lower_ == "passed" and any(
            c.lower_ in _AWAY and c.dep_ in ("prt", "advmod") for c in verb.children
        )
        if passed:
            return number.as_count(Kind.DEATH, "en.fig.died-of-it", 0.8, None, number.part)
    if top.dep_ == "nsubjpass" and lemma_of(verb) in _REPORTED and _is_for_a_deed(verb):
        return number.as_count(Kind.CHARGE, "en.fig.reported-for", 0.75, None, number.part)
    if top.dep_ in ("nsubj", "conj", "appos") and _is_object_of_law(top):
        return number.as_count(Kind.CHARGE, "en.fig.object-of", 0.75, None, number.part)
    return _seen(number, top)


_OBJECT = words("object subject target")
_OF_LAW = words(
    "warrant investigation inquiry probe complaint proceeding prosecution charge indictment lawsuit case"
)


def _is_object_of_law(top: Token) -> bool:
    """ "Two senators and four reporters are the object of a warrant"."""
    while top.dep_ in ("conj", "appos"):
        top = top.head
    if top.dep_ != "nsubj" or lemma_of(top.head) not in ("be", "become", "remain"):
        return False
    said = [c for c in top.head.children if c.dep_ == "attr" and lemma_of(c) in _OBJECT]
    of = (g for t in said for c in t.children if c.lower_ == "of" for g in c.children)
    return any(lemma_of(t) in _OF_LAW for t in of)


def _is_modified(number: Number) -> bool:
    holders = {t.i: t for t in (*number.links, number.root)}.values()
    return any(c.dep_ in ("acl", "relcl") for t in holders for c in t.children)


def _is_inside(verb: Token) -> bool:
    return any(
        c.dep_ == "prep"
        and c.lower_ in ("in", "behind", "under", "at")
        and any(lemma_of(g) in _INSIDE for g in c.children if g.dep_ == "pobj")
        for c in verb.children
    )


def _is_for_a_deed(verb: Token) -> bool:
    return any(c.lower_ == "for" and any(g.dep_ == "pcomp" for g in c.children) for c in verb.children)


def _seen(number: Number, top: Token) -> Count | None:
    """ "Saw at least seven people, among them two minors, being beaten"."""
    verb = top.head if top.dep_ == "dobj" else None
    if top.dep_ == "pobj" and top.head.lower_ in ("among", "including"):
        verb = top.head.head
    if verb is None or lemma_of(verb) not in _SEE:
        return None
    done = next(
        (c for c in verb.children if c.tag_ == "VBN" and any(g.lower_ == "being" for g in c.children)), None
    )
    if done is None:
        return None
    kind = Kind.FORCE if lemma_of(done) in _STRIKE else lex.VERB_KIND.get(lemma_of(done))
    if kind is None or kind is Kind.PROTEST:
        return None
    return number.as_count(kind, "en.fig.seen", 0.7, None, number.part)


_STRIKE = words("beat kick club punch strike whip drag manhandle slap")
