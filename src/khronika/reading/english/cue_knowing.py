"""Phrases that say whose knowledge a number is: "as far as the students know", "by the government's own admission", "is all
the ministry would say", "so the civil defence at dusk". Read from their words, because the parser makes something else
of each; like the tellers (cue_tellers.py) for numbers only.
"""

import re
from collections.abc import Iterator

from khronika.nouns import Span
from khronika.reading.english.cue_tellers import has_number, may_tell
from khronika.reading.english.parsing import Sentence, Token, char_span
from khronika.reading.english.phrases import Phrase, phrase_of
from khronika.reading.english.relations import Raw

_WHO = r"(?P<who>(?:the |its |their |his |her |an? )?[^\W\d_][^,.;:()\d]{2,50}?)"
_COUNTED = r"(?:count|tally|reckoning|figures?|estimates?|data|records?|calculations?|numbers?|books?|list|register|version|telling|account|information|knowledge)"
_LEADING = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"(?:^|(?<=[,;:\u2013\u2014] ))(?:By|In|On|To|From|Going by|Judging by) {_WHO}['\u2019]s?(?: own| latest| last| first)? {_COUNTED}\b,?",
        rf"(?:^|(?<=[,;:\u2013\u2014] ))(?:By|On) {_WHO}['\u2019]s?(?: own)? (?:admission|confession)\b,?",
        rf"(?:^|(?<=[,;:\u2013\u2014] ))(?:As|So) far as {_WHO} (?:know|knows|knew|could tell|can tell|can see|(?:is|are|was|were) (?:aware|concerned))\b,?",
        rf"(?:^|(?<=[,;:\u2013\u2014] ))(?:To go by|From|Judging from|Going by|Judging by|To judge from) what {_WHO} (?:say|says|said|tells?|told)\b(?: \w+)?,?",
        rf"(?:^|(?<=[,;:\u2013\u2014] ))if {_WHO} (?:is|are|was|were) (?:to be (?:believed|trusted)|right|correct)\b,?",
        rf"(?:^|(?<=[,;:\u2013\u2014] ))if {_WHO}['\u2019]s? (?:own |latest |first )?(?:statement|report|account|word|version|{_COUNTED[3:-1]}) (?:is|are|was|were) (?:(?:anything|something) to (?:go|judge) by|to be (?:believed|trusted)|right|correct|accurate)\b,?",
        rf"(?:^|(?<=[,;:\u2013\u2014] ))if (?:one|you) (?:believes?|trusts?) {_WHO}(?=[,.;]|$),?",
        rf"(?:^|(?<=[,;:\u2013\u2014] ))(?:or|at least) so {_WHO} (?:believe|believes|think|thinks|thought|claims?|claimed|says?|said)\b,?",
        rf"(?:^|(?<=[,;:\u2013\u2014] ))as (?:given|put|stated|quoted|cited|counted|reported|told|seen) by {_WHO}(?=[,.;]|$),?",
    )
)  # fmt: skip
_ALL_THEY_SAY = re.compile(
    rf"^(?P<what>.+?),? (?:is|was|were) (?:all|as much as|what|the most) {_WHO} (?:would|could|will|can|was|were|is|are)? ?"
    r"(?:willing to |ready to |able to |prepared to )?(?:say|says|said|tell|told|confirm|confirmed|report|reported)\b",
    re.I,
)
_SO_X = re.compile(
    rf"^(?P<what>.+?)\s?[:,;\u2013\u2014-] (?:so|thus) {_WHO}(?: (?:at|on|in|by|this|last|late|early)\b[^,;]*)?\.?$"
)
_WOULD = re.compile(
    rf"^{_WHO} (?:would|could|will|can) (?:only |but )?(?:say|confirm|speak|talk|give|admit to|go as far as|not go beyond|not go above)(?: only)?\b(?P<what>.+)$",
    re.I,
)  # fmt: skip


def by_knowledge(text: str, sentence: Sentence) -> Iterator[Raw]:
    """The formulas, read from their words, because the parser makes something else of each."""
    words = sentence.span.of(text)
    for pattern in _LEADING:
        for found in pattern.finditer(words):
            # In the middle of a sentence the phrase has the number right behind it, or else what stands before.
            near = _within(sentence, sentence.span.start + found.end(), sentence.span.end)
            last = _within(sentence, sentence.span.start, sentence.span.start + found.start())
            behind = has_number([t for t in near if not t.is_punct][:5])
            leads = found.start() == 0 or (
                behind and not has_number([t for t in last if not t.is_punct][-2:])
            )
            rest = ((found.end(), len(words)),) if leads else ((0, found.start()),)
            yield from formula(sentence, found.span("who"), (found.start(), found.start() + 2), rest)
    for pattern in (_ALL_THEY_SAY, _WOULD, _SO_X):
        if (whole := pattern.match(words)) is not None:
            told_on = _within(sentence, sentence.span.start + whole.start("who"), sentence.span.end)
            if pattern is _SO_X and any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in told_on):
                continue  # "one failed to appear, so the magistrate issued a warrant"
            yield from formula(
                sentence, whole.span("who"), (whole.end("who"), whole.end("who") + 1), (whole.span("what"),)
            )


def formula(
    sentence: Sentence,
    who: tuple[int, int],
    cue: tuple[int, int],
    rests: tuple[tuple[int, int], ...],
    rule: str = "attr.by-formula",
) -> Iterator[Raw]:
    """The relation of numbers in ``rests`` to whoever stands at ``who``; all are offsets in the sentence's own words."""
    base = sentence.span.start
    inside = _within(sentence, base + who[0], base + who[1])
    own = {t.i for t in inside}
    head = next((t for t in inside if t.head.i not in own and t.pos_ in ("NOUN", "PROPN", "PRON")), None)
    head = head or next((t for t in reversed(inside) if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
    if head is None or not may_tell(head):
        return
    parts = []
    for start, end in rests:
        told = [t for t in _within(sentence, base + start, base + end) if not t.is_space]
        while told and told[-1].is_punct:
            told.pop()
        if told and has_number(told):
            parts.append(char_span(sentence.base, told))
    if parts:
        span = char_span(sentence.base, inside)
        phrase = phrase_of(head, sentence.base)
        if phrase.kind == "named":
            phrase = Phrase(
                head, sentence.words(span.start - sentence.base, span.end - sentence.base), span, "named"
            )
        yield Raw(phrase, Span(base + cue[0], base + cue[1]), tuple(parts), "count", rule)


def _within(sentence: Sentence, start: int, end: int) -> list[Token]:
    return [t for t in sentence.tokens if start <= sentence.base + t.idx < end and not t.is_space]
