"""Whom of a report's speakers a number of another sentence may be carried from, by what such bodies count.

A hospital that counted the hurt did not count those arrested, a magistrate not the crowd outside, an election commission not
the dead. Whoever may count anything (police, parties, unions, agencies) is not asked about here.
"""

import re

from khronika.nouns import Kind

_UNIONS = re.compile(
    r"\b(?:unions?|associations?|syndicates?|networks?|committees?|federations?|rights|ministry|minister)\b",
    re.I,
)
_BUSINESS = (
    (
        re.compile(
            r"\b(?:hospitals?|clinics?|doctors?|surgeons?|medics?|nurses?|paramedics?|ambulance|morgue|mortuary|physicians?"
            r"|emergency\s+(?:services?|rooms?)|public\s+health|medical)\b",
            re.I,
        ),
        frozenset((Kind.DEATH, Kind.INJURY, Kind.FORCE)),
    ),
    (
        re.compile(r"\b(?:magistrate|judge|court|tribunal)\b", re.I),
        frozenset((Kind.SENTENCE, Kind.CHARGE, Kind.RELEASE, Kind.DETENTION)),
    ),
    (
        re.compile(
            r"\b(?:(?:electoral|elections?)\s+(?:commission|council|committee|authority|board)|returning\s+officers?|exit\s+polls?|pollsters?)\b",
            re.I,
        ),
        frozenset((Kind.ELECTION, Kind.ELECTION_FINDING)),
    ),
)


def may_have_counted(words: str, kind: Kind) -> bool:
    """False where whoever the ``words`` name counts other things than those of ``kind``."""
    if _UNIONS.search(words):
        return True
    return all(kind in kinds for pattern, kinds in _BUSINESS if pattern.search(words))
