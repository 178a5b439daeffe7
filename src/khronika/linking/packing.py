"""Sets of numbers, each as one number, so that a database tells by a shift and a mask whether two sets share a member.

Members that ever stand in one set, or are joined by a chain of such sets, are of one group; a set is its group's number
and a bit for each member. Spellings of names make groups of a handful. Where a group is too large for the bits, the sets
stay lists: slower, and as exact.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

_BITS = 24  # members that a group may have; the other 39 bits number the groups
_MASK = (1 << _BITS) - 1
Members = tuple[int, ...]

AS_NUMBERS = f"(x >> {_BITS}) = (y >> {_BITS}) AND (x & y & {_MASK}) <> 0"
AS_LISTS = "list_has_any(x, y)"


def packed(sets: Iterable[Members]) -> dict[Members, int] | None:
    """A number for each set that has members; ``None`` where a group is too large."""
    known = [each for each in dict.fromkeys(sets) if each]
    above: dict[int, int] = {}
    for each in known:
        for member in each[1:]:
            above[_top(member, above)] = _top(each[0], above)
    tops = {member: _top(member, above) for each in known for member in each}
    sizes = Counter(tops.values())
    if max(sizes.values(), default=0) > _BITS:
        return None
    groups = {top: number for number, top in enumerate(sizes)}
    bits: dict[int, int] = {}
    taken: Counter[int] = Counter()
    for member, top in tops.items():
        bits[member] = 1 << taken[top]
        taken[top] += 1
    return {each: groups[tops[each[0]]] << _BITS | _sum(bits, each) for each in known}


def _top(member: int, above: dict[int, int]) -> int:
    while (higher := above.setdefault(member, member)) != member:
        above[member] = member = above[higher]
    return member


def _sum(bits: dict[int, int], members: Sequence[int]) -> int:
    return sum(bits[member] for member in set(members))
