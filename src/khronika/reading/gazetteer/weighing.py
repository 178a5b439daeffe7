"""Is this known name a place here, and which of its namesakes? Evidence adds up; every weight is in one table.

The weights were set by hand in November 2026 on sentences of our own and on the share of place names a careful
reader marks in English news; re-choose them together, never one alone.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace

from khronika.nouns import Level, PartialDate
from khronika.reading.gazetteer.candidates import NO_TOWN_RU, Candidate, Token, longest
from khronika.reading.gazetteer.demonyms import demonym_country
from khronika.reading.gazetteer.folding import fold
from khronika.reading.gazetteer.lookup import Entry, look_up

ENOUGH = 2
COUNTRY, REGION, OWN_CITY = 5, 3, 3
LARGE, LARGE_FLOOR = 2, 500_000
MIDDLING, MIDDLING_FLOOR = 1, 100_000
PREPOSITION, COUNTRY_FOLLOWS, COUNTRY_KNOWN, LISTED = 2, 3, 1, 1
SEVERAL_WORDS = 1
IS_WORD, IS_PERSON, IN_A_NAME, SPEAKS, LIKE_SURNAME, OPENS = -2, -1, -3, -2, -2, -1
ABROAD = -3  # a small town of a country the text never speaks of: a namesake is likelier
ABROAD_FLOOR = 200_000
METROPOLIS = (
    1_000_000  # a given name that opens a sentence is a city of this size rather than a person (Paris)
)
PLAUSIBLE = 5  # a namesake counts as an alternative up to this ratio of populations

_BEFORE = {
    "en": set(
        "in at near from to around outside across into throughout through towards toward between within".split()
    ),
    "ru": set("в во из под около возле до через на".split()),
    "kk": set(),
}
# For a name that people bear, "to" and "from" say nothing: one gives to Clinton.
_STRICTLY_IN = {
    "en": set("in at near around outside across throughout".split()),
    "ru": set("в во под около возле".split()),
}
_ORGANISATION = re.compile(
    r"(?:Bank|Voice|Times|University|Workers|Institute|Museum|College|Church|Board|Society|Radio Free|Contract|Sons|Children"
    r"|Republic|League|Federation|Union|Party|RT|Sputnik|Embassy)\s+(?:of\s+|with\s+)?(?:the\s+)?$"
    r"|\b(?:Cooperation\s+in|Cooperation\s+(?:Council\s+)?for|Council\s+of|Commission\s+for)\s+(?:the\s+)?$"
)
# "A march at the University of Leeds": where the university is.
_AT_UNIVERSITY = re.compile(
    r"\b(?:at|outside|near|around|in|into|on|to|enter\w*|storm\w*|occup\w*)\s+(?:(?:the|campus|gates?|grounds?|of)\s+){0,4}(?:University|College)\s+of(?:\s+the)?\s*$"
)
# "Twelve were held in the Republic of Moldova": the country by its full name.
_IN_REPUBLIC = re.compile(
    rf"{_AT_UNIVERSITY.pattern}|\b(?:[Ii]n|[Aa]cross|[Ii]nto|[Ww]ithin|[Tt]hroughout)\s+the\s+(?:\w+\s+){{0,2}}Republic\s+of\s+(?:the\s+)?$"
)
# "U.S. troops", "UK police": as good as an adjective, and no more a place than "American". Place only before these.
_LIKE_ADJECTIVE = frozenset({"us", "uk", "usa", "eu", "uae", "drc", "car", "prc", "dprk"})
# "Denver police", "Oran prosecutors": a body of the town right after its name.
_LOCAL_BODY = re.compile(
    r"\s+(?:police|residents|prosecutors?|mayor|court|prefecture|suburbs?|airport|neighbou?rhood|district|hospitals?|prison|jail"
    r"|municipality|commune)\b"
)
_SAW = re.compile(
    r"(?:,\s(?:in|on|near)\s[^,.;]{3,40},)?\s+(?:also\s+)?(?:saw|(?:counted|had)\s(?:at\sleast\s|about\s|some\s)?\d|witnessed|recorded|registered|experienced|accounted\s+for|mourned|buried\s+(?:its|the)|woke|went\s+to\s+the\s+polls)\b|,\swhere\b|,\s(?:the|an?)\s(?:[\w'\u2019-]+\s){0,3}?(?:city|town|village|port)(?:,|\s(?:where|which|that|in|on|of|near|with)\b)"
)
_NO_NOUN = re.compile(
    r"['’]?\s*(?:$|[^\w\s'’]|\n|(?:and|or|in|on|at|to|is|was|were|are|has|have|had|will|would|that|who|where|over|since"
    r"|for|with|from|after|before|when|as|by|during|but|while|this|last|under|than|if|because|also)\b)"
)
_OF = re.compile(
    r"(?:city|town|village|capital|district|streets|residents|mayor|outskirts|centre|center|people|province|state|region|governorate|county|oblast|hospital|market|suburbs?|massacre|siege|governor|prefect|villagers|farmers|(?:road|way)s? out) of$"
)
_RU_NOUNS = re.compile(
    r"(?:город|горо|столиц|мэр|аким|жител|улиц|центр|пригород|област|район|аэропорт|г)[а-яё]*\.?$"
)
_ADJECTIVE_RU = re.compile(r"^[а-яё]+[сц]к(?:ом|ой|ого|ую)$")
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
    "the this that these those some many most all several dozens hundreds thousands about around some here there not no "
    "в во на из под у до по к с и а но по в о об при для за от над около ночью утром днем власти полиция суд жители "
    "although though meanwhile according for with across near outside".split()
)
# After a country or region these make a body of state: "United States Embassy", "Kazakhstan Interior Ministry".
_BODIES = re.compile(
    r"\s+(?:Embassy|Department|Conference|Citizenship|Supreme|Senate|House|School|Institute|Committee|Commission|Council"
    r"|(?:\w+ )?Ministry|Army|Navy|Bureau|Cent(?:er|re)|Association|Federation|Foundation|Service)\b"
)
_LINE_END = re.compile(r"[\n.!?]")
_PAPERS = re.compile(
    r"\s+(?:TIMES|POST|HERALD|TRIBUNE|Times|Post|Herald|Tribune|Gazette|Journal|Review|Daily|Press|Observer|Mail|Telegraph|Globe|Mirror"
    r"|Today|University|War|Street|Accords?|Agreements?|Convention|Protocol|Treaty|FC|United|City FC|Airlines|Airways|Stock|Declaration|dollars?)\b|\s?\$"
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
    found: tuple[Candidate, ...] = ()
    surnames: frozenset[str] = frozenset()  # folded names that somewhere in the text follow a given name


def setting_of(
    text: str, tokens: list[Token], found: list[Candidate], lang: str, country: str | None
) -> Setting:
    """Looks through the text once: countries named outright, by demonym, or by a city of our own table."""
    countries: Counter[str] = Counter()
    for token in tokens:
        if code := demonym_country(token.text) if token.capital or lang != "en" else None:
            countries[code] += 1
    for candidate in found:
        entry = so_named(candidate.hit.entries, candidate.words)[0]
        if entry.own and entry.country and not candidate.hit.person and not candidate.hit.word:
            countries[entry.country] += 1
    titled = frozenset(_titled(text, tokens))
    setting = Setting(text, tokens, lang, country, countries, titled, tuple(found))
    surnames = {fold(candidate.words) for candidate in found if _follows_a_name(candidate, setting)}
    return replace(setting, surnames=frozenset(surnames))


def _titled(text: str, tokens: list[Token]) -> list[int]:
    titled: list[int] = []
    line: list[int] = []
    ends = [match.start() for match in _LINE_END.finditer(text)]
    at = last = 0
    for index, token in enumerate(tokens):
        while at < len(ends) and ends[at] < last:
            at += 1
        if line and at < len(ends) and ends[at] < token.start:
            titled += _if_titled(tokens, line)
            line = []
        line.append(index)
        last = token.end
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
    entries = so_named(entries, candidate.words)
    best = entries[0]
    if best.level in (Level.COUNTRY, Level.UNKNOWN) and not _region_meant(entries, setting):
        return best, ()
    known = [entry for entry in entries if setting.countries.get(entry.country)]
    if known:
        return max(known, key=lambda entry: setting.countries[entry.country]), ()
    close = [e.key for e in entries[1:] if e.population * PLAUSIBLE > best.population and best.population]
    return best, tuple(close) if not best.own else ()


def so_named(entries: tuple[Entry, ...], words: str) -> tuple[Entry, ...]:
    """The entries that bear the name, where a town of our own table is the first of them and the likeliest of all only once bore
    it (Chittagong was an Islamabad too); else all, as they are."""
    name = fold(words)
    bearers = tuple(entry for entry in entries if any(fold(n) == name for n in entry.names if n))
    return bearers if bearers and bearers[0].own and bearers[0] is not entries[0] else entries


def _region_meant(entries: tuple[Entry, ...], setting: Setting) -> bool:
    """Georgia among American states: another country of the text has a region of that name, and is named more."""
    others = [setting.countries[e.country] for e in entries[1:] if e.level is Level.ADMIN1]
    return bool(others) and max(others) > setting.countries[entries[0].country]


def is_place(candidate: Candidate, entry: Entry, setting: Setting) -> bool:
    """True when the evidence for a place is enough."""
    text = setting.text
    before = text[max(0, candidate.start - 40) : candidate.start]
    if _PAPERS.match(text, candidate.end) or (
        _ORGANISATION.search(before) and not _IN_REPUBLIC.search(before)
    ):
        return False
    if NO_TOWN_RU.search(text[max(0, candidate.start - 24) : candidate.start]):
        return False
    if entry.level is Level.CITY and not entry.own and _lies_elsewhere(candidate, setting):
        return False
    if entry.level is not Level.CITY and _BODIES.match(text, candidate.end):
        return False
    if (
        fold(candidate.words) in _LIKE_ADJECTIVE
        and candidate.words.isascii()
        and not _NO_NOUN.match(text, candidate.end)
    ):
        return False
    return _standing(candidate, entry, setting) + _surroundings(candidate, entry, setting) >= ENOUGH


_IN_COUNTRY = re.compile(r",?\s+in\s+(?=[A-Z])")


def _lies_elsewhere(candidate: Candidate, setting: Setting) -> bool:
    """ "Jau in Bahrain": no town of another country that is called so."""
    if setting.lang != "en" or candidate.last + 2 >= len(setting.tokens):
        return False
    if not _IN_COUNTRY.match(setting.text, candidate.end):
        return False
    following = longest(setting.text, setting.tokens, candidate.last + 2, setting.lang)
    if following is None or following.hit.entries[0].level is not Level.COUNTRY:
        return False
    lands = {entry.country for entry in candidate.hit.entries}
    return following.hit.entries[0].country not in lands


def _standing(candidate: Candidate, entry: Entry, setting: Setting) -> int:
    """What the name is worth wherever it stands."""
    if entry.level in (Level.COUNTRY, Level.UNKNOWN):
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
    before, after = _listed(candidate, setting)
    score = PREPOSITION if _located(candidate, setting) or (before and _located(before, setting)) else 0
    score += LISTED if before or after else 0
    if setting.lang == "ru" and not score:
        score += _labels(candidate, setting.text)
    if setting.lang == "en" and _SAW.match(setting.text, (after or candidate).end):
        score += PREPOSITION  # "Cordoba and Santiago also saw marches"
    if setting.lang == "en" and not score and _LOCAL_BODY.match(setting.text, candidate.end):
        score += PREPOSITION
    if entry.level in (Level.ADMIN1, Level.CITY):
        score += COUNTRY_FOLLOWS if _country_after(candidate, setting) == entry.country else 0
        score += COUNTRY_KNOWN if entry.country in (setting.country, *setting.countries) else 0
        score += ABROAD if _small_abroad(candidate, entry, setting) else 0
    borne = fold(candidate.words) in setting.surnames and (candidate.hit.person or not entry.own)
    person = borne or candidate.hit.person or bool(_SURNAME.search(fold(candidate.words)))
    score += IN_A_NAME if borne else 0
    if person:
        score += IS_PERSON if candidate.hit.person else 0
        score += SPEAKS if _SPEECH.match(setting.text, candidate.end) else 0
        score += LIKE_SURNAME if not entry.own and not candidate.hit.person else 0
    doubtful = not entry.own or (candidate.hit.person and entry.population < METROPOLIS)
    if doubtful and _opens_sentence(setting.text, setting.tokens[candidate.first]):
        score += OPENS
    if (
        (person or not entry.own)
        and not _in_kazakh_case(candidate, setting)
        and _in_a_name(candidate, setting)
    ):
        score += IN_A_NAME
    return score


# "Бекабад: на смену не вышли 40", "Чита. Задержаны трое", "Актау, 11 апреля"; "6 — Уфа, 3 — Салават".
_LABEL_AFTER_RU = re.compile(r":\s|\.\s+[А-ЯЁ\d]|,\s+\d{1,2}\s+[а-яё]+|\s+[—–-]\s+\d|\s+\(\d+\)")
_LABEL_BEFORE_RU = re.compile(r"\d\s+[—–-]\s+$")


def _labels(candidate: Candidate, text: str) -> int:
    """What it is worth in Russian that a name heads a line (the dateline) or is what a list gives a number for; that it
    opens its line, or that people bear it too, then says nothing against it."""
    before = text[: candidate.start]
    if _LABEL_BEFORE_RU.search(before):
        return PREPOSITION + LISTED - IS_PERSON
    opens = not before.strip() or before.rstrip(" \u00a0")[-1:] in ".!?\n;•▪\ufe0f"
    heads = opens and not candidate.hit.person and _LABEL_AFTER_RU.match(text, candidate.end) is not None
    return PREPOSITION - OPENS if heads else 0


def _small_abroad(candidate: Candidate, entry: Entry, setting: Setting) -> bool:
    """Faizabad of India in a report about Pakistan, which has one that no list of ours knows."""
    if setting.country is None or setting.lang != "en" or entry.level is not Level.CITY or entry.own:
        return False
    named = entry.country in (setting.country, *setting.countries) or any(
        other.hit.entries[0].key == f"country:{entry.country}" for other in setting.found
    )
    return not named and entry.population < ABROAD_FLOOR and _country_after(candidate, setting) is None


def _in_kazakh_case(candidate: Candidate, setting: Setting) -> bool:
    """A case of place stands upon the name; the end of "Нұрсұлтан" or "Қазақстан" only looks like one. A given
    name before a surname stands in no case."""
    words = candidate.words
    return setting.lang == "kk" and bool(_KK_CASE.search(words)) and look_up(fold(words)) is None


_LIST = re.compile(r",\s+|,?\s+(?:and|or|и|или|және|мен|пен|бен)\s+")


def _listed(candidate: Candidate, setting: Setting) -> tuple[Candidate | None, Candidate | None]:
    """The known names before and after it in an enumeration; of those before, the first of the list."""
    at = setting.found.index(candidate)
    first, after = at, None
    while first and _LIST.fullmatch(setting.text, setting.found[first - 1].end, setting.found[first].start):
        first -= 1
    if at + 1 < len(setting.found) and _LIST.fullmatch(
        setting.text, candidate.end, setting.found[at + 1].start
    ):
        after = setting.found[at + 1]
    return (setting.found[first] if first < at else None), after


def _located(candidate: Candidate, setting: Setting) -> bool:
    """A preposition of place before it, or in Kazakh a case of place upon it."""
    before = setting.text[max(0, candidate.start - 40) : candidate.start].rstrip(' \u00a0«"“')
    words = before.split()
    if setting.lang == "ru" and len(words) > 1 and _ADJECTIVE_RU.search(words[-1]):
        words.pop()  # "в башкирском Баймаке"
    word = words[-1].casefold() if words else ""
    if setting.lang == "kk":
        after = setting.text[candidate.end : candidate.end + 20].strip()
        return _in_kazakh_case(candidate, setting) or bool(_KK_NOUNS.match(after))
    table = _STRICTLY_IN if candidate.hit.person else _BEFORE
    of = setting.lang == "en" and (_OF.search(before) or _AT_UNIVERSITY.search(before))
    if word in table.get(setting.lang, table["en"]) or of:
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
    if candidate.last + 1 < len(tokens):
        right = tokens[candidate.last + 1]
        if _part_of_name(right, text[candidate.end : right.start]):
            return True
    return _follows_a_name(candidate, setting)


def _follows_a_name(candidate: Candidate, setting: Setting) -> bool:
    """A capitalised word stands directly before it, other than at the opening of a sentence or in a headline."""
    if candidate.first == 0 or candidate.first in setting.titled:
        return False
    left = setting.tokens[candidate.first - 1]
    return _part_of_name(left, setting.text[left.end : candidate.start]) and not (
        _opens_sentence(setting.text, left) and left.text.casefold() in _HARMLESS
    )


def _part_of_name(token: Token, gap: str) -> bool:
    together = gap != "" and gap.strip(" \u00a0") == ""
    return (
        together
        and token.capital
        and not token.text.endswith(("'s", "’s"))
        and fold(token.text) not in _HARMLESS
        and demonym_country(token.text) is None
    )


def _opens_sentence(text: str, token: Token) -> bool:
    before = text[: token.start].rstrip(' \u00a0«"“(')
    return not before or before[-1] in ".!?\n:;•–—"
