"""Linkages averaged: alike they change nothing, unlike they widen the interval."""

from khronika.estimating import estimate, table_of
from khronika.estimating.linkages import DRAWN, averaged_over
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


def test_doubt_of_linking_widens_the_interval() -> None:
    alone = estimate(linked(30), "graphs").outcome
    found = averaged_over([linked(15), linked(30), linked(45)], seed=1)
    assert isinstance(alone, Estimate)
    assert isinstance(found, Estimate)
    assert found.high - found.low > alone.high - alone.low
    assert found.observed == linked(45).observed
    assert DRAWN in found.assumptions


def test_linkages_that_bear_no_estimate_refuse_the_sum() -> None:
    found = averaged_over([linked(30), table_of(("a", "b"), {1: 5, 2: 5, 3: 5})], seed=1)
    assert isinstance(found, NoEstimate)
    assert found.rule == "estimate.linkages-refused"
