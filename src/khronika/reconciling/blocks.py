"""Which pairs are worth comparing: same country, days that meet, kinds that a reader could confuse.

Never all pairs of a record: cards are put into blocks by country and family of kinds, and within a block a sweep
over the days yields only pairs whose days meet. A card without days meets only cards of the same primary source.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from khronika.nouns import Kind, Place, When
from khronika.reconciling.cards import Card

# Kinds whose figures are taken for each other in print. A kind may stand in several families; others stand alone.
FAMILIES: dict[Kind, tuple[str, ...]] = {
    Kind.DETENTION: ("custody", "crowd"),
    Kind.RELEASE: ("custody",),
    Kind.SENTENCE: ("custody",),
    Kind.CHARGE: ("custody",),
    Kind.PROTEST: ("crowd",),
    Kind.INJURY: ("harm",),
    Kind.DEATH: ("harm",),
    Kind.FORCE: ("force",),
    Kind.DISPERSAL: ("force",),
    Kind.BLOCKING: ("network",),
    Kind.BLACKOUT: ("network",),
    Kind.ELECTION_FINDING: ("judgement",),
    Kind.ASSESSMENT: ("judgement",),
}

# How many exact repetitions of one statement are compared with everything. More than a page shows, and few enough that
# ten thousand copies of one wire report stay ten thousand pairs. Chosen by hand, 2026-11; measure again with issue 4.
ECHOES = 20

Item = TypeVar("Item")


def families_of(kind: Kind) -> tuple[str, ...]:
    return FAMILIES.get(kind, (kind.value,))


def countries_of(places: Sequence[Place]) -> frozenset[str]:
    """The countries of the places; a place of no known country stands for itself; no place at all is "?"."""
    return frozenset(place.country or place.identity for place in places) or frozenset({"?"})


def sweep(items: Iterable[tuple[When, str, Item]]) -> Iterator[tuple[Item, Item]]:
    """Every pair whose days meet, once. ``items`` are (days, id, item); order by first day, then id, so that the
    result does not depend on the order given."""
    active: list[tuple[object, Item]] = []
    for when, _, item in sorted(items, key=lambda each: (each[0].bounds()[0], each[1])):
        first, last = when.bounds()
        active = [(end, other) for end, other in active if end >= first]  # type: ignore[operator]
        for _, other in active:
            yield other, item
        active.append((last, item))


def _without_echoes(cards: Sequence[Card]) -> tuple[list[Card], list[tuple[Card, Card]]]:
    """The cards to compare with one another, and for each echo left out the card that stands for it.

    An echo says exactly what others say: same source, scope, measure and bounds. Up to ``ECHOES`` of a kind are all
    compared; the rest, farther from the source, meet only the nearest of their kind.
    """
    groups: dict[object, list[Card]] = defaultdict(list)
    for card in cards:
        places = tuple(place.identity for place in card.places)
        days = card.period.bounds() if card.period else None
        said = (card.low, card.high, card.value, card.claim.stance)
        groups[card.primary, card.measure, places, days, said].append(card)
    kept, echoes = [], []
    for group in groups.values():
        ranked = sorted(group, key=lambda card: (card.nearness, card.id))
        kept += ranked[:ECHOES]
        echoes += [(ranked[0], card) for card in ranked[ECHOES:]]
    return sorted(kept, key=lambda card: card.id), echoes


def candidate_pairs(cards: Sequence[Card]) -> Iterator[tuple[Card, Card]]:
    """The pairs to compare, each once, the smaller id first, in a fixed order."""
    cards, echoes = _without_echoes(cards)
    blocks: dict[tuple[str, str], list[tuple[When, str, Card]]] = defaultdict(list)
    undated: dict[str, list[Card]] = defaultdict(list)
    by_primary: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        by_primary[card.primary].append(card)
        if card.period is None:
            undated[card.primary].append(card)
            continue
        for country in countries_of(card.places):
            for family in families_of(card.measure.kind):
                blocks[country, family].append((card.period, card.id, card))
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        for a, b in sweep(blocks[key]):
            yield from _once(a, b, seen)
    for primary in sorted(undated):
        for a in undated[primary]:
            for b in by_primary[primary]:
                if a.id != b.id:
                    yield from _once(a, b, seen)
    for nearest, echo in echoes:
        yield from _once(nearest, echo, seen)


def _once(a: Card, b: Card, seen: set[tuple[str, str]]) -> Iterator[tuple[Card, Card]]:
    if b.id < a.id:
        a, b = b, a
    if (a.id, b.id) not in seen:
        seen.add((a.id, b.id))
        yield a, b
