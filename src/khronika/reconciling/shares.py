"""Bare percentages of a vote: "70.96 percent" with no name beside it is whoever's share that number is elsewhere."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from khronika.reconciling.cards import Card
from khronika.reconciling.numbers import same_number
from khronika.reconciling.scope import Nest, nest_periods, nest_places


def settle(cards: Sequence[Card]) -> tuple[list[Card], dict[str, str]]:
    """The cards with bare shares put to the measure of a card of that number in a scope that nests with theirs, and
    for each the id of that card. Where no card or cards of different measures have the number, it is left bare."""
    known = defaultdict(list)
    for card in cards:
        if card.value is not None and card.measure.stage is not None:
            known[card.measure.kind, card.measure.unit, round(card.value)].append(card)
    settled: dict[str, str] = {}
    made = []
    for card in cards:
        like = _likeness(card, known[card.measure.kind, card.measure.unit, round(card.value or 0)])
        if card.measure.is_bare_share and like is not None:
            settled[card.id] = like.id
            card = replace(card, measure=like.measure)
        made.append(card)
    return made, settled


def _likeness(bare: Card, known: Sequence[Card]) -> Card | None:
    likes = [card for card in known if same_number(bare, card) and _nests(bare, card)]
    return likes[0] if len({card.measure for card in likes}) == 1 else None


def _nests(a: Card, b: Card) -> bool:
    nests = {nest_places(a.places, b.places), nest_periods(a.period, b.period)}
    return nests <= {Nest.SAME, Nest.INSIDE, Nest.AROUND}
