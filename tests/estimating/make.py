"""Tables for tests: drawn from a population of known size, or at random for properties."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from khronika.estimating import Opened, Table, open_table, refusal, table_of

NAMES = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta")


def table(cells: Sequence[int], names: Sequence[str] = NAMES) -> Table:
    """Counts of the cells 1, 2, 3 ... (bit masks), the first list being bit 0."""
    lists = len(cells).bit_length()
    return table_of(tuple(names[:lists]), dict(enumerate(cells, 1)))


def drawn(people: int, chances: Sequence[float], seed: int, *, follows: float = 0.0) -> Table:
    """``people`` put on independent lists with these chances; with ``follows`` the second list takes each one on the
    first with that much more chance, which makes the two depend on each other."""
    rng = np.random.default_rng(seed)
    on = rng.random((people, len(chances))) < np.array(chances)
    on[:, 1] |= on[:, 0] & (rng.random(people) < follows)
    masks = (on << np.arange(len(chances))).sum(axis=1)
    counts = np.bincount(masks, minlength=1 << len(chances))
    return table([int(count) for count in counts[1:]])


def from_file(path: Path) -> Table:
    with path.open("rb") as file:
        opened = open_table(file)
    assert isinstance(opened, Opened)
    return opened.table


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables of three or four lists that bear an estimate."""
    lists = draw(st.integers(3, 4))
    cells = draw(st.lists(st.integers(0, 60), min_size=(1 << lists) - 1, max_size=(1 << lists) - 1))
    made = table(cells)
    return made if len(made.lists) == lists and refusal(made) is None else table([30, 20, 9, 25, 8, 7, 3])


def permuted(given: Table, order: Sequence[int]) -> Table:
    """The same lists in another order."""
    cells = {}
    for mask, count in enumerate(given.counts):
        moved = sum(1 << place for place, old in enumerate(order) if mask >> old & 1)
        cells[moved] = int(count)
    return table_of(tuple(given.lists[old] for old in order), cells)
