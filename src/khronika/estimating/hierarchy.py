"""Hierarchical log-linear models: which sets of lists interact. A model that holds a set holds all its subsets.

Written by their largest sets as [123,14,34], lists counted from 1: the convention of Fienberg (1972) and Rcapture.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, combinations

import numpy as np
from numpy.typing import NDArray

MOST_LISTS = 7
# Five lists have 6,893 hierarchical models, most of them with more parameters than sparse tables can tell apart;
# pairs alone give 1,024. Up to four lists all are tried (113). Pairs of six lists give 32,768, of seven 2,097,152 models: those are
# searched step by step (``stepping``).
ORDERS = {3: 2, 4: 3, 5: 2, 6: 2, 7: 2}
MOST_LISTED = 5


@lru_cache(maxsize=8)
def hierarchical_models(lists: int, order: int) -> NDArray[np.bool_]:
    """Models x sets of lists (by mask): True where the set is in the model. Every model has the empty set (the
    intercept) and each list alone; none has a set larger than ``order`` or the set of all lists, which would
    leave the number missing undetermined."""
    singles = frozenset([0, *(1 << each for each in range(lists))])
    return np.array(
        [
            [mask in model for mask in range(1 << lists)]
            for model in _grown(singles, lists, 2, min(order, lists - 1))
        ]
    )


def _grown(model: frozenset[int], lists: int, size: int, order: int) -> Iterator[frozenset[int]]:
    """The model with every choice of sets of ``size`` and more that its smaller sets allow."""
    if size > order:
        yield model
        return
    sets = (sum(1 << each for each in some) for some in combinations(range(lists), size))
    allowed = [mask for mask in sets if all(mask & ~(1 << bit) in model for bit in _bits(mask))]
    for chosen in chain.from_iterable(combinations(allowed, count) for count in range(len(allowed) + 1)):
        yield from _grown(model | set(chosen), lists, size + 1, order) if chosen else iter([model])


def neighbours(model: NDArray[np.bool_], order: int) -> NDArray[np.bool_]:
    """The hierarchical models that differ from this one by a single set of 2 to ``order`` lists, one a row: it is added where all
    its subsets are there, or taken out where no larger set needs it."""
    lists = len(model).bit_length() - 1
    found = []
    for mask in range(len(model)):
        if not 2 <= mask.bit_count() <= min(order, lists - 1):
            continue
        if model[mask]:
            may = not any(model[mask | 1 << bit] for bit in range(lists) if not mask >> bit & 1)
        else:
            may = all(model[mask & ~(1 << bit)] for bit in _bits(mask))
        if may:
            other = model.copy()
            other[mask] = not model[mask]
            found.append(other)
    return np.array(found, dtype=bool).reshape(-1, len(model))


def model_name(model: NDArray[np.bool_]) -> str:
    """[123,14,34]: the largest sets, those of more lists first."""
    sets = [int(mask) for mask in np.flatnonzero(model) if mask]
    largest = [mask for mask in sets if not any(mask != other and mask & other == mask for other in sets)]
    words = ["".join(str(bit + 1) for bit in _bits(mask)) for mask in largest]
    return f"[{','.join(sorted(words, key=lambda word: (-len(word), word)))}]"


def _bits(mask: int) -> list[int]:
    return [bit for bit in range(mask.bit_length()) if mask >> bit & 1]
