"""Canonical JSON back to nouns: ``parse(Claim, json.loads(canonical_json(claim))) == claim``.

One parser is built per type from its annotations and kept, so that a field added to a noun with a default needs no
change here, and old rows without it still parse. A key that the noun does not have is refused: it was written by
a newer khronika, and dropping it would lose evidence without a word.
"""

import dataclasses
import json
import types
from collections.abc import Callable, Hashable, Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from khronika.nouns.spans import Span
from khronika.nouns.times import PartialDate

Noun = TypeVar("Noun")
Parser = Callable[[Any], Any]


def parse_json(noun: type[Noun], text: str) -> Noun:
    """A noun from its canonical JSON text. Raises ValueError when the text is not such a noun."""
    return parse(noun, json.loads(text))


def parse(noun: type[Noun], value: Any) -> Noun:
    """A noun from JSON's own types. Raises ValueError naming the field that does not fit."""
    parser: Parser = _parser(cast(Hashable, noun))
    parsed: Noun = parser(value)
    return parsed


@cache
def _parser(kind: Any) -> Parser:
    """The parser for an annotation. Raises TypeError for one that has no canonical form."""
    if kind is Span:
        return _span
    if kind is PartialDate:
        return PartialDate.parse
    if get_origin(kind) in (Union, types.UnionType):
        return _optional(kind)
    if get_origin(kind) is tuple:
        return _tuple(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _word(kind)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _dataclass(kind)
    if kind in (str, bool, int, float):
        return _scalar(kind)
    raise TypeError(f"{kind!r} has no canonical form")


def _span(value: Any) -> Span:
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError(f"a span is [start, end], got {value!r}")
    return Span(value[0], value[1])


def _scalar(kind: type) -> Parser:
    # A float may be written without a point (500), and stays an int: equal in Python, and the bytes stay the same.
    allowed = (int, float) if kind is float else kind

    def scalar(value: Any) -> Any:
        if type(value) is kind:
            return value
        if not isinstance(value, allowed) or (isinstance(value, bool) and kind is not bool):
            raise ValueError(f"expected {kind.__name__}, got {value!r}")
        return value

    return scalar


def _word(kind: type[Enum]) -> Parser:
    members = {member.value: member for member in kind}
    return lambda value: members.get(value) or kind(value)


def _may_be_none(kind: Any) -> bool:
    return get_origin(kind) in (Union, types.UnionType) and type(None) in get_args(kind)


def _member(kind: Any) -> Any:
    """X for ``X | None``; any other kind as it is. Raises TypeError for another union."""
    if get_origin(kind) not in (Union, types.UnionType):
        return kind
    members = [member for member in get_args(kind) if member is not type(None)]
    if len(members) != 1 or not _may_be_none(kind):
        raise TypeError(f"{kind!r}: of unions, only X | None has a canonical form")
    return members[0]


def _optional(kind: Any) -> Parser:
    inner = _parser(_member(kind))
    return lambda value: None if value is None else inner(value)


def _tuple(kind: Any) -> Parser:
    arguments = get_args(kind)
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        each = _parser(arguments[0])
        return lambda value: tuple([each(item) for item in value])
    parsers = [_parser(argument) for argument in arguments]
    return lambda value: tuple(one(item) for one, item in zip(parsers, value, strict=True))


def _dataclass(kind: type) -> Parser:
    hints = get_type_hints(kind)
    parsers = {field.name: _parser(hints[field.name]) for field in dataclasses.fields(kind)}

    # Most fields of most nouns are ``None`` or a word: thousands for a page, each told without another call.
    nullable = frozenset(name for name in parsers if _may_be_none(hints[name]))
    words = frozenset(name for name in parsers if _member(hints[name]) is str)

    def build(value: Any) -> Any:
        if type(value) is not dict and not isinstance(value, Mapping):
            raise ValueError(f"{kind.__name__} is an object, got {value!r:.80}")
        fields = {}
        for name, item in value.items():
            if (item is None and name in nullable) or (type(item) is str and name in words):
                fields[name] = item
                continue
            if name not in parsers:
                raise ValueError(
                    f"{kind.__name__} has no field {name!r}; a newer khronika may have written it"
                )
            try:
                fields[name] = parsers[name](item)
            except (TypeError, ValueError) as error:
                raise ValueError(f"{kind.__name__}.{name}: {error}") from error
        try:
            return kind(**fields)
        except TypeError as error:
            raise ValueError(f"{kind.__name__}: {error}") from error

    return build
