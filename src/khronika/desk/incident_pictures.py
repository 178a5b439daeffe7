"""Maps and a timeline of incidents, in the words of the page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from khronika.desk.counts import counted
from khronika.desk.language import spoken
from khronika.desk.place_names import name_in
from khronika.desk.words import capital, day_words, not_given
from khronika.drawing import timeline
from khronika.drawing.maps import Drawn, Spot, draw
from khronika.drawing.timeline import Said, Step
from khronika.nouns import Level, PartialDate, Place, When
from khronika.reading.gazetteer.lookup import entry_of, name_on

WIDE, NARROW = 600.0, 340.0
_MOST_MAPS = 3  # countries; the others' places are listed
Told = tuple[str, tuple[Place, ...], When | None]  # an incident's id, places and days


@dataclass(frozen=True, slots=True)
class Map:
    """A country's map for a wide window and for a phone. ``left`` are places of it that are not drawn."""

    country: str
    wide: Drawn
    narrow: Drawn
    left: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Maps:
    """``left`` are places of no map: of countries without one, or that nobody knows. ``nowhere`` counts what has no place."""

    drawn: tuple[Map, ...]
    left: tuple[Spot, ...]
    nowhere: int


def maps(told: Iterable[Told], href: Callable[[str], str], focus: str | None = None) -> Maps:
    """Each place once, with how many incidents name it; ``href`` leads to a place by its key. A country with more places first."""
    found: dict[str, dict[str, tuple[str, set[str]]]] = {}
    nowhere = 0
    for incident, places, when in told:
        nowhere += not places
        for place in places:
            key = drawn_at(place)
            name = _name(key, place, when)
            found.setdefault(place.country or "", {}).setdefault(key, (name, set()))[1].add(incident)
    drawn: list[Map] = []
    left: list[Spot] = []
    for country in sorted(found, key=lambda code: (-len(found[code]), code)):
        spots = [
            Spot(key, name, counted(len(ids), "incident"), href(key))
            for key, (name, ids) in sorted(found[country].items())
        ]
        made = _map(country, spots, focus) if country and len(drawn) < _MOST_MAPS else None
        if made is None:
            left += spots
        else:
            drawn.append(made)
    return Maps(tuple(drawn), tuple(left), nowhere)


def drawn_at(place: Place) -> str:
    """The key under which a place is drawn: a square in its city, and never finer. What may be several places is none."""
    if place.alternatives:
        return f"several:{place.identity}"
    if place.level in (Level.COUNTRY, Level.ADMIN1, Level.CITY):
        return place.identity
    return next((key for key in place.path if key.startswith(("geonames:", "admin1:"))), place.identity)


def _name(key: str, place: Place, when: When | None) -> str:
    on = (when.start or when.end) if when else None
    entry = entry_of(key)
    if key == place.identity or entry is None:
        return name_in(spoken(), place, on)
    return name_on(entry, spoken(), on, place.words)


def _map(country: str, spots: Sequence[Spot], focus: str | None) -> Map | None:
    entry = entry_of(f"country:{country}")
    name = entry.name(spoken()) if entry else country
    title = gettext("Map: {country}").format(country=name)
    wide, narrow = (draw(country, spots, width, title, focus) for width in (WIDE, NARROW))
    return Map(name, wide, narrow, wide.left) if wide.svg else None


def when_picture(rows: Sequence[timeline.Row]) -> str:
    """A timeline with the year told in each head only where there are several."""
    ends = [end for row in rows if row.when for end in (row.when.start, row.when.end) if end]
    several = len({end.year for end in ends}) > 1

    def date(day: PartialDate) -> str:
        if several and day.day and day.month:
            return f"{day.day:02}.{day.month:02}.{day.year % 100:02}"
        return day_words(day, year=several or day.month is None)

    return timeline.timeline(rows, Said(date, _between, capital(not_given()), gettext("When it happened")))


def years(rows: Sequence[timeline.Row]) -> str:
    """ "2019", or "2018–2019"; empty where nothing has a date."""
    found = sorted({end.year for row in rows if row.when for end in (row.when.start, row.when.end) if end})
    return "–".join(str(year) for year in dict.fromkeys((*found[:1], *found[-1:])))


def _between(many: int, step: Step) -> str:
    words = {
        Step.DAY: ngettext("{n} day left out: nothing on it", "{n} days left out: nothing on them", many),
        Step.MONTH: ngettext(
            "{n} month left out: nothing in it", "{n} months left out: nothing in them", many
        ),
        Step.YEAR: ngettext("{n} year left out: nothing in it", "{n} years left out: nothing in them", many),
    }
    return words[step].format(n=many)
