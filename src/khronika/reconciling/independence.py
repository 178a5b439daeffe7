"""Who really speaks: ten outlets that repeat one ministry are one voice."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from khronika.nouns import Claim, Tally
from khronika.reconciling import bodies
from khronika.reconciling.cards import Card, card_of
from khronika.reconciling.reconciler import reconcile
from khronika.reconciling.record import Record


@dataclass(frozen=True, slots=True)
class Voice:
    """One primary source. ``claims`` are ids, nearest to the source first. ``outlets`` carry it, and ``unnamed``
    reports that name no outlet. ``told`` is False for a speaker that nothing tells from others ("witnesses", a report of
    no outlet in its own voice), which counts as a voice but not as an independent one."""

    primary: str
    name: str
    claims: tuple[str, ...]
    outlets: tuple[str, ...]
    reports: int
    told: bool
    unnamed: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How many reports and outlets carry the figures, and how many independent primary sources stand behind them.
    ``unnamed`` reports name no outlet: they are one outlet or many, which nobody can tell, and no outlet is made of
    them. ``untold`` voices are not independent of each other as far as anybody can tell."""

    reports: int
    outlets: int
    independent: int
    untold: int
    unnamed: int = 0


def voices(claims: Iterable[Claim], record: Record | None = None) -> Mapping[str, Voice]:
    """The primary sources behind ``claims``, by key. With a record, what it found of their sources is used; without,
    the claims alone are looked at."""
    by_id = {claim.id: claim for claim in claims}
    cards = [card_of(by_id[key]) for key in sorted(by_id)]
    primaries = (record or reconcile(by_id.values())).primaries
    grouped: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        grouped[primaries.get(card.id, card.primary)].append(card)
    return {
        key: _voice(key, sorted(grouped[key], key=lambda c: (c.nearness, c.id))) for key in sorted(grouped)
    }


def _voice(key: str, cards: list[Card]) -> Voice:
    first = next(
        (card for card in cards if not card.claim.attribution.by_author), cards[0]
    )  # an adopted one names none
    speaker = first.claim.attribution.speaker
    name = (
        bodies.printed_name(speaker.source, first.claim.lang)
        if speaker
        else first.claim.outlet or "the report"
    )
    named = [card.claim for card in cards if bodies.names_outlet(card.claim)]
    outlets = {bodies.outlet_key(claim): claim.outlet or "" for claim in named}
    return Voice(
        primary=key,
        name=name,
        claims=tuple(card.id for card in cards),
        outlets=tuple(sorted(outlets.values())),
        reports=len({card.claim.report_id for card in cards}),
        told=bodies.is_countable(key),
        unnamed=_unnamed(card.claim for card in cards),
    )


def counts(claims: Iterable[Claim], record: Record | None = None) -> Counts:
    """Reports, outlets and independent primary sources behind ``claims``."""
    listed = list(claims)
    found = voices(listed, record)
    return Counts(
        reports=len({claim.report_id for claim in listed}),
        outlets=len({bodies.outlet_key(claim) for claim in listed if bodies.names_outlet(claim)}),
        independent=sum(voice.told for voice in found.values()),
        untold=sum(not voice.told for voice in found.values()),
        unnamed=_unnamed(listed),
    )


def _unnamed(claims: Iterable[Claim]) -> int:
    return len({claim.report_id for claim in claims if not bodies.names_outlet(claim)})


def tallies(record: Record) -> dict[str, Tally]:
    """Who stands behind each question of the record, by its id. Members without a number count too: they speak."""
    found = {}
    for question in record.questions:
        members = [record.claims[key] for key in question.members]
        sources = {record.primaries[claim.id] for claim in members}
        told = sum(map(bodies.is_countable, sources))
        found[question.id] = Tally(
            figures=sum(claim.figure is not None for claim in members),
            reports=len({claim.report_id for claim in members}),
            outlets=len({bodies.outlet_key(claim) for claim in members if bodies.names_outlet(claim)}),
            unnamed=_unnamed(members),
            sources=told,
            untold=len(sources) - told,
        )
    return found
