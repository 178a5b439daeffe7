"""What a named person judged of who is who, and of how two figures stand. Withdrawn by another judgement, never edited."""

from dataclasses import dataclass
from enum import StrEnum

from khronika.nouns.claims import Claim
from khronika.nouns.places import Place
from khronika.nouns.spans import Span
from khronika.nouns.vocabulary import Kind, Relation, SourceType


class Judged(StrEnum):
    """What a judgement says."""

    MERGE = "merge"  # two are one
    SPLIT = "split"  # what was held for one is two
    DIFFERENT = "different"  # two are two: remembered, so that nobody weighs it again
    PROTECT = "protect"  # the name is not to be shown
    OVERRULE = "overrule"  # two figures stand otherwise than was worked out


class Sort(StrEnum):
    """Of what a judgement on who is who speaks."""

    SOURCE = "source"
    OUTLET = "outlet"
    ACTOR = "actor"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Party:
    """One that is judged: a source by its key, an outlet or an actor by its folded name, a place by its identity. ``name`` is
    what it was called when it was judged; ``place`` is set for a place."""

    key: str
    name: str
    type: SourceType = SourceType.UNKNOWN
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement on who is who. ``parties`` are the two that are one or are different, the one that is split or protected.

    For a split ``names`` are those that mean another, ``members`` ids of claims (for an outlet: of reports) that do, whatever
    they call it, and ``other`` what that other is called. ``mask`` is the number that a protected one is shown under. ``number``
    is that of its log row, ``at`` an ISO time. Raises ValueError without a name or a reason, for two that are one already,
    and for a split that takes nothing out.
    """

    judged: Judged
    sort: Sort
    parties: tuple[Party, ...]
    by: str
    reason: str
    names: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    other: str = ""
    mask: int = 0
    number: int = 0
    at: str = ""

    def __post_init__(self) -> None:
        if not self.by.strip() or not self.reason.strip():
            raise ValueError("a judgement names who judges and why")
        two = self.judged in (Judged.MERGE, Judged.DIFFERENT)
        if len({party.key for party in self.parties}) != (2 if two else 1):
            raise ValueError("two are judged to be one or different; one is split or protected")
        if self.judged is Judged.SPLIT and not ((self.names or self.members) and self.other.strip()):
            raise ValueError("a split says what it takes out, and what that is called")


@dataclass(frozen=True, slots=True)
class Located:
    """A claim that is judged, and what finds it again in a later reading of its report."""

    claim: str
    report: str
    kind: Kind
    span: Span
    figure: Span | None = None

    @classmethod
    def of(cls, claim: Claim) -> "Located":
        return cls(
            claim.id, claim.report_id, claim.kind, claim.span, claim.figure.span if claim.figure else None
        )


@dataclass(frozen=True, slots=True)
class Overrule:
    """How a person judges two figures to stand, in the place of what was worked out; directed relations read "a -> b" as in
    ``Comparison``. ``number`` is that of its log row, ``at`` an ISO time. Raises ValueError without a name or a reason, for one
    claim twice, and for ``unrelated``: figures that nobody would confuse are not listed at all."""

    a: Located
    b: Located
    relation: Relation
    by: str
    reason: str
    number: int = 0
    at: str = ""

    def __post_init__(self) -> None:
        if not self.by.strip() or not self.reason.strip():
            raise ValueError("a judgement names who judges and why")
        if self.a.claim == self.b.claim:
            raise ValueError("a figure is not compared with itself")
        if self.relation is Relation.UNRELATED:
            raise ValueError("unrelated figures are not listed; say that they are not comparable")

    @property
    def pair(self) -> tuple[str, str]:
        """The two claims, in the order of their ids."""
        one, other = sorted((self.a.claim, self.b.claim))
        return one, other


@dataclass(frozen=True, slots=True)
class Instead:
    """What was worked out before a person overruled it: ``relation`` is ``None`` where the two were not listed. ``a`` is the claim
    that it speaks of first. ``number`` is that of the judgement."""

    number: int
    by: str
    at: str
    relation: Relation | None
    reason: str = ""
    rule: str = ""
    a: str = ""
    directed: bool = False
