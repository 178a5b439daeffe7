"""Which part of a sentence is a source's alone: an aside between dashes or in brackets, another number set beside the first
("20 people died - 43, according to the opposition"), one clause of two ("of whom 12, the union said, were beaten").

What stands around such a part was told by somebody else, or by the report itself.
"""

import dataclasses

from khronika.nouns import Span
from khronika.reading.english import cue_contents
from khronika.reading.english.parsing import Sentence, Token, char_span
from khronika.reading.english.phrases import Phrase, can_speak
from khronika.reading.english.relations import Raw

_PHRASES = frozenset(("attr.according-to", "attr.by-account", "attr.per", "attr.for-whom"))
_CLOSING = _PHRASES | {"attr.says-clause", "attr.reports-object"}
OWN_PART = "own-part"
"""In the shape of a relation: the speaker's part of the sentence is this and no more."""
_DASHES = frozenset(("-", "--", "\u2013", "\u2014"))
_MODIFIERS = frozenset(
    "at least about around some nearly almost more than over up to as many only just another roughly exactly even".split()
)
_OF_THEM = (["of", "them"], ["of", "these"], ["of", "those"])
_BOUNDS = frozenset("and but while whereas whom who which where ;".split())


def with_own_parts(sentence: Sentence, have: list[Raw]) -> list[Raw]:
    """``have`` with nobody telling more than their part, and no part told by whoever has the rest."""
    tokens = [t for t in sentence.tokens if not t.is_space]
    if sum(bool(t.like_num) for t in tokens) < 2:
        return [_interrupting(raw, sentence, tokens) for raw in have]
    have = [*have, *_labelled_in_brackets(sentence, tokens)]
    parts = [(_part_of(raw, sentence, tokens, have), raw) for raw in have]
    if not any(part for part, _ in parts):
        return have
    out = []
    for part, raw in parts:
        others = [span for span, other in parts if span is not None and other is not raw]
        if part is not None:
            out.append(dataclasses.replace(raw, contents=part, shape=raw.shape | {OWN_PART}))
            continue
        kept = tuple(
            left
            for content in raw.contents
            for left in _without(content, [s for o in others for s in o], raw)
        )
        out.append(dataclasses.replace(raw, contents=kept) if kept else raw)
    return out


def _interrupting(raw: Raw, sentence: Sentence, tokens: list[Token]) -> Raw:
    """ "Detained 27 people and, witnesses said, pushed some down a slope": a speaker right behind "and" tells what follows."""
    start = min(raw.cue.start, raw.phrase.span.start) - sentence.base
    end = max(raw.cue.end, raw.phrase.span.end) - sentence.base
    if (
        raw.rule not in _CLOSING
        or raw.judging
        or not any(c.start < sentence.base + start for c in raw.contents)
    ):
        return raw
    found = _behind_and([t for t in tokens if t.idx < start], [t for t in tokens if t.idx >= end])
    part = _trimmed(found[0]) if found is not None else []
    if not part:
        return raw
    return dataclasses.replace(raw, contents=(char_span(sentence.base, part),), shape=raw.shape | {OWN_PART})


def _behind_and(before: list[Token], after: list[Token]) -> tuple[list[Token]] | None:
    opened = len(before) > 2 and before[-1].text == "," and before[-2].lower_ in ("and", "but", "while")
    return (after,) if opened and after and after[0].text == "," else None


def _without(content: Span, parts: list[Span], raw: Raw) -> list[Span]:
    """``content`` less the parts that others have of it; whole where the cue itself stands in such a part."""
    left = [content]
    for part in parts:
        if part.contains(raw.cue) or not content.contains(part) or part == content:
            continue
        pieces: list[Span] = []
        for span in left:
            edges = (
                ((span.start, part.start), (part.end, span.end))
                if span.contains(part)
                else ((span.start, span.end),)
            )
            pieces += [Span(first, last) for first, last in edges if first < last]
        left = pieces
    return left


def _part_of(raw: Raw, sentence: Sentence, tokens: list[Token], have: list[Raw]) -> tuple[Span, ...] | None:
    """The part that is the raw relation's alone; ``None`` where it may have the whole sentence."""
    if raw.rule == "attr.in-brackets":
        return raw.contents
    if raw.rule not in _CLOSING or raw.judging or not raw.contents:
        return None
    base = sentence.base
    start = min(raw.cue.start, raw.phrase.span.start) - base
    end = max(raw.cue.end, raw.phrase.span.end) - base
    before = [t for t in tokens if t.idx < start]
    after = [t for t in tokens if t.idx >= end]
    if not any(c.start < base + start for c in raw.contents):
        return None
    found = (
        _between_dashes(before, after)
        or _between_commas(raw, before, after)
        or _beside(raw, before, have)
        or _own_clause(before, after)
        or _behind_and(before, after)
    )
    if found is None:
        return None
    return tuple(char_span(base, _trimmed(run)) for run in found if _trimmed(run))


def _between_dashes(before: list[Token], after: list[Token]) -> tuple[list[Token], list[Token]] | None:
    """ "- 43 of them by the opposition's count -": what the pair of dashes holds, where numbers stand in and out of it."""
    opened = _last(before, _DASHES)
    closed = next((n for n, t in enumerate(after) if _is_dash(t)), None)
    if opened is None or closed is None or not any(is_number(t) for t in before[:opened]):
        return None
    inside = before[opened + 1 :]
    return (inside, after[:closed]) if any(is_number(t) for t in inside) else None


