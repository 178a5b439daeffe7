"""Which Russian reports can bear no claim, told from their words before anything is parsed.

Parsing is nine tenths of what a report costs, and an archive is mostly about something else. A report is passed over only where no rule of ours has
anything to begin with: no form of a word that says an event with the company it needs, nobody who denies, nobody who speaks (by a word of saying, or by
signs alone: a colon, a dash at the end, brackets) in quotation marks or of what we record, and beside a number nothing that a crowd is told by.

It is asked twice: of the set of the report's words (``bears_nothing_at_all``: millionths of a second, since a word's part is looked up once in a process's life), and,
where that does not tell, sentence by sentence. Every table is wider than the rules that it stands for; ``tests/reading/russian/test_worth.py`` holds
that to all our sentences.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from khronika.reading.matters import QUOTED
from khronika.reading.mentions import NumberMention
from khronika.reading.russian.attribution import UNBELIEVED
from khronika.reading.russian.cues import DENY, DISPUTE, FRAME, IMPERSONAL, PAPERS, SAY, lemmas
from khronika.reading.russian.lexicon import BY_LEMMA, GATHERING, SELF_KIND, VOTE
from khronika.reading.russian.matters import MATTERS, OURS
from khronika.reading.russian.numbers import find_numbers
from khronika.reading.russian.parse import Sentence, parses_of
from khronika.reading.russian.speakers import POLLS

_DENIES = DENY | DISPUTE
_NOT = re.compile(r"(?<!\w)не(?!\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# What opens a voice: verbs.py, frames.py and knowing.py.
_VOICES = (
    SAY
    | IMPERSONAL
    | FRAME
    | PAPERS
    | POLLS
    | lemmas(
        "верить согласно известно известный брифинг вывод знать видеть увидеть наблюдать заметить установить выяснить доказать "
        "показать показывать повторить сообщено указано отмечено подчеркнуто"
    )
)
# Voices without a verb; and tallies of none: by letters, so that no form escapes.
_SIGNS = re.compile(
    r":(?!\d)|^\W*(?:это|таковы|такие)\s|^об\s+этом\s|ссыл|сосла|цитир|опира|\([^()]*\)\W*$|[»”\"][^\w]*[—–-]|"
    r"(?:^|\W)[—–-](?:\W+[\w.-]+){0,5}\W*$|[—–](?:\W*[\w.-]+){0,5}\W*$|сказано",
    re.IGNORECASE,
)
_TALLY = re.compile(
    r"(?<!\w)(?:задерж|пострад|погиб|жертв|арест|ране|рани|умер|убил|участник|протест|митинг|акци|шестви)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
# What we record, told by one word: of several words the first, which may stand for less.
_LATER = re.compile(r"(?:\(\?![^\s]*?)?\\s")
_OURS = re.compile("|".join(_LATER.split(word)[0] for word in OURS.split()), re.IGNORECASE)
# What a number is a crowd, a cell, a ward or a blackout by, without a word for an event: presence.py, guards.py.
_BESIDE_A_NUMBER = re.compile(
    r"человек|людей|люди|граждан|жител|активист|парн|девуш|отряд|взвод|кордон|шеренг|наряд|колонн|толп|марш|демонстрац|манифестац|пикет|сход|цеп|"
    r"больниц|госпитал|реанимац|стационар|травматолог|сизо|ивс|изолятор|спецпри|камер|колони|тюрьм|отдел|страж|реш[её]тк|(?<!\w)[нв]ас(?!\w)|"
    r"связ|сет[ьи]|интернет|подключени|(?<!\w)тел(?:а|о)?(?!\w)|морг",
    re.IGNORECASE,
)
_SHARE = re.compile(r"%|процент", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Part:
    """What a form of a word may do in a report: ``bears`` settles it; ``opens`` are the companies of which an event that it says needs one;
    ``lemmas`` are what it may be of those that any does."""

    bears: bool
    opens: tuple[frozenset[str], ...]
    lemmas: frozenset[str]
    counts: bool
    beside: bool
    votes: bool
    doubts: bool


def bears_nothing_at_all(text: str) -> bool:
    """True where no claim can come of the text, however it is cut into sentences; False where these must be asked."""
    opens, company = list[frozenset[str]](), set[str]()
    counts = beside = votes = doubts = False
    for word in set(_WORD.findall(text)):
        part = _part_of(word)
        if part is None:
            continue
        if part.bears:
            return False
        opens += part.opens
        company |= part.lemmas
        counts, beside = counts or part.counts, beside or part.beside
        votes, doubts = votes or part.votes, doubts or part.doubts
    if not all(needs.isdisjoint(company) for needs in opens):
        return False
    if (votes and _SHARE.search(text)) or (doubts and _NOT.search(text)):
        return False
    return not (beside and (counts or _DIGIT.search(text))) and not QUOTED.search(text)


@lru_cache(maxsize=200_000)
def _part_of(word: str) -> _Part | None:
    """``None`` for a word that does nothing."""
    found = _lemmas(word)
    entries, numbers = [entry for lemma in found for entry in BY_LEMMA.get(lemma, ())], find_numbers(word)
    part = _Part(
        any(not entry.needs for entry in entries)
        or not found.isdisjoint(GATHERING | _DENIES)
        or any(number.value is None for number in numbers)  # "тысячи на улицах"
        or bool(_TALLY.search(word) or _OURS.match(word)),
        tuple(frozenset(entry.needs) for entry in entries if entry.needs),
        found & _company(),
        bool(numbers) or not found.isdisjoint(SELF_KIND),
        bool(_BESIDE_A_NUMBER.search(word)),
        not found.isdisjoint(VOTE),
        not found.isdisjoint(UNBELIEVED),
    )
    return None if part == _NOTHING else part


_NOTHING = _Part(False, (), frozenset(), False, False, False, False)


@cache
def _company() -> frozenset[str]:
    return frozenset[str]().union(*(entry.needs for entries in BY_LEMMA.values() for entry in entries))


def _speaks_of_ours(text: str) -> bool:
    """Without words of ours or marks of quotation nothing that somebody says there, and does not deny, is a claim (reading/matters.py)."""
    return MATTERS.ours.search(text) is not None or QUOTED.search(text) is not None


def bears_nothing(sentences: Sequence[Sentence], numbers: Sequence[NumberMention]) -> bool:
    """True where no claim can come of the report: ``sentences`` need no words yet, ``numbers`` are those of the text."""
    if any(number.value is None for number in numbers):  # "тысячи на улицах"
        return False
    shares = any(_SHARE.search(sentence.text) for sentence in sentences)
    return not any(_may_bear(sentence, numbers, shares) for sentence in sentences)


def _may_bear(sentence: Sentence, numbers: Sequence[NumberMention], shares: bool) -> bool:
    if _TALLY.search(sentence.text):
        return True
    ours = _speaks_of_ours(sentence.text)
    if ours and _SIGNS.search(sentence.text):
        return True
    counts = any(sentence.start <= number.core.start < sentence.end for number in numbers)
    if counts and _BESIDE_A_NUMBER.search(sentence.text):
        return True
    found = frozenset[str]().union(*map(_lemmas, _WORD.findall(sentence.text)))
    if not found.isdisjoint(GATHERING | _DENIES) or (ours and not found.isdisjoint(_VOICES)):
        return True
    if counts and not found.isdisjoint(SELF_KIND):
        return True
    if not found.isdisjoint(UNBELIEVED) and _NOT.search(sentence.text):
        return True
    if shares and not found.isdisjoint(VOTE):
        return True
    entries = (entry for lemma in found for entry in BY_LEMMA.get(lemma, ()))
    return any(not entry.needs or not found.isdisjoint(entry.needs) for entry in entries)


@lru_cache(maxsize=100_000)
def _lemmas(word: str) -> frozenset[str]:
    """Every lemma that ``parse.lemma_of`` could give the word or a part of it, whatever the tagger makes of it, and the word itself."""
    found = set[str]()
    for part in {word, *word.split("-")}:
        found.add(part.lower())
        for parse in parses_of(part.lower()):
            found.add(parse.normal_form)
            full = parse.inflect({"nomn", "sing", "masc"}) if parse.tag.POS in {"PRTF", "ADJF"} else None
            if full:
                found.add(full.word)
    if word.lower() == "пришли":
        found.add("прийти")
    plain = {lemma.replace("ё", "е") for lemma in found}
    return frozenset(plain | {piece for lemma in plain if "-" in lemma for piece in lemma.split("-")})
