"""A record that grows: adding claims works out only what they touch, and the whole is what it would have been had all
the claims come at once.

Each step below depends only on a claim, its partners and a few look-ups by name; so each is worked out for the claims
that changed and for their partners, and what changes by that is handed on to the next.

    claims -> cards (Layout) -> keys (Speakers) -> partners (Blocks) -> whose number -> nearest claim -> questions
                                                                                                     -> comparisons

Comparisons are many times as many as claims, and each follows from its two claims and what is known of their sources;
so none is held: they are told one after another to who asks.
"""

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from types import MappingProxyType

from khronika.nouns import Claim, Comparison, Overrule, Question
from khronika.reconciling.blocks import Blocks
from khronika.reconciling.cards import Card
from khronika.reconciling.comparisons import judge
from khronika.reconciling.holding import Holding, InMemory
from khronika.reconciling.lattice import Lattice
from khronika.reconciling.laying import English, Layout
from khronika.reconciling.overruling import Overrules
from khronika.reconciling.pairs import Pair, Sources, may_repeat, repeats
from khronika.reconciling.record import Record
from khronika.reconciling.scope import is_loose
from khronika.reconciling.sharing import Shared
from khronika.reconciling.sources import Speakers
from khronika.reconciling.telling import Telling
from khronika.reconciling.tracing import Tracing

_PairKey = tuple[str, str]
_AT_ONCE = 4_000  # claims of a large record added in one step: few enough that their pairs are soon forgotten
_NOBODY: AbstractSet[str] = frozenset()
_NONE: Mapping[str, Card] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Touched:
    """What adding changed: ids of questions that are new, changed or gone, and pairs whose comparison may be another
    now, or that are no longer compared; claims whose primary source is another now."""

    questions: frozenset[str]
    pairs: frozenset[_PairKey]
    sources: frozenset[str] = frozenset()
    claims: frozenset[str] = (
        frozenset()
    )  # that are new, are laid out otherwise, or have another nearest claim


