"""Which fields of a claim stand on weak ground, and why: for whoever must look at some claims sooner than at others.

What a field stands on is told by the rule that filled it, by what sort of event it is, and by whether the claim's own words name it. Counted
on the claims of 177 fresh English excerpts (docs/methods/reading-english.md, "Which field to look at"): a day named here was wrong in 77 of 296, any
other in 22 of 1,202; a place in 50 of 358, any other in 27 of 1,098; a source in 47 of 240, any other in 14 of 1,376. A ground of a day is kept
where it is wrong at least about one time in five; guesses, plans, places and what neighbours tell (one in ten to seven) are named because they
are nobody's words. Russian and Kazakh readings are asked the same and were not counted so.
"""

import re
from dataclasses import dataclass
from itertools import islice

from khronika.nouns.claims import Claim
from khronika.nouns.places import Place
from khronika.nouns.spans import Span
from khronika.nouns.times import When
from khronika.nouns.vocabulary import Certainty, Kind, Level, SourceType

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
        _of_source(claim, text),
        _of_day(claim, text),
        _of_place(claim, text),
    )
    return tuple(ground for ground in found if ground is not None)


# ---- days ----

_HELD = {
    "when.carried": "day carried from another sentence",
    "when.story": "the story's first day, its own is not told",
    "when.story-year": "the story's year, its own is not told",
    "when.poll": "day of the poll told before",
    "when.of-report": "the period of the whole report, its own time is not told",
}
_CALENDAR = (
    "when.election-calendar"  # no day of the report's own: the table of elections has it (reading/elections)
)
# Where such a day stands beside a word of voting: right for 7 of 7 results on fresh pages.
_POLLED = ("ru", "kk")
_WIDE = ("when.up-to-now", "when.not-after-said", "when.not-after-report", "when.today", "when.of-several")
_SCENE = (Kind.PROTEST, Kind.DISPERSAL, Kind.FORCE, Kind.INJURY, Kind.DAMAGE, Kind.DEPLOYMENT)
"""What a report tells in one go: held to the day told before without a figure, or where fewer than four days are told, these and arrests were
wrong in 5 of 138, with a figure among more in 6 of 17; a day told outside the passage was theirs but in 2 of 44, not that of 7 in 18 arrests.
Deaths are counted from the first day on: held to one day they were wrong in 17 of 24, within several in 7 of 19."""


def _of_day(claim: Claim, text: str) -> WeakGround | None:
    when = claim.when
    if when is None:
        return None
    if when.rule == _CALENDAR:
        return WeakGround(
            WHEN,
            "weak.day-calendar",
            "day of the election by khronika's calendar, the report does not tell it",
            when.words,
        )
    if claim.kind is Kind.DEATH and when.rule in (*_HELD, "when.of-several"):
        return WeakGround(WHEN, "weak.day-toll", "deaths may be counted from an earlier day", when.words)
    if when.rule in _WIDE:
        return None
    if when.rule == "when.poll" and claim.lang in _POLLED:
        return None
    if when.rule in _HELD:
        scene = claim.kind in (*_SCENE, Kind.DETENTION, Kind.RELEASE) and when.rule == "when.carried"
        if scene and (claim.figure is None or days_told(text, claim.span) < _MANY):
            return None
        return WeakGround(WHEN, "weak.day-held", _HELD[when.rule], when.words)
    if is_beside(when, claim):
        if claim.kind in (*_SCENE, Kind.STATEMENT):
            return None
        return WeakGround(WHEN, "weak.day-beside", "day told outside the passage", when.words)
    if when.rule == "when.calendar" or _is_of_another(when, claim.quote):
        return WeakGround(
            WHEN, "weak.day-clause", "time of another clause or event, or told loosely", when.words
        )
    return None


_CLAUSE = re.compile(r"\b(?:who|which|where|that|when|while|as|and|but)\b", re.I)
_OTHER_EVENT = re.compile(r"\b(?:before|after|following|ahead\s+of|in\s+response\s+to|over)\b", re.I)
_FAR = 10  # words
_MANY = 4


