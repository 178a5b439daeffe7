"""The overlap of lists: how many people stand on exactly these lists and no other. No names, only counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from khronika.nouns import NoEstimate, canonical_json, digest

FEWEST = 3


@dataclass(frozen=True)
class Table:
    """``counts[mask]`` people stand on exactly the lists of ``mask`` (list i is bit i); ``counts[0]`` is 0, for
    nobody knows how many stand on none. ``notes`` say what was left out when the table was made, and why."""

    lists: tuple[str, ...]
    counts: NDArray[np.int64]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.counts.shape != (1 << len(self.lists),):
            raise ValueError(f"{len(self.lists)} lists have {1 << len(self.lists)} cells")
        if self.counts[0] or (self.counts < 0).any():
            raise ValueError("counts are not negative, and the cell of no list is not known")

    @property
    def observed(self) -> int:
        """People who stand on some list."""
        return int(self.counts.sum())

    @property
    def inputs(self) -> str:
        """SHA-256 of the lists' names and the counts, as canonical JSON."""
        cells = [int(count) for count in self.counts]
        return digest(canonical_json({"lists": self.lists, "counts": cells}).encode())

    def on_all(self, mask: int) -> int:
        """People who stand on every list of ``mask``, whatever else they stand on."""
        cells = np.arange(len(self.counts))
        return int(self.counts[(cells & mask) == mask].sum())

    def without(self, name: str) -> "Table":
        """The table had this list never been kept: who stood on it alone is not seen any more."""
        place = self.lists.index(name)
        cells = np.arange(len(self.counts))
        below, above = cells & ((1 << place) - 1), cells >> (place + 1) << place
        counts = np.bincount(below | above, weights=self.counts, minlength=len(self.counts) // 2)
        counts[0] = 0
        rest = tuple(other for other in self.lists if other != name)
        return Table(rest, counts.astype(np.int64), self.notes)


def table_of(lists: tuple[str, ...], cells: Mapping[int, int], notes: tuple[str, ...] = ()) -> Table:
    """A table of these cells. A list on which nobody stands says nothing and is left out, with a note."""
    counts = np.zeros(1 << len(lists), dtype=np.int64)
    for mask, count in cells.items():
        counts[mask] += count
    table = Table(lists, counts, notes)
    for place in reversed(range(len(lists))):
        if not table.on_all(1 << place):
            kept = table.without(lists[place])
            table = Table(
                kept.lists, kept.counts, (*kept.notes, f"list {lists[place]} names nobody and is left out")
            )
    return table


def refusal(table: Table) -> NoEstimate | None:
    """Why these lists bear no estimate by any method; ``None`` where they may."""
    if len(table.lists) < FEWEST:
        return NoEstimate(
            "estimate.few-lists",
            f"lists that name somebody: {len(table.lists)}; an estimate needs {FEWEST} or more, because two "
            "lists cannot show whether being on one makes being on the other more likely",
            "Add a list that was kept independently of the others.",
        )
    return _apart(table) or _inside(table)


def _apart(table: Table) -> NoEstimate | None:
    """Lists, or groups of lists, that share nobody: the number missing could be anything."""
    reached = {0}
    for _ in table.lists:
        for a, b in combinations(range(len(table.lists)), 2):
            if table.on_all(1 << a | 1 << b) and reached & {a, b}:
                reached |= {a, b}
    if len(reached) == len(table.lists):
        return None
    away = ", ".join(name for place, name in enumerate(table.lists) if place not in reached)
    near = ", ".join(table.lists[place] for place in sorted(reached))
    return NoEstimate(
        "estimate.no-overlap",
        f"nobody stands both on one of {near} and on one of {away}; with no overlap the number missing has no "
        "upper bound",
        "Check the linking of these lists (spelling, script), or leave out those that share nobody.",
    )


def _inside(table: Table) -> NoEstimate | None:
    """A list that lies wholly in another was most likely copied from it: it is no second witness."""
    for a in range(len(table.lists)):
        for b in range(len(table.lists)):
            if a != b and table.on_all(1 << a | 1 << b) == table.on_all(1 << a):
                return NoEstimate(
                    "estimate.inside",
                    f"everybody on {table.lists[a]} ({table.on_all(1 << a):,}) stands on {table.lists[b]} too, so it "
                    "cannot tell how many the other misses",
                    f"Leave out {table.lists[a]}, or show that it was kept independently and grow it.",
                )
    return None
