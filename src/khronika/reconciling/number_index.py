"""Which ids stand under which number, a few times as many as claims: in two arrays, and what came lately in a dict."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from khronika.reconciling.several import Several

_LATELY = 50_000  # entries kept in a dict before they are sorted into the arrays; a fourth of the arrays, if that is more
_GONE = 2**32 - 1


class NumberIndex:
    """Ids by numbers below 2^63. A dict of a million claims' numbers takes some 400 bytes a claim, this some 60."""

    def __init__(self) -> None:
        self._lately: Several[int, str] = Several()
        self._late = 0
        self._numbers: NDArray[np.int64] = np.empty(0, np.int64)  # sorted
        self._places: NDArray[np.uint32] = np.empty(
            0, np.uint32
        )  # each number's id, by its place among the ids
        self._ids: list[str] = []

    def of(self, number: int) -> tuple[str, ...]:
        """The ids under the number, each once."""
        lately = self._lately.of(number)
        known = [self._ids[place] for place in self._standing(number)]
        return (*known, *lately) if known else lately

    def put(self, number: int, key: str) -> bool:
        """Adds the id under the number. False where it stood there."""
        if any(self._ids[place] == key for place in self._standing(number)):
            return False
        if not self._lately.put(number, key):
            return False
        self._late += 1
        if self._late > max(_LATELY, len(self._numbers) // 4):
            self._sort_in()
        return True

    def drop(self, number: int, key: str) -> bool:
        """Removes the id from the number. False where it did not stand there."""
        if self._lately.drop(number, key):
            self._late -= 1
            return True
        at = int(np.searchsorted(self._numbers, number))
        while at < len(self._numbers) and self._numbers[at] == number:
            place = int(self._places[at])
            if place != _GONE and self._ids[place] == key:
                self._places[at] = _GONE
                return True
            at += 1
        return False

    def __contains__(self, number: int) -> bool:
        return bool(self.of(number))

    def items(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Every number with its ids."""
        self._sort_in()
        for number in np.unique(self._numbers[self._places != _GONE]).tolist():
            yield number, self.of(number)

    def _standing(self, number: int) -> Iterator[int]:
        numbers, places = self._numbers, self._places
        at = int(numbers.searchsorted(number)) if len(numbers) else 0
        while at < len(numbers) and numbers[at] == number:
            if places[at] != _GONE:
                yield int(places[at])
            at += 1

    def _sort_in(self) -> None:
        at: dict[str, int] = {}
        late_numbers = np.empty(self._late, np.int64)
        late_places = np.empty(self._late, np.uint32)
        row = 0
        for number, keys in self._lately.items():
            for key in keys:
                late_numbers[row] = number
                late_places[row] = at.setdefault(key, len(self._ids) + len(at))
                row += 1
        self._ids.extend(at)
        standing = self._places != _GONE
        numbers = np.concatenate((self._numbers[standing], late_numbers))
        places = np.concatenate((self._places[standing], late_places))
        order = np.argsort(numbers, kind="stable")
        self._numbers, self._places = numbers[order], places[order]
        self._lately, self._late = Several(), 0
