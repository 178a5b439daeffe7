"""Estimates, the same with a list left out, and strata added up; with each refusal."""

from functools import lru_cache

import pytest

from khronika.estimating import (
    METHODS,
    edges_of,
    estimate,
    graphs_of,
    in_stratum,
    pooled,
    sensitivity,
    table_of,
    without_each,
)
from khronika.nouns import Estimate, NoEstimate
from tests.estimating.make import drawn, table

PEOPLE = drawn(900, [0.4, 0.3, 0.5], 3)


@lru_cache
def of_people(method: str) -> Estimate | NoEstimate:
    """Two tests look at it; chains and bootstraps take seconds."""
    return estimate(PEOPLE, method, seed=7).outcome


@pytest.mark.parametrize("method", METHODS)
def test_an_estimate_says_what_it_rests_on(method: str) -> None:
    people, outcome = PEOPLE, of_people(method)
    assert isinstance(outcome, Estimate)
    assert outcome.observed == people.observed <= outcome.low <= outcome.point <= outcome.high
    assert outcome.inputs == people.inputs
    assert outcome.seed == 7
    taken = {"closed", "linked", "reached", method, "prior-1-over-n" if method == "classes" else "alike"}
    assert taken <= {each.id for each in outcome.assumptions}
    for each in outcome.assumptions:
        assert all(each.words(lang) for lang in ("en", "ru", "kk"))
    assert outcome.settings


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("cells", "rule"),
    [
        ([5, 4, 2], "estimate.few-lists"),
        ([9, 8, 0, 7, 0, 0, 0], "estimate.no-overlap"),
        ([9, 8, 3, 7, 0, 0, 0], "estimate.no-overlap"),
        ([9, 8, 5, 0, 4, 0, 2], "estimate.inside"),
        ([0, 0, 0, 0, 0, 0, 9], "estimate.inside"),
    ],
)
def test_lists_that_bear_no_estimate(method: str, cells: list[int], rule: str) -> None:
    answer = estimate(table(cells), method)
    assert isinstance(answer.outcome, NoEstimate)
    assert answer.outcome.rule == rule
    assert answer.outcome.reason
    assert answer.outcome.remedy


def test_an_unknown_method_is_an_error() -> None:
    with pytest.raises(KeyError):
        estimate(drawn(100, [0.5] * 3, 1), "guess")


@pytest.mark.parametrize("method", METHODS)
def test_a_list_of_nobody_changes_no_number(method: str) -> None:
    people = PEOPLE
    cells = {mask: int(count) for mask, count in enumerate(people.counts)}
    wider = table_of((*people.lists, "nobody"), cells)
    one, other = of_people(method), estimate(wider, method, seed=7).outcome
    assert isinstance(one, Estimate)
    assert isinstance(other, Estimate)
    assert (one.point, one.low, one.high) == (other.point, other.low, other.high)
    assert set(other.notes) - set(one.notes) == {"list nobody names nobody and is left out"}


def test_sensitivity_moves_only_those_on_no_list() -> None:
    outcome = estimate(drawn(900, [0.4, 0.3, 0.5], 3), "graphs").outcome
    assert isinstance(outcome, Estimate)
    seen = outcome.observed
    for factor, point, low, high in sensitivity(outcome):
        assert (point - seen, low - seen, high - seen) == pytest.approx(
            tuple(factor * (end - seen) for end in (outcome.point, outcome.low, outcome.high))
        )
    assert {factor for factor, *_ in sensitivity(outcome)} == {0.5, 2.0}


def test_each_list_left_out() -> None:
    people = drawn(900, [0.4, 0.3, 0.5, 0.2], 3)
    found = without_each(people, "graphs")
    assert list(found) == list(people.lists)
    for name, answer in found.items():
        assert isinstance(answer.outcome, Estimate)
        assert name not in answer.outcome.lists
        assert answer.outcome.observed < people.observed
    assert without_each(drawn(900, [0.4, 0.3, 0.5], 3), "graphs") == {}


def test_strata_are_added() -> None:
    parts = {"north": drawn(500, [0.4, 0.3, 0.5], 1), "south": drawn(700, [0.3, 0.4, 0.4], 2)}
    answers = {name: estimate(each, "graphs") for name, each in parts.items()}
    total = pooled(answers)
    assert isinstance(total, Estimate)
    assert total.observed == sum(each.observed for each in parts.values())
    means = [each.averaged.posterior.mean for each in answers.values() if each.averaged]
    assert total.point == pytest.approx(sum(means), rel=0.01)
    widths = [
        each.outcome.high - each.outcome.low
        for each in answers.values()
        if isinstance(each.outcome, Estimate)
    ]
    assert max(widths) < total.high - total.low < sum(widths)
    assert "strata" in {each.id for each in total.assumptions}
    assert in_stratum(answers["north"], "north").outcome.stratum == "north"


def test_one_stratum_refused_is_no_sum() -> None:
    answers = {
        "north": estimate(drawn(500, [0.4, 0.3, 0.5], 1), "graphs"),
        "south": estimate(table([5, 4, 2]), "graphs"),
    }
    total = pooled(answers)
    assert isinstance(total, NoEstimate)
    assert total.rule == "estimate.stratum-refused"
    assert "south" in total.reason


def test_dependent_lists_are_seen() -> None:
    people = drawn(3000, [0.3, 0.2, 0.3], 5, follows=0.6)
    averaged = estimate(people, "graphs").averaged
    assert averaged is not None
    chances = {(a, b): chance for a, b, chance in edges_of(people, averaged)}
    assert chances[("alpha", "beta")] > 0.99
    name, chance = graphs_of(people, averaged)[0]
    assert "alpha+beta" in name
    assert 0.3 < chance <= 1


def test_lists_that_all_depend_on_each_other_are_said_to() -> None:
    """Each pair depends, which no graph but the complete one can hold."""
    outcome = estimate(table([4000, 5000, 2000, 6000, 3000, 2500, 4500]), "graphs").outcome
    assert isinstance(outcome, Estimate)
    assert any("all lists depend on each other" in note for note in outcome.notes)
    plain = estimate(drawn(900, [0.4, 0.3, 0.5], 3), "graphs").outcome
    assert isinstance(plain, Estimate)
    assert plain.notes == ()
