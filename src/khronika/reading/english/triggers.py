"""Which passages can bear, source or date a claim, told from their words before anything is parsed.

Parsing is most of what reading costs, and most of a newspaper tells of nothing we record. A table of word forms, made
from the lexicon and the patterns themselves, is run over the text: it marks the passages whose words may name an event,
or name a body that speaks on such things. Parsed are the passages near these (what sources, dates or resolves a
claim stands near it), any that counts people, and where the names in these first stood. A word is in the table when
any lemma that the pipeline's own lemmatizer could give it is: so nothing that a rule would see is left out.

Statements and judgements are claims only in passages ``near`` a marked one, parsed or not: what a company says of its
revenue is none.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from khronika.nouns import Kind, SourceType, Span
from khronika.reading.english import lexicon as lex
from khronika.reading.english.by_words import TOLD_BY_WORDS
from khronika.reading.english.events import BY_ADJECTIVE, PRESS_NOUNS, names_event
from khronika.reading.english.harm import JOURNALISTS
from khronika.reading.english.measures import HOUR, SHUT
from khronika.reading.english.numbers import find_numbers
from khronika.reading.english.parsing import (
    Sentence,
    carries_prose,
    find_names,
    in_order,
    parse,
    pipeline,
)
from khronika.reading.english.passages import Passage, find_passages
from khronika.reading.english.patterns import PATTERNS
from khronika.reading.english.people import person_nouns
from khronika.reading.english.records import heads_a_count
from khronika.reading.english.result_lists import heads_a_row
from khronika.reading.english.statements import OURS, menaces
from khronika.reading.mentions import NumberMention
from khronika.reading.speakers.matching import kinds, named_bodies

NEAR_EVENT, NEAR_BODY = 3, 1
"""How many passages before and after are near. What "he", "of them" and "the ministry" go back to, and the figures of one
tally, stand within two (see carrying.py and attribution.py), and one more for a heading between. A body alone needs
what stands beside it."""
MOSTLY = 0.5
"""A report of which more than this share is worth parsing is parsed whole: little is saved by leaving out the rest, and
whoever spoke in it could be whom "he" goes back to. At 0.5 no claim changes on 84 news articles; without, 16 of 1,223 do."""
DENSE = 0.8
"""Above this share some passage is nearly sure to tell of an event, and to find names at once costs less than to find them later."""
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CAPITAL = re.compile(r"(?<![\w'’])[A-Z][\w'’-]*[a-z]\b")
_LOWER = re.compile(r"(?<![\w'’-])[a-z]+")
_COUNTED_WITHIN = (
    60  # characters from a number to the noun it counts ("500, mostly very young, demonstrators")
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text's passages and numbers; its sentences in order, with stand-ins for passages that were not parsed (none at all
    where nothing is worth it); and the passages that are ``near`` an event or a body, by their place in ``passages``."""

    passages: list[Passage]
    numbers: list[NumberMention]
    sentences: list[Sentence]
    near: frozenset[int]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a word form does. It may name an event ``alone``, or where one bit of ``verb`` meets the same bit in the
    ``beside`` of another word (or its own); ``body`` marks without a parse; ``person`` may be counted; a word of what we
    record (``judged``) marks where somebody is quoted, denies or accuses (``denies``);
    a flat denial marks by itself (``flat``)."""

    alone: bool = False
    verb: int = 0
    beside: int = 0
    body: bool = False
    person: bool = False
    judged: bool = False
    denies: bool = False
    flat: bool = False


def parse_worth(text: str, *, everything: bool = False) -> Parsed:
    """Parses what can bear, source or date a claim; everything if asked to, or with a pipeline whose lemmatizer has no
    tables to ask. ``near`` is the same either way, but for that pipeline.

    Two steps: passages whose words may name an event are parsed first, and only where one does are the passages around
    it read as well ("club" is a verb for the pattern of force, and most clubs are not), and names found.
    """
    passages, numbers = find_passages(text), find_numbers(text)
    prose = [n for n, p in enumerate(passages) if carries_prose(p)]
    if lemma_tables() is None:
        return Parsed(passages, numbers, parse(text, passages), frozenset(prose))
    marks = {n: _marks(passages[n].span.of(text)) for n in prose}
    eventful = {n for n, (event, _) in marks.items() if event}
    # One batch costs less than two: where most may be eventful, the rest goes with it.
    whole = everything or _size(passages, eventful) > MOSTLY * _size(passages, prose)
    parsed = set(prose) if whole else eventful
    dense = _size(passages, eventful) > DENSE * _size(passages, prose)
    sentences = parse(text, passages, parsed, named=dense)
    told = set[int]()
    for sentence in sentences:
        if sentence.passage in eventful and names_event(sentence):
            told.add(sentence.passage)
            if whole:
                find_names(sentences)  # all are read on, and one batch costs less than many
    near = _around(told, prose, NEAR_EVENT) | _around((n for n in prose if marks[n][1]), prose, NEAR_BODY)
    if everything:
        find_names(sentences)
        return Parsed(passages, numbers, sentences, frozenset(near))
    counting = set(_counting(text, passages, [n for n in prose if n not in near], numbers))
    if not near and not counting:
        return Parsed(passages, numbers, [], frozenset())
    wanted = near | counting
    wanted |= set(_first_named(text, passages, prose, wanted))
    if near and _size(passages, wanted) > MOSTLY * _size(passages, prose):
        wanted = set(prose)
    sentences += parse(text, passages, wanted - parsed, named=False)
    find_names(sentences)
    return Parsed(passages, numbers, in_order(text, passages, sentences), frozenset(near))


def _size(passages: list[Passage], some: Iterable[int]) -> int:
    return sum(passages[n].span.end - passages[n].span.start for n in some)


def _around(marked: Iterable[int], prose: list[int], reach: int) -> set[int]:
    place = {n: at for at, n in enumerate(prose)}
    return {m for n in marked for m in prose[max(0, place[n] - reach) : place[n] + reach + 1]}


def _marks(words: str) -> tuple[bool, bool]:
    """Whether the words may name an event, and whether they name a body or what is told without an event."""
    found = set(WORD.findall(words))
    proper = _bodies().proper
    event = False
    body = any(w in proper for w in found) or any(
        a in found and b in found for a, b in _bodies().proper_pairs
    )
    verb = beside = 0
    judged = denied = flat = False
    for word in {w.casefold() for w in found}:
        mark = mark_of(word)
        event, body = event or mark.alone, body or mark.body
        judged, denied = judged or mark.judged, denied or mark.denies
        flat = flat or mark.flat
        verb |= mark.verb
        beside |= mark.beside
    both = verb & beside
    body = (
        body
        or bool(both & ~_bits().events)
        or flat
        or (denied and menaces(words) if not judged else denied or bool(QUOTED.search(words)))
    )
    return event or bool(both & _bits().events), body


def _counting(
    text: str, passages: list[Passage], left: list[int], numbers: Sequence[NumberMention]
) -> Iterator[int]:
    """Passages of those ``left`` whose numbers may count people, or the hours of a blackout."""
    for mention in numbers if left else ():
        where = next((n for n in left if passages[n].span.contains(mention.core)), None)
        if where is not None and may_count(text, passages[where].span, mention):
            yield where


def may_count(text: str, passage: Span, mention: NumberMention) -> bool:
    """True before a noun for people or an event ("47,000 votes") and a verb of crowds ("2,000 attended"); for "hundreds" and their like, and bare numbers, whatever they count; for a time
    where the passage names the internet."""
    start, end = mention.core.start, mention.core.end
    after = WORD.findall(text[end : min(passage.end, end + _COUNTED_WITHIN)].casefold())
    if any(mark_of(word).person or mark_of(word).alone for word in after):
        return True
    if any(
        lemma in gathering() or lemma in lex.COUNTED_NOUN for word in after[:2] for lemma in lemmas_of(word)
    ):
        return True
    before = WORD.findall(text[max(passage.start, start - 2 * _COUNTED_WITHIN) : start].casefold())
    bare = end == passage.end or text[end] in ".,;:!?)"
    if heads_a_row(mention, text):
        return True
    if mention.value is None:
        return bare or "hundred" in mention.text or "thousand" in mention.text or "dozen" in mention.text
    if bare and (any(mark_of(word).person for word in before) or heads_a_count(mention, text)):
        return True
    timed = any(lemma in HOUR for word in after[:2] for lemma in lemmas_of(word))
    passed = set(WORD.findall(passage.of(text).casefold())) if timed else ()
    return any(lemma in lex.INTERNET | SHUT for word in passed for lemma in lemmas_of(word))


def _first_named(text: str, passages: list[Passage], prose: list[int], parsed: set[int]) -> Iterator[int]:
    """Where the names of the parsed passages stood first: "Oskin" may be the minister named before. A name is a word
    with a capital that the text has nowhere without."""
    seen: dict[str, int] = {}
    common = set(_LOWER.findall(text))
    for n in prose:
        for name in _CAPITAL.findall(passages[n].span.of(text)):
            first = seen.setdefault(name, n)
            if n in parsed and first not in parsed and name.casefold() not in common:
                yield first


# ---- the table ----


@lru_cache(maxsize=100_000)
def mark_of(word: str) -> Mark:
    """What a case-folded word form does. The parts of a compound do what they do alone: the tokenizer parts them."""
    lemmas = {x for part in {word, *word.split("-")} for x in lemmas_of(part)}
    verb = beside = 0
    for lemma in lemmas:
        verb |= _bits().opens.get(lemma, 0)
        beside |= _bits().needed.get(lemma, 0)
    return Mark(
        bool(lemmas & _alone()),
        verb,
        beside,
        any(map(_names_body, lemmas)),
        _names_people(word),
        judged=not lemmas.isdisjoint(_AT_ISSUE),
        denies=not lemmas.isdisjoint(_DENIES),
        flat=not lemmas.isdisjoint(_FLATLY),
    )


# Words of number, and those that go back to people counted before: these stand near an event.
_NO_NOUNS = frozenset("dozen hundred thousand million couple half other number group crowd".split())


def _names_people(word: str) -> bool:
    """True for what a number may count: a plural of a noun for people, or one that is plural as it is ("police")."""
    if word in lex.NOT_PERSON or not _NO_NOUNS.isdisjoint((word, word.removesuffix("s"))):
        return False
    if word in lex.PERSON or word.endswith(lex.PERSON_SUFFIX):
        return True
    rules, exceptions = (lemma_tables() or _NO_TABLES)[1]
    singular = {word[: len(word) - len(old)] + new for old, new in rules if word.endswith(old)}
    singular.update(exceptions.get(word, ()))
    return not (singular.isdisjoint(lex.PERSON) and singular.isdisjoint(person_nouns()))


_NO_TABLES: list[tuple[Any, Any]] = [((), {}), ((), {})]


def lemmas_of(word: str) -> set[str]:
    """Every lemma that the pipeline's lemmatizer could give the word, whatever the tagger makes of it."""
    out = {word, lex.FORMS.get(word, word)}
    tables = lemma_tables()
    for rules, exceptions in tables or ():
        out.update(exceptions.get(word, ()))
        out.update(
            word[: len(word) - len(old)] + new for old, new in rules if word.endswith(old) and word != old
        )
    # The small tagger drops a final e ("staged" -> "stag"), which the patterns put back.
    return out | {lemma + "e" for lemma in out}


