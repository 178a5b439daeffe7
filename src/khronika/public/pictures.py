"""From a release to pictures: a question's chart, maps that show a place no more exactly than the release does, and a timeline."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext, ngettext

from khronika.drawing.amounts import unit_words
from khronika.drawing.chart import Captions, Charts, Coverage, Echo, Folded, Mark, charts
from khronika.drawing.maps import Drawn, Spot, draw, drawn_at
from khronika.nouns import Level, Question, ReleasedComparison, ReleasedIncident
from khronika.nouns.retelling import revised, revisions_before
from khronika.public.notes import Note, letters_of
from khronika.public.record import Shelf
from khronika.public.rows import Group, Row, Sheet
from khronika.public.words import scope_of, spoken

WIDE, NARROW = 600.0, 340.0
MOST_MAPS = 3  # countries; the places of others are listed


def table_words() -> str:
    """The heading of the table that says what the chart says."""
    return gettext("What is behind the chart")


def charts_of(
    sheet: Sheet,
    question: Question,
    pairs: Sequence[ReleasedComparison],
    notes: Sequence[Note],
    asks: str,
    href: Callable[[Row], str],
) -> Charts | None:
    """The pictures, or ``None`` where nothing of the question can be drawn. ``href`` is where a mark leads."""
    rows = [row for row in sheet.rows if _drawable(row, question)]
    if not rows:
        return None
    follows = revised([row.id for row in rows], [pair.comparison for pair in pairs])
    linked = set(follows) | set(follows.values())
    whole = any(row.group in (Group.ALL, Group.SOME) for row in rows)
    one_year = _one_year(rows)
    marks = []
    for row in rows:
        figure = row.claim.figure
        assert figure is not None
        marks.append(
            Mark(
                id=row.id,
                low=figure.low,
                high=figure.high,
                printed=figure.value,
                said=row.said,
                words=row.words,
                number=row.number,
                family=row.family,
                coverage=row.coverage,
                about=(row.who, row.counts_short if one_year else row.counts),
                echoes=tuple(Echo(relay.id, relay.words, _changed(relay, row)) for relay in row.relays),
                badges=letters_of(row.id, notes),
                follows=follows.get(row.id),
                order=revisions_before(row.id, follows),
                struck=row.group in (Group.ELSE, Group.WIDER),
                part=whole and row.group is Group.ONE and row.id not in linked,
                href=href(row),
                lang=row.claim.lang or "",
            )
        )
    unit = unit_words(question.unit) or gettext("number")
    return charts(marks, Captions(asks, unit, table_words(), _folded_words))


def _one_year(rows: Sequence[Row]) -> bool:
    """True when no label needs its year: all that is counted lies in one, which the heading names."""
    periods = [scope_of(row.claim)[1] for row in rows]
    ends = [end for period in periods if period for end in (period.start, period.end) if end]
    return len({end.year for end in ends}) == 1


def _drawable(row: Row, question: Question) -> bool:
    """Figures inside the question; of others only those that are printed elsewhere as an answer to it."""
    if row.claim.figure is None or row.group is Group.WORDS:
        return False
    if row.group in (Group.ALL, Group.SOME, Group.ONE):
        return True
    return any(relay.id in question.members for relay in row.relays)


def _changed(relay: Row, told: Row) -> bool:
    one, two = relay.claim.figure, told.claim.figure
    bounds = [(figure.low, figure.high) if figure else None for figure in (one, two)]
    return relay.drift or bounds[0] != bounds[1]


def _folded_words(kept: Folded) -> str:
    many = len(kept.folded)
    if not many:
        return ""
    if all(mark.coverage is Coverage.ONE for mark in kept.folded):
        return ngettext(
            "{n} figure, of one day, place or group, stands in the table only.",
            "{n} figures, each of one day, place or group, stand in the table only.",
            many,
        ).format(n=many)
    return ngettext(
        "{n} figure stands in the table only.", "{n} figures stand in the table only.", many
    ).format(n=many)


@dataclass(frozen=True, slots=True)
class Map:
    """A country's map for a wide window and for a phone."""

    country: str
    wide: Drawn
    narrow: Drawn


@dataclass(frozen=True, slots=True)
class Maps:
    """``left`` are places that are listed and not drawn: a country alone, and what has no outline or position."""

    drawn: tuple[Map, ...]
    left: tuple[Spot, ...]


def maps(
    incidents: Iterable[ReleasedIncident],
    shelf: Shelf,
    href: Callable[[str, str], str],
    focus: str | None = None,
) -> Maps:
    """Each place once, a city as a ring and an oblast as an area, never finer than a city. ``href`` leads to a place's incidents: it is
    given the key that is drawn and the id of the first of them."""
    found: dict[str, dict[str, tuple[str, list[str]]]] = {}
    for each in incidents:
        for place in each.incident.places:
            key = drawn_at(place)
            period = each.incident.period
            shown = replace(place, key=key, alternatives=()) if key in shelf.places else place
            name = shelf.name(shown, spoken(), (period.start or period.end) if period else None)
            ids = found.setdefault(place.country or "", {}).setdefault(key, (name, []))[1]
            if each.incident.id not in ids:
                ids.append(each.incident.id)
    drawn: list[Map] = []
    left: list[Spot] = []
    for country in sorted(found, key=lambda code: (-len(found[code]), code)):
        spots = [
            Spot(key, name, _incidents(len(ids)), href(key, ids[0]))
            for key, (name, ids) in sorted(found[country].items())
        ]
        made = _map(country, spots, shelf, focus) if country and len(drawn) < MOST_MAPS else None
        left += spots if made is None else made.wide.left
        if made is not None:
            drawn.append(made)
    return Maps(tuple(drawn), tuple(left))


def _incidents(many: int) -> str:
    return ngettext("{n} incident", "{n} incidents", many).format(n=many)


def _map(country: str, spots: Sequence[Spot], shelf: Shelf, focus: str | None) -> Map | None:
    named = shelf.places.get(f"country:{country}")
    name = named.name.in_(spoken()) if named else country
    title = gettext("Map: {country}").format(country=name)
    wide, narrow = (draw(country, spots, width, title, focus) for width in (WIDE, NARROW))
    return Map(name, wide, narrow) if wide.svg else None


def precision_words(shelf: Shelf, incident: ReleasedIncident) -> str:
    """How exactly the place is known, for the line under a map."""
    levels = {place.level for place in incident.incident.places}
    if Level.COUNTRY in levels:
        return gettext("Only the country is known; it is named and not drawn.")
    if Level.ADMIN1 in levels:
        return gettext("Only the region is known: the whole of it is drawn, and no point in it.")
    if levels:
        return gettext("The ring is a city, drawn larger than it is; nothing finer is shown.")
    return gettext("No place is given.")
