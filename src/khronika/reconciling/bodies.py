"""Whose number it is: the primary source behind a claim, found through who cites whom.

Outlet <- agency <- ministry is the ministry's number. A body, its head and its spokesman share a key already
(``Source.key``). A speaker without a key cannot be told from others and stays apart, one per report, so that two
"activists" never count as one voice, nor as two voices that agree.
"""

import re
from functools import lru_cache

from anyascii import anyascii

from khronika.nouns import Claim, Source, SourceType, Voice
from khronika.reconciling.body_names import slug_of
from khronika.reconciling.collectives import collective_in

PERSON = "person:"  # how reading's keys begin for a person whose office it does not know
UNTOLD = "untold:"  # prefix of primaries that no name tells from others
CIRCLE = f"{UNTOLD}cycle/"  # of those that outlets citing each other hand round
REPORT = "report:"  # prefix of the key of a report that names no outlet

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


def outlet_key(claim: Claim) -> str:
    """The key of who printed the claim: its outlet, or the report where no outlet is known."""
    if claim.outlet and claim.outlet.strip():
        return f"outlet:{claim.outlet.strip().casefold()}"
    return f"{REPORT}{claim.report_id}"


def primary_of(claim: Claim) -> str:
    """The key of the innermost speaker; the outlet where the report says it itself; ``untold:`` and the report
    where the speaker cannot be told from others ("witnesses", "officials", an unresolved "he")."""
    speaker = claim.attribution.speaker
    if speaker is None:
        return outlet_key(claim)
    if is_nameless(speaker):
        return f"{UNTOLD}{claim.report_id}/"
    if key := key_of(speaker.source):
        return key
    return f"{UNTOLD}{claim.report_id}/{speaker.source.name.casefold()}"


def hops_of(claim: Claim) -> int:
    """How many voices stand between the outlet and the primary source: 0 where the outlet itself heard or counted."""
    return max(0, len(claim.attribution.chain) - 1)


def is_untold(primary: str) -> bool:
    return primary.startswith(UNTOLD)


def is_countable(primary: str) -> bool:
    """True for a source that can be told from every other. A report of no outlet that speaks in its own voice cannot:
    three of them may be one outlet's."""
    return not is_untold(primary) and not primary.startswith(REPORT)


def names_outlet(claim: Claim) -> bool:
    return bool(claim.outlet and claim.outlet.strip())


def is_vague_official(claim: Claim) -> bool:
    """True for "officials", "official data", "the authorities": a state voice that names no body."""
    speaker = claim.attribution.speaker
    return speaker is not None and key_of(speaker.source) is None and speaker.source.type in VAGUE


def is_outlets_own(claim: Claim) -> bool:
    """True when the report says it itself, naming nobody."""
    return claim.attribution.by_author


def commands(a: str, b: str) -> bool:
    """True when one key is a country's police and the other the ministry its police answers to. They may say
    different things; but the same number from both is one number."""
    (one, one_country), (two, two_country) = _stem(a), _stem(b)
    known = {one_country, two_country} - {"?", ""}
    return {one, two} == {"body:police", "body:interior-ministry"} and len(known) <= 1


def _stem(key: str) -> tuple[str, str]:
    """A body's key without its country and city, and the country: "body:police/KZ/almaty" -> body:police, KZ."""
    stem, _, rest = key.partition("/")
    return stem, rest.partition("/")[0]


def country_of(key: str) -> str | None:
    """The country in a body's key; ``None`` where the key has none, or leaves it open."""
    country = _stem(key)[1]
    return country if country not in ("", "?") and key.startswith("body:") else None


# Bodies of a kind that any country or city has, printed in small letters.
_COMMON = {"police", "court", "army", "government", "parliament", "opposition", "authorities", "presidency"}
_TITLES = {
    "prosecutor-general": "Prosecutor General's Office",
    "prosecutor": "prosecutors",
    "security-forces": "security forces",
}


def body_of(source: Source) -> str:
    """The kind of body in a source's key, without its country: "interior-ministry"; "" where there is none."""
    stem = _stem(source.key or "")[0]
    return stem.removeprefix("body:") if stem.startswith("body:") else ""


def printed_name(source: Source, lang: str) -> str:
    """The source's name in English: one name for a body whoever spoke for it, from its key; the words of the text
    for a speaker without a key, and for a named source in an English text. A plain noun of another language ("очевидцы") is
    translated: it is nobody's name."""
    if source.key is None or source.key.startswith(PERSON):
        plain = collective_in(source.name, "en") if lang != "en" else None
        return plain or source.name
    kind, _, stem = _stem(source.key)[0].partition(":")
    if kind != "body":
        return source.name if lang == "en" or not stem else stem.replace("-", " ").title()
    return _TITLES.get(stem) or (stem if stem in _COMMON else stem.replace("-", " ").title())
