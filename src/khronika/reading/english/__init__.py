"""English: rules over spaCy's dependency parse, each with an id.

The way of a text that may bear a claim (worth): passages -> sentences (parsing) -> attributions (attribution, speakers), events (events) and
numbers (numbers, figures) -> place and time (scope) -> claims (claims).
"""

from khronika.nouns import Reading, Report
from khronika.reading.english.claims import read_claims
from khronika.reading.english.triggers import parse_worth
from khronika.reading.english.worth import bears_nothing

__all__ = ["read"]


def read(report: Report, *, sayings: bool = False) -> Reading:
    """The claims of an English report, and with ``sayings`` who says what in it, event or not, by the same parse.
    Expects ``report.lang == "en"``; offsets are into ``report.text``."""
    from khronika.reading import RULES_VERSION

    if not sayings and bears_nothing(report.text):
        return Reading(report.id, (), RULES_VERSION)
    parsed = parse_worth(report.text, everything=sayings)
    claims = tuple(read_claims(report, parsed))
    if not sayings:
        return Reading(report.id, claims, RULES_VERSION)
    from khronika.reading.english.listing import attributions_of, saying_of

    listed = tuple(saying_of(r) for r in attributions_of(report.text, parsed, report.published))
    return Reading(report.id, claims, RULES_VERSION, sayings=listed)
