"""Things that last some days, found by the days they meet, without a look at the rest."""

from collections.abc import Iterator

from khronika.nouns import When


class Intervals:
    """Ids by period. What lasts 2^k days or fewer lies in one or two cells of 2^k days, so that a look-up opens a
    few cells a length, however many ids there are. Periods must be closed at both ends."""

    def __init__(self) -> None:
        self._levels: dict[int, dict[int, dict[str, tuple[int, int]]]] = {}
        self._spans: dict[
            tuple[int, int], tuple[int, int]
        ] = {}  # each once: a record has few, on very many ids

    @staticmethod
    def _span(when: When) -> tuple[int, int, int]:
        first, last = when.bounds()
        low, high = first.toordinal(), last.toordinal()
        return low, high, (high - low).bit_length()

    def put(self, key: str, when: When) -> None:
        """Adds the id under its period."""
        low, high, level = self._span(when)
        span = self._spans.setdefault((low, high), (low, high))
        cells = self._levels.setdefault(level, {})
        for cell in {low >> level, high >> level}:
            cells.setdefault(cell, {})[key] = span

    def drop(self, key: str, when: When) -> None:
        """Removes the id from its period, if it is there."""
        low, high, level = self._span(when)
        cells = self._levels.get(level, {})
        for cell in {low >> level, high >> level}:
            held = cells.get(cell, {})
            held.pop(key, None)
            if not held:
                cells.pop(cell, None)

    def meeting(self, when: When) -> Iterator[str]:
        """Every id whose days meet ``when``, each once, in no promised order."""
        first, last, _ = self._span(when)
        for level, cells in self._levels.items():
            from_cell, to_cell = first >> level, last >> level
            wanted = range(from_cell, to_cell + 1)
            for cell in (
                wanted if len(wanted) < len(cells) else [c for c in cells if from_cell <= c <= to_cell]
            ):
                for key, (low, high) in cells.get(cell, {}).items():
                    # An id in two cells is told from the first of them that was asked for.
                    if low <= last and first <= high and cell == max(low >> level, from_cell):
                        yield key
