"""The town of a byline: "Jane Orno in Lusaka", "From our correspondent in Bamako", "By Ada Rul, Kitwe".

Who signs a report says where it was written. That is weaker than a dateline, and far weaker than a town which the text tells of; but it is
narrower than the country, which is all that a report without either would leave.
"""

import re

from khronika.nouns import Level, Place, Span
from khronika.reading.english.unlisted import is_no_name_of_place, place_without_list
from khronika.reading.mentions import PlaceMention

_HEAD = 500  # characters from the beginning: below the headline, above the text
_CAP = r"[A-Z\u00c0-\u00de\u0100-\u017f][\w.'\u2019-]+"
_TOWN = rf"(?P<place>{_CAP}(?:\s{_CAP}){{0,2}})(?:,\s{_CAP}(?:\s{_CAP})?)?"
_WHO = rf"(?:{_CAP}\s){{1,3}}{_CAP}"
_HIRED = r"(?:an?|our|the)\s(?:[a-z]+\s){0,2}(?:correspondent|reporter|staff)s?"
_BYLINES = (
    re.compile(rf"(?:^|\n)[ \t]*(?:(?i:by|from)\s)?(?:{_WHO}|{_HIRED})\sin\s{_TOWN}[ \t]*(?=\n)"),
    re.compile(rf"(?:^|\n)[ \t]*(?i:by|from)\s(?:{_WHO}|{_HIRED}),\s{_TOWN}[ \t]*(?=\n)"),
)


def byline_town(text: str, listed: list[PlaceMention], country: str | None) -> Place | None:
    """The town that the line below the headline names; ``None`` where it is a country, an office ("By Ada Rul, Staff Writer")
    or a town abroad."""
    found = next((m for pattern in _BYLINES if (m := pattern.search(text[:_HEAD]))), None)
    if found is None:
        return None
    span = Span(*found.span("place"))
    known = [m.place for m in listed if m.span.overlaps(span)]
    if known:
        narrow = known[0].level in (Level.CITY, Level.SITE)
        return known[0] if narrow and country in (None, known[0].country) else None
    if _OFFICE.search(found["place"]) or is_no_name_of_place(found["place"]):
        return None
    return place_without_list(text, span, country)


_OFFICE = re.compile(
    r"\b(?:Staff|Writer|Editor|Desk|Correspondent|Reporter|Agency|Reporting|Bureau|Foreign|Political|Chief|Special|Senior)\b"
)
