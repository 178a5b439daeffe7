"""Linkages averaged: alike they change nothing, unlike they widen the interval."""

import pytest

from khronika.estimating import METHODS, estimate, guarded, table_of
from khronika.estimating import assumptions as words
from khronika.estimating.linkages import DRAWN, averaged_and_guarded, averaged_over
from khronika.estimating.tables import Table
from khronika.nouns import Estimate, NoEstimate


def linked(both: int) -> Table:
    """Three lists; ``both`` people are found to stand on the first two, instead of as many more on each alone."""
    cells = {1: 120 - both, 2: 100 - both, 4: 70, 3: both, 5: 20, 6: 15, 7: 5}
    return table_of(("a", "b", "c"), cells)


def test_linkages_that_agree_change_nothing() -> None:
    alone = estimate(linked(30), "graphs").outcome
    found = averaged_over([linked(30)] * 4, seed=1)
    assert isinstance(alone, Estimate)
    assert isinstance(found, Estimate)
    assert (found.low, found.point, found.high) == (alone.low, alone.point, alone.high)
    assert found.observed == alone.observed


def width(found: Estimate | NoEstimate | None) -> float:
    assert isinstance(found, Estimate), found
    return found.high - found.low


@pytest.mark.parametrize("method", METHODS)
def test_doubt_of_linking_widens_the_interval_by_every_method(method: str) -> None:
    alone = estimate(linked(30), method, seed=1).outcome
    found = averaged_over([linked(15), linked(45)], seed=1, method=method)
    assert width(found) > 1.4 * width(alone)
    assert isinstance(found, Estimate)
    assert found.observed == linked(45).observed
    assert DRAWN in found.assumptions
    assert words.LINKED not in found.assumptions


@pytest.mark.parametrize("method", ["graphs", "loglinear"])
def test_the_more_doubt_the_wider(method: str) -> None:
    doubts = [[linked(30)] * 2, [linked(25), linked(35)], [linked(20), linked(40)], [linked(15), linked(45)]]
    drawn = [averaged_and_guarded(tables, seed=1, method=method) for tables in doubts]
    widths = [width(found) for found, _ in drawn]
    assert widths == sorted(set(widths))
    guards = [over for _, over in drawn]
    if method == "graphs":
        assert [width(over) for over in guards] == sorted({width(over) for over in guards})
    else:
        assert guards == [None] * 4


def test_the_guarded_interval_over_one_linkage_is_that_of_its_table() -> None:
    answer = estimate(linked(30), "graphs")
    assert isinstance(answer.outcome, Estimate)
    assert answer.averaged is not None
    once = guarded(answer.outcome, answer.averaged)
    _, over = averaged_and_guarded([linked(30)] * 3, seed=1)
    assert isinstance(once, Estimate)
    assert isinstance(over, Estimate)
    assert (over.low, over.point, over.high) == (once.low, once.point, once.high)
    assert over.method == "graphs, guarded, linkages averaged"
    assert {each.id for each in over.assumptions} == {each.id for each in once.assumptions} - {"linked"} | {
        "linked-drawn"
    }
    assert ("linkages drawn", "3") in over.settings


def test_the_guarded_interval_is_refused_where_linkages_refute_every_graph_together() -> None:
    fits = linked(30)
    refuted = table_of(("a", "b", "c"), {1: 300, 2: 280, 4: 290, 3: 20, 5: 18, 6: 22, 7: 90})
    _, over = averaged_and_guarded([refuted] * 3 + [fits], seed=1)
    assert isinstance(over, NoEstimate)
    assert over.rule == "guarded.all-depend"
    _, over = averaged_and_guarded([refuted] + [fits] * 3, seed=1)
    assert isinstance(over, Estimate)


def test_linkages_that_bear_no_estimate_refuse_the_sum() -> None:
    found = averaged_over([linked(30), table_of(("a", "b"), {1: 5, 2: 5, 3: 5})], seed=1)
    assert isinstance(found, NoEstimate)
    assert found.rule == "estimate.linkages-refused"
