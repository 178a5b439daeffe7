"""Which pairs are worth comparing: same country, days that meet, kinds that a reader could confuse.

Never all pairs of a record. A card is looked up among those of its country and family of kinds whose days meet its
own. A card whose days or place the words leave open is looked up by its number, among those of its source and, for a
number that hardly stands twice by chance, among those of its country and family.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

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
_YEAR = 365  # days; an uneven number printed again later than a year or two hence is looked up no more by number alone


def families_of(kind: Kind) -> tuple[str, ...]:
    return FAMILIES.get(kind, (kind.value,))


@cache
def kin_of(kind: Kind) -> tuple[Kind, ...]:
    """The kinds of its families, itself among them."""
    mine = set(families_of(kind))
    return tuple(other for other in Kind if mine & set(families_of(other)))


def countries_of(places: Sequence[Place]) -> frozenset[str]:
    """The countries of the places; a place of no known country stands for itself; no place at all is "?"."""
    return frozenset(place.country or place.identity for place in places) or frozenset({"?"})


def is_floating(card: Card) -> bool:
    """True where the words leave open when or where."""
    return card.period is None or is_unbounded(card.period) or not card.places


class _Statement:
    """Cards that say exactly the same of the same scope, nearest to the source first."""

    __slots__ = ("ids", "stands_for")

    def __init__(self) -> None:
        self.ids: tuple[str, ...] = ()
        self.stands_for: Mapping[str, str] = _NOBODY  # an echo's id -> the id of the card that stands for it

    def settle(self, cards: Mapping[str, Card], primaries: Mapping[str, str]) -> set[str]:
        """Chooses anew which cards are compared with everything; the ids for which that changed."""
        before, self.stands_for = self.stands_for, _NOBODY
        if len(self.ids) > ECHOES:
            self.stands_for = self._choose(cards, primaries)
        both = before.keys() | self.stands_for.keys()
        return {key for key in both if before.get(key) != self.stands_for.get(key)}

    def _choose(self, cards: Mapping[str, Card], primaries: Mapping[str, str]) -> dict[str, str]:
        ranked = sorted(self.ids, key=lambda key: (cards[key].nearness, key))
        first: dict[str, str] = {}
        kept: Counter[str] = Counter()
        stands_for: dict[str, str] = {}
        for key in ranked:
            primary = primaries[key]
            if kept[primary] < ECHOES and kept.total() < CROWD:
                kept[primary] += 1
                first.setdefault(primary, key)
            else:
                stands_for[key] = first.get(primary, ranked[0])
        return stands_for


_NOBODY: Mapping[str, str] = {}


class _Ids:
    """Ids under numbers. Most numbers have one id, and sets of one would be half of a record's memory."""

    def __init__(self) -> None:
        self._held: dict[int, str | tuple[str, ...]] = {}

    def of(self, number: int) -> tuple[str, ...]:
        held = self._held.get(number, ())
        return (held,) if isinstance(held, str) else held

    def put(self, number: int, key: str) -> None:
        held = self.of(number)
        if key not in held:
            self._held[number] = (*held, key) if held else key

    def drop(self, number: int, key: str) -> None:
        """Removes the id, if it is there."""
        held = self.of(number)
        if key in held:
            left = tuple(each for each in held if each != key)
            self._held[number] = left[0] if len(left) == 1 else left
            if not left:
                del self._held[number]


