"""Trials told by their outcome: who was tried and sentenced is one count, and the terms that one man got count nobody."""

from dataclasses import replace

from khronika.nouns import Kind
from khronika.reading.english.counts import Count
from khronika.reading.english.events import Frame
from khronika.reading.english.lexicon import words
from khronika.reading.english.parsing import Token
from khronika.reading.english.syntax import children_are, is_passive, lemma_of

_TRIED = words("try")
_OUTCOMES = (Kind.SENTENCE, Kind.RELEASE)
_TERM = words("sentence term imprisonment")
_GIVE = words("give hand award slap serve")
_GET = words("receive get draw serve face")
_TO = words("sentence condemn slap")
_RULING = words("court judge tribunal magistrate jury bench")


def in_the_end(count: Count, frames: list[Frame]) -> Count:
    """ "172 have been tried and sentenced": what became of them, once; the trial is no second number."""
    trial = count.frame
    if trial is None or not _is_trial(trial):
        return count
    last = next((f for f in frames if _ends(f, trial.trigger)), None)
    if last is None or any(t.like_num for t in trial.trigger.doc[trial.trigger.i : last.trigger.i]):
        return count
    return replace(count, kind=last.kind, rule=f"{last.rule}+direct", frame=last)


def is_its_trial(frame: Frame, count: Count) -> bool:
    """True for the trial that ended in what is counted already."""
    return count.frame is not None and _is_trial(frame) and _ends(count.frame, frame.trigger)


def is_counted_as(frame: Frame, told: set[Kind]) -> bool:
    """True for a trial beside which the sentences or acquittals are counted."""
    return _is_trial(frame) and not told.isdisjoint(_OUTCOMES)


def _is_trial(frame: Frame) -> bool:
    if frame.noun or frame.kind is not Kind.CHARGE:
        return False
    return lemma_of(frame.trigger) in _TRIED or frame.rule == "en.ev.on-trial"


def _ends(frame: Frame, trial: Token) -> bool:
    verb = frame.trigger
    return (
        not frame.noun
        and frame.kind in _OUTCOMES
        and verb.i > trial.i
        and verb.doc is trial.doc
        and any(c.i == verb.i for c in trial.conjuncts)
        and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    )


def are_ones_terms(counted: Token | None) -> bool:
    """ "Was given two life sentences", "gave him three consecutive terms", "sentenced to one aggravated life term": how much somebody
    got. "The court handed down four life sentences" tells of four people."""
    if counted is None or lemma_of(counted) not in _TERM:
        return False
    noun = counted
    while noun.dep_ == "conj":
        noun = noun.head
    verb = noun.head
    if noun.dep_ == "pobj":
        return verb.lower_ in ("to", "with") and lemma_of(verb.head) in _TO
    if noun.dep_ not in ("dobj", "oprd") or verb.pos_ != "VERB":
        return False
    whom = any(c.dep_ == "dative" for c in verb.children) or is_passive(verb)
    if lemma_of(verb) in _GIVE and whom and not children_are(verb, "down out"):
        return True
    theirs = [c for c in verb.children if c.dep_ == "nsubj" and lemma_of(c) not in _RULING]
    return lemma_of(verb) in _GET and bool(theirs)
