"""Who tells a number that no cue of saying covers: relations for numbers only, beside the attributions of a report.

They come last: where any other relation covers a number, that one says whose it is.
"""

from khronika.nouns import Span
from khronika.reading.english.attribution import over_quotes, quotes_in, settle
from khronika.reading.english.cue_occasions import (
    colon_on_occasion,
    document_again,
    quoted_alone,
    told_on_occasion,
)
from khronika.reading.english.cue_tellers import tellers_in
from khronika.reading.english.parsing import Sentence
from khronika.reading.english.passages import Passage, Role
from khronika.reading.english.relations import Raw, Relation
from khronika.reading.english.speakers import Speakers


def tellers(
    text: str, sentences: list[Sentence], passages: list[Passage], speakers: Speakers, said: list[Relation]
) -> list[Relation]:
    """The relations, in order of their cues, with their speakers resolved; pronouns left unresolved are left out."""
    quotes = quotes_in(text, passages)
    out: list[Relation] = []
    for sentence in sentences:
        if not sentence.parsed:
            continue
        for raw in _raws(text, sentence, sentences, quotes, said):
            relation = settle(raw, sentence, sentences, speakers, said)
            known = relation is not None and (
                relation.voice.resolved or raw.phrase.kind in ("named", "nominal")
            )
            if relation is not None and known and relation.contents:
                out.append(over_quotes(relation, quotes))
    return out


def _raws(
    text: str, sentence: Sentence, sentences: list[Sentence], quotes: list[Span], said: list[Relation]
) -> list[Raw]:
    raws = tellers_in(text, sentence)
    raws += colon_on_occasion(sentence)
    before = _beside(sentence, sentences, -1)
    if before is not None:
        raws += document_again(sentence, before)
        raws += told_on_occasion(sentence, before, quotes)
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
