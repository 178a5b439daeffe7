"""Bodies that no table lists, told by the shape of their name: "Deccan Chronicle", "Arasha.kz", "партия «Рассвет»"."""

import re

from khronika.nouns import SourceType
from khronika.reading.gazetteer.sites import slug_of
from khronika.reading.speakers.matching import Match, Row

_CAP = r"(?<!\w)[^\W\d_a-zа-яәғқңөұүһі][\w'-]*"
_LINK = r"(?:of|for|and|the|to|against|in|on|&)"
_NAME = rf"{_CAP}(?:(?: {_LINK}){{0,2}} {_CAP})*"
_SITE = re.compile(
    r"(?<![\w@.])([\w-]{2,}\.(?:kz|ru|com|org|net|ua|by|kg|uz|tj|am|ge|az|md|info|media|news|tv))(?!\w)",
    re.IGNORECASE,
)
_PAPER = re.compile(
    rf"(?:{_CAP} (?:of (?:the )?)?){{0,3}}(?:Times|Post|News|Herald|Chronicle|Tribune|Gazette|Gazzetta|Daily|Journal"
    rf"|Mirror|Telegraph|Observer|Independent|Standard|Star|Mail|TV|Radio|Television|Broadcasting|Press|Magazine)"
    rf"(?: (?:of (?:the )?)?{_CAP}){{0,2}}(?!\w)|{_CAP}(?:News|Media|TV)(?!\w)"
)
_ENGLISH = re.compile(
    rf"(?:{_NAME} )?(?:Association|Committee|Cent(?:er|re)|Institute|Foundation|Union|Network|Coalition|Observatory"
    rf"|Initiative|Movement|Party|League|Council|Group|Alliance|Front|Society|Federation|Project|Lawyers|Defenders|Watch)"
    rf"(?: {_LINK} {_NAME})*(?!\w)"
)
_QUOTED_RU = re.compile(
    r"(?P<head>парти|движени|фонд|центр|организаци|объединени|коалици|союз|проект|инициатив|институт|ассоциаци|комитет"
    r"|издани|газет|телеканал|агентств|журнал|радио|портал|сайт)[а-я]* [«\"](?P<name>[^«»\"]{2,60})[»\"]",
    re.IGNORECASE,
)
_QUOTED_KK = re.compile(
    r"[«\"](?P<name>[^«»\"]{2,60})[»\"] (?P<head>партия|қозғалыс|қор|орталық|орталығ|ұйым|бірлестіг|одағ|жоба|институт|газет"
    r"|телеарна|агентті|журнал|радио|портал|сайт|басылым)",
    re.IGNORECASE,
)
# What the words of a name say of its kind, the first that fits.
_KINDS = (
    (SourceType.MEDIA, re.compile(r"(?i)издани|газет|телеканал|агентств|журнал|радио|портал|сайт|телеарна|агентті|басылым")),
    (SourceType.HEALTH, re.compile(r"(?i)doctor|medical|physician|врач|дәрігер")),
    (SourceType.PARTY, re.compile(r"(?i)\bparty|movement|front\b|coalition|парти|движени|коалици|қозғалыс")),
    (SourceType.OBSERVER, re.compile(r"(?i)election|vot(?:e|ing)|monitoring|transparen|выбор|сайлау")),
    (SourceType.RIGHTS_GROUP, re.compile(r"(?i)rights|defender|prisoner|freedom|libert|justice|lawyers|прав|құқық")),
    (SourceType.EXPERT, re.compile(r"(?i)institute|research|studies|university|институт|исследован|зерттеу")),
)  # fmt: skip


def _kind(words: str) -> SourceType:
    return next((kind for kind, pattern in _KINDS if pattern.search(words)), SourceType.UNKNOWN)


def organisation(words: str, lang: str) -> Match | None:
    """The body whose name has the shape of one, with a key made of the name; ``None`` when none has."""
    if site := _SITE.search(words):
        return _match(f"media:{site[1].casefold()}", SourceType.MEDIA, site[0], site.span())
    if lang in ("ru", "kk"):
        quoted = (_QUOTED_RU if lang == "ru" else _QUOTED_KK).search(words)
        if quoted:
            kind = _kind(quoted["head"])
            prefix = "media" if kind is SourceType.MEDIA else "org"
            return _match(f"{prefix}:{slug_of(quoted['name'])}", kind, quoted["name"], quoted.span())
        return None
    paper = _PAPER.search(words)
    if paper and (" " in paper[0] or not paper[0].isupper()):
        return _match(f"media:{slug_of(paper[0])}", SourceType.MEDIA, paper[0], paper.span())
    found = _ENGLISH.search(words)
    if found and " " in found[0]:
        return _match(f"org:{slug_of(found[0])}", _kind(found[0]), found[0], found.span())
    return None


def _match(key: str, kind: SourceType, name: str, span: tuple[int, int]) -> Match:
    return Match(Row(key, kind, name), *span)
