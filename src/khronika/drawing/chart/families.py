"""Kinds of source as they are drawn, and what shapes and fills are called."""

from khronika.drawing.chart.marks import Coverage, Family
from khronika.drawing.chart.wording import gettext_noop
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
