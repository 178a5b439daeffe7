"""One way to write a value down, so that equal values have equal bytes and ids.

Canonical JSON here: UTF-8, keys sorted, no spaces, no NaN, enums as their words, dataclasses as objects,
spans and dates as their short forms. Two values that are equal give the same bytes on every Python we support.
"""

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from enum import Enum
from typing import Any


def plain(value: Any) -> Any:
    """``value`` as JSON's own types. Raises TypeError for anything that has no canonical form."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if callable(short := getattr(type(value), "short", None)):
        return short(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, frozenset | set):
        return sorted((plain(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    raise TypeError(f"{type(value).__name__} has no canonical form; give it short() or make it a dataclass")


def canonical_json(value: Any) -> str:
    """``value`` as canonical JSON text."""
    return json.dumps(
        plain(value), sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )


def digest(data: bytes) -> str:
    """SHA-256 of ``data``, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def make_id(prefix: str, *parts: Any) -> str:
    """An id such as ``c-1f0a...``: the prefix and 80 bits of the hash of the parts' canonical JSON.

    80 bits keep a clash below one in a million up to a billion ids; the parts themselves are stored beside it.
    """
    return f"{prefix}-{digest(canonical_json(parts).encode())[:20]}"
