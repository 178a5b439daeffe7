"""Claims laid out side by side: what one claim leaves to another that stands next to it.

A figure told as part of another ("of whom 677") counts some of what that one counts. A bare percentage of a vote is
whoever's share that number is elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from khronika.nouns import Claim, Place
from khronika.reconciling.cards import Card, card_of
from khronika.reconciling.measures import STATED_PART, Measure, is_partitive, measure_of, nest_measures
from khronika.reconciling.numbers import same_number
from khronika.reconciling.scope import Nest, nest_periods, nest_places


@dataclass(frozen=True, slots=True)
class Laid:
    """Cards in order of their ids; for each bare share that was settled the id of the claim that told; and for each
    place the form of its name to print, English where any claim gives it."""

    cards: tuple[Card, ...]
    settled: Mapping[str, str]
    names: Mapping[str, Place]


def lay_out(claims: Mapping[str, Claim]) -> Laid:
    """The claims side by side."""
    names: dict[str, Place] = {}
    for claim in sorted(claims.values(), key=lambda claim: (claim.lang != "en", claim.id)):
        for place in card_of(claim).places:
            names.setdefault(place.identity, place)
    cards, settled = _settle(lay_one(claims[key], claims, names) for key in sorted(claims))
    return Laid(tuple(cards), settled, names)


def lay_one(
    claim: Claim,
    claims: Mapping[str, Claim],
    names: Mapping[str, Place],
    settled: Mapping[str, str] | None = None,
) -> Card:
    """One claim's card beside the others; ``names`` and ``settled`` as ``lay_out`` gave them."""
    card = _beside_its_whole(claim, claims)
    card = replace(card, places=tuple(names.get(place.identity, place) for place in card.places))
    if settled and claim.id in settled and (like := claims.get(settled[claim.id])):
        return replace(card, measure=measure_of(like))
    return card


def _beside_its_whole(claim: Claim, claims: Mapping[str, Claim]) -> Card:
    card = card_of(claim)
    whole = claims.get(claim.part_of or "")
    if whole is None or whole.id == claim.id or claim.figure is None:
        partitive = is_partitive(claim) and card.measure.of is None
        return replace(card, measure=replace(card.measure, of=STATED_PART)) if partitive else card
    above = card_of(whole)
    card = replace(card, places=card.places or above.places, period=card.period or above.period)
    narrowed = nest_measures(card.measure, above.measure) is not Nest.SAME
    scope = {nest_places(card.places, above.places), nest_periods(card.period, above.period)}
    same_scope = scope <= {Nest.SAME, Nest.UNKNOWN}
    return (
        card if narrowed or not same_scope else replace(card, measure=replace(card.measure, of=STATED_PART))
    )


def _settle(cards: Iterable[Card]) -> tuple[list[Card], dict[str, str]]:
    """Bare shares are put to the measure of a card of that number in a scope that nests with theirs. Where no card
    or cards of different measures have the number, the share is left bare."""
    listed = list(cards)
    known: dict[tuple[object, object, int], list[Card]] = defaultdict(list)
    for card in listed:
        if card.value is not None and card.measure.stage is not None:
            known[_bucket(card.measure, card.value)].append(card)
    settled: dict[str, str] = {}
    made = []
    for card in listed:
        if card.measure.is_bare_share and card.value is not None:
            like = _likeness(card, known[_bucket(card.measure, card.value)])
            if like is not None:
                settled[card.id] = like.id
                card = replace(card, measure=like.measure)
        made.append(card)
    return made, settled


def _bucket(measure: Measure, value: float) -> tuple[object, object, int]:
    return measure.kind, measure.unit, round(value)


def _likeness(bare: Card, known: Sequence[Card]) -> Card | None:
    likes = [card for card in known if same_number(bare, card) and _nests(bare, card)]
    return likes[0] if len({card.measure for card in likes}) == 1 else None


def _nests(a: Card, b: Card) -> bool:
    nests = {nest_places(a.places, b.places), nest_periods(a.period, b.period)}
    return nests <= {Nest.SAME, Nest.INSIDE, Nest.AROUND}
