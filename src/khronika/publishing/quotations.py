"""Quotations with what may not be read cut out of them; none at all where the rest would tell it.

What is cut is the same three dots whatever it was and however much, and cuts beside each other are one. A word with a capital
that nobody knows to be harmless is cut: better ten names of ships than one of a girl.
"""

import re
from collections.abc import Iterable, Sequence

from khronika.names.lookup import folded, keys_of
from khronika.nouns import CUT, Span
from khronika.publishing.drawn import Facts
from khronika.publishing.persons import Naming
from khronika.publishing.places import Coarsening
from khronika.publishing.rules import Rounded, Rules
from khronika.publishing.spelled import Word, is_one_of, is_role, keys, may_stay, openings, words_in

# What is a way to somebody, or tells too exactly: cut wherever it stands.
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",  # e-mail
        r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|net|kz|ru|kg|me|info)\b(?:/\S*)?",
        r"[@#]\w+",
        r"\+?\d(?:[\s().-]{0,2}\d){6,}",  # telephones, and numbers of papers
        r"\b\d{1,2}[:.]\d{2}\b(?!\s*(?:%|per cent|percent))(?:\s*(?:am|pm|a\.m\.|p\.m\.))?|\b\d{1,2}\s*(?:am|pm|a\.m\.|p\.m\.)",
        r"(?<!\w)(?:ул\.?|улиц\w*|просп\w*\.?|пр-т|пер\.?|переул\w*|мкр\.?|микрорайон\w*|дом\w?|кв\.?|квартир\w*|көше\w*|үй\w*|даңғыл\w*)\s+[«\"]?[\w.«»\"-]+(?:\s+[\w.«»\"-]+)?,?\s*(?:д\.?\s*|дом\s*|кв\.?\s*)?\d+\w?",
        r"\b\d+\w?,?\s+[\w.'-]+\s+(?:street|st\.|avenue|ave\.|road|lane|boulevard)",
        r"\b(?:street|avenue|road|apartment|apt\.?|flat|house|room|ward|cell)\s+(?:no\.?\s*)?\d+\w?",
        r"\b\d{1,3}[\s-]*(?:years?|yrs?)[\s-]*(?:of age|old)\b|\baged?\s+\d{1,3}\b",
        r"(?<!\w)\d{1,3}[\s-]*(?:лет\b|год\w*|летн\w+|жас\w*)",
        r"\b\w+-year-old\b",
    )
)
_SMALL_NUMBERS = {
    1: "one a an один одна одного одной одну одному бір",
    2: "two both двое два две двух обе оба екі екеу",
    3: "three трое три трёх трех үш үшеу",
    4: "four четверо четыре четырёх четырех төрт төртеу",
    5: "five пятеро пять пяти бес бесеу",
    6: "six шестеро шесть шести алты алтау",
    7: "seven семеро семь семи жеті жетеу",
    8: "eight восемь восьми сегіз",
    9: "nine девять девяти тоғыз",
}
_NUMBER_WORDS = {word: number for number, words in _SMALL_NUMBERS.items() for word in words.split()}
_BETWEEN_CUTS = re.compile(rf"{re.escape(CUT)}(?:[\s\W_]*{re.escape(CUT)})+")
_FEWEST_WORDS = 4  # fewer say nothing of a claim, and much of what was cut
_MOST_CUT = 0.5
_SURE_KEY = 4  # of a word in small letters: shorter sounds are those of many ordinary words


