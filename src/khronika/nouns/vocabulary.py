"""Closed lists of words. Unknown is a member wherever a text may leave the matter open, never a default."""

from enum import StrEnum


class Kind(StrEnum):
    """What a claim says happened (design.md's list, in its order)."""

    DETENTION = "detention"
    RELEASE = "release"
    CHARGE = "charge"
    SENTENCE = "sentence"
    PROTEST = "protest"
    DISPERSAL = "dispersal"
    FORCE = "force"
    INJURY = "injury"
    DEATH = "death"
    ATTACK_ON_JOURNALIST = "attack-on-journalist"
    DAMAGE = "damage"
    DEPLOYMENT = "deployment"
    CALL_TO_ASSEMBLE = "call-to-assemble"
    BAN = "ban"
    CURFEW = "curfew"
    BLOCKING = "blocking"
    BLACKOUT = "blackout"
    ELECTION = "election"
    INAUGURATION = "inauguration"
    ELECTION_FINDING = "election-finding"
    ASSESSMENT = "assessment"
    AFFILIATION = "affiliation"
    STATEMENT = "statement"


class Stance(StrEnum):
    """How the source stands to what it says."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DISPUTES = "disputes"
    ESTIMATES = "estimates"


class Certainty(StrEnum):
    """Whether the source says that it happened."""

    HAPPENED = "happened"
    PLANNED = "planned"
    THREATENED = "threatened"
    HYPOTHETICAL = "hypothetical"
    UNKNOWN = "unknown"


class Unit(StrEnum):
    """What a figure counts."""

    PERSONS = "persons"
    PERCENT = "percent"
    HOURS = "hours"
    DAYS = "days"
    MINUTES = "minutes"
    SHUTDOWNS = "shutdowns"
    VIOLATIONS = "violations"
    CASES = "cases"
    PLACES = "places"
    VEHICLES = "vehicles"
    MONEY = "money"
    UNKNOWN = "unknown"


class Counting(StrEnum):
    """Whether a figure is a running total, or counts only what is new since an earlier one."""

    TOTAL = "total"
    NEW_SINCE = "new-since"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How exactly the words give a time."""

    DAY = "day"
    DAYS = "days"
    MONTH = "month"
    YEAR = "year"
    VAGUE = "vague"
    UNKNOWN = "unknown"


class Level(StrEnum):
    """How large a place is. ``ADMIN1`` is an oblast, state or province."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    CITY = "city"
    SITE = "site"
    UNKNOWN = "unknown"


class SourceType(StrEnum):
    """Who speaks, by kind."""

    STATE = "state"
    POLICE = "police"
    COURT = "court"
    PROSECUTOR = "prosecutor"
    ELECTION_BODY = "election-body"
    OBSERVER = "observer"
    UN = "un"
    RIGHTS_GROUP = "rights-group"
    PARTY = "party"
    MEDIA = "media"
    WITNESS = "witness"
    EXPERT = "expert"
    HEALTH = "health"
    MONITOR = "monitor"
    AUTHOR = "author"
    UNKNOWN = "unknown"


class Relation(StrEnum):
    """How two figures stand to each other."""

    AGREE = "agree"
    CONTRADICT = "contradict"
    PART_OF = "part-of"
    REVISION = "revision"
    RELAY = "relay"
    NOT_COMPARABLE = "not-comparable"
    UNRELATED = "unrelated"
