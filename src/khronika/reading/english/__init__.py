"""English: rules over spaCy's dependency parse, each with an id.

The way of a text: passages -> sentences (parsing) -> attributions (attribution, speakers), events (events) and
numbers (numbers, figures) -> place and time (scope) -> claims (claims).
"""

from khronika.nouns import Reading, Report
from khronika.reading.english.claims import read_claims

__all__ = ["read"]


def read(report: Report) -> Reading:
    """The claims of an English report. Expects ``report.lang == "en"``; offsets are into ``report.text``."""
    from khronika.reading import RULES_VERSION

    return Reading(report.id, tuple(read_claims(report)), RULES_VERSION)