class Blocks:
    """Cards under the keys by which others find them. ``put`` and ``drop`` first, then ``settle``, then ``partners``."""

    def __init__(self) -> None:
        self._statements: dict[int, _Statement] = {}
        self._of: dict[str, int] = {}
        self._cards: dict[str, Card] = {}
        self._primaries: dict[str, str] = {}
        self._days: dict[tuple[str, Kind], Intervals] = defaultdict(Intervals)
        self._numbers = _Ids()
        self._floating = _Ids()
        self._years: set[int] = set()  # in which something was ever told
        self._echoes: dict[str, set[str]] = defaultdict(set)
        self._parts: dict[str, set[str]] = defaultdict(set)
        self._unsettled: set[int] = set()

    def put(self, card: Card, primary: str) -> None:
        """Adds a card under the source that it is known to repeat."""
        key = _said(card)
        statement = self._statements.get(key)
        if statement is None:
            statement = self._statements[key] = _Statement()
        statement.ids = (*statement.ids, card.id)
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
        statement = self._statements[key]
        statement.ids = tuple(each for each in statement.ids if each != card.id)
        self._cards.pop(card.id)
        self._unindex(card)
        self._primaries.pop(card.id)

    def settle(self) -> set[str]:
        """Which cards stand for which, after a change. Returns the ids whose partners that changes."""
        moved: set[str] = set()
        for key in self._unsettled:
            statement = self._statements[key]
            before = dict(statement.stands_for)
            for echo in (changed := statement.settle(self._cards, self._primaries)):
                if echo in before:
                    self._echoes[before[echo]].discard(echo)
                if echo in statement.stands_for:
                    self._echoes[statement.stands_for[echo]].add(echo)
                    self._unindex(self._cards[echo])
                elif echo in statement.ids:
                    self._index(self._cards[echo])
            moved |= changed.intersection(statement.ids)
            if not statement.ids:
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
            for block in _blocks(card, kin_of(card.measure.kind)):
                if block in self._days:
                    yield from self._days[block].meeting(card.period)
        index = self._numbers if is_floating(card) else self._floating
        year = _years_of(card)
        near = (None, *self._years) if year is None else (None, year - 1, year, year + 1)
        for number in _hashes(card, self._primaries[card.id], near):
            yield from index.of(number)

    def _index(self, card: Card) -> None:
        if card.period is not None and not is_unbounded(card.period):
            for block in _blocks(card, (card.measure.kind,)):
                self._days[block].put(card.id, card.period)
        year = _years_of(card)
        if year is not None:
            self._years.add(year)
        for number in _hashes(card, self._primaries[card.id], (year,)):
            self._numbers.put(number, card.id)
            if is_floating(card):
                self._floating.put(number, card.id)

    def _unindex(self, card: Card) -> None:
        if card.period is not None and not is_unbounded(card.period):
            for block in _blocks(card, (card.measure.kind,)):
                self._days[block].drop(card.id, card.period)
        for number in _hashes(card, self._primaries[card.id], (_years_of(card),)):
            self._numbers.drop(number, card.id)
            self._floating.drop(number, card.id)


def _said(card: Card) -> int:
    """What the card says, and of what, as one number: a hash of 61 bits and no tuple, because there is one a claim."""
    places = tuple(place.identity for place in card.places)
    return hash((card.measure, places, card.days, card.low, card.high, card.value, card.claim.stance))


def _blocks(card: Card, kinds: Iterable[Kind]) -> list[tuple[str, Kind]]:
    return [(country, kind) for country in countries_of(card.places) for kind in kinds]


def _years_of(card: Card) -> int | None:
    """In which stretch of a year's length the card's number was told, by its day of speaking, of happening or of printing;
    ``None`` where none is known."""
    if card.said is not None:
        return card.said.toordinal() // _YEAR
    if card.days is not None and not card.days.unbounded:
        return card.days.last // _YEAR
    published = card.claim.published
    return published.latest.toordinal() // _YEAR if published is not None else None


def _hashes(card: Card, primary: str, years: Iterable[int | None]) -> set[int]:
    """Hashes of the card's number keys in those years. Where two keys share one, two cards are compared that need not
    be."""
    if card.value is None:
        return set()
    if not is_uneven(card.value):
        return {hash((primary, card.measure.unit, card.value, window)) for window in windows_of(card)}
    return {hash((key, year)) for key in _number_keys(card, primary) for year in years}


def _number_keys(card: Card, primary: str) -> set[object]:
    """The keys of a card's uneven number and of what it may be rounded to: with its source, and with its country and
    family. Cards meet where they share a key within a year or two, or one tells no time at all."""
    assert card.value is not None
    values = {card.value, *(roundings(card.value) if is_distinctive(card.value) else ())}
    keys: set[object] = {(primary, card.measure.unit, value) for value in values}
    countries = {place.country for place in card.places} or {bodies.country_of(primary)}
    families = families_of(card.measure.kind)
    for value in filter(is_uneven, values):
        keys.update((country, family, value) for country in countries - {None} for family in families)
    return keys
