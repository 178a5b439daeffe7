"""Records into people: what a person decided first, then proposals, the likeliest first, never against a decision.

Two groups are joined when what is known of all pairs between them speaks for it on the whole (average linkage on log
odds), so that one mistaken pair does not chain two families together. Where nobody decided anything, these are the groups that
``together`` found, for by its odds the pairs of a group speak for it and those between groups do not.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from khronika.nouns import Bond

Pair = tuple[int, int]

# Log2 odds of a pair that blocking never brought together or that is not kept (below one in a hundred), and the most that one pair
# may say.
UNSEEN = -6.0
MOST = 12.0


class Groups:
    """Groups of records that only grow."""

    def __init__(self, number: int) -> None:
        self.of = list(range(number))
        self.members: dict[int, list[int]] = {each: [each] for each in range(number)}

    def join(self, a: int, b: int) -> None:
        a, b = sorted((self.of[a], self.of[b]), key=lambda group: len(self.members[group]))
        for each in self.members.pop(a, []) if a != b else []:
            self.of[each] = b
            self.members[b].append(each)


def clusters(
    number: int, odds: Mapping[Pair, float], rulings: Mapping[Pair, Bond]
) -> tuple[list[int], list[Pair]]:
    """Each record's group, numbered in order of its first record, and the decisions of ``different`` that contradict
    decisions of ``same`` (a is b, b is c, a is not c): ``same`` stands there, and a person should look.

    Pairs are places, the smaller first; ``odds`` are log2.
    """
    groups = Groups(number)
    for (a, b), ruling in rulings.items():
        if ruling is Bond.SAME:
            groups.join(a, b)
    apart = {pair for pair, ruling in rulings.items() if ruling is Bond.DIFFERENT}
    torn = sorted(pair for pair in apart if groups.of[pair[0]] == groups.of[pair[1]])
    enemies: defaultdict[int, set[int]] = defaultdict(set)
    for a, b in apart - set(torn):
        enemies[a].add(b)
        enemies[b].add(a)
    for (a, b), weight in sorted(odds.items(), key=lambda item: (-item[1], item[0])):
        if weight <= 0:
            break
        left, right = groups.members[groups.of[a]], groups.members[groups.of[b]]
        if left is right or any(enemies[each] & set(right) for each in left if each in enemies):
            continue
        if sum(_weights(left, right, odds)) > 0:
            groups.join(a, b)
    first: dict[int, int] = {}
    return [first.setdefault(group, len(first)) for group in groups.of], torn


def _weights(left: Sequence[int], right: Sequence[int], odds: Mapping[Pair, float]) -> Iterator[float]:
    for a in left:
        for b in right:
            yield max(UNSEEN, min(MOST, odds.get((a, b) if a < b else (b, a), UNSEEN)))
