"""A claim's comparisons, by how they stand, each told from this claim's side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from khronika.nouns import Claim, Comparison, Relation

MOST_OPEN = 10  # about a screen of each heading

# The order of the page: what disagrees first, what has nothing to do with it last.
_TITLES = (
    "Contradicts",
    "Repeats",
    "Is repeated by",
    "Retells one statement with",
    "Revises",
    "Is revised by",
    "Fits",
    "Is part of",
    "Has as its parts",
    "Counts something else than",
    "Has nothing to do with",
)
_SAME_BOTH_WAYS = {
    Relation.CONTRADICT: "Contradicts",
    Relation.AGREE: "Fits",
    Relation.NOT_COMPARABLE: "Counts something else than",
    Relation.UNRELATED: "Has nothing to do with",
}
# What the first claim of a comparison does, and what the second does.
_DIRECTED = {
    Relation.RELAY: ("Is repeated by", "Repeats"),
    Relation.REVISION: ("Is revised by", "Revises"),
    Relation.PART_OF: ("Is part of", "Has as its parts"),
}


def _title(pair: Comparison, first: bool) -> str:
    """The heading for a comparison, told from its first claim's side or from its second's."""
    if pair.relation is Relation.RELAY and not pair.directed:
        return "Retells one statement with"  # which of the two is nearer the source is not told
    return _SAME_BOTH_WAYS.get(pair.relation) or _DIRECTED[pair.relation][0 if first else 1]


@dataclass(frozen=True, slots=True)
class Beside:
    other: Claim
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Standing:
    """One heading and the claims under it."""

    title: str
    beside: tuple[Beside, ...]

    @property
    def first(self) -> tuple[Beside, ...]:
        return self.beside[:MOST_OPEN]

    @property
    def rest(self) -> tuple[Beside, ...]:
        """Folded away behind their number, not left out."""
        return self.beside[MOST_OPEN:]


def way_on(
    claim: Claim, comparisons: Sequence[Comparison], others: Mapping[str, Claim]
) -> tuple[Standing, ...]:
    """Every comparison of the claim whose other end is given, under its heading."""
    found: dict[str, list[Beside]] = {}
    for pair in comparisons:
        first = pair.a == claim.id
        other = others.get(pair.b if first else pair.a)
        if other is None:
            continue
        title = _title(pair, first)
        found.setdefault(title, []).append(Beside(other, pair))
    return tuple(
        Standing(title, tuple(sorted(found[title], key=lambda b: (not b.comparison.exceeds, b.other.id))))
        for title in _TITLES
        if title in found
    )
