"""The tables by which a record grows, kept in the folder: looked up one entry at a time, so that one more report costs
what its neighbours cost, however large the record is.

Entries are pickled, and a folder may come from anybody: nothing is unpickled but the classes of nouns and reconciling
that the tables hold. Claims stand in them by their ids.
"""

import io
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from datetime import date
from enum import Enum, EnumType
from hashlib import blake2b
from typing import Any, Protocol

from django.db import connection

from khronika.ledger import tables
from khronika.ledger.counting import recorded_body
from khronika.nouns import Claim
from khronika.nouns.parsing import parse_json

_ROWS_AT_ONCE = 500  # see record_reading
_FILLED_AT_ONCE = 10_000  # two values a row
_LONGEST = 150  # of a key as it is; a longer one stands under its hash
_CLASSES = ("khronika.nouns.", "khronika.reconciling.")


class Shelves:
    """A holding for ``Growing``. What was changed is written by ``put_back``, inside the caller's transaction."""

    def __init__(self, heed: Callable[[Claim], Claim] = lambda claim: claim) -> None:
        """``heed`` lays over a claim what was heeded when the record was made."""
        self._heed = heed
        self._tables: dict[str, _Table] = {}
        self._lists: dict[str, _Lists] = {}
        self._claims: dict[str, Claim] = {}

    def table(self, *name: str) -> MutableMapping[Any, Any]:
        return self._tables.setdefault(_joined(name), _Table(_joined(name), self))

    def several(self, *name: str) -> "_Lists":
        return self._lists.setdefault(_joined(name), _Lists(_joined(name), self))

    numbers = several

    def claim(self, claim_id: str) -> Claim:
        """A claim as the record was made of it. Raises KeyError."""
        if claim_id not in self._claims:
            self._claims[claim_id] = self._heed(parse_json(Claim, recorded_body(claim_id)))
        return self._claims[claim_id]

    def let_be(self, claim: Claim) -> None:
        """From now on this is the claim of its id."""
        self._claims[claim.id] = claim

    def put_back(self) -> None:
        """Writes what is not as it was taken out."""
        for table in self._tables.values():
            table.put_back()
        for several in self._lists.values():
            several.put_back()


class Filling(Protocol):
    """Tables filled in memory, each under its name, to be put on shelves."""

    @property
    def tables(self) -> Mapping[tuple[str, ...], Mapping[Any, Any]]: ...
    @property
    def lists(self) -> Mapping[tuple[str, ...], "Listed"]: ...


class Listed(Protocol):
    """Several values by key."""

    def items(self) -> Iterator[tuple[Any, tuple[Any, ...]]]: ...


def fill(held: Filling) -> None:
    """Lets the shelves hold these tables and nothing else. Must be called inside a transaction."""
    tables.Shelf.objects.all().delete()
    batch: list[tables.Shelf] = []
    for row in _rows(held):
        batch.append(row)
        if len(batch) == _FILLED_AT_ONCE:
            tables.Shelf.objects.bulk_create(batch)
            batch = []
    tables.Shelf.objects.bulk_create(batch)


def _rows(held: Filling) -> Iterator[tables.Shelf]:
    """In order, because an index is built quickly that way."""
    for name, table in held.tables.items():
        for place, key in sorted(((_place(_joined(name), key), key) for key in table), key=lambda at: at[0]):
            yield tables.Shelf(place=place, body=_packed(table[key]))
    for name, several in held.lists.items():
        for place, values in sorted((_place(_joined(name), key), values) for key, values in several.items()):
            for value in values:
                yield tables.Shelf(place=place, body=_packed(value))


class _Table(MutableMapping[Any, Any]):
    """Values by key; those looked up are held until they are put back."""

    def __init__(self, name: str, shelves: Shelves) -> None:
        self._name, self._shelves = name, shelves
        self._held: dict[Any, Any] = {}  # ``None`` where there is nothing
        self._was: dict[Any, bytes] = {}

    def get(self, key: Any, default: Any = None) -> Any:
        if key not in self._held:
            found = _bodies(_place(self._name, key))
            if found:
                self._was[key] = found[0]
            self._held[key] = _unpacked(found[0], self._shelves) if found else None
        value = self._held[key]
        return default if value is None else value

    def __getitem__(self, key: Any) -> Any:
        if (value := self.get(key)) is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key: Any, value: Any) -> None:
        self.get(key)  # so that it is known whether it stood there
        self._held[key] = value

    def __delitem__(self, key: Any) -> None:
        if self.get(key) is None:
            raise KeyError(key)
        self._held[key] = None

    def __contains__(self, key: object) -> bool:
        return self.get(key) is not None

    def __iter__(self) -> Iterator[Any]:
        raise NotImplementedError(f"all of {self._name}: nobody may go through a whole record here")

    def __len__(self) -> int:
        raise NotImplementedError(f"the size of {self._name}: nobody may go through a whole record here")

    def put_back(self) -> None:
        now = {key: _packed(value) for key, value in self._held.items() if value is not None}
        changed = [key for key in self._held if self._was.get(key) != now.get(key)]
        _delete(_place(self._name, key) for key in changed if key in self._was)
        _create((_place(self._name, key), now[key]) for key in changed if key in now)


