"""Sums that a source's own figures make: 700 over two days is 500 on the first and 200 on the second.

A sum is recognised where one source's parts fill the whole exactly: days that follow on each other without a gap in
the same places, or each place of the whole over the same days. Totals are never added up to make a new figure.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from khronika.nouns import Comparison, Relation, Unit
from khronika.reconciling import reasons
from khronika.reconciling.cards import Card
from khronika.reconciling.pairs import Sources
from khronika.reconciling.scope import Nest, nest_days, nest_places

_LONGEST = 14  # parts looked through for one sum; a fortnight of days is more than any report has broken down
_DAY = dt.timedelta(days=1)


def with_sums(
    comparisons: Sequence[Comparison], cards: Mapping[str, Card], sources: Sources
) -> list[Comparison]:
    """The comparisons, those between a whole and the parts that make it up saying so (rule ``part-of.sum``)."""
    parts: dict[str, list[Card]] = defaultdict(list)
    for c in comparisons:
        part, whole = cards[c.a], cards[c.b]
        if c.relation is Relation.PART_OF and may_add(part, whole, sources):
            parts[c.b].append(part)
    words: dict[tuple[str, str], str] = {}
    for whole_id, found in parts.items():
        whole = cards[whole_id]
        for group in (_filling_days(whole, found), _filling_places(whole, found)):
            text = " and ".join(reasons.figure_words(card) for card in group)
            for card in (part for part in found if any(_one_part(part, chosen) for chosen in group)):
                words[card.id, whole_id] = f"{reasons.figure_words(whole)} is the sum of {text}"
    return [
        replace(c, rule="part-of.sum", reason=f"{c.reason[:-1]}; {words[c.a, c.b]}.", only_if=None)
        if (c.a, c.b) in words and c.relation is Relation.PART_OF
        else c
        for c in comparisons
    ]


def may_add(part: Card, whole: Card, sources: Sources) -> bool:
    """Whether a part may be one of those that its own source adds up to the whole, as far as source and measure tell."""
    return (
        part.value is not None
        and whole.value is not None
        and part.measure.unit is Unit.PERSONS
        and part.measure == whole.measure
        and part.period is not None
        and sources.one_source(part, whole)
    )


def _one_part(part: Card, chosen: Card) -> bool:
    """The chosen part, or the same number for the same days and places through another report."""
    nests = {nest_places(part.places, chosen.places), nest_days(part.days, chosen.days)}
    return part.value == chosen.value and nests == {Nest.SAME}


def _total(cards: Sequence[Card]) -> float:
    return sum(card.value or 0.0 for card in cards)


def _filling_days(whole: Card, found: Sequence[Card]) -> list[Card]:
    """Parts in the whole's places whose days follow on each other from its first day to its last and add up to it."""
    if whole.period is None or whole.period.earliest is None or whole.period.latest is None:
        return []
    inside = [card for card in found if nest_places(card.places, whole.places) is Nest.SAME][: 4 * _LONGEST]
    starting: dict[dt.date, list[Card]] = defaultdict(list)
    for card in sorted(inside, key=lambda card: (card.nearness, card.id)):
        if card.period and card.period.earliest and card.period.latest:
            starting[card.period.earliest].append(card)
    last = whole.period.latest

    def fill(day: dt.date, taken: list[Card]) -> list[Card]:
        if day > last:
            return taken if _total(taken) == whole.value and len(taken) > 1 else []
        if len(taken) == _LONGEST or _total(taken) > (whole.value or 0.0):
            return []
        for card in starting.get(day, ()):
            end = card.period.latest if card.period else None
            if end is not None and end <= last and (made := fill(end + _DAY, [*taken, card])):
                return made
        return []

    return fill(whole.period.earliest, [])


def _filling_places(whole: Card, found: Sequence[Card]) -> list[Card]:
    """Parts over the whole's days, one for each of its places, that add up to it."""
    if len(whole.places) < 2:
        return []
    nearest: dict[str, Card] = {}
    for card in sorted(found, key=lambda card: (card.nearness, card.id)):
        if len(card.places) == 1 and nest_days(card.days, whole.days) is Nest.SAME:
            nearest.setdefault(card.places[0].identity, card)
    group = [nearest[place.identity] for place in whole.places if place.identity in nearest]
    return group if len(group) == len(whole.places) and _total(group) == whole.value else []
