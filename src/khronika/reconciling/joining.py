"""Where claims without a number answer one question although their days are not printed alike.

"No gas was used on 9-13 June" answers "gas was used on the 10th": a denial over a period speaks of every day in it.
And a period given only by years is taken for the more exact one inside it. Counts are never joined this way.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from khronika.nouns import Precision, Stance, When
from khronika.reconciling.cards import Card
from khronika.reconciling.scope import lies_within

_AGAINST = (Stance.DENIES, Stance.DISPUTES)


def joined(groups: Sequence[list[Card]]) -> Iterator[tuple[Card, list[Card]]]:
    """Each question's members with the card whose scope is the question's. A group that two others could take in
    stays on its own: the words do not decide."""
    order = sorted(groups, key=lambda group: min(card.id for card in group))
    beside: dict[object, list[int]] = defaultdict(list)
    for index, group in enumerate(order):
        card = group[0]
        if not card.measure.is_count and card.period is not None and card.claim.figure is None:
            beside[card.measure.answers, tuple(place.identity for place in card.places)].append(index)
    into: dict[int, int] = {}
    for indexes in beside.values():
        into.update(_takers(order, indexes))
    members = {index: list(group) for index, group in enumerate(order) if index not in into}
    for index, taker in sorted(into.items()):
        while taker in into:
            taker = into[taker]
        members[taker].extend(order[index])
    for index, cards in members.items():
        yield min(order[index], key=lambda card: card.id), cards


def _takers(order: Sequence[list[Card]], indexes: Sequence[int]) -> dict[int, int]:
    """Which group is taken into which: the inner into the wider, or a coarse period into the exact one in it."""
    into: dict[int, int] = {}
    for inner in indexes:
        found = [wide for wide in indexes if wide != inner and _inside(order[inner], order[wide])]
        answering = [wide for wide in found if _answers(order[inner], order[wide])]
        if len(answering) == 1:
            into[inner] = answering[0]
    for coarse in indexes:
        exact = [inner for inner in indexes if inner != coarse and _fills(order[inner], order[coarse])]
        if len(exact) == 1 and exact[0] not in into:
            into.setdefault(coarse, exact[0])
    return into


def _fills(exact: list[Card], coarse: list[Card]) -> bool:
    """True when the exact period lies in a coarse one and takes up at least half of it: "2018-2019" may mean the
    twelve months in it, but says nothing of one day."""
    one, other = exact[0].period, coarse[0].period
    if one is None or other is None or _is_coarse(one) or not _is_coarse(other) or not _inside(exact, coarse):
        return False
    (a, b), (c, d) = one.bounds(), other.bounds()
    return 2 * (b - a) >= d - c


def _inside(inner: list[Card], wide: list[Card]) -> bool:
    one, other = inner[0].period, wide[0].period
    return one is not None and other is not None and lies_within(one, other)


def _answers(one: list[Card], other: list[Card]) -> bool:
    denied = [any(card.claim.stance in _AGAINST for card in group) for group in (one, other)]
    said = [any(card.claim.stance not in _AGAINST for card in group) for group in (one, other)]
    return (denied[0] and said[1]) or (denied[1] and said[0])


def _is_coarse(period: When | None) -> bool:
    if period is None:
        return False
    ends = [end for end in (period.start, period.end) if end is not None]
    return period.precision in (Precision.YEAR, Precision.VAGUE) or any(end.month is None for end in ends)
