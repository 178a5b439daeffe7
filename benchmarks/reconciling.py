"""How reconciling grows with the record, on claims made up here.

python -m benchmarks.reconciling [--sizes 1000 10000 100000]

Prints for each size seconds of the processor, claims a second, comparisons told and peak memory; the exponent of growth from one size to
the next; how much faster than comparing all pairs; and what one more report costs in each record. Numbers of one run
on one machine: compare the ratios, not the seconds.

The skew is that of real records: few events fill many reports, most fill one or two; a handful of bodies and agencies
stand behind most figures; some figures span a week or a country. A larger record covers more days, not fuller ones.
"""

import argparse
import datetime as dt
import gc
import itertools
import math
import random
import resource
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from khronika.nouns import (
    Attribution,
    Claim,
    Figure,
    Kind,
    Level,
    PartialDate,
    Place,
    Source,
    SourceType,
    Span,
    Unit,
    Voice,
    When,
)
from khronika.reconciling import Growing

_COUNTRIES = 60
_CITIES = 8
_OUTLETS = 300
_DAYS_APART = 3  # one event in a country every three days: what a watched country of some size has
_START = dt.date(2001, 1, 1)
_KINDS = (Kind.DETENTION, Kind.DETENTION, Kind.PROTEST, Kind.SENTENCE, Kind.INJURY, Kind.RELEASE)
_WIRES = tuple(Source(f"Wire {n}", SourceType.MEDIA, f"media:wire-{n}") for n in range(6))


@dataclass(frozen=True, slots=True)
class _Event:
    country: int
    city: int
    day: dt.date
    kind: Kind
    size: int
    truth: int


def _places(event: _Event, rng: random.Random) -> tuple[Place, ...]:
    code = f"X{event.country:02}"
    country = Place(f"Country {event.country}", Level.COUNTRY, f"country:{code}", code)
    draw = rng.random()
    if draw < 0.08:
        return (country,)
    if draw < 0.1:
        return ()
    key = f"geonames:{event.country}-{event.city}"
    return (Place(f"City {event.country}-{event.city}", Level.CITY, key, code, (f"country:{code}",)),)


def _sources(country: int) -> tuple[Source, ...]:
    code = f"X{country:02}"
    return (
        Source("Interior Ministry", SourceType.STATE, f"body:interior-ministry/{code}"),
        Source("Interior Ministry", SourceType.STATE, f"body:interior-ministry/{code}"),
        Source("Prosecutor General", SourceType.PROSECUTOR, f"body:prosecutor-general/{code}"),
        Source("Open Square", SourceType.RIGHTS_GROUP, f"body:open-square-{code}"),
        Source("witnesses", SourceType.WITNESS, None),
        Source("the agency", SourceType.MEDIA, None),
    )


def _figure(number: int, rng: random.Random) -> Figure:
    draw = rng.random()
    if draw < 0.5:
        return Figure(str(number), number, number, Unit.PERSONS, False, "fig.exact", number)
    if draw < 0.8:
        return Figure(f"about {number}", 0.9 * number, 1.1 * number, Unit.PERSONS, True, "fig.about", number)
    return Figure(f"more than {number}", number, None, Unit.PERSONS, True, "fig.at-least", number)


def _when(event: _Event, rng: random.Random) -> When | None:
    draw = rng.random()
    if draw < 0.04:
        return None
    if draw < 0.07:
        return When(None, PartialDate.of(event.day), rule="when.not-after-said")
    return When.days(event.day, event.day + dt.timedelta(days=rng.choice((0, 0, 0, 0, 0, 1, 2, 6))))


@dataclass(frozen=True, slots=True)
class _Statement:
    """What one source said once; many reports carry it, some changed."""

    speaker: Source
    figure: Figure
    places: tuple[Place, ...]
    when: When | None
    said: PartialDate


def _statement(event: _Event, rng: random.Random) -> _Statement:
    number = max(1, int(event.truth * rng.uniform(0.3, 1.2)))
    said = PartialDate.of(event.day + dt.timedelta(days=rng.choice((0, 0, 1, 2))))
    return _Statement(
        rng.choice(_sources(event.country)),
        _figure(number, rng),
        _places(event, rng),
        _when(event, rng),
        said,
    )


def _retold(told: _Statement, event: _Event, rng: random.Random) -> _Statement:
    """One retelling in six changes one thing: hedge, place or days."""
    draw = rng.random()
    if draw < 0.06:
        return replace(told, figure=_figure(int(told.figure.value or 1), rng))
    if draw < 0.11:
        return replace(told, places=_places(event, rng))
    return replace(told, when=_when(event, rng)) if draw < 0.16 else told


def _claim(event: _Event, number: int, statements: list[_Statement], rng: random.Random) -> Claim:
    told = _retold(statements[int(len(statements) * rng.random() ** 2)], event, rng)
    speaker = told.speaker
    chain = (Voice(speaker.name, speaker),) if rng.random() < 0.8 else ()
    if chain and rng.random() < 0.3:
        wire = rng.choice(_WIRES)
        chain = (Voice(wire.name, wire), *chain)
    return Claim(
        id=f"c-{number:08}",
        report_id=f"r-{number:08}",
        kind=event.kind,
        span=Span(0, len(told.figure.text)),
        quote=told.figure.text,
        attribution=Attribution(chain),
        figure=told.figure,
        places=told.places,
        when=told.when,
        as_of=When(told.said, told.said) if rng.random() < 0.6 else None,
        confidence=1.0,
        lang="en",
        published=told.said if rng.random() < 0.95 else None,
        outlet=f"Outlet {int(_OUTLETS * rng.random() ** 2)}",
    )


