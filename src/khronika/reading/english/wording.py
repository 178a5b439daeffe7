"""The words and spans of a claim: who, whom, and the clause it stands in."""

import re

from khronika.nouns import Kind, Span
from khronika.reading.english import lexicon as lex
from khronika.reading.english.counted import DAYS_AND_MONTHS
from khronika.reading.english.deeds import doers_of_noun
from khronika.reading.english.events import Frame
from khronika.reading.english.lexicon import words
from khronika.reading.english.noun_spans import BODY_NOUN
from khronika.reading.english.parsing import Sentence, Token, char_span, spaced, subtree, words_of
from khronika.reading.english.people import are_forces, counts_people, is_person
from khronika.reading.english.phrases import can_speak
from khronika.reading.english.roles import victims
from khronika.reading.english.syntax import lemma_of, with_conjuncts

_ASIDES = tuple("relcl acl prep appos conj cc punct advcl nummod quantmod det predet".split())


# What is done to persons: a fine, a charge, a weapon or an injury in the object's place is not whom it was done to.
_TO_PERSONS = (
    Kind.DETENTION, Kind.RELEASE, Kind.CHARGE, Kind.SENTENCE, Kind.INJURY, Kind.DEATH, Kind.FORCE, Kind.ATTACK_ON_JOURNALIST,
)  # fmt: skip


def phrase(token: Token | None) -> str:
    if token is None:
        return ""
    after = {x.i for c in token.children if c.i > token.i and c.dep_ == "amod" for x in c.subtree}
    kept = [  # without "ablaze in Orlo" of "buildings ablaze in Orlo"
        t
        for t in subtree(token, _ASIDES)
        if not t.is_space
        and t.ent_type_ not in ("CARDINAL",)
        and t.i not in after
        and not _of_a_day(t, token)
        and t.lower_ not in _ADVERBS
        and not _heads_story(t, token)
        and not (t.lower_ == "dead" and t.i - 1 == token.head.i)
    ]
    if token.lower_ in _SO_MANY and (of := _of_whom(token)) is not None:
        return f"{token.text} of {phrase(of)}"
    return spaced(kept) if kept else words_of(token)


_ADVERBS = words("respectively reportedly allegedly overall also where when who whom")


def _heads_story(token: Token, head: Token) -> bool:
    """ "Durban - THE eight activists": the place before the dash at a sentence's head."""
    if token.i >= head.i or token.i - token.sent.start > 3:
        return False
    return any(t.text in ("-", "\u2013", "\u2014") and t.whitespace_ for t in token.doc[token.i + 1 : head.i])


_SO_MANY = words("hundreds dozens scores thousands several number group handful couple majority")


