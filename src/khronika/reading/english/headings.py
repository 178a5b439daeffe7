"""Names that head the parts of a digest: "BELARUS: ...", "— CAMBODIA. ...", a line "Thailand" of its own."""

import re
from dataclasses import dataclass

from khronika.nouns import Level, Place
from khronika.reading.mentions import PlaceMention

_OPENS = re.compile(r"(?:^|[.!?\u2026]['\"\u201d\u2019)]*\s+|\n\s*|[\u2013\u2014\u2022*|-]\s+)$")
_LINE = re.compile(r"\s*(?:\n|$)")
_COLON = re.compile(r":\s")
_STOP = re.compile(r"(?:\.|\s[\u2013\u2014-])\s")


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a part begins, behind its heading, and the place that it is about."""

    start: int
    end: int
    place: Place


def headings_in(text: str, places: list[PlaceMention]) -> tuple[Heading, ...]:
    """The headings in order; empty where fewer than two places of one kind head parts: a town alone is a dateline, also below
    a title that a country heads ("Orlan: 8 dead", then "NAIROBI" on a line of its own)."""
    found = tuple(
        Heading(m.span.start, m.span.end, m.place)
        for m in places
        if _OPENS.search(text[max(0, m.span.start - 8) : m.span.start]) and _is_heading(text, m)
    )
    alike = {
        level: {h.place.identity for h in found if h.place.level is level}
        for level in {h.place.level for h in found}
    }
    return tuple(h for h in found if len(alike[h.place.level]) > 1)


def _is_heading(text: str, mention: PlaceMention) -> bool:
    after = text[mention.span.end : mention.span.end + 4]
    if mention.place.level not in (Level.COUNTRY, Level.ADMIN1, Level.CITY):
        return False
    if _COLON.match(after):
        return True
    large = mention.span.of(text).isupper()
    line = _LINE.match(after) and text[: mention.span.start].rstrip(" ")[-1:] in ("", "\n")
    return bool(line or (large and _STOP.match(after)))


def heading_of(headings: tuple[Heading, ...], at: int) -> Heading | None:
    """The heading of the part in which ``at`` lies."""
    return next((h for h in reversed(headings) if h.start <= at), None)
