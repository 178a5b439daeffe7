"""A claim laid out for comparing, worked out once: what it counts, where, when, whose number, how far retold."""

import datetime as dt
from dataclasses import dataclass

from khronika.nouns import Claim, Place, When
from khronika.reconciling.bodies import hops_of, primary_of
from khronika.reconciling.measures import Measure, measure_of
from khronika.reconciling.scope import narrowest


@dataclass(frozen=True, slots=True)
class Card:
    """``said`` is the last day on which the source can have said it, ``None`` where the text does not tell (the day
    of printing is no substitute). ``value`` is the number printed, the only bound where none was printed."""

    claim: Claim
    measure: Measure
    places: tuple[Place, ...]
    period: When | None
    said: dt.date | None
    primary: str
    hops: int

    @property
    def id(self) -> str:
        return self.claim.id

    @property
    def low(self) -> float:
        """Lower bound, 0 for an open end or no figure."""
        return self.claim.figure.bounds[0] if self.claim.figure else 0.0

    @property
    def high(self) -> float:
        """Upper bound, infinity for an open end or no figure."""
        return self.claim.figure.bounds[1] if self.claim.figure else float("inf")

    @property
    def value(self) -> float | None:
        figure = self.claim.figure
        if figure is None:
            return None
        if figure.value is not None:
            return figure.value
        return figure.low if figure.low is not None else figure.high

    @property
    def nearness(self) -> tuple[bool, int, dt.date, bool]:
        """Smaller is nearer the source: the day it was said is told, fewer voices between, said earlier, a named
        person speaking."""
        speaker = self.claim.attribution.speaker
        return self.said is None, self.hops, self.said or dt.date.max, not (speaker and speaker.person)


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
