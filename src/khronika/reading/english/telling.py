"""Who tells a number that no cue of saying covers: relations for numbers only, beside the attributions of a report.

They come last: where any other relation covers a number, that one says whose it is. Where none of these does either, a
learnt score is asked (``Unsaid``).
"""

import re
from dataclasses import dataclass, replace

from khronika.nouns import Kind, SourceType, Span
from khronika.reading.english import lexicon as lex
from khronika.reading.english.attribution import settle
from khronika.reading.english.counts import Count
from khronika.reading.english.cue_asides import asides_in
from khronika.reading.english.cue_knowing import by_knowledge
from khronika.reading.english.cue_occasions import (
    TITLE,
    colon_on_occasion,
    document_again,
    quoted_alone,
    titled,
    told_on_occasion,
)
from khronika.reading.english.cue_parts import OWN_PART
from khronika.reading.english.cue_reaching import by_reaching
from khronika.reading.english.cue_tellers import BODIES, LABEL, tellers_in
from khronika.reading.english.likely_tellers import LIKELY, likely_teller
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.passages import Passage, Role
from khronika.reading.english.people import are_forces, person_nouns
from khronika.reading.english.quotations import over_quotes, quotes_in
from khronika.reading.english.relations import Raw, Relation
from khronika.reading.english.scope import Story
from khronika.reading.english.speakers import Speakers
from khronika.reading.english.syntax import clause_verb, lemma_of


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What the score for likely tellers needs of a report: its sentences and quotations, and who spoke where."""

    quotes: tuple[Span, ...]
    sentences: list[Sentence]
    speakers: Speakers
    said: list[Relation]

    def relation(self, sentence: Sentence, count: Count) -> Relation | None:
        """Whoever most likely tells the number, as a relation of it alone; ``None`` where nobody is likely enough."""
        speaking = speaking_in(sentence, self.said)
        raw = likely_teller(sentence, count, self.quotes, speaking)
        if raw is None or (raw.phrase.head.pos_ == "NOUN" and lemma_of(raw.phrase.head) in _NO_TELLERS):
            return None
        if count.kind in _DONE and _did_it_itself(raw.phrase.head, count):
            return None
        if (count.kind is Kind.ELECTION and _gets_votes(raw.phrase.head)) or _comes_next(raw.phrase.head):
            return None
        relation = settle(raw, sentence, self.sentences, self.speakers, self.said)
        named = raw.phrase.kind in ("named", "nominal")
        return relation if relation is not None and (relation.voice.resolved or named) else None


_DONE = frozenset((Kind.DEATH, Kind.INJURY, Kind.FORCE))


def _did_it_itself(noun: Token, count: Count) -> bool:
    """ "The army put nine people in their graves": whoever did it does not tell it."""
    verb = clause_verb(count.root)
    tells = lemma_of(verb) in lex.SAY or lemma_of(verb) in lex.ESTIMATE | _PLACE_VERBS
    return are_forces(noun) and not tells and noun.dep_ == "nsubj" and noun.head.i == verb.i


_GETS = frozenset(
    "receive have get win obtain poll take gain secure garner lead score collect earn trail follow".split()
)


def _gets_votes(noun: Token) -> bool:
    """ "Marn, head of the Dawn party, received 2 percent": whoever the votes are for does not tell them."""
    while noun.dep_ in ("appos", "pobj", "prep", "conj", "compound"):
        noun = noun.head
    return noun.dep_ in ("nsubj", "nsubjpass", "agent") and lemma_of(noun.head) in _GETS


def _comes_next(noun: Token) -> bool:
    """ "Gulu, with 14 deaths, followed by Lira with six": the next of a list."""
    return bool(noun.dep_ == "pobj" and noun.head.lower_ == "by" and noun.head.head.lemma_ == "follow")


_NO_TELLERS = frozenset(
    "accident crash fire storm capital city town village street road month year day week".split()
)


def speaking_in(sentence: Sentence, said: list[Relation]) -> tuple[Span, ...]:
    """Where those stand who by some relation say something in a sentence."""
    return tuple(r.voice.span for r in said if r.sentence == sentence.index and r.voice.span is not None)


def tellers(
    text: str, sentences: list[Sentence], passages: list[Passage], speakers: Speakers, said: list[Relation]
) -> list[Relation]:
    """The relations, in order of their cues, with their speakers resolved; pronouns left unresolved are left out."""
    quotes = quotes_in(text, passages)
    out: list[Relation] = []
    for sentence in sentences:
        if not sentence.parsed:
            continue
        for raw in _raws(text, sentence, sentences, passages, quotes, said):
            relation = settle(raw, sentence, sentences, speakers, said)
            known = relation is not None and (
                relation.voice.resolved or raw.phrase.kind in ("named", "nominal")
            )
            if relation is not None and known and relation.contents:
                out.append(_to_passage_end(over_quotes(relation, quotes), sentence, passages))
    return out


def _to_passage_end(relation: Relation, sentence: Sentence, passages: list[Passage]) -> Relation:
    """What heads a passage ("Student council:", "Statement of the ministry.") goes before all of it."""
    passage = passages[sentence.passage].span
    if relation.rule not in (LABEL, TITLE) or sentence.span.start > passage.start + 2:
        return relation
    return replace(relation, contents=(Span(relation.contents[0].start, passage.end),))


def _raws(
    text: str,
    sentence: Sentence,
    sentences: list[Sentence],
    passages: list[Passage],
    quotes: list[Span],
    said: list[Relation],
) -> list[Raw]:
    own = {r.cue for r in said if r.sentence == sentence.index and OWN_PART in r.shape}
    raws = [
        *tellers_in(sentence),
        *asides_in(sentence),
        *by_knowledge(text, sentence),
        *by_reaching(text, sentence),
    ]
    raws = [r for r in raws if r.cue not in own]
    raws += colon_on_occasion(sentence)
    before = _beside(sentence, sentences, -1)
    if before is not None:
        raws += document_again(sentence, before)
        raws += told_on_occasion(sentence, before, quotes)
    raws += titled(sentence, passages[sentence.passage].span)
    whole = [q for q in quotes if q.start - 1 <= sentence.span.start < q.end]
    if whole and not raws and not any(r.covers(Span(whole[0].start + 1, whole[0].start + 2)) for r in said):
        after = _beside(sentence, sentences, 1)
        raws += quoted_alone(sentence, [s for s in (before, after) if s is not None])
    return raws


def _beside(sentence: Sentence, sentences: list[Sentence], step: int) -> Sentence | None:
    """The parsed sentence right before or behind in the same passage, or in the next one where it is at the edge."""
    at = sentence.index + step
    if not 0 <= at < len(sentences):
        return None
    other = sentences[at]
    near = abs(other.passage - sentence.passage) <= 1 and other.role is not Role.HEADLINE
    return other if near and other.parsed else None


_PLACE_VERBS = lex.words("report record register see have count log")


_NUMBER_RULES = frozenset(("attr.reports-object", LIKELY))
_ITS = re.compile(r"['\u2019]s\s[A-Z]")
_REGIONS = frozenset(
    "state province region county district governorate oblast constituency constituencie ward precinct station".split()
)

_COURT = re.compile(r"(?:^|\s)(?:courts?|tribunals?|judges?|magistrates?)(?=$|\s(?:in|of)\b)", re.I)
_STATIONS = frozenset("constituency constituencie ward precinct station".split())


def tells_nothing(relation: Relation, story: Story) -> bool:
    """ "Uasin Gishu reported 4 fatalities": the place of the deaths, not who tells of them; "the court confirmed the terms of
    18", "gave three men two years": what a court did."""
    where = relation.voice.span
    if relation.rule == "attr.reports-object" and where is not None and _COURT.search(where.of(story.text)):
        return True
    seen = relation.lemma == "see" and relation.rule == "attr.tells-number"
    if relation.lemma not in _PLACE_VERBS or not (seen or relation.rule in _NUMBER_RULES) or where is None:
        return False
    named = where.of(story.text).casefold()
    last = named.split()[-1].removesuffix("s")
    head = re.split(r"\s+(?:in|of|across)\s", named)[0].removesuffix("s").split()
    if last in _REGIONS or (head and head[-1] in _STATIONS):
        return True  # "Niger State reported three deaths", "precincts in Tarsk reported a low turnout"
    if last in person_nouns() or last in lex.PERSON or last in BODIES:
        return False  # "Bailiffs counted 3,412"
    if any(m.span.start == where.start and _ITS.match(story.text, m.span.end) for m in story.places):
        return True  # "St Petersburg's Gostiny Dvor saw 340 arrests"
    return any(m.span.contains(where) or where == m.span for m in story.places) or (
        relation.voice.source.type is SourceType.UNKNOWN
        and relation.voice.source.key is None
        and where.of(story.text).istitle()
    )
