"""UCDP-like columns (those of the Georeferenced Event Dataset, 49): a row for each claim, with a report of what was lost.

UCDP counts lethal violence between organised sides. Most of our claims are none; their rows are there, as a file has as many rows as the
list it was made from, and the report says that a type is missing.
"""

from collections.abc import Iterator

from khronika.nouns import Kind, Level, Unit
from khronika.publishing.formats import coded
from khronika.publishing.formats.claim_columns import when_of
from khronika.publishing.formats.coded import Coded, Days
from khronika.publishing.formats.countries import country
from khronika.publishing.formats.geojson import located
from khronika.publishing.formats.sheets import Column, csv_lines
from khronika.publishing.formats.view import Loss, Told, View

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name",
    "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec",
    "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id",
    "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
NEVER = (
    "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_b_dset_id", "side_b_new_id", "number_of_sources", "source_headline", "adm_2", "priogrid_gid",
    "country_id", "region", "deaths_a", "deaths_b", "deaths_civilians", "gwnoa", "gwnob",
)  # fmt: skip
_LONGEST = ((1, 1), (6, 2), (7, 3), (31, 4))  # days at most, and UCDP's code; more is 5


def write_ucdp(view: View[Told]) -> Iterator[bytes]:
    columns = [Column(name, "", coded.cell(name)) for name in COLUMNS]
    return csv_lines(columns, (row for _, row in _rows(view)))


def ucdp_losses(view: View[Told]) -> Iterator[Loss]:
    return coded.losses(_rows(view), NEVER)


def _rows(view: View[Told]) -> Iterator[tuple[str, Coded]]:
    for row in view.rows():
        yield row.claim.id, ucdp_row(row, view)


def ucdp_row(row: Told, view: View[Told]) -> Coded:
    made, claim = Coded(), row.claim
    made.put(id=claim.id, relid=claim.report_id, side_a=claim.agent, side_b=claim.target)
    made.put(
        source_article=claim.quote, source_office=claim.outlet, source_original=claim.attribution.source_name
    )
    made.put(source_date=row.report.published.short() if row.report.published else None)
    coded.lose_saying(made, claim, "source_original")
    if claim.kind is not Kind.DEATH:
        made.lose(
            "type_of_violence",
            claim.kind.value,
            "UCDP has lethal violence alone; the row is no event of UCDP",
        )
    _when(made, row)
    _where(made, row, view)
    _deaths(made, row)
    return made


def _when(made: Coded, row: Told) -> None:
    when = when_of(row.claim)
    if when is None:
        made.lose("date_start", "time", "the claim does not say when; left empty")
        return
    days = coded.days_of(when)
    made.put(date_start=days.first.isoformat() if days.first else None)
    made.put(
        date_end=days.last.isoformat() if days.last else None, year=days.first.year if days.first else None
    )
    made.put(
        date_prec=date_prec(days), event_clarity=1 if days.within_a_week and len(row.claim.places) <= 1 else 2
    )
    if days.many is None:
        made.lose("date_prec", coded.when_words(when), "one end is open; left empty")
    elif when.start != when.end or days.many > 1:
        made.lose("date_prec", coded.when_words(when), "the words are a code now")


def date_prec(days: Days) -> int | None:
    """1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 longer; ``None`` where an end is open."""
    if days.many is None:
        return None
    return next((code for most, code in _LONGEST if days.many <= most), 5)


def _where(made: Coded, row: Told, view: View[Told]) -> None:
    place = coded.one_place(made, row.claim.places, "where_description")
    if place is None:
        return
    known = country(place.country)
    made.put(country=known.name if known else None, where_description=place.words or place.name)
    made.put(where_coordinates=place.name, adm_1=place.name if place.level is Level.ADMIN1 else None)
    levels = {Level.SITE: 1, Level.CITY: 1, Level.ADMIN1: 4, Level.COUNTRY: 6}
    made.put(where_prec=levels.get(place.level))
    if place.level is Level.UNKNOWN:
        made.lose("where_prec", place.name, "how large the place is, nobody knows; left empty")
    point, _ = located(place, view.lookups)
    if point is not None:
        made.put(longitude=point[0], latitude=point[1], geom_wkt=f"POINT ({point[0]} {point[1]})")
    elif place.level in (Level.ADMIN1, Level.COUNTRY):
        made.lose(
            "latitude", place.name, "no point stands for an area; left empty, where UCDP takes a middle"
        )


def _deaths(made: Coded, row: Told) -> None:
    figure = row.claim.figure
    if figure is None:
        return
    if row.claim.kind is not Kind.DEATH or figure.unit is not Unit.PERSONS:
        made.lose(
            "best",
            f"“{figure.text}” {figure.unit.value}",
            f"there is no column for a figure of kind {row.claim.kind.value}",
        )
        return
    if not coded.is_told(row.claim):
        made.lose("best", f"“{figure.text}”", "the source does not say that it happened; left empty")
        return
    made.put(low=figure.low, high=figure.high, best=figure.value, deaths_unknown=figure.value)
    if figure.low != figure.high:
        ends = "; an open end is left empty" if figure.low is None or figure.high is None else ""
        made.lose("best", f"“{figure.text}”", f"the words are in no column{ends}")
    coded.lose_scope(made, figure, "best")
