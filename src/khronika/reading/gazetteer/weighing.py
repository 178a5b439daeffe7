"""Is this known name a place here, and which of its namesakes? Evidence adds up; every weight is in one table.

The weights were set by hand in November 2026 on sentences of our own and on the share of place names a careful
reader marks in English news; re-choose them together, never one alone.
"""

import re
from collections import Counter
from dataclasses import dataclass

from khronika.nouns import Level, PartialDate
from khronika.reading.gazetteer.candidates import Candidate, Token, longest
from khronika.reading.gazetteer.demonyms import demonym_country
from khronika.reading.gazetteer.folding import fold
from khronika.reading.gazetteer.lookup import Entry

ENOUGH = 2
COUNTRY, REGION, OWN_CITY = 5, 3, 3
LARGE, LARGE_FLOOR = 2, 500_000
MIDDLING, MIDDLING_FLOOR = 1, 100_000
PREPOSITION, COUNTRY_FOLLOWS, COUNTRY_KNOWN, LISTED = 2, 3, 1, 1
SEVERAL_WORDS = 1
IS_WORD, IS_PERSON, IN_A_NAME, SPEAKS, LIKE_SURNAME = -2, -1, -3, -2, -2
PLAUSIBLE = 5  # a namesake counts as an alternative up to this ratio of populations