def _is_of_another(when: When, quote: str) -> bool:
    """True for a day that the passage names behind another event ("freed after a march on Friday"), or late behind another clause."""
    at = quote.find(when.words) if when.words else -1
    far = at >= 0 and len(quote[:at].split()) > _FAR and _CLAUSE.search(quote[:at]) is not None
    return far or (at >= 0 and _OTHER_EVENT.search(quote[:at]) is not None)


_MONTHS = (
    r"jan(?:uary|\.)|feb(?:ruary|\.)|march|april|may|june|july|aug(?:ust|\.)|sept(?:ember|\.)|oct(?:ober|\.)|nov(?:ember|\.)|dec(?:ember|\.)|"
    r"январ|феврал|март|апрел|ма[йяе]|июн|июл|август|сентябр|октябр|ноябр|декабр|"
    r"қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан"
)
_DAY = re.compile(
    rf"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d+(?:st|nd|rd|th)?\s(?:{_MONTHS})|(?:{_MONTHS})\w*\s\d+|(?:19|20)\d\d\b|"
    r"yesterday|today|tonight|(?:last|this)\s(?:week|month|year|night|morning|afternoon|evening)|"
    r"понедельник|вторник|сред[уаые]\b|четверг|пятниц|суббот|воскресен|вчера|сегодня|"
    r"(?:дүй|сей|сәр|бей)сенбі|сенбі|жұма|жексенбі|кеше|бүгін)"
)


def days_told(text: str, span: Span, most: int = _MANY) -> int:
    """How many different days, weeks or years ``text`` names around ``span``, by their words alone; ``most`` where they are more."""
    around = text[max(0, span.start - 2_000) : span.end + 1_000].casefold()
    days: set[str] = set()
    for found in _DAY.finditer(around):
        days.add(" ".join(found.group().split()))
        if len(days) == most:
            break
    return len(days)


def is_beside(when: When, claim: Claim) -> bool:
    """True for a day of the sentence whose words are not the claim's own: they may belong to another verb."""
    return bool(when.words) and not _has(claim.quote, when.words)


# ---- places ----

_CITY = re.compile(r"\bthe\s+(?:[a-z-]+\s+)?(?:capital|city|town)\b", re.I)  # it is named, in other words
_LINE = re.compile(r"^[^\S\n]*\S", re.M)
_NAME = r"[A-Z\u00c0-\u017e\u0401\u0410-\u042f\u04d8\u0406\u04a2\u0492\u04ae\u04b0\u049a\u04e8\u04ba][\w\u2019'-]+"
_FILED = re.compile(
    rf"\(?{_NAME}(?: {_NAME}){{0,2}}(?:, [^.:\n\u2014\u2013]{{1,30}}?)?"
    r"(?:\s?[\u2014\u2013]\s|\s--?\s|\.\s?-\s|:\s|\s?\([^)\n]{1,20}\)\s|\)\s)"
)


def _of_place(claim: Claim, text: str) -> WeakGround | None:
    if not text or claim.span.end > len(text):
        return None
    asked = tuple(p for p in claim.places if _may_be_elsewhere(p, claim.quote))
    span = sentence_at(text, claim.span) if asked else claim.span
    filed = _dateline(text, span) if asked else None
    start = span.start if filed is None else max(span.start, filed.end)
    for place in asked:
        words = place.words or place.name
        if is_elsewhere(place, text[start : span.end]):
            if filed is not None and _has(filed.of(text), words):
                return WeakGround(PLACE, "weak.place-dateline", "town of the dateline", words)
            return WeakGround(PLACE, "weak.place-carried", "town of another sentence", words)
    unlisted = next((p.words or p.name for p in claim.places if p.key is None), None)
    if unlisted is None:
        return None
    return WeakGround(PLACE, "weak.place-unlisted", "a name that no list of places has", unlisted)


