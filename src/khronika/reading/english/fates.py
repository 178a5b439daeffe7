"""What became of some, told without a verb that names it: "30 were already with their families", "all but eight of whom were freed",
"the other nine must sign in every fortnight", "the hurt, 13".
"""

import re

from khronika.nouns import Kind, Unit
from khronika.reading.english.counts import Around, Count, Number
from khronika.reading.english.lexicon import COUNTED_PARTICIPLE

_HELD = (Kind.DETENTION, Kind.CHARGE, Kind.RELEASE)
_WHO = r"(?:\s+(?:others?|more|people|persons|men|women|detainees|of\s+(?:them|whom|those|these)|of\s+(?:the|those)\s+(?:held|detained|arrested|detainees)))?"
_FREE = re.compile(
    rf"{_WHO}(?:,\s[^,.;:]{{3,40}},)?\s+(?:(?:are|were|is|was|had|have|has|been|now|already|again|all|meanwhile|since)\s+)*"
    r"(?:(?:back\s+|safely\s+)?(?:with|among)\s+their\s+(?:famil\w+|parents|relatives|children|kin)\b"
    r"|(?:gone|back|sent|allowed|driven)\s+home\b|at\s+home(?:\s+again)?\b|back\s+at\s+home\b|at\s+liberty\b"
    r"|(?:must|have\s+to|had\s+to|will|should|are\s+to|were\s+to)\s+(?:sign\s+in|report\s+to\s+(?:the\s+)?(?:police|station|court))\b)",
    re.I,
)
_ALIVE = re.compile(
    r"\b(?:flights?|school|holiday|strike|refugee|evacuat|work(?:ed|ing)?\s+from|stay(?:ed|s)?\s+at|survivor|rescue)",
    re.I,
)
_IN_CUSTODY = re.compile(
    r"\b(?:arrest|detain|detention|held\b|custody|suspect|interpellat|charged|prison|jail|cell|police|lock|court|judge)",
    re.I,
)
_NAMED = re.compile(
    rf"(?:^|[.;:,\u2013\u2014(\"\u201c]\s*|\band\s+|\bwhile\s+|\bbut\s+)(?:the\s+)(?P<what>{'|'.join(sorted(COUNTED_PARTICIPLE))})\s*(?:,|:|\u2013|-)\s+"
    r"(?:(?:some|numbering|in\s+all|all\s+told|now)\s+)?$",
    re.I,
)
_ENDS = re.compile(r"(?:\s+(?:in\s+(?:all|number|total)|all\s+told|so\s+far))?\s*(?:[.,;:)!?]|$)")


def by_fate(number: Number, around: Around) -> Count | None:
    """A release or whatever a participle names, where the number's own words tell it; ``None`` elsewhere."""
    mention, text = number.mention, around.text
    if mention.unit is not None or number.single:
        return None
    before, after = text[max(0, mention.span.start - 40) : mention.span.start], text[mention.span.end :][:110]
    if (found := _NAMED.search(before)) is not None and _ENDS.match(after):
        return number.as_count(COUNTED_PARTICIPLE[found["what"].casefold()], "en.fig.named-so", 0.8)
    if not _FREE.match(after) or _ALIVE.search(number.sentence.tokens.text):
        return None
    last = around.parent
    held = last is not None and last.unit is Unit.PERSONS and last.kind in _HELD
    if held or _IN_CUSTODY.search(number.sentence.tokens.text):
        return number.as_count(Kind.RELEASE, "en.fig.free-again", 0.75, None, number.part)
    return None
