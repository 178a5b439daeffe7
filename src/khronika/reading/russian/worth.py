"""Which Russian reports can bear no claim, told from their words before anything is parsed.

Parsing is nine tenths of what a report costs, and an archive is mostly about something else. A report is passed over only where no rule of ours has
anything to begin with: no form of a word that says an event with the company it needs, none of a word of saying, nothing that names a
voice by its signs alone (a colon, a dash at the end, brackets), and beside a number nothing that a crowd is told by.
Every table is wider than the rules that it stands for; ``tests/reading/russian/test_worth.py`` holds that to all our sentences.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from khronika.reading.mentions import NumberMention
from khronika.reading.russian.cues import FRAME, IMPERSONAL, PAPERS, SAY, lemmas
from khronika.reading.russian.lexicon import BY_LEMMA, GATHERING, SELF_KIND, VOTE
from khronika.reading.russian.parse import Sentence, parses_of
from khronika.reading.russian.speakers import POLLS

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
# Voices without a verb, and tallies of none: by letters, so that no form escapes.
_SIGNS = re.compile(
    r":(?!\d)|^\W*(?:это|таковы|такие)\s|^об\s+этом\s|ссыл|сосла|цитир|опира|\([^()]*\)\W*$|[»”\"][^\w]*[—–-]|"
    r"(?:^|\W)[—–-](?:\W+[\w.-]+){0,5}\W*$|[—–](?:\W*[\w.-]+){0,5}\W*$|сказано|"
    r"(?<!\w)(?:задерж|пострад|погиб|жертв|арест|ране|рани|умер|убил|участник|протест|митинг|акци|шестви)",
    re.IGNORECASE,
)
# What a number is a crowd, a cell, a ward or a blackout by, without a word for an event: presence.py, guards.py.
_BESIDE_A_NUMBER = re.compile(
    r"человек|людей|люди|граждан|жител|активист|парн|девуш|отряд|взвод|кордон|шеренг|наряд|колонн|толп|марш|демонстрац|манифестац|пикет|сход|цеп|"
    r"больниц|госпитал|реанимац|стационар|травматолог|сизо|ивс|изолятор|спецпри|камер|колони|тюрьм|отдел|страж|реш[её]тк|(?<!\w)[нв]ас(?!\w)|"
    r"связ|сет[ьи]|интернет|подключени",
    re.IGNORECASE,
)
_SHARE = re.compile(r"%|процент", re.IGNORECASE)


def bears_nothing(sentences: Sequence[Sentence], numbers: Sequence[NumberMention]) -> bool:
    """True where no claim can come of the report: ``sentences`` need no words yet, ``numbers`` are those of the text."""
    if any(number.value is None for number in numbers):  # "тысячи на улицах"
        return False
    shares = any(_SHARE.search(sentence.text) for sentence in sentences)
    return not any(_may_bear(sentence, numbers, shares) for sentence in sentences)


def _may_bear(sentence: Sentence, numbers: Sequence[NumberMention], shares: bool) -> bool:
    if _SIGNS.search(sentence.text):
        return True
    counts = any(sentence.start <= number.core.start < sentence.end for number in numbers)
    if counts and _BESIDE_A_NUMBER.search(sentence.text):
        return True
    found = frozenset[str]().union(*map(_lemmas, _WORD.findall(sentence.text)))
    if not found.isdisjoint(_VOICES | GATHERING) or (counts and not found.isdisjoint(SELF_KIND)):
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
