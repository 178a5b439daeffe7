"""Pairs added up beforehand, all at once, weigh what a knot would make of them one at a time."""

import itertools

import numpy as np
import pyarrow as pa
import pytest

from khronika.linking import settling
from khronika.linking.settling import Weighed, pairs_within, settled
from khronika.linking.together import RAISED, Group, Knot, Said

_NAMED = ("given", "family", "names", "father", "place", "sex", "day", "lists")


def a_table(rng: np.random.Generator, size: int) -> pa.Table:
    years = rng.integers(1980, 1984, size).tolist()
    lacking = {
        name: pa.array([1 if told else None for told in rng.random(size) < 0.7])
        for name in ("father_key", "place_key", "held_key", "woman", "day_low")
    }
    born = {
        "born_low": years,
        "born_high": [year + each % 2 for each, year in enumerate(years)],
        "born_day": [301 if each % 3 == 0 else None for each in range(size)],
        "born_from": [724000 + each for each in range(size)],
        "born_to": [724365 + each for each in range(size)],
    }
    columns = {name: pa.array(column, pa.int32()) for name, column in born.items()}
    return pa.table({"source": pa.array(rng.integers(0, 2, size), pa.int32()), **columns, **lacking})


def test_pairs_added_up_beforehand_are_those_of_the_knot(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(7)
    tied = [[0, 3], [1, 2], [4, 6], [5, 7, 9, 11], [8, 10, 12]]
    a, b = pairs_within(tied)
    bits = {name: rng.normal(2.0, 4.0, len(a)) for name in _NAMED}
    weighed = Weighed(a, b, bits, -9.0, (1.0, -2.0), [0.1] * 12)
    table = a_table(rng, 13)
    asked: list[tuple[Group, float, float]] = []

    def without(*said: object) -> Said:
        plain, fast = Said(*said[:6]), Said(*said)  # type: ignore[arg-type]
        slow = Knot(len(plain.lists), plain)
        pairs = itertools.combinations(range(len(plain.lists)), 2)
        asked.extend((pair, slow.bits(pair), fast.two[pair]) for pair in pairs)
        return plain

    found = settled(table, tied, weighed)
    monkeypatch.setattr(settling, "Said", without)
    assert settled(table, tied, weighed) == pytest.approx(found, abs=1e-12)
    assert len(asked) == 6 + 3
    assert [one for _, one, _ in asked] == pytest.approx([other for *_, other in asked], abs=1e-12)
    assert len({round(one) for _, one, _ in asked}) > 3  # they differ, or equal ones would say nothing


def test_a_knot_of_two_has_the_odds_of_its_pair() -> None:
    table = a_table(np.random.default_rng(8), 2).drop_columns(["born_low"])
    table = table.append_column("born_low", pa.array([None, None], pa.int32()))
    table = table.set_column(table.column_names.index("source"), "source", pa.array([0, 0], pa.int32()))
    bits = {"given": np.array([6.0]), "family": np.array([5.0])}
    weighed = Weighed(np.array([0]), np.array([1]), bits, -9.0, (1.0, -2.0), [0.1] * 12)
    assert settled(table, [[0, 1]], weighed).tolist() == [6.0 + 5.0 - 9.0 - 2.0 + RAISED]
