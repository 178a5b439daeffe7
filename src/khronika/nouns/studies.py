"""A study: what was made of the overlap of a folder's lists, kept whole, so that a page can show it without making it again."""

from dataclasses import dataclass

from khronika.nouns.estimates import Estimate, NoEstimate


@dataclass(frozen=True, slots=True)
class Outcome:
    """An estimate, or why there is none: one of the two, never both. ValueError else."""

    estimate: Estimate | None = None
    refused: NoEstimate | None = None

    def __post_init__(self) -> None:
        if (self.estimate is None) == (self.refused is None):
            raise ValueError("an outcome is an estimate or a refusal, one of the two")

    @classmethod
    def of(cls, found: Estimate | NoEstimate) -> "Outcome":
        return cls(estimate=found) if isinstance(found, Estimate) else cls(refused=found)


@dataclass(frozen=True, slots=True)
class MethodStudy:
    """What one method says. ``once`` takes the likeliest linkage for granted; ``averaged`` carries the doubt of who is whom.

    ``without`` is ``once`` had each list in turn never been kept. ``curve`` is the posterior of N, (N, mass), made coarse with
    its quantiles kept; empty where the method has none. ``weights`` are the likeliest graphs with their probabilities,
    ``models`` the models that fit nearly as well with their points.
    """

    method: str
    once: Outcome
    averaged: Outcome
    without: tuple[tuple[str, Outcome], ...] = ()
    curve: tuple[tuple[int, float], ...] = ()
    weights: tuple[tuple[str, float], ...] = ()
    models: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Study:
    """``cells[mask]`` people stand on exactly the lists of ``mask`` (list i is bit i), by the likeliest linkage.

    ``state`` is the hash of what it was made of: the editions, the proposals and the decisions. ``at_most`` gives for a
    chance to come onto some list the most people there can have been. ``guarded`` is over the linkages drawn,
    ``guarded_once`` by the likeliest. ``left_out`` entries have no name to link by.
    """

    lists: tuple[str, ...]
    cells: tuple[int, ...]
    methods: tuple[MethodStudy, ...]
    guarded: Outcome | None
    at_most: tuple[tuple[float, int], ...]
    left_out: int
    decisions: int
    draws: int
    seed: int
    version: str
    inputs: str
    state: str
    guarded_once: Outcome | None = None

    @property
    def observed(self) -> int:
        """People who stand on some list."""
        return sum(self.cells)