def _sizes(many: int) -> list[int]:
    """Reports an event, at even steps of one skewed distribution (Pareto, 1.1, at most 400): drawn at random, a handful
    of huge events would make one size of record denser than another."""
    events = 10
    while True:
        steps = ((number + 0.5) / events for number in range(events))
        sizes = [min(400, int(2 * (1 - step) ** (-1 / 1.1))) for step in steps]
        if sum(sizes) >= many:
            return sizes
        events = max(events + 1, int(events * many / sum(sizes)))


def made(many: int, seed: int = 20190609) -> Iterator[Claim]:
    """``many`` claims about made-up events, in the order in which a desk would get them: mixed."""
    rng = random.Random(seed)
    sizes = _sizes(many)
    rng.shuffle(sizes)
    days = max(10, len(sizes) * _DAYS_APART // _COUNTRIES)
    claims = []
    for size in sizes:
        event = _Event(
            country=int(_COUNTRIES * rng.random()),
            city=int(_CITIES * rng.random() ** 2),
            day=_START + dt.timedelta(days=rng.randrange(days)),
            kind=rng.choice(_KINDS),
            size=size,
            truth=int(10 ** rng.uniform(0.5, 3.7)),
        )
        statements = [_statement(event, rng) for _ in range(1 + 2 * int(math.log2(size + 1)))]
        claims += [_claim(event, len(claims) + n, statements, rng) for n in range(size)]
    rng.shuffle(claims)
    yield from claims[:many]


@dataclass(frozen=True, slots=True)
class Measured:
    """One size. ``seconds`` for questions, sources and every comparison; ``formed`` of them for questions and sources.
    ``one_more`` is the median of adding a report of three claims and comparing what it touched, ``mean`` the mean."""

    claims: int
    seconds: float
    formed: float
    listed: int
    megabytes: float
    one_more: float
    mean: float
    all_pairs: float


def measure(many: int, reports: int = 100) -> Measured:
    """Reconciles ``many`` claims, then adds ``reports`` more, one by one. ``all_pairs`` is what judging every pair of
    them would take, from a sample of 20,000 pairs."""
    claims = list(made(many + 3 * reports))
    first, rest = claims[:many], claims[many:]
    del claims
    ids = [claim.id for claim in first]
    gc.collect()
    gc.freeze()  # the claims were there before: walking them again and again is not reconciling's work
    growing = Growing()
    started = time.process_time()
    growing.add_many(_drained(first))
    formed = time.process_time() - started
    listed = sum(
        1 for _ in growing.comparisons()
    )  # told one after another, as they would be written to a file
    seconds = time.process_time() - started
    took = []
    for at in range(0, len(rest), 3):
        started = time.process_time()
        for _ in growing.compared(growing.add(rest[at : at + 3]).pairs):
            pass
        took.append(time.process_time() - started)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(
        many,
        seconds,
        formed,
        listed,
        peak,
        statistics.median(took),
        statistics.mean(took),
        _all_pairs(growing, ids),
    )


def _drained(claims: list[Claim]) -> Iterator[Claim]:
    """The claims, each let go as it is handed over: as they would come from a file."""
    claims.reverse()
    while claims:
        yield claims.pop()


def _all_pairs(growing: Growing, ids: list[str], sample: int = 20_000) -> float:
    """What judging every pair would take, from a sample, laid out as they are: without it the record is not faster for
    its own reasons."""
    rng = random.Random(1)
    pairs = [tuple(sorted((rng.choice(ids), rng.choice(ids)))) for _ in range(sample)]
    started = time.process_time()
    for a, b in pairs:
        if a != b:
            growing.compare(a, b)
    many = len(ids)
    return (time.process_time() - started) / sample * many * (many - 1) / 2


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    found = [measure(size) for size in parser.parse_args().sizes]
    print(
        "    claims   seconds  (formed)  claims/s  comparisons  peak MB  one more, ms: median  mean  all pairs would take"
    )
    for each in found:
        print(
            f"{each.claims:>10,} {each.seconds:>9.2f} {each.formed:>9.2f} {each.claims / each.seconds:>9,.0f} "
            f"{each.listed:>12,} {each.megabytes:>8,.0f} {1000 * each.one_more:>21.2f} {1000 * each.mean:>5.1f} "
            f"{each.all_pairs / each.seconds:>15,.0f} times"
        )
    for one, two in itertools.pairwise(found):
        grown = math.log(two.seconds / one.seconds) / math.log(two.claims / one.claims)
        print(
            f"{one.claims:,} -> {two.claims:,}: exponent {grown:.2f}; one more report "
            f"{two.one_more / one.one_more:.2f} times at the median, {two.mean / one.mean:.2f} in the mean"
        )


if __name__ == "__main__":
    main()
