"""A small record of our own for the desk's tests: an invented country, invented bodies, invented outlets.

Five reports: the ministry says about 100, then about 500 for one day; two outlets repeat the 500, one changing its
words; a rights group says at least 2,000 for the two days; the ministry says almost 900 for them; courts punished 321.
"""

import datetime as dt
from dataclasses import replace
from typing import Any

from khronika.nouns import (
    Attribution,
    Claim,
    Figure,
    Kind,
    Level,
    PartialDate,
    Place,
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

VELTRIA = Place("Veltria", Level.COUNTRY, "country:XV", "XV", words="Veltria")
ORLO = Place("Orlo", Level.CITY, "geonames:900001", "XV", ("country:XV",), "Orlo")
MINISTRY = Source("Ministry of Order", SourceType.STATE, "body:interior-ministry/XV")
LEAGUE = Source("Veltrian League for Rights", SourceType.RIGHTS_GROUP, "body:league/XV")
COURTS = Source("Supreme Court", SourceType.COURT, "body:court/XV")
FIRST = dt.date(2031, 5, 4)


def a_report(number: int, text: str, outlet: str, day: int, **changes: Any) -> Report:
    sha256 = digest(text.encode())
    report = Report(
        make_id("r", sha256), sha256, text, "text/plain", f"{number}.txt", "en",
        PartialDate(2031, 5, day), outlet, given_id=f"story-{number}",
    )  # fmt: skip
    return replace(report, **changes)


def a_claim(
    report: Report,
    quote: str,
    figure: tuple[str, float | None, float | None] | None,
    source: Source | None,
    *,
    days: tuple[int, int] = (4, 4),
    said: int | None = None,
    kind: Kind = Kind.DETENTION,
    place: Place = VELTRIA,
    **changes: Any,
) -> Claim:
    start = report.text.index(quote)
    span = Span(start, start + len(quote))
    when = When.days(
        dt.date(2031, 5, days[0]), dt.date(2031, 5, days[1]), words="on those days", rule="when.test"
    )
    as_of = When.on(dt.date(2031, 5, said)) if said else None
    worded = None
    if figure:
        words, low, high = figure
        at = report.text.index(words)
        printed = next((float(p.replace(",", "")) for p in words.split() if p[0].isdigit()), None)
        scope = Scope("people", (place,), when, as_of)
        worded = Figure(
            words, low, high, Unit.PERSONS, low != high, "fig.test", printed, Span(at, at + len(words)), scope
        )
    chain, cue = (), None
    if source:
        at = report.text.find(source.name)
        voice = Voice(source.name, source, span=Span(at, at + len(source.name)) if at >= 0 else None)
        said_at = report.text.find("said")
        chain, cue = (voice,), Span(said_at, said_at + 4) if said_at >= 0 else None
    claim = Claim(
        Claim.make_id(report.id, kind, span, worded), report.id, kind, span, quote,
        Attribution(chain, cue, "attr.test"), target="people", figure=worded, places=(place,), when=when, as_of=as_of,
        rule="claim.test", confidence=0.8, lang="en", outlet=report.outlet, published=report.published,
    )  # fmt: skip
    return replace(claim, **changes)


def story() -> list[tuple[Report, list[Claim]]]:
    one = a_report(
        1, "The Ministry of Order said about 100 people were detained in Veltria on 4 May.", "Orlo Courier", 4
    )
    two = a_report(
        2,
        "The Ministry of Order said about 500 people were detained in Veltria on 4 May.\n\nIn Orlo, 40 people were detained.",
        "Veltria Daily",
        5,
    )
    three = a_report(
        3,
        "The Ministry of Order said at least 500 people were detained in Veltria on 4 May.",
        "Radio Selt",
        6,
    )
    four = a_report(
        4,
        "The Veltrian League for Rights said at least 2,000 people were detained in Veltria on 4 and 5 May. "
        "The Ministry of Order said almost 900 people were detained in Veltria on 4 and 5 May.",
        "Selt Review",
        7,
    )
    five = a_report(
        5, "The Supreme Court said 321 people were punished in Veltria on 4 and 5 May.", "Orlo Courier", 8
    )
    return [
        (one, [a_claim(one, "about 100 people were detained", ("about 100", 90, 110), MINISTRY, said=4)]),
        (
            two,
            [
                a_claim(two, "about 500 people were detained", ("about 500", 450, 550), MINISTRY, said=5),
                a_claim(two, "In Orlo, 40 people were detained", ("40", 40, 40), None, place=ORLO),
            ],
        ),
        (
            three,
            [
                a_claim(
                    three, "at least 500 people were detained", ("at least 500", 500, None), MINISTRY, said=5
                )
            ],
        ),
        (
            four,
            [
                a_claim(
                    four,
                    "at least 2,000 people were detained",
                    ("at least 2,000", 2000, None),
                    LEAGUE,
                    days=(4, 5),
                ),
                a_claim(
                    four,
                    "almost 900 people were detained",
                    ("almost 900", 810, 900),
                    MINISTRY,
                    days=(4, 5),
                    said=7,
                ),
            ],
        ),
        (
            five,
            [
                a_claim(
                    five,
                    "321 people were punished",
                    ("321", 321, 321),
                    COURTS,
                    days=(4, 5),
                    said=8,
                    kind=Kind.SENTENCE,
                )
            ],
        ),
    ]


def claims() -> list[Claim]:
    return [claim for _, inside in story() for claim in inside]
