"""Incidents: claims held to be about one happening. They hold links, not truth."""

from dataclasses import dataclass
from enum import StrEnum

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


class Ruling(StrEnum):
    """What a person decides of a grouping."""

    CONFIRM = "confirm"
    SPLIT = "split"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Decision:
    """A named person's decision on an incident; a later one stands beside it, none is edited.

    ``claims`` are the members it speaks of: all of them then, or, for a split, those that tell of another happening;
    ``others`` then are the members that stayed. ``at`` is an ISO time. Raises ValueError without a name or a reason,
    and for a split that leaves one side empty.
    """

    incident: str
    ruling: Ruling
    claims: tuple[str, ...]
    by: str
    reason: str
    at: str = ""
    others: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.by.strip() or not self.reason.strip():
            raise ValueError("a decision names who decides and why")
        if not self.claims or (self.ruling is Ruling.SPLIT and not self.others):
            raise ValueError("a decision speaks of claims, and a split leaves some on both sides")
