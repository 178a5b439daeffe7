"""Incidents and doubts as a question's page shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from khronika.desk.doubts import because
from khronika.desk.language import spoken
from khronika.desk.words import capital, places_words, when_words
from khronika.ledger.access import IncidentView
from khronika.nouns import Claim, Comparison, Doubt, Incident, IncidentLink, Question, Ruling
from khronika.nouns.labels import words_for


@dataclass(frozen=True, slots=True)
class Linked:
    """A claim held to tell of a happening, or to judge it, and why."""

    claim: Claim
    link: IncidentLink
    reason: str


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


_RULINGS = {
    Ruling.CONFIRM: gettext_noop("confirm"),
    Ruling.SPLIT: gettext_noop("split"),
    Ruling.WITHDRAW: gettext_noop("withdraw"),
}
_STANDINGS = {
    "proposed": gettext_noop("proposed"),
    "confirmed": gettext_noop("confirmed"),
    "withdrawn": gettext_noop("withdrawn"),
}
# By the rules of reconciling/incidents.py.
REASONS = {
    "incident.same-scope": gettext_noop("It tells of this: {happening}."),
    "incident.retelling": gettext_noop("It repeats a statement about this: {happening}."),
    "incident.same-report": gettext_noop("Its report tells of one such happening: {happening}."),
    "incident.across-languages": gettext_noop(
        "In another language it gives a number told of this: {happening}; nothing it says is against."
    ),
    "judging.same-report": gettext_noop("Its report tells of one happening: {happening}."),
    "judging.place-and-day": gettext_noop("It speaks of the place and days of this: {happening}."),
}


def standing_words(standing: str) -> str:
    """ "proposed", "confirmed" or "withdrawn"."""
    return gettext(_STANDINGS[standing])


def _reason(link: IncidentLink, incident: Incident) -> str:
    """Why a claim is held to belong, made from the rule; a rule not known here keeps its own words."""
    if link.rule not in REASONS:
        return link.reason
    return gettext(REASONS[link.rule]).format(happening=_happening_words(incident))


def happening_words(incident: Incident) -> str:
    """ "Detention, Orlo, 4 May 2031"."""
    return capital(_happening_words(incident))


def _happening_words(incident: Incident) -> str:
    place = places_words(incident.places, incident.period)
    return f"{words_for(incident.kind, spoken())}, {place}, {when_words(incident.period)}"


def happenings(views: Sequence[IncidentView], question: Question) -> tuple[Happening, ...]:
    mine = set(question.members)
    return tuple(_happening(view, mine) for view in views)


def happening(view: IncidentView) -> Happening:
    """An incident by itself."""
    return _happening(view, set())


def _happening(view: IncidentView, mine: set[str]) -> Happening:
    incident = view.incident
    links = {
        name: tuple(
            Linked(view.claims[link.claim], link, _reason(link, incident))
            for link in sorted(found, key=lambda link: (link.claim not in mine, link.claim))
            if link.claim in view.claims
        )
        for name, found in (("told", incident.links), ("judged", incident.judging))
    }
    decided = tuple(
        f"{each.at[:10]}, {each.by}: {gettext(_RULINGS[each.ruling])}. {each.reason}"
        for each in view.decisions
    )
    return Happening(
        id=incident.id,
        title=happening_words(incident),
        standing=gettext(_STANDINGS[view.standing]),
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
    reason: str


def doubted(
    doubts: Sequence[Doubt], claims: Mapping[str, Claim], comparisons: Sequence[Comparison]
) -> tuple[Doubted, ...]:
    """Those whose claim is among ``claims``. ``comparisons`` hold the pairs from which some doubts come."""
    return tuple(
        Doubted(
            doubt, claims[doubt.claim], claims.get(doubt.beside or ""), because(doubt, claims, comparisons)
        )
        for doubt in doubts
        if doubt.claim in claims
    )
