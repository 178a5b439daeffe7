"""Which pairs are worth comparing: same country, days that meet, kinds that a reader could confuse.

Never all pairs of a record. A card is looked up among those of its country and family of kinds whose days meet its
own. A card whose days or place the words leave open is looked up by its number, among those of its source and, for a
number that hardly stands twice by chance, among those of its country and family.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from functools import cache, lru_cache

from khronika.nouns import Kind, Place
from khronika.reconciling import bodies
from khronika.reconciling.cards import Card, windows_of
from khronika.reconciling.holding import Holding, InMemory
from khronika.reconciling.intervals import Intervals
from khronika.reconciling.measures import Measure
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


class Blocks:
    """Cards under the keys by which others find them. ``put`` and ``drop`` first, then ``settle``, then ``partners``.
    ``cards`` are the cards as they stand, those that are put among them."""

    def __init__(self, cards: Mapping[str, Card], holding: Holding | None = None) -> None:
        self._held = holding or InMemory()
        self._cards = cards
        self._alike = self._held.several("blocks", "alike")  # what say exactly the same
        self._stand_ins: MutableMapping[str, str] = self._held.table("blocks", "stand-ins")  # of echoes
        self._echoes = self._held.several("blocks", "echoes")  # of stand-ins
        self._primaries: MutableMapping[str, str] = self._held.table(
            "blocks", "primaries"
        )  # that no words name
        self._days: dict[tuple[str, Kind], Intervals] = {}
        self._numbers = self._held.numbers("blocks", "numbers")
        self._floating = self._held.several("blocks", "floating")
        self._years = self._held.several("blocks", "years")
        self._parts = self._held.several("blocks", "parts")
        self._unsettled: set[int] = set()

    def put(self, card: Card, primary: str) -> None:
        """Adds a card under the source that it is known to repeat."""
        key = _said(card)
        self._alike.put(key, card.id)
        if primary != card.primary:
            self._primaries[card.id] = primary
        self._unsettled.add(key)
        if card.claim.part_of:
            self._parts.put(card.claim.part_of, card.id)
        self._index(card)

    def drop(self, card: Card) -> None:
        """Takes a card out as it was put."""
        key = _said(card)
        self._unsettled.add(key)
        self._alike.drop(key, card.id)
        self._unindex(card)
        self._primaries.pop(card.id, None)
        if (stand_in := self._stand_ins.pop(card.id, None)) is not None:
            self._echoes.drop(stand_in, card.id)

    def forget(self, card: Card) -> None:
        """Takes out a card that will not be put again."""
        self.drop(card)
        if card.claim.part_of:
            self._parts.drop(card.claim.part_of, card.id)

    def fellows(self, cards: Iterable[Card], coming: Iterable[Card]) -> set[str]:
        """Ids of the cards whose partners may be others once these cards are dropped and those that are coming put,
        because somebody else stands for them then."""
        more = Counter(map(_said, coming))
        told = {_said(card) for card in cards} | more.keys()
        ids = {key: self._alike.of(key) for key in told}
        return {each for key, held in ids.items() if len(held) + more[key] > ECHOES for each in held}

    def settle(self) -> set[str]:
        """Which cards stand for which, after a change. Returns the ids whose partners that changes."""
        moved: set[str] = set()
        for key in self._unsettled:
            ids = self._alike.of(key)
            after = self._choose(ids) if len(ids) > ECHOES else {}
            for echo in ids:
                before, now = self._stand_ins.get(echo), after.get(echo)
                if before == now:
                    continue
                moved.add(echo)
                if before is not None:
                    self._echoes.drop(before, echo)
                if now is not None:
                    self._echoes.put(now, echo)
                    self._stand_ins[echo] = now
                    self._unindex(self._cards[echo])
                else:
                    del self._stand_ins[echo]
                    self._index(self._cards[echo])
        self._unsettled.clear()
        return moved

    def _choose(self, ids: Sequence[str]) -> dict[str, str]:
        """Of cards that say the same, which are compared with everything, and who stands for each of the others."""
        first: dict[str, str] = {}
        kept: Counter[str] = Counter()
        stands_for: dict[str, str] = {}
        ranked = sorted(ids, key=lambda key: (self._cards[key].nearness, self._cards[key].rank))
        for key in ranked:
            primary = self._primary(self._cards[key])
            if kept[primary] < ECHOES and kept.total() < CROWD:
                kept[primary] += 1
                first.setdefault(primary, key)
            else:
                stands_for[key] = first.get(primary, ranked[0])
        return stands_for

    def partners(self, card: Card) -> set[str]:
        """The ids of the cards to compare it with."""
        found = set(self._echoes.of(card.id))
        found.update(part for part in self._parts.of(card.id) if part in self._cards)
        if card.claim.part_of in self._cards:
            found.add(card.claim.part_of)
        stand_in = self._stand_ins.get(card.id)
        if stand_in is not None:
            found.add(stand_in)
        else:
            found.update(self._neighbours(card))
        found.discard(card.id)
        return found

    def _primary(self, card: Card) -> str:
        return self._primaries.get(card.id, card.primary)

    def _in_days(self, block: tuple[str, Kind]) -> Intervals:
        if block not in self._days:
            self._days[block] = Intervals(self._held, "days", *block)
        return self._days[block]

    def _neighbours(self, card: Card) -> Iterator[str]:
        if card.period is not None and not is_unbounded(card.period):
            for block in _blocks(card, kin_of(card.measure.kind)):
                yield from self._in_days(block).meeting(card.period)
        floats = is_floating(card)
        year = _years_of(card)
        near = (None, *self._years.of("")) if year is None else (None, year - 1, year, year + 1)
        for number in _hashes(card, self._primary(card), near):
            yield from self._numbers.of(number) if floats else self._floating.of(number)

    def _index(self, card: Card) -> None:
        if card.period is not None and not is_unbounded(card.period):
            for block in _blocks(card, (card.measure.kind,)):
                self._in_days(block).put(card.id, card.period)
        year = _years_of(card)
        if year is not None:
            self._years.put("", year)
        for number in _hashes(card, self._primary(card), (year,)):
            self._numbers.put(number, card.id)
            if is_floating(card):
                self._floating.put(number, card.id)

    def _unindex(self, card: Card) -> None:
        if card.period is not None and not is_unbounded(card.period):
            for block in _blocks(card, (card.measure.kind,)):
                self._in_days(block).drop(card.id, card.period)
        for number in _hashes(card, self._primary(card), (_years_of(card),)):
            self._numbers.drop(number, card.id)
            self._floating.drop(number, card.id)


def _number_of(*parts: object) -> int:
    """A number of 56 bits for the parts, the same in every run: a record may be put down and taken up again."""
    return int.from_bytes(hashlib.blake2b(repr(parts).encode(), digest_size=7).digest(), "big")


@lru_cache(maxsize=16_384)
def _measure_number(measure: Measure) -> int:
    return _number_of(measure)


def _said(card: Card) -> int:
    """What the card says, and of what, as one number and no tuple, because there is one a claim."""
    places = [place.identity for place in card.places]
    days = card.days and (card.days.first, card.days.last, card.days.loose, card.days.unbounded)
    value = None if card.value is None else float(card.value)
    measure = _measure_number(card.measure)
    return _number_of(
        measure, places, days, float(card.low), float(card.high), value, card.claim.stance.value
    )


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
    """Numbers for the card's number keys in those years. Where two keys share one, two cards are compared that need not
    be."""
    if card.value is None:
        return set()
    if not is_uneven(card.value):
        unit = card.measure.unit and card.measure.unit.value
        base = _number_of(primary, unit, float(card.value))
        return {_mixed(base, window) for window in windows_of(card)}
    times = [0 if year is None else year + 1 for year in years]
    return {_mixed(base, time) for base in _number_keys(card, primary) for time in times}


def _mixed(base: int, time: int) -> int:
    """The number of a key at a time. Times are few and small, and the factor is odd: none of one key meet."""
    return base ^ (time * 0x9E3779B97F4A7 & 0xFFFFFFFFFFFFFF)


def _number_keys(card: Card, primary: str) -> set[int]:
    """The keys of a card's uneven number and of what it may be rounded to: with its source, and with its country and
    family. Cards meet where they share a key within a year or two, or one tells no time at all."""
    assert card.value is not None
    values = {card.value, *(roundings(card.value) if is_distinctive(card.value) else ())}
    unit = card.measure.unit and card.measure.unit.value
    keys = {_number_of(primary, unit, float(value)) for value in values}
    countries = {place.country for place in card.places} or {bodies.country_of(primary)}
    families = families_of(card.measure.kind)
    for value in filter(is_uneven, values):
        for country in countries - {None}:
            keys.update(_number_of(country, family, float(value)) for family in families)
    return keys


def number_ties(card: Card, primary: str) -> Iterator[tuple[int, bool]]:
    """Numbers under which cards of whatever days find each other: two that share one may be compared where it comes with True for one of them.
    Told a year or two too widely, never too narrowly."""
    if card.value is None:
        return
    floats, year = is_floating(card), _years_of(card)
    if not is_uneven(card.value):
        for number in _hashes(card, primary, ()):
            yield number, floats
        return
    for base in _number_keys(card, primary):
        yield base, year is None
        for time in () if year is None else (year + 1, year + 2):
            yield _mixed(base, time), floats
