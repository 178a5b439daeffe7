"""Squares, streets and buildings, villages and districts: places named by a pattern rather than by a list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from anyascii import anyascii

from khronika.nouns import Level
from khronika.reading.gazetteer.candidates import NEVER, NEVER_WHOLE
from khronika.reading.gazetteer.folding import fold
from khronika.reading.gazetteer.lookup import rows, town

# At a word's start and of bounded length: a text of one endless word must not take quadratic time.
_CAP = r"(?<!\w)[A-ZÀ-ÞŌĀŞŠÖÜÇĞİ][\w'’-]{0,40}"
_CAP_CYR = r"(?<!\w)[А-ЯЁЄІЇҐӘҒҚҢӨҰҮҺ][\w-]{0,40}"
_NAME_EN = rf"{_CAP}(?: (?:de|la|al|el|du|of|the|{_CAP})){{0,3}}"
_OF_IT = r"(?:de|del|da|do|dos|das|la|las|los|el)"  # "Madre de Dios region"
_OPEN_SPACE = r"Square|Street|Avenue|Boulevard|Prospekt|Prospect|Maidan|Roundabout|Bridge|Highway"
_BUILDING = (
    r"Park|Stadium|Arena|Hospital|University|Prison|Airport|Palace|Market|Mosque|Cathedral|Church|Station|Embassy"
    r"|Garden|Gardens|Campus|College|Temple|Mall|Theatre|Theater|Hotel|Road"
)
# What a common noun gives away in English texts that write only the name in capitals: "Insein prison".
_LOWER_HEADS = (
    r"prison|jail|penal colony|detention cent(?:er|re)|detention facility|police post|compound|factory|plant|border crossing|border post|border point|border|barrier|frontier|crossing|checkpoint|refugee camp|camp|market|(?:metro|bus|train|railway|police|subway) station|station|bridge"
    r"|toll gate|toll plaza|gate|stadium|airport|hospital|clinic|university|mosque|church|cathedral|roundabout|junction|intersection|park"
    r"|highway|motorway|expressway|freeway|ring road|road|estate|flyover|overpass|interchange|circle|harbou?r|quay|beach|tunnel|pier|marina"
    r"|waterfront|corniche|cemetery|courthouse|depot|plantation|ranch|shrine|monastery|bazaar|pipeline|toll"
    r"|barracks|mine|dam|refinery|terminal|port|village|township|suburb|slum|island|peninsula|valley|hotel|palace|garrison|campus"
)
# Words for a square or street that stand before the name in other languages: "Plaza de Bolivar", "Rue Tandou".
_BEFORE_NAME = r"Plaza|Maidan|Midan|Meydan|Place|Pra\u00e7a|Praca|Piazza|Pla\u00e7a|Avenida|Avenue|Boulevard|Rue|Calle|Paseo|Parque|Puente|Puerta|Jalan|Rua|Largo|Ponte|Camp|Bab"
_AT = r"(?:in|at|near|on|outside|to|from|towards?|around|inside|along|through|by|onto|into|across)"
_SHUT = r"(?![\w-])"


@dataclass(frozen=True, slots=True)
class Pattern:
    """``regex`` with the place's words in group "place"; ``name`` rewrites them to the nominative. A text that has none
    of ``heads`` has no such place: to look for words is quicker than to fail at every capital letter."""

    id: str
    regex: re.Pattern[str]
    level: Level
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A place found by its pattern. ``stem`` is the name without the head word ("Chuy" of "Chuy region")."""

    start: int
    end: int
    name: str
    level: Level
    stem: str = ""
    common: bool = False  # "the old square": a place only where the table knows which


def _p(id_: str, regex: str, level: Level = Level.SITE, *, heads: str = "") -> Pattern:
    return Pattern(id_, re.compile(regex), level, tuple(heads.split()))


