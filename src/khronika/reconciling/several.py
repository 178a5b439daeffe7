"""Keys with few values each, held small: most have one, and sets of one would be half of a record's memory."""

from collections.abc import Iterator, MutableMapping
from typing import Any, Generic, TypeVar

_Key = TypeVar("_Key")
_Each = TypeVar("_Each")

_MANY = 32  # values of one key from which a dict is quicker than a tuple gone through


class Several(Generic[_Key, _Each]):
    """Values by key, each once, in the order in which they came. A value stands for itself while it is the only one;
    so values must be no tuples or dicts."""

    __slots__ = ("_held",)

    def __init__(self, held: MutableMapping[_Key, Any] | None = None) -> None:
        self._held: MutableMapping[_Key, Any] = {} if held is None else held

    def of(self, key: _Key) -> tuple[_Each, ...]:
        """The values of a key; none where there is no such key."""
        held = self._held.get(key)
        if held is None:
            return ()
        if type(held) is tuple:
            return held
        return tuple(held) if type(held) is dict else (held,)

    def put(self, key: _Key, value: _Each) -> bool:
        """Adds the value. False where it stood there."""
        held = self._held.get(key)
        if held is None:
            self._held[key] = value
        elif type(held) is dict:
            if value in held:
                return False
            held[value] = None
        elif type(held) is tuple:
            if value in held:
                return False
            more = (*held, value)
            self._held[key] = more if len(more) < _MANY else dict.fromkeys(more)
        elif held == value:
            return False
        else:
            self._held[key] = (held, value)
        return True

    def drop(self, key: _Key, value: _Each) -> bool:
        """Takes the value out. False where it did not stand there."""
        held = self._held.get(key)
        if held is None:
            return False
        if type(held) is dict:
            if value not in held:
                return False
            del held[value]
            left: tuple[_Each, ...] = tuple(held) if len(held) < _MANY // 2 else ()
            if not left:
                return True
        else:
            before = held if type(held) is tuple else (held,)
            left = tuple(each for each in before if each != value)
            if len(left) == len(before):
                return False
        if left:
            self._held[key] = left if len(left) > 1 else left[0]
        else:
            del self._held[key]
        return True

    def set(self, key: _Key, values: tuple[_Each, ...]) -> None:
        """These, each different, in the place of what the key had; none takes the key out."""
        if not values:
            self._held.pop(key, None)
        elif len(values) == 1:
            self._held[key] = values[0]
        else:
            self._held[key] = values if len(values) < _MANY else dict.fromkeys(values)

    def pop(self, key: _Key) -> tuple[_Each, ...]:
        """The values of a key, which is then without any."""
        values = self.of(key)
        if values:
            del self._held[key]
        return values

    def items(self) -> Iterator[tuple[_Key, tuple[_Each, ...]]]:
        """Every key with its values."""
        return ((key, self.of(key)) for key in self._held)

    def __contains__(self, key: _Key) -> bool:
        return key in self._held
