"""Questions, and how the figures that answer them stand to each other."""

from dataclasses import dataclass

from khronika.nouns.judgements import Instead
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
class Addend:
    """A part that is added up with others, as printed. Of ``places``, ``period`` and ``population`` only those are given
    that tell it from its whole: the rest it shares with it."""

    claim: str
    figure: str
    places: tuple[Place, ...] = ()
    period: When | None = None
    population: str | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """What the parts of one whole come to. ``figure``, ``kind`` and ``population`` are the whole's.

    ``least`` and ``most`` are what the parts leave of it, ``None`` without end: both 0 where they come to it exactly, above
    0 where something is left, below 0 where they come to more. ``filling`` is True where nothing that the whole counts
    lies outside the parts; ``one_source`` False where one report, but not one source, gives them all.
    """

    figure: str
    kind: Kind
    population: str
    parts: tuple[Addend, ...]
    least: float | None
    most: float | None
    filling: bool
    one_source: bool = True

    @property
    def is_above(self) -> bool:
        """True where the parts come to more than their whole, however the words are read."""
        return self.most is not None and self.most < 0

    @property
    def is_below(self) -> bool:
        """True where the parts leave something of their whole, however the words are read."""
        return self.least is not None and self.least > 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """How claim ``a``'s figure stands to claim ``b``'s.

    Directed relations read "a -> b": part-of, a is the part; revision, a came first and b revised it; relay, a is
    nearer the source and b repeats it. ``reason`` is a sentence for people, ``rule`` a stable id.
    ``exceeds`` marks a part above its whole; ``only_if`` says what would have to be true for both to stand;
    ``drift`` what the retelling changed; ``sum`` the parts with which ``a`` is added up against its whole ``b``. Where a person
    overruled what was worked out, ``reason`` is that person's and ``overruled`` holds what it stands in the place of.
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
    sum: Sum | None = None
    overruled: Instead | None = None


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
