"""Choosing and fitting a log-linear model many times over, compiled: what a bootstrap that repeats the whole choice needs.

The same fit as ``poisson.py``, one model at a time without arrays of models, 2 to 10 microseconds each. A model is a row of sets
of lists (bit masks); its first is the empty set, the intercept. Cells are the masks 1 ... 2^p - 1.
"""

import math

import numpy as np
from numpy.typing import NDArray

from khronika.estimating.sticks import Floats, compiled

Sets = NDArray[np.int64]

_STEPS = 60
_SETTLED = 1e-9
_VANISHED = 1e-8
_FLAT = 1e-10  # a pivot so small beside its diagonal: the cells do not determine the parameter
# Forward steps go on while a pair's likelihood ratio has p at most 0.02 (the default of Chan, Silverman and Vincent 2021): the
# quantile of the chi-square with one degree of freedom.
_WORTH_ADDING = 5.411894431054342


@compiled
def solved(matrix: Floats, right: Floats, size: int) -> bool:
    """Solves matrix x = right in place by Cholesky; False where a pivot vanishes."""
    for i in range(size):
        whole = matrix[i, i]
        for k in range(i):
            whole -= matrix[i, k] ** 2
        if not whole > _FLAT * matrix[i, i]:
            return False
        matrix[i, i] = math.sqrt(whole)
        for j in range(i + 1, size):
            part = matrix[j, i]
            for k in range(i):
                part -= matrix[j, k] * matrix[i, k]
            matrix[j, i] = part / matrix[i, i]
    for i in range(size):
        for k in range(i):
            right[i] -= matrix[i, k] * right[k]
        right[i] /= matrix[i, i]
    for i in range(size - 1, -1, -1):
        for k in range(i + 1, size):
            right[i] -= matrix[k, i] * right[k]
        right[i] /= matrix[i, i]
    return True


@compiled
def kept_of(counts: Floats, model: Sets, kept: Sets, cells: Sets) -> tuple[int, int]:
    """The sets on which somebody stands, and the cells that no other set empties."""
    sets = 0
    for each in model:
        total = 0.0
        for cell in range(1, len(counts)):
            if cell & each == each:
                total += counts[cell]
        if total > 0.0:
            kept[sets] = each
            sets += 1
    size = 0
    for cell in range(1, len(counts)):
        emptied = False
        for each in model:
            if cell & each == each:
                held = False
                for k in range(sets):
                    held |= kept[k] == each
                emptied |= not held
        if not emptied:
            cells[size] = cell
            size += 1
    return sets, size


@compiled
def fit_one(
    counts: Floats, model: Sets, kept: Sets, cells: Sets, eta: Floats, normal: Floats, right: Floats
) -> tuple[float, float]:
    """log mean of the cell of nobody, and the log-likelihood without its factorials; nan where no maximum determines it."""
    sets, size = kept_of(counts, model, kept, cells)
    for c in range(size):
        eta[c] = math.log(counts[cells[c]] + 0.5)
    settled = False
    for _ in range(_STEPS):
        normal[:sets, :sets] = 0.0
        right[:sets] = 0.0
        for c in range(size):
            mean = math.exp(eta[c])
            working = mean * eta[c] + counts[cells[c]] - mean
            for i in range(sets):
                if cells[c] & kept[i] == kept[i]:
                    right[i] += working
                    for j in range(i + 1):
                        if cells[c] & kept[j] == kept[j]:
                            normal[i, j] += mean
        if not solved(normal, right, sets):
            return np.nan, np.nan
        change = 0.0
        for c in range(size):
            now = 0.0
            for i in range(sets):
                if cells[c] & kept[i] == kept[i]:
                    now += right[i]
            now = min(max(now, -40.0), 40.0)
            change = max(change, abs(now - eta[c]))
            eta[c] = now
            if math.exp(now) < _VANISHED:
                return np.nan, np.nan
        if change < _SETTLED:
            settled = True
            break
    total = 0.0
    for c in range(size):
        total += counts[cells[c]] * eta[c] - math.exp(eta[c])
    return (right[0], total) if settled else (np.nan, np.nan)


@compiled
def least(
    counts: Floats, models: Sets, sizes: Sets, price: float, room: Sets, floats: Floats
) -> tuple[float, int]:
    """People on no list by the model of least -2 log L + price x sets, and which it is; (inf, -1) where none can be fitted."""
    best, missing, which = np.inf, np.inf, -1
    for row in range(len(models)):
        intercept, log_like = fit_one(
            counts, models[row, : sizes[row]], room[0], room[1], floats[0], floats[2:], floats[1]
        )
        score = -2.0 * log_like + price * sizes[row]
        if score < best - 1e-7 or (score < best + 1e-7 and math.exp(intercept) < missing):
            best, missing, which = min(score, best), math.exp(intercept), row
    return missing, which


