"""Incidents: claims held to be about one happening. They hold links, not truth."""

from dataclasses import dataclass

from khronika.nouns.places import Place
from khronika.nouns.times import When
from khronika.nouns.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class IncidentLink:
    """Why a claim is held to belong: ``rule`` is a stable id, ``reason`` a sentence for people, ``confidence`` a
    probability in [0, 1] that a careful reader would agree."""

    claim: str
    rule: str
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Incident:
    """A proposal that a person confirms, splits or withdraws. ``links`` has one entry a member, sorted by claim.

    ``places`` empty or ``period`` ``None``: no member says. ``judging`` are claims that judge or explain the happening
    without telling it (assessments, findings), linked in the same way. ``id`` depends on kind, places and first day
    alone, so that one more report changes no id.
    """

    id: str
    kind: Kind
    places: tuple[Place, ...]
    period: When | None
    links: tuple[IncidentLink, ...]
    judging: tuple[IncidentLink, ...] = ()

    @property
    def members(self) -> tuple[str, ...]:
        return tuple(link.claim for link in self.links)