class _Lists:
    """Several values by key. Putting one looks nothing up: some keys have very many."""

    def __init__(self, name: str, shelves: Shelves) -> None:
        self._name, self._shelves = name, shelves
        self._stood: dict[Any, dict[Any, None]] = {}  # as they were when looked up
        self._held: dict[Any, dict[Any, None]] = {}
        self._put: dict[Any, dict[Any, None]] = {}  # under keys that were not looked up

    def of(self, key: Any, /) -> tuple[Any, ...]:
        return tuple(self._looked_up(key))

    def put(self, key: Any, value: Any, /) -> None:
        (self._held[key] if key in self._held else self._put.setdefault(key, {}))[value] = None

    def drop(self, key: Any, value: Any, /) -> bool:
        held = self._looked_up(key)
        if value not in held:
            return False
        del held[value]
        return True

    def __contains__(self, key: Any, /) -> bool:
        return bool(self._looked_up(key))

    def _looked_up(self, key: Any) -> dict[Any, None]:
        if key not in self._held:
            bodies = _bodies(_place(self._name, key))
            stood = dict.fromkeys(_unpacked(body, self._shelves) for body in bodies)
            self._stood[key] = stood
            self._held[key] = stood | self._put.pop(key, {})
        return self._held[key]

    def put_back(self) -> None:
        fresh = [(key, value) for key, values in self._put.items() for value in values]
        for key, held in self._held.items():
            stood = self._stood[key]
            if gone := [_packed(value) for value in stood if value not in held]:
                rows = tables.Shelf.objects.filter(place=_place(self._name, key))
                for at in range(0, len(gone), _ROWS_AT_ONCE):
                    rows.filter(body__in=gone[at : at + _ROWS_AT_ONCE]).delete()
            fresh += [(key, value) for value in held if value not in stood]
        _create((_place(self._name, key), _packed(value)) for key, value in fresh)


def _joined(name: Iterable[str]) -> str:
    return " ".join(name)


def _place(name: str, key: Any) -> str:
    """Where an entry stands: the same in every run."""
    words = key if isinstance(key, str) else repr(key)
    place = f"{name}: {words}"
    return place if len(place) <= _LONGEST else f"#{blake2b(place.encode(), digest_size=20).hexdigest()}"


def _bodies(place: str) -> list[bytes]:
    """What stands there. Asked some thousand times for one report: a queryset takes ten times the time of the query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM ledger_shelf WHERE place = %s ORDER BY id", [place])
        return [bytes(body) for (body,) in cursor.fetchall()]


def _delete(places: Iterable[str]) -> None:
    listed = list(places)
    for at in range(0, len(listed), _ROWS_AT_ONCE):
        tables.Shelf.objects.filter(place__in=listed[at : at + _ROWS_AT_ONCE]).delete()


def _create(entries: Iterable[tuple[str, bytes]]) -> None:
    rows = [tables.Shelf(place=place, body=body) for place, body in entries]
    tables.Shelf.objects.bulk_create(rows, batch_size=_ROWS_AT_ONCE)


class _Pickler(pickle.Pickler):
    def persistent_id(self, value: object) -> str | None:
        return value.id if isinstance(value, Claim) else None


def _member(kind: object, name: str) -> Enum:
    """Python 3.11 before .4 packs a member of an enumeration as ``getattr`` of its class; of anything else that is refused."""
    if not isinstance(kind, EnumType) or not isinstance(found := kind.__members__.get(name), Enum):
        raise pickle.UnpicklingError(f"{name!r} is no member of {kind!r}")
    return found


class _Unpickler(pickle.Unpickler):
    def __init__(self, body: bytes, shelves: Shelves) -> None:
        super().__init__(io.BytesIO(body))
        self._shelves = shelves

    def persistent_load(self, claim_id: str) -> Claim:
        return self._shelves.claim(claim_id)

    def find_class(self, module: str, name: str) -> Callable[..., object]:
        if (module, name) == ("datetime", "date"):
            return date
        if (module, name) == ("builtins", "getattr"):
            return _member
        if f"{module}.".startswith(_CLASSES) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is nothing that a shelf holds")


def _packed(value: object) -> bytes:
    if type(value) is str:
        return b"s" + value.encode()
    if type(value) is int:
        return b"i" + str(value).encode()
    into = io.BytesIO(b"p")
    into.seek(1)
    _Pickler(into, protocol=5).dump(value)
    return into.getvalue()


def _unpacked(body: bytes, shelves: Shelves) -> Any:
    if body[:1] == b"s":
        return body[1:].decode()
    if body[:1] == b"i":
        return int(body[1:])
    return _Unpickler(body[1:], shelves).load()
