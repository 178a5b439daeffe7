"""How well could anybody link the invented lists? A decider who knows how they were made, and is asked nothing but the rows.

python -m benchmarks.linking_ceiling [--size 50000] [--seeds 3 11]

The generator (tests/linking/invented_*.py) is run backwards: of any set of entries the chance that one person made them is summed
over all names, fathers, spellings of a passport, birth dates, towns and days that this person may have; slips, gaps, initials and pet
forms at the rates of the generator. A set's weight is that chance times the number of people and the chances of the lists;
partitions of entries are weighed by the product. Sums over partitions are exact where a knot of possible pairs is small, by Gibbs sampling
where it is not. Each pair then has the probability that it is one person's, given everything; joined are those of .5 and more, which is
about what makes F1 the highest.

One script only. It knows which word of a name is which, which ours must find out. Families it does not know (brothers bear other
given names, which tells them apart). It is a ceiling for programs that know less, not quite the best that may be.
"""

import argparse
import itertools
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator

from tests.linking.invented_people import surnames

from benchmarks.linking_chances import Entry, entries, of_birth, of_events, of_town, parts

# A pair below the first is left out, above the second it ties entries into one knot; a knot of more sets than the third is sampled.
_LEAST, _KNOT, _STEPS = math.log(1e-5), math.log(3e-3), 3_000
_SWEEPS, _FORGOTTEN = 400, 100


class Knowing:
    """Weighs sets of entries, given how they were made."""

    def __init__(self, size: int, seed: int) -> None:
        self.entries = entries(size, seed)
        self.people = round(size / 1.575)
        kazakh, russian = surnames(random.Random(seed))
        self.parts = {
            (people, woman): parts(people, woman, kazakh if people else russian)
            for people in (True, False)
            for woman in (True, False)
        }
        self.known: dict[frozenset[int], float] = {}

    def weight(self, group: frozenset[int]) -> float:
        """Natural logarithm."""
        if group not in self.known:
            chance = self._chance([self.entries[each] for each in group])
            self.known[group] = math.log(chance) + math.log(self.people) if chance > 0 else -1e9
        return self.known[group]

    def _chance(self, group: list[Entry]) -> float:
        seen = [tuple(sorted(each)) for each in zip(*((e.given, e.family) for e in group), strict=True)]
        fathers = tuple(sorted(e.father for e in group if e.father))
        sexes = {e.woman for e in group} - {None}
        chance = 0.0
        for (kazakh, woman), (given, family, father) in self.parts.items():
            if sexes <= {woman} and (share := family.chance(seen[1])):
                share *= given.chance(seen[0]) * (father.chance(fathers) if fathers else 1.0)
                chance += share * (0.6 if kazakh else 0.4) * (0.3 if woman else 0.7)
        if chance:
            chance *= of_birth(tuple(sorted(e.born for e in group if e.born)))
            chance *= of_town(tuple(sorted(e.town for e in group if e.town is not None)))
            chance *= of_events(tuple(sorted(((e.at, e.day) for e in group), key=str)))
        return chance

    def pairs(self) -> dict[tuple[int, int], float]:
        """Log odds of all pairs that may be, everything else being other people's."""
        blocks: dict[object, list[int]] = defaultdict(list)
        for number, entry in enumerate(self.entries):
            for key, (given, family, _) in self.parts.items():
                if entry.woman in (None, key[1]):
                    firsts = given.bearers([entry.given] if not entry.given.endswith(".") else [])
                    for both in itertools.product(firsts, family.bearers([entry.family])):
                        blocks[key, both].append(number)
        found = {pair for block in blocks.values() for pair in itertools.combinations(block, 2)}
        alone = [self.weight(frozenset([number])) for number in range(len(self.entries))]
        odds = {(a, b): self.weight(frozenset((a, b))) - alone[a] - alone[b] for a, b in found}
        return {pair: each for pair, each in odds.items() if each > _LEAST}


Near = dict[int, set[int]]


def _knots(odds: dict[tuple[int, int], float]) -> Iterator[list[int]]:
    above: dict[int, int] = {}

    def top(each: int) -> int:
        while above.setdefault(each, each) != each:
            each = above[each]
        return each

    for (a, b), weight in odds.items():
        if weight > _KNOT:
            above[top(a)] = top(b)
    knots: dict[int, list[int]] = defaultdict(list)
    for each in list(above):
        knots[top(each)].append(each)
    yield from (sorted(knot) for knot in knots.values())