@compiled
def stepped(counts: Floats, lists: int, room: Sets, floats: Floats, model: Sets) -> tuple[float, int]:
    """People on no list after pairs were added one by one, the one of largest gain first, while worth it. ``model`` gets the sets
    chosen; their number is returned. (inf, size) where the last model cannot be fitted."""
    size = lists + 1
    model[0] = 0
    for j in range(lists):
        model[j + 1] = 1 << j
    intercept, log_like = fit_one(counts, model[:size], room[0], room[1], floats[0], floats[2:], floats[1])
    while True:
        gain, pair, start = -np.inf, 0, 0.0
        for a in range(lists):
            for b in range(a + 1, lists):
                fresh = 1 << a | 1 << b
                held = False
                for k in range(size):
                    held |= model[k] == fresh
                if held:
                    continue
                model[size] = fresh
                now, better = fit_one(
                    counts, model[: size + 1], room[0], room[1], floats[0], floats[2:], floats[1]
                )
                if better - log_like > gain:
                    gain, pair, start = better - log_like, fresh, now
        if not 2.0 * gain >= _WORTH_ADDING:
            break
        model[size] = pair
        size += 1
        intercept, log_like = start, log_like + gain
    return math.exp(intercept) if math.isfinite(intercept) else np.inf, size


@compiled
def held_in(model: Sets, size: int, mask: int) -> bool:
    found = False
    for k in range(size):
        found |= model[k] == mask
    return found


@compiled
def may_change(model: Sets, size: int, mask: int, lists: int, order: int) -> int:
    """1 where the set may be added to a hierarchical model, -1 where it may be taken out, else 0."""
    number = 0
    for bit in range(lists):
        number += mask >> bit & 1
    if number < 2 or number > order or number >= lists:
        return 0
    held = held_in(model, size, mask)
    for bit in range(lists):
        inside = mask >> bit & 1
        if held and not inside and held_in(model, size, mask | 1 << bit):
            return 0
        if not held and inside and not held_in(model, size, mask & ~(1 << bit)):
            return 0
    return -1 if held else 1


@compiled
def climbed(
    counts: Floats, lists: int, order: int, price: float, room: Sets, floats: Floats, model: Sets, other: Sets
) -> tuple[float, int]:
    """People on no list by the search of ``loglinear``: from independent lists one set at a time is added or taken out, whichever
    lowers -2 log L + price x sets most, until none does. ``model`` gets the sets chosen; their number is returned."""
    size = lists + 1
    model[0] = 0
    for j in range(lists):
        model[j + 1] = 1 << j
    intercept, log_like = fit_one(counts, model[:size], room[0], room[1], floats[0], floats[2:], floats[1])
    score = -2.0 * log_like + price * size if math.isfinite(intercept) else np.inf
    missing = math.exp(intercept) if math.isfinite(intercept) else np.inf
    while True:
        best, fewest, which = score - 1e-7, np.inf, 0
        for mask in range(1 << lists):
            change = may_change(model, size, mask, lists, order)
            if not change:
                continue
            wide = 0
            for k in range(size):
                if model[k] != mask:
                    other[wide] = model[k]
                    wide += 1
            if change > 0:
                other[wide] = mask
                wide += 1
            now, better = fit_one(counts, other[:wide], room[0], room[1], floats[0], floats[2:], floats[1])
            fresh = -2.0 * better + price * wide
            if fresh < best - 1e-7 or (fresh < best + 1e-7 and which and math.exp(now) < fewest):
                best, fewest, which = min(fresh, best), math.exp(now), mask
        if not which:
            return missing, size
        if held_in(model, size, which):
            wide = 0
            for k in range(size):
                if model[k] != which:
                    model[wide] = model[k]
                    wide += 1
            size = wide
        else:
            model[size] = which
            size += 1
        score, missing = best, fewest


@compiled
def refitted(tables: Floats, lists: int, models: Sets, sizes: Sets, price: float, order: int) -> Floats:
    """People on no list for each table (a row of counts by cell), the model chosen anew for each: by ``least``; where there are no
    ``models`` by ``climbed`` with sets of up to ``order`` lists, or by ``stepped`` where that is 0."""
    out = np.empty(len(tables))
    cells = tables.shape[1]
    room, floats = np.empty((2, cells), dtype=np.int64), np.empty((cells + 2, cells))
    model, other = np.empty(cells + 1, dtype=np.int64), np.empty(cells + 1, dtype=np.int64)
    for row in range(len(tables)):
        if len(models):
            out[row] = least(tables[row], models, sizes, price, room, floats)[0]
        elif order:
            out[row] = climbed(tables[row], lists, order, price, room, floats, model, other)[0]
        else:
            out[row] = stepped(tables[row], lists, room, floats, model)[0]
    return out
