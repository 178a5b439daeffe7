"""Persons among a speaker's words."""

import re

from khronika.reading.gazetteer.demonyms import demonym_country
from khronika.reading.places import find_places
from khronika.reading.speakers.matching import named_bodies, plain
from khronika.reading.speakers.organisations import organisation

_CAPITAL = r"[^\W\d_a-zа-яёәғқңөұүһіşç][\w'’-]*\.?"
_PARTICLES = r"(?:de|da|del|della|di|van|von|der|den|bin|ibn|al|el|la|le|du|dos|af|zu|ul)"
_RUN = re.compile(rf"{_CAPITAL}(?:\s+(?:{_PARTICLES}\s+)*{_CAPITAL})*")
_TITLE = re.compile(
    r"(?i)(?:\bmr|\bmrs|\bms|\bdr|president|minister|mayor|general|colonel|captain|senator|judge|governor|premier"
    r"|sheikh|imam|king|queen|prince|princess|pope|lord|lady|spokesman|spokeswoman|spokesperson|leader|chief|г-н|г-жа|господин|госпожа|президент\w*|министр\w*|мэр\w*|аким\w*"
    r"|депутат\w*|генерал\w*|полковник\w*|адвокат\w*|активист\w*|министрі|президенті|әкімі|мырза)\.?\s*$"
)
# Words with a capital in titles and in bodies' names: never part of a person's.
_NOT_NAMES = frozenset(
    "sen rep sens reps gov lt col gen sgt fellow republican republicans democrat democrats democratic gop bar board appeals "
    "the a an interior internal ministry ministries minister deputy first second vice prime president presidential chairman "
    "chairwoman chair head chief director spokesman spokeswoman spokesperson general colonel major captain lieutenant "
    "secretary commission committee court police department office service press mayor governor senator representative "
    "professor doctor dr mr mrs ms sir ambassador judge lawyer activist leader party movement union association center "
    "centre institute university foundation organization organisation group council network watch international national "
    "central election electoral human rights news times radio tv television agency daily post journal state federal "
    "regional republic democratic democracy people's peoples front society league federation bureau mission parliament "
    "assembly hospital medical college school public security forces army military air navy supreme constitutional high "
    "higher opposition monitoring training independent prosecutor attorney justice health foreign defence defense affairs "
    "home finance education emergency situations information digital development labour labor energy economy culture "
    "transport agriculture administration government authorities ombudsman commissioner officer officers report reporter "
    "correspondent journalist analyst expert observer observers doctors lawyers workers students teachers journalists "
    "voters young youth women free open freedom peace civil society studies research project initiative fund campaign "
    "coalition alliance congress senate house duma of for and in on at to from with by as chancellor king queen prince "
    "sheikh imam bishop patriarch pope reverend lord lady east west north south eastern western northern southern "
    "министр министерство министерства заместитель первый глава председатель президент комиссия комитет центральная "
    "центральной центральный избирательная генеральная генеральный прокуратура прокурор полиция департамент управление "
    "верховный суд совет союз партия движение фонд центр институт агентство служба радио пресс-служба депутат аким мэр "
    "власти народа республики права человека международная организация правительство парламент сенат мажилис адвокат "
    "орталық сайлау комиссиясы министрі министрлігі бас прокуратура прокуроры төрағасы президенті әкімі полиция департаменті "
    "ішкі істер денсаулық сақтау сыртқы қорғаныс басшысы бірінші орынбасары құқық қоғам ұлттық республикасы халық".split()
)


def _masked(words: str, lang: str) -> str:
    """The words with known bodies and places blanked out, so that their capitals do not look like names."""
    masked = list(words)
    spans = [(match.start, match.end) for match in named_bodies().matches(plain(words))]
    spans += [(m.span.start, m.span.end) for m in find_places(words, lang)]
    for start, end in spans:
        masked[start:end] = "_" * (end - start)
    return "".join(masked)


def _is_name(token: str) -> bool:
    bare = plain(token).casefold().strip(".,")
    if token.isupper() and len(bare) > 1 and "." not in token:
        return False  # an acronym
    return (
        bare not in _NOT_NAMES
        and bare.removesuffix("'s") not in _NOT_NAMES
        and demonym_country(token) is None
    )


def person_span(words: str, lang: str) -> tuple[int, int] | None:
    """Where the person stands in a speaker's words; ``None`` when no person is named."""
    masked = _masked(words, lang)
    for run in _RUN.finditer(masked):
        tokens = [(run.start() + m.start(), m[0]) for m in re.finditer(r"\S+", run[0])]
        while tokens and not _is_name(tokens[0][1]):
            tokens.pop(0)
        while tokens and not _is_name(tokens[-1][1]):
            tokens.pop()
        if not tokens or not all(_is_name(text) for _, text in tokens):
            continue
        start, end = tokens[0][0], tokens[-1][0] + len(tokens[-1][1])
        end -= 2 * plain(words[start:end]).endswith("'s")
        alone = len(tokens) == 1 and not _TITLE.search(words[:start])
        if not alone and len(tokens) <= 5 and not _shaped_like_a_body(words, start, end, lang):
            return start, end - (words[start:end].endswith(".") and len(tokens[-1][1]) > 2)
    return None


def _shaped_like_a_body(words: str, start: int, end: int, lang: str) -> bool:
    """ "Deccan Chronicle" is nobody; in "Lena Morland of the Harbour Association" the body is found without her."""
    shape = organisation(plain(words), lang)
    if shape is None or shape.start >= end or shape.end <= start:
        return False
    return organisation(words[:start] + "_" * (end - start) + words[end:], lang) is None


_FEMININE = re.compile(r"(?<=[оеёиы][вн])(?:ой|у|а)$")
_MASCULINE = re.compile(r"(?:(?<=[оеё]в)|(?<=[иы]н))(?:а|у|ым|е)$")
_OTHER = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])(?:а|у|ом|ем|е)$")


def nominative(name: str) -> str:
    """A Russian person's name in the nominative, as far as the given name shows gender and case; else as it is."""
    from khronika.reading.russian.parse import parses_of  # Russian's dictionary: other languages need none

    tokens = name.split()
    parses = [p for p in parses_of(tokens[0]) if "Name" in p.tag and "sing" in p.tag]
    if not parses or len(tokens) < 2:
        return name
    given = (
        next((p for p in parses if "nomn" not in p.tag), None) if "nomn" not in parses[0].tag else parses[0]
    )
    given = given or parses[0]
    base = given.inflect({"nomn"})
    first = base.word.capitalize() if base else tokens[0]
    if "nomn" in given.tag:
        return name
    rest = [_surname(token, "femn" in given.tag) for token in tokens[1:]]
    return " ".join([first, *rest])


def _surname(token: str, feminine: bool) -> str:
    if re.search(r"ск(?:ого|ому|им|ом)$", token):
        return re.sub(r"(?:ого|ому|им|ом)$", "ий", token)
    if re.search(r"ск(?:ой|ую)$", token):
        return re.sub(r"(?:ой|ую)$", "ая", token)
    if feminine:
        return _FEMININE.sub("а", token)
    return _MASCULINE.sub("", token) if _MASCULINE.search(token) else _OTHER.sub("", token)


def case_forms(name: str) -> tuple[str, ...]:
    """The name as it stands and, where it may be in an oblique case, its possible nominatives: for comparing with a
    list, never for printing. A given name unknown to the dictionary does not show its gender."""
    if not re.search(r"[а-я]", name.casefold()):
        return (name,)
    bare = " ".join(_surname(token, feminine=False) for token in name.split())
    return tuple(dict.fromkeys((name, nominative(name), bare)))
