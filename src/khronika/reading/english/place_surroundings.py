"""Names that may be places, and what stands around each, as names of features: the words to both sides, the noun or verb it hangs
on, where in its line it stands, what the name finder takes it for, and how it is spelt.

``likely_places.py`` weighs them; ``training/naming`` learns the weights. The same text always gives the same features.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from khronika.nouns import Span
from khronika.reading.english.parsing import Sentence, Token, pipeline
from khronika.reading.english.people import is_person
from khronika.reading.english.syntax import lemma_of
from khronika.reading.gazetteer.folding import fold
from khronika.reading.gazetteer.lookup import Hit, look_up
from khronika.reading.mentions import PlaceMention
from khronika.reading.places import country_of_demonym

_PART = r"(?:(?:[dl]['\u2019]|(?:al|el|an|ar|as|at|az|ad|ul|ed|es|et)-)?[A-Z\u00c0-\u00de\u0100-\u024f\u1e00-\u1eff](?:[\w'\u2019]|-(?=\w))*)"
_JOINS = r"(?:(?:de|del|da|das|do|dos|du|des|di|della|la|las|los|le|les|el|al|e|y|ye|i|und|van|von|der|den|am|an|bin|ibn|abu|na|of the)\s)"
NAME = re.compile(rf"(?<![\w'\u2019.@#/-]){_PART}(?:\s(?:{_JOINS}{{1,2}}(?!the\s))?{_PART})*")
# Words that end a name and are none of a place: bodies, offices and titles, days. What stands before or behind them may be one.
_CUTS = frozenset(
    "court courts magistrate magistrates police hospital hospitals clinic prison jail station thana tribunal university college school "
    "ministry minister president governor mayor judge justice colonel general captain major lieutenant sergeant inspector "
    "commissioner superintendent officer chief commander constable corporal brigadier marshal admiral secretary director chairman "
    "chairwoman chairperson deputy senator councillor mp mr mrs ms dr prof professor doctor father sister brother bishop archbishop "
    "imam sheikh sheikha rev reverend pastor madam sir dame lord lady king queen prince princess don dona sra sr m mme col gen capt lt "
    "sgt insp supt adv advocate attorney prosecutor chancellor rector premier vice former acting assistant spokesman spokeswoman "
    "spokesperson monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december magistrate's magistrates' high supreme district regional federal national".split()
)
_NEVER = frozenset(
    "i the a an he she it they we you his her its their our my your this that these those there then who what when where why how "
    "and or but nor so yet if as at by for from in into of on to with no not yes all some any each both few many most more one two "
    "three four five six seven eight nine ten".split()
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A capitalised name that no rule has taken for a place."""

    span: Span
    words: str
    tokens: tuple[Token, ...]
    sentence: Sentence


def candidates(text: str, sentence: Sentence) -> Iterator[Candidate]:
    """The names of one sentence, cut at offices, bodies, days and peoples, in order."""
    start = sentence.span.start
    for match in NAME.finditer(sentence.span.of(text)):
        for first, last in _pieces(match[0], opens=not match.start()):
            span = Span(start + match.start() + first, start + match.start() + last)
            tokens = sentence.tokens.between(span.start - sentence.base, span.end - sentence.base)
            if tokens and not _is_common(span.of(text), opens=tokens[0] is sentence.tokens[0]):
                yield Candidate(span, span.of(text), tuple(tokens), sentence)


def _is_common(words: str, *, opens: bool) -> bool:
    """ "Families of the dead", "LIVE": a common noun, written large where it opens a sentence or a title."""
    short = words.isupper() and len(words) < _ACRONYM and not opens
    return short or ((opens or words.isupper()) and is_english(words))


_ACRONYM = 6  # letters: "CCTV", "INEC"


_WORD = re.compile(r"\S+")


