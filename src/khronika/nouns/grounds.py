"""Which fields of a claim stand on weak ground, and why: for whoever must look at some claims sooner than at others.

What a field stands on is told by the rule that filled it and by whether the claim's own words name it. Counted on 911 claims of 105 fresh
English pages (docs/methods/reading-english.md, "Which field to look at"): a day named here was wrong in 66 of 357, any other in 19 of 554; a place
in 33 of 247, any other in 15 of 664; a kind in 22 of 178, any other in 15 of 733; a source in 4 of 52, any other in 28 of 859. Russian and Kazakh
readings are asked the same and were not counted so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from khronika.nouns.claims import Claim
from khronika.nouns.places import Place
from khronika.nouns.spans import Span
from khronika.nouns.times import When
from khronika.nouns.vocabulary import Certainty, Level

WHEN, PLACE, SOURCE, KIND, CERTAINTY = "when", "place", "source", "kind", "certainty"


@dataclass(frozen=True, slots=True)
class WeakGround:
    """``field`` is called as in `claim_row`; ``rule`` names the sort of ground, ``because`` says it in words; ``words`` are the
    report's own that the field was taken from, or ""."""

    field: str
    rule: str
    because: str
    words: str = ""

    @property
    def why(self) -> str:
        """The reason, with the report's own words in quotes."""
        words = " ".join(self.words.split())
        return f"{self.because} (\u201c{words}\u201d)" if words else self.because


def weak_grounds(claim: Claim, text: str) -> tuple[WeakGround, ...]:
    """The fields of ``claim`` that stand on weak ground, one each at most; none is no promise that all are right.

    ``text`` is the stored text of its report; empty, nothing is said of places.
    """
    found = (
        _of_kind(claim),
        _of_certainty(claim),
        _of_source(claim),
        _of_day(claim),
        _of_place(claim, text),
    )
    return tuple(ground for ground in found if ground is not None)


# ---- days ----

_HELD = {
    "when.carried": "day carried from another sentence",
    "when.story": "the story's first day, its own is not told",
    "when.story-year": "the story's year, its own is not told",
    "when.poll": "day of the poll told before",
}
_NAMED = ("when.date", "when.holiday")
_WIDE = ("when.of-several", "when.up-to-now", "when.not-after-said", "when.not-after-report", "when.today")


def _of_day(claim: Claim) -> WeakGround | None:
    when = claim.when
    if when is None or when.rule in _WIDE:
        return None
    if when.rule in _HELD:
        return WeakGround(WHEN, "weak.day-held", _HELD[when.rule], when.words)
    if is_beside(when, claim):
        return WeakGround(WHEN, "weak.day-beside", "day told outside the passage", when.words)
    if when.rule in _NAMED:
        why = "calendar day, may be that of a law, a case or another event"
        return WeakGround(WHEN, "weak.day-named", why, when.words)
    return None


def is_beside(when: When, claim: Claim) -> bool:
    """True for a day of the sentence whose words are not the claim's own: they may belong to another verb."""
    return bool(when.words) and not _has(claim.quote, when.words)


# ---- places ----

_CITY = re.compile(r"\bthe\s+(?:[a-z-]+\s+)?(?:capital|city|town)\b", re.I)  # it is named, in other words
_LINE = re.compile(r"^[^\S\n]*\S", re.M)
_NAME = r"[A-Z\u00c0-\u017e\u0401\u0410-\u042f\u04d8\u0406\u04a2\u0492\u04ae\u04b0\u049a\u04e8\u04ba][\w\u2019'-]+"
_FILED = re.compile(
    rf"\(?{_NAME}(?: {_NAME}){{0,2}}(?:, [^.:\n\u2014\u2013]{{1,30}}?)?"
    r"(?:\s?[\u2014\u2013]\s|\s--?\s|:\s|\s?\([^)\n]{1,20}\)\s|\)\s)"
)


