"""Small nouns of our own making for the ledger's tests. Places and bodies are real or invented; persons never real."""

import datetime as dt
from dataclasses import replace
from typing import Any

from django.db import connection

from khronika.nouns import (
    Attribution,
    Claim,
    Comparison,
    Figure,
    Incident,
    IncidentLink,
    Kind,
    Level,
    PartialDate,
    Place,
    Question,
    Reading,
    Relation,
    Report,
    Scope,
    Source,
    SourceType,
    Span,
    Unit,
    Voice,
    When,
    digest,
    make_id,
)

KAZAKHSTAN = Place("Kazakhstan", Level.COUNTRY, "country:KZ", "KZ", words="Kazakhstan")
ALMATY = Place("Almaty", Level.CITY, "geonames:1526384", "KZ", ("country:KZ",), "Алматы")
MINISTRY = Source("Interior Ministry", SourceType.STATE, "kz/interior-ministry")
RULES = "test.1"


def raw_of(words: str) -> bytes:
    return words.encode()


def a_report(words: str = "Police held about 100 people in Almaty.", **changes: Any) -> Report:
    sha256 = digest(raw_of(words))
    report = Report(
        make_id("r", sha256),
        sha256,
        words,
        "text/plain",
        "a.txt",
        "en",
        PartialDate(2019, 6, 9),
        "Test Herald",
    )
    return replace(report, **changes)


def a_claim(
    report: Report,
    number: float = 100,
    place: Place = ALMATY,
    kind: Kind = Kind.DETENTION,
    day: int = 9,
    source: Source = MINISTRY,
) -> Claim:
    when = When.on(dt.date(2019, 6, day))
    figure = Figure(
        f"about {number}",
        number * 0.9,
        number * 1.1,
        Unit.PERSONS,
        True,
        "figure.about",
        number,
        Span(0, 6),
        Scope("people", (place,), when),
    )
    return Claim(
        id=Claim.make_id(report.id, kind, Span(0, 11), figure, int(number)),
        report_id=report.id,
        kind=kind,
        span=Span(0, 11),
        quote=report.text[:11],
        attribution=Attribution((Voice("the ministry", source, span=Span(3, 6)),), Span(0, 3), "attr.test"),
        figure=figure,
        places=(place,),
        when=when,
        confidence=0.9,
        lang=report.lang or "",
        outlet=report.outlet,
        published=report.published,
    )


def a_reading(report: Report, *claims: Claim, rules: str = RULES) -> Reading:
    return Reading(report.id, claims, rules, ((Span(0, 3), "no verb"),))


def a_question(*claims: Claim, place: Place = ALMATY, day: int = 9, **changes: Any) -> Question:
    kind = claims[0].kind if claims else Kind.DETENTION
    question = Question(
        id=make_id("q", kind, place, day),
        kind=kind,
        population="people",
        places=(place,),
        period=When.on(dt.date(2019, 6, day)),
        unit=Unit.PERSONS,
        text=f"people: {kind.value}, {place.name}, {day} June 2019",
        members=tuple(sorted(claim.id for claim in claims)),
    )
    return replace(question, **changes)


def a_comparison(a: Claim, b: Claim, relation: Relation = Relation.AGREE) -> Comparison:
    return Comparison(a.id, b.id, relation, "Both say about the same.", "compare.test")


def an_incident(*claims: Claim, place: Place = ALMATY, day: int = 9) -> Incident:
    links = tuple(
        IncidentLink(claim.id, "incident.same-scope", "It tells of the same.", 0.9)
        for claim in sorted(claims, key=lambda claim: claim.id)
    )
    kind = claims[0].kind
    return Incident(make_id("i", kind, place, day), kind, (place,), When.on(dt.date(2019, 6, day)), links)


def drop_guard(name: str, table: str) -> None:
    """Remove a trigger, as somebody with the file and a shell would."""
    where = f" ON {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}{where}")
