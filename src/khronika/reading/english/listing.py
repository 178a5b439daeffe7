"""The attributions of a report as a list for other programs: outermost speakers only, nobody twice.

Reading keeps every relation, because a chain of speakers needs them all. A list of who said what has another use, and
another rule: what stands inside a source's words is the source's, whoever else it quotes there.
"""

from khronika.nouns import Span
from khronika.reading.english.relations import Relation


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


def spans_of(relation: Relation) -> list[list[int]]:
    """The content's spans in order, those that touch joined."""
    out: list[list[int]] = []
    for span in sorted(relation.contents):
        if out and span.start <= out[-1][1] + 1:
            out[-1][1] = max(out[-1][1], span.end)
        else:
            out.append([span.start, span.end])
    return out
