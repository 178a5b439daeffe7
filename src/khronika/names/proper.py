"""Which speakers can be told from all others by what they are called, and under which key: "Bureau of Order" in two reports is one
bureau, "witnesses" are not the same people twice.
"""

import re
from functools import lru_cache

from anyascii import anyascii

from khronika.names.body_names import slug_of
from khronika.nouns import Source, SourceType, Voice

# Words for speakers that may be any state body: they may join a body that printed the same number, by rule only.
VAGUE = {SourceType.STATE, SourceType.POLICE, SourceType.PROSECUTOR, SourceType.COURT, SourceType.HEALTH}


# Words that stand for a speaker named elsewhere in the text, or nowhere: pronouns, and a body's bare kind. They never
# become a body of their own. "Witnesses" and "officials" are left alone: they say what sort of people speak.
_STANDS_FOR = re.compile(
    r"(?:the |this |that |same )*(?:it|he|she|they|him|her|them|his|its|their|who|whom|whose|which|"
    r"agency|news agency|newspaper|paper|daily|weekly|magazine|broadcaster|channel|outlet|media outlet|publication|portal|"
    r"site|website|news site|foundation|organi[sz]ation|group|body|company|service|report|statement|document|alert|source|"
    r"ministry|department|office|official|minister|spokes(?:man|woman|person)|"
    r"он|она|они|оно|его|её|ее|их|ему|ей|им|кто|кого|который|которая|которые|"
    r"агентство|издание|газета|журнал|телеканал|канал|портал|сайт|фонд|организация|группа|компания|служба|источник|"
    r"ведомство|министерство|чиновник|"
    r"ол|олар|оның|олардың|агенттік|басылым|газет|журнал|телеарна|арна|портал|сайт|қор|ұйым|топ|дереккөз|ведомство|министрлік)",
    re.IGNORECASE,
)


def is_nameless(speaker: Voice) -> bool:
    """True when nothing tells the speaker from others: its antecedent was not found, or the words only stand for a
    name ("it", "the agency") and reading gave no body for them."""
    return not speaker.resolved or (
        speaker.source.key is None and bool(_STANDS_FOR.fullmatch(speaker.source.name.strip()))
    )


# Words of English names that are written small; and roles and kinds of people that title case makes look like names.
_SMALL = frozenset({"of", "for", "the", "and", "in", "on", "to", "at", "against", "de", "la", "du", "des"})
_NO_NAME = re.compile(
    r"\b(?:activists?|witness(?:es)?|eyewitness(?:es)?|residents?|locals?|officials?|lawyers?|relatives?|protesters?|reporters?|"
    r"journalists?|correspondents?|experts?|observers?|defenders?|doctors?|medics?|students?|members?|sources?|people|users?|"
    r"minister|mayor|deputy|head|chief|director|president|governor|judge|leader|chair(?:man|woman)?|secretary|editor|"
    r"spokes(?:man|woman|person)|media|reports?|footage|video)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[«“\"]([^«»“”\"]{3,})[»”\"]")


@lru_cache(maxsize=65_536)
def key_of(source: Source) -> str | None:
    """The source's key; for one that reading knows no body for, a key from its proper name: "Bureau of Order" in two
    reports is one bureau. ``None`` where nothing tells it from others ("witnesses"). English names are known by their
    capitals, two words of them at least; in any language a name in quotation marks, in Latin letters, so that «Лиценз» is one
    in Russian and Kazakh; Russian and Kazakh names without them as ``body_names`` says."""
    if source.key is not None:
        return source.key
    words = source.name.removeprefix("The ").removeprefix("the ").split()
    quoted = _QUOTED.search(source.name)
    telling = [word for word in words if word not in _SMALL]
    named = len(telling) >= 2 and all(word[0].isupper() and word.isascii() for word in telling)
    if source.type is SourceType.WITNESS or _NO_NAME.search(source.name):
        return None
    told = "-".join(anyascii(quoted[1]).split() if quoted else words).casefold() if quoted or named else None
    slug = told or slug_of(source.name)
    if slug is None:
        return None
    return f"body:{slug}/?" if source.type in VAGUE else f"org:{slug}"


NAMED = "name:"  # before the words of a speaker that can be judged by a person though no rule knows its name
# What the words of a table in English leave to other languages: kinds of people and what only stands for a source.
_ANYBODY = re.compile(
    r"(?:\b|^)(?:актив\w*|очевид\w*|свидетел\w*|жител\w*|горожан\w*|правозащитник\w*|чиновник\w*|журналист\w*|эксперт\w*|наблюдател\w*|"
    r"адвокат\w*|юрист\w*|родствен\w*|протест\w*|участник\w*|организатор\w*|полицейск\w*|врач\w*|медик\w*|студент\w*|источник\w*|"
    r"избирател\w*|депутат\w*|власт\w*|официальн\w*|люди|сми|белсенді\w*|куәгер\w*|тұрғын\w*|құқық қорғаушы\w*|шенеунік\w*|сарапшы\w*|бақылаушы\w*|"
    r"қорғаушы\w*|туыс\w*|наразы\w*|қатысушы\w*|полицей\w*|дәрігер\w*|ресми\w*|дереккөз\w*|бақ|authorities|women|men|children|minors|"
    r"voters|doctors|police officers|policemen|participants|organi[sz]ers|foreigners|volunteers|citizens|families|crowd)\b",
    re.IGNORECASE,
)


def party_of(voice: Voice) -> str | None:
    """Under what a person's judgement on a speaker holds: its key; for one that no rule knows, its words, in whatever case and
    spacing. ``None`` for words that may be anybody's ("witnesses", "the agency"): to hold two such for one would make one voice of
    people in many reports."""
    if is_nameless(voice):
        return None
    if key := key_of(voice.source):
        return key
    name = " ".join(voice.source.name.split())
    anybody = voice.source.type is SourceType.WITNESS or _NO_NAME.search(name) or _ANYBODY.search(name)
    return f"{NAMED}{name.casefold()}" if name and not anybody else None


APART = "apart:"  # before the number of the judgement by which a person took some of what a source was called away from it
PROTECTED = "protected:"  # before the number that a protected source is shown under
AS_PRINTED = (
    "person:",
    NAMED,
    APART,
    PROTECTED,
)  # how keys begin that say nothing of a name in other languages
_MASKS = {
    ("en", False): "Protected source",
    ("ru", False): "Защищённый источник",
    ("kk", False): "Қорғалған дереккөз",
    ("en", True): "Protected outlet",
    ("ru", True): "Защищённое издание",
    ("kk", True): "Қорғалған басылым",
}


def protected_name(mask: int, lang: str = "en", *, outlet: bool = False) -> str:
    """What a protected source or outlet is called: it says nothing but that it is always the same one."""
    return f"{_MASKS[lang, outlet]} {mask}"


def masked_in(source: Source, lang: str) -> str | None:
    """What a protected source is called in ``en``, ``ru`` or ``kk``; ``None`` for one that is not."""
    if source.key is None or not source.key.startswith(PROTECTED):
        return None
    return protected_name(int(source.key.removeprefix(PROTECTED)), lang)
