"""Why the demo corpus, read, stands otherwise than the facts from their fields: what must be read right for each difference to go.

python -m benchmarks.demo_causes FIGURES.jsonl

Of the claims taken for facts, one thing after another (place, days, what is counted, when it was said, whose number) is put
right from the fact's fields, alone and together with others, and all is reconciled anew. A difference is put down to the
fewest things that make it go. What none of them mends is reconciling's own, or comes from claims that are no facts.
"""

import argparse
import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.demo_facts import Told, compared, read_demo
from benchmarks.facts_claims import read_claims
from khronika.nouns import Claim, Scope
from khronika.reconciling import compare, reconcile

THINGS = ("place", "days", "what is counted", "when it was said", "whose number")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cause:
    """``mended`` are the fewest things that make the difference go; ``None`` where all of them together do not."""

    a: str
    b: str
    mended: tuple[str, ...] | None


def put_right(claim: Claim, fact: Claim, things: Iterable[str]) -> Claim:
    """The claim with these things as the fact's fields have them."""
    for thing in things:
        scope = claim.figure.scope if claim.figure else Scope()
        kept = fact.figure.scope if fact.figure else Scope()
        if thing == "place":
            claim = _scoped(replace(claim, places=fact.places), replace(scope, places=kept.places))
        elif thing == "days":
            claim = _scoped(replace(claim, when=fact.when), replace(scope, period=kept.period))
        elif thing == "when it was said":
            claim = _scoped(replace(claim, as_of=fact.as_of), replace(scope, as_of=kept.as_of))
        elif thing == "whose number":
            claim = replace(claim, attribution=fact.attribution, outlet=fact.outlet)
        else:
            claim = _scoped(_counting(claim, fact), replace(scope, population=kept.population))
    return claim


def _scoped(claim: Claim, scope: Scope) -> Claim:
    return replace(claim, figure=replace(claim.figure, scope=scope)) if claim.figure else claim


def _counting(claim: Claim, fact: Claim) -> Claim:
    """The claim with the fact's kind and words; its places and days stay."""
    return replace(
        claim,
        kind=fact.kind,
        quote=fact.quote,
        span=fact.span,
        figure=fact.figure,
        target=fact.target,
        agent=fact.agent,
        part_of=None,
        stance=fact.stance,
    )


class Trial:
    """The facts, what was read, and how the two stand to each other; what goes when things are put right."""

    def __init__(self, facts: Iterable[Claim], claims: Iterable[Claim], told: Told) -> None:
        self._facts, self._read = {fact.id: fact for fact in facts}, list(claims)
        self.found = compared(reconcile(self._facts.values()), reconcile(self._read), told)
        self._fact_of = {claim: fact for fact, claim in sorted(self.found.found.items(), reverse=True)}

    def mended(self, things: Sequence[str]) -> set[Pair]:
        """The differences that go when these things are put right in every claim taken for a fact."""
        record = reconcile(self._right(claim, things) for claim in self._read)
        gone = set()
        for each in self.found.differences:
            one, other = (record.claims[self.found.found[key]] for key in (each.a, each.b))
            if compare(one, other, record).relation.value == each.from_fields:
                gone.add((each.a, each.b))
        return gone

    def _right(self, claim: Claim, things: Sequence[str]) -> Claim:
        fact = self._fact_of.get(claim.id)
        return claim if fact is None else put_right(claim, self._facts[fact], things)

    def causes(self) -> list[Cause]:
        """The cause of each difference."""
        done: dict[Pair, tuple[str, ...]] = {}
        for size in range(1, len(THINGS) + 1):
            for things in itertools.combinations(THINGS, size):
                if len(done) < len(self.found.differences):
                    done |= dict.fromkeys(self.mended(things) - done.keys(), things)
        return [Cause(each.a, each.b, done.get((each.a, each.b))) for each in self.found.differences]


def table(found: Iterable[Cause]) -> Mapping[str, int]:
    """How many differences each cause has, the commonest first."""
    names = [
        " and ".join(each.mended) if each.mended else "reconciling, or what stands beside" for each in found
    ]
    return dict(Counter(names).most_common())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("figures", type=Path)
    given = parser.parse_args()
    claims, told = read_demo()
    trial = Trial(read_claims(given.figures), claims, told)
    found, why = trial.found, trial.causes()
    print(f"relations: {found.same} of {found.pairs} alike ({found.relations:.2f})")
    for cause, many in table(why).items():
        print(f"  {many:4}  {cause}")
    for each in why:
        print(f"{each.a} {each.b}  {' and '.join(each.mended or ('-',))}")


if __name__ == "__main__":
    main()
