"""Incidents and doubts as a question's page shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from khronika.desk.words import KIND_WORDS, places_words, when_words
from khronika.ledger.access import IncidentView
from khronika.nouns import Claim, Doubt, IncidentLink, Question


@dataclass(frozen=True, slots=True)
class Linked:
    """A claim held to tell of a happening, or to judge it, and why."""

    claim: Claim
    link: IncidentLink


@dataclass(frozen=True, slots=True)
class Happening:
    """``told`` and ``judged`` hold the claims, those of the question first; ``since`` came after the last decision."""

    id: str
    title: str
    standing: str
    told: tuple[Linked, ...]
    judged: tuple[Linked, ...]
    reports: int
    decided: tuple[str, ...]
    since: int


def happenings(views: Sequence[IncidentView], question: Question) -> tuple[Happening, ...]:
    mine = set(question.members)
    return tuple(_happening(view, mine) for view in views)


def _happening(view: IncidentView, mine: set[str]) -> Happening:
    incident = view.incident
    scope = f"{places_words(incident.places, incident.period)}, {when_words(incident.period)}"
    links = {
        name: tuple(
            Linked(view.claims[link.claim], link)
            for link in sorted(found, key=lambda link: (link.claim not in mine, link.claim))
            if link.claim in view.claims
        )
        for name, found in (("told", incident.links), ("judged", incident.judging))
    }
    decided = tuple(
        f"{each.at[:10]}, {each.by}: {each.ruling.value}. {each.reason}" for each in view.decisions
    )
    return Happening(
        id=incident.id,
        title=f"{KIND_WORDS[incident.kind]}, {scope}",
        standing=view.standing,
        told=links["told"],
        judged=links["judged"],
        reports=len({linked.claim.report_id for linked in links["told"]}),
        decided=decided,
        since=len(view.members_since),
    )


@dataclass(frozen=True, slots=True)
class Doubted:
    """A doubt with the claim it speaks of; ``beside`` shows what may be meant."""

    doubt: Doubt
    claim: Claim
    beside: Claim | None


def doubted(doubts: Sequence[Doubt], claims: Mapping[str, Claim]) -> tuple[Doubted, ...]:
    """Those whose claim is among ``claims``."""
    return tuple(
        Doubted(doubt, claims[doubt.claim], claims.get(doubt.beside or ""))
        for doubt in doubts
        if doubt.claim in claims
    )
