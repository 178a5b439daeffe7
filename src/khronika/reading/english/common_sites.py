"""Places by a common noun: "the square", "the governor's gate", "in front of the High Court", "the capital" of a report
that names no country.

Asked only where no name tells more than the country. Such a place has no key, and what the report goes on to tell does not
take it as it takes a town: a sentence without one may have that of the two before it in its passage, no more.
"""

import re
from collections.abc import Iterable, Iterator

from khronika.nouns import Level, Place, Span
from khronika.reading.english.lexicon import SAY
from khronika.reading.english.others_places import is_of_the_latest, is_only_meant
from khronika.reading.english.parsing import Sentence, Token, subtree
from khronika.reading.english.scenery import is_of_all
from khronika.reading.english.scope import Story
from khronika.reading.english.syntax import clause_verb

# Alone with "the" they tell which, in a report on one event; those below only with a word beside them.
_SITES = frozenset(
    "square plaza gate campus palace parliament assembly stadium barracks bridge roundabout crossroads checkpoint crossing border port "
    "airport harbour harbor pier beach mine dam factory plant refinery embassy consulate headquarters mosque church cathedral temple "
    "shrine university monument statue memorial theatre theater cinema mall camp cemetery graveyard corridor highway motorway "
    "riverbank bazaar depot terminal compound courthouse congress senate ministry secretariat capital village".split()
)
_VAGUE = frozenset(
    "bank house home residence court hall building centre center college school farm park district province ward hotel island "
    "station prison jail market junction suburb township neighbourhood neighborhood quarter city plantation".split()
)
_ALL = _SITES | _VAGUE
_BODIES = frozenset("court parliament congress senate ministry assembly secretariat".split())
_WHERE = frozenset(
    "in at near outside inside on onto around along beside behind opposite through into across to toward towards before".split()
)
_AT_A_BODY = _WHERE - frozenset(("in", "across", "before", "to", "on", "along", "through"))
_REACHED = frozenset("reach enter storm besiege surround occupy overrun blockade".split())
_BROUGHT = frozenset("take bring transfer move drive carry rush remand send commit go return".split())
_HELD = frozenset("station prison jail court barracks camp courthouse headquarters".split())
_WHICH = frozenset(("compound", "poss", "amod", "nummod", "nmod"))
_UNTOLD = frozenset("other same first last next own such nearby entire whole".split())
_SHARE = re.compile(
    r"\d[\d.,]*\s?(?:per\s?cent|%)", re.I
)  # another's, in "49 per cent, and 31 per cent in parts of the capital"
_BACK = 2  # sentences
_LONG = 6  # words of "of the president's brother"


def common_site(
    story: Story, sentence: Sentence, trigger: Token, sources: list[Span], anchor: Span, *, of_votes: bool
) -> Place | None:
    """The site nearest to ``trigger`` that its sentence tells by a common noun, else the last one that the two sentences
    before it tell, over no name of a town that stands in between. Of a total or a vote only the former."""
    own, own_clause = clause_verb(trigger), of_votes or is_of_all(sentence.span.of(story.text))
    taken = [*sources, *(m.span for m in story.places)]  # names were weighed before
    found = [
        (cost, abs(token.i - trigger.i), token)
        for token in _sites(sentence.tokens, sentence.base, taken, story.country)
        if (cost := _cost(token, own)) is not None
        and not (own_clause and (cost or _SHARE.search(story.text, anchor.end, sentence.base + token.idx)))
    ]
    if found:
        return _place(min(found, key=lambda row: row[:2])[2], story.country)
    if own_clause:
        return None
    towns = [m.span.end for m in story.places if m.place.level is not Level.COUNTRY]
    for before in _before(sentence):
        sites = [t for t in _sites(before, sentence.base, taken, story.country) if _goes_on(t)]
        if sites:
            since = (
                sentence.base + sites[-1].sent.start_char
            )  # "in Kidal, at the cathedral", where Kidal holds no longer
            named = any(since < end <= sentence.span.start for end in towns)
            return None if named else _place(sites[-1], story.country)
    return None


def _before(sentence: Sentence) -> Iterator[Iterable[Token]]:
    """The sentences right before it in its passage, nearest first."""
    doc, start = sentence.tokens.doc, sentence.tokens.start
    for _ in range(_BACK):
        if start == 0:
            return
        before = doc[start - 1].sent
        yield before
        start = before.start


