"""Formulas that name a source, read from the words: "So says the mayor.", "Source: X.", "(union figures)", "If the ministry
is to be believed", "... - police"."""

import re
from collections.abc import Iterator

from khronika.nouns import SourceType, Span
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.phrases import Phrase, clean
from khronika.reading.english.relations import Raw
from khronika.reading.names import source_of, split_voice

_SAYS = r"(?:says?|said|claims?|claimed|reports?|reported|puts? it|told \w+|insists?|insisted)"
_WHO = r"(?P<who>(?!far\b|that\b|much\b|many\b|it\b)[^,.;:()\d]{3,60}?)"
# What was told in the sentence before is theirs.
_BACKWARD = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"^(?:Or\s+)?so\s+(?:at least\s+)?{_SAYS}\s+{_WHO}(?=[,.;]|$|\s+(?:on|in|at)\s)",
        rf"^(?:Or|At least)\s+so\s+{_WHO}\s+{_SAYS}\b",
        rf"^(?:That|This|So much)(?:, at least,)?\s+(?:is|was)(?:, at least,)?\s+what\s+{_WHO}(?:\s+\([A-Z]\w+\))?\s+{_SAYS}\b",
        rf"^{_WHO}\s+(?:says|said|confirmed)\s+so\b",
        rf"^(?:The\s+)?sources?\s*(?:is|was|are|were|:)\s+{_WHO}\s*[.,;]?$",
    )
)
_LEADING = re.compile(rf"^If\s+{_WHO}\s+(?:is|are)\s+to\s+be\s+(?:believed|trusted),", re.I)
_ASIDE = re.compile(
    r"\(\s*(?:sources?:\s*|according to\s+|by\s+|per\s+)?(?P<who>[A-Za-z][^()\d:;]{1,45}?)"
    r"(?:['\u2019]s?)?(?:\s+(?:figures?|data|count|estimates?|sources?|numbers?))?\s*\)"
)
_TAIL = re.compile(
    r"^(?P<what>.{12,}?)\s+[\u2013\u2014-]\s+(?P<who>(?!(?:if|as|or|and|but|when|while|with|in|on|at|for|to|not)\b)[A-Za-z][^,:;.()\d]{2,40})\.?$"
)


def by_formula(text: str, sentence: Sentence, have: list[Raw]) -> Iterator[Raw]:
    """Raw relations of the formulas in one sentence; those that speak of the sentence before have no content."""
    words = sentence.span.of(text)
    for pattern in _BACKWARD:
        found = pattern.match(words)
        if found and len(words) < 140 and not any(not r.contents for r in have):
            yield from _made(
                sentence, found.span("who"), (0, found.start("who") or 1), (), "attr.this-was-said-by"
            )
            return
    lead = _LEADING.match(words)
    if lead:
        yield from _made(sentence, lead.span("who"), (0, 2), ((lead.end(), len(words)),), "attr.if-believed")
    start = 0
    for aside in _ASIDE.finditer(words):
        gloss = aside["who"].isupper() or not aside["who"].islower()
        if gloss and aside.group().strip("()").strip() == aside["who"]:
            continue  # "(AFP)", "(Unity)": another name of what stands before
        if aside["who"] in _SUFFERS:
            continue  # "eight others (detainees) died"
        if _OF_LAW.search(words[start : aside.start()]) or _DOING.match(aside["who"]):
            continue  # "Article 12 (resisting the police)": what the law forbids
        counted = re.search(r"['\u2019]s?\s+(?:figure|count|estimate|number|tally)s?\s*\)$", aside.group())
        if (counted or _speaks(aside["who"])) and any(
            c.isdigit() for c in words[start : aside.start()]
        ) | _worded(sentence, start, aside.start()):
            yield from _made(
                sentence,
                aside.span("who"),
                (aside.start(), aside.start() + 1),
                ((start, aside.start()),),
                "attr.in-brackets",
            )
            start = aside.end()
    tail = _TAIL.match(words)
    if tail and _speaks(tail["who"]) and not have:
        yield from _made(
            sentence,
            tail.span("who"),
            (tail.end("what"), tail.start("who")),
            (tail.span("what"),),
            "attr.in-brackets",
        )


_SUFFERS = frozenset(
    "detainees prisoners protesters protestors civilians demonstrators victims inmates students".split()
)
_OF_LAW = re.compile(r"(?:\b(?:article|section|art\.|rule|clause|paragraph)|\u00a7)\s*[\d.()-]+\s*$", re.I)
_DOING = re.compile(r"[a-z]+ing\b")


def _worded(sentence: Sentence, start: int, end: int) -> bool:
    """A number in words between two offsets of the sentence."""
    first = sentence.tokens.start_char
    return any(t.like_num and start <= t.idx - first < end for t in sentence.tokens)


def _speaks(who: str) -> bool:
    """A body or person known or shaped as one: "(union)", "(police figures)", not "(Unity)" or "(see below)"."""
    source = source_of(clean(who), lang="en")
    return (
        source.type is not SourceType.UNKNOWN
        or source.key is not None
        or bool(split_voice(clean(who), "en")[0])
    )


def _made(
    sentence: Sentence,
    who: tuple[int, int],
    cue: tuple[int, int],
    what: tuple[tuple[int, int], ...],
    rule: str,
) -> Iterator[Raw]:
    base = sentence.span.start
    span = Span(base + who[0], base + who[1])
    head = _head(sentence, span)
    if head is None or head.pos_ == "PRON":
        return
    words = sentence.words(span.start - sentence.base, span.end - sentence.base)
    contents = tuple(Span(base + a, base + b) for a, b in what if b > a)
    yield Raw(
        Phrase(head, words, span, "named"),
        Span(base + cue[0], base + max(cue[1], cue[0] + 1)),
        contents,
        "state",
        rule,
    )


def _head(sentence: Sentence, span: Span) -> Token | None:
    inside = [t for t in sentence.tokens if span.start <= sentence.base + t.idx < span.end]
    if not inside:
        return None
    own = {t.i for t in inside}
    return next(
        (t for t in inside if t.head.i not in own and t.pos_ in ("NOUN", "PROPN", "PRON")), inside[-1]
    )
