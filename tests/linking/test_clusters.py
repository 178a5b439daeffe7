"""People from pairs: decisions first, no chain of families, refusals respected."""

from khronika.linking.clusters import clusters
from khronika.nouns import Bond


def test_likely_pairs_make_people_and_others_stay_alone() -> None:
    assert clusters(4, {(0, 1): 9.0, (2, 3): -3.0}, {}) == ([0, 0, 1, 2], [])


def test_one_likely_pair_does_not_chain_two_groups() -> None:
    odds = {(0, 1): 9.0, (2, 3): 9.0, (1, 2): 3.0, (0, 2): -6.0, (0, 3): -6.0, (1, 3): -6.0}
    groups, _ = clusters(4, odds, {})
    assert groups == [0, 0, 1, 1]


def test_a_missing_pair_is_made_up_for_by_the_others() -> None:
    groups, _ = clusters(3, {(0, 1): 9.0, (1, 2): 9.0}, {})
    assert groups == [0, 0, 0]


def test_decisions_go_before_probabilities() -> None:
    groups, _ = clusters(3, {(0, 1): 11.0, (1, 2): -9.0}, {(0, 1): Bond.DIFFERENT, (1, 2): Bond.SAME})
    assert groups == [0, 1, 1]


def test_different_keeps_whole_groups_apart() -> None:
    groups, _ = clusters(3, {(0, 1): 11.0, (1, 2): 9.0, (0, 2): 9.0}, {(0, 2): Bond.DIFFERENT})
    assert groups == [0, 0, 1]


def test_unsure_decides_nothing() -> None:
    assert clusters(2, {(0, 1): 9.0}, {(0, 1): Bond.UNSURE})[0] == [0, 0]


def test_decisions_that_contradict_are_said() -> None:
    rulings = {(0, 1): Bond.SAME, (1, 2): Bond.SAME, (0, 2): Bond.DIFFERENT}
    assert clusters(3, {}, rulings) == ([0, 0, 0], [(0, 2)])


def test_a_pair_is_joined_where_more_speaks_for_it_than_against() -> None:
    assert clusters(2, {(0, 1): 0.1}, {})[0] == [0, 0]
    assert clusters(2, {(0, 1): -0.1}, {})[0] == [0, 1]
    assert clusters(3, {(0, 1): 9.0, (1, 2): 0.3, (0, 2): -2.0}, {})[0] == [0, 0, 1]
