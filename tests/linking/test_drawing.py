"""Linkages come as often as their probabilities say, and decisions hold in each."""

import pytest

from khronika.linking import drawn_linkages, overlap
from khronika.nouns import Bond


def together(odds: float, draws: int = 4000) -> float:
    drawn = drawn_linkages([0, 1], {(0, 1): odds}, {}, draws=draws, seed=1)
    return sum(groups[0] == groups[1] for groups in drawn) / draws


@pytest.mark.parametrize(("odds", "probability"), [(0.0, 0.5), (2.0, 0.8), (-3.0, 1 / 9)])
def test_two_records_are_one_person_as_often_as_said(odds: float, probability: float) -> None:
    assert together(odds) == pytest.approx(probability, abs=0.025)  # three standard errors


def test_what_fellows_say_is_not_counted_once_for_each_of_them() -> None:
    drawn = drawn_linkages([0, 0, 1], {(0, 1): 12.0, (0, 2): 2.0, (1, 2): 2.0}, {}, draws=4000, seed=1)
    joined = sum(groups[0] == groups[2] for groups in drawn) / 4000
    assert joined == pytest.approx(0.8, abs=0.025)  # and not 16 in 17


def test_decisions_hold_in_every_draw() -> None:
    rulings = {(0, 1): Bond.SAME, (1, 2): Bond.DIFFERENT}
    for groups in drawn_linkages(
        [0, 0, 1], {(0, 1): -9.0, (1, 2): 9.0, (0, 2): 9.0}, rulings, draws=50, seed=3
    ):
        assert groups[0] == groups[1] != groups[2]


def test_equal_seeds_give_equal_draws() -> None:
    odds = {(0, 1): 0.5, (1, 2): 0.1, (0, 2): -0.3}
    first, again = (list(drawn_linkages([0, 1, 2], odds, {}, draws=20, seed=7)) for _ in range(2))
    assert first == again
    assert len({tuple(groups) for groups in first}) > 1


def test_a_person_twice_on_one_list_counts_once() -> None:
    assert overlap([0, 0, 0, 1], [0, 0, 1, 1]) == {0b11: 1, 0b10: 1}
