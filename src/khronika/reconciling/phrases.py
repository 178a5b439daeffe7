"""The question in words: "How many people were detained in Oral and Aktobe on 9 June 2019?"."""

from khronika.nouns import Kind, Level, Place, Unit, When
from khronika.reconciling.measures import STATED_PART, Measure
from khronika.reconciling.reasons import period_words, places_words

# The verb phrase of each stage.
_STAGE = {
    "detained": "were detained",
    "still held": "were still held",
    "released": "were released",
    "released from arrest": "were released from arrest",
    "moved": "were moved elsewhere",
    "punished": "were punished",
    "jailed": "were jailed",
    "fined": "were fined",
    "warned": "were warned",
    "fined or warned": "were fined or warned",
    "charged": "were charged",
    "hurt": "were hurt",
    "in hospital": "were in hospital",
    "needing medical help": "needed medical help",
    "killed": "were killed",
    "taking part": "took part in protests",
    "rallying for the authorities": "rallied for the authorities",
    "signing": "signed",
    "deployed": "were deployed",
    "registered": "were registered",
    "interviewed": "were interviewed",
}
_ABOUT = {
    Kind.FORCE: "What is said of the use of force",
    Kind.ATTACK_ON_JOURNALIST: "What is said of attacks on journalists",
    Kind.INAUGURATION: "What is said of the inauguration",
    Kind.CALL_TO_ASSEMBLE: "Who called people to assemble",
    Kind.BAN: "What was banned",
    Kind.CURFEW: "What is said of a curfew",
    Kind.AFFILIATION: "Who is said to belong to what",
    Kind.BLOCKING: "What was blocked, and for how long,",
    Kind.BLACKOUT: "How long was the network cut",
    Kind.ELECTION_FINDING: "How is the vote judged",
    Kind.ASSESSMENT: "How are events judged",
    Kind.STATEMENT: "What is stated",
    Kind.DISPERSAL: "What is said of dispersals",
    Kind.DAMAGE: "What damage is reported",
    Kind.ELECTION: "What is said of the vote",
}


# The act, for a question about one person or group that is named and not counted.
_ACT = {Kind.PROTEST: "protest", Kind.INJURY: "injuring", Kind.SENTENCE: "punishing", Kind.CHARGE: "charging"}


def _where_when(places: tuple[Place, ...], period: When | None) -> str:
    at = "at" if places and all(place.level is Level.SITE for place in places) else "in"
    where = f"{at} {places_words(places)}" if places else "(place not stated)"
    if period is None:
        return f"{where} (time not stated)"
    days = period_words(period)
    whole = days.startswith("some time")
    month = period.start is not None and period.start == period.end and period.start.day is None
    return f"{where} {days}" if whole else f"{where} {'in' if month else 'on'} {days}"


def question_text(measure: Measure, places: tuple[Place, ...], period: When | None) -> str:
    """The question for people; what is unknown is said in brackets."""
    scope = _where_when(places, period)
    who = " ".join(filter(None, (measure.of, measure.who)))
    stage = measure.stage or ""
    if measure.unit is Unit.PERCENT:
        return f"{_share(stage, who)} {scope}?"
    if measure.kind is Kind.ELECTION and stage == "votes":
        return f"How many votes were cast for {who} {scope}?"
    if measure.of == STATED_PART:
        them = f"{measure.who} {stage or 'counted'}"
        return f"How many of the {them} {scope} are counted separately?"
    if measure.of and measure.who is None and measure.is_count:
        return f"What is said of the {_ACT.get(measure.kind, measure.kind.value)} of “{measure.of}” {scope}?"
    if stage in _STAGE and measure.unit is None:
        return f"Which {who or 'people'} {_STAGE[stage]} {scope}?"
    if stage in _STAGE and measure.unit is Unit.UNKNOWN:
        return f"What number is given (of what is not said), for those who {_STAGE[stage]} {scope}?"
    if stage in _STAGE and measure.unit is Unit.PERSONS:
        return f"How many {who or 'people'} {_STAGE[stage]} {scope}?"
    if stage in _STAGE and measure.unit is not None:
        return f"How many {measure.unit.value}, of those who {_STAGE[stage]}, {scope}?"
    about = _ABOUT.get(measure.kind, f"What is said of {measure.kind.value}")
    return f"{about} {scope}{f' ({stage})' if stage else ''}?"


def _share(stage: str, who: str) -> str:
    if stage == "turnout":
        return "What was the turnout"
    if not stage:
        return f"What share{f' of {who}' if who else ''} is told (of what is not said)"
    return f"What share {stage} did {who or 'each'} have"
