"""A claim laid out for comparing, worked out once: what it counts, where, when, whose number, how far retold."""

import datetime as dt
from dataclasses import dataclass, field

from khronika.nouns import Claim, Level, Place, Stance, When
from khronika.reconciling.bodies import hops_of, primary_of
from khronika.reconciling.measures import Measure, measure_of
from khronika.reconciling.scope import Days, days_of, narrowest


@dataclass(frozen=True, slots=True)
class Card:
    """``said`` is the last day on which the source can have said it, ``None`` where the text does not tell (the day
    of printing is no substitute). ``value`` is the number printed, the only bound where none was printed; ``low`` and
    ``high`` are 0 and infinity for an open end or no figure. What follows from the rest is worked out once: a card is
    compared many times."""

    claim: Claim
    measure: Measure
    places: tuple[Place, ...]
    period: When | None
    said: dt.date | None
    primary: str
    hops: int
    id: str = field(init=False, compare=False, repr=False)
    days: Days | None = field(init=False, compare=False, repr=False)
    low: float = field(init=False, compare=False, repr=False)
    high: float = field(init=False, compare=False, repr=False)
    value: float | None = field(init=False, compare=False, repr=False)
    # The claim speaks of a number only to deny or dispute it: nobody gives it by that. A count of none is a count.
    against: bool = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        figure = self.claim.figure
        low, high = figure.bounds if figure else (0.0, float("inf"))
        value = None
        if figure is not None:
            value = next(each for each in (figure.value, figure.low, figure.high) if each is not None)
        worked_out = {
            "id": self.claim.id,
            "days": days_of(self.period),
            "low": low,
            "high": high,
            "value": value,
            "against": figure is not None
            and high > 0
            and self.claim.stance in (Stance.DENIES, Stance.DISPUTES),
        }
        for name, found in worked_out.items():
            object.__setattr__(self, name, found)

    @property
    def nearness(self) -> tuple[bool, int, dt.date, bool]:
        """Smaller is nearer the source: the day it was said is told, fewer voices between, said earlier, a named
        person speaking."""
        speaker = self.claim.attribution.speaker
        return self.said is None, self.hops, self.said or dt.date.max, not (speaker and speaker.person)

    @property
    def rank(self) -> tuple[dt.date, bool, str]:
        """An order of cards equally near, that they be told from one of them: printed earlier; somewhere less than a
        country, which retellings make of it; then any that lasts."""
        printed = self.claim.published
        wide = all(place.level is Level.COUNTRY for place in self.places)
        return printed.latest if printed else dt.date.max, wide, self.id


def card_of(claim: Claim) -> Card:
    """The claim laid out. What the figure's own scope says goes before what the sentence says."""
    figure = claim.figure
    places = (figure.scope.places if figure else ()) or claim.places
    period = (figure.scope.period if figure else None) or claim.when
    said = claim.as_of or (figure.scope.as_of if figure else None)
    return Card(
        claim=claim,
        measure=measure_of(claim),
        places=narrowest(places),
        period=period,
        said=said.latest if said else None,
        primary=primary_of(claim),
        hops=hops_of(claim),
    )


_WINDOW = 14  # days within which a source's even number may be one statement although a date is left open


def windows_of(card: Card) -> set[int]:
    """The fortnights of a card's known times, each with the next: cards less than a fortnight apart share one."""
    times = {card.said.toordinal()} if card.said else set()
    if card.days is not None and not card.days.unbounded:
        times |= {card.days.first, card.days.last}
    return {time // _WINDOW + late for time in times for late in (0, 1)}