def _pieces(run: str, *, opens: bool) -> Iterator[tuple[int, int]]:
    first: int | None = None
    last = 0
    for word in _WORD.finditer(run):
        bare = word[0].casefold().replace("\u2019", "'")
        plain = bare.removesuffix("'s").removesuffix("'")
        cut = bare in _CUTS or plain in _CUTS or plain in _NEVER or country_of_demonym(word[0]) is not None
        if cut:
            if first is not None:
                yield first, last
            first = None
            continue
        if first is None:
            if word[0][0].islower() and "-" not in word[0] and word[0][1:2] not in "'\u2019":
                continue  # "de", behind what was cut off
            first = word.start()
        owner = bare != plain
        if word[0][0].isupper() or "-" in word[0] or word[0][1:2] in ("'", "\u2019"):
            last = word.start() + len(plain)
        if owner:
            yield first, last
            first = None
    if first is not None and last > first:
        yield first, last


# ---- features ----


def features(
    one: Candidate, known: Iterable[PlaceMention], country: str | None, *, listed: bool = True
) -> frozenset[str]:
    """The features of one name. ``known``: the places of its sentence. ``listed``: whether the gazetteer may be asked."""
    top = next((t for t in one.tokens if t.head not in one.tokens), one.tokens[-1])
    out = {
        *_spelt(one),
        *_beside(one),
        *_hung(top),
        *_found(one, top),
        *_among(one, known),
        *(_listed(one, country) if listed else ()),
    }
    return frozenset(out)


def _spelt(one: Candidate) -> Iterator[str]:
    parts = [p for p in re.split(r"[\s-]", one.words) if p]
    yield f"parts={min(len(parts), 4)}"
    yield f"hyphens={min(one.words.count('-'), 2)}"
    yield f"first={fold(parts[0])}"
    yield f"last={fold(parts[-1])}"
    yield f"last:{len(parts) > 1}={fold(parts[-1])}"
    if one.words.isupper():
        yield f"capitals={min(len(one.words), 6)}"
    if any(p.islower() for p in parts):
        yield "joined"
    english = [is_english(p) for p in parts]
    yield f"english={'all' if all(english) else 'some' if any(english) else 'none'}"
    for name, part in (("first", parts[0]), ("last", parts[-1])):
        if (hit := hit_of(part)) is not None and hit.person:
            yield f"borne:{name},{len(parts) > 1}"
    for part in (parts[0], parts[-1]):
        folded = fold(part)
        for length in (2, 3, 4):
            if len(folded) > length:
                yield f"end={folded[-length:]}"


_PRONOUNS = frozenset("he she him her his hers himself herself who whom".split())


def _beside(one: Candidate) -> Iterator[str]:
    all_tokens = one.sentence.tokens
    at, end = one.tokens[0].i - all_tokens.start, one.tokens[-1].i + 1 - all_tokens.start
    before = [t for t in all_tokens[max(0, at - 4) : at] if not t.is_space][::-1]
    after = [t for t in all_tokens[end : end + 4] if not t.is_space]
    for name, side in (("left", before), ("right", after)):
        words = ["#" if t.like_num else t.lower_ for t in side]
        for distance, word in enumerate(words[:2]):
            yield f"{name}{distance}={word}"
        for word in words[:3]:
            yield f"{name}={word}"
        if len(words) > 1:
            yield f"{name}={words[0]}_{words[1]}"
        yield f"{name}0:{side[0].pos_ if side else 'edge'}"
    yield f"{before[0].lower_ if before else 'edge'}<>{'#' if after and after[0].like_num else after[0].lower_ if after else 'edge'}"
    if not before:
        yield "opens"
        yield f"opens<{after[0].lower_ if after else 'edge'}"
        yield f"opens:{one.tokens[0].tag_}"
    for side in (before, after):
        if len(side) > 1 and side[0].lower_ in (",", "and", "or") and side[1].ent_type_:
            yield f"beside:{side[1].ent_type_}"
    if any(t.lower_ in _PRONOUNS for t in all_tokens[end:]):
        yield "he"
    if after and after[0].text.startswith(("'", "\u2019")) and len(after) > 1:
        yield f"owns={lemma_of(after[1])}"
        yield f"owns:{is_person(after[1])}"


