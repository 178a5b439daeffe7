"""Things that last some days, found by the days they meet, without a look at the rest."""

from collections.abc import Iterator

from khronika.nouns import When
from khronika.reconciling.holding import Holding, InMemory

_DAY = 24  # bits that hold the number of any day
_FEW = 64  # cells looked up one by one; from more on, those that hold anything are gone through
_CELL, _CELLS, _COARSE, _LEVELS = range(4)


class Intervals:
    """Ids by period. Those of one period stand together, and a period of 2^k days or fewer lies in one or two cells of
    2^k days; so a look-up opens a few cells a length, however many ids there are. Periods must be closed at both
    ends."""

    __slots__ = ("_ids", "_opened")

    def __init__(self, holding: Holding | None = None, *name: str) -> None:
        held = holding or InMemory()
        self._ids = held.several(*name, "ids")  # by period
        # Periods by cell; cells by 64 of them, those by level, and the levels: what holds anything at all.
        self._opened = held.several(*name, "cells")

    @staticmethod
    def _span(when: When) -> tuple[int, int]:
        first, last = when.bounds()
        return first.toordinal(), last.toordinal()

    @staticmethod
    def _at(what: int, level: int, number: int) -> int:
        return ((what << 5 | level) << _DAY) | number

    def put(self, key: str, when: When) -> None:
        """Adds the id under its period."""
        low, high = self._span(when)
        span = low << _DAY | high
        fresh = span not in self._ids
        self._ids.put(span, key)
        if not fresh:
            return
        level = (high - low).bit_length()
        for cell in {low >> level, high >> level}:
            self._opened.put(self._at(_CELL, level, cell), span)
            self._opened.put(self._at(_CELLS, level, cell // _FEW), cell)
            self._opened.put(self._at(_COARSE, level, 0), cell // _FEW)
        self._opened.put(self._at(_LEVELS, 0, 0), level)

    def drop(self, key: str, when: When) -> None:
        """Removes the id from its period, if it is there."""
        low, high = self._span(when)
        span = low << _DAY | high
        if not self._ids.drop(span, key) or span in self._ids:
            return
        level = (high - low).bit_length()
        for cell in {low >> level, high >> level}:
            self._opened.drop(self._at(_CELL, level, cell), span)
            if self._at(_CELL, level, cell) in self._opened:
                continue
            self._opened.drop(self._at(_CELLS, level, cell // _FEW), cell)
            if self._at(_CELLS, level, cell // _FEW) not in self._opened:
                self._opened.drop(self._at(_COARSE, level, 0), cell // _FEW)
        if self._at(_COARSE, level, 0) not in self._opened:
            self._opened.drop(self._at(_LEVELS, 0, 0), level)

    def meeting(self, when: When) -> Iterator[str]:
        """Every id whose days meet ``when``, each once, in no promised order."""
        first, last = self._span(when)
        for level in self._opened.of(self._at(_LEVELS, 0, 0)):
            from_cell = first >> level
            for cell in self._cells(level, from_cell, last >> level):
                for span in self._opened.of(self._at(_CELL, level, cell)):
                    low, high = span >> _DAY, span & ((1 << _DAY) - 1)
                    # A period in two cells is told from the first of them that was asked for.
                    if low <= last and first <= high and cell == max(low >> level, from_cell):
                        yield from self._ids.of(span)

    def _cells(self, level: int, first: int, last: int) -> Iterator[int]:
        if last - first < _FEW:
            yield from range(first, last + 1)
            return
        for coarse in self._opened.of(self._at(_COARSE, level, 0)):
            if first // _FEW <= coarse <= last // _FEW:
                for cell in self._opened.of(self._at(_CELLS, level, coarse)):
                    if first <= cell <= last:
                        yield cell
