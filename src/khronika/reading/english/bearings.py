"""How a number lies to whoever may tell it: the words, the way through the parse, and what stands between, as names of features.

``likely_tellers.py`` weighs them; ``training/sources`` learns the weights. A feature is a short string; the same text always
gives the same features.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from khronika.nouns import Kind, Span
from khronika.reading.english import lexicon as lex
from khronika.reading.english.counted import climb
from khronika.reading.english.cue_tellers import BODIES, TELLS
from khronika.reading.english.noun_spans import BODY_NOUN
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.people import are_forces, is_person
from khronika.reading.english.phrases import DOCUMENT
from khronika.reading.english.syntax import clause_verb, lemma_of

_INSIDE_NAME = ("compound", "amod", "nmod", "det", "nummod", "quantmod")
_PRONOUNS = ("he", "she", "they", "it")
_NOBODY = ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL")
_MARKS = (",", ":", ";", "(", ")", "-", "\u2013", "\u2014", '"', "\u201c", "\u201d")
_FAR = (3, 6, 12, 22)  # tokens; where one bin of distance ends and the next begins


@dataclass(frozen=True, slots=True)
class Told:
    """A number in its sentence: the top of its words, the noun it counts, the kind of event; ``heads`` are those in the
    sentence who may tell it, ``quotes`` the quotations of the report. ``rule`` is the rule of attribution that covers the number,
    if one does, and ``ruled`` where whoever it names stands; ``speaking`` is where those stand who say something, whatever it is."""

    root: Token
    counted: Token | None
    kind: Kind
    sentence: Sentence
    heads: tuple[Token, ...]
    quotes: tuple[Span, ...] = ()
    rule: str | None = None
    ruled: Span | None = None
    speaking: tuple[Span, ...] = ()


def who_may_tell(sentence: Sentence) -> list[Token]:
    """The heads of all phrases of a sentence that may name who tells something: nouns, names and pronouns."""
    return [t for t in sentence.tokens if _may_head(t)]


def _may_head(token: Token) -> bool:
    if token.pos_ == "PRON":
        return token.lower_ in _PRONOUNS and token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj")
    if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ in _NOBODY or token.like_num:
        return False
    return not (
        token.dep_ in _INSIDE_NAME and token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN")
    )


def features(head: Token, told: Told) -> frozenset[str]:
    """The features of one who may tell the number."""
    sort = _sort(head)
    return frozenset(
        (
            *_words(head, sort),
            *_way(head, told.root, sort),
            *_clause(head, told, sort),
            *_between(head, told, sort),
            *_hung(head, told),
            *_ruled(head, told, sort),
        )
    )


def is_ruled(head: Token, told: Told) -> bool:
    """Whether the rule of attribution names this one."""
    at = told.sentence.base + head.idx
    return told.ruled is not None and told.ruled.start <= at < told.ruled.end


def _ruled(head: Token, told: Told, sort: str) -> Iterator[str]:
    """What the rules of attribution say of the number, and whether this one says anything by them."""
    at = told.sentence.base + head.idx
    if any(span.start <= at < span.end for span in told.speaking):
        side = "before" if head.i < told.root.i else "behind"
        yield from ("speaks", f"speaks {side}", f"speaks:{sort}", f"speaks:{_governor(head)[1]}")
    elif told.speaking:
        yield "another speaks"
    if told.rule is None:
        yield "no rule"
        return
    here = told.ruled is not None and told.sentence.span.overlaps(told.ruled)
    whose = "mine" if is_ruled(head, told) else "another's" if here else "elsewhere"
    yield from (f"rule {whose}", f"rule {whose}:{told.rule}", f"rule {whose}:{sort}")


# ---- who ----


def _words(head: Token, sort: str) -> Iterator[str]:
    lemma = lemma_of(head)
    yield f"who={lemma}"
    yield f"sort={sort}"
    yield f"pos={head.pos_}"
    yield f"entity={head.ent_type_}"
    if is_person(head):
        yield "person"
    if are_forces(head):
        yield "forces"
    if lemma in BODY_NOUN or lemma in BODIES:
        yield "body"
    if lemma in DOCUMENT:
        yield "document"
    if lemma in lex.NOUN_KIND:
        yield "event"
    if lemma in lex.CROWD:
        yield "crowd"
    if head.tag_ in ("NNS", "NNPS"):
        yield "many"
    for child in head.children:
        if child.dep_ in ("det", "poss"):
            yield f"{child.dep_}={child.lower_}"
        if child.dep_ in ("amod", "compound", "poss", "nmod"):
            yield f"with={lemma_of(child)}"
        elif child.dep_ == "prep":
            yield f"prep={child.lower_}"
        if child.like_num:
            yield "numbered"


def _sort(head: Token) -> str:
    """One word for what a phrase names, as far as its head says."""
    lemma = lemma_of(head)
    if head.pos_ == "PRON":
        return "pronoun"
    if head.ent_type_ in ("GPE", "LOC", "FAC"):
        return "place"
    if head.ent_type_ == "PERSON":
        return "name"
    if lemma in DOCUMENT:
        return "document"
    if lemma in BODY_NOUN or lemma in BODIES:
        return "body"
    if are_forces(head):
        return "forces"
    if is_person(head):
        return "person"
    if head.ent_type_ in ("ORG", "NORP"):
        return "organisation"
    return "proper" if head.pos_ == "PROPN" else "thing"


# ---- the way through the parse ----


def _way(head: Token, root: Token, sort: str) -> Iterator[str]:
    """Up from the phrase to what it shares with the number, and down from there."""
    above, over = _up(head), _up(root)
    shared = {t.i for t in over}
    top = next((n for n, t in enumerate(above) if t.i in shared), None)
    if top is None:
        yield "way=none"
        return
    meet = above[top]
    up = [edge for t in above[:top] if (edge := _edge(t))]
    down = [edge for t in over[: next(n for n, t in enumerate(over) if t.i == meet.i)] if (edge := _edge(t))][
        ::-1
    ]
    way, says = f"{'>'.join(up)}^{'<'.join(down)}", _says(meet)
    first, last = (down or ["-"])[0], (up or ["-"])[-1]
    yield from (f"way={way}", f"way={way}:{says}", f"way={way}:{sort}")
    yield from (f"up={'>'.join(up[:3])}", f"ups={min(len(up), 5)}", f"downs={min(len(down), 6)}")
    yield from (f"meet={lemma_of(meet)}", f"meet:{says}", f"meet:{meet.pos_}")
    yield from (f"down={first}", f"down={first}:{says}", f"down={first}:{sort}", f"{last}^{first}:{says}")


def _up(token: Token) -> list[Token]:
    out = [token]
    while out[-1].head.i != out[-1].i:
        out.append(out[-1].head)
    return out


def _edge(token: Token) -> str:
    """The name of the step from a token to its head; a preposition stands for the two steps over it."""
    if token.dep_ in ("prep", "agent"):
        return f"{token.dep_}:{token.lower_}"
    return "" if token.dep_ == "pobj" else str(token.dep_)


def _says(token: Token) -> str:
    """Which list of words for telling a verb stands in."""
    lemma = lemma_of(token)
    if lemma in lex.SAY:
        return "say"
    if lemma in lex.JUDGE:
        return "judge"
    if lemma in lex.COUNTING:
        return "count"
    return "tell" if lemma in TELLS else "other"


# ---- the clause it stands in ----


def _governor(head: Token) -> tuple[Token, str]:
    """What a phrase hangs on, and as what."""
    token, role = head, str(head.dep_)
    while token.head.i != token.i:
        token = token.head
        if role in ("conj", "appos", "compound", "nmod"):
            role = str(token.dep_)
        elif role == "pobj":
            role = f"{token.dep_}:{token.lower_}"
        else:
            return token, role
    return token, "top"


def _clause(head: Token, told: Told, sort: str) -> Iterator[str]:
    verb, role = _governor(head)
    lemma, says = lemma_of(verb), _says(verb)
    yield from (
        f"verb={lemma}",
        f"verb:{says}",
        f"role={role}",
        f"verb={lemma}<{role}",
        f"verb:{says}<{role}",
    )
    yield from (f"verb:{says}<{role}:{sort}", f"role={role}:{sort}", f"form={verb.tag_}", f"verb:{verb.dep_}")
    yield f"verb:{says}:{verb.dep_}"
    if verb.pos_ in ("VERB", "AUX"):
        yield from _beside_verb(verb, lemma, says)
    own = clause_verb(climb(told.counted if told.counted is not None else told.root)[-1])
    same = own.i == verb.i
    under = verb.i == told.root.i or verb.is_ancestor(told.root)
    yield from (f"same={same}", f"same={same}<{role}", f"same={same}<{role}:{sort}")
    yield from (f"under={under}", f"under={under}<{role}:{says}", f"under={under}<{role}:{sort}")
    yield f"own={lemma_of(own)}"
    kind = told.kind.value
    yield from (f"kind={kind}", f"kind={kind}:{sort}", f"kind={kind}:{lemma_of(head)}")
    yield from (f"kind={kind}:{same}<{role}", f"kind={kind}<{role}:{sort}")
    if same:
        yield from (f"kind={kind}:{lemma}", f"kind={kind}:{lemma}<{role}")


def _beside_verb(verb: Token, lemma: str, says: str) -> Iterator[str]:
    for child in verb.children:
        if child.dep_ in ("ccomp", "dobj", "xcomp", "neg", "aux", "auxpass", "prep", "agent"):
            yield f"has={child.dep_}"
            yield f"has={child.dep_}:{says}"
        if child.dep_ in ("prep", "prt"):
            yield f"has:{child.lower_}"
            yield f"{lemma}+{child.lower_}"
        elif child.dep_ == "dobj":
            yield f"object={lemma_of(child)}"


# ---- what stands between ----


def _between(head: Token, told: Told, sort: str) -> Iterator[str]:
    first = "before" if head.i < told.root.i else "behind"
    left, right = sorted((head.i, told.root.i))
    middle = [t for t in head.doc[left + 1 : right] if not t.is_space]
    yield first
    yield f"{first}:{sum(right - left >= far for far in _FAR)}"
    words = {t.text for t in middle}
    yield from (f"{first}{mark}" for mark in _MARKS if mark in words)
    yield f"{first} commas={min(sum(t.text == ',' for t in middle), 3)}"
    yield f"{first} verbs={min(sum(t.pos_ == 'VERB' for t in middle), 3)}"
    yield f"others={min(sum(left < t.i < right for t in told.heads), 3)}"
    yield f"rank={min(sum(t.i < head.i for t in told.heads), 3)}"
    quoted = [_quoted(t, told) for t in (head, told.root)]
    yield f"quoted={quoted[0]}{quoted[1]}"
    yield f"quoted={quoted[0]}{quoted[1]}:{sort}"
    yield f"next={head.nbor(1).lower_ if head.i + 1 < len(head.doc) else ''}"
    yield f"last={head.nbor(-1).lower_ if head.i else ''}"


def _quoted(token: Token, told: Told) -> bool:
    at = told.sentence.base + token.idx
    return any(q.start <= at < q.end for q in told.quotes)


def _hung(head: Token, told: Told) -> Iterator[str]:
    """What the phrase hangs under, and what hangs under it."""
    if told.root.is_ancestor(head):
        yield "of the number"
    if told.counted is not None:
        if told.counted.i == head.i:
            yield "counted"
        elif told.counted.is_ancestor(head):
            yield f"of the counted:{_governor(head)[1]}"
    for child in head.children:
        if child.dep_ in ("relcl", "acl", "appos"):
            holds = child.i == told.root.i or child.is_ancestor(told.root)
            yield from (f"own={child.dep_}", f"own={child.dep_}:{holds}", f"own:{lemma_of(child)}")