_ENGLISH = (
    _p("square-of", rf"(?P<place>(?:Square|Avenue|Boulevard|Palace) of (?:the )?{_CAP}(?: {_CAP})?)"),
    _p("open-space", rf"(?P<place>{_CAP}(?: (?:de|la|al|el|du|{_CAP})){{0,3}}? (?:{_OPEN_SPACE}|square|street|avenue|boulevard)){_SHUT}"),
    _p("common", r"(?P<place>(?:[Oo]ld|[Nn]ew|[Mm]ain|[Cc]entral) [Ss]quare)(?!\w)"),
    _p("building", rf"(?:(?<=\s)|^)(?i:{_AT}) (?:the |[a-z]+’s )?(?P<place>{_NAME_EN}?(?: and)? (?:{_BUILDING})(?: (?:and )?(?:{_BUILDING}))*){_SHUT}"),
    _p("before-name", rf"(?P<place>(?:{_BEFORE_NAME}) (?:(?:de|del|da|do|dos|du|des|la|las|los|el|al|l’)\s?){{0,2}}{_CAP}(?: (?:de |del |y )?{_CAP})?)"),
    _p("lower-head", rf"(?:(?<=\s)|^)(?i:{_AT}|of|the) (?:the |[a-z]+’s )?(?P<place>(?P<stem>{_CAP}(?: (?:de|la|al|el|{_CAP})){{0,3}}?) (?:{_LOWER_HEADS})){_SHUT}(?! of [A-Z])"),
    _p("region", rf"(?P<place>(?P<stem>{_CAP}(?: (?:{_OF_IT} ){{0,2}}{_CAP}){{0,2}}?) (?:[Pp]rovince|[Rr]egion|[Oo]blast|[Gg]overnorate|[Pp]refecture|[Kk]rai|[Cc]ounty|State)){_SHUT}(?! [A-Z])", Level.ADMIN1),
    _p("district", rf"(?P<place>(?P<stem>{_CAP}(?: (?:{_OF_IT} ){{0,2}}{_CAP}){{0,2}}?) (?:[Dd]istrict|[Rr]ayon|[Nn]eighbou?rhood)){_SHUT}", Level.UNKNOWN),
    _p("settlement", rf"\b(?:city|town|village|settlement|suburb|township|commune|municipality|hamlet|port) of (?P<place>(?P<stem>{_CAP}(?: {_CAP})?))", Level.CITY),
    _p("district-of", rf"\b(?:[Dd]istrict|[Nn]eighbou?rhood|[Qq]uarter|[Cc]ounty|barrio) of (?P<place>(?P<stem>{_CAP}(?: {_CAP})?))", Level.UNKNOWN),
    _p("body-of", rf"\b(?:prison|jail|camp|barracks|market|mosque|airport|police station) of (?:the )?(?P<place>(?P<stem>{_CAP}(?: {_CAP})?))", Level.UNKNOWN),
    _p("region-of", rf"\b(?:province|region|department|governorate|prefecture) of (?P<place>(?P<stem>{_CAP}(?: {_CAP})?))", Level.ADMIN1),
)  # fmt: skip
_RUSSIAN = (
    _p("square", rf"(?P<place>(?:[Пп]лощад|[Уу]лиц|[Пп]роспект|[Бб]ульвар|[Пп]арк|[Сс]квер|[Нн]абережн)[а-я]{{0,4}} (?:имени )?{_CAP_CYR}(?: {_CAP_CYR})?)"),
    _p("adjective-square", rf"(?P<place>{_CAP_CYR}(?:ая|ой|ую|ий|ого|ом|ому|ый|им|ым) (?:площад|улиц|проспект|бульвар|парк|сквер|набережн)[а-я]{{0,4}})"),
    _p("common", r"(?P<place>(?<!\w)(?:[Сс]тар|[Нн]ов|[Цц]ентральн)(?:ая|ой|ую) площад[а-я]{1,3})(?!\w)"),
    _p("region", rf"(?P<place>(?P<stem>{_CAP_CYR}(?:ая|ой|ую|ий|ого|ом|ому|им|ым)) (?:област|кра[йяюе]|губерни|провинци|район)[а-я]{{0,4}}){_SHUT}", Level.ADMIN1),
    _p("province-of", rf"(?P<place>(?:провинци|губерни|област)[а-я]{{1,4}} (?P<stem>{_CAP_CYR}(?: {_CAP_CYR})?))", Level.ADMIN1),
    _p("settlement", rf"(?<![а-яёА-ЯЁ])(?:город(?:а|е|у|ом)?|сел(?:о|а|е|у|ом)|пос[её]л(?:ок|ка|ке|ку|ком)|деревн(?:я|е|и|ю|ей)|аул(?:а|е|у)?|станиц(?:а|е|ы|у|ей)) (?P<place>(?P<stem>{_CAP_CYR}(?: {_CAP_CYR})?))", Level.CITY),
)  # fmt: skip
_KAZAKH = (
    _p("square", rf"(?P<place>(?:«[^«»]{{2,40}}»|\"[^\"\n]{{2,40}}\"|{_CAP_CYR}(?: {_CAP_CYR})?) (?:алаңы|көшесі|даңғылы|саябағы|бульвары|гүлзары))", heads="алаңы көшесі даңғылы саябағы бульвары гүлзары"),
    _p("common", r"(?P<place>(?<!\w)(?:[Ее]скі|[Жж]аңа) алаң)", heads="алаң"),
    _p("region", rf"(?P<place>(?P<stem>{_CAP_CYR}(?: {_CAP_CYR})?) (?:облысы|өлкесі|провинциясы))", Level.ADMIN1, heads="облысы өлкесі провинциясы"),
    _p("district", rf"(?P<place>(?P<stem>{_CAP_CYR}(?: {_CAP_CYR})?) (?:ауданы))", Level.UNKNOWN, heads="ауданы"),
    _p("settlement", rf"(?P<stem>(?P<place>{_CAP_CYR}(?: {_CAP_CYR})?)) (?:қаласы|ауылы|кенті|ауылдық)", Level.CITY, heads="қаласы ауылы кенті ауылдық"),
)  # fmt: skip
_PATTERNS = {"en": _ENGLISH, "ru": _RUSSIAN, "kk": _KAZAKH}