class Quoting:
    """``hidden`` are names that nobody may read anywhere."""

    def __init__(
        self, rules: Rules, naming: Naming, coarsening: Coarsening, facts: Facts, hidden: Iterable[str]
    ) -> None:
        self._rules, self._naming, self._coarsening, self._facts = rules, naming, coarsening, facts
        parts = [
            part
            for name in hidden
            for word in words_in(name)
            for part in word.text.split("-")
            if len(part) > 2
        ]
        self._keys = frozenset(key for part in parts for key in keys(part))
        self._stems = frozenset(stem for part in parts for stem in _stems(part))

    def cut(self, quote: str, lang: str, phrases: Sequence[str] = ()) -> str:
        """The quotation as it may be shown; empty where nothing may. ``phrases`` are words of this claim that are not shown: of its
        place, its speaker, whom it was done to."""
        if self._rules.time is not Rounded.DAY or not quote.strip():
            return ""
        if self._tells_few(quote):
            return ""
        found = self._cuts(quote, lang, phrases)
        if not found:
            return self._short(" ".join(quote.split()))
        left = _without(quote, found)
        return self._short(left) if _says_enough(quote, found) else ""

    def still_tells(self, text: str, phrases: Sequence[str] = ()) -> bool:
        """Whether a hidden name or phrase can be read from a text, in whatever spelling."""
        stems = frozenset(s for phrase in phrases for word in words_in(phrase) for s in _stems(word.text))
        return any(
            self._is_hidden(word) or (not _is_ordinary(word) and not stems.isdisjoint(_stems(word.text)))
            for word in words_in(text)
        )

    def is_hidden(self, word: str) -> bool:
        return is_one_of(word, self._keys)

    def _tells_few(self, quote: str) -> bool:
        """A group of people beside a number below the first that is told."""
        words = re.findall(r"\d+|[^\W\d_]+", quote.casefold())
        for group in self._rules.groups:
            for at, word in enumerate(words):
                if word.startswith(group.stems) and any(
                    self._is_few(other) for other in words[max(0, at - 4) : at + 4]
                ):
                    return True
        return False

    def _is_few(self, word: str) -> bool:
        number = int(word) if word.isdigit() else _NUMBER_WORDS.get(word, 0)
        return 0 < number < self._rules.small_cell

    def _cuts(self, quote: str, lang: str, phrases: Sequence[str]) -> list[Span]:
        spans = [Span(*found.span()) for pattern in _PATTERNS for found in pattern.finditer(quote)]
        spans += [
            Span(*found.span())
            for phrase in phrases
            if len(phrase.strip()) > 2
            for found in re.finditer(re.escape(phrase.strip()), quote, re.IGNORECASE)
        ]
        stems = frozenset(s for phrase in phrases for word in words_in(phrase) for s in _stems(word.text))
        places = [(span, self._may_show(span, key, quote)) for span, key in self._facts.places(quote, lang)]
        spans += [span for span, shown in places if not shown]
        public = [*self._naming.public(quote, lang), *(span for span, shown in places if shown)]
        for word in words_in(quote):
            if self._must_go(word, public, stems):
                spans.append(word.span)
        return spans

    def _may_show(self, span: Span, key: str, quote: str) -> bool:
        if not key.startswith("site:"):
            return self._coarsening.may_show(key)
        return any(
            word.text.casefold().startswith(self._rules.open_sites) for word in words_in(span.of(quote))
        )

    def _must_go(self, word: Word, public: Sequence[Span], phrases: frozenset[str]) -> bool:
        if not _is_ordinary(word) and not phrases.isdisjoint(_stems(word.text)):
            return True
        around = [span for span in public if span.contains(word.span)]
        if any(span.end - span.start > word.span.end - word.span.start for span in around):
            return False  # a name of several words is known for certain, one word may be somebody's too
        if self._is_hidden(word):
            return True
        return word.capital and not around and not may_stay(word)

    def _is_hidden(self, word: Word) -> bool:
        if word.capital:
            return not may_stay(word) and is_one_of(word.text, self._keys)
        if _is_ordinary(word):
            return False
        sure = {key for part in word.text.split("-") for key in keys(part) if len(key) >= _SURE_KEY}
        return not self._stems.isdisjoint(_stems(word.text)) or not self._keys.isdisjoint(sure)

    def _short(self, quote: str) -> str:
        words = quote.split()
        if len(words) <= self._rules.longest_quotation:
            return quote
        kept = " ".join(words[: self._rules.longest_quotation])
        return _BETWEEN_CUTS.sub(CUT, f"{kept} {CUT}") if kept else ""


def _is_ordinary(word: Word) -> bool:
    return not word.capital and (word.text in openings() or is_role(word.text))


def _stems(word: str) -> frozenset[str]:
    return frozenset(
        stem
        for part in word.split("-")
        if len(part) > 2
        for stem in (folded(part), *keys_of(part, None))
        if len(stem) > 2
    )


def _without(quote: str, cuts: Sequence[Span]) -> str:
    pieces, at = [], 0
    for span in sorted(cuts):
        if span.start > at:
            pieces.append(quote[at : span.start])
        if span.end > at:
            pieces.append(f" {CUT} ")
        at = max(at, span.end)
    pieces.append(quote[at:])
    left = _BETWEEN_CUTS.sub(CUT, "".join(pieces))
    return re.sub(r"\s+([,.;:!?])", r"\1", " ".join(left.split()))


def _says_enough(quote: str, cuts: Sequence[Span]) -> bool:
    words = words_in(quote)
    kept = [word for word in words if not any(span.overlaps(word.span) for span in cuts)]
    return len(kept) >= _FEWEST_WORDS and len(kept) >= (1 - _MOST_CUT) * len(words)


def place_of(words: str, quote: str) -> Span | None:
    """Where words stand in a quotation, if once; ``None`` else."""
    if not words or quote.count(words) != 1:
        return None
    at = quote.index(words)
    return Span(at, at + len(words))