@cache
def lemma_tables() -> list[tuple[Any, Any]] | None:
    """Rules and exceptions of the lemmatizer for each part of speech; ``None`` where it keeps none."""
    if "lemmatizer" not in pipeline().pipe_names:
        return None
    lookups = pipeline().get_pipe("lemmatizer").lookups
    if not lookups.has_table("lemma_rules") or not lookups.has_table("lemma_exc"):
        return None
    rules, exceptions = lookups.get_table("lemma_rules"), lookups.get_table("lemma_exc")
    return [(rules.get(pos, ()), exceptions.get(pos, {})) for pos in ("verb", "noun", "adj", "adv")]


@cache
def _alone() -> frozenset[str]:
    """Lemmas that may name an event whatever stands beside them."""
    verbs = (lemma for pattern in PATTERNS if not pattern.needs for lemma in pattern.lemmas)
    return frozenset(
        (*verbs, *(lex.NOUN_KIND.keys() - lex.COUNTED_NOUN), *lex.COUNTED_PARTICIPLE, *BY_ADJECTIVE)
    )


@cache
def gathering() -> frozenset[str]:
    """Verbs that crowds do."""
    return frozenset(lemma for p in PATTERNS if p.kind is Kind.PROTEST for lemma in p.lemmas)


@dataclass(frozen=True, slots=True)
class _Bits:
    """A bit for each rule that needs two words: lemmas that open it, lemmas one of which it needs; the rules (all
    their bits) that name events, where a parse decides. The others are told by their words."""

    opens: Mapping[str, int]
    needed: Mapping[str, int]
    events: int