_OPENERS = re.compile(
    r"^(?:The|A|An|Some|Other|Another|This|That|In|At|On|Near|From|Outside|And|But|When|While|After|Before|Since|Around|Across)\s+"
)
# A wider place before the name, which is not part of it: "Istanbul's Taksim Square", "Алматыда Республика алаңы".
_OWNER = {
    "ru": re.compile(
        r"^(?:Казахстана|Киргизии|Кыргызстана|России|Украины|Беларуси|Белоруссии|Грузии|Армении|Азербайджана|Узбекистана|Таджикистана|"
        r"Туркмении|Туркменистана|Молдовы|Молдавии|Турции|Сербии|Ирана|Китая|Франции|Германии)\s+(?=[А-ЯЁ])"
    ),
    "en": re.compile(r"^.*['’]s\s+(?=[A-Z])"),
    "kk": re.compile(
        r"^[\w-]+(?:да|де|та|те|дағы|дегі|тағы|тегі|ның|нің|дың|дің|тың|тің)\s+(?=[^\W\d_a-zа-я])"
    ),
}
_HEADS_RU = {
    "площад": "площадь", "улиц": "улица", "проспект": "проспект", "бульвар": "бульвар", "парк": "парк",
    "сквер": "сквер", "набережн": "набережная", "област": "область", "губерни": "губерния",
    "провинци": "провинция", "район": "район", "кра": "край",
}  # fmt: skip
_FEMININE = {"площадь", "улица", "набережная", "область", "губерния", "провинция"}
_ADJECTIVE = re.compile(r"(?:ая|ой|ую|ий|ого|ом|ому|ый|им|ым)$")
# Heads of offices that look like a region or a site: "the Police Department in X Street" is fine, "Supreme Court" not.
_AFFILIATION = re.compile(
    r"(?i)(?:professor|teacher|lecturer|teach(?:es|ing)|expert|scholar|researcher|analyst|director|fellow|graduate|dean"
    r"|center|centre|school|institute|studies|affairs|law|science|politics|president)\b[^.;]{0,25}\b(?:at|from|of|in) (?:the )?$"
)
_NOT_STEMS = frozenset(
    "united islamic police supreme secretary deep welfare head the security former president mr mrs prime king".split()
)


_REGION_LIST = re.compile(
    rf"(?P<list>{_CAP}(?: {_CAP})?(?:, {_CAP}(?: {_CAP})?)*,? and {_CAP}(?: {_CAP})?) (?P<head>[Rr]egion|[Pp]rovince|[Oo]blast|[Gg]overnorate)s\b"
)


