"""A record that grows: adding claims works out only what they touch, and the whole is what it would have been had all
the claims come at once.

Each step below depends only on a claim, its partners and a few look-ups by name; so each is worked out for the claims
that changed and for their partners, and what changes by that is handed on to the next.

    claims -> cards (Layout) -> keys (Speakers) -> partners (Blocks) -> whose number -> nearest claim -> questions
                                                                                                     -> comparisons

Comparisons are many times as many as claims, and each follows from its two claims and what is known of their sources;
so none is held: they are told one after another to who asks.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from khronika.nouns import Claim, Comparison, Question, Relation
from khronika.reconciling.blocks import Blocks
from khronika.reconciling.cards import Card
from khronika.reconciling.comparisons import is_worth_listing, judge
from khronika.reconciling.lattice import Lattice
from khronika.reconciling.laying import Layout
from khronika.reconciling.pairs import Pair, Sources, may_repeat, repeats
from khronika.reconciling.record import Record
from khronika.reconciling.scope import is_loose
from khronika.reconciling.sharing import Shared
from khronika.reconciling.sources import (
    Origin,
    Speakers,
    adoption,
    chosen,
    follow,
    hands_on,
    may_adopt,
    origin_of,
)
from khronika.reconciling.sums import may_add, with_sums

_PairKey = tuple[str, str]
_AT_ONCE = 4_000  # claims of a large record added in one step: few enough that their pairs are soon forgotten
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Touched:
    """What adding changed: ids of questions that are new, changed or gone, and pairs whose comparison may be another
    now, or that are no longer compared; claims whose primary source is another now."""

    questions: frozenset[str]
    pairs: frozenset[_PairKey]
    sources: frozenset[str] = frozenset()


class Growing:
    """Claims that come in over time. ``add`` as often as you like, ``record`` when you want to see."""

    def __init__(self) -> None:
        self._layout = Layout()
        self._speakers = Speakers()
        self._blocks = Blocks()
        self._lattice = Lattice()
        self._partners: dict[str, tuple[str, ...]] = {}  # a set takes ten times the memory
        self._told: dict[str, Origin] = {}  # before outlets that are cited are looked through
        self._takers: set[str] = set()
        self._offers: dict[str, dict[str, tuple[str, str]]] = {}
        self._hands: dict[str, dict[str, tuple[str, str]]] = {}
        self._same: dict[str, dict[str, bool]] = {}  # claims that repeat one statement
        self._steps: dict[str, str] = {}
        self._followers: dict[str, set[str]] = defaultdict(set)
        self._origins: dict[str, Origin] = {}
        self._nearest: dict[str, Card] = {}
        self._primaries: dict[str, str] = {}
        self._adopted: dict[str, str] = {}
        self._sources = Sources(self._primaries, self._nearest, self._adopted)
        self._asking: dict[
            str, Card
        ] = {}  # as it stands in the lattice; most stand as laid out, and are shared

    def add(self, claims: Iterable[Claim], copies: Iterable[Iterable[str]] = ()) -> Touched:
        """Takes in claims, and groups of report ids whose texts copy one another. A claim that comes twice counts
        once. Raises ValueError when two different claims bear one id; nothing is taken in then."""
        fresh = self._fresh(claims)
        before = self._layout.add(fresh)
        keyed = self._speakers.update(self._cards, before, copies)
        changed = set(before) | keyed
        pairs = self._repartner(changed, before) | self._of(changed)
        told = self._tell(pairs, changed)
        whose = self._look_through(pairs | self._of(told), told)
        pairs |= self._of(whose)
        nearest = self._near(pairs, changed)
        questions = self._ask(pairs, changed)
        return Touched(frozenset(questions), frozenset(pairs | self._of(nearest)), frozenset(whose))

    def add_many(self, claims: Iterable[Claim], copies: Iterable[Iterable[str]] = ()) -> int:
        """``add`` for a whole record: in steps, so that no more is held than the record itself. How many claims are
        new. Nothing is taken in where ``add`` would raise."""
        fresh = self._fresh(Shared().of(claims))
        fresh.sort(key=_first_day)  # what stands together comes together, and is worked out once
        self.add((), copies)
        for at in range(0, len(fresh), _AT_ONCE):
            self.add(fresh[at : at + _AT_ONCE])
        return len(fresh)

    def comparisons(self) -> Iterator[Comparison]:
        """Every comparison worth listing, each once, worked out as they are asked for. In order of the claims."""
        sums = _Sums(self)
        for key in sorted(self._partners):
            for other in sorted(self._partners[key]):
                if key < other and (found := self._told_of((key, other), sums)) is not None:
                    yield found

    def compared(self, pairs: Iterable[_PairKey]) -> Iterator[Comparison]:
        """The comparisons of those pairs that are compared and worth listing."""
        sums = _Sums(self)
        for pair in pairs:
            if (found := self._told_of(pair, sums)) is not None:
                yield found

    def compare(self, a: str, b: str) -> Comparison:
        """How two claims of the record stand, asked for outright, ``unrelated`` included. Raises KeyError."""
        return judge(self._cards[a], self._cards[b], self._sources)

    @property
    def questions(self) -> Mapping[str, Question]:
        """Each question as it stands, by its id."""
        return self._lattice.questions

    def pairs_of(self, claims: Iterable[str]) -> set[_PairKey]:
        """Every pair in which one of the claims is compared."""
        return self._of(claims)

    def record(self, *, comparisons: bool = True) -> Record:
        """The record as it stands. Takes time in proportion to the whole; much less without its comparisons."""
        claims = self._layout.claims
        return Record(
            questions=tuple(self._lattice.questions[key] for key in sorted(self._lattice.questions)),
            comparisons=tuple(sorted(self.comparisons(), key=lambda found: (found.a, found.b)))
            if comparisons
            else (),
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

    def _fresh(self, claims: Iterable[Claim]) -> list[Claim]:
        fresh: dict[str, Claim] = {}
        for claim in claims:
            known = self._layout.claims.get(claim.id)
            if (known or fresh.setdefault(claim.id, claim)) != claim:
                raise ValueError(f"two different claims bear the id {claim.id}")
        return [claim for key, claim in fresh.items() if key not in self._layout.claims]

    def _repartner(self, changed: set[str], before: dict[str, Card | None]) -> set[_PairKey]:
        """Finds the partners of cards that changed. The pairs that were made or dissolved."""
        for key in sorted(changed):
            card = before.get(key, self._cards[key])
            if key in self._partners and card is not None:
                self._blocks.drop(card)
        for key in sorted(changed):
            self._blocks.put(self._cards[key], self._speakers.keys[key])
        stale = changed | self._blocks.settle()
        moved: set[_PairKey] = set()
        made: dict[str, list[str]] = defaultdict(list)
        gone: dict[str, set[str]] = defaultdict(set)
        for key in stale:
            old, new = set(self._partners.get(key, ())), self._blocks.partners(self._cards[key])
            moved.update(_pair(key, other) for other in new ^ old)
            # Partners are mutual: who is stale finds its own.
            for other in new - old - stale:
                made[other].append(key)
            for other in old - new - stale:
                gone[other].add(key)
            self._partners[key] = tuple(new)
        for key in made.keys() | gone.keys():
            kept = [other for other in self._partners[key] if other not in gone[key]]
            self._partners[key] = (*kept, *made[key])
        return moved

    def _of(self, keys: Iterable[str]) -> set[_PairKey]:
        """Every pair of the claims."""
        return {_pair(key, other) for key in keys for other in self._partners.get(key, ())}

    def _tell(self, pairs: set[_PairKey], changed: set[str]) -> set[str]:
        """Whose number it is, as far as claims of the same number tell. The ids for which that changed."""
        keys = self._speakers.keys
        for key in changed:
            (self._takers.add if may_adopt(self._cards[key], keys[key]) else self._takers.discard)(key)
        stale = set(changed)
        for one, other, met in self._both(pairs):
            offer = adoption(one, other, keys) if met and one.id in self._takers else None
            if _set(self._offers, one.id, other.id, offer):
                stale.add(one.id)
        moved: set[str] = set()
        for key in stale:
            taken = chosen(self._offers.get(key, {}).values())
            origin = origin_of(*taken) if taken else origin_of(keys[key], None)
            if self._told.get(key) != origin:
                self._told[key] = origin
                moved.add(key)
        return moved

    def _look_through(self, pairs: set[_PairKey], told: set[str]) -> set[str]:
        """Looks through outlets that are cited to whom they have it from. The ids whose origin changed."""
        stale = set(told)
        for one, other, met in self._both(pairs):
            offer = (
                (self._told[other.id].primary, other.id) if met and hands_on(one, other, self._told) else None
            )
            if _set(self._hands, one.id, other.id, offer):
                stale.add(one.id)
        for key in stale:
            step = self._through(key)
            if (before := self._steps.get(key)) != step:
                self._step(key, before, step)
        return {key for key in self._behind(stale) if self._resolve(key)}

    def _through(self, key: str) -> str | None:
        """The claim from which the outlet that is cited has it; ``None`` where its reports name two sources."""
        hands = self._hands.get(key, {})
        if len({primary for primary, _ in hands.values()}) != 1:
            return None
        return min((self._cards[other] for other in hands), key=lambda card: (card.nearness, card.id)).id

    def _both(self, pairs: Iterable[_PairKey]) -> Iterator[tuple[Card, Card, bool]]:
        """Each pair both ways round, and whether its cards are partners still."""
        for pair in pairs:
            a, b = self._cards[pair[0]], self._cards[pair[1]]
            met = pair[1] in self._partners[pair[0]]
            yield a, b, met
            yield b, a, met

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

    def _near(self, pairs: set[_PairKey], changed: set[str]) -> set[str]:
        """The claim nearest to the source of each statement. The ids for which that changed."""
        stale = set(changed)
        for pair in pairs:
            a, b = self._cards[pair[0]], self._cards[pair[1]]
            same = pair[1] in self._partners[pair[0]] and may_repeat(a, b, self._sources)
            same = same and repeats(Pair.of(a, b), self._sources)
            for key, other in (pair, pair[::-1]):
                if _set(self._same, key, other, same or None) or same:
                    stale.add(key)  # the other's nearness may have changed too
        moved = set()
        for key in stale:
            near = (self._cards[each] for each in (key, *self._same.get(key, ())))
            best = min(near, key=lambda each: (self._sources.nearness(each), each.id))
            if self._nearest.get(key) != best:
                self._nearest[key] = best
                moved.add(key)
        return moved

    def _told_of(self, pair: _PairKey, sums: "_Sums") -> Comparison | None:
        """The pair's comparison; ``None`` where it is none or not worth listing."""
        if pair[1] not in self._partners.get(pair[0], ()):
            return None
        a, b = self._cards[pair[0]], self._cards[pair[1]]
        found = judge(a, b, self._sources)
        if not is_worth_listing(found, a, b):
            return None
        return sums.told(found) if found.relation is Relation.PART_OF else found

    def parts(self, whole: str) -> list[Comparison]:
        """Comparisons with the parts of a whole that its own source may add up to it."""
        card = self._cards[whole]
        found = (
            judge(self._cards[key], card, self._sources)
            for key in self._partners[whole]
            if may_add(self._cards[key], card, self._sources)
        )
        return [each for each in found if each.relation is Relation.PART_OF and each.b == whole]

    def with_sums(self, parts: list[Comparison]) -> list[Comparison]:
        return with_sums(parts, self._cards, self._sources)

    def _ask(self, pairs: set[_PairKey], changed: set[str]) -> set[str]:
        """Puts each claim to the question it answers."""
        for key in changed.union(*pairs):
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
        same = (self._cards[key] for key in self._same.get(card.id, ()))
        dated = [other for other in same if other.period is not None and not is_loose(other.period)]
        if not dated:
            return card
        near = min(dated, key=lambda each: (self._sources.nearness(each), each.id))
        return replace(card, period=near.period)


class _Sums:
    """Which parts make up which whole, worked out once a whole and kept while that is cheap."""

    _MOST = 10_000

    def __init__(self, growing: Growing) -> None:
        self._growing = growing
        self._known: dict[str, dict[str, Comparison]] = {}

    def told(self, found: Comparison) -> Comparison:
        """The comparison of a part with its whole, saying so where it is one of the parts that make it up."""
        if found.b not in self._known:
            if len(self._known) >= self._MOST:
                self._known.clear()
            parts = self._growing.with_sums(self._growing.parts(found.b))
            self._known[found.b] = {each.a: each for each in parts if each.rule == "part-of.sum"}
        return self._known[found.b].get(found.a, found)


def _first_day(claim: Claim) -> tuple[int, str]:
    when = (claim.figure.scope.period if claim.figure else None) or claim.when
    return (when.bounds()[0].toordinal() if when else 0), claim.id


def _pair(one: str, other: str) -> _PairKey:
    return (one, other) if one < other else (other, one)


def _set(table: dict[str, dict[str, _Value]], key: str, other: str, value: _Value | None) -> bool:
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
