"""Words of a text that the gazetteer knows as a name, before anyone asks whether they are a place here."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from khronika.reading.gazetteer.demonyms import demonym_country
from khronika.reading.gazetteer.folding import fold
from khronika.reading.gazetteer.forms import SUFFIXES, nominatives, without_possessive
from khronika.reading.gazetteer.lookup import Hit, abbreviations, look_up, wide_names

_TOKEN = re.compile(r"(?:[A-ZА-Я]\.){2,}|[^\W\d_]+(?:[-‐‑'’ʻ][^\W\d_]+)*")
_GAP = re.compile(r"[ \u00a0]{1,2}|(?<=\bSt)\. |, (?=D\.?C\b)| — (?=Новая)")
LONGEST = 5  # "Democratic Republic of the Congo"
# Lower-case words that may open a name of ours.
_OPENERS = {
    "область",
    "области",
    "областью",
    "штат",
    "штате",
    "штата",
    "сектор",
    "секторе",
    "сектора",
    "state",
}
_OPENERS |= {"республика", "республике", "республики", "the", "sub-Saharan"}
# Never a place on their own, whatever the gazetteer says: months, days, and words that open sentences and headlines.
NEVER = frozenset(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday the of at in on to for and but or no yes as an a our his her he she it "
    "they we you all many most more much some such than that this these those there then when where who why what how "
    "police central republic united union north south east west northern southern eastern western center centre "
    "along also amid both best dear deal early even few high home hope ideal latest less long main much new old other "
    "over same sale see since so under until upon via was were will with after before among about above across "
    "самое утром днем вечером пока хотя однажды онда елде аман менен өйткені кемінде тарата араға арадағы анаға мұнда сонда "
    "мая март май июнь июль август март суд мир дом центр союз партия народ власть президент министр полиция депутат "
    "россий он она они мы вы я что как это все еще уже так там тут для при под над без после также однако когда если "
    "бұл ол осы сол олар мен бір және үшін кейін дейін барлық ал бірақ".split()
)


# Names of several words that hold a place's name and are none, or none of this kind.
NEVER_WHOLE = frozenset(
    {"white house", "wall street", "wells fargo", "capitol hill", "main street", "house", "state"}
)
# First letters, asked of every word before a pair of them is folded.
_SKIPPED_FROM = frozenset(letter for name in NEVER_WHOLE for letter in (name[0], name[0].upper()))


class Token(NamedTuple):
    """One word with its place in the text. A tuple, because there is one for every word of every report."""

    start: int
    end: int
    text: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``first`` to ``last`` (inclusive) that the gazetteer knows; ``end`` leaves a possessive 's out."""

    first: int
    last: int
    start: int
    end: int
    words: str
    hit: Hit


def tokens_of(text: str) -> list[Token]:
    """The words of ``text``; numbers and punctuation fall between them."""
    return [Token(m.start(), m.end(), word := m[0], word[0].isupper()) for m in _TOKEN.finditer(text)]


def skips(text: str, tokens: list[Token], at: int) -> int:
    """How many tokens from ``at`` belong to a name that only looks like a place ("White House"); 0 for none."""
    if tokens[at].text[0] not in _SKIPPED_FROM:
        return 0
    pair = tokens[at : at + 2]
    whole = fold(text[pair[0].start : pair[-1].end])
    return len(pair) if len(pair) == 2 and whole in NEVER_WHOLE else 0


# An outlet's name, or whoever a street or a square is named after ("в сквере им. Горького").
NO_TOWN_RU = re.compile(
    r"(?i)(?:(?:агентств|издани|портал|газет|журнал|телеканал|сайт|радио)[а-я]*\s+[«\"]?|(?<!\w)(?:им\.|имени)\s*(?:[а-яё]+\.?\s+)?)$"
)


def candidates(text: str, tokens: list[Token], lang: str) -> list[Candidate]:
    """Longest matches from left to right, never overlapping."""
    found = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if not token.capital and token.text[0] not in _SKIPPED_FROM and token.text not in _OPENERS:
            at += 1  # nearly every word
            continue
        if skip := skips(text, tokens, at):
            at += skip
            continue
        candidate = longest(text, tokens, at, lang)
        if candidate:
            found.append(candidate)
        at = candidate.last + 1 if candidate else at + 1
    return found


def longest(text: str, tokens: list[Token], at: int, lang: str) -> Candidate | None:
    """The longest known name that begins with token ``at``; ``None`` when none does."""
    if not tokens[at].capital and tokens[at].text not in _OPENERS:
        return None
    last = at
    while (
        last + 1 < len(tokens) and last + 1 - at < LONGEST and _joined(text, tokens[last], tokens[last + 1])
    ):
        last += 1
    for end in range(last, at - 1, -1):
        candidate = _match(text, tokens, at, end, lang)
        if candidate:
            return candidate
    return None


def _joined(text: str, left: Token, right: Token) -> bool:
    return _GAP.fullmatch(text, left.end, right.start) is not None


def _match(text: str, tokens: list[Token], first: int, last: int, lang: str) -> Candidate | None:
    start, end = tokens[first].start, tokens[last].end
    if not tokens[last].capital and (first == last or not tokens[last - 1].capital):
        return None
    if not tokens[last].capital and tokens[last].text in NEVER:
        return None  # "pressed PU to explain": Pu To is a town
    if lang == "kk" and first < last and tokens[last].text in SUFFIXES:
        return None  # "Нұр-Сұлтан мен Алматы": here "мен" is "and", not a case
    surface = text[start:end]
    if lang == "ru" and _ADJECTIVE.search(surface) and _IN.search(text, max(0, start - 4), start):
        return None  # "в Ленинском" is of a district or a department; the town would be "в Ленинске"
    bare = without_possessive(surface)
    # "St John's" is a town; of one word ("Pará's") the mark is the grammar's, and "paras" would be another town's name.
    for words in dict.fromkeys((surface, bare) if first < last else (bare, surface)):
        hit = _known(words, lang)
        if hit:
            return Candidate(first, last, start, start + len(words), words, hit)
    return None


_ADJECTIVE = re.compile(r"[сц]ком$")
_IN = re.compile(r"(?<!\w)(?:[Вв]о?|[Нн]а)\s+$")


def _in_capitals(words: str) -> bool:
    """ "U.S.", "США", and with a Kazakh suffix "АҚШ-тың"."""
    return re.split(r"[-‑]", words)[0].replace(".", "").isupper()


@lru_cache(maxsize=1 << 14)
def _known(words: str, lang: str) -> Hit | None:
    folded = fold(words)
    if folded in NEVER or folded in NEVER_WHOLE or len(folded) == 1:
        return None
    if " " not in folded and folded not in wide_names() and demonym_country(words):
        return None  # "Kazakh" is also a town of Azerbaijan
    # In Cyrillic the case endings may bring an abbreviation out of a word ("США" has none); in Latin, a pronoun.
    written = lang if not folded.isascii() else "en"
    for form in nominatives(folded.split(), written):
        if form in NEVER or (form in abbreviations() and not _in_capitals(words)):
            continue
        hit = look_up(form)
        if hit and not (words.isupper() and len(words) <= 3 and form not in abbreviations()):
            return replace(hit, word=hit.word and form == folded)
    return None
