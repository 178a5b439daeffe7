"""Whose each side of a colon or a semicolon is: one speaker's who has the sentence, or each speaker's own."""

import dataclasses
import itertools

from khronika.nouns import Span
from khronika.reading.english.cue_reaching import by_reaching
from khronika.reading.english.cue_tellers import tellers_in
from khronika.reading.english.parsing import Sentence
from khronika.reading.english.relations import Raw


def _quoted(span: Span, quotes: list[Span]) -> bool:
    return any(q.contains(span) for q in quotes)


def joined(text: str, sentence: Sentence, have: list[Raw], quotes: list[Span]) -> list[Raw]:
    """Where one speaker has the sentence, the counts behind a colon or on the other side of a semicolon are that
    speaker's too ("The ministry gave its toll: nine dead, 31 hurt"; "Nine were killed; 40 were hurt, it said")."""
    own = [r for r in have if not _quoted(r.cue, quotes) and r.contents]
    if len(own) != 1 or own[0].judging or own[0].rule == "attr.label":
        return have
    raw = own[0]
    span, parts = sentence.span, list(raw.contents)
    marks = [n for n in range(span.start, span.end) if text[n] in ";:" and text[n + 1 : n + 2].isspace()]
    edges = [span.start, *(n + 1 for n in marks), span.end]
    theirs = [t.cue for t in (*tellers_in(sentence), *by_reaching(text, sentence))] if marks else []
    for start, end in itertools.pairwise(edges):
        if not text[start:end].strip():
            continue
        part = Span(start, end)
        told = any(c.overlaps(part) for c in parts) or part.contains(raw.cue)
        numbered = any(t.like_num and start <= sentence.base + t.idx < end for t in sentence.tokens)
        another = any(part.contains(cue) for cue in theirs)
        another |= start >= raw.cue.end and not _counting_on(raw, sentence)
        another |= end <= raw.cue.start and any(c.start >= raw.cue.end for c in raw.contents)
        if not told and numbered and not another and (start == edges[0] or text[start - 1] in ";:"):
            parts.append(Span(start, end))
    if len(parts) == len(raw.contents):
        return have
    return [dataclasses.replace(r, contents=tuple(parts)) if r is raw else r for r in have]


def _counting_on(raw: Raw, sentence: Sentence) -> bool:
    """ "The ministry said nine were killed; 40 were hurt": what it says counts, so it may count on. A party that "named 30
    candidates" and students who "wrote slogans; 12 were arrested" told no toll."""
    if raw.lemma in ("name", "put", "give", "set", "carry"):
        return False
    if raw.rule != "attr.reports-object":
        return True
    within = [
        t for t in sentence.tokens if any(c.start <= sentence.base + t.idx < c.end for c in raw.contents)
    ]
    return any(t.like_num for t in within)


def parted(text: str, have: list[Raw], quotes: list[Span]) -> list[Raw]:
    """``have`` with no content reaching over a semicolon to where another speaks."""
    out = []
    for mine in have:
        sides = [_own_side(text, content, mine, have, quotes) for content in mine.contents]
        kept = tuple(side for side in sides if side is not None)
        out.append(dataclasses.replace(mine, contents=kept) if kept else mine)
    return out


def _own_side(text: str, content: Span, mine: Raw, have: list[Raw], quotes: list[Span]) -> Span | None:
    """What of ``content`` stands on the cue's own side of each semicolon; ``None`` when nothing does."""
    start, end = content.start, content.end
    others = [r.cue.start for r in have if r is not mine and not _quoted(r.cue, quotes)]
    first, last = min(start, mine.cue.start), max(end, mine.cue.end)
    for at in range(first, last):
        if text[at] != ";" or any(q.start <= at < q.end for q in quotes):
            continue
        if at < mine.cue.start and any(first <= other < at for other in others):
            start = max(start, at + 2)
        if mine.cue.start < at and any(at < other < last for other in others):
            end = min(end, at)
    return Span(start, end) if start < end else None
