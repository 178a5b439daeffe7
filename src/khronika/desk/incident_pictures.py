"""Maps and a timeline of incidents, in the words of the page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from django.utils.translation import gettext, gettext_noop

from khronika.desk.counts import counted
from khronika.desk.language import spoken, voice
from khronika.desk.place_names import name_in
from khronika.drawing.chart.wording import spoken_by
from khronika.drawing.maps import Drawn, Frame, Spot, draw, drawn_at
from khronika.drawing.maps.framing import parse
from khronika.drawing.timeline import Row
from khronika.drawing.when import pictured
from khronika.nouns import Place, When
from khronika.reading.gazetteer.lookup import entry_of, name_on

WIDE, NARROW = 600.0, 340.0
_MOST_MAPS = 3  # countries; the others' places are listed
Told = tuple[str, tuple[Place, ...], When | None]  # an incident's id, places and days


@dataclass(frozen=True, slots=True)
class Map:
    """A country's map for a wide window and for a phone. ``left`` are places of it that are not drawn, ``ways`` lead nearer, farther
    and aside: the name of the act, its sign and the address."""

    code: str
    country: str
    wide: Drawn
    narrow: Drawn
    left: tuple[Spot, ...]
    ways: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Maps:
    """``left`` are places of no map: of countries without one, or that nobody knows. ``nowhere`` counts what has no place."""

    drawn: tuple[Map, ...]
    left: tuple[Spot, ...]
    nowhere: int


def maps(
    told: Iterable[Told],
    href: Callable[[str], str],
    focus: str | None = None,
    at: str = "",
    about: str | None = None,
) -> Maps:
    """Each place once, with how many incidents name it, or with ``about`` where a page tells of one thing alone; ``href`` leads to a place
    by its key. A country with more places first. ``at`` is the query of the page that shows them, whose ``map`` says which part is seen."""
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
            Spot(key, name, counted(len(ids), "incident") if about is None else about, href(key))
            for key, (name, ids) in sorted(found[country].items())
        ]
        made = _map(country, spots, focus, at) if country and len(drawn) < _MOST_MAPS else None
        if made is None:
            left += spots
        else:
            drawn.append(made)
    return Maps(tuple(drawn), tuple(left), nowhere)


def _name(key: str, place: Place, when: When | None) -> str:
    on = (when.start or when.end) if when else None
    entry = entry_of(key)
    if key == place.identity or entry is None:
        return name_in(spoken(), place, on)
    return name_on(entry, spoken(), on, place.words)


# What leads to another part of a map, its sign, in the order in which it stands.
_WAYS = (
    ("in", "+", gettext_noop("Nearer")), ("out", "−", gettext_noop("Farther")), ("whole", "", gettext_noop("The whole country")),
    ("west", "←", gettext_noop("West")), ("north", "↑", gettext_noop("North")), ("south", "↓", gettext_noop("South")), ("east", "→", gettext_noop("East")),
)  # fmt: skip


def framed(query: str) -> Frame | None:
    """The part of a map that the query of a page asks for."""
    return parse(dict(parse_qsl(query)).get("map", ""))


def _ways(drawn: Drawn, query: str) -> tuple[tuple[str, str, str], ...]:
    kept = [pair for pair in parse_qsl(query) if pair[0] not in ("map", "near")]
    return tuple(
        (gettext(words), sign, urlencode([*kept, ("map", drawn.ways[name].words)]))
        for name, sign, words in _WAYS
        if name in drawn.ways
    )


def _map(country: str, spots: Sequence[Spot], focus: str | None, query: str) -> Map | None:
    entry = entry_of(f"country:{country}")
    name = entry.name(spoken()) if entry else country
    title = gettext("Map: {country}").format(country=name)
    seen = framed(query)
    wide, narrow = (draw(country, spots, width, title, focus, seen) for width in (WIDE, NARROW))
    return Map(country, name, wide, narrow, wide.left, _ways(wide, query)) if wide.svg else None


def when_picture(rows: Sequence[Row]) -> str:
    """A timeline with the year told in each head only where there are several."""
    with spoken_by(voice()):
        return pictured(rows)
