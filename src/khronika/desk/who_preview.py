"""What holding two for one would change, before it is recorded: of which questions the number of independent sources."""

from collections.abc import Sequence
from dataclasses import dataclass

from khronika.desk.titles import neighbours
from khronika.ledger import access, heeding, parties
from khronika.nouns import Sort
from khronika.reconciling.bodies import is_countable

MOST = 50


@dataclass(frozen=True, slots=True)
class Change:
    """``near`` is a question as lists show it; how many independent sources stand behind it ``before`` and ``after``."""

    id: str
    near: object
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Preview:
    """``left`` more questions change than are shown. ``touched`` is behind how many questions the two stand at all."""

    changes: tuple[Change, ...]
    left: int
    touched: int


def preview(sort: Sort, one: str, other: str) -> Preview:
    """Of merging the parties of these keys. By the sources as they stand: a number that is printed without a source, and is put to
    one of the two, is counted only once it is recorded."""
    if sort not in (Sort.SOURCE, Sort.OUTLET):
        return Preview((), 0, 0)
    heed = heeding.current()
    keys = [*heed.keys(sort, one), *heed.keys(sort, other)]
    behind = parties.behind(sort, keys)
    counted = {
        question: (_many(primaries, []), _many(primaries, _printed(sort, keys)))
        for question, primaries in behind.items()
    }
    changed = sorted(question for question, (before, after) in counted.items() if before != after)
    rows = access.questions_by_id(changed[:MOST])
    near = {row.id: each for row, each in zip(rows, neighbours(tuple(rows))[0], strict=True)}
    shown = tuple(Change(row.id, near[row.id], *counted[row.id]) for row in rows)
    return Preview(shown, max(len(changed) - MOST, 0), len(behind))


def _printed(sort: Sort, keys: Sequence[str]) -> list[str]:
    return [f"outlet:{key}" if sort is Sort.OUTLET else key for key in keys]


def _many(primaries: set[str], same: Sequence[str]) -> int:
    """How many can be told apart where these are one."""
    found = {"one" if _is_of(key, same) else key for key in primaries if is_countable(key)}
    return len(found)


def _is_of(primary: str, same: Sequence[str]) -> bool:
    return any(primary == key or (key.endswith("/?") and primary.startswith(key[:-1])) for key in same)