def _cliques(knot: list[int], near: Near) -> Iterator[frozenset[int]]:
    grown = [((each,), [other for other in knot if other > each and other in near[each]]) for each in knot]
    while grown:
        base, others = grown.pop()
        yield frozenset(base)
        grown += [
            ((*base, each), [other for other in others if other > each and other in near[each]])
            for each in others
        ]


def _exact(knowing: Knowing, knot: list[int], near: Near, out: Counter[tuple[int, int]]) -> bool:
    """Adds each pair's probability; False where there are too many partitions."""
    by_least: dict[int, list[tuple[frozenset[int], float]]] = defaultdict(list)
    for number, group in enumerate(_cliques(knot, near)):
        if number > _STEPS:
            return False
        apart = sum(knowing.weight(frozenset([each])) for each in group)
        by_least[min(group)].append((group, math.exp(max(-700.0, knowing.weight(group) - apart))))
    within: dict[frozenset[int], float] = {frozenset(): 1.0}

    def summed(left: frozenset[int]) -> float:
        if left not in within and len(within) < 50 * _STEPS:
            within[left] = sum(w * summed(left - g) for g, w in by_least[min(left)] if g <= left)
        return within.get(left, math.nan)

    whole = summed(frozenset(knot))
    if math.isnan(whole):
        return False
    outside = defaultdict(float, {frozenset(knot): 1.0})
    for left in sorted(filter(None, within), key=len, reverse=True):
        for group, weight in by_least[min(left)] if outside[left] else ():
            if group <= left:
                share = outside[left] * weight
                outside[left - group] += share
                for pair in itertools.combinations(sorted(group), 2):
                    out[pair] += share * within[left - group] / whole  # type: ignore[assignment]
    return True


def _sampled(knowing: Knowing, knot: list[int], near: Near, out: Counter[tuple[int, int]]) -> None:
    rng = random.Random(1)
    groups = [{each} for each in knot]
    for sweep in range(_SWEEPS):
        for each in knot:
            groups = [group for group in (group - {each} for group in groups) if group]
            fits = [group for group in groups if group <= near[each]]
            steps = [
                knowing.weight(frozenset(group | {each})) - knowing.weight(frozenset(group)) for group in fits
            ]
            steps.append(knowing.weight(frozenset([each])))
            at = rng.choices(range(len(steps)), [math.exp(step - max(steps)) for step in steps])[0]
            if at < len(fits):
                fits[at].add(each)
            else:
                groups.append({each})
        if sweep >= _FORGOTTEN:
            for group in groups:
                for pair in itertools.combinations(sorted(group), 2):
                    out[pair] += 1 / (_SWEEPS - _FORGOTTEN)  # type: ignore[assignment]


def measure(size: int, seed: int) -> None:
    knowing = Knowing(size, seed)
    odds = knowing.pairs()
    near: Near = defaultdict(set)
    for a, b in odds:
        near[a].add(b)
        near[b].add(a)
    chances: Counter[tuple[int, int]] = Counter()
    sampled = 0
    for knot in _knots(odds):
        if not _exact(knowing, knot, near, chances):
            sampled += len(knot)
            _sampled(knowing, knot, near, chances)
    whose = [entry.whose for entry in knowing.entries]
    true = sum(n * (n - 1) // 2 for n in Counter(whose).values())
    joined = [pair for pair, chance in chances.items() if chance >= 0.495]
    right = sum(whose[a] == whose[b] for a, b in joined)
    expected = 2 * sum(chances[pair] for pair in joined) / (len(joined) + sum(chances.values()))
    print(
        f"single {len(whose):>6,} seed {seed}  P {right / len(joined):.4f} R {right / true:.4f} "
        f"F1 {2 * right / (len(joined) + true):.4f}  expected {expected:.4f}  (sampled {sampled} entries)",
        flush=True,
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--size", type=int, default=50_000)
    asked.add_argument("--seeds", type=int, nargs="+", default=[3])
    said = asked.parse_args()
    for seed in said.seeds:
        measure(said.size, seed)


if __name__ == "__main__":
    main()
