"""A record that grows: adding claims works out only what they touch, and the whole is what it would have been had all
the claims come at once.

Each step below depends only on a claim, its partners and a few look-ups by name; so each is worked out for the claims
that changed and for their partners, and what changes by that is handed on to the next.

    claims -> cards (Layout) -> keys (Speakers) -> partners (Blocks) -> whose number -> nearest claim -> comparisons
                                                                                                     -> questions
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from khronika.nouns import Claim, Comparison, Relation
from khronika.reconciling.blocks import Blocks
from khronika.reconciling.cards import Card
from khronika.reconciling.comparisons import Pair, Sources, is_worth_listing, judge, may_repeat, repeats
from khronika.reconciling.lattice import Lattice
from khronika.reconciling.laying import Layout
from khronika.reconciling.record import Record
from khronika.reconciling.scope import is_loose
from khronika.reconciling.sources import Origin, Speakers, adopt, follow, through
from khronika.reconciling.sums import with_sums

_PairKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Touched:
    """What adding changed: ids of questions that are new, changed or gone, and pairs compared anew."""

    questions: frozenset[str]
    pairs: frozenset[_PairKey]


class Growing:
    """Claims that come in over time. ``add`` as often as you like, ``record`` when you want to see."""

    def __init__(self) -> None:
        self._layout = Layout()
        self._speakers = Speakers()
        self._blocks = Blocks()
        self._lattice = Lattice()
        self._partners: dict[str, set[str]] = defaultdict(set)
        self._told: dict[str, Origin] = {}  # before outlets that are cited are looked through
        self._steps: dict[str, str] = {}
        self._followers: dict[str, set[str]] = defaultdict(set)
        self._origins: dict[str, Origin] = {}
        self._nearest: dict[str, Card] = {}
        self._primaries: dict[str, str] = {}
        self._adopted: dict[str, str] = {}
        self._sources = Sources(self._primaries, self._nearest, self._adopted)
        self._judged: dict[_PairKey, Comparison] = {}
        self._listed: dict[_PairKey, Comparison] = {}
        self._asking: dict[str, Card] = {}  # as it stands in the lattice

    def add(self, claims: Iterable[Claim], copies: Iterable[Iterable[str]] = ()) -> Touched:
        """Takes in claims, and groups of report ids whose texts copy one another. A claim that comes twice counts
        once. Raises ValueError when two different claims bear one id; nothing is taken in then."""
        fresh = self._fresh(claims)
        before = self._layout.add(fresh)
        keyed = self._speakers.update(self._cards, before, copies)
        changed = set(before) | keyed
        fresh_pairs = self._repartner(changed, before)
        met = {key for pair in fresh_pairs for key in pair}
        whose = self._tell(changed, met)
        nearest = self._near(changed | whose, met)
        pairs = self._judge(changed | whose | nearest, fresh_pairs)
        questions = self._ask(changed | whose, met)
        return Touched(frozenset(questions), frozenset(pairs))

    def record(self) -> Record:
        """The record as it stands. Takes time in proportion to the whole."""
        claims = self._layout.claims
        return Record(
            questions=tuple(self._lattice.questions[key] for key in sorted(self._lattice.questions)),
            comparisons=tuple(self._listed[key] for key in sorted(self._listed, key=self._order)),
            primaries=dict(sorted(self._primaries.items())),
            nearest={key: self._nearest[key].id for key in sorted(self._nearest)},
            adopted=dict(sorted(self._adopted.items())),
            settled=dict(sorted(self._layout.settled.items())),
            names=dict(sorted(self._layout.names.items())),
            claims={key: claims[key] for key in sorted(claims)},
        )

    @property
    def _cards(self) -> dict[str, Card]:
        return self._layout.cards

    def _order(self, key: _PairKey) -> tuple[str, str]:
        found = self._listed[key]
        return found.a, found.b

    def _fresh(self, claims: Iterable[Claim]) -> list[Claim]:
        fresh: dict[str, Claim] = {}
        for claim in claims:
            known = self._layout.claims.get(claim.id)
            if (known or fresh.setdefault(claim.id, claim)) != claim:
                raise ValueError(f"two different claims bear the id {claim.id}")
        return [claim for key, claim in fresh.items() if key not in self._layout.claims]

    def _repartner(self, changed: set[str], before: dict[str, Card | None]) -> set[_PairKey]:
        """Finds the partners of cards that changed. The pairs that were made or dissolved."""
        old: dict[str, set[str]] = {}
        for key in sorted(changed):
            card = before.get(key, self._cards[key])
            if key in self._partners and card is not None:
                self._blocks.drop(card)
        for key in sorted(changed):
            self._blocks.put(self._cards[key], self._speakers.keys[key])
        stale = changed | self._blocks.settle()
        for key in stale:
            old[key] = self._partners[key]
            self._partners[key] = self._blocks.partners(self._cards[key])
        moved: set[_PairKey] = set()
        for key in stale:
            for other in self._partners[key] - old[key]:
                self._partners[other].add(key)
                moved.add(_pair(key, other))
            for other in old[key] - self._partners[key]:
                self._partners[other].discard(key)
                moved.add(_pair(key, other))
        return moved

    def _around(self, keys: Iterable[str]) -> set[str]:
        found = set(keys)
        for key in keys:
            found |= self._partners[key]
        return found

    def _beside(self, key: str) -> list[Card]:
        return [self._cards[other] for other in sorted(self._partners[key])]

    def _tell(self, changed: set[str], met: set[str]) -> set[str]:
        """Whose number it is. The ids for which that changed."""
        keys = self._speakers.keys
        told: set[str] = set()
        for key in self._around(changed) | met:
            offer = adopt(self._cards[key], self._beside(key), keys)
            origin = Origin(*offer) if offer else Origin(keys[key], None)
            if self._told.get(key) != origin:
                self._told[key] = origin
                told.add(key)
        primaries = _Told(self._told)
        moved = set(told)
        for key in self._around(changed | told) | met:
            step = through(self._cards[key], self._beside(key), primaries, self._speakers)
            if (before := self._steps.get(key)) != step:
                moved.add(key)
                self._step(key, before, step)
        return {key for key in self._behind(moved) if self._resolve(key)}

    def _step(self, key: str, before: str | None, after: str | None) -> None:
        if before is not None:
            self._followers[before].discard(key)
            del self._steps[key]
        if after is not None:
            self._followers[after].add(key)
            self._steps[key] = after

    def _behind(self, keys: set[str]) -> set[str]:
        """The claims, and all who have it from them."""
        found, queue = set(keys), list(keys)
        while queue:
            for key in self._followers.get(queue.pop(), set()) - found:
                found.add(key)
                queue.append(key)
        return found

    def _resolve(self, key: str) -> bool:
        origin = follow(key, self._steps, self._told)
        if self._origins.get(key) == origin:
            return False
        self._origins[key] = origin
        self._primaries[key] = origin.primary
        self._adopted.pop(key, None)
        if origin.rule:
            self._adopted[key] = origin.rule
        return True

    def _near(self, changed: set[str], met: set[str]) -> set[str]:
        """The claim nearest to the source of each statement. The ids for which that changed."""
        moved = set()
        for key in self._around(changed) | met:
            card = self._cards[key]
            same = [other for other in self._beside(key) if self._repeats(card, other)]
            best = min((card, *same), key=lambda each: (self._sources.nearness(each), each.id))
            if self._nearest.get(key) != best:
                self._nearest[key] = best
                moved.add(key)
        return moved

    def _repeats(self, card: Card, other: Card) -> bool:
        if not may_repeat(card, other, self._sources):
            return False
        return repeats(Pair.of(*_ordered(card, other)), self._sources)

    def _judge(self, changed: set[str], fresh: set[_PairKey]) -> set[_PairKey]:
        pairs = fresh | {_pair(key, other) for key in changed for other in self._partners[key]}
        wholes: set[str] = set()
        for pair in pairs:
            before = self._judged.pop(pair, None)
            self._listed.pop(pair, None)
            if before is not None and before.relation is Relation.PART_OF:
                wholes.add(before.b)
            if pair[1] not in self._partners[pair[0]]:
                continue
            a, b = self._cards[pair[0]], self._cards[pair[1]]
            found = judge(a, b, self._sources)
            if is_worth_listing(found, a, b):
                self._judged[pair] = self._listed[pair] = found
                if found.relation is Relation.PART_OF:
                    wholes.add(found.b)
        for whole in wholes:
            self._sum(whole)
        return pairs

    def _sum(self, whole: str) -> None:
        parts = {}
        for other in self._partners[whole]:
            pair = _pair(whole, other)
            found = self._judged.get(pair)
            if found is not None and found.relation is Relation.PART_OF and found.b == whole:
                parts[pair] = found
        if parts:
            told = with_sums(list(parts.values()), self._cards, self._sources)
            self._listed.update(zip(parts, told, strict=True))

    def _ask(self, changed: set[str], met: set[str]) -> set[str]:
        """Puts each claim to the question it answers."""
        for key in self._around(changed) | met:
            card = self._dated(self._cards[key])
            if (before := self._asking.get(key)) == card:
                continue
            if before is not None:
                self._lattice.drop(before)
            self._asking[key] = card
            self._lattice.put(card)
        return self._lattice.settle()

    def _dated(self, card: Card) -> Card:
        """A figure that says only by when, or in which month, answers for the days of the statement it repeats. One
        that says nothing of the time stays a question of its own."""
        if card.value is None or card.period is None or not is_loose(card.period):
            return card
        dated = [
            other
            for other in self._beside(card.id)
            if other.period is not None and not is_loose(other.period) and self._repeats(card, other)
        ]
        if not dated:
            return card
        near = min(dated, key=lambda each: (self._sources.nearness(each), each.id))
        return replace(card, period=near.period)


class _Told(dict[str, str]):
    """Claims' primaries as far as they are told, read through."""

    def __init__(self, told: dict[str, Origin]) -> None:
        self._origins = told

    def __getitem__(self, key: str) -> str:
        return self._origins[key].primary


def _pair(one: str, other: str) -> _PairKey:
    return (one, other) if one < other else (other, one)


def _ordered(a: Card, b: Card) -> tuple[Card, Card]:
    return (a, b) if a.id < b.id else (b, a)