@cache
def _bits() -> _Bits:
    rules = [(pattern.lemmas, pattern.needs) for pattern in PATTERNS if pattern.needs]
    rules.append((PRESS_NOUNS, JOURNALISTS))
    events = (1 << len(rules)) - 1
    rules += [(frozenset((word,)), needs or frozenset((word,))) for word, needs in TOLD_BY_WORDS]
    rules += [(SHUT, lex.INTERNET), (frozenset(("percent", "cent", "pct")), lex.VOTE_WORD)]
    rules += [(frozenset((first,)), frozenset((last,))) for first, last in _bodies().pairs]
    opens: dict[str, int] = {}
    needed: dict[str, int] = {}
    for n, (lemmas, needs) in enumerate(rules):
        for lemma in lemmas:
            opens[lemma] = opens.get(lemma, 0) | 1 << n
        for lemma in needs:
            needed[lemma] = needed.get(lemma, 0) | 1 << n
    return _Bits(opens, needed, events)


_ON_OUR_MATTERS = (
    SourceType.STATE, SourceType.POLICE, SourceType.PROSECUTOR, SourceType.COURT, SourceType.ELECTION_BODY,
    SourceType.OBSERVER, SourceType.UN, SourceType.RIGHTS_GROUP, SourceType.PARTY,
)  # fmt: skip
Pairs = tuple[tuple[str, str], ...]


