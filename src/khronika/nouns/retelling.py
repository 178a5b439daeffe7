"""Which figure repeats or revises which, by comparisons alone: what tables put under one another and charts join by a line."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from khronika.nouns.claims import Claim
from khronika.nouns.comparisons import Comparison
from khronika.nouns.vocabulary import Relation


@dataclass(frozen=True, slots=True)
class Retelling:
    """``nearer`` is what a relay repeats; ``pair`` the comparison that says so."""

    nearer: str
    pair: Comparison


def _retellings(pair: Comparison, known: Mapping[str, Claim]) -> tuple[str, Retelling]:
    """The relay and what it repeats. Where reconciling leaves open which of the two is nearer the source, the one
    published first stands for both."""
    a, b = pair.a, pair.b
    if not pair.directed:
        a, b = sorted((a, b), key=lambda end: (str(known[end].published or "9999"), end))
    return b, Retelling(a, pair)


def roots_of(comparisons: Sequence[Comparison], known: Mapping[str, Claim]) -> dict[str, Retelling]:
    """What each relay repeats: its root, which repeats nothing itself, where a comparison leads there.

    Relays of relays are followed to the end; a circle is cut at its least id.
    """
    edges: dict[str, list[Retelling]] = {}
    for pair in comparisons:
        if pair.relation is Relation.RELAY and pair.a in known and pair.b in known:
            relay, retelling = _retellings(pair, known)
            edges.setdefault(relay, []).append(retelling)
    # Straight to the root where such a comparison stands, else to the nearest teller.
    chosen = {
        relay: min(found, key=lambda each: (not each.pair.directed, each.nearer in edges, each.nearer))
        for relay, found in edges.items()
    }
    for relay in sorted(chosen):
        seen, at = {relay}, chosen[relay].nearer if relay in chosen else ""
        while at in chosen and at not in seen:
            seen.add(at)
            at = chosen[at].nearer
        if at in seen:
            del chosen[min(seen)]
    return chosen


def root(claim_id: str, chosen: Mapping[str, Retelling]) -> str:
    while claim_id in chosen:
        claim_id = chosen[claim_id].nearer
    return claim_id


def revised(drawn: Collection[str], comparisons: Sequence[Comparison]) -> dict[str, str]:
    """For each figure of ``drawn`` (ids of claims) that revises another of them, the latest that it revises: one step line, not a fan."""
    before: dict[str, list[str]] = {}
    for pair in comparisons:
        if pair.relation is Relation.REVISION and pair.a in drawn and pair.b in drawn:
            before.setdefault(pair.b, []).append(pair.a)
    depth: dict[str, int] = {}

    def deep(claim_id: str, seen: frozenset[str] = frozenset()) -> int:
        if claim_id in seen:
            return 0
        if claim_id not in depth:
            depth[claim_id] = 1 + max(
                (deep(b, seen | {claim_id}) for b in before.get(claim_id, [])), default=-1
            )
        return depth[claim_id]

    return {later: max(earlier, key=lambda one: (deep(one), one)) for later, earlier in before.items()}


def revisions_before(claim_id: str, follows: Mapping[str, str]) -> int:
    """How many revisions went before."""
    seen: set[str] = set()
    while claim_id in follows and claim_id not in seen:
        seen.add(claim_id)
        claim_id = follows[claim_id]
    return len(seen)
