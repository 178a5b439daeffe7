"""Whose the figures just told are: "The numbers come from the ministry", "The commission gave out the figure".

Reports often name the source of a count in the sentence after it. These rules yield raw relations without content:
what they speak of is what was said just before.
"""

from collections.abc import Iterator

from khronika.reading.english.lexicon import NOMINAL, VOICE_NOUN, words
from khronika.reading.english.parsing import Sentence, Token, char_span
from khronika.reading.english.people import is_person
from khronika.reading.english.phrases import phrase_of
from khronika.reading.english.relations import Raw
from khronika.reading.english.syntax import (
    agents_of,
    children_are,
    is_passive,
    lemma_of,
    objects_of,
    subject_of,
)

RULE = "attr.the-figure-is-theirs"

_FIGURE = words(
    "number figure total tally count data estimate result information statistic share turnout percentage sum"
)
_BACKWARD = words("this that it these those")
_COME = words("come originate stem derive date go belong")
_GIVE = words(
    "confirm give announce present cite publish release provide supply issue name report read make quote mention"
)
_COMPILE = words("compile collect draw prepare make collate")
_DOCUMENT = words("report list document register record")
_EVENTS = words(
    "deaths death arrests arrest detentions injuries casualties killings news information incident shooting"
)
_TAKE = words("have get take obtain receive borrow")
_LEAN = words("lean rely draw rest base refer point")
_CREDIT = words("attribute credit ascribe trace")


def _prep_heads(verb: Token, prepositions: str) -> list[Token]:
    wanted = words(prepositions)
    preps = [c for c in verb.children if c.dep_ in ("prep", "agent") and c.lower_ in wanted]
    return [g for p in preps for g in p.children if g.dep_ == "pobj"]


def _speaks_back(token: Token | None) -> bool:
    """ "the figure", "these numbers", "it": what was told just before, not a new count of something."""
    if token is None:
        return False
    if token.lower_ in _BACKWARD and token.pos_ in ("PRON", "DET"):
        return True
    definite = children_are(token, "the this these those that both either its their")
    definite = definite and not children_are(token, "same")  # another's, too
    return lemma_of(token) in _FIGURE and definite and not any(c.like_num for c in token.subtree)


def _the_events(subject: Token | None) -> bool:
    """ "The deaths were confirmed by ...": events told just before, not counted anew."""
    if subject is None or subject.lower_ not in _EVENTS or not children_are(subject, "the these both all"):
        return False
    return not any(c.like_num for c in subject.subtree)


def _possessor(verb: Token, subject: Token) -> Token | None:
    """ "The estimate is the police's", "That is the police's figure"."""
    attribute = next((c for c in verb.children if c.dep_ in ("attr", "acomp")), None)
    if attribute is None:
        return None
    if lemma_of(attribute) in _FIGURE:
        return next((c for c in attribute.children if c.dep_ == "poss" and c.pos_ != "PRON"), None)
    after = attribute.i + 1 < len(attribute.doc) and (
        attribute.nbor().tag_ == "POS" or attribute.nbor().lower_ == "\u2019s"
    )
    return attribute if after and lemma_of(subject) in _FIGURE else None


