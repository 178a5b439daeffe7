"""Which pairs are worth comparing: same country, days that meet, kinds that a reader could confuse.

Never all pairs of a record. A card is looked up among those of its country and family of kinds whose days meet its
own. A card whose days or place the words leave open is looked up by its number, among those of its source and, for a
number that hardly stands twice by chance, among those of its country and family.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from khronika.nouns import Kind, Place
from khronika.reconciling import bodies
from khronika.reconciling.cards import Card, windows_of
from khronika.reconciling.intervals import Intervals
from khronika.reconciling.numbers import is_distinctive, is_uneven, roundings
from khronika.reconciling.scope import is_unbounded

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

# How many exact repetitions of one statement by one source are compared with everything, and how many of one
# statement by whatever sources. More than a page shows, and few enough that ten thousand copies of one report stay ten
# thousand pairs. 4 and 24 keep a crowded day cheap (benchmarks/reconciling.py); 20 and no second bound gave no other answer
# on the facts of 2019.
ECHOES = 4
CROWD = 24


def families_of(kind: Kind) -> tuple[str, ...]:
    return FAMILIES.get(kind, (kind.value,))


def countries_of(places: Sequence[Place]) -> frozenset[str]:
    """The countries of the places; a place of no known country stands for itself; no place at all is "?"."""
    return frozenset(place.country or place.identity for place in places) or frozenset({"?"})


def is_floating(card: Card) -> bool:
    """True where the words leave open when or where."""
    return card.period is None or is_unbounded(card.period) or not card.places


class _Statement:
    """Cards that say exactly the same of the same scope, nearest to the source first."""

    def __init__(self) -> None:
        self.cards: dict[str, tuple[Card, str]] = {}
        self.stands_for: dict[str, str] = {}  # an echo's id -> the id of the card that stands for it

    def settle(self) -> set[str]:
        """Chooses anew which cards are compared with everything; the ids for which that changed."""
        before, self.stands_for = self.stands_for, {}
        if len(self.cards) > ECHOES:
            self._choose()
        both = before.keys() | self.stands_for.keys()
        return {key for key in both if before.get(key) != self.stands_for.get(key)}

    def _choose(self) -> None:
        ranked = sorted(self.cards.values(), key=lambda each: (each[0].nearness, each[0].id))
        first: dict[str, str] = {}
        kept: Counter[str] = Counter()
        for card, primary in ranked:
            if kept[primary] < ECHOES and kept.total() < CROWD:
                kept[primary] += 1
                first.setdefault(primary, card.id)
            else:
                self.stands_for[card.id] = first.get(primary, ranked[0][0].id)


class Blocks:
    """Cards under the keys by which others find them. ``put`` and ``drop`` first, then ``settle``, then ``partners``."""

    def __init__(self) -> None:
        self._statements: dict[object, _Statement] = {}
        self._of: dict[str, object] = {}
        self._cards: dict[str, Card] = {}
        self._primaries: dict[str, str] = {}
        self._days: dict[tuple[str, str], Intervals[Card]] = defaultdict(Intervals)
        self._numbers: dict[object, dict[str, Card]] = defaultdict(dict)
        self._floating: dict[object, dict[str, Card]] = defaultdict(dict)
        self._echoes: dict[str, set[str]] = defaultdict(set)
        self._parts: dict[str, set[str]] = defaultdict(set)
        self._unsettled: set[object] = set()

    def put(self, card: Card, primary: str) -> None:
        """Adds a card under the source that it is known to repeat."""
        places = tuple(place.identity for place in card.places)
        days = card.period.bounds() if card.period else None
        key = (card.measure, places, days, card.low, card.high, card.value, card.claim.stance)
        self._statements.setdefault(key, _Statement()).cards[card.id] = (card, primary)
        self._of[card.id] = key
        self._cards[card.id] = card
        self._primaries[card.id] = primary
        self._unsettled.add(key)
        if card.claim.part_of:
            self._parts[card.claim.part_of].add(card.id)
        self._index(card)

    def drop(self, card: Card) -> None:
        """Takes a card out as it was put."""
        key = self._of.pop(card.id)
        self._unsettled.add(key)
        self._statements[key].cards.pop(card.id)
        self._cards.pop(card.id)
        self._unindex(card)
        self._primaries.pop(card.id)

    def settle(self) -> set[str]:
        """Which cards stand for which, after a change. Returns the ids whose partners that changes."""
        moved: set[str] = set()
        for key in self._unsettled:
            statement = self._statements[key]
            before = dict(statement.stands_for)
            for echo in (changed := statement.settle()):
                if echo in before:
                    self._echoes[before[echo]].discard(echo)
                if echo in statement.stands_for:
                    self._echoes[statement.stands_for[echo]].add(echo)
                    self._unindex(self._cards[echo])
                elif echo in statement.cards:
                    self._index(self._cards[echo])
            moved |= changed & statement.cards.keys()
            if not statement.cards:
                del self._statements[key]
        self._unsettled.clear()
        return moved

    def partners(self, card: Card) -> set[str]:
        """The ids of the cards to compare it with."""
        found = set(self._echoes.get(card.id, ()))
        found |= self._parts.get(card.id, set()) & self._cards.keys()
        if card.claim.part_of in self._cards:
            found.add(card.claim.part_of)
        stand_in = self._statements[self._of[card.id]].stands_for.get(card.id)
        if stand_in is not None:
            found.add(stand_in)
        else:
            found.update(self._neighbours(card))
        found.discard(card.id)
        return found

    def _neighbours(self, card: Card) -> Iterator[str]:
        if card.period is not None and not is_unbounded(card.period):
            for block in _blocks(card):
                if block in self._days:
                    for key, _ in self._days[block].meeting(card.period):
                        yield key
        index = self._numbers if is_floating(card) else self._floating
        for number in _numbers(card, self._primaries[card.id]):
            yield from index.get(number, ())

    def _index(self, card: Card) -> None:
        if card.period is not None and not is_unbounded(card.period):
            for block in _blocks(card):
                self._days[block].put(card.id, card.period, card)
        for number in _numbers(card, self._primaries[card.id]):
            self._numbers[number][card.id] = card
            if is_floating(card):
                self._floating[number][card.id] = card

    def _unindex(self, card: Card) -> None:
        if card.period is not None and not is_unbounded(card.period):
            for block in _blocks(card):
                self._days[block].drop(card.id, card.period)
        for number in _numbers(card, self._primaries[card.id]):
            for index in (self._numbers, self._floating):
                if number in index:
                    index[number].pop(card.id, None)
                    if not index[number]:
                        del index[number]


def _blocks(card: Card) -> Iterable[tuple[str, str]]:
    return [
        (country, family)
        for country in countries_of(card.places)
        for family in families_of(card.measure.kind)
    ]


def _numbers(card: Card, primary: str) -> set[object]:
    """The keys of a card's number and of what it may be rounded to: with its source, and with its country and family
    where the number is uneven; an even number, with its source and weeks. Cards meet where they share a key."""
    if card.value is None:
        return set()
    if not is_uneven(card.value):
        return {(primary, card.measure.unit, card.value, window) for window in windows_of(card)}
    values = {card.value, *(roundings(card.value) if is_distinctive(card.value) else ())}
    keys: set[object] = {(primary, card.measure.unit, value) for value in values}
    countries = {place.country for place in card.places} or {bodies.country_of(primary)}
    families = families_of(card.measure.kind)
    for value in filter(is_uneven, values):
        keys.update((country, family, value) for country in countries - {None} for family in families)
    return keys
