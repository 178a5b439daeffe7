"""Words for what belongs to a country, back to the country."""

import re
from functools import cache, lru_cache

from khronika.reading.gazetteer.folding import fold
from khronika.reading.gazetteer.lookup import rows

_ADJECTIVE_RU = re.compile(r"(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими|и)$")
_ADJECTIVE_KK = re.compile(r"(?:лық|лік|дық|дік|тық|тік)(?:тар|тер|тардың|тердің|тың|тің)?$")
# Peoples whose bare name Kazakh uses as an adjective ("қазақ полициясы"); the citizens' form is regular.
_PEOPLES_KK = {
    "қазақ": "KZ", "орыс": "RU", "қырғыз": "KG", "өзбек": "UZ", "тәжік": "TJ", "түрікмен": "TM", "түрік": "TR",
    "қытай": "CN", "моңғол": "MN", "украин": "UA", "белорус": "BY", "беларус": "BY", "грузин": "GE", "армян": "AM",
    "әзербайжан": "AZ", "әзірбайжан": "AZ", "француз": "FR", "неміс": "DE", "ағылшын": "GB", "британ": "GB",
    "испан": "ES", "итальян": "IT", "поляк": "PL", "грек": "GR", "араб": "", "жапон": "JP", "үнді": "IN",
}  # fmt: skip
_NATIONALS_RU = re.compile(
    r"(?:казахстанц|белорус(?!с)|россиян|украинц|киргизстанц|кыргызстанц|грузин|армян)[а-я]*$"
)
_NATIONALS = {
    "казахстанц": "KZ", "белорус": "BY", "россиян": "RU", "украинц": "UA", "киргизстанц": "KG", "кыргызстанц": "KG",
    "грузин": "GE", "армян": "AM",
}  # fmt: skip


@cache
def _english() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows("countries.tsv"):
        for word in filter(None, row[4].split(";")):
            found.setdefault(fold(word), row[0])
            found.setdefault(fold(word) + "s", row[0])
            found.setdefault(fold(word).replace("ish", "ishman"), row[0])
    return found


@cache
def _russian() -> dict[str, str]:
    return {fold(stem): row[0] for row in rows("countries.tsv") for stem in row[5].split(";") if stem}


@cache
def _kazakh() -> dict[str, str]:
    return {
        fold(name): row[0] for row in rows("countries.tsv") for name in row[3].split(";") if name
    } | _PEOPLES_KK


@lru_cache(maxsize=1 << 14)
def demonym_country(word: str) -> str | None:
    """The ISO code behind "Kazakh", "Georgians", "белорусской" or "қазақстандық"; ``None`` for any other word."""
    folded = fold(word)
    if folded in _english():
        return _english()[folded]
    stem = _ADJECTIVE_RU.sub("", folded)
    if stem != folded and stem in _russian():
        return _russian()[stem]
    if folded in _PEOPLES_KK:
        return _PEOPLES_KK[folded] or None
    stem = _ADJECTIVE_KK.sub("", folded)
    if stem != folded and stem in _kazakh():
        return _kazakh()[stem] or None
    nationals = _NATIONALS_RU.match(folded)
    return next((code for start, code in _NATIONALS.items() if nationals and folded.startswith(start)), None)
