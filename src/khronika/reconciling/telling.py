"""How the claims of a record stand to each other, told one pair after another: by the rules, by what people said in their place, and
with the sums that the parts of a whole make."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from khronika.nouns import Comparison, Relation
from khronika.reconciling.cards import Card
from khronika.reconciling.comparisons import is_worth_listing, judge
from khronika.reconciling.overruling import Overrules, overruled
from khronika.reconciling.pairs import Sources
from khronika.reconciling.sums import may_add, with_sums


class Telling:
    """Comparisons of the claims that ``cards`` holds. ``partners`` gives those with which a claim is compared by rule."""

    def __init__(
        self,
        cards: Mapping[str, Card],
        sources: Sources,
        partners: Callable[[str], AbstractSet[str]],
        overrules: Overrules,
    ) -> None:
        self._cards, self._sources = cards, sources
        self._partners, self._overrules = partners, overrules

    def comparisons(self, order: Callable[[str], int]) -> Iterator[Comparison]:
        """Every comparison worth listing, each once, by the order of their claims."""
        sums = _Sums(self)
        for key in sorted(self._cards, key=order):
            partners = self._partners(key)
            for other in sorted(partners | self._said_beside(key)):
                if key < other and (found := self._told_of(key, other, sums, other in partners)) is not None:
                    yield found

    def compared(self, pairs: Iterable[tuple[str, str]]) -> Iterator[Comparison]:
        """The comparisons of those pairs that are compared and worth listing."""
        sums = _Sums(self)
        met: dict[str, AbstractSet[str]] = {}
        for one, other in pairs:
            if one not in met:
                met[one] = self._partners(one)
            partners = other in met[one]
            if not partners and (self._overrules.of(one, other) is None or other not in self._cards):
                continue
            if (found := self._told_of(one, other, sums, partners)) is not None:
                yield found

    def parts(self, whole: str) -> list[Comparison]:
        """Comparisons with the parts of a whole that its own source may add up to it."""
        card, partners = self._cards[whole], self._partners(whole)
        found = (
            self._judged(self._cards[key], card, key in partners)
            for key in partners | self._said_beside(whole)
            if may_add(self._cards[key], card, self._sources)
        )
        return [each for each in found if each.relation is Relation.PART_OF and each.b == whole]

    def with_sums(self, parts: list[Comparison]) -> list[Comparison]:
        return with_sums(parts, self._cards, self._sources)

    def _said_beside(self, key: str) -> AbstractSet[str]:
        return {other for other in self._overrules.beside(key) if other in self._cards}

    def _told_of(self, one: str, other: str, sums: "_Sums", partners: bool) -> Comparison | None:
        """The comparison of two claims, ``None`` where it is none worth listing; what a person said of them goes before that.
        Only ``partners`` are compared by rule."""
        a, b = self._cards[one], self._cards[other]
        found = self._judged(a, b, partners)
        if found.overruled is None and not is_worth_listing(found, a, b):
            return None
        return sums.told(found) if found.relation is Relation.PART_OF else found

    def _judged(self, a: Card, b: Card, partners: bool) -> Comparison:
        said = self._overrules.of(a.id, b.id)
        if said is None:
            return judge(a, b, self._sources)
        found = judge(a, b, self._sources) if partners else None
        return overruled(found if found and is_worth_listing(found, a, b) else None, said, a, b)


class _Sums:
    """Which parts make up which whole, worked out once a whole and kept while that is cheap."""

    _MOST = 10_000

    def __init__(self, telling: Telling) -> None:
        self._telling = telling
        self._known: dict[str, dict[str, Comparison]] = {}

    def told(self, found: Comparison) -> Comparison:
        """The comparison of a part with its whole, saying so where it is one of the parts that make it up."""
        if found.b not in self._known:
            if len(self._known) >= self._MOST:
                self._known.clear()
            parts = self._telling.with_sums(self._telling.parts(found.b))
            self._known[found.b] = {each.a: each for each in parts if each.sum is not None}
        return self._known[found.b].get(found.a, found)