def _hung(top: Token) -> Iterator[str]:
    yield f"dep={top.dep_}"
    yield f"tag={top.tag_}"
    head = top.head
    if head is top:
        return
    lemma = lemma_of(head)
    yield f"{top.dep_}<{lemma}"
    yield f"{top.dep_}<:{head.pos_}"
    if head.pos_ == "NOUN":
        yield f"{top.dep_}<person:{is_person(head)}"
    if top.dep_ == "pobj" and head.head is not head:
        above = head.head
        yield f"{head.lower_}<{lemma_of(above)}"
        yield f"{head.lower_}<:{above.pos_}"
        if above.pos_ == "NOUN":
            yield f"{head.lower_}<person:{is_person(above)}"
    if top.dep_ in ("nsubj", "nsubjpass"):
        for child in head.children:
            if child.dep_ in ("dobj", "prep", "xcomp", "acomp", "attr", "advmod"):
                yield f"does={lemma}+{lemma_of(child)}"
    for child in top.children:
        if child not in top.sent or child is top:
            continue
        yield f"has={child.dep_}"
        if child.dep_ in ("appos", "relcl", "prep", "amod"):
            yield f"has={child.dep_}:{lemma_of(child)}"
            if child.dep_ == "appos":
                yield f"called:{is_person(child)}"


def _found(one: Candidate, top: Token) -> Iterator[str]:
    kind = top.ent_type_ or "none"
    inside = [t for t in one.tokens if t.ent_type_ == kind]
    whole = len(inside) == len(one.tokens)
    first, last = one.tokens[0], one.tokens[-1]
    words = first.doc
    longer = (first.i > first.sent.start and first.ent_iob_ == "I") or (
        last.i + 1 < first.sent.end and words[last.i + 1].ent_iob_ == "I" and bool(last.ent_type_)
    )
    yield f"kind={kind}"
    yield f"kind={kind},{whole},{longer}"
    yield f"kind={kind},{len(one.words.split()) > 1}"


_COMMA = re.compile(r",\s$|\s\($")
_AND = re.compile(r",?\s(?:and|or)\s$|,\s$|\s[-\u2013]\s$")


def _among(one: Candidate, known: Iterable[PlaceMention]) -> Iterator[str]:
    words, base = one.sentence.words, one.sentence.base
    for mention in known:
        if mention.span.start >= one.span.end:
            between = words(one.span.end - base, mention.span.start - base)
            if _COMMA.fullmatch(between):
                yield f"before-place:{mention.place.level}"
            elif _AND.fullmatch(between):
                yield "with-place"
        elif mention.span.end <= one.span.start:
            between = words(mention.span.end - base, one.span.start - base)
            if _COMMA.fullmatch(between):
                yield "after-place"
            elif _AND.fullmatch(between):
                yield "with-place"
            elif re.fullmatch(r"['\u2019]s\s", between):
                yield "place's"


def _listed(one: Candidate, country: str | None) -> Iterator[str]:
    hit = hit_of(one.words)
    if hit is None:
        return
    yield "listed"
    best = hit.entries[0]
    yield f"listed:{'person' if hit.person else ''}{'word' if hit.word else ''}{'large' if best.population >= 100_000 else ''}"
    if country is not None and any(e.country == country for e in hit.entries):
        yield "listed-here"
        yield f"listed-here:{'person' if hit.person else ''}{'word' if hit.word else ''}"


def hit_of(words: str) -> Hit | None:
    """What the gazetteer knows by the name."""
    return look_up(fold(words))


@cache
def _english() -> tuple[Any, ...]:
    tables = pipeline().get_pipe("lemmatizer").lookups if "lemmatizer" in pipeline().pipe_names else None
    if tables is None or not tables.has_table("lemma_index"):
        return ()
    index = tables.get_table("lemma_index")
    return tuple(frozenset(index.get(pos, ())) for pos in ("noun", "verb", "adj", "adv"))


def is_english(word: str) -> bool:
    """Whether the word, or its singular, is one that the lemmatizer's list has."""
    lower = word.casefold()
    forms = (lower, lower.removesuffix("s"), lower.removesuffix("es"), lower.removesuffix("ed"))
    return any(form in table for table in _english() for form in forms)