def _may_be_elsewhere(place: Place, quote: str) -> bool:
    """False for what the passage itself names, unless it begins with where it was filed: its sentence need not be looked for."""
    return place.level is not Level.COUNTRY and (
        _FILED.match(quote) is not None or is_elsewhere(place, quote)
    )


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
    before = [m.end() for m in _END.finditer(text, max(0, span.start - 1_000), last) if m.end() <= span.start]
    after = _END.search(text, max(span.start, span.end - 1))
    return Span(before[-1] if before else 0, after.start() if after else len(text))


# ---- who says, and what ----

_CARRIED = (".carried", ".quoted", ".added")
_VERBS = ("en.st.judges", "en.st.quoted", "en.st.wants", "en.st.calls-for")
_PHRASES = ("attr.by-account", "attr.tells-number")
_CLAUSE_IN_NAME = re.compile(r"\b(?:who|that|which)\b|\bof\s+\w+ing\b", re.I)


def _of_source(claim: Claim, text: str) -> WeakGround | None:
    rule, speaker = claim.attribution.rule, claim.attribution.speaker
    if rule == "attr.likely-teller":
        return WeakGround(SOURCE, "weak.source-guessed", "who tells it is guessed")
    if rule.endswith(_CARRIED):
        return WeakGround(SOURCE, "weak.source-carried", "source of a neighbouring sentence")
    if speaker is None:
        if not _in_quotation(claim.span.start, text):
            return None
        return WeakGround(SOURCE, "weak.source-quoted", "in somebody's words, whose was not found")
    if not speaker.resolved:
        return WeakGround(SOURCE, "weak.source-unresolved", "who that is was not found", speaker.words)
    name = speaker.source.name
    unknown = speaker.source.type is SourceType.UNKNOWN and speaker.source.key is None
    if rule in _PHRASES or _CLAUSE_IN_NAME.search(name) or (unknown and name.islower()):
        return WeakGround(
            SOURCE, "weak.source-phrase", "a phrase without a name, which may be nobody who tells"
        )
    if _THEY.search(text, *_before(claim.attribution.cue)):
        return WeakGround(SOURCE, "weak.source-they", '"they", who that is may be mistaken')
    if len(claim.attribution.chain) > 1:
        return WeakGround(SOURCE, "weak.source-passed-on", "passed on, so that who says what may be mixed up")
    if claim.rule in _VERBS:
        return WeakGround(
            SOURCE, "weak.source-verb", "told by a verb of judging or asking, which may mean something else"
        )
    return None


_THEY = re.compile(r"\bthey\W+(?:\w+\W+)?\Z", re.I)


def _before(cue: Span | None) -> tuple[int, int]:
    """The stretch right before the words that show who speaks."""
    return (max(0, cue.start - 20), cue.start) if cue is not None else (0, 0)


def _in_quotation(start: int, text: str) -> bool:
    """True where a quotation that the paragraph opened before is still open."""
    before = text[max(text.rfind("\n", 0, start) + 1, start - 2_000) : start]
    opened = before.count("\u201c") + before.count("\u00ab") > before.count("\u201d") + before.count("\u00bb")
    return opened or before.count('"') % 2 == 1


def _of_kind(claim: Claim) -> WeakGround | None:
    if claim.rule.startswith("en.fig.likely-"):
        return WeakGround(KIND, "weak.kind-guessed", "what the number counts is guessed")
    return None


def _of_certainty(claim: Claim) -> WeakGround | None:
    if claim.certainty is Certainty.HAPPENED:
        return None
    return WeakGround(CERTAINTY, "weak.not-happened", f"taken for something {claim.certainty.value}")


def _has(sentence: str, words: str) -> bool:
    """True where ``words`` stand there, whatever their case and spacing."""
    return bool(words) and " ".join(words.split()).casefold() in " ".join(sentence.split()).casefold()
