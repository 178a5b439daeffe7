"""Claims laid out side by side: what one claim leaves to another that stands next to it.

A figure told as part of another ("of whom 677") counts some of what that one counts. A bare percentage of a vote is
whoever's share that number is elsewhere. A place is printed under one English name where any claim gives it.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import replace
from functools import lru_cache

from anyascii import anyascii

from khronika.nouns import Claim, Place
from khronika.reconciling.cards import Card, card_of
from khronika.reconciling.holding import Holding, InMemory
from khronika.reconciling.measures import STATED_PART, Measure, is_partitive, measure_of, nest_measures
from khronika.reconciling.numbers import same_number
from khronika.reconciling.scope import Nest, nest_periods, nest_places

_Bucket = tuple[object, object, int]
# A place's name in English on that day, ``None`` where it is not known. A gazetteer has it; no room of ours may ask another.
English = Callable[[Place, dt.date | None], str | None]


class Layout:
    """Cards of a set of claims that grows. ``settled`` gives for each bare share that was settled the id of the claim
    that told; ``names`` for each place the form of its name to print in English."""

    def __init__(self, holding: Holding | None = None, english: English | None = None) -> None:
        held = holding or InMemory()
        self._english = english
        self.cards: MutableMapping[str, Card] = held.table("layout", "cards")
        self.claims = _Claims(self.cards)
        self.settled: MutableMapping[str, str] = held.table("layout", "settled")
        self.names: MutableMapping[str, Place] = held.table("layout", "names")
        self._ranks: MutableMapping[str, tuple[bool, str]] = held.table("layout", "ranks")
        # place -> claims not in English that name it
        self._named = held.several("layout", "named")
        # place -> how many claims name it just so
        self._givers: MutableMapping[str, int] = held.table("layout", "givers")
        self._parts = held.several("layout", "parts")
        self._shares = _Shares(held)

    def add(self, claims: Iterable[Claim]) -> dict[str, Card | None]:
        """Lays out new claims. The ids of the cards that are new or changed, each with its card before."""
        fresh = {claim.id: card_of(claim) for claim in claims}
        stale: set[str] = set(fresh)
        self.claims.coming = {key: card.claim for key, card in fresh.items()}
        for key, card in fresh.items():
            stale.update(part for part in self._parts.of(key) if part in self.claims)
            if card.claim.part_of:
                self._parts.put(card.claim.part_of, key)
            for place in card.places:
                for name in _name_keys(place, card):
                    stale |= self._name(name, self._in_english(place, card), card.claim)
            for name, rank in self._names_of(card.claim):
                if self._ranks[name] == rank:
                    self._givers[name] = self._givers.get(name, 0) + 1
        before = self._lay(stale, fresh)
        self.claims.coming = {}
        return before

    def may_drop(self, keys: Iterable[str]) -> bool:
        """Whether claims can be taken out: not where a place's name is known by them alone, because who else names it in some
        other way was not noted."""
        left: dict[str, int] = {}
        for key in keys:
            for name, rank in self._names_of(self.claims[key]):
                if self._ranks.get(name) == rank:
                    left[name] = left.get(name, self._givers.get(name, 0)) - 1
        return all(count > 0 for count in left.values())

    def drop(self, keys: Iterable[str]) -> dict[str, Card | None]:
        """Takes out claims that ``may_drop``. The ids of other cards that this changes, each with its card before."""
        gone = {key: self.claims[key] for key in keys}
        for key, claim in gone.items():
            for name, rank in self._names_of(claim):
                self._named.drop(name, key)
                if self._ranks.get(name) == rank:
                    self._givers[name] -= 1
            if claim.part_of:
                self._parts.drop(claim.part_of, key)
        touched = self._shares.drop(gone)
        for key in gone:
            del self.cards[key]
            self.settled.pop(key, None)
        stale = {part for key in gone for part in self._parts.of(key)}
        return self._lay({key for key in stale if key in self.cards}, {}, touched)

    def _lay(
        self, stale: set[str], fresh: Mapping[str, Card], touched: Iterable[_Bucket] = ()
    ) -> dict[str, Card | None]:
        stale |= {part for key in stale for part in self._parts.of(key) if part in self.claims}
        laid = {key: lay_one(self.claims[key], self.claims, self.names, bare=fresh.get(key)) for key in stale}
        told = self._shares.settle(laid, touched)
        before: dict[str, Card | None] = {}
        for key, (card, like) in told.items():
            self.settled.pop(key, None)
            if like is not None:
                self.settled[key] = like
            if self.cards.get(key) != card:
                before[key] = self.cards.get(key)
                self.cards[key] = card
        return before

    def _in_english(self, place: Place, card: Card) -> Place:
        """The place under the name that a gazetteer has in English, where a report in another language names it."""
        if card.claim.lang == "en" or place.key is None or self._english is None:
            return place
        name = self._english(place, _month_of(card))
        return replace(place, name=name) if name else place

    def _names_of(self, claim: Claim) -> set[tuple[str, tuple[bool, str]]]:
        """The names that a claim gives places, each with its rank."""
        card = card_of(claim)
        return {
            (name, (claim.lang != "en", self._in_english(place, card).name))
            for place in card.places
            for name in _name_keys(place, card)
        }

    def _name(self, key: str, place: Place, claim: Claim) -> set[str]:
        """Notes the name; the claims that must be laid out anew because a better name is known now."""
        rank = (claim.lang != "en", place.name)
        if claim.lang != "en":
            self._named.put(key, claim.id)
        if key in self._ranks and self._ranks[key] <= rank:
            return set()
        self._ranks[key], self.names[key], self._givers[key] = rank, _bare_place(place), 0
        return set(self._named.of(key))


class _Claims(Mapping[str, Claim]):
    """The claims of the cards, and those that are ``coming`` and have none yet."""

    def __init__(self, cards: Mapping[str, Card]) -> None:
        self._cards = cards
        self.coming: Mapping[str, Claim] = {}

    def __getitem__(self, key: str) -> Claim:
        coming = self.coming.get(key)
        return self._cards[key].claim if coming is None else coming

    def __contains__(self, key: object) -> bool:
        return key in self.coming or key in self._cards

    def __iter__(self) -> Iterator[str]:
        yield from self._cards
        yield from (key for key in self.coming if key not in self._cards)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _name_keys(place: Place, card: Card) -> tuple[str, ...]:
    """Under which keys a place's name is looked up, the surest first: places are renamed, so its name that month."""
    day = _month_of(card)
    return (f"{place.identity}@{day:%Y-%m}", place.identity) if day else (place.identity,)