def _owner(verb: Token) -> Token | None:
    """Whose figures they are, by the verb and its parts; ``None`` when the sentence does not say."""
    lemma = lemma_of(verb)
    subject = subject_of(verb)
    if lemma == "be" and subject is not None and _speaks_back(subject):
        return _possessor(verb, subject)
    if lemma in _COME and _speaks_back(subject) and lemma_of(subject) in _FIGURE:
        return next(iter(_prep_heads(verb, "from to back")), None)
    if lemma in _CREDIT and (_speaks_back(subject) or any(_speaks_back(o) for o in objects_of(verb))):
        return next(iter(_prep_heads(verb, "to")), None)
    if lemma in _TAKE and any(_speaks_back(o) for o in objects_of(verb)):
        givers = _prep_heads(verb, "from")
        givers += [g for o in objects_of(verb) if _speaks_back(o) for g in _prep_heads(o, "from")]
        return next(iter(givers), None)
    if lemma in _GIVE and any(_speaks_back(o) for o in objects_of(verb)):
        named = _prep_heads(verb, "as")
        if named and any(lemma_of(n) in ("source", "origin") for n in named):
            return next((o for o in objects_of(verb) if not _speaks_back(o)), None)
        return subject if subject is not None and subject.pos_ in ("NOUN", "PROPN") else None
    if lemma in _GIVE and children_are(verb, "as"):
        named = _prep_heads(verb, "as")
        return (
            next(iter(objects_of(verb)), None)
            if any(lemma_of(n) in ("source", "origin") for n in named)
            else None
        )
    if lemma in _GIVE | _COMPILE and _speaks_back(subject) and lemma_of(subject) in _FIGURE | _DOCUMENT:
        return next(iter(agents_of(verb)), None)
    if lemma in _GIVE and is_passive(verb) and _the_events(subject):
        return next(iter(agents_of(verb)), None)
    of_figures = subject is not None and (_speaks_back(subject) or lemma_of(subject) in _FIGURE | _DOCUMENT)
    if lemma in _LEAN and is_passive(verb) and not of_figures:
        return None  # "the trial was based on little evidence"
    if lemma in _LEAN and subject is not None and subject.pos_ in ("NOUN", "PROPN", "PRON"):
        return next((h for h in _prep_heads(verb, "on upon to") if h.ent_type_ != "DATE"), None)
    return None


def tallies_in(sentence: Sentence, have: list[Raw]) -> Iterator[Raw]:
    """Raw relations without content: the figures told just before are this source's."""
    if any(not raw.contents for raw in have):
        return
    for verb in sentence.tokens:
        if verb.pos_ not in ("VERB", "AUX") or verb.dep_ not in ("ROOT", "conj", "ccomp", "relcl"):
            continue
        if any(c.dep_ == "neg" for c in verb.children):
            continue
        owner = _owner(verb)
        if (
            owner is not None
            and lemma_of(owner) not in _FIGURE
            and (owner.pos_ == "PROPN" or _may_own(owner))
        ):
            phrase = phrase_of(owner, sentence.base)
            yield Raw(phrase, char_span(sentence.base, [verb]), (), lemma_of(verb), RULE)
            return


FOLLOWING = "attr.results-follow"
_PUBLISHED = words("publish release announce present issue give update post unveil provide share read")
_RESULT = words(
    "result figure tally count toll number statistic list report bulletin balance update data datum breakdown"
)


def results_follow(sentence: Sentence) -> Iterator[Raw]:
    """ "The commission published its results on Sunday.": the figures of the next sentences are the commission's. Only
    where this sentence gives no number itself."""
    if any(t.like_num and t.ent_type_ not in ("DATE", "TIME", "ORDINAL") for t in sentence.tokens):
        return
    for verb in sentence.tokens:
        if verb.pos_ != "VERB" or verb.dep_ != "ROOT" or lemma_of(verb) not in _PUBLISHED:
            continue
        told = [
            o
            for o in objects_of(verb)
            if lemma_of(o) in _RESULT and not any(c.lower_ == "no" for c in o.children)
        ]  # "police gave no figure"
        subject = subject_of(verb)
        owner = subject if told and not is_passive(verb) else None
        if is_passive(verb) and subject is not None and lemma_of(subject) in _RESULT:
            owner = next(iter(agents_of(verb)), None)
        if owner is not None and owner.pos_ in ("NOUN", "PROPN") and lemma_of(owner) not in _FIGURE:
            yield Raw(
                phrase_of(owner, sentence.base),
                char_span(sentence.base, [verb]),
                (),
                lemma_of(verb),
                FOLLOWING,
            )
            return


def _may_own(owner: Token) -> bool:
    """A body, a person or people: not a place, a page or a reason."""
    lemma = lemma_of(owner)
    return lemma in NOMINAL | VOICE_NOUN | _OWNERS or is_person(owner)


_OWNERS = words(
    "source authority government agency hall hospital police court embassy company operator administration prosecutor office "
    "opposition coalition association foundation league alliance federation army military headquarters"
)
