"""Where quotations run, and whose they are where no cue of their own tells: whoever is quoted before, or speaks behind.

A quotation of several paragraphs is opened anew at each and closed at the last: it is one speaker's, wherever his name
stands.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from khronika.nouns import Span
from khronika.reading.english.passages import Passage
from khronika.reading.english.relations import Relation

_QUOTE = re.compile(
    r"\u201c[^\u201d\u201c\"]{2,}?(?:[\u201d\"]|(?=\u201c|\n|$))|\u00ab[^\u00bb]{2,}?(?:\u00bb|(?=\n|$))|\"[^\"\u201d\n]{2,}(?:[\"\u201d]|(?=\n|$))|''[^\n]{2,}?(?:''|(?=\n|$))"
)


def quotes_in(text: str, passages: Iterable[Passage]) -> list[Span]:
    """Quoted stretches of eight characters or more, per passage; an unclosed quote runs to the passage's end."""
    out = []
    for passage in passages:
        for match in _QUOTE.finditer(passage.span.of(text)):
            out.append(Span(passage.span.start + match.start(), passage.span.start + match.end()))
    return out


def over_quotes(relation: Relation, quotes: list[Span]) -> Relation:
    """Content that touches a quotation takes in the whole of it, whatever sentences it runs over."""
    grown = list(relation.contents)
    for quote in quotes:
        touched = any(c.overlaps(quote) for c in relation.contents)
        if quote.end - quote.start > 25 and touched and not quote.overlaps(relation.cue):
            grown.append(quote)
    return replace(relation, contents=tuple(grown)) if len(grown) > len(relation.contents) else relation


def continued_quotes(
    quotes: list[Span], relations: list[Relation], passages: list[Passage], text: str
) -> list[Relation]:
    """A quotation with no cue of its own goes on with the speaker quoted nearest before it, in the same passage or one
    of the two before; failing that, with the cue that follows in its passage. Its words join that relation's content.
    A cue inside a quotation is the quoted speaker's own and takes none. One that stands within a sentence of somebody
    else's ("Kirby called on "all parties"") goes on nothing, and nothing behind it goes on what was before."""
    chains = list(over_paragraphs(quotes, passages, text))
    out = _along(chains, relations, quotes)
    others = -1
    outer = [n for n, r in enumerate(out) if not any(q.contains(r.cue) for q in quotes)]
    for quote in quotes:
        taken = any(c.overlaps(quote) for n in outer for c in out[n].contents)
        short = quote.end - quote.start < 40 and not _right_behind(quote, [out[n] for n in outer])
        if short or taken or any(out[n].cue.overlaps(quote) for n in outer):
            continue
        chosen = _quoted_nearest(quote, out, outer, quotes, passages)
        if chosen is not None and _within_another(quote, out[chosen].cue, passages, text):
            others = quote.start
        elif chosen is not None and not out[chosen].cue.start < others < quote.start:
            out[chosen] = replace(out[chosen], contents=(*out[chosen].contents, quote))
    return _along(chains, out, quotes)


_OPENS, _CLOSES = "\"\u201c\u201e\u00ab'", "\"\u201d\u00bb'"


def over_paragraphs(quotes: list[Span], passages: list[Passage], text: str) -> Iterator[list[Span]]:
    """Quotations that are one: each but the last is left open at its passage's end, each but the first opens the next passage."""
    chain: list[Span] = []
    for quote in quotes:
        if chain and not _goes_on(chain[-1], quote, passages):
            if len(chain) > 1:
                yield chain
            chain = []
        if chain or _is_open(quote, passages, text):
            chain.append(quote)
        if chain and not _is_open(quote, passages, text):
            if len(chain) > 1:
                yield chain
            chain = []
    if len(chain) > 1:
        yield chain


def _is_open(quote: Span, passages: list[Passage], text: str) -> bool:
    at = _passage_of(quote, passages)
    return at >= 0 and quote.end >= passages[at].span.end and text[quote.end - 1] not in _CLOSES


def _goes_on(last: Span, quote: Span, passages: list[Passage]) -> bool:
    at = _passage_of(quote, passages)
    return at == _passage_of(last, passages) + 1 and quote.start == passages[at].span.start


def _along(chains: list[list[Span]], relations: list[Relation], quotes: list[Span]) -> list[Relation]:
    """``relations`` with the whole of a chain given to the first that reports a part of it and is no part itself."""
    out = list(relations)
    for chain in chains:
        for n, relation in enumerate(out):
            spoken = any(q.contains(relation.cue) for q in quotes)
            if spoken or not any(c.overlaps(q) for c in relation.contents for q in chain):
                continue
            more = tuple(q for q in chain if not any(c.contains(q) for c in relation.contents))
            out[n] = replace(relation, contents=(*relation.contents, *more))
            break
    return out


def _within_another(quote: Span, cue: Span, passages: list[Passage], text: str) -> bool:
    """True for a quotation in another passage than the cue, with words of its own sentence before it."""
    where = next((p.span for p in passages if p.span.contains(quote)), None)
    if where is None or where.contains(cue):
        return False
    lead = re.split(r"[.!?][\"\u201d]?\s", text[where.start : quote.start])[-1]
    return len(re.findall(r"[^\W\d_]+", lead)) >= _OWN_LEAD


_OWN_LEAD = 3  # words before a quotation that make its sentence somebody's own


def _right_behind(quote: Span, relations: list[Relation]) -> bool:
    """A short quotation right behind a cue ("..., she said. "In my head, anyway."")."""
    return quote.end - quote.start >= 12 and any(0 < quote.start - r.cue.end <= 3 for r in relations)


def _quoted_nearest(
    quote: Span, relations: list[Relation], outer: list[int], quotes: list[Span], passages: list[Passage]
) -> int | None:
    at = _passage_of(quote, passages)
    straight = [
        n
        for n in outer
        if relations[n].voice.person
        and not relations[n].judging
        and any(
            0 < quote.start - c.end <= 3 and c.start > relations[n].cue.start for c in relations[n].contents
        )
        and quote.end - quote.start > _SPEECH
        and _passage_of(relations[n].cue, passages) == at
    ]
    if straight:
        return max(straight, key=lambda n: relations[n].cue)  # "She said that they were firing. "Yes, ..."
    away = {n: at - _last_quoted(relations[n], quote, passages) for n in outer}
    before = [
        n
        for n in outer
        if relations[n].cue.start < quote.start
        and 0 <= away[n] <= 2
        and any(q.overlaps(c) for q in quotes for c in relations[n].contents)
    ]
    if before:
        return max(before, key=lambda n: relations[n].cue)
    after = [n for n in outer if away[n] == 0 and relations[n].cue.start > quote.start]
    return min(after, key=lambda n: relations[n].cue) if after else None


_SPEECH = 40  # characters: a sentence, and no single word


def _last_quoted(relation: Relation, quote: Span, passages: list[Passage]) -> int:
    """The passage of the cue; or of the speaker's last words before ``quote``, where they and it stand at the heads of passages."""
    cue = _passage_of(relation.cue, passages)
    heads = {p.span.start for p in passages}
    if quote.start not in heads:
        return cue
    return max(
        (
            _passage_of(c, passages)
            for c in relation.contents
            if c.start in heads and relation.cue.end < c.start < quote.start
        ),
        default=cue,
    )


def _passage_of(span: Span, passages: list[Passage]) -> int:
    return next((n for n, p in enumerate(passages) if p.span.contains(span)), -9)
