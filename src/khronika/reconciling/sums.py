"""Sums that figures make: 700 over two days is 500 on the first and 200 on the second.

Numbers add up by chance easily, so parts are never picked out of many to fit. A sum is looked for in two ways only. Parts of
one source may fill the whole, each day or each place of it exactly once. Or all the parts of a whole that were told together
(in its report, or by its source on its day) lie apart from each other; then what they leave of it, or have too much, is
told too. Totals are never added up to make a new figure.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from khronika.nouns import Addend, Comparison, Relation, Sum, Unit
from khronika.reconciling.cards import Card
from khronika.reconciling.measures import STATED_PART, nest_measures
from khronika.reconciling.pairs import Sources
from khronika.reconciling.scope import Nest, nest_days, nest_places
from khronika.reconciling.totals import condition_of, sum_in

_LONGEST = 14  # parts of one sum; a fortnight of days is more than any report has broken down
_MOST = 4 * _LONGEST  # parts looked through for one sum, the same ones through other reports among them
# Who cannot be two of these at once, and what a court or a policeman decides once in a case. Women and minors, or the
# detained and the fined, may be the same people.
_APART = (
    frozenset({"police", "protesters", "journalists"}),
    frozenset({"jailed", "fined", "warned"}),
    frozenset({"jailed", "fined or warned"}),
)


@dataclass(frozen=True, slots=True)
class _Group:
    """Parts that may be added up. ``may_differ`` where what is left or too much is worth telling too."""

    parts: Sequence[Card]
    filling: bool
    may_differ: bool


def with_sums(
    comparisons: Sequence[Comparison], cards: Mapping[str, Card], sources: Sources
) -> list[Comparison]:
    """The comparisons, those between a whole and the parts that are added up saying so: rule ``part-of.sum`` where they come
    to it, ``part-of.sum-below`` and ``part-of.sum-above`` where they do not."""
    parts: dict[str, list[Comparison]] = defaultdict(list)
    for c in comparisons:
        if c.relation is Relation.PART_OF and not c.exceeds and may_add(cards[c.a], cards[c.b], sources):
            parts[c.b].append(c)
    told: dict[tuple[str, str], Comparison] = {}
    for whole_id, found in parts.items():
        whole = cards[whole_id]
        within = sorted((cards[c.a] for c in found), key=lambda card: (card.nearness, card.id))
        for group in _groups(whole, within, found, sources):
            summed = _sum_of(group, whole, sources)
            if summed is None:
                continue
            for c in found:
                if (c.a, c.b) not in told and any(_one_part(cards[c.a], each) for each in group.parts):
                    told[c.a, c.b] = _telling(c, summed)
    return [told.get((c.a, c.b), c) for c in comparisons]


def may_add(part: Card, whole: Card, sources: Sources) -> bool:
    """Whether a part may be one of those that are added up to the whole, as far as source and measure tell."""
    return (
        part.value is not None
        and whole.value is not None
        and not (part.against or whole.against)
        and part.measure.unit is Unit.PERSONS
        and part.period is not None
        and nest_measures(part.measure, whole.measure) in (Nest.SAME, Nest.INSIDE)
        and (part.claim.report_id == whole.claim.report_id or sources.one_source(part, whole))
    )


def _telling(found: Comparison, summed: Sum) -> Comparison:
    rule = (
        "part-of.sum-above" if summed.is_above else "part-of.sum-below" if summed.is_below else "part-of.sum"
    )
    if found.overruled is not None:  # a person's reason stays as it was written
        return replace(found, sum=summed)
    reason = f"{found.reason[:-1]}; {sum_in(summed, 'en')}."
    return replace(found, rule=rule, reason=reason, only_if=condition_of(summed, "en"), sum=summed)


def _groups(
    whole: Card, within: Sequence[Card], found: Sequence[Comparison], sources: Sources
) -> Iterator[_Group]:
    """Parts that may be added up to the whole, the surest group first."""
    same = [card for card in within if card.measure == whole.measure and sources.one_source(card, whole)]
    for filled in (_filling_days(whole, same), _filling_places(whole, same)):
        if filled:
            yield _Group(filled, filling=True, may_differ=False)
    report = [card for card in within if card.claim.report_id == whole.claim.report_id]
    speech = [
        card
        for card in within
        if sources.one_source(card, whole)
        and whole.said is not None
        and sources.said(card) == sources.said(whole)
    ]
    for together in (report, speech):
        yield from _lying_apart(whole, together)
    stated = {c.a for c in found if c.rule == "part-of.stated"}
    shares = _once([card for card in report if card.id in stated and card.measure.of == STATED_PART])
    if 1 < len(shares) <= _LONGEST:
        yield _Group(shares, filling=True, may_differ=False)


def _lying_apart(whole: Card, together: Sequence[Card]) -> Iterator[_Group]:
    """All the parts that differ from the whole in one of place, days and people, where no two of them can count one person."""
    by: dict[str, list[Card]] = defaultdict(list)
    for card in together:
        nests = {
            "places": nest_places(card.places, whole.places),
            "days": nest_days(card.days, whole.days),
            "people": nest_measures(card.measure, whole.measure),
        }
        inside = [name for name, nest in nests.items() if nest is Nest.INSIDE]
        if len(inside) == 1 and set(nests.values()) == {Nest.SAME, Nest.INSIDE}:
            by[inside[0]].append(card)
    for name, found in by.items():
        parts = _widest(_once(found))
        if 1 < len(parts) <= _LONGEST and all(
            _apart(one, other, name) for at, one in enumerate(parts) for other in parts[:at]
        ):
            yield _Group(parts, filling=_fills(parts, whole, name), may_differ=True)


def _apart(one: Card, other: Card, name: str) -> bool:
    if name == "places":
        return nest_places(one.places, other.places) is Nest.APART
    if name == "days":
        return nest_days(one.days, other.days) is Nest.APART
    a, b = one.measure, other.measure
    words = (a.stage, b.stage) if a.who == b.who else (a.who, b.who) if a.stage == b.stage else ()
    return len(set(words)) == 2 and any(set(words) <= family for family in _APART)


def _fills(parts: Sequence[Card], whole: Card, name: str) -> bool:
    """Whether the parts leave no place and no day of the whole. Of people, nobody knows."""
    if name == "places":
        named = {place.identity for card in parts for place in card.places}
        return named == {place.identity for place in whole.places}
    if name == "days" and whole.days is not None:
        days = sum(card.days.last - card.days.first + 1 for card in parts if card.days is not None)
        return days == whole.days.last - whole.days.first + 1
    return False


def _once(found: Sequence[Card]) -> list[Card]:
    """The same number for the same scope once, the nearest to the source. None where there are more than may be looked
    through: some of them are not all."""
    kept: list[Card] = []
    for card in found if len(found) <= _MOST else ():
        if not any(_one_part(card, other) and card.measure == other.measure for other in kept):
            kept.append(card)
    return kept


def _widest(found: Sequence[Card]) -> list[Card]:
    """Without the parts of parts: a district of a city that is counted too."""
    return [
        card
        for card in found
        if not any(
            nest_places(card.places, other.places) in (Nest.SAME, Nest.INSIDE)
            and nest_days(card.days, other.days) in (Nest.SAME, Nest.INSIDE)
            and nest_measures(card.measure, other.measure) in (Nest.SAME, Nest.INSIDE)
            and (card.places, card.days, card.measure) != (other.places, other.days, other.measure)
            for other in found
            if other is not card
        )
    ]


def _one_part(part: Card, chosen: Card) -> bool:
    """The chosen part, or the same number for the same days and places through another report."""
    if part.id == chosen.id:
        return True
    nests = {nest_places(part.places, chosen.places), nest_days(part.days, chosen.days)}
    return part.value == chosen.value and nests == {Nest.SAME} and part.measure == chosen.measure


def _total(cards: Sequence[Card]) -> float:
    return sum(card.value or 0.0 for card in cards)


def _sum_of(group: _Group, whole: Card, sources: Sources) -> Sum | None:
    """What the group comes to; ``None`` where its words leave room for the whole without coming to it."""
    least = whole.low - sum(card.high for card in group.parts)
    most = whole.high - sum(card.low for card in group.parts)
    exact = most >= 0 and _total(group.parts) == whole.value
    one_source = all(sources.one_source(card, whole) for card in group.parts)
    if not exact and not (group.may_differ and one_source and (least > 0 or most < 0)):
        return None
    if not one_source and not group.filling:
        return None
    return Sum(
        figure=whole.claim.figure.text if whole.claim.figure else "",
        kind=whole.measure.kind,
        population=whole.measure.population,
        parts=tuple(_addend(card, whole) for card in group.parts),
        least=0.0 if exact else None if least == -float("inf") else round(least, 3),
        most=0.0 if exact else None if most == float("inf") else round(most, 3),
        filling=group.filling,
        one_source=one_source,
    )


def _addend(card: Card, whole: Card) -> Addend:
    other_people = nest_measures(card.measure, whole.measure) is not Nest.SAME
    told = other_people and card.measure.of != STATED_PART
    return Addend(
        claim=card.id,
        figure=card.claim.figure.text if card.claim.figure else "",
        places=card.places if nest_places(card.places, whole.places) is not Nest.SAME else (),
        period=card.period if nest_days(card.days, whole.days) is not Nest.SAME else None,
        population=card.measure.population if told else None,
    )


def _filling_days(whole: Card, found: Sequence[Card]) -> list[Card]:
    """Parts in the whole's places whose days follow on each other from its first day to its last and add up to it."""
    if whole.days is None or whole.days.loose or whole.value is None:
        return []
    inside = [card for card in found if nest_places(card.places, whole.places) is Nest.SAME][:_MOST]
    starting: dict[int, list[Card]] = defaultdict(list)
    for card in inside:
        if card.days is not None and not card.days.loose:
            starting[card.days.first].append(card)
    last, value = whole.days.last, whole.value
    seen: set[tuple[int, float]] = set()  # a day reached once with a total need not be reached again

    def fill(day: int, taken: list[Card]) -> list[Card]:
        total = _total(taken)
        if day > last:
            return taken if total == value and len(taken) > 1 else []
        if len(taken) == _LONGEST or total > value or (day, total) in seen:
            return []
        seen.add((day, total))
        for card in starting.get(day, ()):
            end = card.days.last if card.days else last + 1
            if end <= last and (made := fill(end + 1, [*taken, card])):
                return made
        return []

    return fill(whole.days.first, [])


def _filling_places(whole: Card, found: Sequence[Card]) -> list[Card]:
    """Parts over the whole's days, one for each of its places, that add up to it."""
    if not 2 <= len(whole.places) <= _LONGEST:
        return []
    nearest: dict[str, Card] = {}
    for card in found:
        if len(card.places) == 1 and nest_days(card.days, whole.days) is Nest.SAME:
            nearest.setdefault(card.places[0].identity, card)
    group = [nearest[place.identity] for place in whole.places if place.identity in nearest]
    return group if len(group) == len(whole.places) and _total(group) == whole.value else []
