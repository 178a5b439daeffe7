"""Invented claims in reports, with what is hard for a format: no place, no time, several places, words for numbers, formulas, denials."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from khronika.nouns import (
    Attribution,
    Certainty,
    Claim,
    Counting,
    Figure,
    Kind,
    Level,
    PartialDate,
    Place,
    Precision,
    Report,
    Scope,
    Source,
    SourceType,
    Span,
    Stance,
    Unit,
    Voice,
    When,
    digest,
)
from khronika.publishing.formats import About, Lookups, View, claim_view
from khronika.publishing.formats.view import Told

CITY = Place("Norhold", Level.CITY, "geonames:1", "KZ", ("admin1:KZ.01", "country:KZ"), "Norhold")
SQUARE = Place("Mill Square", Level.SITE, "site:kz/mill", "KZ", ("geonames:1", "admin1:KZ.01", "country:KZ"))
PROVINCE = Place("Orlat Region", Level.ADMIN1, "admin1:KZ.01", "KZ", ("country:KZ",))
COUNTRY = Place("Kazakhstan", Level.COUNTRY, "country:KZ", "KZ")
NOWHERE = Place("Uryvka", Level.UNKNOWN)
TWIN = Place("Sudmark", Level.CITY, "geonames:2", "KZ", ("country:KZ",), alternatives=("geonames:3",))

MINISTRY = Voice(
    "the ministry",
    Source("Interior Ministry", SourceType.STATE, "body:interior-ministry/KZ"),
    "Orlan Belov",
    "deputy minister",
)
AGENCY = Voice("Orlo News", Source("Orlo News", SourceType.MEDIA, "outlet:orlo-news"))
WITNESS = Voice("a resident", Source("a resident", SourceType.WITNESS))

TEXT = (
    "=SUM(A1) said the deputy minister: about 500 people were detained in Norhold on 9 June. "
    "Hundreds came to Mill Square. Two people died, a resident says. The ministry denies it. "
    "@handle posted that «десятки» задержаны, 'so they say'.\n"
)
REPORT = Report(
    "r-0123456789abcdef0123", digest(TEXT.encode()), TEXT, "text/plain", "one.txt", "en", PartialDate(2019, 6, 11), "Orlo News", "https://orlo.example/1",
)  # fmt: skip
BARE = Report("r-ffffffffffffffffffff", digest(b"bare"), "Uryvka. Dozens were held.", "text/plain", "-")


@dataclass(frozen=True, slots=True)
class Row:
    claim: Claim
    report: Report
    added: str = "2026-11-26T19:00:00+00:00"


def _claim(number: int, quote: str, kind: Kind, report: Report = REPORT, **rest: object) -> Claim:
    start = report.text.index(quote)
    made = Claim(
        f"c-{number:020d}", report.id, kind, Span(start, start + len(quote)), quote, Attribution(),
        rule="en.test", confidence=0.5, lang=report.lang or "", outlet=report.outlet, published=report.published,
    )  # fmt: skip
    return replace(made, **rest)  # type: ignore[arg-type]


def _words(text: str, low: float | None, rule: str, scope: Scope = Scope()) -> Figure:  # noqa: B008  (frozen)
    return Figure(text, low, None, Unit.PERSONS, True, rule, scope=scope)


DAY = When.on(dt.date(2019, 6, 9), "on 9 June")
JUNE = When(PartialDate(2019, 6), PartialDate(2019, 6), Precision.MONTH, "in June")
OPEN = When(None, PartialDate(2019, 6, 13), Precision.VAGUE)

CLAIMS: tuple[Claim, ...] = (
    _claim(1, "=SUM(A1) said the deputy minister: about 500 people were detained in Norhold on 9 June.", Kind.DETENTION,
           attribution=Attribution((AGENCY, MINISTRY)), figure=Figure("about 500", 450, 550, Unit.PERSONS, True, "fig.about", 500, Span(39, 48)),
           places=(CITY,), when=DAY, agent="police", target="people"),
    _claim(2, "Hundreds came to Mill Square.", Kind.PROTEST, figure=_words("Hundreds", 100, "fig.hundreds"), places=(SQUARE,), when=JUNE),
    _claim(3, "Two people died, a resident says.", Kind.DEATH, attribution=Attribution((WITNESS,)),
           figure=Figure("Two", 2, 2, Unit.PERSONS, False, "fig.exact", 2), places=(PROVINCE, COUNTRY), when=When.days(dt.date(2019, 6, 9), dt.date(2019, 6, 13))),
    _claim(4, "The ministry denies it.", Kind.DEATH, attribution=Attribution((MINISTRY,)), stance=Stance.DENIES, when=OPEN, places=(COUNTRY,)),
    _claim(5, "@handle posted that «десятки» задержаны, 'so they say'.", Kind.DEATH, certainty=Certainty.HYPOTHETICAL, places=(TWIN,),
           figure=_words("десятки", 24, "fig.dozens", Scope("people", counting=Counting.NEW_SINCE))),
    _claim(6, "Dozens were held.", Kind.STATEMENT, BARE, figure=_words("Dozens", 24, "fig.dozens"), places=(NOWHERE,)),
    _claim(7, "Uryvka.", Kind.BAN, BARE),
)  # fmt: skip
REPORTS = {report.id: report for report in (REPORT, BARE)}
ROWS: tuple[Told, ...] = tuple(Row(claim, REPORTS[claim.report_id]) for claim in CLAIMS)

_OUTLINE = (((68.0, 49.0), (70.0, 49.0), (70.0, 51.0), (68.0, 51.0)),)


def view(rows: Sequence[Told] = ROWS) -> View[Told]:
    points = {"geonames:1": (76.91, 43.25), "geonames:2": (71.4, 51.1)}
    lookups = Lookups(
        lambda place: points.get(place.key or ""),
        lambda place: _OUTLINE if place.key == "admin1:KZ.01" else (),
        lambda report: REPORTS[report].text,
    )
    about = About("Invented claims", "2026-11-26", "1", "CC-BY-4.0", ("Orlo News",))
    return claim_view(lambda: rows, about, lookups)