def _month_of(card: Card) -> dt.date | None:
    """A day in the month whose name a place bears: the last spoken of, else that of publication."""
    days = card.period.bounds()[1] if card.period else None
    if days is None and card.claim.published is not None:
        days = card.claim.published.latest
    return days


def _english_place(place: Place, card: Card, names: Mapping[str, Place]) -> Place:
    known = [names[key] for key in _name_keys(place, card) if key in names]
    english = [name for name in known if is_latin(name.name)]
    return (english or [_in_latin(name) for name in known] or [_in_latin(place)])[0]


def is_latin(name: str) -> bool:
    """Whether a reader of English can read it: "Bălţi" needs no other letters, "Ереван" does."""
    return not any(char.isalpha() and not (char < "\u0250" or "\u1e00" <= char <= "\u1eff") for char in name)


@lru_cache(maxsize=65_536)
def _in_latin(place: Place) -> Place:
    """The place under a name that a reader of English can read, where no English report names it. Only a place that the
    gazetteer knows: of any other the printed name is all there is, in Russian and Kazakh too."""
    if place.key is None or is_latin(place.name):
        return place
    return replace(place, name=anyascii(place.name))


@lru_cache(maxsize=65_536)
def _bare_place(place: Place) -> Place:
    """The place without the words of one text."""
    return replace(place, words="") if place.words else place


def lay_one(
    claim: Claim,
    claims: Mapping[str, Claim],
    names: Mapping[str, Place],
    settled: Mapping[str, str] | None = None,
    *,
    bare: Card | None = None,
) -> Card:
    """One claim's card beside the others; ``names`` and ``settled`` as ``Layout`` has them, ``bare`` the claim's
    ``card_of`` where it is known already."""
    own = bare or card_of(claim)
    card = _beside_its_whole(own, claims)
    english = claim.lang == "en"
    places = tuple(
        _bare_place(place) if english else _english_place(place, own, names) for place in card.places
    )
    card = replace(card, places=places)
    if settled is not None and claim.id in settled and (like := claims.get(settled[claim.id])):
        return replace(card, measure=measure_of(like))
    return card


def _beside_its_whole(card: Card, claims: Mapping[str, Claim]) -> Card:
    claim = card.claim
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


class _Shares:
    """Puts bare shares to the measure of a card of that number in a scope that nests with theirs. Where no card or
    cards of different measures have the number, the share is left bare."""

    def __init__(self, held: Holding) -> None:
        self._known: MutableMapping[_Bucket, dict[str, Card]] = held.table("shares", "known")
        self._bare: MutableMapping[_Bucket, dict[str, Card]] = held.table("shares", "bare")
        self._at: MutableMapping[str, _Bucket] = held.table("shares", "at")

    def drop(self, keys: Iterable[str]) -> set[_Bucket]:
        """Takes cards out. What is to be settled anew."""
        touched = set()
        for key in keys:
            if key in self._at:
                touched.add(self._at[key])
                for table in (self._known, self._bare):
                    table.get(self._at[key], {}).pop(key, None)
                del self._at[key]
        return touched

    def settle(
        self, laid: Mapping[str, Card], gone_from: Iterable[_Bucket] = ()
    ) -> dict[str, tuple[Card, str | None]]:
        """The cards as they stand now, those of older bare shares that the new ones touch included, each with the
        id of the claim that told what it is a share of."""
        touched = set(gone_from) | self.drop(laid)
        for key, card in laid.items():
            if card.value is None or not card.measure.is_share:
                continue
            bucket = _bucket(card.measure, card.value)
            (self._bare if card.measure.is_bare_share else self._known).setdefault(bucket, {})[key] = card
            self._at[key] = bucket
            touched.add(bucket)
        told: dict[str, tuple[Card, str | None]] = {key: (card, None) for key, card in laid.items()}
        for bucket in touched:
            listed = self._known.get(bucket, {})
            known = [listed[key] for key in sorted(listed)]
            for key, card in self._bare.get(bucket, {}).items():
                like = _likeness(card, known)
                told[key] = (card, None) if like is None else (replace(card, measure=like.measure), like.id)
        return told


def _bucket(measure: Measure, value: float) -> _Bucket:
    return measure.kind, measure.unit, round(value)


def _likeness(bare: Card, known: Iterable[Card]) -> Card | None:
    likes = [card for card in known if same_number(bare, card) and _nests(bare, card)]
    return likes[0] if len({card.measure for card in likes}) == 1 else None


def _nests(a: Card, b: Card) -> bool:
    nests = {nest_places(a.places, b.places), nest_periods(a.period, b.period)}
    return nests <= {Nest.SAME, Nest.INSIDE, Nest.AROUND}