def _region_lists(text: str) -> Iterator[Found]:
    """Each region of "Akmola and Karaganda regions"."""
    for match in _REGION_LIST.finditer(text):
        for part in re.finditer(rf"{_CAP}(?: {_CAP})*", match["list"]):
            start = match.start("list") + part.start()
            name = f"{part[0]} {match['head']}"
            yield Found(start, start + len(part[0]), name, Level.ADMIN1, part[0])


def _nominative_ru(words: str) -> str:
    parts = words.split(" ")
    heads = [
        (i, full)
        for i, part in enumerate(parts)
        for start, full in _HEADS_RU.items()
        if fold(part).startswith(start)
    ]
    if not heads:
        return words
    index, full = heads[0]
    parts[index] = full
    if index == 1:
        stem = _ADJECTIVE.sub("", parts[0])
        soft = stem.endswith(("н", "в", "т", "р", "л", "д")) and not stem.endswith("ск")
        parts[0] = stem + ("ая" if full in _FEMININE else "ый" if soft else "ий")
    return " ".join(parts)


def pattern_places(text: str, lang: str) -> Iterator[Found]:
    """Places that a head word gives away ("X Square", "площадь X", "X алаңы", "X province", "village of X")."""
    if lang == "en":
        yield from _region_lists(text)
    for pattern in _PATTERNS.get(lang, _ENGLISH):
        if pattern.heads and not any(head in text for head in pattern.heads):
            continue
        for match in pattern.regex.finditer(text):
            found = _found(match, pattern, lang)
            if found:
                yield found


def _found(match: re.Match[str], pattern: Pattern, lang: str) -> Found | None:
    start, words = match.start("place"), match["place"]
    opener = _OPENERS.match(words) if lang == "en" else None
    if opener:
        start, words = start + opener.end(), words[opener.end() :]
    owner = _OWNER[lang].match(words) if lang in _OWNER else None
    if owner:
        start, words = start + owner.end(), words[owner.end() :]
    groups = match.groupdict()
    stem = _OPENERS.sub("", groups.get("stem") or "") if lang == "en" else groups.get("stem") or ""
    stem = _OWNER[lang].sub("", stem) if lang in _OWNER else stem
    if stem.endswith(("'s", "’s")):
        return None
    if ("stem" in groups and not stem) or fold(stem) in NEVER or fold(words) in NEVER_WHOLE:
        return None
    if lang == "en" and _AFFILIATION.search(match.string[max(0, start - 45) : start]):
        return None
    if lang == "en" and (fold(words).split()[0] in _NOT_STEMS or (" " not in words and not stem)):
        return None
    name = _nominative_ru(words) if lang == "ru" else words
    name = name[0].lower() + name[1:] if _lowered(name, lang) else name
    return Found(start, start + len(words), name, pattern.level, stem, pattern.id == "common")


def _lowered(name: str, lang: str) -> bool:
    return lang == "ru" and any(fold(name).startswith(head) for head in _HEADS_RU)


@dataclass(frozen=True, slots=True)
class Site:
    """A site of our table. ``near`` tells that its city or country must be in sight."""

    key: str
    city: str
    country: str
    names: tuple[str, str, str]
    near: bool


@cache
def known_sites() -> dict[str, tuple[Site, ...]]:
    """Sites of our table by folded name."""
    found: dict[str, tuple[Site, ...]] = {}
    for city, country, slug, *forms, near in rows("sites.tsv"):
        firsts = [form.split(";")[0] for form in forms]
        names = (firsts[0], firsts[1], firsts[2])
        home = town(city)
        key = f"site:{country.lower()}/{slug_of(home.names[0]) if home else city}/{slug}"
        site = Site(key, f"geonames:{city}", country, names, bool(near))
        for name in filter(None, ";".join(forms).split(";")):
            found[_bare(name)] = tuple(dict.fromkeys((*found.get(_bare(name), ()), site)))
    return found


def _bare(name: str) -> str:
    return fold(re.sub(r"[«»\"“”]", "", name)).removeprefix("the ")


def sites_named(name: str) -> tuple[Site, ...]:
    """The table's sites of that name, if any; quotation marks and "the" do not count."""
    return known_sites().get(_bare(name), ())


def slug_of(name: str) -> str:
    """The last part of a site's key: romanised, lower case, hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(name).casefold()).strip("-")
