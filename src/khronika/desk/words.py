"""How the desk says things: days, ranges, kinds, relations, confidence. Plain words, one for each notion."""

import re
from collections.abc import Sequence

from khronika.desk.chart import Coverage, Family
from khronika.desk.chart.columns import MONTHS
from khronika.desk.place_names import name_in
from khronika.nouns import (
    Certainty,
    Claim,
    Figure,
    Kind,
    PartialDate,
    Place,
    SourceType,
    Stance,
    Unit,
    When,
)
from khronika.reconciling.answers import who_says
from khronika.reconciling.bodies import is_nameless

NOT_GIVEN = "not given"

KIND_WORDS: dict[Kind, str] = {
    Kind.DETENTION: "Detention",
    Kind.RELEASE: "Release",
    Kind.CHARGE: "Charge",
    Kind.SENTENCE: "Sentence",
    Kind.PROTEST: "Protest",
    Kind.DISPERSAL: "Dispersal",
    Kind.FORCE: "Use of force",
    Kind.INJURY: "Injury",
    Kind.DEATH: "Death",
    Kind.ATTACK_ON_JOURNALIST: "Attack on a journalist",
    Kind.DAMAGE: "Damage",
    Kind.DEPLOYMENT: "Deployment",
    Kind.CALL_TO_ASSEMBLE: "Call to assemble",
    Kind.BAN: "Ban",
    Kind.CURFEW: "Curfew",
    Kind.BLOCKING: "Blocking",
    Kind.BLACKOUT: "Blackout",
    Kind.ELECTION: "Election",
    Kind.INAUGURATION: "Inauguration",
    Kind.ELECTION_FINDING: "Finding on an election",
    Kind.ASSESSMENT: "Assessment",
    Kind.AFFILIATION: "Affiliation",
    Kind.STATEMENT: "Statement",
}

_FAMILY: dict[SourceType, Family] = {
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
    Family.STATE: "State body",
    Family.OBSERVERS: "Observers and UN",
    Family.JOURNALISTS: "Journalists",
    Family.RIGHTS: "Rights groups, activists",
    Family.OTHER: "Others, or not told",
}
COVERAGE_WORDS: dict[Coverage, str] = {
    Coverage.ALL: "whole question",
    Coverage.SOME: "several days or places of it",
    Coverage.ONE: "one day, place or group",
}
_LANGUAGES = {"en": "English", "ru": "Russian", "kk": "Kazakh"}


def family_of(claim: Claim) -> Family:
    """Kind of source as drawn. A report that says it itself is journalists' work when an outlet is named."""
    speaker = claim.attribution.speaker
    if speaker is None:
        return Family.JOURNALISTS if claim.outlet else Family.OTHER
    return _FAMILY.get(speaker.source.type, Family.OTHER)


def language_words(lang: str | None) -> str:
    return "language not told" if lang is None else _LANGUAGES.get(lang, lang)


def speaker_words(claim: Claim) -> str:
    """Who says it: the body, with the person's role where one is given; the outlet where the report itself says it.

    The role and not the name: a desk page is copied into mails, and the office is what the figure rests on.
    """
    speaker = claim.attribution.speaker
    if speaker is None:
        return claim.outlet or "the report’s author"
    if is_nameless(speaker):
        return who_says(claim)  # "he" and "the agency" tell a reader nothing
    # The pages are English: a body named in another script goes by its English name.
    name = speaker.source.name if speaker.source.name.isascii() else who_says(claim)
    name = name or speaker.words
    if speaker.role and speaker.role.casefold() not in name.casefold():
        return f"{name} ({speaker.role})"
    return name


def day_words(date: PartialDate, *, year: bool = True) -> str:
    """``9 June 2019``, ``June 2019`` or ``2019``: nothing is filled in."""
    if date.month is None:
        return str(date.year)
    month = MONTHS[date.month - 1] + (f" {date.year}" if year else "")
    return f"{date.day} {month}" if date.day else month


