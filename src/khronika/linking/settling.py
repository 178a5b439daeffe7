"""Pairs judged by themselves into pairs judged by all entries of their knot: what each comparison says of the pairs of a knot, in bits."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from khronika.linking.births import Births
from khronika.linking.comparing import BORN
from khronika.linking.together import RAISED, Knot, Said

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# The parts of an entry that have a centre, each the sum of comparisons, by the column that is empty where an entry does not tell it.
_CENTRED = (
    (("given", "family", "names"), None),
    (("father",), "father_key"),
    (("place",), "place_key"),
    (("held",), "held_key"),
    (("sex",), "woman"),
)
_DAY = "day_low"
_YEARS_APART = tuple(
    next(place for place, level in enumerate(BORN.levels) if words in level.words)
    for words in ("one apart", "two apart", "ten apart", "years differ")
)


@dataclass(frozen=True, slots=True, repr=False)
class Weighed:
    """Pairs (``a`` the smaller place of the two) and the bits of each comparison for them, 0 where it says nothing; ``alone`` are
    log2 odds that two entries at random are one person's, ``lists`` the bits of standing on two lists and on one, ``None`` where lists
    are not compared; ``born`` how often entries of one person reach the levels of births."""

    a: Ints
    b: Ints
    bits: Mapping[str, Floats]
    alone: float
    lists: tuple[float, float] | None
    born: Sequence[float]


def pairs_within(knots: Sequence[Sequence[int]]) -> tuple[Ints, Ints]:
    """All pairs of each knot, knot by knot, in the order in which ``settled`` takes them."""
    both = [pair for knot in knots for pair in itertools.combinations(knot, 2)]
    places = np.array(both, dtype=np.int64).reshape(-1, 2)
    return places[:, 0], places[:, 1]


def settled(table: pa.Table, knots: Sequence[Sequence[int]], weighed: Weighed) -> Floats:
    """The log2 odds of each pair of ``weighed`` (those of ``pairs_within``), by all that their knot says."""
    born = Births(table, tuple(weighed.born[level] for level in _YEARS_APART))  # type: ignore[arg-type]
    none = np.zeros(len(weighed.a))
    compared = [part for part in _CENTRED if not weighed.bits.keys().isdisjoint(part[0])]
    parts = [sum((weighed.bits.get(name, none) for name in names), none) for names, _ in compared]
    tables = np.stack([*parts, weighed.bits.get("day", none)])
    told = [_told(table, column) for column in (*(column for _, column in compared), _DAY)]
    source = table.column("source").to_numpy()
    two, one = weighed.lists or (0.0, 0.0)
    each, twice = weighed.alone + two + RAISED, one - two
    by_two = each + _born_both(born, weighed)
    for bits, tells in zip(tables, told, strict=True):
        by_two += np.where(tells[weighed.a] & tells[weighed.b], bits, 0.0)
    by_two += np.where(source[weighed.a] == source[weighed.b], twice, 0.0)
    odds, at = by_two.copy(), 0  # which a knot of two keeps
    for knot in knots:
        here = slice(at, at := at + len(knot) * (len(knot) - 1) // 2)
        if len(knot) == 2:
            continue
        *centred, chained = zip(
            _squares(tables[:, here], len(knot)),
            (tells[knot].tolist() for tells in told),
            strict=True,
        )
        said = Said(
            centred,
            chained,
            lambda group, knot=knot: born.bits(knot[each] for each in group),  # type: ignore[misc]
            source[knot].tolist(),
            twice,
            each,
            dict(zip(itertools.combinations(range(len(knot)), 2), by_two[here].tolist(), strict=True)),
        )
        odds[here] = [found for _, found in sorted(Knot(len(knot), said).odds().items())]
    return odds


def _born_both(born: Births, weighed: Weighed) -> Floats:
    ends = zip(weighed.a.tolist(), weighed.b.tolist(), strict=True)
    return np.fromiter((born.bits(pair) for pair in ends), np.float64, len(weighed.a))


def _told(table: pa.Table, column: str | None) -> NDArray[np.bool_]:
    if column is None:
        return np.ones(len(table), dtype=bool)
    told: NDArray[np.bool_] = table.column(column).is_valid().to_numpy()
    return told


def _squares(bits: Floats, size: int) -> list[list[list[float]]]:
    """Each row of ``bits``, which are those of all pairs, as a table with both orders of each."""
    squares = np.zeros((len(bits), size, size))
    a, b = _upper(size)
    squares[:, a, b] = squares[:, b, a] = bits
    both: list[list[list[float]]] = squares.tolist()
    return both


@cache
def _upper(size: int) -> tuple[Ints, Ints]:
    return np.triu_indices(size, 1)
