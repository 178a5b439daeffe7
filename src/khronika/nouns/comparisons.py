"""Questions, and how the figures that answer them stand to each other."""

from dataclasses import dataclass

from khronika.nouns.places import Place
from khronika.nouns.times import When
from khronika.nouns.vocabulary import Kind, Relation, Unit


@dataclass(frozen=True, slots=True)
class Question:
    """What a set of figures answers: kind x population x places x period x unit.

    ``places`` empty or ``period`` ``None``: the figures do not say, which is a question of its own.
    ``members`` are claim ids, sorted; ``wider`` and ``narrower`` the ids of neighbouring questions in the lattice.
    """

    id: str
    kind: Kind
    population: str | None
    places: tuple[Place, ...]
    period: When | None
    unit: Unit
    text: str
    members: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """How claim ``a``'s figure stands to claim ``b``'s.

    Directed relations read "a -> b": part-of, a is the part; revision, a came first and b revised it; relay, a is
    nearer the source and b repeats it. ``reason`` is a sentence for people, ``rule`` a stable id.
    ``exceeds`` marks a part above its whole; ``only_if`` says what would have to be true for both to stand;
    ``drift`` what the retelling changed.
    """

    a: str
    b: str
    relation: Relation
    reason: str
    rule: str
    directed: bool = False
    exceeds: bool = False
    only_if: str | None = None
    drift: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """Who stands behind a question's figures.

    ``outlets`` are those that reports name; ``unnamed`` counts reports that name none: whether they are one outlet or
    many, nobody can tell. ``sources`` are independent primary sources; ``untold`` voices that nothing tells apart
    ("witnesses", a report of no outlet in its own voice), which may be the same people.
    """

    figures: int
    reports: int
    outlets: int
    unnamed: int
    sources: int
    untold: int
