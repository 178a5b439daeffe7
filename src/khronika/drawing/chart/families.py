"""Kinds of source as they are drawn, and what shapes and fills are called."""

import re

from khronika.drawing.chart.marks import Coverage, Family
from khronika.drawing.chart.wording import gettext_noop
from khronika.nouns import Claim
from khronika.nouns.vocabulary import SourceType

FAMILY_OF: dict[SourceType, Family] = {
    SourceType.STATE: Family.STATE,
    SourceType.POLICE: Family.STATE,
    SourceType.COURT: Family.STATE,
    SourceType.PROSECUTOR: Family.STATE,
    SourceType.ELECTION_BODY: Family.STATE,
    SourceType.OBSERVER: Family.OBSERVERS,
    SourceType.UN: Family.OBSERVERS,
    SourceType.MONITOR: Family.OBSERVERS,
    SourceType.MEDIA: Family.JOURNALISTS,
    SourceType.AUTHOR: Family.JOURNALISTS,
    SourceType.RIGHTS_GROUP: Family.RIGHTS,
}
FAMILY_WORDS: dict[Family, str] = {
    Family.STATE: gettext_noop("State body"),
    Family.OBSERVERS: gettext_noop("Observers and UN"),
    Family.JOURNALISTS: gettext_noop("Journalists"),
    Family.RIGHTS: gettext_noop("Rights groups, activists"),
    Family.OTHER: gettext_noop("Others, or not told"),
}
COVERAGE_WORDS: dict[Coverage, str] = {
    Coverage.ALL: gettext_noop("whole question"),
    Coverage.SOME: gettext_noop("several days or places of it"),
    Coverage.ONE: gettext_noop("one day, place or group"),
}
# Activists and their movements are of the type of parties, which may be anybody's, a ruling one's too.
_ACTIVISTS = re.compile(
    r"activist|dissident|campaigner|movement|активист|диссидент|движени|белсенді|қозғалыс", re.IGNORECASE
)
_MOVEMENTS = frozenset({"party:dvk", "party:oyan-qazaqstan", "party:spa"})  # by name in our table of bodies


def family_of(claim: Claim, outlet: SourceType | None = None) -> Family:
    """Kind of source as drawn. A report that says it itself is journalists' work when an outlet is named, unless ``outlet`` says
    that the outlet is a body of another type: a rights group prints its own reports."""
    speaker = claim.attribution.speaker
    if speaker is None:
        own = Family.JOURNALISTS if claim.outlet else Family.OTHER
        return FAMILY_OF.get(outlet, own) if outlet else own
    source = speaker.source
    if source.type is SourceType.PARTY and (source.key in _MOVEMENTS or _ACTIVISTS.search(source.name)):
        return Family.RIGHTS
    return FAMILY_OF.get(source.type, Family.OTHER)
