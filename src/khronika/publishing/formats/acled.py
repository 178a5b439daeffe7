"""ACLED-like columns: a row for each claim, coded as ACLED codes events as far as the words allow, with a report of what was lost.

Not ACLED's data and not for mixing with it: ACLED's rows are events that its coders made of all reports, ours are single claims. No row of
ACLED is in this package.
"""

from collections.abc import Iterator, Mapping

from khronika.nouns import Kind, Level, Unit
from khronika.nouns.crosswalk import CROSSWALK
from khronika.publishing.formats import coded
from khronika.publishing.formats.claim_columns import when_of
from khronika.publishing.formats.coded import Coded
from khronika.publishing.formats.countries import country
from khronika.publishing.formats.geojson import located
from khronika.publishing.formats.profiles import Profile, number_under
from khronika.publishing.formats.sheets import Column, csv_lines
from khronika.publishing.formats.view import Loss, Told, View

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1",
    "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2",
    "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
NEVER = ("assoc_actor_1", "inter1", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "region", "admin2", "admin3", "source_scale", "timestamp")  # fmt: skip
_PROTESTS, _VIOLENCE, _STRATEGIC = "Protests", "Violence against civilians", "Strategic developments"
_EVENT_TYPES: Mapping[str, tuple[str, str]] = {
    "Peaceful protest": (_PROTESTS, "Demonstrations"),
    "Protest with intervention": (_PROTESTS, "Demonstrations"),
    "Excessive force against protesters": (_PROTESTS, "Demonstrations; Political violence"),
    "Attack": (_VIOLENCE, "Political violence"),
    "Arrests": (_STRATEGIC, _STRATEGIC),
    "Looting/property destruction": (_STRATEGIC, _STRATEGIC),
}


def write_acled(view: View[Told]) -> Iterator[bytes]:
    columns = [Column(name, "", coded.cell(name)) for name in COLUMNS]
    return csv_lines(columns, (row for _, row in _rows(view)))


def acled_losses(view: View[Told]) -> Iterator[Loss]:
    return coded.losses(_rows(view), NEVER)


def _rows(view: View[Told]) -> Iterator[tuple[str, Coded]]:
    for row in view.rows():
        yield row.claim.id, acled_row(row, view)


def acled_row(row: Told, view: View[Told]) -> Coded:
    made, claim = Coded(), row.claim
    made.put(event_id_cnty=claim.id, notes=coded.notes(claim))
    made.put(source=claim.outlet or claim.attribution.source_name)
    coded.lose_saying(made, claim, "notes")
    _what(made, row)
    _when(made, row)
    _where(made, row, view)
    _figure(made, row)
    return made


def _what(made: Coded, row: Told) -> None:
    claim = row.claim
    sub = CROSSWALK[claim.kind].acled
    if sub is not None and not coded.is_told(claim):
        made.lose("sub_event_type", sub, "the source does not say that it happened; left empty")
    elif sub is None:
        made.lose("sub_event_type", claim.kind.value, "ACLED has no such type; left empty")
    else:
        event, disorder = _EVENT_TYPES[sub]
        made.put(sub_event_type=sub, event_type=event, disorder_type=disorder)
    made.put(actor1=claim.agent, actor2=claim.target)
    if claim.agent and claim.target:
        made.lose("actor2", "who acts and who is acted upon", "ACLED’s actor 1 and actor 2 have no direction")


def _when(made: Coded, row: Told) -> None:
    when = when_of(row.claim)
    if when is None:
        made.lose("event_date", "time", "the claim does not say when; left empty")
        return
    days = coded.days_of(when)
    first = days.first
    if first is None:
        made.lose("event_date", coded.when_words(when), "the words leave the beginning open; left empty")
        return
    precise = days.many == 1 and not coded.is_vague(when)
    made.put(event_date=first.isoformat(), year=first.year)
    made.put(time_precision=1 if precise else 2 if days.within_a_week else 3)
    if not precise:
        made.lose(
            "event_date",
            coded.when_words(when),
            "one row has one day: the first possible, with its time_precision",
        )


def _where(made: Coded, row: Told, view: View[Told]) -> None:
    place = coded.one_place(made, row.claim.places, "location")
    if place is None:
        return
    known = country(place.country)
    made.put(**coded.place_cells(place))
    if known:
        made.put(country=known.name, iso=known.number)
    point, _ = located(place, view.lookups)
    if point is not None:
        made.put(longitude=point[0], latitude=point[1])
    if place.level in (Level.CITY, Level.SITE):
        made.put(geo_precision=1)
        if place.level is Level.SITE:
            made.lose("latitude", place.name, "the point is the middle of its town")
    elif place.level in (Level.ADMIN1, Level.COUNTRY):
        made.put(geo_precision=3)
        made.lose(
            "latitude", place.name, "no point stands for an area; left empty, where ACLED takes a capital"
        )
    else:
        made.lose("geo_precision", place.name, "how large the place is, nobody knows; left empty")


def _figure(made: Coded, row: Told) -> None:
    figure = row.claim.figure
    if figure is None:
        return
    if figure.unit is not Unit.PERSONS or row.claim.kind not in (Kind.DEATH, Kind.PROTEST):
        made.lose(
            "fatalities",
            f"“{figure.text}” {figure.unit.value}",
            f"there is no column for a figure of kind {row.claim.kind.value}",
        )
        return
    if row.claim.kind is Kind.PROTEST:
        made.put(tags=f"crowd size={figure.text}")
        coded.lose_scope(made, figure, "tags")
        return
    if not coded.is_told(row.claim):
        made.lose("fatalities", f"“{figure.text}”", "the source does not say that it happened; left empty")
        return
    number = number_under(Profile.ACLED, figure)
    made.put(fatalities=number.value)
    if number.lost:
        made.lose("fatalities", number.lost, "one column, one number")
    coded.lose_scope(made, figure, "fatalities")