def _between_commas(raw: Raw, before: list[Token], after: list[Token]) -> tuple[list[Token]] | None:
    """ "Nine people, six of them children according to the clinic, were killed": a part between commas, told by a phrase."""
    opened = _last(before, frozenset((",",)))
    if opened is None or raw.rule not in _PHRASES or len(after) < 3 or after[0].text != ",":
        return None
    inside = before[opened + 1 :]
    part = any(
        [t.lower_ for t in inside[n : n + 2]] in (*_OF_THEM, ["of", "whom"]) for n in range(len(inside))
    )
    counted = any(is_number(t) for t in inside) and any(is_number(t) for t in before[:opened])
    return (inside,) if part and counted and after[1].pos_ in ("AUX", "VERB") else None


def _beside(raw: Raw, before: list[Token], have: list[Raw]) -> tuple[list[Token]] | None:
    """A number alone behind a mark: "20 people died - 43, according to the opposition", ", 30 according to residents",
    ", or 43 by their count"; behind "and" only where somebody else has spoken before ("3,000, police said, and 12,000 by
    the organisers' estimate")."""
    words = before[:-1] if before and before[-1].text == "," else before
    at = len(words)
    if [t.lower_ for t in words[-2:]] in _OF_THEM:
        at -= 2
    numbered = at
    while at and (is_number(words[at - 1]) or words[at - 1].lower_ in _MODIFIERS):
        at -= 1
    alone = words[at:]
    if at < 2 or not any(is_number(t) for t in words[at:numbered]):
        return None
    mark, further = words[at - 1], words[: at - 1]
    if not any(is_number(t) for t in further):
        return None
    spoken = any(r is not raw and r.contents and r.cue.end < raw.cue.start for r in have)
    direct = words is before
    fits = (
        _is_dash(mark)
        or (mark.lower_ == "or" and further[-1].text == ",")
        or (mark.text == "," and direct and raw.rule in _PHRASES)
        or (mark.lower_ in ("and", "but") and direct and spoken and raw.rule in _PHRASES)
    )
    return (alone,) if fits else None


def _own_clause(before: list[Token], after: list[Token]) -> tuple[list[Token], list[Token]] | None:
    """ "60 people, of whom 12, the union said, were beaten", "12 died, and 30, the hospital says, were hurt": a speaker between
    a counted subject and its verb has that clause alone, where another clause stands before it."""
    if not before or before[-1].text != "," or not after or after[0].text != ",":
        return None
    bound = _last(before, _BOUNDS)
    if bound is None or len(after) < 3 or after[1].pos_ not in ("AUX", "VERB"):
        return None
    own, further = before[bound + 1 :], before[:bound]
    if not any(is_number(t) for t in own) or any(_finite(t) for t in own):
        return None
    return (own, after) if any(_finite(t) for t in further) and any(is_number(t) for t in further) else None


def _labelled_in_brackets(sentence: Sentence, tokens: list[Token]) -> list[Raw]:
    """ "60 arrests (the lawyers' union: 112)": whoever is named before the colon in brackets."""
    out = []
    for at, token in enumerate(tokens):
        if token.text != "(":
            continue
        inside = tokens[at + 1 : next((n for n in range(at, len(tokens)) if tokens[n].text == ")"), at)]
        colon = next((n for n, t in enumerate(inside) if t.text == ":"), None)
        if not colon or colon > _LONG or len(inside) < colon + 2 or not is_number(inside[colon + 1]):
            continue
        nouns = [t for t in inside[:colon] if t.pos_ in ("NOUN", "PROPN")]
        if not nouns or any(t.like_num for t in inside[:colon]) or not can_speak(nouns[-1]):
            continue
        where = char_span(sentence.base, inside[:colon])
        words = sentence.words(where.start - sentence.base, where.end - sentence.base)
        out.append(
            Raw(
                Phrase(
                    nouns[-1], words, where, "named"
                ),  # the parser may hang what stands before the bracket on it
                char_span(sentence.base, [inside[colon]]),
                (char_span(sentence.base, inside[colon + 1 :]),),
                "count",
                "attr.in-brackets",
            )
        )
    return out


_LONG = 7  # words of a name


def _last(tokens: list[Token], wanted: frozenset[str]) -> int | None:
    return next(
        (
            n
            for n in range(len(tokens) - 1, -1, -1)
            if tokens[n].lower_ in wanted and (wanted is not _DASHES or _is_dash(tokens[n]))
        ),
        None,
    )


def _is_dash(token: Token) -> bool:
    """A dash that parts; the hyphen of "army-backed" parts nothing."""
    apart = token.i > token.sent.start and bool(token.nbor(-1).whitespace_)
    return token.text in _DASHES and (token.text != "-" or (bool(token.whitespace_) and apart))


def is_number(token: Token) -> bool:
    """A number; also one right behind a dash, which the pipeline may take for part of the day before it."""
    return cue_contents.is_number(token) or (
        bool(token.like_num) and token.i > token.sent.start and _is_dash(token.nbor(-1))
    )


def _finite(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and token.tag_ in ("VBD", "VBZ", "VBP", "MD")


def _trimmed(tokens: list[Token]) -> list[Token]:
    kept = list(tokens)
    while kept and kept[-1].is_punct:
        kept.pop()
    while kept and kept[0].is_punct:
        kept.pop(0)
    return kept