def _goes_on(token: Token) -> bool:
    """In a main clause, or one about its subject ("those who gathered on the square marched off"); what happened at a court or
    a ministry, not outside it, is of another kind."""
    verb = clause_verb(token)
    body = token.lemma_.casefold() in _BODIES or token.lower_ == "courthouse"
    if verb.lemma_.casefold() in SAY or (body and token.head.lower_ in ("at", "inside", "into")):
        return False
    if verb.dep_ == "relcl":
        return verb.head.dep_ in ("nsubj", "nsubjpass")
    return verb.dep_ == "ROOT" or (verb.dep_ in ("conj", "ccomp", "parataxis") and verb.head.dep_ == "ROOT")


def _sites(tokens: Iterable[Token], base: int, taken: list[Span], country: str | None) -> Iterator[Token]:
    """Nouns that say where something is, of ``tokens``; none inside what is ``taken``."""
    for token in tokens:
        if token.lemma_.casefold() not in _ALL or token.pos_ not in ("NOUN", "PROPN"):
            continue
        if country is not None and token.lower_ == "capital":
            continue  # which has a name
        at = Span(base + token.idx, base + token.idx + len(token.text))
        if _says_where(token) and _tells_which(token) and not any(s.overlaps(at) for s in taken):
            yield token


def _says_where(token: Token) -> bool:
    """After a preposition of place, or the object of what is done to a place; a body only where it can be no body."""
    link = token.head
    if token.dep_ == "dobj":
        return link.lemma_ in _REACHED
    if token.dep_ != "pobj":
        return False
    if link.lower_ == "of":
        return link.head.text in ("front", "parts", "streets", "outskirts", "centre", "center")
    if link.lower_ in ("to", "into") and token.lemma_.casefold() in _HELD and link.head.lemma_ in _BROUGHT:
        return False
    return link.lower_ in (_AT_A_BODY if token.lemma_.casefold() in _BODIES else _WHERE)


def _tells_which(token: Token) -> bool:
    """ "The square", "a disused hotel", "some wards": not "in court", "at home", "the building"."""
    beside = list(token.children)
    if any(c.lower_ in _UNTOLD for c in beside):
        return False
    the = any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in beside)
    which = any(
        c.dep_ in _WHICH and c.lower_ not in ("his", "her", "their", "its", "our", "my") for c in beside
    )
    if token.tag_ == "NNS" and (not the or any(c.dep_ == "nummod" for c in beside)):
        return False  # "at 390 centres"; "the twin cities" are one place
    if token.lemma_ in ("prison", "jail"):
        return any(c.dep_ in ("compound", "amod") for c in beside)  # "to one month's prison"
    of = any(c.dep_ == "prep" and c.lower_ == "of" for c in beside)
    if token.lemma_.casefold() in _VAGUE:
        return which or of
    return the or which or token.lower_ == "parliament"


def _cost(token: Token, own: Token) -> int | None:
    """How far its clause is from the one of ``own``; ``None`` where somebody only spoke there."""
    verb = clause_verb(token)
    apart = verb.i != own.i and (is_only_meant(token) or is_of_the_latest(own, verb))
    if apart or verb.lemma_.casefold() in SAY:
        return None
    if verb.i == own.i:
        return 0
    return 1 if own.is_ancestor(verb) or verb.is_ancestor(own) else 2


def _place(token: Token, country: str | None) -> Place:
    """The noun with what stands before it but its article, and "of ..." behind it where it says nothing alone."""
    first = min(
        (t.i for c in token.children if c.i < token.i and c.dep_ in _WHICH for t in subtree(c)),
        default=token.i,
    )
    last = token
    if first == token.i:
        of = [t for c in token.children if c.lower_ == "of" for t in subtree(c)]
        last = max(of, key=lambda t: int(t.i)) if 0 < len(of) <= _LONG else token
    doc = token.doc
    while first < token.i and doc[first].pos_ in ("DET", "PUNCT"):
        first += 1
    words = str(doc.user_data["text"])[doc[first].idx : last.idx + len(last.text)]
    level = Level.CITY if words.casefold() == "capital" else Level.SITE
    return Place(words, level, None, country, (f"country:{country}",) if country else (), words)
