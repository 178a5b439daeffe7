"""A claim's comparisons, by how they stand, each told from this claim's side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from khronika.nouns import Claim, Comparison, Relation

# The order of the page: what disagrees first, what has nothing to do with it last.
_TITLES: tuple[tuple[str, Relation, bool | None], ...] = (
    ("Contradicts", Relation.CONTRADICT, None),
    ("Repeats", Relation.RELAY, False),
    ("Is repeated by", Relation.RELAY, True),
    ("Revises", Relation.REVISION, False),
    ("Is revised by", Relation.REVISION, True),
    ("Fits", Relation.AGREE, None),
    ("Is part of", Relation.PART_OF, True),
    ("Has as its parts", Relation.PART_OF, False),
    ("Counts something else than", Relation.NOT_COMPARABLE, None),
    ("Has nothing to do with", Relation.UNRELATED, None),
)


@dataclass(frozen=True, slots=True)
class Beside:
    other: Claim
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Standing:
    """One heading and the claims under it."""

    title: str
    beside: tuple[Beside, ...]


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
        title = next(
            title for title, relation, side in _TITLES if relation is pair.relation and side in (None, first)
        )
        found.setdefault(title, []).append(Beside(other, pair))
    return tuple(
        Standing(title, tuple(sorted(found[title], key=lambda b: (not b.comparison.exceeds, b.other.id))))
        for title, _, _ in _TITLES
        if title in found
    )