class Growing:
    """Claims that come in over time. ``add`` as often as you like, ``record`` when you want to see."""

    def __init__(
        self,
        holding: Holding | None = None,
        english: English | None = None,
        overrules: Iterable[Overrule] = (),
    ) -> None:
        """``english`` names places that no English report names. ``holding`` keeps the tables; without it they are in memory. Tables that are kept elsewhere may have been
        filled before: the record goes on from there. ``overrules`` are what people say of pairs of claims in the place of what
        is worked out; where they are not those of the record as it stands, ``heed`` tells which claims they speak of."""
        held = holding or InMemory()
        self._overrules = Overrules(overrules)
        self._layout = Layout(held, english)
        self._cards: Mapping[str, Card] = self._layout.cards
        self._speakers = Speakers(self._cards, held)
        self._blocks = Blocks(self._cards, held)
        self._lattice = Lattice(held)
        self._tracing = Tracing(self._cards, self._speakers, held, self._overrules)
        self._same = held.several("same")  # claims that repeat one statement
        self._nearest: MutableMapping[str, Card] = held.table("nearest")  # where it is another claim
        self._sources = Sources(self._tracing.primaries, self._nearest, self._tracing.adopted)
        self._telling = Telling(self._cards, self._sources, self._partners, self._overrules)
        # As it stands in the lattice, where that is not as it is laid out.
        self._asking: MutableMapping[str, Card] = held.table("asking")
        self._met: dict[str, set[str]] = {}  # partners, while claims are being added

    def add(self, claims: Iterable[Claim], copies: Iterable[Iterable[str]] = ()) -> Touched:
        """Takes in claims, and groups of report ids whose texts copy one another. A claim that comes twice counts
        once. Raises ValueError when two different claims bear one id; nothing is taken in then."""
        before = self._layout.add(self._fresh(claims))
        fresh = {key for key, card in before.items() if card is None}
        changed = set(before) | self._speakers.update(before, fresh, copies)
        made, parted = self._repartner(changed, before)
        return self._trace(made, parted, changed, before, fresh)

    def _trace(
        self,
        made: set[_PairKey],
        parted: set[_PairKey],
        changed: set[str],
        before: Mapping[str, Card | None],
        fresh: set[str],
    ) -> Touched:
        """From the cards that changed and the pairs that were made and parted to questions and comparisons."""
        pairs = made | parted | self._of(changed)
        told = self._tracing.tell(pairs, parted, changed)
        whose = self._tracing.look_through(pairs | self._of(told), parted, told, fresh)
        pairs |= self._of(whose)
        nearest = self._near(pairs, parted, changed, fresh)
        questions = self._ask(pairs, changed, before)
        pairs |= self._of(nearest)
        self._met.clear()
        moved = changed | whose | nearest
        pairs |= self._overrules.pairs_of(key for key in moved if key in self._cards)
        return Touched(frozenset(questions), frozenset(pairs), frozenset(whose), frozenset(changed | nearest))

    def heed(self, claims: Iterable[str]) -> Touched:
        """Works out anew how these claims stand, because people say otherwise of them than when the record was made; those that it
        does not hold are passed over."""
        held = {key for key in claims if key in self._cards}
        touched = self._trace(set(), set(), held, {}, set())
        return replace(touched, pairs=touched.pairs | self._overrules.pairs_of(held))

    def add_many(self, claims: Iterable[Claim], copies: Iterable[Iterable[str]] = ()) -> int:
        """``add`` for a whole record: in steps, so that no more is held than the record itself. How many claims are
        new. Nothing is taken in where ``add`` would raise."""
        fresh = self._fresh(Shared().of(claims))
        fresh.sort(key=_first_day)  # what stands together comes together, and is worked out once
        self.add((), copies)
        for at in range(0, len(fresh), _AT_ONCE):
            self.add(fresh[at : at + _AT_ONCE])
        return len(fresh)

    def drop(self, claims: Iterable[str]) -> Touched | None:
        """Takes claims out; those that it does not hold are passed over. ``None``, and nothing is changed, where it would need
        more than their neighbours: the record is to be made anew then. ``pairs`` name also what the claims were compared
        with; ``claims`` are other ones that are laid out otherwise or have another nearest claim."""
        gone = {key: self._cards[key] for key in claims if key in self._cards}
        if not self._layout.may_drop(gone) or not self._speakers.copies.may_drop(
            card.claim for card in gone.values()
        ):
            return None
        apart = self.pairs_of(gone) | self._overrules.pairs_of(gone)
        before = self._layout.drop(gone)
        stale = set(before) | self._speakers.drop(gone.values())
        changed = set(before) | self._speakers.update(stale, _NOBODY)
        made, parted = self._repartner(changed, before, gone)
        for key in gone:
            self._lattice.drop(self._asking.get(key) or gone[key])
            self._asking.pop(key, None)
            self._nearest.pop(key, None)
        bereft = self._tracing.forget(apart, gone.keys())
        for key in gone:
            for other in self._same.of(key):
                self._same.drop(key, other)
                self._same.drop(other, key)
                bereft |= {other} - gone.keys()
        touched = self._trace(made, parted, changed | bereft, before, set())
        return replace(touched, pairs=touched.pairs | apart)

    def comparisons(self) -> Iterator[Comparison]:
        """Every comparison worth listing, each once, worked out as they are asked for: by the days of the claims, so
        that what stands together comes together."""
        return self._telling.comparisons(self._first_day)

    def compared(self, pairs: Iterable[_PairKey]) -> Iterator[Comparison]:
        """The comparisons of those pairs that are compared and worth listing."""
        return self._telling.compared(pairs)

    def parts(self, whole: str) -> list[Comparison]:
        """Comparisons with the parts of a whole that its own source may add up to it."""
        return self._telling.parts(whole)

    def compare(self, a: str, b: str) -> Comparison:
        """How two claims of the record stand, asked for outright, ``unrelated`` included. Raises KeyError."""
        return judge(self._cards[a], self._cards[b], self._sources)

    @property
    def questions(self) -> Mapping[str, Question]:
        """Each question as it stands, by its id."""
        return self._lattice.questions

    def pairs_of(self, claims: Iterable[str]) -> set[_PairKey]:
        """Every pair in which one of the claims is compared."""
        found = self._of(claims)
        self._met.clear()
        return found

    def record(self, *, comparisons: bool = True) -> Record:
        """The record as it stands. Takes time in proportion to the whole; much less without its comparisons."""
        claims = self._layout.claims
        return Record(
            questions=tuple(self._lattice.questions[key] for key in sorted(self._lattice.questions)),
            comparisons=tuple(sorted(self.comparisons(), key=lambda found: (found.a, found.b)))
            if comparisons
            else (),
            primaries={key: self.primary_of(key) for key in sorted(claims)},
            nearest={key: self._nearest.get(key, self._cards[key]).id for key in sorted(claims)},
            adopted=dict(sorted(self._tracing.adopted.items())),
            settled=dict(sorted(self._layout.settled.items())),
            names=dict(sorted(self._layout.names.items())),
            claims={key: claims[key] for key in sorted(claims)},
        )

    def primary_of(self, claim: str) -> str:
        """The key of the claim's primary source. Raises KeyError."""
        return self._sources.primary(self._cards[claim])

    @property
    def claims(self) -> Iterable[str]:
        """The ids of all its claims."""
        return self._cards.keys()

    def holds(self, claim: str) -> bool:
        return claim in self._cards

    def card(self, claim: str) -> Card:
        """The claim as it is laid out. Raises KeyError."""
        return self._cards[claim]

    def nearest(self, claim: str) -> str:
        """The claim nearest to the source among those that repeat its statement: itself where none is nearer."""
        found = self._nearest.get(claim)
        return claim if found is None else found.id

    def hangs_on(self, claim: str) -> set[str]:
        """Claims without which the claim is not laid out as it is: its whole, and what tells of what it is a share."""
        likely = self._layout.claims[claim].part_of, self._layout.settled.get(claim)
        return {key for key in likely if key is not None and key in self._cards}

    def claims_of(self, report: str) -> list[str]:
        """The claims of a report."""
        return self._speakers.copies.claims_of(report)

    def copied_with(self, report: str) -> tuple[str, ...]:
        """The reports of which one copies another, this one among them; none where it copies nothing."""
        return self._speakers.copies.group(report)

    def part(self, claims: Iterable[str], questions: Iterable[str] = ()) -> Record:
        """The record of some claims, as they stand in the whole, without comparisons."""
        held = self._layout.claims
        keys = sorted(claims)
        return Record(
            questions=tuple(self._lattice.questions[key] for key in sorted(questions)),
            comparisons=(),
            primaries={key: self.primary_of(key) for key in keys},
            nearest={key: self.nearest(key) for key in keys},
            settled=self._layout.settled,
            names=self._layout.names,
            claims={key: held[key] for key in keys},
        )

    def _fresh(self, claims: Iterable[Claim]) -> list[Claim]:
        fresh: dict[str, Claim] = {}
        for claim in claims:
            known = self._layout.claims.get(claim.id)
            if (known or fresh.setdefault(claim.id, claim)) != claim:
                raise ValueError(f"two different claims bear the id {claim.id}")
        return [claim for key, claim in fresh.items() if key not in self._layout.claims]

    def _repartner(
        self, changed: set[str], before: Mapping[str, Card | None], gone: Mapping[str, Card] = _NONE
    ) -> tuple[set[_PairKey], set[_PairKey]]:
        """Finds the partners of cards that changed. The pairs that were made, and those that are compared no longer, but for those
        of the cards that are gone."""
        stood = {key: card for key in changed if (card := before.get(key, self._cards[key])) is not None}
        fellows = self._blocks.fellows(
            (*stood.values(), *gone.values()), (self._cards[key] for key in changed)
        )
        old = {
            key: self._blocks.partners(stood.get(key) or self._cards[key]) - gone.keys()
            for key in (stood.keys() | fellows) - gone.keys()
        }
        for key in sorted(stood):
            self._blocks.drop(stood[key])
        for key in sorted(gone):
            self._blocks.forget(gone[key])
        for key in sorted(changed):
            self._blocks.put(self._cards[key], self._speakers.key(self._cards[key]))
        made: set[_PairKey] = set()
        parted: set[_PairKey] = set()
        for key in changed | self._blocks.settle():
            known, now = old.get(key, _NOBODY), self._met_of(key)
            made.update(_pair(key, other) for other in now - known)
            # Partners are mutual: who is stale finds its own.
            parted.update(_pair(key, other) for other in known - now)
        return made, parted

    def _partners(self, key: str) -> set[str]:
        return self._blocks.partners(self._cards[key])

    def _met_of(self, key: str) -> set[str]:
        """The partners as they stand while claims are being added: each found once."""
        if (met := self._met.get(key)) is None:
            met = self._met[key] = self._partners(key)
        return met

    def _of(self, keys: Iterable[str]) -> set[_PairKey]:
        """Every pair of the claims."""
        return {_pair(key, other) for key in keys for other in self._met_of(key)}

    def _near(
        self, pairs: set[_PairKey], parted: set[_PairKey], changed: set[str], fresh: set[str]
    ) -> set[str]:
        """The claim nearest to the source of each statement. The ids for which that changed."""
        stale = set(changed)
        for pair in pairs:
            a, b = self._cards[pair[0]], self._cards[pair[1]]
            same = pair not in parted and may_repeat(a, b, self._sources)
            if same and repeats(Pair.of(a, b), self._sources):
                self._same.put(*pair)
                self._same.put(*pair[::-1])
                stale.update(pair)  # the other's nearness may have changed too
            elif self._same.drop(*pair):
                self._same.drop(*pair[::-1])
                stale.update(pair)
        moved = set()
        for key in stale:
            own = self._cards[key]
            near = (own, *(self._cards[each] for each in self._same.of(key)))
            best = min(near, key=lambda each: (self._sources.nearness(each), each.rank))
            if key in fresh or self._nearest.get(key, own) != best:
                moved.add(key)
            if best is not own:
                self._nearest[key] = best
            else:
                self._nearest.pop(key, None)
        return moved

    def _ask(self, pairs: set[_PairKey], changed: set[str], before: Mapping[str, Card | None]) -> set[str]:
        """Puts each claim to the question it answers."""
        for key in changed.union(*pairs):
            own = self._cards[key]
            card = self._dated(own)
            stood = self._asking.get(key) or before.get(key, own)
            if stood == card:
                continue
            if stood is not None:
                self._lattice.drop(stood)
            if card is own:
                self._asking.pop(key, None)
            else:
                self._asking[key] = card
            self._lattice.put(card)
        return self._lattice.settle()

    def _first_day(self, key: str) -> int:
        days = self._cards[key].days
        return days.first if days is not None else 0

    def _dated(self, card: Card) -> Card:
        """A figure that says only by when, or in which month, answers for the days of the statement it repeats. One
        that says nothing of the time stays a question of its own."""
        if card.value is None or card.period is None or not is_loose(card.period):
            return card
        same = (self._cards[key] for key in self._same.of(card.id))
        dated = [other for other in same if other.period is not None and not is_loose(other.period)]
        if not dated:
            return card
        near = min(dated, key=lambda each: (self._sources.nearness(each), each.rank))
        return replace(card, period=near.period)


def _first_day(claim: Claim) -> tuple[int, str]:
    when = (claim.figure.scope.period if claim.figure else None) or claim.when
    return (when.bounds()[0].toordinal() if when else 0), claim.id


def _pair(one: str, other: str) -> _PairKey:
    return (one, other) if one < other else (other, one)