def proper_bodies() -> tuple[frozenset[str], Pairs]:
    """Names of bodies that count only in capitals: of one word, and the first and last words of longer ones."""
    return _bodies().proper, _bodies().proper_pairs


@dataclass(frozen=True, slots=True)
class _Bodies:
    """Bodies that speak on what we record: names of one word, stems of such, first and last words of longer names;
    and those that count only in capitals ("WHO" is one, "who" is not)."""

    single: frozenset[str]
    stems: frozenset[str]
    pairs: Pairs
    proper: frozenset[str]
    proper_pairs: Pairs


# What a judgement without an event is about, and the verbs that make one without a quotation.
_AT_ISSUE = (
    (OURS - lex.words("talk right striker rebel march call"))
    | lex.CHARGED
    | lex.words(
        "inspector inspector-general commander gendarme gendarmerie paramilitary ombudsman front-runner by-election observer vigil "
        "petition tribunal bishop intelligence regulator lawmaker dissident mission mandate constitution annul annulment allegation accusation insinuation reproach rumour rumor suggestion"
    )
)
_FLATLY = lex.words("deny denial refute rebut")  # a denial alone, whatever it is of
_DENIES = lex.DENY | lex.ACCUSE | lex.words("threaten warn vow refute rebut")
QUOTED = re.compile(r"[\u201c\"\u00ab][^\u201d\"\u00bb]{6,}[\u201d\"\u00bb]")

# What statements are made about even where nothing is told to have happened.
_OUR_MATTERS = lex.EVENT_NOUN | {"threaten"}


def _names_body(lemma: str) -> bool:
    known = _bodies()
    return (
        lemma in known.single
        or lemma in _OUR_MATTERS
        or any(lemma[:n] in known.stems for n in range(4, len(lemma) + 1))
    )


@cache
def _bodies() -> _Bodies:
    single, stems, pairs = {"lawyer", "ministry", "minister"}, set[str](), set[tuple[str, str]]()
    proper, proper_pairs = set[str](), set[tuple[str, str]]()
    for table in (kinds("1"), kinds("2"), named_bodies()):
        for row, name in table.names():
            if row.type not in _ON_OUR_MATTERS or not name.isascii():
                continue
            capital = name[0].isupper()
            words = [w for w in re.findall(r"[A-Za-z]+\*?", name) if w not in ("of", "the", "for")]
            words = words if capital else [w.casefold() for w in words]
            if len(words) > 1:
                (proper_pairs if capital else pairs).add((words[0].rstrip("*"), words[-1].rstrip("*")))
            elif words and words[0].endswith("*") and not capital:
                stems.add(words[0].rstrip("*"))
            elif words:
                (proper if capital else single).add(words[0].rstrip("*"))
    return _Bodies(
        frozenset(single),
        frozenset(stems),
        tuple(sorted(pairs)),
        frozenset(proper),
        tuple(sorted(proper_pairs)),
    )