_BEFORE = {
    "en": set(
        "in at near from to around outside across into throughout through towards toward between within".split()
    ),
    "ru": set("в во из под около возле у до по через на".split()),
    "kk": set(),
}
_OF = re.compile(
    r"(?:city|town|village|capital|district|streets|residents|mayor|outskirts|centre|center|people) of$"
)
_RU_NOUNS = re.compile(
    r"(?:город|горо|столиц|мэр|аким|жител|улиц|центр|пригород|област|район|аэропорт|г)[а-яё]*\.?$"
)
_KK_CASE = re.compile(r"(?:да|де|та|те|дан|ден|тан|тен|нан|нен|дағы|дегі|тағы|тегі|ға|ге|қа|ке)$")
_KK_NOUNS = re.compile(r"(?:қала|облыс|аудан|көше|алаң|тұрғын|әкім|маңын)")
_SPEECH = re.compile(r"\s*(?:said|told|says|tweeted|added|сказал|заявил|сообщил|рассказал|деді|айтты)\w*")
_SURNAME = re.compile(r"(?:ev|ov|yev|ova|eva|sky|skiy|ко|ов|ев|ова|ева|ский|ская|чук|швили|ян|ұлы|қызы)$")
_TITLES = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sir|President|Minister|Colonel|General|Judge|Господин|г-н|г-жа)\.?$")
# Capitalised words beside a place that do not make it part of a longer name.
_HARMLESS = frozenset(
    "north south east west northern southern eastern western central greater downtown upper lower inner outer city "
    "police court mayor governor protest protests protesters people airport river square street avenue province region "
    "state states oblast district county metro area prefecture government authorities minister ministry president "
    "parliament embassy january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday in on at as after before and but while when since if from to "
    "although though meanwhile according for with across near outside".split()
)
_LINE_END = re.compile(r"[\n.!?]")
_PAPERS = re.compile(
    r"\s+(?:Times|Post|Herald|Tribune|Gazette|Journal|Review|Daily|Press|Observer|Mail|Telegraph|Globe|Mirror"
    r"|Accords?|Agreements?|Convention|Protocol|Treaty|FC|United|City FC|Airlines|Airways|Stock|Declaration)\b"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the text around tells: its tokens, the countries it speaks of (how often), how to read it."""

    text: str
    tokens: list[Token]
    lang: str
    country: str | None
    countries: Counter[str]
    titled: frozenset[int]  # indices of tokens on lines where most words are capitalised, as in headlines


def setting_of(
    text: str, tokens: list[Token], found: list[Candidate], lang: str, country: str | None
) -> Setting:
    """Looks through the text once: countries named outright, by demonym, or by a city of our own table."""
    countries: Counter[str] = Counter()
    for token in tokens:
        if code := demonym_country(token.text) if token.capital or lang != "en" else None:
            countries[code] += 1
    for candidate in found:
        entry = candidate.hit.entries[0]
        if entry.own and not candidate.hit.person and not candidate.hit.word:
            countries[entry.country] += 1
    return Setting(text, tokens, lang, country, countries, frozenset(_titled(text, tokens)))


def _titled(text: str, tokens: list[Token]) -> list[int]:
    titled: list[int] = []
    line: list[int] = []
    for index, token in enumerate(tokens):
        if line and _LINE_END.search(text, tokens[line[-1]].end, token.start):
            titled += _if_titled(tokens, line)
            line = []
        line.append(index)
    return titled + _if_titled(tokens, line)


def _if_titled(tokens: list[Token], line: list[int]) -> list[int]:
    """Five words are too few to tell; 0.7 leaves room for prepositions in a headline."""
    capitals = sum(tokens[index].capital for index in line)
    return line if len(line) > 5 and capitals / len(line) >= 0.7 else []


def choose(
    candidate: Candidate, setting: Setting, on: PartialDate | None = None
) -> tuple[Entry, tuple[str, ...]]:
    """The entry meant, and the keys of others that the words could as well mean."""
    entries = candidate.hit.entries
    entries = tuple(entry for entry in entries if entry.exists(on)) or entries
    following = _country_after(candidate, setting)
    for code in (following, setting.country):
        matching = [entry for entry in entries if code and entry.country == code]
        if matching:
            return matching[0], ()
    best = entries[0]
    if best.level is Level.COUNTRY and not _region_meant(entries, setting):
        return best, ()
    known = [entry for entry in entries if setting.countries.get(entry.country)]
    if known:
        return max(known, key=lambda entry: setting.countries[entry.country]), ()
    close = [e.key for e in entries[1:] if e.population * PLAUSIBLE > best.population and best.population]
    return best, tuple(close) if not best.own else ()


def _region_meant(entries: tuple[Entry, ...], setting: Setting) -> bool:
    """Georgia among American states: another country of the text has a region of that name, and is named more."""
    others = [setting.countries[e.country] for e in entries[1:] if e.level is Level.ADMIN1]
    return bool(others) and max(others) > setting.countries[entries[0].country]


def is_place(candidate: Candidate, entry: Entry, setting: Setting) -> bool:
    """True when the evidence for a place is enough."""
    if _PAPERS.match(setting.text, candidate.end):
        return False
    return _standing(candidate, entry, setting) + _surroundings(candidate, entry, setting) >= ENOUGH


def _standing(candidate: Candidate, entry: Entry, setting: Setting) -> int:
    """What the name is worth wherever it stands."""
    if entry.level is Level.COUNTRY:
        return COUNTRY
    if entry.level is Level.ADMIN1:
        return REGION
    score = OWN_CITY if entry.own else 0
    if not entry.own:
        score += LARGE if entry.population >= LARGE_FLOOR else 0
        score += MIDDLING if MIDDLING_FLOOR <= entry.population < LARGE_FLOOR else 0
    if " " in candidate.words or "-" in candidate.words:
        score += SEVERAL_WORDS
    return score + (IS_WORD if candidate.hit.word else 0)


def _surroundings(candidate: Candidate, entry: Entry, setting: Setting) -> int:
    """What stands beside it is worth."""
    score = PREPOSITION if _located(candidate, setting) else 0
    if entry.level is not Level.COUNTRY:
        score += COUNTRY_FOLLOWS if _country_after(candidate, setting) == entry.country else 0
        score += COUNTRY_KNOWN if entry.country in (setting.country, *setting.countries) else 0
    person = candidate.hit.person or bool(_SURNAME.search(fold(candidate.words)))
    if person:
        score += IS_PERSON if candidate.hit.person else 0
        score += SPEAKS if _SPEECH.match(setting.text, candidate.end) else 0
        score += LIKE_SURNAME if not entry.own and not candidate.hit.person else 0
    if (person or not entry.own) and _in_a_name(candidate, setting):
        score += IN_A_NAME
    return score


def _located(candidate: Candidate, setting: Setting) -> bool:
    """A preposition of place before it, or in Kazakh a case of place upon it."""
    before = setting.text[max(0, candidate.start - 40) : candidate.start].rstrip(' \u00a0«"“')
    word = before.split()[-1].casefold() if before.split() else ""
    if setting.lang == "kk":
        after = setting.text[candidate.end : candidate.end + 20].strip()
        return bool(_KK_CASE.search(candidate.words)) or bool(_KK_NOUNS.match(after))
    if word in _BEFORE.get(setting.lang, _BEFORE["en"]) or (setting.lang == "en" and _OF.search(before)):
        return True
    return setting.lang == "ru" and bool(_RU_NOUNS.match(word))


def _country_after(candidate: Candidate, setting: Setting) -> str | None:
    """The country of "Nasiriyah, Iraq" or "Portland, Oregon"."""
    if setting.text[candidate.end : candidate.end + 2] not in (", ", " (") or candidate.last + 1 >= len(
        setting.tokens
    ):
        return None
    following = longest(setting.text, setting.tokens, candidate.last + 1, setting.lang)
    if following and following.hit.entries[0].level in (Level.COUNTRY, Level.ADMIN1):
        codes = {entry.country for entry in candidate.hit.entries}
        return next((entry.country for entry in following.hit.entries if entry.country in codes), None)
    return None


def _in_a_name(candidate: Candidate, setting: Setting) -> bool:
    """Part of a longer capitalised name, or behind a title."""
    text, tokens = setting.text, setting.tokens
    if _TITLES.search(text[max(0, candidate.start - 15) : candidate.start].rstrip()):
        return True
    if candidate.first in setting.titled:
        return False
    beside = []
    if candidate.last + 1 < len(tokens):
        beside.append(
            (tokens[candidate.last + 1], text[candidate.end : tokens[candidate.last + 1].start], False)
        )
    if candidate.first > 0:
        left = tokens[candidate.first - 1]
        beside.append((left, text[left.end : candidate.start], _opens_sentence(text, left)))
    return any(
        token.capital and gap.strip(" \u00a0") == "" and gap and not opening and fold(token.text) not in _HARMLESS
        and demonym_country(token.text) is None
        for token, gap, opening in beside
    )  # fmt: skip


def _opens_sentence(text: str, token: Token) -> bool:
    before = text[: token.start].rstrip(' \u00a0«"“(')
    return not before or before[-1] in ".!?\n:;•–—"
