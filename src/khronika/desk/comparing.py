"""A claim's comparisons, by how they stand, each told from this claim's side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from khronika.desk.language import namer, spoken
from khronika.nouns import Claim, Comparison, Relation
from khronika.reconciling import condition_in, reason_in

MOST_OPEN = 10  # about a screen of each heading

# The order of the page: what disagrees first, what has nothing to do with it last.
_TITLES = (
    gettext_noop("Contradicts"),
    gettext_noop("Repeats"),
    gettext_noop("Is repeated by"),
    gettext_noop("Retells one statement with"),
    gettext_noop("Revises"),
    gettext_noop("Is revised by"),
    gettext_noop("Fits"),
    gettext_noop("Is part of"),
    gettext_noop("Has as its parts"),
    gettext_noop("Counts something else than"),
    gettext_noop("Has nothing to do with"),
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
    """``reason`` says why they stand so, ``condition`` what would have to be true for both to stand (empty: nothing)."""

    other: Claim
    comparison: Comparison
    reason: str
    condition: str


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


def _beside(pair: Comparison, other: Claim, both: Mapping[str, Claim]) -> Beside:
    named = namer(other.when)
    reason = reason_in(pair, both, spoken(), named)
    return Beside(other, pair, reason, condition_in(pair, both, spoken(), named) or "")


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
        found.setdefault(title, []).append(_beside(pair, other, {claim.id: claim, other.id: other}))
    return tuple(
        Standing(
            gettext(title), tuple(sorted(found[title], key=lambda b: (not b.comparison.exceeds, b.other.id)))
        )
        for title in _TITLES
        if title in found
    )
