"""The attributions of a report as a list for other programs: outermost speakers only, nobody twice.

Reading keeps every relation, because a chain of speakers needs them all, and only those that tell of events. A list of
who said what has another use and other rules: what stands inside a source's words is the source's, whoever else it
quotes there; wishes, judgements and nouns of saying count; what is too unsure is left out.
"""

from khronika.nouns import PartialDate, Saying, Source, Span, Voice
from khronika.reading.english.attitudes import attitudes_in, nouns_in, unnamed_in
from khronika.reading.english.attribution import find_relations, settle
from khronika.reading.english.confidence import sure, with_confidence
from khronika.reading.english.cues import cue_span, cues_in
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.passages import Passage
from khronika.reading.english.quotations import continued_quotes, over_quotes, quotes_in
from khronika.reading.english.relations import Relation
from khronika.reading.english.speakers import Speakers
from khronika.reading.english.triggers import Parsed, parse_worth

_NOBODY = Voice("", Source("unknown"), resolved=False)


def attributions_in(text: str, published: PartialDate | None = None) -> list[Relation]:
    """Every attribution of an English text a careful reader would mark, in order of their cues."""
    return attributions_of(text, parse_worth(text, everything=True), published)


def attributions_of(text: str, parsed: Parsed, published: PartialDate | None) -> list[Relation]:
    """The same of a text that is parsed already, all of it."""
    found = candidates(text, parsed.sentences, parsed.passages, Speakers(published, None))
    return [relation for relation in found if sure(relation)]


def candidates(
    text: str, sentences: list[Sentence], passages: list[Passage], speakers: Speakers
) -> list[Relation]:
    """All relations, plain and wide, outermost only, each with its confidence."""
    quotes = quotes_in(text, passages)
    plain = _without_polls(find_relations(text, sentences, passages, speakers))
    wide = _wide(text, sentences, speakers, quotes, plain)
    every = continued_quotes(quotes, sorted([*plain, *wide], key=lambda r: r.cue), passages, text)
    return [with_confidence(r) for r in outermost(every, quotes)]


def _without_polls(relations: list[Relation]) -> list[Relation]:
    """A poll that is said to show something is told by its verb; the rule for a pollster's figures is not needed then."""
    verbs = {r.sentence for r in relations if r.rule not in _FIGURES_ONLY}
    kept = [r for r in relations if r.rule not in _FIGURES_ONLY or r.sentence not in verbs]
    return [r for r in kept if r.rule not in _NEVER_LISTED]


_FIGURES_ONLY = ("attr.poll-by", "attr.by-account")
# They say whose a number is; a reader of speech would not mark them.
_NEVER_LISTED = (
    "attr.results-follow",
    "attr.label",
    "attr.signed",
    "attr.put-by",
    "attr.their-count",
    "attr.gapped",
    "attr.for-whom",
    "attr.cut-off",
)


def _wide(
    text: str, sentences: list[Sentence], speakers: Speakers, quotes: list[Span], plain: list[Relation]
) -> list[Relation]:
    out: list[Relation] = []
    taken = {r.cue.start for r in plain}
    for sentence in sentences:
        raws = [r for r in cues_in(text, sentence, quotes) if r.phrase.kind == "self"]
        raws += attitudes_in(sentence, quotes, taken | {r.cue.start for r in raws})
        for raw in (*raws, *nouns_in(sentence)):
            relation = settle(raw, sentence, sentences, speakers, plain, selves=True)
            if relation is not None:
                out.append(over_quotes(relation, quotes))
        for token, rule, content in unnamed_in(sentence):
            if sentence.base + token.idx not in taken:
                out.append(_unnamed(token, rule, content, sentence))
    return out


def _unnamed(token: Token, rule: str, content: Span, sentence: Sentence) -> Relation:
    shape = frozenset({f"rule:{rule.removeprefix('attr.')}"})
    cue = cue_span(token, sentence.base)
    return Relation(_NOBODY, cue, (content,), token.lemma_.casefold(), rule, sentence.index, shape=shape)


# ---- one speaker for each word ----


def outermost(relations: list[Relation], quotes: list[Span]) -> list[Relation]:
    """The relations whose cue lies neither in another's content nor inside a quotation."""
    kept = [r for r in relations if not any(_inside(r.cue, q) for q in quotes)]
    return [r for r in kept if not any(_governs(other, r) for other in kept)]


def _inside(cue: Span, quote: Span) -> bool:
    return quote.start <= cue.start and cue.end <= quote.end


def _governs(other: Relation, one: Relation) -> bool:
    """True when ``one`` is part of what ``other``'s source says."""
    if other is one or not other.covers(one.cue):
        return False
    return not one.covers(other.cue) or other.size > one.size


# ---- for other rooms ----


def spans_of(relation: Relation) -> list[list[int]]:
    """The content's spans in order, those that touch joined."""
    out: list[list[int]] = []
    for span in sorted(relation.contents):
        if out and span.start <= out[-1][1] + 1:
            out[-1][1] = max(out[-1][1], span.end)
        else:
            out.append([span.start, span.end])
    return out


def saying_of(relation: Relation) -> Saying:
    """One attribution as other rooms know it."""
    content = tuple(Span(start, end) for start, end in spans_of(relation))
    source = relation.worded or relation.voice.span
    return Saying(source, relation.source_head, relation.cue, content, relation.rule, relation.confidence)
