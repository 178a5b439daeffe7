"""Whose number it is: the primary source behind a claim, found through who cites whom.

Outlet <- agency <- ministry is the ministry's number. A body, its head and its spokesman share a key already
(``Source.key``). A speaker without a key cannot be told from others and stays apart, one per report, so that two
"activists" never count as one voice, nor as two voices that agree.
"""

from khronika.names.proper import AS_PRINTED, VAGUE, is_nameless, key_of
from khronika.nouns import Claim, Source
from khronika.reconciling.collectives import collective_in

PERSON = "person:"  # how reading's keys begin for a person whose office it does not know
UNTOLD = "untold:"  # prefix of primaries that no name tells from others
CIRCLE = f"{UNTOLD}cycle/"  # of those that outlets citing each other hand round
REPORT = "report:"  # prefix of the key of a report that names no outlet


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
    if source.key is None or source.key.startswith(AS_PRINTED):
        plain = collective_in(source.name, "en") if lang != "en" else None
        return plain or source.name
    kind, _, stem = _stem(source.key)[0].partition(":")
    if kind != "body":
        return source.name if lang == "en" or not stem else stem.replace("-", " ").title()
    return _TITLES.get(stem) or (stem if stem in _COMMON else stem.replace("-", " ").title())
