"""Where a person overruled how two figures stand: the person's word stands, and what was worked out is kept beside it.

An overrule is taken as it is said and follows from nothing but the two claims, so that a record that grows heeds it as a whole one
does. A relay that a person found has one consequence more: whoever only repeats is no independent source.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from khronika.nouns import Comparison, Instead, Overrule, Relation
from khronika.reconciling import drift
from khronika.reconciling.cards import Card

RULE = "overruled.by-a-person"
_DIRECTED = (Relation.PART_OF, Relation.REVISION, Relation.RELAY)
_NONE: frozenset[str] = frozenset()


class Overrules:
    """Overrules by pair. Of two on one pair the later one, by its number, stands."""

    def __init__(self, said: Iterable[Overrule] = ()) -> None:
        self._by_pair: dict[tuple[str, str], Overrule] = {}
        self._beside: dict[str, set[str]] = defaultdict(set)
        for each in sorted(said, key=lambda each: each.number):
            self._by_pair[each.pair] = each
            self._beside[each.a.claim].add(each.b.claim)
            self._beside[each.b.claim].add(each.a.claim)
        self._repeats: dict[str, list[str]] = defaultdict(list)
        for each in self._by_pair.values():
            if each.relation is Relation.RELAY:
                self._repeats[each.b.claim].append(each.a.claim)
        self._followers: dict[str, set[str]] = defaultdict(set)
        for key, tellers in self._repeats.items():
            for teller in tellers:
                self._followers[teller].add(key)

    def of(self, one: str, other: str) -> Overrule | None:
        """What a person said of the two, whichever way round."""
        return self._by_pair.get((one, other) if one < other else (other, one))

    def beside(self, claim: str) -> AbstractSet[str]:
        """Claims that a person set beside this one."""
        return self._beside.get(claim, _NONE)

    def pairs_of(self, claims: Iterable[str]) -> set[tuple[str, str]]:
        return {(min(key, other), max(key, other)) for key in claims for other in self.beside(key)}

    def teller(self, claim: str, held: Mapping[str, Card]) -> str | None:
        """The claim that this one only repeats, by a person's word; ``None`` for none that the record holds. Of several the one of
        the least id."""
        tellers = [key for key in self._repeats.get(claim, ()) if key in held]
        return min(tellers) if tellers else None

    def followers(self, claim: str) -> AbstractSet[str]:
        """Claims that only repeat this one, by a person's word."""
        return self._followers.get(claim, _NONE)


def overruled(worked_out: Comparison | None, said: Overrule, a: Card, b: Card) -> Comparison:
    """What a person said of the two, in the order in which it was said. ``worked_out`` is what the rules say, ``None`` where they do
    not list the two. What follows from a relation without judging (a part above its whole, what would have to be true) is told of
    the person's as it is of ours."""
    if a.id != said.a.claim:
        a, b = b, a
    part = said.relation is Relation.PART_OF and a.value is not None and b.value is not None
    exceeds = part and a.low > b.high
    retold = said.relation in (Relation.RELAY, Relation.REVISION)
    instead = Instead(said.number, said.by, said.at, None)
    if worked_out is not None:
        instead = Instead(
            said.number,
            said.by,
            said.at,
            worked_out.relation,
            worked_out.reason,
            worked_out.rule,
            worked_out.a,
            worked_out.directed,
        )
    return Comparison(
        a.id,
        b.id,
        said.relation,
        said.reason,
        RULE,
        said.relation in _DIRECTED,
        exceeds=exceeds,
        only_if=drift.remainder(a, b) if part and not exceeds else None,
        drift=drift.between(a, b) if retold else None,
        overruled=instead,
    )
