"""Entries of a knot weighed together: rarity once, slips against the whole group, and odds that lead back to the groups found."""

import itertools

import numpy as np

from khronika.linking.clusters import clusters
from khronika.linking.together import MOST_ENTRIES, Group, Knot, Said, knots

Table = list[list[float]]


def table(size: int, bits: dict[tuple[int, int], float], other: float = 0.0) -> Table:
    square = [[other] * size for _ in range(size)]
    for (a, b), each in bits.items():
        square[a][b] = square[b][a] = each
    for each in range(size):
        square[each][each] = 0.0
    return square


def said(
    size: int,
    *centred: Table,
    day: Table | None = None,
    each: float = -9.0,
    lists: list[int] | None = None,
    twice: float = 0.0,
) -> Said:
    everyone = [True] * size
    return Said(
        [(one, everyone) for one in centred],
        (day or table(size, {}), everyone),
        lambda group: 0.0,
        lists or list(range(size)),
        twice,
        each,
    )


def test_a_rare_name_is_counted_once_for_each_further_entry() -> None:
    knot = Knot(3, said(3, table(3, {}, other=10.0)))
    assert knot.bits((0, 1, 2)) == 2 * (10.0 - 9.0)  # by pairs it would be three times


def test_two_entries_that_agree_on_another_town_are_two_errors_not_one() -> None:
    town = table(4, {(0, 1): 3.0, (2, 3): 3.0}, other=-4.0)
    knot = Knot(4, said(4, table(4, {}, other=12.0), town))
    assert sorted(knot.groups) == [(0, 1), (2, 3)]
    assert knot.bits((0, 1, 2, 3)) == 3 * 3.0 + 3.0 - 2 * 4.0


def test_days_go_along_a_chain_since_one_may_be_detained_twice() -> None:
    day = table(4, {(0, 1): 3.0, (2, 3): 3.0}, other=-4.0)
    knot = Knot(4, said(4, table(4, {}, other=18.0), day=day))
    assert knot.groups == [(0, 1, 2, 3)]
    assert knot.bits((0, 1, 2, 3)) == 3 * 9.0 + 3.0 + 3.0 - 4.0


def test_once_more_on_a_list_costs_once_for_each_time() -> None:
    twice = Knot(3, said(3, table(3, {}, other=12.0), lists=[0, 0, 1], twice=-2.0))
    again = Knot(3, said(3, table(3, {}, other=12.0), lists=[0, 0, 0], twice=-2.0))
    assert twice.bits((0, 1, 2)) - again.bits((0, 1, 2)) == 2.0


def test_odds_lead_back_to_the_groups() -> None:
    rng = np.random.default_rng(5)
    for _ in range(40):
        name = rng.normal(9.0, 6.0, (7, 7))
        knot = Knot(7, said(7, ((name + name.T) / 2).tolist()))
        groups, _ = clusters(7, knot.odds(), {})
        found: dict[int, list[int]] = {}
        for entry, group in enumerate(groups):
            found.setdefault(group, []).append(entry)
        assert sorted(map(tuple, found.values())) == sorted(knot.groups)


def test_no_single_move_betters_what_was_found() -> None:
    rng = np.random.default_rng(6)
    for _ in range(40):
        name = rng.normal(9.0, 6.0, (6, 6))
        knot = Knot(6, said(6, ((name + name.T) / 2).tolist()))
        held = sum(knot.bits(group) for group in knot.groups)
        for entry, group in itertools.product(range(6), [*knot.groups, ()]):
            assert held >= moved(knot, entry, group) - 1e-9


def moved(knot: Knot, entry: int, to: Group) -> float:
    groups = [tuple(each for each in group if each != entry) for group in knot.groups if group != to]
    return sum(knot.bits(group) for group in [*groups, tuple(sorted({*to, entry}))])


def test_knots_leave_out_what_is_certain_and_are_cut_where_they_are_too_large() -> None:
    a, b = np.array([0, 2, 3, 2]), np.array([1, 3, 4, 4])
    assert knots(a, b, np.array([0.99, 0.99, 0.5, 0.2]), 5) == [[2, 3, 4]]
    chain = np.arange(2 * MOST_ENTRIES)
    chance = np.where(chain == MOST_ENTRIES, 0.05, 0.5)
    first, second = (
        knots(chain, chain + 1, chance, len(chain) + 1),
        knots(chain, chain + 1, np.full(len(chain), 0.5), len(chain) + 1),
    )
    assert max(map(len, first)) <= MOST_ENTRIES
    assert second == []  # too large at every tie: its pairs stay as they are
