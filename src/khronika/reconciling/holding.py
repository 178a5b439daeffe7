"""Where a record that grows keeps its tables: in memory, or wherever else somebody holds them for it."""

from collections.abc import MutableMapping
from typing import Any, Protocol

from khronika.reconciling.number_index import NumberIndex
from khronika.reconciling.several import Several


class Keyed(Protocol):
    """Ids by key, each once; see ``Several``."""

    def of(self, key: Any, /) -> tuple[Any, ...]: ...
    def put(self, key: Any, value: Any, /) -> object: ...
    def drop(self, key: Any, value: Any, /) -> bool: ...
    def __contains__(self, key: Any, /) -> bool: ...


class Holding(Protocol):
    """Gives tables by name. A table asked for twice is one table. What is changed inside a value that was looked up
    counts as changed, without being put back."""

    def table(self, *name: str) -> MutableMapping[Any, Any]:
        """The table of that name, empty at first."""
        ...

    def several(self, *name: str) -> Keyed:
        """The table of that name for keys that may have many values."""
        ...

    def numbers(self, *name: str) -> Keyed:
        """The same for ids by number, which may be very many."""
        ...


class InMemory:
    """Dicts, held as long as the record."""

    def __init__(self) -> None:
        self.tables: dict[tuple[str, ...], dict[Any, Any]] = {}
        self.lists: dict[tuple[str, ...], Several[Any, Any] | NumberIndex] = {}

    def table(self, *name: str) -> dict[Any, Any]:
        return self.tables.setdefault(name, {})

    def several(self, *name: str) -> Keyed:
        return self.lists.setdefault(name, Several())

    def numbers(self, *name: str) -> Keyed:
        return self.lists.setdefault(name, NumberIndex())
