"""Proper names of bodies in Russian and Kazakh that stand without quotation marks: "Фонд открытых ворот", "Ашық қақпалар қоры".

Only the first word of such a name is capital, and so is the first of a sentence. So a name must hold a noun that bodies bear in
their names (фонд, қор), a capital where it begins, and two words besides that not every such body may be called; one is
enough that is itself written with a capital ("Фонд Сороса"). Everything else stays a source not told apart: "Комитет
матерей" may be any, and what the name is in another language no rule of ours can tell.
"""

import re
from functools import lru_cache

from anyascii import anyascii

# Nouns that begin the names of bodies, by their stem. Groups, organisations and councils are as often no name at all.
_RUSSIAN = re.compile(
    r"(фонд|бюро|комитет|центр|союз|коалици|ассоциаци|лиг|партн[её]рств|институт|альянс|федераци|движени|профсоюз|обсерватори)"
    r"(?:а|у|ом|ов|е|я|ю|и|ей|ем|ы|ой|о)?"
)
_KAZAKH = re.compile(
    r"(қор|бюро|комитет|орталы|ода|коалиция|ассоциация|лига|серіктест|институт|альянс|федерация|қозғалыс|кәсіподақ|кәсіпода|обсерватория)"
    r"(?:ы|і|сы|сі|ғы|гі|ігі)(?:н|ның|нің|на|не|нда|нде|нан|нен|мен)?"
)
_ADJECTIVE = re.compile(r"(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ую|юю|ом|ем)$")
_SMALL = frozenset({"по", "для", "и", "в", "во", "на", "за", "с", "при", "о", "об", "от", "из", "мен", "және", "үшін", "бойынша", "жөніндегі", "туралы"})  # fmt: skip
# What any body may be called; and the rights of man, of which there are many committees.
_GENERIC = re.compile(
    r"(?:правозащитн|общественн|местн|международн|региональн|независим|неправительств|некоммерческ|благотворительн|"
    r"национальн|государственн|городск|областн|районн|центральн|оппозиционн|нов|друг|этот|эта|это|крупн|известн|"
    r"республиканск|молод[её]жн|защит|помощ|поддержк|прав[ао]?$|правам$|человек|"
    r"құқық|құқы[ғқ]|қорғау|қоғамдық|жергілікті|халықаралық|тәуелсіз|үкіметтік|емес|аймақтық|ұлттық|мемлекеттік|қалалық|"
    r"облыстық|орталық|жаңа|басқа|осы|бұл|сол|адам|қолдау|көмек|жастар|республикалық)\w*"
)
# What stands before a name to say what bears it: "правозащитная организация Фонд открытых ворот".
_SAYS_WHAT = re.compile(r"(?:организаци|групп|объединени|общественн|правозащитн|неправительственн|международн|местн|независим|некоммерческ|нко|нпо)\w*", re.IGNORECASE)  # fmt: skip


@lru_cache(maxsize=65_536)
def slug_of(name: str) -> str | None:
    """The name in Latin letters, one for its cases: "fond-otkrytyh-vorot". ``None`` for what is no name, or may be any body's."""
    words = name.split()
    if len(words) < 2 or not all(re.fullmatch(r"[\u0400-\u052f-]+", word) for word in words):
        return None
    kazakh = _KAZAKH.fullmatch(words[-1].lower())
    if kazakh and words[0][0].isupper():
        return _slug([*(word.lower() for word in words[:-1]), kazakh[1]], words[1:-1], kazakh[1])
    return _russian(words)


def _russian(words: list[str]) -> str | None:
    at = next((at for at, word in enumerate(words) if _RUSSIAN.fullmatch(word.lower())), None)
    if at is None:
        return None
    begins = at
    while begins and not words[begins][0].isupper() and _ADJECTIVE.search(words[begins - 1]):
        begins -= 1
    if not words[begins][0].isupper() or not all(_SAYS_WHAT.fullmatch(word) for word in words[:begins]):
        return None
    head = _RUSSIAN.fullmatch(words[at].lower())
    noun = head[1].replace("ё", "е") if head else ""
    before = [_ADJECTIVE.sub("", word.lower()) for word in words[begins:at]]
    return _slug([*before, noun, *(word.lower() for word in words[at + 1 :])], words[at + 1 :], noun)


def _slug(plain: list[str], inner: list[str], noun: str) -> str | None:
    """``plain`` are the words as the slug has them, ``inner`` those that do not begin the name, as written."""
    telling = [word for word in plain if word != noun and word not in _SMALL and not _GENERIC.match(word)]
    rights = any(re.match(r"прав|құқы|челов|адам", word) for word in plain)
    proper = any(word[0].isupper() for word in inner)
    if len(telling) + (rights and bool(telling)) < (1 if proper else 2):
        return None
    return "-".join(anyascii(word).casefold() for word in plain if word not in _SMALL)
