"""Sentences for people: who says what, what a figure counts, and how two scopes lie to each other."""

import datetime as dt
import re

from khronika.names.proper import is_nameless
from khronika.nouns import Place, Unit, When
from khronika.reconciling.bodies import printed_name
from khronika.reconciling.cards import Card
from khronika.reconciling.scope import Nest, is_loose, is_unbounded, nest_days, nest_places

_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip


def listed(names: list[str]) -> str:
    """ "Oral", "Oral and Aktobe", "Oral, Aktobe and Taraz"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def places_words(places: tuple[Place, ...]) -> str:
    """The places by name; "a place not stated" where there are none."""
    return listed([place.name for place in places]) or "a place not stated"


def _day(day: dt.date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def day_words(day: dt.date | None) -> str:
    """ "9 June 2019"; "a day not given"."""
    return _day(day) if day else "a day not given"


def period_words(period: When | None) -> str:
    """The days in words, as short as they stay clear; "a time not stated" where unknown."""
    if period is None:
        return "a time not stated"
    first, last = period.earliest, period.latest
    if first is None or last is None:
        return f"some time from {_day(first)}" if first else f"some time up to {_day(last or dt.date.max)}"
    if first == last:
        return _day(first)
    if period.start == period.end and period.start is not None:
        month = period.start.month
        within = "some time in " if is_unbounded(period) else ""
        return f"{within}{_MONTHS[month - 1]} {first.year}" if month else f"{within}{first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}-{last.day} {_MONTHS[last.month - 1]} {last.year}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} - {_day(last)}"
    return f"{_day(first)} - {_day(last)}"


def speaker_words(card: Card) -> str:
    """Who says it, in sentences and tables: one English name for a body, whoever spoke for it and in whatever
    language; the outlet where the report says it itself; "a source not told apart" for "it" and "the agency"."""
    speaker = card.claim.attribution.speaker
    if speaker is None:
        return card.claim.outlet or "the report"
    if is_nameless(speaker):
        return (
            f"a source not told apart ({card.claim.outlet})"
            if card.claim.outlet
            else "a source not told apart"
        )
    return printed_name(speaker.source, card.claim.lang)


def figure_words(card: Card) -> str:
    """The figure as worded, in quotation marks; "no number" where the claim has none."""
    return f"“{card.claim.figure.text}”" if card.claim.figure else "no number"


def says(card: Card) -> str:
    """ "Interior Ministry: “about 500”"."""
    return f"{speaker_words(card)}: {figure_words(card)}"


def scope_difference(a: Card, b: Card) -> str:
    """In which dimensions ``a`` lies inside ``b``: "Shymkent lies in Kazakhstan; 9 June 2019 lies in 9-13 June 2019"."""
    parts = []
    if nest_places(a.places, b.places) is not Nest.SAME:
        lie = "lie" if len(a.places) > 1 else "lies"
        parts.append(f"{places_words(a.places)} {lie} in {places_words(b.places)}")
    if nest_days(a.days, b.days) is not Nest.SAME:
        parts.append(f"{period_words(a.period)} lies in {period_words(b.period)}")
    if a.measure != b.measure:
        parts.append(f"{a.measure.population} are some of the {b.measure.population}")
    return "; ".join(parts)


def carrier_words(card: Card) -> str:
    """Who printed it, for "... repeats ...": the outlet, else the outermost voice, else "another report"."""
    if card.claim.outlet:
        return card.claim.outlet
    chain = card.claim.attribution.chain
    return printed_name(chain[0].source, card.claim.lang) if len(chain) > 1 else "Another report"


def possessive(card: Card) -> str:
    name = speaker_words(card)
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def unit_words(card: Card) -> str:
    return card.measure.unit.value if card.measure.unit else "no number"


def scope_words(card: Card) -> str:
    """ "Shymkent, 9 June 2019"."""
    return f"{places_words(card.places)}, {period_words(card.period)}"


def missing_words(places: Nest, periods: Nest, a: Card, b: Card) -> str:
    """Which of the two says what not: "“about 100” does not say where"."""
    if periods is Nest.UNKNOWN:
        silent = a if a.period is None or (b.period is not None and is_loose(a.period)) else b
        if silent.period is not None:
            return f"{figure_words(silent)} ({speaker_words(silent)}) does not say on which days ({period_words(silent.period)})"
        return f"{figure_words(silent)} ({speaker_words(silent)}) does not say when"
    silent = a if not a.places else b
    if silent.places:
        return (
            f"the gazetteer does not know whether {places_words(a.places)} and {places_words(b.places)} meet"
        )
    return f"{figure_words(silent)} ({speaker_words(silent)}) does not say where"


_FINAL = re.compile(r"\bfinal(?:ly)?\b|окончательн|итогов|түпкілікті|қорытынды", re.IGNORECASE)
_PRELIMINARY = re.compile(
    r"\bpreliminar|\bprovisional|\bfirst (?:results|count)|предварительн|алдын ала", re.IGNORECASE
)


def finality(card: Card) -> int:
    """-1 for words such as "preliminary", 1 for "final", 0 for neither, in the figure and its quotation."""
    words = f"{card.claim.figure.text if card.claim.figure else ''} {card.claim.quote}"
    return bool(_FINAL.search(words)) - bool(_PRELIMINARY.search(words))


_ON_THE_SPOT = re.compile(
    r"\b(?:on the (?:spot|scene|ground|square)|at the scene)\b|на месте|с места событий|оқиға орнын",
    re.IGNORECASE,
)


def is_on_the_spot(card: Card) -> bool:
    """True when the speaker is described as standing there: "a reporter on the spot"."""
    speaker = card.claim.attribution.speaker
    return speaker is not None and bool(_ON_THE_SPOT.search(f"{speaker.words} {speaker.role or ''}"))


_JOINT = re.compile(r"\s*(?:,|\band\b|\bи\b|\bжәне\b|\bмен\b)\s*")


def share_a_body(a: Card, b: Card) -> bool:
    """True when two named speakers are one body and a joint mission of it with others, by their names."""
    speakers = (a.claim.attribution.speaker, b.claim.attribution.speaker)
    if any(speaker is None or speaker.source.key is None for speaker in speakers):
        return False
    one, two = ({part.casefold() for part in _JOINT.split(s.source.name) if part} for s in speakers if s)
    return bool(one & two)


_TIME_UNITS = {
    "days": re.compile(
        r"\b(?:days?\b|сут(?:ок|ки)|дн(?:ей|я)\b|день\b)|тәулік|\bкүн(?:ге|дік)?\b", re.IGNORECASE
    ),
    "months": re.compile(r"\bmonths?\b|\bмесяц|\bай(?:ға|лық)?\b", re.IGNORECASE),
    "years": re.compile(r"\b(?:years?\b|лет\b|год(?:а|ам)?\b)|\bжыл(?:ға|дық)?\b", re.IGNORECASE),
}


def time_unit(card: Card) -> str | None:
    """The unit of time in the figure's own words; ``None`` where it counts no time, or the words name two units."""
    figure = card.claim.figure
    if figure is None or figure.unit not in (Unit.DAYS, Unit.UNKNOWN):
        return None
    found = [unit for unit, pattern in _TIME_UNITS.items() if pattern.search(figure.text)]
    return found[0] if len(found) == 1 else None
