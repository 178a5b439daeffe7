"""Claims for tests, made short. Places, bodies and outlets are invented."""

import datetime as dt

from khronika.nouns import (
    Attribution,
    Claim,
    Comparison,
    Figure,
    Kind,
    Level,
    PartialDate,
    Place,
    Source,
    SourceType,
    Span,
    Stance,
    Unit,
    Voice,
    When,
)
from khronika.reconciling import compare, reconcile

COUNTRY = Place("Arvenia", Level.COUNTRY, "country:XA", "XA")
NORTH = Place("Norhold", Level.CITY, "geonames:1", "XA", ("country:XA",))
SOUTH = Place("Sudmark", Level.CITY, "geonames:2", "XA", ("country:XA",))
SQUARE = Place("Mill Square", Level.SITE, "site:xa/1", "XA", ("geonames:1", "country:XA"))
ABROAD = Place("Belmora", Level.COUNTRY, "country:XB", "XB")

MINISTRY = Source("Interior Ministry", SourceType.STATE, "body:interior-ministry/XA")
PROSECUTORS = Source("Prosecutor General's Office", SourceType.PROSECUTOR, "body:prosecutor-general/XA")
WITNESSES = Source("witnesses", SourceType.WITNESS, None)
MONITOR = Source("Open Square", SourceType.RIGHTS_GROUP, "body:open-square")


def day(number: int) -> dt.date:
    return dt.date(2031, 5, number)


def figure(
    text: str,
    low: float | None,
    high: float | None,
    *,
    value: float | None = None,
    rule: str = "fig.exact",
    unit: Unit = Unit.PERSONS,
) -> Figure:
    approx = rule not in ("fig.exact", "fig.range")
    printed = value if value is not None else (low if low is not None and low == high else None)
    return Figure(text, low, high, unit, approx, rule, printed)


def exact(number: float, unit: Unit = Unit.PERSONS) -> Figure:
    return figure(f"{number:,.0f}", number, number, unit=unit)


def about(number: float) -> Figure:
    return figure(f"about {number:,.0f}", 0.9 * number, 1.1 * number, value=number, rule="fig.about")


def at_least(number: float) -> Figure:
    return figure(f"at least {number:,.0f}", number, None, value=number, rule="fig.at-least")


def claim(
    id: str,
    counted: Figure | None,
    *voices: Source,
    kind: Kind = Kind.DETENTION,
    places: tuple[Place, ...] = (NORTH,),
    days: tuple[int, int] | None = (9, 9),
    said: int | None = None,
    target: str | None = None,
    outlet: str | None = None,
    report: str | None = None,
    stance: Stance = Stance.ASSERTS,
    quote: str = "",
    person: str | None = None,
) -> Claim:
    """A claim; ``voices`` outermost first, none for the author. ``days`` are of May 2031."""
    chain = tuple(Voice(source.name, source, person if source is voices[-1] else None) for source in voices)
    words = quote or (counted.text if counted else "it happened")
    return Claim(
        id=id,
        report_id=report or f"r-{id}",
        kind=kind,
        span=Span(0, len(words)),
        quote=words,
        attribution=Attribution(chain),
        target=target,
        figure=counted,
        places=places,
        when=When.days(day(days[0]), day(days[1])) if days else None,
        as_of=When(PartialDate.of(day(said)), PartialDate.of(day(said))) if said else None,
        stance=stance,
        confidence=1.0,
        lang="en",
        outlet=outlet or f"Outlet {id}",
    )


def judged(a: Claim, b: Claim, *others: Claim) -> Comparison:
    """How the two stand beside each other in a record of these and the others."""
    record = reconcile([a, b, *others])
    return compare(record.claims[a.id], record.claims[b.id], record)