def when_words(when: When | None, *, year: bool = True) -> str:
    """``9–13 June 2019``, ``until 9 June 2019``; "not given" for ``None``. Without ``year`` where all around share it."""
    if when is None:
        return NOT_GIVEN
    start, end = when.start, when.end
    if start is None or end is None:
        only = start or end
        return f"{'from' if start else 'until'} {day_words(only, year=year)}" if only else NOT_GIVEN
    if start == end:
        return day_words(start, year=year)
    if (start.year, start.month) == (end.year, end.month) and start.day and end.day:
        return f"{start.day}–{day_words(end, year=year)}"
    return f"{day_words(start, year=start.year != end.year)} – {day_words(end, year=year or start.year != end.year)}"


def places_words(places: Sequence[Place], on: When | None = None) -> str:
    """Names in English, as places were called at the time; "place not given" for none."""
    day = (on.start or on.end) if on is not None else None
    names = list(dict.fromkeys(name_in("en", place, day) for place in places))
    if not names:
        return "place not given"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def number_words(number: float) -> str:
    return f"{int(number):,}" if number == int(number) else f"{number:,.10g}"


_UNIT_WORDS = {Unit.PERSONS: "people", Unit.PERCENT: "per cent", Unit.UNKNOWN: ""}


def unit_words(unit: Unit) -> str:
    """The unit as a word; nothing for an unknown one."""
    return _UNIT_WORDS.get(unit, unit.value)


def range_words(figure: Figure) -> str:
    """What the words allow: ``900 to 1,100 people``, ``at least 1,000``: an open end stays open."""
    unit = unit_words(figure.unit)
    low, high = figure.low, figure.high
    if low is None and high is not None:
        words = f"{number_words(high)} or fewer"
    elif high is None and low is not None:
        words = f"{number_words(low)} or more"
    elif low == high and low is not None:
        words = number_words(low)
    else:
        words = f"{number_words(low or 0)} to {number_words(high or 0)}"
    return f"{words} {unit}".rstrip()


def counts_words(claim: Claim, *, year: bool = True) -> str:
    """What the figure counts: whom, where, when; what the text does not say is said to be missing."""
    figure = claim.figure
    places = (figure.scope.places if figure else ()) or claim.places
    period = (figure.scope.period if figure else None) or claim.when
    whom = figure.scope.population if figure else None
    pieces = [places_words(places, period), when_words(period, year=year) if period else "time not given"]
    if whom and whom != "people":
        pieces.insert(0, whom)
    return ", ".join(pieces)


def stance_words(claim: Claim) -> str:
    """``says that it happened``, ``denies``, ``says that it is planned``."""
    stance = {
        Stance.ASSERTS: "says so",
        Stance.DENIES: "denies it",
        Stance.DISPUTES: "disputes it",
        Stance.ESTIMATES: "estimates",
    }[claim.stance]
    certainty = {
        Certainty.HAPPENED: "as having happened",
        Certainty.PLANNED: "as planned",
        Certainty.THREATENED: "as threatened",
        Certainty.HYPOTHETICAL: "as a possibility",
        Certainty.UNKNOWN: "whether it happened is left open",
    }[claim.certainty]
    return f"{stance}, {certainty}"


def confidence_words(confidence: float) -> str:
    """In words: a bare percentage would look measured. Cuts chosen by feel in November 2026; re-choose them when
    reviews give a measured rate for each rule."""
    if confidence >= 0.9:
        return "Very sure"
    if confidence >= 0.75:
        return "Fairly sure"
    return "Unsure" if confidence >= 0.5 else "A guess"


def sentence(text: str) -> str:
    """``text`` with a capital first letter and a full stop."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".?!…" else ".")


_DAY_AND_MONTH = re.compile(rf"(\d) (?={'|'.join(MONTHS)})")


def together(text: str) -> str:
    """``text`` with no-break spaces between a day and its month, for the short lines of a label."""
    return _DAY_AND_MONTH.sub("\\1\u00a0", text)