def _of_whom(quantity: Token) -> Token | None:
    """The police of "hundreds of police"."""
    of = [g for c in quantity.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"]
    return of[0] if of and of[0].pos_ in ("NOUN", "PROPN") else None


def _of_a_day(token: Token, head: Token) -> bool:
    """ "11 September junior officers arrested 20 others": a day before the noun, and no part of its name."""
    if token.i >= head.i or head.ent_type_ in ("DATE", "TIME") or head.pos_ == "PROPN":
        return False  # but the 17 November Movement is called so
    month = token.lower_ in DAYS_AND_MONTHS and token.text[0].isupper() and not token.ent_type_
    before = token.tag_ == "IN" and token.nbor().ent_type_ in ("DATE", "TIME")
    dated = token.ent_type_ in ("DATE", "TIME") or month or before
    return bool(dated or (token.like_num and token.nbor().lower_ in DAYS_AND_MONTHS))


def _is_dateline(token: Token) -> bool:
    """ "MINSK, Sept 18 Police broke up ...": the town before the comma."""
    return (
        token.i == token.sent.start
        and token.text.isupper()
        and len(token.text) > 3
        and token.nbor().text == ","
    )


def agent_words(frame: Frame | None) -> str | None:
    if frame is not None and frame.noun:
        return "; ".join(doers_of_noun(frame.trigger)) or None
    if frame is None or not frame.agents:
        return None
    if frame.kind in _TO_PERSONS and _suffers_only(frame.trigger):
        return None
    agents = [t for t in frame.agents if lemma_of(t) not in _THROWN and not _acts_not(t)]
    if frame.kind is Kind.DISPERSAL and frame.targets:
        agents = [t for t in agents if are_forces(t) or lemma_of(t) not in lex.CROWD | _WHO_MARCH]
    suffers = victims(frame) if frame.kind in _TO_PERSONS else ()
    agents = [_meant(t, frame.trigger) for t in agents if t not in suffers and not _is_number(t)]
    return "; ".join(phrase(t) for t in agents if not _acts_not(t)) or None


def _suffers_only(verb: Token) -> bool:
    """ "The ministry counted 12 injured": a bare participle names nobody who did it, whatever subject it inherits."""
    if verb.tag_ != "VBN" or verb.dep_ == "relcl":
        return False
    doing = any(
        c.dep_ in ("dobj", "agent", "aux", "nsubj", "prt") or (c.dep_ == "prep" and c.lower_ == "by")
        for c in verb.children
    )
    return not doing and not any(c.dep_ in ("aux", "auxpass", "agent") for c in verb.head.children)


def _is_number(token: Token) -> bool:
    """ "3 thousand marched", "about 2,000": a bare number is nobody's name; "hundreds of students" is some."""
    if not (token.like_num or token.lower_ in _ROUND) or token.ent_type_ in ("ORG", "PERSON", "NORP", "GPE"):
        return False
    return not any(c.lower_ == "of" for c in token.children)


_ROUND = words("thousand thousands hundred hundreds dozen dozens million millions score scores tens")


_WHO_MARCH = words("participant attendee student worker striker farmer")
_COUNTS = words("count tally estimate reckoning calculation")


def _acts_not(token: Token) -> bool:
    """ "The expansion of illegal activities", "indiscriminate firing": what does nothing, whatever the parser says."""
    if token.lower_ in ("who", "which", "that") or _is_dateline(token):
        return True
    if (
        token.pos_ != "NOUN"
        or token.ent_type_ in ("ORG", "PERSON", "NORP", "GPE")
        or token.text[:1].isupper()
    ):
        return False
    lemma = lemma_of(token)
    if lemma in _COUNTS:
        return True  # "by police count"
    if lemma in BODY_NOUN | _BODIES or lemma in lex.CROWD or counts_people(token) or are_forces(token):
        return False
    return not (is_person(token) or can_speak(token))


_BODIES = words(
    "regiment faction opposition majority minority community municipality city security prosecution corporation institution "
    "administration delegation station battalion regime detachment building nation population congregation formation section "
    "division mission convention department parliament establishment car van bus lorry pickup jeep tank helicopter drone plane "
    "boat ship convoy patrol dog gang mob wave side team unit squad cell camp clan tribe family household movement class school "
    "university company firm mine factory network operator provider channel legislature cabinet junta state country nation world "
    "regulator watchdog council bench panel jury tribunal branch wing arm front bloc cartel militia guerrilla column"
)
_THROWN = words(
    "stone rock bullet pellet baton truncheon gas canister shrapnel projectile bottle brick grenade stick whip bullets"
)
"""What strikes those hurt, and does nothing by itself: "hit by stones"."""
_ELSEWHERE = {
    "en.ev.used-force": "at on against upon into",
    "en.ev.set-on-fire": "to",
    "en.ev.injunction": "against",
    "en.ev.given-sentence": "to for on upon",
    "en.ev.ordered-held": "for on upon of",
    "en.ev.charges": "against to on",
    "en.ev.warrant": "for against",
}
"""Rules whose object names what was used, and the prepositions before whom or what it was used on."""


def target_words(frame: Frame) -> str | None:
    """Whom (or what) it was done to, as the report words it; ``None`` where it does not say."""
    targets = (
        [t for t in victims(frame) if t is not frame.trigger]
        if frame.kind in _TO_PERSONS
        else list(frame.targets)
    )
    if frame.rule == "en.ev.used-force" or (frame.kind is Kind.PROTEST and frame.rule != "en.ev.assembled"):
        targets = []  # "used excessive force", "blocked roads": what was used or taken is no target
    if not frame.noun and frame.rule in _ELSEWHERE:
        targets += _behind(frame.trigger, _ELSEWHERE[frame.rule].split())
    if frame.rule == "en.ev.set-on-fire":
        targets = [t for t in targets if lemma_of(t) not in ("fire", "alight", "ablaze")]
    if frame.rule == "en.ev.injunction":
        targets = [t for t in targets if lemma_of(t) not in ("order", "injunction")]
    if frame.kind in _TO_PERSONS:
        targets = [
            t
            for target in targets
            for t in persons_of(target)
            if is_person(t)
            or counts_people(t)
            or t.ent_type_ in ("PERSON", "NORP", "ORG")
            or (t.pos_ == "PROPN" and t.ent_type_ not in ("DATE", "TIME"))
        ]
    targets = [_meant(t, frame.trigger) for t in targets if t.ent_type_ not in ("DATE", "TIME")]
    return "; ".join(dict.fromkeys(phrase(t) for t in targets)) or None


def _meant(token: Token, verb: Token) -> Token:
    """ "Protests that police dispersed": the protests, not "that"."""
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.head if token.lower_ in ("that", "which", "who", "whom") and verb.dep_ == "relcl" else token


def persons_of(token: Token) -> list[Token]:
    """Whom an event that is named in a person's place befell: the activists of "the detention of activists", nobody of "two
    deaths"; anybody else is himself."""
    if token.lower_ in ("lives", "life"):
        return []
    if token.pos_ != "NOUN" or lemma_of(token) not in _BEFALLS or is_person(token):
        return [token]
    of = [g for c in token.children if c.lower_ in ("of", "for") for g in c.children if g.dep_ == "pobj"]
    return [t for g in of if counts_people(g) for t in with_conjuncts(g)]


def counted_together(noun: Token) -> list[Token]:
    """ "Nine activists, lawyers and reporters": the nine are of all three; who has a number or an article of his own is not of them."""
    if noun.tag_ != "NNS" or not is_person(noun):
        return [noun]
    return [noun, *(t for t in noun.conjuncts if t.i > noun.i and _is_bare(t))]


def _is_bare(noun: Token) -> bool:
    own = any(
        c.dep_ in ("nummod", "det", "poss", "quantmod") or c.lower_ in ("other", "many", "several", "some")
        for c in noun.children
    )
    return noun.tag_ == "NNS" and is_person(noun) and not own


_BEFALLS = words(
    "arrest detention custody apprehension roundup abduction release indictment prosecution sentence conviction fine imprisonment "
    "injury wound death fatality toll killing homicide massacre beating assault hurt jail prison term punishment penalty"
)


def _behind(verb: Token, prepositions: list[str]) -> list[Token]:
    """What stands behind one of the prepositions under the verb or its object."""
    holders = (verb, *(c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")))
    preps = [
        c for h in holders for c in h.children if c.dep_ in ("prep", "dative") and c.lower_ in prepositions
    ]
    return [t for p in preps for g in p.children if g.dep_ == "pobj" for t in with_conjuncts(g)]


_CLAUSE_PARTS = ("acomp", "oprd", "nsubj", "nsubjpass", "dobj")
_OTHER_CLAUSES = ("ccomp", "advcl", "parataxis", "conj", "cc", "punct", "mark", "relcl", "acl", "prep")


def claim_span(sentence: Sentence, trigger: Token, number: Span | None) -> Span:
    """The trigger's own clause without the clauses it reports or leans on, taking in the number."""
    kept = [
        t
        for t in subtree(trigger, ("ccomp", "advcl", "parataxis", "conj", "cc", "punct", "mark", "relcl"))
        if not t.is_space
    ]
    if trigger.dep_ in ("acl", "relcl", "amod") or trigger.pos_ in ("NOUN", "ADJ"):
        head = trigger.head if trigger.dep_ in ("acl", "relcl", "amod") else trigger
        kept += [t for t in subtree(head, ("relcl", "conj", "cc", "punct", "appos")) if not t.is_space]
    above = trigger.head
    if number is None and trigger.dep_ in _CLAUSE_PARTS and above.pos_ in ("VERB", "AUX"):
        # "Facebook has been inaccessible", "the town saw fewer marches": the noun or adjective alone tells too little.
        kept += [t for t in subtree(above, _OTHER_CLAUSES) if not t.is_space]
    span = char_span(sentence.base, kept or [trigger])
    if number is not None:
        span = Span(min(span.start, number.start), max(span.end, number.end))
    return span


def trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    lead = len(words) - len(words.lstrip(" ,;:\n\"'\u201c\u201d"))
    if (that := re.match(r"that\s+", words[lead:])) is not None:
        lead += that.end()
    trail = len(words.rstrip(" ,;:\n"))
    return Span(span.start + lead, max(span.start + trail, span.start + lead + 1))


def union(a: Span, b: Span) -> Span:
    return Span(min(a.start, b.start), max(a.end, b.end))


def first(span: Span) -> Span:
    return Span(span.start, span.start + 1)
