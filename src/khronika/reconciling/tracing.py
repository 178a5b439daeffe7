"""Whose number each claim is in a record that grows: worked out for the claims of the pairs that changed, and for those
who have it from them."""

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from collections.abc import Set as AbstractSet
from typing import Any, TypeVar

from khronika.reconciling.cards import Card
from khronika.reconciling.holding import Holding
from khronika.reconciling.overruling import Overrules
from khronika.reconciling.sources import (
    Origin,
    Speakers,
    Told,
    adoption,
    chosen,
    follow,
    hands_on,
    may_adopt,
    origin_of,
)

_PairKey = tuple[str, str]
_Value = TypeVar("_Value")


class Tracing:
    """``tell`` whose it is as far as claims of the same number tell, then ``look_through`` outlets that are cited.
    ``primaries`` holds the sources that are not what a claim's own words say, ``adopted`` the rule that found them."""

    def __init__(
        self, cards: Mapping[str, Card], speakers: Speakers, holding: Holding, overrules: Overrules
    ) -> None:
        self._cards, self._speakers, self._overrules = cards, speakers, overrules
        self.primaries: MutableMapping[str, str] = holding.table("primaries")
        self.adopted: MutableMapping[str, str] = holding.table("adopted")
        self._told = Told(cards, speakers, holding)
        self._offers: MutableMapping[str, dict[str, tuple[str, str]]] = holding.table("offers")
        self._hands: MutableMapping[str, dict[str, tuple[str, str]]] = holding.table("hands")
        self._steps: MutableMapping[str, str] = holding.table("steps")
        self._followers = holding.several("followers")

    def tell(
        self, pairs: AbstractSet[_PairKey], parted: AbstractSet[_PairKey], changed: set[str]
    ) -> set[str]:
        """The ids for which it may be another. ``parted`` are those of the pairs that are compared no longer."""
        key_of = self._speakers.key
        takes: dict[str, bool] = {}
        stale = set(changed)
        for one, other, met in self._both(pairs, parted):
            if (may := takes.get(one.id)) is None:
                may = takes[one.id] = may_adopt(one, key_of(one))
            offer = adoption(one, other, key_of(one), key_of(other)) if met and may else None
            if _set(self._offers, one.id, other.id, offer):
                stale.add(one.id)
        moved = set(changed)
        for key in stale:
            taken = chosen(self._offers.get(key, {}).values())
            if self._told.put(key, origin_of(*taken) if taken else None):
                moved.add(key)
        return moved

    def look_through(
        self,
        pairs: AbstractSet[_PairKey],
        parted: AbstractSet[_PairKey],
        told: set[str],
        fresh: AbstractSet[str],
    ) -> set[str]:
        """The ids whose origin changed, those that are ``fresh`` among them."""
        stale = set(told)
        stale |= {each for key in told for each in self._overrules.followers(key) if each in self._cards}
        for one, other, met in self._both(pairs, parted):
            offer = (
                (self._told[other.id].primary, other.id) if met and hands_on(one, other, self._told) else None
            )
            if _set(self._hands, one.id, other.id, offer):
                stale.add(one.id)
        for key in stale:
            step = self._through(key)
            if (before := self._steps.get(key)) != step:
                self._step(key, before, step)
        return {key for key in self._behind(stale) if self._resolve(key, key in fresh)}

    def forget(self, pairs: Iterable[_PairKey], gone: AbstractSet[str]) -> set[str]:
        """Takes out claims that are gone, given every pair in which one is compared. The ids that had something from them."""
        stale: set[str] = set()
        for pair in pairs:
            for one, other in (pair, pair[::-1]):
                if one in gone or other not in gone:
                    continue
                tables: tuple[MutableMapping[str, dict[str, Any]], ...] = (self._offers, self._hands)
                # A list: both tables are to be written.
                if any([_set(table, one, other, None) for table in tables]):  # noqa: C419
                    stale.add(one)
        for key in gone:
            stale.update(each for each in self._followers.of(key) if each not in gone)
            for table in (self._offers, self._hands, self.primaries, self.adopted):
                table.pop(key, None)
            self._told.put(key, None)
            self._step(key, self._steps.get(key), None)
        return stale

    def _both(
        self, pairs: Iterable[_PairKey], parted: AbstractSet[_PairKey]
    ) -> Iterator[tuple[Card, Card, bool]]:
        """Each pair both ways round, and whether its cards are partners still."""
        cards = self._cards
        for pair in pairs:
            a, b, met = cards[pair[0]], cards[pair[1]], pair not in parted
            yield a, b, met
            yield b, a, met

    def _through(self, key: str) -> str | None:
        """The claim from which the outlet that is cited has it, or which a person says that it only repeats; ``None`` where
        reports of the outlet name two sources, and where it has it from its own source."""
        said = self._overrules.teller(key, self._cards)
        if said is not None and self._told[said].primary != self._told[key].primary:
            return said
        hands = self._hands.get(key, {})
        if len({primary for primary, _ in hands.values()}) != 1:
            return None
        return min((self._cards[other] for other in hands), key=lambda card: (card.nearness, card.id)).id

    def _step(self, key: str, before: str | None, after: str | None) -> None:
        if before is not None:
            self._followers.drop(before, key)
            del self._steps[key]
        if after is not None:
            self._followers.put(after, key)
            self._steps[key] = after

    def _behind(self, keys: set[str]) -> set[str]:
        """The claims, and all who have it from them."""
        found, queue = set(keys), list(keys)
        while queue:
            for key in self._followers.of(queue.pop()):
                if key not in found:
                    found.add(key)
                    queue.append(key)
        return found

    def _resolve(self, key: str, fresh: bool) -> bool:
        own = self._cards[key].primary
        before = Origin(self.primaries.get(key, own), self.adopted.get(key))
        origin = follow(key, self._steps, self._told)
        if before == origin:
            return fresh
        if origin.primary != own:
            self.primaries[key] = origin.primary
        else:
            self.primaries.pop(key, None)
        self.adopted.pop(key, None)
        if origin.rule:
            self.adopted[key] = origin.rule
        return True


def _set(table: MutableMapping[str, dict[str, _Value]], key: str, other: str, value: _Value | None) -> bool:
    """Writes ``value`` for the two, or takes it out where there is none. Whether that changed anything."""
    held = table.get(key)
    if value is None:
        if held is None or held.pop(other, None) is None:
            return False
        if not held:
            del table[key]
        return True
    if held is None:
        held = table[key] = {}
    if held.get(other) == value:
        return False
    held[other] = value
    return True