def _of_place(claim: Claim, text: str) -> WeakGround | None:
    if not text or claim.span.end > len(text):
        return None
    span = sentence_at(text, claim.span)
    filed = _dateline(text, span)
    start = span.start if filed is None else max(span.start, filed.end)
    for place in claim.places:
        words = place.words or place.name
        if is_elsewhere(place, text[start : span.end]):
            if filed is not None and _has(filed.of(text), words):
                return WeakGround(PLACE, "weak.place-dateline", "town of the dateline", words)
            return WeakGround(PLACE, "weak.place-carried", "town of another sentence", words)
    unlisted = next((p.words or p.name for p in claim.places if p.key is None), None)
    if unlisted is None:
        return None
    return WeakGround(PLACE, "weak.place-unlisted", "a name that no list of places has", unlisted)


def is_elsewhere(place: Place, sentence: str) -> bool:
    """True for a place narrower than a country that the sentence does not name."""
    if place.level is Level.COUNTRY:
        return False
    return not (_has(sentence, place.words) or _has(sentence, place.name) or _CITY.search(sentence))


def _dateline(text: str, span: Span) -> Span | None:
    """Where the report says where it was filed ("TARSK, May 5 -"): at the head of the sentence at ``span``, or of one of the
    first three lines that are not empty."""
    heads = [span.start, *(line.start() for line in islice(_LINE.finditer(text), 3))]
    found = next(filter(None, (_FILED.match(text, head) for head in heads)), None)
    return Span(*found.span()) if found is not None else None


_END = re.compile(
    r"(?:(?<=\w\w[.!?])|(?<=[.!?][\"\u201d\u2019\u00bb)]))\s+(?=[\"\u201c\u00ab(]?[^\W\d_a-z])|\n"
)


def sentence_at(text: str, span: Span) -> Span:
    """From the end of the sentence before ``span`` to the end of the one in which it ends; a line's end is one too."""
    last = span.start + 2  # an end is known by what comes after it
    before = [m.end() for m in _END.finditer(text, max(0, span.start - 2_000), last) if m.end() <= span.start]
    after = _END.search(text, max(span.start, span.end - 1))
    return Span(before[-1] if before else 0, after.start() if after else len(text))


# ---- who says, and what ----

_CARRIED = (".carried", ".quoted", ".added")
_VERBS = ("en.st.judges", "en.st.reports-object", "en.st.quoted", "en.st.wants", "en.st.calls-for")


def _of_source(claim: Claim) -> WeakGround | None:
    rule, speaker = claim.attribution.rule, claim.attribution.speaker
    if rule == "attr.likely-teller":
        return WeakGround(SOURCE, "weak.source-guessed", "teller guessed")
    if rule.endswith(_CARRIED):
        return WeakGround(SOURCE, "weak.source-carried", "source of a neighbouring sentence")
    if speaker is not None and not speaker.resolved:
        return WeakGround(SOURCE, "weak.source-unresolved", "who that is was not found", speaker.words)
    return None


def _of_kind(claim: Claim) -> WeakGround | None:
    for rule, why in _kinds(claim):
        return WeakGround(KIND, rule, why)
    return None


def _kinds(claim: Claim) -> Iterator[tuple[str, str]]:
    event, _, joined = claim.rule.partition("+")
    if event.startswith("en.fig.likely-"):
        yield "weak.kind-guessed", "what the number counts is guessed"
    if joined not in ("", "direct") or event == "en.fig.same-measure":
        yield "weak.kind-near", "number joined to the event by nearness"
    if claim.part_of is not None:
        yield "weak.kind-part", "part of another figure, may be of something else"
    if event in _VERBS:
        yield "weak.kind-verb", "told by a verb of judging or asking, which may mean something else"


def _of_certainty(claim: Claim) -> WeakGround | None:
    if claim.certainty is Certainty.HAPPENED:
        return None
    return WeakGround(CERTAINTY, "weak.not-happened", f"taken as {claim.certainty.value}")


def _has(sentence: str, words: str) -> bool:
    """True where ``words`` stand there, whatever their case and spacing."""
    return bool(words) and " ".join(words.split()).casefold() in " ".join(sentence.split()).casefold()
